#if GDAL
  import DistrictModel
  import Fixtures
  import Foundation
  import GeoExchange
  import ScenarioFiles
  import Testing

  @Suite("Importing outlines and sites") struct FeatureImportTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    /// Pairs of numbers in a text of coordinates.
    private func places(_ text: String) -> [Coordinate] {
      text.matches(of: #/\[(-?[\d.]+), (-?[\d.]+)\]/#).compactMap { match in
        guard let longitude = Double(match.1), let latitude = Double(match.2) else { return nil }
        return Coordinate(longitude: longitude, latitude: latitude)
      }
    }

    @Test(
      "An outline keeps its corners to 1e-9 degrees; what is no area or crosses itself is dropped with a word"
    )
    func outline() throws {
      defer { scene.remove() }
      let answer = scene.read("boundary", [ImportScene.data("outline.geojson")])
      #expect(
        answer.told() == [
          "dropped W1005 outline #3: it has no geometry",
          "dropped W1013 outline #1: the area crosses itself at 106.705, 29.665",
          "dropped W1011 outline #2: this feature is no area",
        ])
      #expect(
        answer.told(inChinese: true) == [
          "dropped W1005 outline #3: 没有几何", "dropped W1013 outline #1: 面在 106.705, 29.665 处自相交",
          "dropped W1011 outline #2: 不是面要素",
        ])
      #expect(answer.isWholeAccount)
      let text = try #require(answer.text(of: "data/boundary.geojson"))
      #expect(places(text).count == 9)
      #expect(places(text).contains(Coordinate(longitude: 106.612345679, latitude: 29.66)))
      #expect(
        answer.imported?.settings.first?.yaml
          == "district:\n  boundary:\n    file: data/boundary.geojson\n    datum: WGS-84")
    }

    @Test("A code of EPSG is the projection of the model itself, there and back to 1e-8 degrees")
    func projected() throws {
      defer { scene.remove() }
      let corners = [(106.56, 29.66), (106.61, 29.66), (106.61, 29.70)].map {
        Coordinate(longitude: $0.0, latitude: $0.1)
      }
      let projection = scene.frame.projection
      let metric = (corners + [corners[0]]).map { place -> String in
        let point = projection.project(place)
        return "[\(point.x), \(point.y)]"
      }
      let text = "{\"type\": \"Polygon\", \"coordinates\": [[\(metric.joined(separator: ", "))]]}"
      let metre = scene.with { $0.system = .epsg(32648) }
      let answer = try metre.read("boundary", text: text, as: "metric.geojson")
      let found = places(answer.text(of: "data/boundary.geojson") ?? "")
      #expect(found.count == 4)
      for (place, corner) in zip(found, corners) {
        #expect(abs(place.longitude - corner.longitude) < 2e-8)
        #expect(abs(place.latitude - corner.latitude) < 2e-8)
      }
      // The planted fault: degrees declared, metres given.
      let wrong = try scene.with { $0.system = .datum(.wgs84) }.read(
        "boundary", text: text, as: "metric.geojson")
      #expect(wrong.complaint() == "metric.geojson E1011 there is no area in it that can be an outline")
      #expect(wrong.told().first?.contains("are none of WGS-84") == true)
      // A geographic GeoJSON says it is WGS 84, which EPSG:32648 is not.
      #expect(answer.told().first?.hasPrefix("suspected W1004") == true)
    }

    @Test("GCJ-02 and BD-09 are taken back to WGS-84", arguments: [Datum.gcj02, .bd09])
    func shifted(datum: Datum) throws {
      defer { scene.remove() }
      let place = Coordinate(longitude: 106.58, latitude: 29.68)
      let given = datum.fromWGS84(place)
      let answer = try scene.with { $0.system = .datum(datum) }.read(
        "sites", text: "id,lon,lat\na,\(given.longitude),\(given.latitude)\n", as: "one.csv")
      let row = try #require(
        answer.text(of: "data/sites.csv")?.split(separator: "\n").last?.split(
          separator: ",", omittingEmptySubsequences: false))
      #expect(abs(Double(row[4])! - place.longitude) < 1e-8)
      #expect(abs(Double(row[5])! - place.latitude) < 1e-8)
    }

    @Test("Sites: outside, doubled, nowhere on earth and without capacity, each told")
    func sites() throws {
      defer { scene.remove() }
      let answer = scene.read("sites", [ImportScene.data("carparks.csv")])
      #expect(
        answer.text(of: "data/sites.csv")
          == """
          id,name_zh,name_en,category,lon,lat,capacity_chargers
          p1,停车场甲,,public-parking,106.57,29.67,30
          p2,停车场乙,,public-parking,106.58,29.68,20
          p5,丁,,public-parking,106.5812345678,29.6812345678,20

          """.replacing("5678", with: "568"))
      #expect(
        answer.told() == [
          "dropped W1006 carparks #6: its coordinates (200.0, 29.66) are none of WGS-84",
          "changed W1016 carparks #5: capacity 'many' is no number from 1 to 100000; 20 is taken",
          "dropped W1021 carparks #3: 'p3' lies outside the district (107.58, 29.66)",
          "dropped W1022 carparks #4: 'p1' stood before; the first one is taken",
        ])
      #expect(answer.isWholeAccount)
    }

    @Test("A shapefile in GBK keeps its Chinese names")
    func shapefile() throws {
      defer { scene.remove() }
      let answer = scene.read("sites", [ImportScene.data("carparks.shp")])
      #expect(answer.text(of: "data/sites.csv")?.contains("p1,停车场甲,,public-parking,106.57,29.67,30") == true)
    }

    @Test("An unknown category, a missing outline, a missing file and no file of features are told")
    func refused() throws {
      defer { scene.remove() }
      let file = ImportScene.data("carparks.csv")
      #expect(
        scene.with { $0.options.category = "public-parkin" }.read("sites", [file]).complaint()
          == "the scenario has no site category 'public-parkin'; did you mean 'public-parking'? (there are: public-parking)"
      )
      #expect(scene.read("sites", ["/nowhere/a.shp"]).complaint() == "a.shp: No such file or directory")
      let noise = try scene.read("sites", text: "\u{1}\u{2}", as: "noise.shp").complaint()
      #expect(noise?.hasPrefix("noise.shp E1002 GDAL cannot read this file") == true)
      let other = try scene.read("sites", text: "\u{1}\u{2}", as: "noise.xyz")
      #expect(other.complaint()?.hasPrefix("noise.xyz E1002 GDAL cannot read this file: ") == true)
      #expect(other.complaint()?.hasSuffix(": ") == false)
      let empty = "\(scene.folder)/empty"
      try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
      for format in ["sites", "boundary", "population", "osm"] {
        let system: ReferenceSystem? = format == "osm" ? nil : .datum(.wgs84)
        let folder = scene.with { $0.system = system }.read(format, [empty]).complaint()
        #expect(folder?.hasSuffix(": Is a directory") == true, "\(format) \(folder ?? "")")
      }
      #expect(
        scene.with { $0.options.layer = "carpark" }.read("sites", [file]).complaint()
          == "carparks.csv E1003 there is no layer 'carpark'")
      #expect(
        scene.with { $0.frame.boundary = nil }.read("sites", [file]).complaint()
          == "scenario.yaml E1006 the scenario has no outline yet: import that first")
    }

    @Test("Places in GCJ-02 declared as WGS-84 are suspected and left where they are; right ones are not")
    func suspicion() throws {
      defer { scene.remove() }
      let projection = scene.frame.projection
      let corner = projection.project(Coordinate(longitude: 106.58, latitude: 29.68))
      let square = [(0.0, 0.0), (1500, 0), (1500, 1500), (0, 1500)].map {
        MetricPoint(x: corner.x + $0.0, y: corner.y + $0.1)
      }
      let small = scene.with { $0.frame.boundary = Boundary(polygons: [Polygon(outer: square)]) }
      let grid = (0..<49).map { number in
        projection.unproject(
          MetricPoint(
            x: corner.x + 50 + Double(number % 7) * 230, y: corner.y + 50 + Double(number / 7) * 230))
      }
      func table(_ datum: Datum) -> String {
        "id,lon,lat\n"
          + grid.enumerated().map { row, place in
            let given = datum.fromWGS84(place)
            return "s\(row),\(given.longitude),\(given.latitude)\n"
          }.joined()
      }
      let wrong = try small.read("sites", text: table(.gcj02), as: "gcj.csv").told().filter {
        $0.contains("W1024")
      }
      #expect(
        wrong.contains {
          $0.hasPrefix("suspected W1024: the coordinates may be GCJ-02: then 49 places would lie inside")
        })
      let right = try small.read("sites", text: table(.wgs84), as: "right.csv").told()
      #expect(right.isEmpty)
      let turned =
        "id,lon,lat\n" + grid.enumerated().map { "s\($0),\($1.latitude),\($1.longitude)\n" }.joined()
      let axes = try small.read("sites", text: turned, as: "turned.csv")
      #expect(axes.complaint() != nil)
    }
  }
#endif
