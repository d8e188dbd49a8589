import DistrictModel
import Foundation
import GridFiles
import PowerNetwork
import ScenarioFiles
import Testing

@Suite("Feeders named in a scenario are read with it, and complained of with it") struct FeederFileTests {
  private struct Folder {
    let path = NSTemporaryDirectory() + "wayside-test-\(UUID().uuidString)"

    init() throws {
      for file in ScenarioTemplate.files(name: "t") {
        let power = """

          power:
            feeders:
              - { id: east, grid: grids/east, places: grids/places.csv, datum: WGS-84 }

          """
        try write(file.text + (file.path == "scenario.yaml" ? power : ""), to: file.path)
      }
      try write(Self.buses, to: "grids/east/buses.csv")
      try write(Self.branches, to: "grids/east/branches.csv")
      try write("{\"base_mva\": 10}", to: "grids/east/summary.json")
      try write(Self.places, to: "grids/places.csv")
    }

    static let buses = "bus,type,pd_mw,qd_mvar,v_set_pu\nsource,REF,0,0,1\nnorth,PQ,1,0.2,\nsouth,PQ,2,0.5,\n"
    static let branches =
      "from,to,r_pu,x_pu,in_service,rating_mva\nsource,north,0.01,0.02,1,8\nnorth,south,0.01,0.02,1,\n"
    static let places = "bus,lon,lat\nnorth,106.55,29.68\nsouth,106.56,29.62\n"

    func write(_ text: String, to file: String) throws {
      let url = URL(fileURLWithPath: path).appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }

    func edit(_ file: String, _ found: String, _ put: String) throws {
      let text = try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
      try #require(text.contains(found))
      try write(text.replacing(found, with: put), to: file)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func read(_ reader: GridReader? = GridReading.forSeries) -> ReadResult {
      ScenarioFile.read(at: path, knownMetrics: ["charging_stations"], readGrid: reader)
    }

    func told() -> [String] {
      read().diagnostics.map {
        "\($0.file):\($0.line):\($0.column) \($0.code) \($0.message.en)"
          + ($0.help.map { " (\($0.en))" } ?? "")
      }
    }
  }

  @Test("A folder and a MATPOWER case are read with their places, and their files are part of the provenance")
  func sound() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    let feeder = try #require(result.scenario?.power?.feeders.first)
    #expect(feeder.grid?.buses.map(\.name) == ["source", "north", "south"])
    #expect(feeder.places.map(\.bus) == [1, 2] && feeder.name == "east")
    #expect(result.scenario?.files.map(\.path).contains("grids/east/branches.csv") == true)
    try folder.edit("scenario.yaml", "grid: grids/east,", "grid: grids/east.m,")
    try folder.write(
      """
      mpc.baseMVA = 10;
      mpc.bus = [ 1 3 0 0 0 0 1 1 0 10 1 1.1 0.9; 2 1 1 0.2 0 0 1 1 0 10 1 1.1 0.9 ];
      mpc.gen = [1 0 0 10 -10 1 100 1 10 0];
      mpc.branch = [1 2 0.01 0.02 0 0 0 0 0 0 1 -360 360];

      """, to: "grids/east.m")
    try folder.write("bus,lon,lat\n2,106.55,29.68\n", to: "grids/places.csv")
    #expect(folder.told() == [])
    #expect(folder.read().scenario?.power?.feeders.first?.grid?.buses.count == 2)
    #expect(folder.read(nil).diagnostics.map(\.code) == ["E0844"])
  }

  @Test(
    "What is wrong with a feeder has its file, line and column",
    arguments: [
      (
        "grids/places.csv", "north,", "nrth,",
        ["grids/places.csv:2:1 E0803 there is no bus 'nrth' (did you mean 'north'?)"]
      ),
      (
        "grids/places.csv", "south,106.56", "north,106.56",
        ["grids/places.csv:3:1 E0308"]
      ),
      (
        "grids/places.csv", "106.55,29.68", "29.68,106.55",
        ["grids/places.csv:2:13 E0307 longitude and latitude look swapped: lat is 106.55"]
      ),
      (
        "grids/places.csv", "106.5", "116.5",
        [
          "grids/places.csv:2:1 E0846 every place of feeder 'east' lies outside the boundary (check the datum and the coordinates)"
        ]
      ),
      ("grids/places.csv", "north,106.55,29.68\nsouth,106.56,29.62\n", "", ["grids/places.csv:1:1 E0847"]),
      (
        "grids/east/branches.csv", "north,south,0.01,0.02,1", "north,south,0,0,1",
        ["grids/east/branches.csv:3:15 E0809"]
      ),
      (
        "grids/east/branches.csv", "north,south,0.01,0.02,1", "north,south,0.01,0.02,0",
        ["grids/east/buses.csv:4:1 E0813"]
      ),
      ("grids/east/buses.csv", "source,REF", "source,PQ", ["grids/east/buses.csv:0:0 E0812"]),
      ("grids/east/buses.csv", "south,PQ,2,0.5,", "south,NONE,2,0.5,", ["grids/places.csv:3:1 E0845"]),
      (
        "grids/east/branches.csv", ",8\n", ",-8\n",
        ["grids/east/branches.csv:2:26 E0807"]
      ),
      ("scenario.yaml", "grids/east,", "grids/west,", ["scenario.yaml", "scenario.yaml", "scenario.yaml"]),
    ] as [(String, String, String, [String])])
  func refused(file: String, found: String, put: String, told: [String]) throws {
    let folder = try Folder()
    defer { folder.remove() }
    try folder.edit(file, found, put)
    let complaints = folder.told()
    #expect(complaints.count == told.count, "\(complaints)")
    for (complaint, start) in zip(complaints, told) { #expect(complaint.hasPrefix(start)) }
    #expect(folder.read().scenario == nil)
  }

  @Test("A bus that holds its voltage has no time series and is told; a ring is not a fault")
  func series() throws {
    let folder = try Folder()
    defer { folder.remove() }
    try folder.edit(
      "grids/east/branches.csv", "north,south,0.01,0.02,1,\n",
      "north,south,0.01,0.02,1,\nsouth,source,0.01,0.02,1,\n")
    #expect(folder.told() == [])
    try folder.write("bus,pg_mw,v_set_pu\nsouth,1,1\n", to: "grids/east/gens.csv")
    try folder.edit("grids/east/buses.csv", "south,PQ", "south,PV")
    let told = folder.told()
    #expect(told.count == 1 && told[0].hasPrefix("grids/east/buses.csv:4:7 E0822"), "\(told)")
  }

  @Test("Two feeders of one name, and a feeder without its table, are told at their place in the scenario")
  func named() throws {
    let folder = try Folder()
    defer { folder.remove() }
    try folder.edit(
      "scenario.yaml", "    - { id: east,", "    - { id: east, grid: g, places: p }\n    - { id: east,")
    #expect(folder.told().contains { $0.contains("E0208 id 'east' is used twice") })
    try folder.edit("scenario.yaml", "grid: g, places: p", "grid: g")
    #expect(folder.told().contains { $0.contains("'places'") })
  }
}
