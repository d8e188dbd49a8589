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

  @Test(
    "Lines end where characters that break lines stand, and nowhere else",
    arguments: [
      "", "\n", "a", "a\nb", "a\r\nb\r\n", "a\rb\n\r\nc\r", "\r\r\n\n", "甲\u{85}乙\u{2028}丙\u{2029}",
      "a\n\u{301}b\r\u{301}\n",
      "\u{c2}\u{e2}\u{2027}\u{202a}",
    ])
  func lines(_ text: String) {
    let breaks: Set<Character> = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
    let expected = text.split(omittingEmptySubsequences: false) { breaks.contains($0) }
    #expect(SourceText(file: "t", text: text).lines == expected)
  }

  @Test("A place beyond the end of a long line has no caret", arguments: [202, 1000, 1_000_000_000])
  func beyond(_ column: Int) {
    #expect(caret(under: String(repeating: "x", count: 200), column: column) == nil)
  }

  @Test("Of a long line the part around the caret is shown", arguments: [1, 80, 82, 150, 3000, 5990, 6000])
  func part(_ column: Int) throws {
    var letters = [Character](repeating: ".", count: 6000)
    letters[column - 1] = "x"
    let shown = SourceText(file: "t", text: String(letters)).diagnostic(1, column, "E0000", zh: "x", en: "x")
    let lines = shown.text().split(separator: "\n").map(Array.init)
    #expect(lines[1].count < 180 && lines[1].contains("x"))
    #expect(lines[1].firstIndex(of: "x") == lines[2].firstIndex(of: "^"))
    // The planted fault: the next place is another one.
    let other = SourceText(file: "t", text: String(letters)).diagnostic(
      1, column + 1, "E0000", zh: "x", en: "x")
    let moved = other.text().split(separator: "\n").map(Array.init)
    #expect(moved[1].firstIndex(of: "x") != moved[2].firstIndex(of: "^"))
  }
}
