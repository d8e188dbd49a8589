import DistrictModel
import Fixtures
import RoadsideUnits
import Testing

@testable import Assessment
@testable import Programme

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

  @Test("What a cut of a budget costs has a unit")
  func cut() throws {
    var result = Self.target(unit: ("台", "chargers"))
    result.cuts = [BudgetCut(year: 2026, cutShare: 0.2, uncut: 12_000, cut: 7_058, probability: 0.1)]
    let step = try #require(try Self.steps(result).first)
    #expect(step.zh == "保住 2026 年预算：削减 20% 会使“公共充电桩”到期少建成 4,942 台。")
    #expect(
      step.en
        == "Keep the budget of 2026: a cut of 20 % leaves public chargers 4,942 chargers short by the deadline."
    )
    // The planted fault: a target without a unit has none to tell.
    var bare = Self.target(unit: ("", ""))
    bare.cuts = result.cuts
    #expect(try Self.steps(bare).first?.zh.hasSuffix("少建成 4,942。") == true)
  }

  @Test("Path loss models go by the names planners know", arguments: StreetModel.allCases)
  func models(model: StreetModel) {
    let name = Findings.name(of: model)
    for words in [name.zh, name.en] { #expect(!words.contains("_") && !words.contains(model.rawValue)) }
    // The planted fault: the word of a scenario file has underlines.
    #expect(model.rawValue.contains("_"))
  }

  @Test("No text of the catalogue quotes a program's word in signs of its own")
  func quotes() {
    for one in IndicatorCatalogue.all where one.number == 21 {
      #expect(!one.scope.text.en.contains("`") && !one.scope.text.zh.contains("v2g.share"))
    }
  }
}
