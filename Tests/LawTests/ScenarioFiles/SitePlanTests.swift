import DistrictModel
import Foundation
import ScenarioFiles
import Testing

@Suite("A plan that the listed and generated sites cannot hold is refused before anything is computed")
struct SitePlanTests {
  /// The template with 5 generated sites and two lists beside it.
  private struct Folder {
    let path = NSTemporaryDirectory() + "wayside-test-\(UUID().uuidString)"
    var yaml = ""

    init() throws {
      for file in ScenarioTemplate.files(name: "t") {
        if file.path == "scenario.yaml" { yaml = file.text } else { try write(file.text, to: file.path) }
      }
      replace(
        "    seed: 1\n    categories:",
        """
            seed: 1
            list: { file: data/sites.csv, datum: WGS-84 }
            existing: { file: data/existing.csv, datum: WGS-84 }
            categories:
        """)
      replace("candidates: 60", "candidates: 5")
      replace("stations: 20\n  chargers: 240", "stations: 7\n  chargers: 80")
      try write(Self.sites, to: "data/sites.csv")
      try write(Self.existing, to: "data/existing.csv")
    }

    static let sites = """
      id,name_zh,name_en,category,lon,lat,capacity_chargers
      east,东,East,public-parking,106.60,29.65,30
      west,西,West,public-parking,106.52,29.65,3

      """

    static let existing = """
      id,name_zh,name_en,category,lon,lat,capacity_chargers,chargers_ac7,chargers_dc60
      old,老站,Old,public-parking,106.55,29.65,10,2,6
      small,小站,Small,public-parking,106.56,29.66,2,1,0

      """

    mutating func replace(_ found: String, _ put: String) {
      #expect(yaml.contains(found))
      yaml = yaml.replacing(found, with: put, maxReplacements: 1)
    }

    func write(_ text: String, to file: String) throws {
      let url = URL(fileURLWithPath: path).appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }

    func read() throws -> ReadResult {
      try write(yaml, to: "scenario.yaml")
      defer { try? FileManager.default.removeItem(atPath: path) }
      return ScenarioFile.read(at: path, knownMetrics: ["charging_stations"])
    }

    func told() throws -> [String] { try read().diagnostics.map { $0.text() } }
  }

  @Test("Listed and standing sites are read in order, chargers by type whatever the order of columns")
  func sound() throws {
    let result = try Folder().read()
    #expect(result.diagnostics.map { $0.text() } == [])
    let sites = try #require(result.scenario).district.listedSites
    #expect(sites.map(\.id) == ["east", "west", "old", "small"])
    #expect(sites.map(\.existing?.chargers) == [nil, nil, [6, 2], [0, 1]])
    #expect(sites[2].name == BilingualText(zh: "老站", en: "Old"))
    #expect(result.scenario?.files.map(\.path).contains("data/existing.csv") == true)
  }

