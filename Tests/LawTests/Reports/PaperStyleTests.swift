import Foundation
import Reports
import Testing

@Suite("On paper a heading, what was found and its figure stay together") struct PaperStyleTests {
  /// The selectors of the print rules that set the declaration.
  private static func selectors(of declaration: String, in style: Substring) -> Set<String> {
    var found: Set<String> = []
    for line in style.split(separator: "\n") where line.hasSuffix("{\(declaration)}") {
      found.formUnion(line.dropLast(declaration.count + 2).split(separator: ",").map(String.init))
    }
    return found
  }

  private static func keepsTogether(_ style: Substring) -> Bool {
    let sentences: Set<String> = ["h2", "h3", "h4", ".lead", ".finding", ".caption"]
    let whole = selectors(of: "break-inside:avoid", in: style)
    return sentences.isSubset(of: selectors(of: "break-after:avoid", in: style))
      && sentences.isSubset(of: whole) && whole.contains("figure")
  }

  @Test("No leading sentence is cut, none is parted from what follows")
  func together() throws {
    let page = try HTMLReportTests.page(.zh)
    let start = try #require(page.firstRange(between: "@media print{\n", and: "</style>"))
    #expect(Self.keepsTogether(Substring(start)))
    // The planted fault: a rule without the leading sentence, by which it was cut at the end of a page.
    let cut = start.replacingOccurrences(of: ".lead,figure", with: "figure")
    #expect(cut != start && !Self.keepsTogether(Substring(cut)))
  }
}
