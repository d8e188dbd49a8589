import DistrictModel
import Fixtures
import Programme
import Testing

@testable import Assessment

@Suite("Next steps are put in the words of a report") struct NextStepWordsTests {
  private static func target(unit: (zh: String, en: String)) -> TargetResult {
    var target = Target()
    target.nameZh = "公共充电桩"
    target.nameEn = "public chargers"
    (target.unitZh, target.unitEn) = unit
    target.value = 12_000
    return TargetResult(
      target: target, attained: 11_000, status: .missed, probabilityMet: 0.2, ground: .programme)
  }

  private static func steps(_ result: TargetResult) throws -> [BilingualText] {
    NextSteps(targets: [result], scores: nil, world: try SmallWorld.world()).all
  }

  @Test("English amounts are in millions, of small ones no digit is lost")
  func millions() throws {
    #expect(NextSteps.millions(3_450_000) == "CNY 3.45 million")
    #expect(NextSteps.millions(123_400_000) == "CNY 123.4 million")
    var result = Self.target(unit: ("台", "chargers"))
    result.remedy = Remedy(
      what: BilingualText(zh: "加装直流桩", en: "DC chargers"), units: 3, totalCNY: 450_000, isEnough: true)
    let step = try #require(try Self.steps(result).first)
    #expect(step.zh.contains("约 45 万元"))
    #expect(step.en == "Close the gap of public chargers: 3 × DC chargers, about CNY 0.45 million.")
    // The planted fault: without a remedy there is no such step.
    result.remedy = nil
    #expect(try Self.steps(result).isEmpty)
  }
}
