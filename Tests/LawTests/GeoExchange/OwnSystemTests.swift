#if GDAL
  import DistrictModel
  import Fixtures
  import Foundation
  import GeoExchange
  import ScenarioFiles
  import Testing

  @Suite("What a file says of its own system") struct OwnSystemTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    /// The sites of the fixture under another description of what they are in.
    private func told(_ description: String) throws -> [String] {
      for ending in ["shp", "shx", "dbf", "cpg"] {
        let bytes = try Data(contentsOf: URL(filePath: ImportScene.data("carparks.\(ending)")))
        _ = try scene.write(bytes, as: "own.\(ending)")
      }
      _ = try scene.write(description.utf8, as: "own.prj")
      return scene.read("sites", ["\(scene.folder)/own.shp"]).told().filter { $0.contains("W1004") }
    }

    private func degrees(_ name: String, meridian: Double) -> String {
      "GEOGCS[\"\(name)\",DATUM[\"D_MyCity\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
        + "PRIMEM[\"Own\",\(meridian)],UNIT[\"Degree\",0.0174532925199433]]"
    }

    @Test("A system without a code is compared by what it is; the shift is told in metres")
    func local() throws {
      defer { scene.remove() }
      let shifted = try told(degrees("MyCity_Local", meridian: 0.001))
      #expect(shifted.count == 1)
      #expect(
        shifted.first?.wholeMatch(
          of:
            /suspected W1004: the file says 'MyCity_Local', WGS-84 was declared, 9[67]\.?\d* m away from it here; read as declared/
        ) != nil)
      // Half a metre is the accuracy of the data, not another system.
      #expect(try told(degrees("MyCity_Local", meridian: 0.000_005)) == [])
      #expect(try told(degrees("MyCity_Local", meridian: 0)) == [])
    }

    @Test("Heights make no other system of WGS-84, and CGCS2000 is the same to centimetres")
    func same() throws {
      defer { scene.remove() }
      let high = "{\"type\": \"Point\", \"coordinates\": [106.57, 29.67, 300]}"
      #expect(try scene.read("sites", text: high, as: "high.geojson").told() == [])
      #expect(
        try scene.with { $0.system = .datum(.cgcs2000) }.read("sites", text: high, as: "c.geojson").told()
          == [])
      // The planted fault: metres declared for a file that says degrees.
      let wrong = try scene.with { $0.system = .epsg(32648) }.read("sites", text: high, as: "w.geojson")
        .told()
      #expect(wrong.first?.hasPrefix("suspected W1004") == true)
    }

    @Test(
      "Codes of the register are digits and nothing else",
      arguments: ["EPSG:-4326", "EPSG:45.26", "EPSG:+4526", "EPSG:", "EPSG:４５２６", "EPSG:45 26", "EPSG:99999"])
    func code(word: String) { #expect(ReferenceSystem(word) == nil) }

    @Test(
      "…in whatever case, with or without the colon; two of them are datums by name",
      arguments: [
        ("EPSG:4526", ReferenceSystem.epsg(4526)), ("epsg4526", .epsg(4526)), ("EPSG:4326", .datum(.wgs84)),
        ("epsg:4490", .datum(.cgcs2000)), ("wgs84", .datum(.wgs84)),
      ])
    func word(word: String, system: ReferenceSystem) { #expect(ReferenceSystem(word) == system) }
  }
#endif
