import DistrictModel
import Fixtures
import Foundation
import GeoExchange
import ScenarioFiles
import Testing

@Suite("Station lists") struct StationImportTests {
  private func with(_ body: (inout ImportScene) throws -> Void) throws {
    var scene = try ImportScene()
    defer { scene.remove() }
    try body(&scene)
  }

  static func location(_ id: String, _ x: Double, _ y: Double, watts: String = "60000", name: String = "n")
    -> String
  {
    """
    {"id": "\(id)", "name": "\(name)", "coordinates": {"longitude": "\(x)", "latitude": "\(y)"},
     "evses": [{"connectors": [{"power_type": "DC", "max_electric_power": \(watts)}]}]}
    """
  }

  @Test(
    "places come back to 1e-7 degree under every datum",
    arguments: Datum.allCases)
  func places(_ datum: Datum) throws {
    try with { scene in
      scene.system = .datum(datum)
      let place = Coordinate(longitude: 106.5812345678, latitude: 29.6787654321)
      let given = datum.fromWGS84(place)
      let formats = [
        ("ocpi", "in.json", "[\(Self.location("a", given.longitude, given.latitude))]"),
        (
          "tcec", "in.json",
          """
          [{"StationID": "a", "StationLng": \(given.longitude), "StationLat": \(given.latitude), "EquipmentInfos":
           [{"EquipmentType": 1, "Power": 60}]}]
          """
        ),
        (
          "openchargemap", "in.json",
          """
          [{"ID": 1, "AddressInfo": {"Longitude": \(given.longitude), "Latitude": \(given.latitude)}, "Connections":
           [{"CurrentTypeID": 30, "PowerKW": 60}]}]
          """
        ),
        (
          "bnetza", "in.csv",
          "Betreiber;Breitengrad;Längengrad;Steckertypen1\na;\(given.latitude);\(given.longitude);DC\n"
            .replacing(
              ".", with: ",")
        ),
        (
          "afdc", "in.csv",
          "ID,Latitude,Longitude,EV DC Fast Count\n1,\(given.latitude),\(given.longitude),1\n"
        ),
      ]
      for (format, name, text) in formats {
        let answer = try scene.read(format, text: text, as: name)
        let row = try #require(answer.text(of: "data/existing.csv")?.split(separator: "\n").last)
        let fields = row.split(separator: ",", omittingEmptySubsequences: false)
        let (x, y) = (try #require(Double(fields[4])), try #require(Double(fields[5])))
        #expect(abs(x - place.longitude) < 1e-7 && abs(y - place.latitude) < 1e-7, "\(format)")
      }
    }
  }

  @Test("a place read under another datum than its own lies elsewhere: the check above would see it")
  func placesFault() throws {
    try with { scene in
      let given = Datum.gcj02.fromWGS84(Coordinate(longitude: 106.58, latitude: 29.68))
      let answer = try scene.read("ocpi", text: "[\(Self.location("a", given.longitude, given.latitude))]")
      let row = try #require(answer.text(of: "data/existing.csv")?.split(separator: "\n").last)
      let x = try #require(Double(row.split(separator: ",")[4]))
      #expect(abs(x - 106.58) > 1e-3)
    }
  }

  @Test(
    "what is broken is told with its place",
    arguments: [
      (
        "ocpi", "[{\"id\": \"a\",\n \"name\": \"b",
        "in.json:2:10 E1070 this is no sound JSON: this quote is never closed",
        "in.json:2:10 E1070 不是完好的 JSON：引号没有闭合"
      ),
      (
        "ocpi", "[{\"id\": \"电站\" \"name\"",
        "in.json:1:14 E1070 this is no sound JSON: expected a comma or } here",
        "in.json:1:14 E1070 不是完好的 JSON：此处应为逗号或 }"
      ),
      (
        "ocpi", "[{\"id\": 1},", "in.json:1:12 E1070 this is no sound JSON: the file ends here, too early",
        "in.json:1:12 E1070 不是完好的 JSON：文件在此处中断"
      ),
      (
        "ocpi", "{\"status_code\": 2001, \"status_message\": \"no\"}",
        "in.json E1074 the answer is an error: status_code 2001 no", "in.json E1074 应答为错误：status_code 2001 no"
      ),
      (
        "ocpi", "{\"a\": 1}", "in.json E1073 there is no list of stations in it (data[] is expected)",
        "in.json E1073 没有站点列表（应为 data[]）"
      ),
      (
        "tcec", "{\"Ret\": 4004, \"Msg\": \"Token 失效\"}",
        "in.json E1074 the answer is an error: Ret 4004 Token 失效",
        "in.json E1074 应答为错误：Ret 4004 Token 失效"
      ),
      (
        "tcec", "{\"Ret\": 0, \"Data\": \"il7B0BSEjFdzpyKzfOFpvg==\"}",
        "in.json E1075 Data is still encrypted",
        "in.json E1075 Data 仍是密文"
      ),
      (
        "openchargemap", "[]", "in.json E1072 no station is left: all 0 records were dropped",
        "in.json E1072 没有可用的充电站：0 条记录均被舍去"
      ),
      (
        "afdc", "a,b\n1,2\n",
        "in.json E1071 none of the opening lines is a header with the columns ID, Latitude, Longitude",
        "in.json E1071 开头各行中没有含以下各列的表头：ID, Latitude, Longitude"
      ),
      (
        "afdc", "ID,Latitude,Longitude\n1,\"29.7,106.6\n2,29.7,106.6\n",
        "in.json:2:3 E0315 this quote is never closed",
        "in.json:2:3 E0315 引号没有闭合"
      ),
    ])
  func complains(_ format: String, _ text: String, _ en: String, _ zh: String) throws {
    try with { scene in
      let answer = try scene.read(format, text: text)
      #expect(answer.complaint() == en)
      #expect(answer.complaint(inChinese: true) == zh)
    }
  }

  @Test("a hundred thousand brackets do not use up the stack", arguments: ["[", "{\"a\":"])
  func isDeep(_ bracket: String) throws {
    try with { scene in
      let answer = try scene.read("ocpi", text: String(repeating: bracket, count: 100_000))
      #expect(answer.complaint()?.hasSuffix("E1070 this is no sound JSON: nested more than 64 deep") == true)
    }
  }

  @Test(
    "records that cannot be used are dropped with a word",
    arguments: [
      (
        location("a", 0, 0), "dropped W1027 #1: 'a' has no coordinates that can be used (0.0, 0.0)",
        "dropped W1027 #1: 'a' 没有可用的坐标（0.0, 0.0）"
      ),
      (
        location("a", 106.58, 99), "dropped W1027 #1: 'a' has no coordinates that can be used (106.58, 99.0)",
        "dropped W1027 #1: 'a' 没有可用的坐标（106.58, 99.0）"
      ),
      (
        "{\"id\": \"a\"}", "dropped W1027 #1: 'a' has no coordinates that can be used (–, –)",
        "dropped W1027 #1: 'a' 没有可用的坐标（–, –）"
      ),
      ("{}", "dropped W1039 #1: it has no identifier", "dropped W1039 #1: 没有编号"),
      ("5", "dropped W1037 #1: this record is no object", "dropped W1037 #1: 不是对象"),
      (
        location("a", 107.58, 29.68), "dropped W1021 #1: 'a' lies outside the district (107.58, 29.68)",
        "dropped W1021 #1: 'a' 在边界之外（107.58, 29.68）"
      ),
      (
        location("b", 106.58, 29.68), "dropped W1022 #2: 'b' stood before; the first one is taken",
        "dropped W1022 #2: 编号 'b' 重复，只取第一个"
      ),
      (
        location("a", 106.58, 29.68, watts: "60"),
        "suspected W1026 #1: 'a': 60 W cannot be, it may be kW; its type is chosen for 60 kW",
        "suspected W1026 #1: 'a'：60 W 不可能，疑为 kW；按 60 kW 归类"
      ),
      (
        location("a", 106.58, 29.68, name: ""), "changed W1031 #1: 'a' has no name; its identifier is taken",
        "changed W1031 #1: 'a' 没有名称，以编号代替"
      ),
      (
        location("a", 106.58, 29.68, name: "x\\u0000y\\nz"),
        "changed W1035 #1: line breaks and control characters of the name became blanks, or it was cut: 'x y z'",
        "changed W1035 #1: 名称中的换行或控制字符换为空格，或截短：'x y z'"
      ),
    ])
  func drops(_ record: String, _ en: String, _ zh: String) throws {
    try with { scene in
      let answer = try scene.read("ocpi", text: "[\(record), \(Self.location("b", 106.59, 29.68))]")
      #expect(answer.told().contains(en), "\(answer.told())")
      #expect(answer.told(inChinese: true).contains(zh), "\(answer.told(inChinese: true))")
      #expect(answer.isWholeAccount)
    }
  }

  @Test("turned axes and another datum are told, and nothing is moved") func suspects() throws {
    try with { scene in
      let turned = (0..<6).map { Self.location("\($0)", 29.68, 106.58 + Double($0) / 1000) }
      let right = Self.location("right", 106.58, 29.68)
      // A latitude of 106 is none: only the places that can be are held against the district.
      let answer = try scene.read("ocpi", text: "[\((turned + [right]).joined(separator: ","))]")
      #expect(answer.log.count(of: .dropped) == 6)
      #expect(answer.log.kept == 1)
      // In Europe both readings are places.
      let berlin = TransverseMercator(zone: 33)
      let corner = berlin.project(Coordinate(longitude: 13.3, latitude: 52.4))
      scene.frame.projection = berlin
      scene.frame.boundary = Boundary(polygons: [
        Polygon(outer: [
          corner, MetricPoint(x: corner.x + 20_000, y: corner.y),
          MetricPoint(x: corner.x + 20_000, y: corner.y + 20_000),
          MetricPoint(x: corner.x, y: corner.y + 20_000),
        ])
      ])
      let swapped = (0..<6).map { Self.location("\($0)", 52.5, 13.4 + Double($0) / 1000) }
      let told = try scene.read("ocpi", text: "[\(swapped.joined(separator: ","))]")
      #expect(
        told.told().last
          == "suspected W1023: longitude and latitude look turned round: 6 places would lie inside, 0 do now")
      #expect(told.complaint() == "in.json E1072 no station is left: all 6 records were dropped")
    }
  }

