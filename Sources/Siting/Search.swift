/// One run of an algorithm: keeps the best answer and the tightest bound, and judges every answer itself.
///
/// An algorithm can only offer answers and prove bounds; it has no way to report a worth of its own.
public struct Search<Problem: SitingProblem> {
  public let problem: Problem
  public let seed: UInt64
  public private(set) var best: SiteChoice?
  /// Worth of `best`, as the problem judges it.
  public private(set) var value: Int64?
  /// No answer is worth more (or, where less is better, costs less).
  public private(set) var bound: Int64
  /// Why there is no answer at all, in words, once that is proven.
  public private(set) var infeasible: String?
  /// A bound and an answer that cannot both be true: a defect of the algorithm, told instead of hidden.
  public private(set) var contradiction: String?
  public private(set) var wasInterrupted = false
  public var work = SitingWork()
  /// What a reader of the placement should know, such as that a program outside crashed.
  public var remark: String?
  private let caller: (SearchProgress) -> Bool

  public init(_ problem: Problem, seed: UInt64, goOn: @escaping (SearchProgress) -> Bool = { _ in true }) {
    self.problem = problem
    self.seed = seed
    bound = problem.plainBound
    caller = goOn
  }

  /// Has the problem judge an answer and keeps it if it is the best so far; true then.
  @discardableResult public mutating func offer(_ choice: SiteChoice) -> Bool {
    guard case .worth(let worth) = problem.judge(choice) else { return false }
    if let value, !Problem.sense.prefers(worth, to: value) { return false }
    best = choice
    value = worth
    compare()
    return true
  }

  /// Takes a certified bound; looser ones than the present one change nothing.
  public mutating func prove(bound proven: Int64) {
    if Problem.sense.prefers(bound, to: proven) { bound = proven }
    compare()
  }

  /// No answer keeps all rules, for the reason given.
  public mutating func proveInfeasible(_ why: String) {
    if let value {
      contradiction = "an answer of worth \(value) exists, though it was proven that \(why)"
    } else {
      infeasible = why
    }
  }

  /// Nothing better can be found: the bound is met, or there is no answer.
  public var isProven: Bool { contradiction == nil && (infeasible != nil || value == bound) }

  /// Asked between steps: false once the answer is proven, or the caller wants to end.
  public mutating func goesOn() -> Bool {
    if isProven || contradiction != nil || wasInterrupted { return false }
    wasInterrupted = !caller(progress)
    return !wasInterrupted
  }

  public var progress: SearchProgress { SearchProgress(value: value, bound: bound, work: work) }

  /// A bound that an answer has beaten is no bound: it is dropped for the plain one and told.
  private mutating func compare() {
    guard let value, Problem.sense.prefers(value, to: bound) else { return }
    contradiction = "the bound \(bound) was beaten by an answer of worth \(value)"
    bound = problem.plainBound
  }
}

/// What a running search knows: enough for a line of progress, or to decide that it is good enough.
public struct SearchProgress: Hashable, Sendable {
  public let value: Int64?
  public let bound: Int64
  public let work: SitingWork
}

/// How much a search did, in units that are the same on every machine.
public struct SitingWork: Codable, Hashable, Sendable {
  /// Local searches begun from a new set of sites.
  public var starts = 0
  /// Moves looked at.
  public var movesEvaluated = 0
  public var movesMade = 0
  /// Steps of a dual ascent, or rounds of cuts.
  public var boundSteps = 0
  /// Nodes of a branch and bound.
  public var nodes = 0

  public init() {}

  /// One number for a report.
  public var units: Int { starts + movesEvaluated + boundSteps + nodes }
}