  @Test("More stations than sites that hold the smallest one")
  func stations() throws {
    var folder = try Folder()
    folder.replace("stations: 7", "stations: 9")
    #expect(
      try folder.told() == [
        #"""
        scenario.yaml:81:13: error[E0612]: 9 stations are asked for, but only 8 sites can hold 4 chargers
          81 |   stations: 9
             |             ^
        """#
      ])
  }

  @Test("More chargers than the largest sites hold")
  func chargers() throws {
    var folder = try Folder()
    folder.replace("  chargers: 80", "  chargers: 641")
    #expect(
      try folder.told() == [
        #"""
        scenario.yaml:82:13: error[E0617]: 641 chargers are asked for, but the 7 largest sites hold at most 640
          82 |   chargers: 641
             |             ^
          help: ask for more stations or raise capacity_max
        """#
      ])
    var largest = try Folder()
    largest.replace("  chargers: 80", "  chargers: 640")
    #expect(try largest.told() == [])
  }

  @Test("Fewer stations and chargers than stand already")
  func standing() throws {
    var folder = try Folder()
    folder.replace("stations: 7\n  chargers: 80", "stations: 1\n  chargers: 8")
    #expect(
      try folder.told() == [
        #"""
        scenario.yaml:81:13: error[E0615]: 2 stations stand already; a plan of 1 has to contain them
          81 |   stations: 1
             |             ^
        """#,
        #"""
        scenario.yaml:82:13: error[E0616]: 9 chargers stand already; a plan of 8 has to contain them
          82 |   chargers: 8
             |             ^
        """#,
      ])
  }

  @Test("More swap stations than sites that may hold one")
  func swapStations() throws {
    var folder = try Folder()
    folder.replace("swap_stations: 2", "swap_stations: 10")
    #expect(
      try folder.told() == [
        #"""
        scenario.yaml:86:18: error[E0618]: 10 swap stations are asked for, but only 9 sites may hold one
          86 |   swap_stations: 10
             |                  ^
          help: write allows_swap: true in a category
        """#
      ])
  }

  @Test("A site that stands in both lists")
  func twice() throws {
    let folder = try Folder()
    try folder.write(Folder.sites.replacing("west", with: "old"), to: "data/sites.csv")
    #expect(
      try folder.told() == [
        #"""
        scenario.yaml:21:23: error[E0614]: site 'old' stands in the list and among the existing stations
          21 |     existing: { file: data/existing.csv, datum: WGS-84 }
             |                       ^
          help: keep only the row of the existing station
        """#
      ])
  }

  @Test(
    "A fault in the list of present stations is told with its row",
    arguments: [
      (
        "10,2,6", "10,2,60", "data/existing.csv:2:1: error[E0314]: site 'old' has 62 chargers but room for 10"
      ),
      ("10,2,6", "10,2,-6", "data/existing.csv:2:45: error[E0306]: chargers_dc60: -6 is outside 0 to 100000"),
      (
        "10,2,6", "10,2,",
        "data/existing.csv:2:45: error[E0305]: chargers_dc60: expected a whole number, found ''"
      ),
      ("10,2,6", "10,2", "data/existing.csv:2:1: error[E0304]: this row has 8 fields; the header has 9"),
      ("chargers_dc60", "chargers_dc80", "error[E0302]: column 'chargers_dc60' is missing"),
      ("small,小站", "old,小站", "data/existing.csv:3:1: error[E0308]: id 'old' stood on line 2 already"),
      ("106.56", "107.56", "data/existing.csv:3:1: error[E0313]: site 'small' lies outside the boundary"),
      ("106.56,29.66", "29.66,106.56", "error[E0307]: longitude and latitude look swapped: lat is 106.56"),
      (
        "Old,public-parking", "Old,public-parkin",
        "data/existing.csv:2:12: error[E0312]: unknown category 'public-parkin'"
      ),
    ])
  func rows(_ found: String, _ put: String, _ told: String) throws {
    let folder = try Folder()
    try folder.write(Folder.existing.replacing(found, with: put), to: "data/existing.csv")
    let diagnostics = try folder.told()
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.contains(told) == true, "\(diagnostics.joined(separator: "\n"))")
  }

  @Test("A default that a class leaves out is in the list of assumptions, each bump of the day included")
  func defaults() throws {
    var folder = try Folder()
    let profile = try #require(folder.yaml.firstRange(of: #/    profile:\n(      - .*\n){3}/#))
    folder.yaml.removeSubrange(profile)
    let assumptions = try #require(try folder.read().scenario).assumptions
    for bump in 0..<3 {
      for key in ["hour", "spread_hours", "share"] {
        let noted = assumptions.filter { $0.path == "fleet.private.profile[\(bump)].\(key)" }
        #expect(noted.map(\.origin) == [.standard])
        #expect(noted.first?.source.isEmpty == false)
      }
    }
    #expect(assumptions.allSatisfy { $0.origin == .scenario || !$0.source.isEmpty })
  }
}
