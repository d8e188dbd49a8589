import DistrictModel
import DistrictSimulation
import Fixtures
import Testing

@testable import Assessment

@Suite("The catalogue of indicators is whole") struct IndicatorCatalogueLaws {
  /// Whatever is wrong with a catalogue: a string that is missing in a language, a number without an indicator, an id twice.
  private static func faults(in all: [IndicatorDefinition]) -> [String] {
    var faults: [String] = []
    for one in all {
      let texts = [
        ("name", one.name), ("formula", one.formula), ("unit", one.unit.text), ("scope", one.scope.text),
      ]
      for (key, text) in texts {
        // A text without one language stands in for it in the other, so what is missing shows by its script.
        if text.zh.isEmpty || (text.zh == text.en && text.en.contains(where: \.isLetter)) {
          faults.append("\(one.id): no Chinese \(key)")
        }
        if text.en.isEmpty || text.en.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) })
        {
          faults.append("\(one.id): no English \(key)")
        }
      }
      if one.decimals < 0 { faults.append("\(one.id): decimals") }
    }
    for number in 1...26 where !all.contains(where: { $0.number == number }) {
      faults.append("no indicator has the number \(number)")
    }
    for (row, one) in all.enumerated() where all[..<row].contains(where: { $0.id == one.id }) {
      faults.append("\(one.id) stands twice")
    }
    return faults
  }

  private static func entry(_ id: String, _ number: Int, en: String = "x", scopeZh: String = "全区")
    -> IndicatorDefinition
  {
    IndicatorDefinition(
      id, number, zh: "指标", en: en, formulaZh: "和", formulaEn: "sum", unit: .share,
      scope: IndicatorScope(scopeZh, "all"), decimals: 1
    ) { _ in Estimate(exact: 1) }
  }

  @Test("Every number of 1 to 26 has an indicator, every string is in both languages, no id stands twice")
  func whole() {
    #expect(Self.faults(in: IndicatorCatalogue.all) == [])
    #expect(IndicatorCatalogue.all.map(\.number) == IndicatorCatalogue.all.map(\.number).sorted())
    #expect(IndicatorCatalogue.numbers == 1...26)
  }

  @Test("The planted faults are found")
  func planted() {
    let whole = (1...26).map { Self.entry("id\($0)", $0) }
    #expect(Self.faults(in: whole) == [])
    #expect(Self.faults(in: whole.filter { $0.number != 25 }) == ["no indicator has the number 25"])
    #expect(Self.faults(in: whole + [Self.entry("id3", 3)]) == ["id3 stands twice"])
    #expect(Self.faults(in: whole + [Self.entry("a", 3, en: "")]).contains("a: no English name"))
    #expect(Self.faults(in: whole + [Self.entry("b", 3, scopeZh: "")]) == ["b: no Chinese scope"])
  }

  @Test("The reference page has a row for every indicator with the words of both languages")
  func reference() {
    let rows = IndicatorReference.markdown().split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    #expect(rows.count == IndicatorCatalogue.all.count)
    for one in IndicatorCatalogue.all {
      let row = rows.first { $0.contains("| `\(one.id)` |") }
      #expect(row?.contains("| \(one.number) | `\(one.id)`") == true, "\(one.id)")
      #expect(
        row?.contains(one.scope.text.en) == true && row?.contains(one.scope.text.zh) == true, "\(one.id)")
    }
  }

  @Test("What a scenario does not simulate has no value and says why")
  func absence() throws {
    let world = try SmallWorld.world()
    let card = try IndicatorScene(world: world).card()
    for indicator in card.indicators where indicator.value == nil {
      let reason = try #require(indicator.remark, "\(indicator.id)")
      #expect(!reason.zh.isEmpty && !reason.en.isEmpty, "\(indicator.id)")
    }
    func reason(_ id: String) -> String? { card.indicator(id)?.remark?.en }
    #expect(reason("transformer_peak_loading_share") == "not simulated: the scenario has no `power`")
    #expect(reason("v2x_primary_coverage_share") == "not simulated: the scenario has no `roadside`")
    #expect(reason("swap_capacity_ratio") == "not simulated: the scenario has no `swap`")
    #expect(reason("station_completion_share") == "the scenario has no such target")
    #expect(reason("siting_gap_share") == "nothing was searched: the stations are given")
    #expect(reason("v2g_flexibility_mw") == "not simulated: no charger type is bidirectional")
    // Without a run even what is always simulated has none.
    let still = try IndicatorScene(world: world, replications: 0).card()
    #expect(still.indicator("mean_wait_min")?.value == nil)
    #expect(still.indicator("mean_wait_min")?.remark?.zh == "未模拟：只选址")
    #expect(still.indicator("ev_per_charger")?.value != nil)
  }
}
