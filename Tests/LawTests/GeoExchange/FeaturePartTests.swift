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
  }
#endif
