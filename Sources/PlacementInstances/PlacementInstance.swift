public import Siting

/// One question of a benchmark: read lazily, so that the work of reading counts with the work of solving.
public struct PlacementInstance: Sendable {
  /// Such as `NewYork_50_400`.
  public let name: String
  /// Sites to open, where the question gives a number.
  public let count: Int?
  /// What others have reached, in printed units; `nil` where nobody has said.
  public let bestKnown: Double?
  /// How far the best known value may be from the exact one by rounding alone; `nil` for the last printed digit.
  public let bestKnownSlack: Double?
  /// Whole units per printed unit: 1 unless the benchmark states its values in fractions.
  public let unitsPerOne: Int64
  /// Builds the problem.
  public let question: @Sendable () throws(InstanceError) -> any PlacementQuestion

  public init(
    name: String, count: Int?, bestKnown: Double?, bestKnownSlack: Double? = nil, unitsPerOne: Int64 = 1,
    question: @escaping @Sendable () throws(InstanceError) -> any PlacementQuestion
  ) {
    self.name = name
    self.count = count
    self.bestKnown = bestKnown
    self.bestKnownSlack = bestKnownSlack
    self.unitsPerOne = unitsPerOne
    self.question = question
  }
}

/// A problem with the algorithms that answer it, whatever its type.
public protocol PlacementQuestion: Sendable {
  var problemName: String { get }
  var sense: SitingSense { get }
  /// Weakest first; the last one is taken where nobody says which.
  var algorithmNames: [String] { get }

  /// - Throws: `SitingError.unknownAlgorithm`.
  func place(
    algorithm: String, seed: UInt64, goOn: @escaping (SearchProgress) -> Bool
  ) throws(SitingError) -> Placement

  /// By a program outside; `nil` where the problem has no model for others.
  func place(
    outside: any OutsideRunner, seed: UInt64, goOn: @escaping (SearchProgress) -> Bool
  ) -> Placement?
}

/// A problem with its list of the catalogue.
public struct Question<Problem: SitingProblem>: PlacementQuestion {
  public let problem: Problem
  public let algorithms: [any SitingAlgorithm<Problem>]

  public init(_ problem: Problem, _ algorithms: [any SitingAlgorithm<Problem>]) {
    self.problem = problem
    self.algorithms = algorithms
  }

  public var problemName: String { Problem.name }
  public var sense: SitingSense { Problem.sense }
  public var algorithmNames: [String] { algorithms.map { $0.name } }

  public func place(
    algorithm: String, seed: UInt64, goOn: @escaping (SearchProgress) -> Bool
  ) throws(SitingError) -> Placement {
    try SitingCatalogue.place(problem, algorithm: algorithm, among: algorithms, seed: seed, goOn: goOn)
  }

  public func place(
    outside: any OutsideRunner, seed: UInt64, goOn: @escaping (SearchProgress) -> Bool
  ) -> Placement? {
    guard let modelled = problem as? any ModelledProblem else { return nil }
    return outside.place(modelled, seed: seed, goOn: goOn)
  }
}
