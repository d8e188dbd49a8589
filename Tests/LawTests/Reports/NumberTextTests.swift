import DistrictModel
import Reports
import Testing

@Suite("Numbers are printed alike everywhere")
struct NumberTextTests {
  @Test(
    "rounds by the exact binary value, groups by three and has a dash for nothing",
    arguments: [
      (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1.005, 2, "1.00"), (1.115, 2, "1.11"), (0.125, 2, "0.13"),
      (2.5, 0, "3"),
      (0.5, 0, "1"), (0.49999999999999994, 0, "0"), (999.995, 2, "1,000.00"), (12_345.678, 1, "12,345.7"),
      (-1234.5, 0, "−1,235"), (1e12, 0, "1,000,000,000,000"), (.nan, 1, "—"), (.infinity, 1, "—"),
      (21.818181, 1, "21.8"),
      (.leastNonzeroMagnitude, 2, "0.00"), (1e300, 2, "1e+300"),
    ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals) == text)
  }

  @Test("prints whole numbers, shares, signs and nothing at all")
  func others() {
    #expect(NumberText.whole(-12_000) == "−12,000")
    #expect(NumberText.whole(Int.min) == "−9,223,372,036,854,775,808")
    #expect(NumberText.percent(0.9471) == "94.7%")
    #expect(NumberText.percent(nil) == "—")
    #expect(NumberText.signed(3, 0) == "+3")
    #expect(NumberText.signed(0.001, 1) == "0.0")
    #expect(NumberText.short(1234.5) == "1,235")
    #expect(NumberText.short(0.1249) == "0.12")
  }

  @Test("a terminal table lines up Chinese and Latin letters")
  func terminalTable() {
    let table = TerminalTable(
      header: ["目标", "value"], rows: [["公共充电站", "550"], ["a\u{1B}[31m", "12,000"]], numbers: [1])
    #expect(table.text == "目标         value\n----------  ------\n公共充电站     550\na[31m       12,000\n")
    let widths = table.text.split(separator: "\n").map { TextWidth.columns(of: String($0)) }
    #expect(Set(widths) == [18])
  }

  @Test("the table of targets says what is met in one language or two")
  func targets() throws {
    let scorecard = try ReportFixture.input().scorecard
    let text = TerminalTable(targetsOf: scorecard, language: .en).text
    #expect(text.contains("public charging stations"))
    #expect(text.contains("94.7% [94.0% – 95.4%]"))
    #expect(text.contains("✗ missed") && text.contains("✓ met") && text.contains("△ missed"))
    #expect(TerminalTable(targetsOf: scorecard, language: .both).text.contains("公共充电桩 / public chargers"))
  }
}
