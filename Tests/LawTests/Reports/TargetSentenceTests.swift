import Assessment
import DistrictModel
import Testing

@testable import Reports

@Suite("The first sentence claims no more than the table of targets") struct TargetSentenceTests {
  private static func result(_ status: TargetResult.Status, _ probability: Double?) -> TargetResult {
    TargetResult(
      target: Target(), attained: 1, status: status, probabilityMet: probability,
      ground: status == .notJudged ? .nothing : .programme)
  }

  @Test("What is met more likely than not is not called met, and the least sure is told")
  func unsure() {
    let told = targetSentence([0.71, 0.71, 0.65].map { Self.result(.met, $0) })
    #expect(told.zh == "3 项规划目标均多半可达到（把握最小的一项概率为 65%）。")
    #expect(
      told.en
        == "all 3 targets are met more likely than not (the least sure with a probability of 65%).")
    // The planted fault: surer promises are called met, without a probability.
    let sure = targetSentence([0.95, 1, 0.9].map { Self.result(.met, $0) })
    #expect(sure.zh == "3 项规划目标均达到。" && sure.en == "all 3 targets are met.")
    #expect(targetSentence([Self.result(.met, 0.4)]).zh.contains("均值达到但不稳定"))
  }

  @Test("Every row of the table is counted, what nothing judged as well")
  func everyRow() {
    let seven = Array(repeating: Self.result(.met, 1), count: 7)
    let others = [
      Self.result(.met, 0.8), Self.result(.met, 0.7), Self.result(.missed, 0),
      Self.result(.notJudged, nil), Self.result(.notJudged, nil),
    ]
    let told = targetSentence(seven + others)
    #expect(told.zh == "12 项规划目标中，7 项达到，2 项多半可达到（把握最小的一项概率为 70%），1 项未达到，2 项未模拟。")
    #expect(
      told.en
        == "of its 12 targets 7 are met, 2 are met more likely than not (the least sure with a probability of 70%), 1 is missed, 2 are not simulated."
    )
    // The planted fault: without those that nothing judged their number is gone.
    #expect(!targetSentence(seven).zh.contains("未模拟"))
    #expect(targetSentence([]).en == "the scenario states no target.")
  }
}
