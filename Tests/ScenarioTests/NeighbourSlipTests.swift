import DistrictModel
import ScenarioFiles
import Testing

@Suite("A slip in the stations outside the district is told with its place and what was expected")
struct NeighbourSlipTests {
  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let found: String
    let put: String
    /// Whole, in Chinese and English.
    let zh: [String]
    let en: [String]
    var isError = true
  }

  private static let section = """
      neighbours:
        - id: west
          name_zh: 西邻站
          name_en: western neighbour
          longitude: 106.48
          latitude: 29.65
          datum: WGS-84
          connectors: 20
          power_kw: 120
      patience_min: 10

    """

  static let slips = [
    Slip(
      testDescription: "a station inside the outline", found: "longitude: 106.48", put: "longitude: 106.51",
      zh: [
        "71:18 E0760 charging.neighbours.west：区外站点在边界之内 | 检查坐标与坐标系；区内站点写入 district.sites"
      ],
      en: [
        "71:18 E0760 charging.neighbours.west: a station of a neighbour lies inside the outline | check its coordinates and the datum; stations of the district belong in district.sites"
      ]),
    Slip(
      testDescription: "a station too far away", found: "longitude: 106.48", put: "longitude: 106.06",
      zh: ["71:18 W0667 charging.neighbours.west：距边界 43 km，超过 30 km，几乎不会有人前往 | 检查坐标与坐标系"],
      en: [
        "71:18 W0667 charging.neighbours.west: 43 km from the outline, more than 30: hardly anybody will go there | check its coordinates and the datum"
      ], isError: false),
    Slip(
      testDescription: "latitude and longitude changed over", found: "106.48\n      latitude: 29.65",
      put: "29.65\n      latitude: 106.48",
      zh: ["72:17 E0212 charging.neighbours.west.latitude：106.48 超出范围 -84 至 84"],
      en: ["72:17 E0212 charging.neighbours.west.latitude: 106.48 is outside -84 to 84"]),
    Slip(
      testDescription: "no connector", found: "connectors: 20", put: "connectors: 0",
      zh: ["74:19 E0212 charging.neighbours.west.connectors：0 超出范围 1 至 10000"],
      en: ["74:19 E0212 charging.neighbours.west.connectors: 0 is outside 1 to 10000"]),
    Slip(
      testDescription: "no datum", found: "      datum: WGS-84\n      connectors: 20",
      put: "      connectors: 20",
      zh: ["68:7 E0201 缺少键 'datum' | 坐标系：WGS-84, CGCS2000, GCJ-02, BD-09"],
      en: [
        "68:7 E0201 key 'datum' is missing | reference system of the coordinates: WGS-84, CGCS2000, GCJ-02, BD-09"
      ]),
    Slip(
      testDescription: "an id twice", found: "power_kw: 120\n  patience_min: 10",
      put:
        "power_kw: 120\n    - { id: west, longitude: 106.48, latitude: 29.65, datum: GCJ-02, connectors: 2, power_kw: 60 }\n  patience_min: 10",
      zh: ["76:13 E0208 id 'west' 重复 | 首次出现在第 68 行"],
      en: ["76:13 E0208 id 'west' is used twice | the first one is on line 68"]),
  ]

  private func folder() throws -> ScenarioFolder {
    let folder = try ScenarioFolder()
    try folder.replace("  patience_min: 10\n", with: Self.section)
    return folder
  }

  @Test("Without a slip nothing is told, and the station stands where it was put")
  func sound() throws {
    let folder = try folder()
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    let scenario = try #require(result.scenario)
    let station = try #require(scenario.district.neighbours.first)
    #expect(station.connectors == 20 && station.powerKW == 120 && station.name.zh == "西邻站")
    #expect((1900...2000).contains(scenario.district.boundary.distance(to: station.point)))
    #expect(try World(scenario.district).neighbours.map(\.id) == ["west"])
  }

  @Test("The datum is heeded: web-map coordinates lie elsewhere")
  func datum() throws {
    let folder = try folder()
    defer { folder.remove() }
    try folder.replace("latitude: 29.65\n      datum: WGS-84", with: "latitude: 29.65\n      datum: GCJ-02")
    let scenario = try #require(folder.read().scenario)
    let station = try #require(scenario.district.neighbours.first)
    let asWritten = scenario.district.projection.project(Coordinate(longitude: 106.48, latitude: 29.65))
    #expect((300...700).contains(station.point.distance(to: asWritten)))
  }

  @Test("Every slip is told in full, once, in both languages", arguments: slips)
  func slip(_ slip: Slip) throws {
    let folder = try folder()
    defer { folder.remove() }
    try folder.replace(slip.found, with: slip.put)
    let result = folder.read()
    #expect(result.told(\.zh) == slip.zh)
    #expect(result.told(\.en) == slip.en)
    #expect((result.scenario == nil) == slip.isError)
  }
}
