import DistrictModel
import Fixtures
import Testing

@testable import Assessment

/// Promises shared out to townships lose nothing, and the order of townships follows their marks.
@Suite("Townships: shares, order, evenness") struct TownshipLaws {
  private static func allocation(_ change: (inout TownshipScoring) -> Void = { _ in }) throws
    -> TownshipAllocation
  {
    let world = try SmallWorld.world()
    var scoring = TownshipScoring()
    scoring.allocateBy = .residents
    change(&scoring)
    let need = SmallWorld.demand(in: world)
    return TownshipAllocation(scoring, world: world, need: need)
  }

  @Test(
    "whole numbers sum to the whole and lie within one of the exact share",
    arguments: [0, 1, 2, 7, 100, 12_001])
  func split(whole: Int) throws {
    let allocation = try Self.allocation()
    let parts = allocation.split(whole)
    #expect(parts.reduce(0, +) == whole)
    for (part, share) in zip(parts, allocation.shares) {
      #expect(abs(Double(part) - share * Double(whole)) < 1)
    }
  }

  @Test("residents of 40,000, 25,000 and 5,001 share ten stations as six, three and one: 5.71, 3.57, 0.71")
  func byHand() throws { #expect(try Self.allocation().split(10) == [6, 3, 1]) }

  @Test("stated shares count against their sum; a township without one gets nothing")
  func stated() throws {
    let allocation = try Self.allocation { scoring in
      scoring.allocateBy = .stated
      var first = TownshipScoring.Share()
      (first.township, first.share) = ("001", 0.2)
      var third = TownshipScoring.Share()
      (third.township, third.share) = ("003", 0.6)
      scoring.shares = [first, third]
    }
    #expect(allocation.split(8) == [2, 0, 6])
  }

  @Test("a better mark never lowers a place, and equal marks share one")
  func ranks() {
    #expect(TownshipRanking.ranks([0.5, 0.9, 0.5, 0.1]) == [2, 1, 2, 4])
    let ranking = TownshipRanking(
      marks: [[1, 0.5, 0.5], [0.2, 1, 1], [0.1, 0.1, 0.1]], scoring: TownshipScoring())
    #expect(TownshipRanking.ranks(ranking.scores)[2] == 3)
    // Under any weights the one that is worst in everything is last.
    #expect(ranking.drawn(seed: 3).allSatisfy { $0[2] == 3 })
    // The first two change places with the weights, which is what the test of the order is for.
    #expect(Set(ranking.drawn(seed: 3).map { $0[0] }) == [1, 2])
    var fixed = TownshipScoring()
    fixed.weightSpreadShare = 0
    let same = TownshipRanking(marks: ranking.marks, scoring: fixed)
    #expect(Set(same.drawn(seed: 3)) == [TownshipRanking.ranks(same.scores)])
  }

  @Test("a township nothing is promised of is judged by the rest, neither better nor worse for it")
  func nothingAsked() {
    let ranking = TownshipRanking(
      marks: [[nil, 0.5, 0.5], [0.5, 0.5, 0.5], [1, 0.5, 0.5]], scoring: .init())
    #expect(abs(ranking.scores[0] - 0.5) < 1e-12 && abs(ranking.scores[1] - 0.5) < 1e-12)
    #expect(ranking.scores[2] > ranking.scores[0])
  }

  @Test("Gini is 0 for equal shares and (n - 1)/n where one of n has all")
  func evenness() throws {
    #expect(try #require(Inequality.gini([2, 2, 2], over: [1, 5, 3])) < 1e-12)
    #expect(abs(try #require(Inequality.gini([0, 0, 0, 4], over: [1, 1, 1, 1])) - 0.75) < 1e-12)
    #expect(Inequality.gini([0, 0], over: [1, 1]) == nil)
  }
}
