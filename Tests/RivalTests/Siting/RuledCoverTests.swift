import Fixtures
import NumericKernels
import Testing

@testable import Siting

/// A thousand small districts with random quotas and distances against trying every choice.
@Suite("Covering under rules against trying every choice") struct RuledCoverTests {
  private func problem(seed: UInt64, withDistances: Bool) throws -> RuledCoverProblem {
    let tiny = TinyCovering(seed: seed, fixes: seed % 4 == 0, mostCandidates: 8, mostRows: 16)
    var random = RandomStream(seed: seed, replication: 5, purpose: StreamPurpose("rules"))
    let covering = try tiny.problem()
    let sites = 0..<covering.candidates
    let quotas = (0..<random.integer(below: 4)).map { row in
      let low = random.integer(below: 3)
      let kind = random.integer(below: 7)
      return SiteQuotas.Quota(
        name: "q\(row)", township: kind < 4 || kind == 6 ? Int32(random.integer(below: 3)) : nil,
        category: kind >= 4 ? Int32(random.integer(below: 2)) : nil, atLeast: low,
        atMost: low + random.integer(below: 3))
    }
    var apart = [[Int32]](repeating: [], count: covering.candidates)
    if withDistances {
      for one in sites {
        for other in sites where one < other && random.uniform() < 0.15 {
          apart[one].append(Int32(other))
          apart[other].append(Int32(one))
        }
      }
    }
    return try RuledCoverProblem(
      covering: covering,
      quotas: SiteQuotas(
        townshipOf: sites.map { _ in Int32(random.integer(below: 3)) },
        categoryOf: sites.map { _ in Int32(random.integer(below: 2)) }, quotas: quotas), apart: apart)
  }

  private func optimum(_ problem: RuledCoverProblem) -> Int64? {
    (0..<(1 << problem.candidates)).compactMap { mask in
      let choice = SiteChoice(sites: (0..<Int32(problem.candidates)).filter { mask >> Int($0) & 1 == 1 })
      guard case .worth(let worth) = problem.judge(choice) else { return nil }
      return worth
    }.max()
  }

  @Test("Values are true, bounds hold, and plans are nearly always the best", arguments: [false, true])
  func bruteForce(withDistances: Bool) throws {
    var (met, possible, tripped) = (0, 0, 0)
    for seed in 1...1000 as ClosedRange<UInt64> {
      let problem = try problem(seed: seed, withDistances: withDistances)
      var algorithm = RuledSwap()
      algorithm.boundSteps = 60
      algorithm.stepsBetweenStarts = 20
      algorithm.kicks = 20
      let placement = algorithm.place(problem, seed: seed)
      #expect(placement.stopReason != .contradiction, "seed \(seed): \(placement.reason ?? "")")
      guard let best = optimum(problem) else {
        #expect(placement.value == nil && (withDistances || placement.status == .infeasible), "seed \(seed)")
        continue
      }
      possible += 1
      #expect(placement.status != .infeasible && placement.bound >= best, "seed \(seed)")
      if placement.isProvenOptimal { #expect(placement.value == best) }
      guard let value = placement.value else { continue }
      #expect(problem.judge(SiteChoice(sites: placement.sites)) == .worth(value) && value <= best)
      met += value == best ? 1 : 0
      // The planted fault: a bound 0.1 % too tight, one unit at least.
      if placement.bound - max(1, placement.bound / 1000) < best { tripped += 1 }
    }
    #expect(possible > 500 && met * 100 >= possible * 97, "\(met) of \(possible)")
    #expect(tripped > possible / 2, "\(tripped) of \(possible)")
  }

  @Test("Quotas that contradict each other are named, and none of them can be left out")
  func conflicts() throws {
    var found = 0
    for seed in 1...1000 as ClosedRange<UInt64> {
      let problem = try problem(seed: seed, withDistances: false)
      let named = QuotaFlow.conflict(problem.quotas, open: problem.open, fixed: problem.covering.fixed)
      #expect(named.isEmpty == (optimum(problem) != nil), "seed \(seed)")
      func isPossible(_ rows: [Int]) throws -> Bool {
        let quotas = try SiteQuotas(
          townshipOf: problem.quotas.townshipOf, categoryOf: problem.quotas.categoryOf,
          quotas: rows.map { problem.quotas.quotas[$0] })
        return optimum(try RuledCoverProblem(covering: problem.covering, quotas: quotas)) != nil
      }
      guard !named.isEmpty else { continue }
      found += 1
      #expect(try !isPossible(named), "seed \(seed)")
      for left in named {
        #expect(try isPossible(named.filter { $0 != left }), "seed \(seed): without \(left)")
      }
    }
    #expect(found > 100, "\(found)")
  }

  @Test("Contradicting quotas end with their names")
  func message() throws {
    let covering = try CoveringProblem(weights: [1, 1], coveredBy: [[0], [1]], candidates: 2, open: 2)
    let quotas = try SiteQuotas(
      townshipOf: [0, 0], categoryOf: [0, 1],
      quotas: [
        .init(name: "few in the north", township: 0, category: nil, atMost: 1),
        .init(name: "one on each car park", township: nil, category: 1, atLeast: 1),
      ])
    let placement = RuledSwap().place(try RuledCoverProblem(covering: covering, quotas: quotas), seed: 1)
    #expect(placement.status == .infeasible)
    #expect(placement.reason == "2 sites cannot meet quota 'few in the north'")
  }
}
