import ScenarioFiles
import Testing

@Suite("Changing keys of a scenario") struct ScenarioEditTests {
  private let text = """
    # A district.
    schema: wayside/1
    district:
      boundary:
        file: data/old.geojson # the outline
        datum: GCJ-02
      sites:
        seed: 1 # any
        categories:
          - { id: park, name_zh: "停车场" }
    power:
      feeders:
        - id: north
          grid: data/north.m
    climate: { daily_mean_c: [18], hourly_file: "data/old.csv" }

    """

  private func edited(_ setting: ScenarioSetting) -> String? { ScenarioEdit.applied(setting, to: text) }

  @Test("A value is replaced where it stands; comments and everything else stay")
  func replaced() {
    let setting = ScenarioSetting(
      "district.boundary", [.init("file", "data/new.geojson"), .init("datum", "WGS-84")])
    let expected = text.replacing("data/old.geojson #", with: "data/new.geojson #").replacing(
      "GCJ-02", with: "WGS-84")
    #expect(edited(setting) == expected)
  }

  @Test("A key that is not there is written before its neighbours, one section whole at the end")
  func added() {
    let list = edited(
      ScenarioSetting("district.sites.list", [.init("file", "data/sites.csv"), .init("datum", "WGS-84")]))
    #expect(
      list?.contains(
        "  sites:\n    list:\n      file: data/sites.csv\n      datum: WGS-84\n    seed: 1 # any\n") == true)
    let roads = edited(ScenarioSetting("roads", [.init("nodes", "a.csv"), .init("links", "b c.csv")]))
    #expect(roads == text + "\nroads:\n  nodes: a.csv\n  links: \"b c.csv\"\n")
    let kept = edited(ScenarioSetting("district.boundary", [.init("utm_zone", "48")]))
    #expect(
      kept?.contains("  boundary:\n    utm_zone: 48\n    file: data/old.geojson # the outline\n") == true)
  }

  @Test("A list gets one entry more, before the others")
  func listed() {
    let setting = ScenarioSetting(
      "power.feeders", form: .listEntry, [.init("id", "south"), .init("grid", "data/south.m")])
    #expect(
      edited(setting)?.contains(
        "  feeders:\n    - id: south\n      grid: data/south.m\n    - id: north\n      grid: data/north.m\n")
        == true)
    let first = ScenarioSetting("charging.neighbours", form: .listEntry, [.init("id", "x")])
    #expect(edited(first) == text + "\ncharging:\n  neighbours:\n    - id: x\n")
  }

  @Test("In braces a value is replaced and a new key is left to the user")
  func braces() {
    let old = edited(ScenarioSetting("climate", [.init("hourly_file", "data/new.csv")]))
    #expect(old == text.replacing("\"data/old.csv\"", with: "data/new.csv"))
    #expect(edited(ScenarioSetting("climate", [.init("mean", "18")])) == nil)
  }

  @Test("What would not say the same when it is read again is not written")
  func refused() {
    #expect(edited(ScenarioSetting("district.boundary.file", [.init("a", "b")])) == nil)
    #expect(ScenarioEdit.applied(ScenarioSetting("a", [.init("b", "c")]), to: "a: [1, 2\n") == nil)
    #expect(edited(ScenarioSetting("", [.init("b", "c")])) == nil)
  }

  @Test(
    "Any text comes back as it was written",
    arguments: ["no", "~", "1.5", "-x", "a: b", "# c", "电 \"站\"", "back\\slash", "tab\there", " edge ", ""])
  func scalars(value: String) {
    let setting = ScenarioSetting("district.boundary", [.init("file", value)])
    #expect(edited(setting) != nil, "\(value)")
  }

  @Test(
    "An entry with an identifier that is there takes its place; words YAML would read as something else are quoted"
  )
  func twin() {
    let setting = ScenarioSetting(
      "power.feeders", form: .listEntry, [.init("id", "north"), .init("grid", "data/new.m")])
    #expect(edited(setting) == text.replacing("data/north.m", with: "data/new.m"))
    let truth = ScenarioSetting(
      "power.feeders", form: .listEntry, [.init("id", "true"), .init("grid", "data/t.m")])
    #expect(edited(truth)?.contains("    - id: \"true\"\n      grid: data/t.m\n    - id: north\n") == true)
  }

  @Test("Line ends stay as they are, and a document that says where it ends still ends there")
  func ends() {
    let setting = ScenarioSetting("roads", [.init("nodes", "a.csv")])
    let windows = text.replacing("\n", with: "\r\n")
    #expect(
      ScenarioEdit.applied(setting, to: windows)
        == (text + "\nroads:\n  nodes: a.csv\n").replacing("\n", with: "\r\n"))
    let closed = ScenarioEdit.applied(setting, to: text + "...\n")
    #expect(closed == text + "\nroads:\n  nodes: a.csv\n...\n")
  }
}
