public import NumericKernels

/// Chooses which candidates to open.
///
/// Implementations are values. Every draw comes from `random`, so equal inputs give equal plans on every machine.
public protocol SitingAlgorithm: Sendable {
  /// The word used in scenario files and report tables, such as `greedy-swap`.
  static var name: String { get }

  /// The best choice found: fixed sites and as many others as the problem asks for, in order.
  func choose(_ problem: CoveringProblem, random: inout RandomStream) -> Choice
}

/// What an algorithm hands back; its value is worked out by the problem, not by the algorithm.
public struct Choice: Sendable {
  public let sites: [Int32]
  /// Moves looked at: a measure of work that does not depend on the machine.
  public let workUnits: Int
  public let stopReason: String
}

/// A choice with its certificate.
public struct Placement: Codable, Hashable, Sendable {
  public let sites: [Int32]
  public let value: Int64
  /// No choice of equally many sites is worth more.
  public let bound: Int64
  public let algorithm: String
  public let stopReason: String
  public let workUnits: Int

  /// Only with a proof: the value meets the bound.
  public var isProvenOptimal: Bool { value == bound }
  public var gapShare: Double { value == 0 ? 0 : Double(bound - value) / Double(value) }
}

/// The algorithms a scenario may name, in order of strength.
public enum SitingCatalogue {
  public static let algorithms: [any SitingAlgorithm] = [LazyGreedy(), GreedySwap()]

  public static var names: [String] { algorithms.map { type(of: $0).name } }

  /// Runs an algorithm and certifies its choice.
  ///
  /// - Throws: `SitingError.unknownAlgorithm`.
  public static func place(
    _ problem: CoveringProblem, algorithm: String, seed: UInt64
  ) throws(SitingError) -> Placement {
    guard let chosen = algorithms.first(where: { type(of: $0).name == algorithm }) else {
      throw .unknownAlgorithm(algorithm, known: names)
    }
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("siting.\(algorithm)"))
    let choice = chosen.choose(problem, random: &random)
    let value = problem.value(of: choice.sites)
    let bound = LagrangianBound(problem).bound(incumbent: value)
    return Placement(
      sites: choice.sites, value: value, bound: max(value, bound.value), algorithm: algorithm,
      stopReason: choice.stopReason, workUnits: choice.workUnits + bound.iterations)
  }
}
