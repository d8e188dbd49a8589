#if GDAL
  import DistrictModel
  import Fixtures
  import GeoExchange
  import Testing

  @Suite("Extracts of OpenStreetMap: overlapping files, roads that lead nowhere, stations that stand")
  struct OpenStreetMapTests {
    private let area: ImportScene

    init() throws { area = try ImportScene().with { $0.system = nil } }

    /// A square of streets, and what is added to it.
    private func extract(_ more: String) -> String {
      let corners = [(29.68, 106.58), (29.69, 106.58), (29.69, 106.59), (29.68, 106.59)]
      let nodes = corners.enumerated().map {
        "<node id=\"\($0 + 1)\" version=\"1\" lat=\"\($1.0)\" lon=\"\($1.1)\"/>"
      }
      return "<?xml version=\"1.0\"?><osm version=\"0.6\">" + nodes.joined()
        + "<node id=\"5\" version=\"1\" lat=\"29.695\" lon=\"106.58\"/>" + more + "</osm>"
    }

    private func way(_ id: Int, _ nodes: [Int], _ tags: String = "") -> String {
      "<way id=\"\(id)\" version=\"1\">" + nodes.map { "<nd ref=\"\($0)\"/>" }.joined()
        + "<tag k=\"highway\" v=\"residential\"/>\(tags)</way>"
    }

    private func place(_ id: Int, _ tags: [(String, String)]) -> String {
      "<node id=\"\(id)\" version=\"1\" lat=\"29.685\" lon=\"106.5\(id)\">"
        + tags.map { "<tag k=\"\($0.0)\" v=\"\($0.1)\"/>" }.joined() + "</node>"
    }

    @Test("A way without a way back is dropped by its number; the account stays whole")
    func deadEnd() throws {
      defer { area.remove() }
      let oneWay = way(2, [2, 5], "<tag k=\"oneway\" v=\"yes\"/>")
      let answer = try area.read("osm", text: extract(way(1, [1, 2, 3, 4, 1]) + oneWay), as: "a.osm")
      #expect(answer.isWholeAccount && answer.log.kept == 1)
      #expect(
        answer.told().contains("dropped W1051 way-2: it cannot be reached from the other roads and back"))
      // The planted fault: with a way back nothing is dropped.
      let both = try area.read("osm", text: extract(way(1, [1, 2, 3, 4, 1]) + way(2, [2, 5])), as: "b.osm")
      #expect(both.log.kept == 2 && both.log.count(of: .dropped) == 0)
      let alone = try area.read("osm", text: extract(oneWay), as: "c.osm")
      #expect(
        alone.complaint()
          == "c.osm E1053 there are 1 roads, but from no place is there a way there and back")
    }

    @Test("What overlapping extracts share is taken once")
    func overlap() throws {
      defer { area.remove() }
      let text = extract(way(1, [1, 2, 3, 4, 1]))
      let once = area.read("osm", [try area.write(Array(text.utf8), as: "one.osm")])
      let twice = area.read(
        "osm",
        [try area.write(Array(text.utf8), as: "one.osm"), try area.write(Array(text.utf8), as: "two.osm")])
      #expect(twice.imported?.files == once.imported?.files && twice.imported != nil)
      #expect(
        twice.isWholeAccount
          && twice.told().contains { $0.hasPrefix("dropped W1056: 1 objects stood before") })
    }

    @Test(
      "Charging stations stand with their sockets; the power of direct current tells itself, nothing else is guessed"
    )
    func stations() throws {
      defer { area.remove() }
      let places = [
        place(
          80,
          [
            ("amenity", "charging_station"), ("name", "甲站"), ("capacity", "6"), ("socket:type2_combo", "4"),
            ("socket:type2_combo:output", "120 kW"), ("socket:type2", "2"), ("socket:type2:output", "7000 W"),
            ("operator", "State Grid"), ("start_date", "2021-05-01"),
          ]),
        place(
          81, [("amenity", "charging_station"), ("capacity", "5"), ("charging_station:output", "60 kW")]),
        place(
          82, [("amenity", "charging_station"), ("capacity", "8"), ("charging_station:output", "22 kW")]),
      ]
      let roads = way(1, [1, 2, 3, 4, 1])
      let asking = area.with { $0.options.existing = "public-parking" }
      let answer = try asking.read("osm", text: extract(places.joined() + roads), as: "a.osm")
      #expect(answer.complaint() == nil && answer.isWholeAccount)
      let rows = answer.text(of: "data/existing.csv")?.split(separator: "\n").map(String.init) ?? []
      #expect(
        rows == [
          "id,name_zh,name_en,category,lon,lat,capacity_chargers,chargers_dc60,chargers_dc120,chargers_ac7,operator,opened_year",
          "node-80,甲站,,public-parking,106.58,29.685,6,0,2,2,State Grid,2021",
          "node-81,node-81,,public-parking,106.581,29.685,5,5,0,0,,",
        ])
      #expect(answer.told().contains { $0.hasPrefix("dropped W1030 node-82") })
      // Without the option they are only told.
      let told = try area.read("osm", text: extract(places.joined() + roads), as: "b.osm")
      #expect(told.text(of: "data/existing.csv") == nil)
      #expect(told.told().contains { $0.contains("3 places more") && $0.contains("--existing CATEGORY") })
    }

    @Test("Where no place has the tag the roads stay, and numbers that cannot be are told")
    func oddTags() throws {
      defer { area.remove() }
      let asking = area.with { $0.options.tags = ["amenity=parking:public-parking"] }
      let fast = way(1, [1, 2, 3, 4, 1], "<tag k=\"maxspeed\" v=\"60;80\"/>")
      let none = try asking.read("osm", text: extract(fast), as: "a.osm")
      #expect(none.text(of: "data/roads-links.csv") != nil && none.text(of: "data/sites.csv") == nil)
      #expect(none.told().contains("noted W1059: no place has the wanted tag; only roads are imported"))
      #expect(none.told().contains { $0.hasPrefix("changed W1057: maxspeed of 1 roads") })
      let odd = try asking.read(
        "osm", text: extract(place(83, [("amenity", "parking"), ("capacity", "-5")]) + fast), as: "b.osm")
      #expect(
        odd.told().contains("changed W1058 node-83: -5 parking spaces cannot be; 20 chargers are taken"))
    }
  }
#endif
