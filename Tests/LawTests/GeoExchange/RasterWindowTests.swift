#if GDAL
  import DistrictModel
  import Fixtures
  import GeoExchange
  import ScenarioFiles
  import Testing

  @Suite("Rasters much larger than the district") struct RasterWindowTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    private func people(_ answer: ImportScene.Answer) -> Int {
      (answer.text(of: "data/residents.csv") ?? "").split(separator: "\n").dropFirst().compactMap {
        Int($0.split(separator: ",")[2])
      }.reduce(0, +)
    }

    /// 120 by 120 pixels of a kilometre, turned by 30 degrees; 40 people live on the four in the middle of the district.
    private func turned(_ rotation: Double) throws -> ImportScene.Answer {
      let rows = (0..<120).map { row in
        (0..<120).map { (59...60).contains(row) && (59...60).contains($0) ? "10" : "0" }.joined(
          separator: " ")
      }
      let head = "ncols 120\nnrows 120\nxllcorner 0\nyllcorner 0\ncellsize 1\n"
      _ = try scene.write((head + rows.joined(separator: "\n") + "\n").utf8, as: "people.asc")
      let document = """
        <VRTDataset rasterXSize="120" rasterYSize="120">
          <GeoTransform>105.78038476, 0.008660254, 0.005, 29.91961524, \(rotation), -0.008660254</GeoTransform>
          <VRTRasterBand dataType="Float64" band="1">
            <SimpleSource><SourceFilename relativeToVRT="1">people.asc</SourceFilename></SimpleSource>
          </VRTRasterBand>
        </VRTDataset>
        """
      return try scene.read("population", text: document, as: "turned.vrt")
    }

    @Test("The district is found in a turned raster; turned the other way its people live elsewhere")
    func window() throws {
      defer { scene.remove() }
      let answer = try turned(0.005)
      #expect(people(answer) == 40)
      #expect(
        answer.told().contains("noted W1040: the raster holds 40 people, 0 of them outside the outline"))
      #expect(try turned(-0.005).complaint() == "turned.vrt E1047 the raster does not meet the outline")
    }

    @Test("People inside and outside are those of the raster", arguments: [500, 250])
    func outside(sizeM: Int) throws {
      defer { scene.remove() }
      // 20 km or 10 km wide, evenly filled, its middle on the district's corner.
      let rows = [String](repeating: [String](repeating: "10", count: 40).joined(separator: " "), count: 40)
      let (x, y) = (SmallWorld.corner.x - 20 * Double(sizeM), SmallWorld.corner.y - 20 * Double(sizeM))
      let head = "ncols 40\nnrows 40\nxllcorner \(x)\nyllcorner \(y)\ncellsize \(sizeM)\n"
      let answer = try scene.with { $0.system = .epsg(32648) }.read(
        "population", text: head + rows.joined(separator: "\n") + "\n", as: "people.asc")
      let told = answer.told().joined(separator: "\n")
      let match = try #require(told.firstMatch(of: /holds (\d+) people, ([\d.]+) of them outside/))
      let inside = try #require(told.firstMatch(of: /W1042: ([\d.]+) people inside/))
      #expect(Int(match.1) == 16000)
      let sum = (Double(match.2) ?? 0) + (Double(inside.1) ?? 0)
      #expect(abs(sum - 16000) < 0.2)
      #expect(abs((Double(inside.1) ?? 0) - 4000) < 60)
    }
  }
#endif
