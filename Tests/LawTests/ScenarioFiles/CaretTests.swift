import DistrictModel
import Testing

@testable import ScenarioFiles

@Suite("The caret of a complaint stands under the place it speaks of")
struct CaretTests {
  private func caret(under line: String, column: Int) -> String? {
    let source = SourceText(file: "t", text: "first\n\(line)\n")
    let lines = source.diagnostic(2, column, "E0000", zh: "x", en: "x").text().split(separator: "\n")
    return lines.count > 2 ? String(lines[2].dropFirst("    | ".count)) : nil
  }

  @Test(
    "Chinese characters take two columns, a tab stays a tab",
    arguments: [
      ("a: b", 4, "   ^"), ("甲, b", 4, "    ^"), ("（甲）b", 4, "      ^"), ("é, b", 4, "   ^"),
      ("a\tb", 3, " \t^"), ("甲", 2, "  ^"), ("", 1, "^"),
    ])
  func width(_ line: String, _ column: Int, _ blanks: String) {
    #expect(caret(under: line, column: column) == blanks)
  }

  @Test("A place beyond what is shown of a long line has no caret", arguments: [162, 1000, 1_000_000_000])
  func beyond(_ column: Int) {
    #expect(caret(under: String(repeating: "x", count: 200), column: column) == nil)
  }
}
