import DistrictModel
import GeoExchange
import NumericKernels
import Testing

@Suite("Roads out of a map") struct RoadBuilderLaws {
  private let projection = TransverseMercator(zone: 48)

  private func line(_ id: String, _ direction: OpenStreetMapRoad.Direction, _ places: [(Double, Double)])
    -> RoadLine
  {
    var road = OpenStreetMapRoad { $0 == "highway" ? "primary" : nil }!
    road.direction = direction
    return RoadLine(
      id: id, road: road, places: places.map { Coordinate(longitude: 106.5 + $0.0, latitude: 29.6 + $0.1) })
  }

  @Test("Ways are cut where they share a node, and nowhere else")
  func cut() {
    let crossing = [
      line("west-east", .both, [(0, 0.01), (0.01, 0.01), (0.02, 0.01)]),
      line("south-north", .both, [(0.01, 0), (0.01, 0.01), (0.01, 0.02)]),
      // A bridge: it crosses the first on the map without a node.
      line("bridge", .both, [(0.015, 0), (0.015, 0.02)]),
    ]
    let builder = RoadBuilder(crossing, projection: projection)
    #expect(
      builder.links.map(\.id) == ["west-east-0", "west-east-1", "south-north-0", "south-north-1", "bridge-0"])
    #expect(builder.places.count == 7)
  }

  @Test("Cutting keeps the length of every way")
  func length() {
    let places = (0..<40).map {
      (Double($0) * 0.0005, 0.001 * (Double($0) * 0.7).rounded(.down).truncatingRemainder(dividingBy: 3))
    }
    let whole = line("a", .both, places)
    let crossings = stride(from: 3, to: 36, by: 5).map { row in
      line("x\(row)", .both, [(places[row].0, -0.01), places[row], (places[row].0, 0.02)])
    }
    let points = whole.places.map(projection.project)
    let expected = zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    let cut = RoadBuilder([whole] + crossings, projection: projection).links.filter { $0.id.hasPrefix("a-") }
    #expect(cut.count == 8)
    #expect(abs(cut.reduce(0) { $0 + $1.lengthM } - expected) < 1e-6)
  }

  @Test("What cannot be reached and left again is dropped, with its length told")
  func parts() {
    var builder = RoadBuilder(
      [
        line("ring", .forward, [(0, 0), (0.01, 0), (0.01, 0.01), (0, 0)]),
        line("two-way", .both, [(0.01, 0), (0.02, 0)]),
        line("dead-end", .forward, [(0.02, 0), (0.03, 0)]),
        line("island", .both, [(0.05, 0.05), (0.05, 0.06)]),
      ], projection: projection)
    let left = builder.keepLargestPart()
    #expect(Set(builder.links.map { $0.id.prefix { $0 != "-" } }) == ["ring", "two"])
    #expect(left > 1900 && left < 2200)
  }

  @Test("The largest strong component is that of brute force", arguments: 0..<40)
  func components(seed: Int) {
    var random = RandomStream(seed: UInt64(seed), replication: 0, purpose: StreamPurpose("test-components"))
    let nodes = 2 + random.integer(below: 12)
    let links = (0..<random.integer(below: 3 * nodes)).map { _ in
      (from: random.integer(below: nodes), to: random.integer(below: nodes))
    }
    var reach = (0..<nodes).map { row in (0..<nodes).map { $0 == row } }
    for link in links { reach[link.from][link.to] = true }
    for middle in 0..<nodes {
      for from in 0..<nodes where reach[from][middle] {
        for to in 0..<nodes where reach[middle][to] { reach[from][to] = true }
      }
    }
    let sizes = (0..<nodes).map { row in (0..<nodes).count { reach[row][$0] && reach[$0][row] } }
    let largest = StrongComponents(nodes: nodes, links: links).largest
    let members = largest.indices.filter { largest[$0] }
    #expect(members.count == sizes.max())
    for a in members { for b in members { #expect(reach[a][b]) } }
  }

  @Test(
    "Tags of OpenStreetMap say class, direction and speed",
    arguments: [
      (["highway": "motorway"], "motorway 100.0 forward"),
      (["highway": "motorway", "oneway": "no"], "motorway 100.0 both"),
      (["highway": "motorway_link"], "motorway_link 60.0 both"),
      (["highway": "primary", "oneway": "-1"], "primary 60.0 backward"),
      (["highway": "residential", "junction": "roundabout"], "residential 30.0 forward"),
      (["highway": "secondary", "maxspeed": "40"], "secondary 40.0 both"),
      (["highway": "secondary", "maxspeed": "25 mph"], "secondary 40.2336 both"),
      (["highway": "secondary", "maxspeed": "signals"], "secondary 50.0 both"),
      (["highway": "secondary", "maxspeed": "1e999"], "secondary 50.0 both"),
      (["highway": "service"], ""), (["highway": "footway"], ""), (["highway": "construction"], ""),
      (["highway": "primary", "access": "private"], ""),
      (["highway": "tertiary", "motor_vehicle": "no"], ""),
      (["highway": "tertiary", "access": "no", "motor_vehicle": "yes"], "tertiary 40.0 both"),
    ])
  func tags(tags: [String: String], expected: String) {
    let told = OpenStreetMapRoad { tags[$0] }.map {
      "\($0.facility) \(($0.speedKmPerHour * 1e4).rounded() / 1e4) \($0.direction)"
    }
    #expect(told ?? "" == expected)
  }

  @Test("Pairs in one field come apart whatever is in them")
  func pairs() {
    let text = #""maxspeed"=>"40","name:en"=>"A \"B\", C=>D","note"=>"back\\slash","oneway"=>"yes""#
    let pairs = OpenStreetMapRoad.pairs(text)
    #expect(pairs.map(\.key) == ["maxspeed", "name:en", "note", "oneway"])
    #expect(pairs.map(\.value) == ["40", #"A "B", C=>D"#, #"back\slash"#, "yes"])
    #expect(OpenStreetMapRoad.pairs(#""cut"=>"sho"#).isEmpty)
  }
}
