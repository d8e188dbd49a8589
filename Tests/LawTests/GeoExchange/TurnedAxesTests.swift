#if GDAL
  import DistrictModel
  import Fixtures
  import Foundation
  import GeoExchange
  import ScenarioFiles
  import Testing

  @Suite("Axes turned round are told east of 90 degrees") struct TurnedAxesTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    struct Case: Sendable, CustomStringConvertible {
      let format: String
      let file: String
      /// How the file calls longitude and latitude.
      let names: (String, String)
      var beside: [String] = []
      var description: String { format }
    }

    private static let cases = [
      Case(format: "sites", file: "carparks.csv", names: ("lon", "lat")),
      Case(format: "tcec", file: "tcec.json", names: ("StationLng", "StationLat")),
      Case(format: "ocpi", file: "ocpi.json", names: ("longitude", "latitude")),
      Case(format: "openchargemap", file: "openchargemap.json", names: ("Longitude", "Latitude")),
      Case(format: "afdc", file: "afdc.csv", names: ("Longitude", "Latitude")),
      Case(format: "gmns", file: "gmns-node.csv", names: ("x_coord", "y_coord"), beside: ["gmns-link.csv"]),
      Case(format: "matpower", file: "feeder-places.csv", names: ("lon", "lat"), beside: ["feeder.m"]),
    ]

    private func turned(_ answer: ImportScene.Answer) -> [String] {
      answer.told().filter { $0.contains("W1023") }
    }

    @Test("Of every format: once, with the count; the file as it is says nothing", arguments: cases)
    func formats(item: Case) throws {
      defer { scene.remove() }
      let text = try String(contentsOfFile: ImportScene.data(item.file), encoding: .utf8)
      let (x, y) = item.names
      let other = text.replacing(x, with: "\u{1}").replacing(y, with: x).replacing("\u{1}", with: y)
      let beside = item.beside.map(ImportScene.data)
      let answer = scene.read(item.format, [try scene.write(other.utf8, as: item.file)] + beside)
      #expect(turned(answer).count == 1)
      #expect(turned(answer).first?.hasSuffix("changed round; nothing was turned") == true)
      #expect(answer.isWholeAccount)
      #expect(turned(scene.read(item.format, [ImportScene.data(item.file)] + beside)) == [])
    }

    @Test("Stops of public transport too")
    func stops() throws {
      defer { scene.remove() }
      let feed = "\(scene.folder)/gtfs"
      try FileManager.default.copyItem(atPath: ImportScene.data("gtfs"), toPath: feed)
      #expect(turned(scene.read("gtfs", [feed])) == [])
      let text = try String(contentsOfFile: "\(feed)/stops.txt", encoding: .utf8)
      let other = text.replacing("stop_lat", with: "lat").replacing("stop_lon", with: "stop_lat").replacing(
        ",lat,", with: ",stop_lon,")
      _ = try scene.write(other.utf8, as: "gtfs/stops.txt")
      #expect(turned(scene.read("gtfs", [feed])).count == 1)
    }

    @Test("An outline, before there is one to compare with")
    func outline() throws {
      defer { scene.remove() }
      let free = scene.with { $0.frame.boundary = nil }
      func area(_ x: Double, _ y: Double) -> String {
        let corners = [(0.0, 0.0), (0.1, 0), (0, 0.1), (0, 0)].map { "[\(x + $0.0), \(y + $0.1)]" }
        return "{\"type\": \"Polygon\", \"coordinates\": [[\(corners.joined(separator: ", "))]]}"
      }
      let told =
        "suspected W1023: the axes look turned: 1 records would lie in China with x and y changed round; nothing was turned"
      let east = try free.read("boundary", text: area(29.6, 106.5), as: "east.geojson")
      #expect(turned(east) == [told])
      // West of 90 degrees both orders are places.
      let west = try free.read("boundary", text: area(43.8, 87.6), as: "west.geojson")
      #expect(turned(west) == [told])
      #expect(turned(try free.read("boundary", text: area(106.5, 29.6), as: "right.geojson")) == [])
    }

    @Test("A projected system, whether or not the turned pair is a place of it", arguments: [4496, 32648])
    func projected(code: Int) throws {
      defer { scene.remove() }
      let metre = scene.with { $0.system = .epsg(code) }
      let projection = scene.frame.projection
      let rows = (0..<6).map { row -> (x: Double, y: Double) in
        let point = projection.project(Coordinate(longitude: 106.58 + Double(row) * 0.001, latitude: 29.68))
        // Gauss and Krüger's zone 18 of six degrees has the same meridian, the scale 1 and its number before the easting.
        return code == 4496
          ? ((point.x - 500_000) / 0.9996 + 18_500_000, point.y / 0.9996) : (point.x, point.y)
      }
      func table(_ isTurned: Bool) -> String {
        "id,x,y\n"
          + rows.enumerated().map { "s\($0),\(isTurned ? $1.y : $1.x),\(isTurned ? $1.x : $1.y)\n" }.joined()
      }
      let answer = try metre.read("sites", text: table(true), as: "turned.csv")
      #expect(
        turned(answer) == [
          "suspected W1023: the axes look turned: 6 records would lie in the district with x and y changed round; nothing was turned"
        ])
      #expect(!answer.told().contains { $0.contains("W1003") })
      let right = try metre.read("sites", text: table(false), as: "right.csv")
      #expect(right.imported != nil)
      #expect(turned(right) == [])
    }
  }
#endif
