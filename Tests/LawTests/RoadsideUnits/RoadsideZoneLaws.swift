import DistrictModel
import Fixtures
import RoadNetwork
import Testing

@testable import RoadsideUnits

@Suite("Zones and corridors of roadside units") struct RoadsideZoneLaws {
  private static func point(_ x: Double, _ y: Double) -> MetricPoint { MetricPoint(x: x, y: y) }

  private static func area(_ id: String, _ low: MetricPoint, _ high: MetricPoint) -> RoadsideZone {
    var zone = RoadsideZone()
    zone.id = id
    zone.shape.polygons = [
      Polygon(outer: [low, point(high.x, low.y), high, point(low.x, high.y)])
    ]
    return zone
  }

  private static let cuts = [0.3, 0.5, 0.81]

  /// 10 km by 10 km with streets 2 km apart, every second a main road, and three units: worked out once for all laws. The zones
  /// are everything, nothing, and for each cut the west and the east of it.
  private static let figures = Result<RoadsideFigures, any Error> {
    let world = try SmallWorld.world()
    let (low, high) = try #require(world.boundary.extent)
    let (south, north) = (low.y - 9, high.y + 9)
    var parameters = RoadsideParameters()
    parameters.units.roads = .primary
    parameters.radio.streetModel = .winner
    parameters.radio.environmentHeightM = 0.3
    parameters.traffic.zones = 25
    parameters.zones =
      [
        area("whole", point(low.x - 9, south), point(high.x + 9, north)),
        area("none", point(high.x + 10, north + 1), point(high.x + 20, north + 2)),
      ]
      + cuts.flatMap { share -> [RoadsideZone] in
        let cut = low.x + share * (high.x - low.x)
        return [
          area("west", point(low.x - 9, south), point(cut, north)),
          area("east", point(cut, south), point(high.x + 9, north)),
        ]
      }
    var roads = SyntheticRoads(spacingM: 2000)
    roads.mainRoadEvery = 2
    let district = RoadsideDistrict(
      try roads.graph(inside: world.boundary), world: world, parameters: parameters, given: nil)
    let candidates = district.candidates(beside: [])
    let rows = [0, 1, 3]
    return try #require(
      try district.figures(rows.map { candidates.units[$0] }, nodes: rows.map { candidates.node[$0] })
    ).figures
  }

  @Test("A zone around everything is the district, and one around nothing has neither roads nor units")
  func ends() throws {
    let figures = try Self.figures.get()
    let (whole, none) = (figures.zones[0], figures.zones[1])
    #expect(whole.id == "whole" && none.id == "none" && figures.zones.count == 8)
    #expect(whole.wanted == figures.wanted && whole.all == figures.roads[1])
    #expect(whole.primary == figures.roads.first { $0.name == "primary" })
    #expect(whole.units == 3 && whole.junctions == figures.junctions)
    #expect(whole.equippedJunctions == figures.equippedJunctions)
    #expect(whole.coveredJunctions == figures.coveredJunctions)
    // Planted fault: a summary that takes no notice of the zone.
    #expect(none.wanted.summary.kilometres == 0 && none.all.summary.kilometres == 0 && none.units == 0)
    #expect(none.junctions == 0 && none.wanted.summary.coveredByLength == 0)
    #expect(none.wanted.summary != figures.wanted.summary)
  }

  @Test("Two halves share out roads, covered roads, units and junctions, each once", arguments: cuts.indices)
  func halves(row: Int) throws {
    let figures = try Self.figures.get()
    let halves = figures.zones[(2 + 2 * row)..<(4 + 2 * row)]
    func sum(_ figure: (ZoneFigures) -> Double) -> Double { halves.reduce(0) { $0 + figure($1) } }
    let whole = figures.wanted.summary
    #expect(abs(sum { $0.wanted.summary.kilometres } - whole.kilometres) < 1e-9)
    #expect(abs(sum { $0.all.summary.kilometres } - figures.roads[1].summary.kilometres) < 1e-9)
    let covered = sum { $0.wanted.summary.kilometres * $0.wanted.summary.coveredByLength }
    #expect(abs(covered - whole.kilometres * whole.coveredByLength) < 1e-9 && covered > 0)
    #expect(sum { Double($0.units) } == 3 && sum { Double($0.junctions) } == Double(figures.junctions))
    #expect(sum { Double($0.equippedJunctions) } == Double(figures.equippedJunctions))
    // No gap grows by being cut. Planted fault: shares added up instead of lengths.
    for zone in halves { #expect(zone.wanted.summary.longestGapM <= whole.longestGapM + 1e-9) }
    #expect(abs(sum { $0.wanted.summary.coveredByLength } - whole.coveredByLength) > 0.01)
  }

  @Test("A corridor has what lies within its distance, at bends and ends as well")
  func corridor() {
    var zone = RoadsideZone()
    zone.withinM = 100
    zone.shape.lines = [[Self.point(0, 0), Self.point(1000, 0), Self.point(1000, 1000)]]
    #expect(zone.isCorridor)
    for (x, y) in [(0.0, 100.0), (500, -100), (1000, 0), (1070, -70), (1100, 1000), (-100, 0), (1000, 1100)] {
      #expect(zone.holds(Self.point(x, y)), "\(x), \(y)")
    }
    for (x, y) in [(500.0, 100.1), (-101, 0), (1071, -71), (899, 500), (1000, 1101), (-71, 71)] {
      #expect(!zone.holds(Self.point(x, y)), "\(x), \(y)")
    }
    zone.shape.lines = [[Self.point(3, 4)]]
    #expect(zone.holds(Self.point(3, 104)) && !zone.holds(Self.point(3, 105)))
    #expect(!Self.area("a", Self.point(0, 0), Self.point(9, 9)).isCorridor)
  }

  @Test(
    "A gap ends where the street leaves the zone: the planted fault lets it run through what lies outside")
  func gap() throws {
    // One street of 2 km without any unit; the zone holds its first and its last 500 m.
    let coverage = try #require(
      RoadCoverage(
        RoadSteps(try StreetFixture.line([Self.point(0, 0), Self.point(2000, 0)])), units: [],
        radio: CoverageRadio()))
    let rows = (0..<coverage.steps.count).filter { coverage.steps.x[$0] < 500 || coverage.steps.x[$0] > 1500 }
    let part = coverage.part(rows)
    #expect(part.summary().longestGapM == 500 && part.summary().kilometres == 1)
    #expect(part.gapAges().gapSeconds == [50, 50])
    #expect(part.steps.street == rows.map { coverage.steps.x[$0] < 500 ? 0 : 1 })
    let through = RoadCoverage(
      steps: coverage.steps.rows { rows.contains($0) }, radio: coverage.radio,
      deliveredShare: rows.map { coverage.deliveredShare[$0] }, bestUnit: rows.map { coverage.bestUnit[$0] })
    #expect(through.summary().longestGapM == 1000)
    #expect(coverage.part([]).summary().kilometres == 0)
  }

  @Test("A zone without a name goes by its word; a name in one language stands in both")
  func names() {
    var zone = RoadsideZone()
    zone.id = "park"
    #expect(zone.name.zh == "park" && zone.name.en == "park")
    zone.nameZh = "科技园"
    #expect(zone.name.zh == "科技园" && zone.name.en == "科技园")
    zone.nameEn = "park"
    #expect(zone.name.en == "park")
  }
}
