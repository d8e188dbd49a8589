import Testing

@testable import wayside

@Suite("The language of messages, and how long work will take") struct LanguageTests {
  @Test(
    "An option asks for a language before the environment does",
    arguments: [
      (["wayside", "run", "x", "--lang", "zh"], "zh"), (["wayside", "--lang=en", "run"], "en"),
      (["wayside", "run", "--lang", "both"], ""), (["wayside", "run", "--", "--lang", "zh"], ""),
      (["wayside", "run", "--lang"], ""),
    ])
  func asked(arguments: [String], expected: String) {
    #expect(PlainLanguage.asked(arguments)?.rawValue ?? "" == expected)
  }

  @Test(
    "Of the environment the first variable that is set counts",
    arguments: [
      (["LANG": "zh_CN.UTF-8"], "zh"), (["LANG": "en_GB.UTF-8"], "en"), ([:], "en"),
      (["LC_ALL": "zh_CN.UTF-8", "LANG": "de_DE"], "zh"), (["LC_ALL": "", "LC_MESSAGES": "zh_TW"], "zh"),
      (["LC_ALL": "C", "LANG": "zh_CN"], "en"),
    ])
  func environment(variables: [String: String], expected: String) {
    #expect(PlainLanguage.ofEnvironment(variables).rawValue == expected)
  }

  @Test(
    "A language before the command is no word of it; after it, it stays for the command",
    arguments: [
      (["wayside", "run", "x", "--lang", "both"], "run x --lang both"),
      (["wayside", "--lang", "zh", "rum"], "rum"), (["wayside", "--lang=zh", "run", "x"], "run x"),
      (["wayside", "--lang"], ""), (["wayside"], ""),
    ])
  func words(arguments: [String], expected: String) {
    #expect(Wayside.words(arguments).joined(separator: " ") == expected)
  }

  @Test("What is left is judged by what is done")
  func progress() {
    #expect(Progress.secondsLeft(done: 2, of: 8, after: 10) == 30)
    #expect(Progress.secondsLeft(done: 0, of: 8, after: 10) == nil)
    #expect(Progress.secondsLeft(done: 8, of: 8, after: 10) == 0)
    #expect(Progress.text("runs", done: 2, of: 8, secondsLeft: 30) == "runs 2/8, about 30 s left")
    #expect(Progress.text("runs", done: 2, of: 8, secondsLeft: 3000) == "runs 2/8, about 50 min left")
    #expect(Progress.text("roads", done: 0, of: 0, secondsLeft: nil) == "roads")
  }

  @Test("The manual tells every command and every option that is shown")
  func manual() throws {
    let page = try ManualPage.text()
    for name in Wayside.commands {
      #expect(page.contains(".SS \"wayside \(name)\"\n"), "\(name)")
    }
    #expect(page.contains("\\fB\\-\\-chargers\\-per\\-space <chargers\\-per\\-space>\\fR"))
    // A line that begins with a dot would be an order to the formatter.
    let orders = page.split(separator: "\n").filter { $0.hasPrefix(".") }
    #expect(
      orders.allSatisfy { line in
        [".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi", ".B ", ".I "].contains { line.hasPrefix($0) }
      })
  }
}