  @Test("GBK is read, converted and told; other bytes are refused") func encodings() throws {
    try with { scene in
      // 重庆 in GBK.
      let name: [UInt8] = [0xD6, 0xD8, 0xC7, 0xEC]
      let before = Array("[{\"StationID\": \"a\", \"StationName\": \"".utf8)
      let after = Array(
        "\", \"StationLng\": 106.58, \"StationLat\": 29.68, \"EquipmentInfos\": [{\"EquipmentType\": 1, \"Power\": 60}]}]"
          .utf8)
      let answer = scene.read("tcec", [try scene.write(before + name + after, as: "gbk.json")])
      #expect(answer.text(of: "data/existing.csv")?.contains(",重庆,") == true)
      #expect(
        answer.told().first == "changed W1001: read as GB 18030 and converted to UTF-8; look at the names")
      let broken = scene.read("tcec", [try scene.write(before + [0xFF, 0xFF] + after, as: "odd.json")])
      #expect(broken.complaint() == "odd.json E1001 this is neither UTF-8 nor GB 18030 (GBK) nor UTF-16 text")
    }
  }

  @Test("without a datum, and without an outline, nothing is read") func needs() throws {
    try with { scene in
      scene.system = nil
      #expect(
        try scene.read("ocpi", text: "[]").complaint() == "--datum has to say what the coordinates are in")
      scene.system = .datum(.wgs84)
      scene.frame.boundary = nil
      let answer = try scene.read("ocpi", text: "[\(Self.location("a", 106.58, 29.68))]")
      #expect(answer.complaint() == "scenario.yaml E1006 the scenario has no outline yet: import that first")
    }
  }

  @Test("names with markup, quotes and commas stay as they are, in one field") func names() throws {
    try with { scene in
      let answer = scene.read("tcec", [ImportScene.data("tcec.json")])
      let text = try #require(answer.text(of: "data/existing.csv"))
      #expect(text.contains(#""</script><img onerror=""alert(1)"">, ""引号"" 换行""#))
      let rows = text.split(separator: "\n")
      #expect(rows.count == 3)
    }
  }

  @Test("candidates take the bays or the chargers of the list as their capacity") func candidates() throws {
    try with { scene in
      scene.options.asCandidates = true
      let answer = scene.read("tcec", [ImportScene.data("tcec.json")])
      let rows = try #require(answer.text(of: "data/sites.csv")).split(separator: "\n").map(String.init)
      #expect(rows[0] == "id,name_zh,name_en,category,lon,lat,capacity_chargers")
      #expect(rows[1] == "S-1,北部新区充电站,,public-parking,106.5671234,29.6712345,12")
      #expect(rows[2].hasSuffix(",1"))
    }
  }

  @Test(
    "the registers of Berlin and Washington are read whole",
    .enabled(if: SharedData.path("charging_world") != nil, "\(SharedData.absence)"))
  func registers() throws {
    try with { scene in
      let berlin = try #require(SharedData.path("charging_world/bnetza_berlin_chargers.csv"))
      let projection = TransverseMercator(zone: 33)
      func frame(_ zone: Int, _ low: Coordinate, _ high: Coordinate) -> ScenarioFrame {
        var frame = scene.frame
        frame.projection = TransverseMercator(zone: zone)
        let corners = [
          (low.longitude, low.latitude), (high.longitude, low.latitude), (high.longitude, high.latitude),
          (low.longitude, high.latitude),
        ]
        frame.boundary = Boundary(polygons: [
          Polygon(
            outer: corners.map { frame.projection.project(Coordinate(longitude: $0.0, latitude: $0.1)) })
        ])
        return frame
      }
      _ = projection
      scene.frame = frame(33, .init(longitude: 13, latitude: 52.2), .init(longitude: 13.9, latitude: 52.8))
      let german = scene.read("bnetza", [berlin])
      #expect(german.log.found == 330)
      #expect(german.isWholeAccount)
      #expect(german.log.kept > 300, "\(german.told().prefix(5))")
    }
  }

  @Test("ten thousand stations are as many rows") func isLong() throws {
    try with { scene in
      let places = (0..<10_000).map {
        Self.location("s\($0)", 106.56 + Double($0 % 100) / 2000, 29.66 + Double($0 / 100) / 2000)
      }
      let answer = try scene.read("ocpi", text: "[\(places.joined(separator: ","))]")
      #expect(answer.log.kept == 10_000)
      #expect(answer.text(of: "data/existing.csv")?.split(separator: "\n").count == 10_001)
    }
  }
}
