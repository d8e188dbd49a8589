#if GDAL
  import Fixtures
  import Foundation
  import GeoExchange
  import ScenarioFiles
  import Testing

  @Suite("Names of sites as a table can hold them") struct CleanNameTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    private func site(_ name: String, id: String = "a") -> String {
      "{\"type\": \"Feature\", \"properties\": {\"id\": \"\(id)\", \"name\": \"\(name)\"}, "
        + "\"geometry\": {\"type\": \"Point\", \"coordinates\": [106.57, 29.67]}}"
    }

    @Test(
      "Marks without a letter, line breaks, control characters and long names are cleaned and told",
      arguments: [
        ("\\u0301abc", "abc"), ("line\\nbreak\\u0007", "line break"), ("a\\u0001b", "a b"),
        (String(repeating: "x", count: 500), String(repeating: "x", count: 200)),
      ])
    func cleaned(given: String, clean: String) throws {
      defer { scene.remove() }
      let answer = try scene.read("sites", text: site(given), as: "one.geojson")
      let row = answer.text(of: "data/sites.csv")?.split(separator: "\n").last
      #expect(row == "a,\(clean),,public-parking,106.57,29.67,20")
      #expect(answer.told().count == 1)
      #expect(answer.told().first?.hasPrefix("changed W1035 one #") == true)
      // Beside it a name that can stay, markup and letters with marks included.
      let plain = try scene.read("sites", text: site("e\\u0301tang </b>"), as: "two.geojson")
      #expect(plain.told() == [])
    }

    @Test("An identifier is cleaned as well; of one that is nothing but marks the number is taken")
    func identifier() throws {
      defer { scene.remove() }
      let answer = try scene.read("sites", text: site("n", id: "x\\ty"), as: "one.geojson")
      #expect(answer.text(of: "data/sites.csv")?.contains("\nx y,n,") == true)
      let bare = try scene.read("sites", text: site("n", id: "\\u0301"), as: "two.geojson")
      #expect(bare.text(of: "data/sites.csv")?.contains("\n1,n,") == true)
    }

    @Test("A log whose texts carry marks after commas and quotes has its seven fields in every line")
    func log() throws {
      var log = ImportLog()
      log.add(.noted, "W1", file: "a\u{301}\"\u{301},\u{301}b", zh: "\u{301}零", en: "\u{301}nought")
      let lines = log.text.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(
        Array(String(lines[1]).unicodeScalars)
          == Array("noted,\"a\u{301}\"\"\u{301},\u{301}b\",,1,W1,\u{301}零,\u{301}nought".unicodeScalars))
    }
  }
#endif
