import NumericKernels
public import Siting

/// A covering problem small enough to try every choice, drawn from a seed.
public struct TinyCovering: Sendable {
  public let weights: [Int64]
  public let coveredBy: [[Int32]]
  public let candidates: Int
  public let open: Int
  public let fixed: [Int32]

  public init(seed: UInt64, fixes: Bool = false, mostCandidates: Int = 10, mostRows: Int = 44) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("tiny"))
    candidates = 3 + random.integer(below: mostCandidates - 2)
    let density = 0.1 + 0.5 * random.uniform()
    open = 1 + random.integer(below: candidates - 1)
    let fixedCount = fixes ? 1 + random.integer(below: open) : 0
    fixed = Array((0..<Int32(candidates)).shuffled(using: &random).prefix(fixedCount))
    var weights: [Int64] = []
    var coveredBy: [[Int32]] = []
    for _ in 0..<(5 + random.integer(below: mostRows - 4)) {
      weights.append(Int64(random.integer(below: 20)))
      coveredBy.append((0..<Int32(candidates)).filter { _ in random.uniform() < density })
    }
    self.weights = weights
    self.coveredBy = coveredBy
  }

  public func problem(open: Int? = nil) throws(SitingError) -> CoveringProblem {
    try CoveringProblem(
      weights: weights, coveredBy: coveredBy, candidates: candidates, open: open ?? self.open, fixed: fixed)
  }

  /// Value straight from the rows as given, without any table of the problem.
  public func value(of sites: Set<Int32>) -> Int64 {
    zip(weights, coveredBy).reduce(0) { $0 + ($1.1.contains { sites.contains($0) } ? $1.0 : 0) }
  }

  /// The best of all choices.
  public func optimum() -> Int64 {
    var best: Int64 = 0
    for mask in 0..<(1 << candidates) where mask.nonzeroBitCount == open {
      let sites = Set((0..<Int32(candidates)).filter { mask >> Int($0) & 1 == 1 })
      if fixed.allSatisfy(sites.contains) { best = max(best, value(of: sites)) }
    }
    return best
  }
}
