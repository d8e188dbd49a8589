import DistrictModel
import ScenarioFiles
import Testing

@Suite("Prices of a day are a number, 24 numbers, windows or a name") struct DayPriceTests {
  private let given =
    "energy_cny_per_kwh: [0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.65, 0.65, 0.65, 1, 1, 1, 1, 1, 1, 0.65, 0.65, 0.65, 1, 1, 0.65, 0.65]"

  private func read(_ prices: String) throws -> (prices: [Double]?, told: [String]) {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace(given, with: "energy_cny_per_kwh: " + prices)
    let result = folder.read()
    return (result.scenario?.district.tariff.energyCNYPerKWh, result.diagnostics.map { $0.text() })
  }

  private func windows(_ rows: [(Int, Int, Double)]) -> String {
    "["
      + rows.map { "{ from_hour: \($0.0), to_hour: \($0.1), cny_per_kwh: \($0.2) }" }.joined(separator: ", ")
      + "]"
  }

  @Test("One price holds all day; a window may run over midnight; a name stands for 24 prices")
  func forms() throws {
    #expect(try read("0.5").prices == [Double](repeating: 0.5, count: 24))
    let night = try #require(try read(windows([(7, 23, 1), (23, 7, 0.3)])).prices)
    #expect(night == (0..<24).map { $0 < 7 || $0 == 23 ? 0.3 : 1 })
    let beijing = try #require(try read("beijing-commercial").prices)
    #expect(beijing.count == 24 && beijing[3] == 0.35 && beijing[11] == 1.2 && beijing[14] == 0.78)
    #expect(try read("beijing-comercial").told.first?.contains("did you mean") == true)
  }

  @Test("A tariff that leaves hours without a price, or has two, is refused where it stands")
  func uncovered() throws {
    let gap = try read(windows([(8, 22, 1), (23, 7, 0.3)])).told
    #expect(gap.count == 2 && gap.allSatisfy { $0.contains("error[E0222]") })
    #expect(gap.contains { $0.contains("there is no price from 7:00 to 8:00") }, "\(gap)")
    let twice = try read(windows([(0, 24, 1), (23, 24, 0.3)])).told
    #expect(twice.count == 1 && twice[0].contains("overlaps window 1"), "\(twice)")
    #expect(try read(windows([(0, 25, 1)])).told.contains { $0.contains("E0212") })
    #expect(try read("[0.1, 0.2]").told.contains { $0.contains("expected 24 numbers, found 2") })
    #expect(try read("{}").prices == nil)
    #expect(try read("[]").prices == nil)
  }
}
