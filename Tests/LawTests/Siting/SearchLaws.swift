import Siting
import Testing

@Suite("A search judges and tells") struct SearchLaws {
  private func problem() throws -> CoveringProblem {
    try CoveringProblem(weights: [5, 3, 2], coveredBy: [[0], [1], [2]], candidates: 3, open: 2)
  }

  @Test("An answer that breaks a rule is not taken, and the rule is named")
  func brokenAnswers() throws {
    let problem = try problem()
    var search = Search(problem, seed: 1)
    for sites in [[0], [0, 0], [0, 7], [-1, 0], [0, 1, 2]] as [[Int32]] {
      let isTaken = search.offer(SiteChoice(sites: sites))
      #expect(!isTaken)
      guard case .broken(let rule) = problem.judge(SiteChoice(sites: sites)) else {
        Issue.record("\(sites) was taken")
        continue
      }
      #expect(!rule.isEmpty)
    }
    #expect(search.value == nil)
    let isBetter = search.offer(SiteChoice(sites: [1, 2]))
    #expect(isBetter && search.value == 5)
    let isBetterAgain = search.offer(SiteChoice(sites: [1, 2]))
    #expect(!isBetterAgain)
  }

  /// Claims a bound below its own answer: what no algorithm may do.
  private struct Boaster: SitingAlgorithm {
    static let name = "boaster"
    func run(_ search: inout Search<CoveringProblem>) {
      search.offer(SiteChoice(sites: [0, 1]))
      search.prove(bound: 7)
    }
  }

  @Test("A bound below a plan is dropped and told, never printed as a proof")
  func contradiction() throws {
    let placement = try Boaster().place(problem(), seed: 1)
    #expect(placement.value == 8)
    #expect(placement.bound == 10)
    #expect(placement.status == .feasible)
    #expect(placement.stopReason == .contradiction)
    #expect(placement.reason == "the bound 7 was beaten by an answer of worth 8")
  }

  @Test("A caller can end a search; the plan so far stands, and nothing is called optimal")
  func interrupted() throws {
    let problem = try RandomUniformFamily(demands: 2000, candidates: 200, seed: 1).problem()
    let placement = GuidedSwap().place(problem, seed: 1) { _ in false }
    #expect(placement.stopReason == .interrupted)
    #expect(placement.status == .feasible)
    #expect(problem.judge(SiteChoice(sites: placement.sites)) == .worth(try #require(placement.value)))
  }
}
