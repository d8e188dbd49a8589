/// An answer and how good it is known to be.
public struct Placement: Codable, Hashable, Sendable {
  /// "Optimal" is said only with a proof.
  public enum Status: String, Codable, Sendable {
    /// The certified bound equals the value.
    case optimal
    /// A valid answer; better ones may exist, up to the bound.
    case feasible
    /// There is no answer, and that is proven.
    case infeasible
    /// No answer was found; there may be one.
    case nothingFound = "nothing-found"
  }

  public enum StopReason: String, Codable, Sendable {
    /// The bound met the value, or there is no answer.
    case proof
    /// The algorithm has done all its steps.
    case finished
    /// The caller ended the search.
    case interrupted
    /// A defect of the algorithm: its bound was beaten by an answer. The plain bound is given instead.
    case contradiction
  }

  /// Word of the problem, such as `maximal-covering`.
  public let problem: String
  public let algorithm: String
  /// Open sites, ascending; empty where there is no answer.
  public let sites: [Int32]
  /// The serving site of each customer; empty where the problem works it out itself.
  public let servedBy: [Int32]
  /// Worth by the problem's own definition; `nil` where there is no answer.
  public let value: Int64?
  /// Certified in whole numbers: no answer is better.
  public let bound: Int64
  /// |bound - value| / |value|, as solvers print it: 0 where both are equal, `nil` where there is no answer.
  public let gap: Double?
  public let status: Status
  public let stopReason: StopReason
  /// Why there is no answer, what contradicted itself, or what else a reader should know.
  public let reason: String?
  public let seed: UInt64
  public let work: SitingWork

  init<Problem>(_ search: Search<Problem>, algorithm: String) {
    problem = Problem.name
    self.algorithm = algorithm
    sites = search.best?.sites ?? []
    servedBy = search.best?.servedBy ?? []
    value = search.value
    bound = search.bound
    let bound = search.bound
    gap = search.value.map { Placement.gap(value: $0, bound: bound) }
    status =
      search.infeasible != nil
      ? .infeasible : search.value == nil ? .nothingFound : search.isProven ? .optimal : .feasible
    stopReason =
      search.contradiction != nil
      ? .contradiction : search.isProven ? .proof : search.wasInterrupted ? .interrupted : .finished
    reason = search.contradiction ?? search.infeasible ?? search.remark
    seed = search.seed
    work = search.work
  }

  /// The value equals the bound.
  public var isProvenOptimal: Bool { status == .optimal }

  public static func gap(value: Int64, bound: Int64) -> Double {
    value == bound ? 0 : abs(Double(bound) - Double(value)) / max(1, abs(Double(value)))
  }
}
