#if GDAL
  import DistrictModel
  import Fixtures
  import Foundation
  import GeoExchange
  import ScenarioFiles
  import Testing

  @Suite("Importing rasters and maps of streets") struct RasterImportTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    /// A raster as text GDAL reads.
    private func grid(_ rows: [[Double]], corner: (Double, Double), size: Double) -> String {
      "ncols \(rows[0].count)\nnrows \(rows.count)\nxllcorner \(corner.0)\nyllcorner \(corner.1)\ncellsize \(size)\nNODATA_value -9999\n"
        + rows.map { $0.map { "\($0)" }.joined(separator: " ") }.joined(separator: "\n") + "\n"
    }

    private func people(_ answer: ImportScene.Answer) -> [Int] {
      (answer.text(of: "data/residents.csv") ?? "").split(separator: "\n").dropFirst().compactMap {
        Int($0.split(separator: ",")[2])
      }
    }

    @Test(
      "A raster wholly inside gives all its people, fractions rounded once",
      arguments: [0.0007, 0.004, 0.013])
    func total(size: Double) throws {
      defer { scene.remove() }
      let rows = (0..<5).map { row in (0..<4).map { Double(row * 7 + $0) + 0.37 } }
      let answer = try scene.read(
        "population", text: grid(rows, corner: (106.56, 29.66), size: size), as: "people.asc")
      #expect(people(answer).reduce(0, +) == Int(rows.joined().reduce(0, +).rounded()))
    }

    @Test("A raster across the outline gives the share inside, to the fineness of its parts")
    func across() throws {
      defer { scene.remove() }
      // 20 km wide, evenly filled, over a square of 10 km: a quarter of its metres by metres lies inside.
      let rows = (0..<40).map { _ in [Double](repeating: 10, count: 40) }
      let metre = scene.with { $0.system = .epsg(32648) }
      let corner = SmallWorld.corner
      let answer = try metre.read(
        "population", text: grid(rows, corner: (corner.x - 5030, corner.y - 5070), size: 500),
        as: "people.asc")
      #expect(abs(people(answer).reduce(0, +) - 4000) <= 40)
    }

    @Test("Pixels without data and below zero count as none and are told; a raster elsewhere is refused")
    func holes() throws {
      defer { scene.remove() }
      let rows = [[-9999, 5.0], [-2, 7]]
      let answer = try scene.read(
        "population", text: grid(rows, corner: (106.57, 29.67), size: 0.004), as: "people.asc")
      #expect(people(answer).reduce(0, +) == 12)
      let told = answer.told()
      #expect(answer.isWholeAccount)
      #expect(told.contains("dropped W1043: 1 pixels inside the outline have no data and count as 0"))
      #expect(told.contains("dropped W1044: 1 pixels inside the outline are negative and count as 0"))
      let elsewhere = try scene.read(
        "population", text: grid(rows, corner: (16, 29), size: 0.004), as: "people.asc")
      #expect(elsewhere.complaint() == "people.asc E1047 the raster does not meet the outline")
    }

    @Test("A GeoTIFF is read; cut short it is refused with what GDAL says")
    func geotiff() throws {
      defer { scene.remove() }
      let path = ImportScene.data("population.tif")
      #expect(people(scene.read("population", [path])).reduce(0, +) > 3000)
      let whole = try Data(contentsOf: URL(filePath: path))
      let cut = try scene.write(whole.prefix(whole.count - 200), as: "cut.tif")
      #expect(scene.read("population", [cut]).complaint()?.hasPrefix("cut.tif") == true)
    }

    @Test("Files read side by side have complaints of their own")
    func sideBySide() async throws {
      defer { scene.remove() }
      let whole = try Data(contentsOf: URL(filePath: ImportScene.data("population.tif")))
      let cut = try scene.write(whole.prefix(whole.count - 200), as: "cut.tif")
      let fine = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<60 {
          group.addTask {
            var scene = try ImportScene()
            defer { scene.remove() }
            guard number % 2 > 0 else {
              return scene.read("population", [cut]).complaint()?.contains("TIFF") == true
            }
            scene.system = nil
            return scene.read("osm", [ImportScene.data("streets.osm.pbf")]).fault == nil
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(fine == 60)
    }

    @Test("A raster that calls degrees by the code of a system of another kind is told of, not followed")
    func codeOfAnotherKind() throws {
      defer { scene.remove() }
      var bytes = try Data(contentsOf: URL(filePath: ImportScene.data("population.tif")))
      // 4342 is the geocentric system of Estonia; the file keeps its axes of degrees.
      let code = try #require(bytes.firstRange(of: Data([0xE6, 0x10])))
      bytes[code.lowerBound] = 0xF6
      let answer = try scene.read("population", [scene.write(bytes, as: "estonia.tif")])
      #expect(people(answer).reduce(0, +) > 3000)
      #expect(answer.told().contains { $0.contains("W1004: the file says EPSG:4342") })
    }

    @Test("A packed raster is unpacked by its scale and offset, and that is told")
    func packed() throws {
      defer { scene.remove() }
      let rows = [[-9999.0, 10], [20, 30]]
      _ = try scene.write(grid(rows, corner: (106.57, 29.67), size: 0.004).utf8, as: "packed.asc")
      func document(_ packing: String) -> String {
        """
        <VRTDataset rasterXSize="2" rasterYSize="2">
          <GeoTransform>106.57, 0.004, 0, 29.678, 0, -0.004</GeoTransform>
          <VRTRasterBand dataType="Float64" band="1"><NoDataValue>-9999</NoDataValue>\(packing)
            <SimpleSource><SourceFilename relativeToVRT="1">packed.asc</SourceFilename></SimpleSource>
          </VRTRasterBand>
        </VRTDataset>
        """
      }
      let answer = try scene.read(
        "population", text: document("<Offset>5</Offset><Scale>0.1</Scale>"), as: "packed.vrt")
      #expect(people(answer).reduce(0, +) == 21)
      #expect(
        answer.told().contains(
          "noted W1049: its pixels are unpacked by the scale 0.1 and the offset 5 of the file"))
      let plain = try scene.read("population", text: document(""), as: "plain.vrt")
      #expect(people(plain).reduce(0, +) == 60)
      #expect(!plain.told().contains { $0.contains("W1049") })
    }

    @Test("Light needs its unit, and what no sky gives is refused")
    func irradiance() throws {
      defer { scene.remove() }
      let raster = grid([[950, 960], [970, 980]], corner: (106.5, 29.6), size: 0.1)
      #expect(
        try scene.read("irradiance", text: raster, as: "ghi.asc").complaint()
          == "--unit has to say what the pixels are in: kwh-m2-day, kwh-m2-year, w-m2")
      let answer = try scene.with { $0.options.unit = "kwh-m2-year" }.read(
        "irradiance", text: raster, as: "ghi.asc")
      #expect(answer.text(of: "data/irradiance.csv")?.hasPrefix("lon,lat,ghi_kwh_m2_day\n") == true)
      #expect(answer.told().contains { $0.hasPrefix("noted W1046: mean 2.") })
      let daily = scene.with { $0.options.unit = "kwh-m2-day" }
      #expect(
        try daily.read("irradiance", text: raster, as: "ghi.asc").complaint()?.contains("E1048") == true)
    }

    @Test(
      "Streets become a graph; sites come by tag; both forms of the file say the same",
      arguments: ["streets.osm", "streets.osm.pbf"])
    func streets(name: String) throws {
      defer { scene.remove() }
      let tagged = scene.with {
        $0.system = nil
        $0.options.tags = ["amenity=parking:public-parking"]
      }
      let answer = tagged.read("osm", [ImportScene.data(name)])
      #expect(answer.complaint() == nil)
      let nodes = answer.text(of: "data/roads-nodes.csv")?.split(separator: "\n") ?? []
      let links = answer.text(of: "data/roads-links.csv")?.split(separator: "\n") ?? []
      #expect(answer.isWholeAccount)
      #expect(nodes.count == 17)
      #expect(links.count == 25)
      #expect(links.count { $0.split(separator: ",")[3] == "1" } == 6)
      #expect(links.count { $0.hasSuffix("tertiary,40") } == 3)
      let sites = answer.text(of: "data/sites.csv") ?? ""
      #expect(sites.contains("node-22,地下停车场,Basement,public-parking,106.58123,29.68117,12\n"))
      #expect(sites.contains("way-13,</script><img onerror=alert(1)>,,public-parking,106.6015,29.701,3\n"))
      #expect(
        answer.told().map { String($0.prefix(60)) } == [
          "dropped W1053 highway=footway: 1 ways are not for cars, clos",
          "dropped W1053 highway=service: 1 ways are not for cars, clos",
          "dropped W1054: 1 roads lie outside the district",
          "noted W1055 amenity=charging_station: 1 places more; --tag a",
          "noted W1055 amenity=fuel: 1 places more; --tag amenity=fuel:",
          "dropped W1051 way-12: it cannot be reached from the other ro",
          "noted W1060: roads and parts of roads that lead nowhere and ",
          "noted W1052: 16 nodes, 24 links, 22.254 km in all",
          "dropped W1021 node-25: 'node-25' lies outside the district (",
        ])
    }

    @Test("A file cut short is refused; a datum other than WGS-84 is no datum of OpenStreetMap")
    func cut() throws {
      defer { scene.remove() }
      let whole = try Data(contentsOf: URL(filePath: ImportScene.data("streets.osm")))
      let path = try scene.write(whole.prefix(whole.count / 2), as: "cut.osm")
      #expect(
        scene.with { $0.system = nil }.read("osm", [path]).complaint()?.hasPrefix(
          "cut.osm E1052 the file is cut short or damaged")
          == true)
      #expect(
        scene.with { $0.system = .datum(.gcj02) }.read("osm", [path]).complaint()
          == "OpenStreetMap is always in WGS-84, not in GCJ-02")
    }
  }
#endif
