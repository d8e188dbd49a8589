import ScenarioFiles
import Testing

@Suite("What is allowed and does nothing is told, and the scenario is read all the same")
struct WarningTests {
  private func told(_ found: String, _ put: String) throws -> (texts: [String], isRead: Bool) {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace(found, with: put)
    let result = folder.read()
    for diagnostic in result.diagnostics {
      #expect(diagnostic.severity == .warning)
      #expect(diagnostic.text(inChinese: true) != diagnostic.text())
    }
    return (result.diagnostics.map { $0.text() }, result.scenario != nil)
  }

  @Test("Charger types that no class can use")
  func unusedType() throws {
    let pads = try told("current: ac\n      power_kw: 7", "current: wireless\n      power_kw: 7")
    #expect(
      pads.texts == [
        """
        scenario.yaml:59:7: warning[W0640]: no class can use charger type 'ac7': its connectors stay empty
          59 |     - id: ac7
             |       ^
          help: give a class a wireless_limit_kw (the connector is gb_t_wireless)
        """
      ])
    #expect(pads.isRead)
    let used = try told("    share: 0.3\n", "    share: 0.3 # as it is\n")
    #expect(used.texts.isEmpty && used.isRead)
  }

  @Test("Rules of provision without a year to come")
  func idleProvision() throws {
    let rule = "provision:\n  - { id: a, spaces_per_year: 10, built_share: 0.1, serves: private }\n"
    let idle = try told("travel:\n", rule + "travel:\n")
    #expect(
      idle.texts.count == 1 && idle.texts[0].contains("warning[W0641]: run.years_ahead is 0"), "\(idle.texts)"
    )
    #expect(idle.isRead)
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace("travel:\n", with: rule + "travel:\n")
    try folder.replace("  days: 3\n", with: "  days: 3\n  years_ahead: 1\n")
    #expect(folder.codes().isEmpty)
  }

  @Test("More stations with sun and battery than the plan has stations")
  func missingStations() throws {
    let power = "power:\n  feeder_kv: 10\nsolar_storage:\n  stations: "
    let more = try told("travel:\n", power + "21\ntravel:\n")
    #expect(more.texts.count == 1 && more.texts[0].contains("warning[W0643]: 21 stations"), "\(more.texts)")
    #expect(more.isRead)
    #expect(try told("travel:\n", power + "20\ntravel:\n").texts.isEmpty)
  }
}
