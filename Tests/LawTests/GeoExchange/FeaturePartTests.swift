#if GDAL
  import Fixtures
  import GeoExchange
  import ScenarioFiles
  import Testing

  @Suite("Parts of features stand in the account") struct FeaturePartTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    private static let square =
      "[[[106.5, 29.6], [106.58, 29.6], [106.58, 29.68], [106.5, 29.68], [106.5, 29.6]]]"
    private static let crossed =
      "[[[106.7, 29.66], [106.71, 29.67], [106.71, 29.66], [106.7, 29.67], [106.7, 29.66]]]"

    private func feature(_ kind: String, _ parts: [String]) -> String {
      "{\"type\": \"Feature\", \"properties\": {\"id\": \"a\"}, \"geometry\": "
        + "{\"type\": \"\(kind)\", \"coordinates\": [\(parts.joined(separator: ", "))]}}"
    }

    private func collection(_ features: [String]) -> String {
      "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ", "))]}"
    }

    @Test("An outline with a crossing part is kept but for it; one of crossing parts alone is dropped once")
    func outline() throws {
      defer { scene.remove() }
      let text = collection([
        feature("MultiPolygon", [Self.square, Self.crossed]),
        feature("MultiPolygon", [Self.crossed, Self.crossed]),
      ])
      let answer = try scene.read("boundary", text: text, as: "parts.geojson")
      #expect(answer.isWholeAccount)
      #expect([answer.log.found, answer.log.kept, answer.log.count(of: .dropped)] == [2, 1, 1])
      #expect(
        answer.told().map { String($0.prefix(40)) } == [
          "changed W1013 parts #0: the area crosses", "dropped W1013 parts #1: the area crosses",
          "noted W1013 parts #1: the area crosses i",
        ])
      let sound = try scene.read(
        "boundary", text: collection([feature("MultiPolygon", [Self.square])]), as: "sound.geojson")
      #expect(sound.told() == [])
    }

    @Test("A site of several points or areas is its first, and that is told; of one part it is not")
    func sites() throws {
      defer { scene.remove() }
      func told(_ kind: String, _ parts: [String]) throws -> [String] {
        let answer = try scene.read("sites", text: feature(kind, parts), as: "site.geojson")
        #expect(answer.isWholeAccount)
        #expect(answer.text(of: "data/sites.csv")?.split(separator: "\n").count == 2)
        return answer.told()
      }
      let inside = "[[[106.57, 29.67], [106.58, 29.67], [106.58, 29.68], [106.57, 29.68], [106.57, 29.67]]]"
      #expect(
        try told("MultiPoint", ["[106.57, 29.67]", "[106.58, 29.68]", "[106.59, 29.69]"]) == [
          "changed W1017 site #0: it has 3 parts; the first point alone becomes a site"
        ])
      #expect(
        try told("MultiPolygon", [inside, Self.square]) == [
          "changed W1017 site #0: it has 2 parts; the first area alone becomes a site"
        ])
      #expect(try told("MultiPolygon", [inside]) == [])
      #expect(try told("MultiPoint", ["[106.57, 29.67]"]) == [])
    }

    @Test("Points beside the areas of an outline are told")
    func mixed() throws {
      defer { scene.remove() }
      let point = "{\"type\": \"Point\", \"coordinates\": [106.5, 29.6]}"
      let area = "{\"type\": \"Polygon\", \"coordinates\": \(Self.square)}"
      let text =
        "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"GeometryCollection\", "
        + "\"geometries\": [\(area), \(point)]}}"
      #expect(
        try scene.read("boundary", text: text, as: "mixed.geojson").told() == [
          "changed W1018 mixed #0: 1 points and lines in it are left out"
        ])
    }
  }
#endif
