import Fixtures
import Siting
import Testing

@Suite("Flow problems against trying every choice") struct FlowBruteForceTests {
  /// What must hold of every placement, given the true optimum.
  static func holds(_ placement: Placement, optimum: Int64) -> Bool {
    guard let value = placement.value, placement.stopReason != .contradiction else { return false }
    return value <= optimum && placement.bound >= optimum && (!placement.isProvenOptimal || value == optimum)
  }

  @Test("Flow refuelling: values are those of driving the tours, bounds hold, branching proves all of 1,000")
  func refuelling() throws {
    for seed in UInt64(1)...1000 {
      let tiny = try TinyFlows(seed: seed)
      let problem = try tiny.refuelling()
      let optimum = tiny.optimum(tiny.driven)
      for algorithm in SitingCatalogue.flowRefuelling {
        let placement = algorithm.place(problem, seed: seed)
        #expect(placement.value == tiny.driven(Set(placement.sites)), "seed \(seed)")
        #expect(Self.holds(placement, optimum: optimum), "seed \(seed), \(algorithm.name)")
      }
      #expect(FlowBranching().place(problem, seed: seed).value == optimum, "seed \(seed)")
      #expect(FlowBranching().place(problem, seed: seed).isProvenOptimal, "seed \(seed)")
    }
  }

  @Test("Flow capturing: values, bounds and proofs on 1,000")
  func capturing() throws {
    for seed in UInt64(1)...1000 {
      let tiny = try TinyFlows(seed: seed)
      let problem = try tiny.capturing()
      let optimum = tiny.optimum(tiny.captured)
      for algorithm in SitingCatalogue.flowCapturing {
        let placement = algorithm.place(problem, seed: seed)
        #expect(placement.value == tiny.captured(Set(placement.sites)), "seed \(seed)")
        #expect(Self.holds(placement, optimum: optimum), "seed \(seed), \(algorithm.name)")
      }
      #expect(FlowBranching().place(problem, seed: seed).isProvenOptimal, "seed \(seed)")
    }
  }

  /// The planted fault: one part in a thousand off.
  struct TooTight: SitingAlgorithm {
    static let name = "too-tight"
    func run(_ search: inout Search<FlowRefuellingProblem>) {
      let honest = FlowBranching().place(search.problem, seed: 1)
      search.offer(SiteChoice(sites: honest.sites))
      search.prove(bound: honest.bound - max(1, honest.bound / 1000))
    }
  }

  @Test("A bound 0.1 % too tight is caught")
  func plantedFault() throws {
    for seed in UInt64(1)...100 {
      let tiny = try TinyFlows(seed: seed)
      let placement = TooTight().place(try tiny.refuelling(), seed: 1)
      #expect(!Self.holds(placement, optimum: tiny.optimum(tiny.driven)))
    }
  }

  @Test("Reducing a flow problem keeps its optimum; absurd answers are told, never trapped on")
  func judgement() throws {
    let problem = try TinyFlows(seed: 3).refuelling()
    for sites in [[-1], [0, 0], [Int32.max], Array(0..<Int32(problem.candidates))] as [[Int32]] {
      guard sites.count != problem.open || sites.count > problem.candidates else { continue }
      guard case .broken = problem.judge(SiteChoice(sites: sites)) else {
        Issue.record("\(sites.prefix(3)) was accepted")
        continue
      }
    }
    #expect(throws: SitingError.self) {
      try FlowRefuellingProblem(routes: problem.routes, open: problem.candidates + 1)
    }
    #expect(throws: SitingError.self) { try RouteCover(weights: [-1], needs: [[]], candidates: 1) }
    #expect(throws: SitingError.self) {
      try RouteCover(weights: [.max, .max], needs: [[], []], candidates: 1)
    }
    #expect(throws: SitingError.self) { try RouteCover(weights: [1], needs: [[[7]]], candidates: 1) }
  }
}
