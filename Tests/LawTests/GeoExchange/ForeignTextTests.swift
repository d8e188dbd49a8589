#if GDAL
  import Fixtures
  import Foundation
  import GeoExchange
  import Testing

  @Suite("Importing texts that are not UTF-8 through GDAL") struct ForeignTextTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    /// 停车场甲 and 经度 in GBK.
    private static let name: [UInt8] = [0xCD, 0xA3, 0xB3, 0xB5, 0xB3, 0xA1, 0xBC, 0xD7]
    private static let longitude: [UInt8] = [0xBE, 0xAD, 0xB6, 0xC8]
    private static let told = "read as GB 18030 and converted to UTF-8; look at the names"

    private func names(_ answer: ImportScene.Answer) -> [String] {
      (answer.text(of: "data/sites.csv") ?? "").split(separator: "\n").dropFirst().map {
        String($0.split(separator: ",")[1])
      }
    }

    @Test("A table in GBK is converted, its header as well, and told; the same in UTF-8 is not")
    func table() throws {
      defer { scene.remove() }
      let head = Array("id,name,".utf8) + Self.longitude + Array(",lat\np1,".utf8)
      let file = try scene.write(head + Self.name + Array(",106.57,29.67\n".utf8), as: "gbk.csv")
      let answer = scene.read("sites", [file])
      #expect(names(answer) == ["停车场甲"])
      #expect(answer.told() == ["changed W1001: \(Self.told)"])
      let plain = try scene.read("sites", text: "id,name,经度,lat\np1,停车场甲,106.57,29.67\n", as: "utf.csv")
      #expect(names(plain) == ["停车场甲"])
      #expect(plain.told() == [])
    }

    @Test("A table in UTF-16 is converted and told; bytes of no encoding are refused")
    func wide() throws {
      defer { scene.remove() }
      let text = "id,name,lon,lat\np1,停车场甲,106.57,29.67\n"
      let units = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let answer = scene.read("sites", [try scene.write([0xFF, 0xFE] + units, as: "wide.csv")])
      #expect(names(answer) == ["停车场甲"])
      #expect(answer.told() == ["changed W1001: read as UTF-16 and converted to UTF-8; look at the names"])
      let noise = try scene.write(Array("id,name,lon,lat\np1,".utf8) + [0xFF, 0xFF, 0x0A], as: "noise.csv")
      #expect(scene.read("sites", [noise]).complaint()?.hasPrefix("noise.csv E1001") == true)
    }

    @Test("A GeoJSON in GBK is converted and told")
    func document() throws {
      defer { scene.remove() }
      let head = "{\"type\": \"Feature\", \"properties\": {\"id\": \"p1\", \"name\": \""
      let tail = "\"}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [106.57, 29.67]}}"
      let file = try scene.write(Array(head.utf8) + Self.name + Array(tail.utf8), as: "gbk.geojson")
      let answer = scene.read("sites", [file])
      #expect(names(answer) == ["停车场甲"])
      #expect(answer.told() == ["changed W1001: \(Self.told)"])
    }

    @Test(
      "A shapefile in GBK that does not say so is converted and told",
      arguments: [0, 0x57, 0x4D] as [UInt8])
    func shapefile(driver: UInt8) throws {
      defer { scene.remove() }
      for ending in ["shp", "shx", "prj", "dbf"] {
        var bytes = try Data(contentsOf: URL(filePath: ImportScene.data("carparks.\(ending)")))
        if ending == "dbf" { bytes[29] = driver }
        _ = try scene.write(bytes, as: "bare.\(ending)")
      }
      let answer = scene.read("sites", ["\(scene.folder)/bare.shp"])
      #expect(names(answer).first == "停车场甲")
      #expect(answer.told().first == "changed W1001: \(Self.told)")
      // The fixture beside it says what it is; the library converts it and there is nothing to tell.
      let named = scene.read("sites", [ImportScene.data("carparks.shp")])
      #expect(!named.told().contains { $0.contains("W1001") })
    }

    @Test("A name in UTF-8 that its field cuts inside a character is no GBK")
    func cut() throws {
      defer { scene.remove() }
      for ending in ["shp", "shx", "prj", "dbf"] {
        var bytes = try Data(contentsOf: URL(filePath: ImportScene.data("carparks.\(ending)")))
        if ending == "dbf" {
          bytes[29] = 0
          let name = try #require(bytes.range(of: Data(Self.name)))
          // 停车 and two of the three bytes of 场.
          bytes.replaceSubrange(name, with: Array("停车场".utf8.prefix(8)))
          for row in bytes.indices where row > name.upperBound && bytes[row] >= 0x80 { bytes[row] = 0x61 }
        }
        _ = try scene.write(bytes, as: "cut.\(ending)")
      }
      let answer = scene.read("sites", ["\(scene.folder)/cut.shp"])
      #expect(names(answer).first == "停车")
      #expect(!answer.told().contains { $0.contains("W1001") })
    }
  }
#endif
