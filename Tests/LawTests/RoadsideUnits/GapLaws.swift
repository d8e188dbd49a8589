import DistrictModel
import NumericKernels
import RoadNetwork
import RoadsideUnits
import Testing

@Suite("Gaps of the roads and boards heard on the approach") struct GapLaws {
  private static let east = MetricPoint(x: 1, y: 0)

  private func coverage(_ graph: RoadGraph, _ places: [MetricPoint]) throws -> RoadCoverage {
    try #require(
      RoadCoverage(
        RoadSteps(graph), units: places.map { RoadsideUnit(place: $0, streets: [Self.east]) },
        radio: CoverageRadio()))
  }

  private func straight(_ blocks: Int, y: Double = 0) -> [MetricPoint] {
    (0...blocks).map { MetricPoint(x: Double($0) * 2000, y: y) }
  }

  @Test("Equal units on a straight road are the closed form", arguments: [1, 4])
  func closedForm(blocks: Int) throws {
    let road = straight(blocks)
    let ages = try coverage(StreetFixture.line(road), road).gapAges()
    #expect(ages.gapSeconds.count == blocks && ages.gapSeconds[0] > 39 && ages.gapSeconds[0] < 199)
    #expect(abs(ages.drivingSeconds - Double(blocks) * 200) < 1e-9)
    let known = try #require(
      CoverageAge(spacingM: 2000, radiusM: (2000 - ages.gapSeconds[0] * 10) / 2, speedMPS: 10))
    #expect(abs(ages.meanSeconds - known.meanAgeSeconds) < 1e-9)
    for age in [0, 0.3, 1, 17.7, 50, 400] {
      #expect(abs(ages.share(upToSeconds: age) - known.ageShare(upToSeconds: age)) < 1e-12)
    }
    #expect(ages.share(upToSeconds: -1) == ages.share(upToSeconds: 0))
  }

  @Test("A gap ends with its street: the planted fault counts it across two")
  func acrossStreets() throws {
    // Two streets side by side with a unit in the middle of each: four gaps.
    let places = [0.0, 2000, 0, 2000].enumerated().map { MetricPoint(x: $1, y: $0 < 2 ? 0 : 5000) }
    let graph = try StreetFixture.graph(places, [(0, 1), (2, 3)]) { _, _ in (.primary, 36) }
    let coverage = try coverage(graph, [MetricPoint(x: 1000, y: 0), MetricPoint(x: 1000, y: 5000)])
    let ages = coverage.gapAges()
    #expect(ages.gapSeconds.count == 4 && Set(ages.gapSeconds.map { ($0 * 1e6).rounded() }).count == 1)
    var across: [Double] = []
    var gap = 0.0
    for row in 0..<coverage.steps.count {
      if coverage.deliveredShare[row] >= 0.9 {
        if gap > 0 { across.append(gap) }
        gap = 0
      } else {
        gap += coverage.steps.lengthM[row] / coverage.steps.speedMPS[row]
      }
    }
    let wrong = GapAges(drivingSeconds: ages.drivingSeconds, gapSeconds: across + [gap])
    #expect(wrong.gapSeconds.count == 3 && wrong.meanSeconds > ages.meanSeconds * 1.4)
    #expect(coverage.gapAges { _ in false } == GapAges(drivingSeconds: 0, gapSeconds: []))
    #expect(GapAges(drivingSeconds: 0, gapSeconds: []).share(upToSeconds: 1) == 1)
    #expect(coverage.gapAges { coverage.steps.street[$0] == 0 }.gapSeconds.count == 2)
  }

  @Test("On one street it is the product worked out by hand, over the messages of the way")
  func product() throws {
    let road = straight(2)
    let coverage = try coverage(StreetFixture.line(road), [MetricPoint(x: 1500, y: 10)])
    let station = MetricPoint(x: 2000, y: 30)
    let cover = ApproachCover(coverage, vehiclesPerDay: nil, approachM: 900)
    func byHand(_ tries: (Double) -> Double) -> Double {
      var missed = 0.0
      for row in 0..<coverage.steps.count {
        let (x, y) = (coverage.steps.x[row] - 2000, coverage.steps.y[row] - 30)
        guard (x * x + y * y).squareRoot() <= 900 else { continue }
        missed += tries(coverage.steps.lengthM[row]) * Elementary.log1p(-coverage.deliveredShare[row])
      }
      return 1 - Elementary.exp(missed)
    }
    for period in [5.0, 60, 400] {
      let heard = cover.heardShare(at: station, everySeconds: period)
      #expect(abs(heard - byHand { $0 / 10 / period }) < 1e-12)
    }
    let rare = cover.heardShare(at: station, everySeconds: 400)
    #expect(rare > 0.01 && rare < 0.99)
    // Planted fault: a message on every piece.
    #expect(abs(rare - byHand { _ in 1 }) > 0.01)
  }

  @Test("None without roads or units, all where every piece surely delivers; more messages are never less")
  func ends() throws {
    let road = straight(2)
    let graph = try StreetFixture.line(road)
    let station = MetricPoint(x: 2000, y: 0)
    func cover(_ units: [MetricPoint]) throws -> ApproachCover {
      ApproachCover(try coverage(graph, units), vehiclesPerDay: nil, approachM: 1000)
    }
    #expect(try cover([]).heardShare(at: station, everySeconds: 1) == 0)
    let three = try cover([station, station, station])
    #expect(three.heardShare(at: station, everySeconds: 0.1) > 1 - 1e-12)
    #expect(three.heardShare(at: MetricPoint(x: 2000, y: 1001), everySeconds: 1) == 0)
    let one = try cover([MetricPoint(x: 1200, y: 0)])
    var before = 0.0
    for period in [3600, 300, 30, 3, 0.3, 0] {
      let heard = one.heardShare(at: station, everySeconds: period)
      #expect(heard >= before && heard <= 1)
      before = heard
    }
    #expect(before > 0.9)
  }

  @Test("Streets count by their traffic, and by their length where nobody drives")
  func byTraffic() throws {
    // Two streets far apart but both near the station; the unit stands on the first only.
    let places = [(0, 0), (2000, 0), (0, 700), (1000, 700.0)].map { MetricPoint(x: $0.0, y: $0.1) }
    let graph = try StreetFixture.graph(places, [(0, 1), (2, 3)]) { _, _ in (.primary, 36) }
    let coverage = try coverage(graph, [MetricPoint(x: 1000, y: 0)])
    let station = MetricPoint(x: 1000, y: 350)
    func share(_ flows: [Double]?) -> Double {
      ApproachCover(coverage, vehiclesPerDay: flows, approachM: 5000).heardShare(
        at: station, everySeconds: 400)
    }
    let first = share([10, 10, 0, 0])
    let second = share([0, 0, 10, 10])
    #expect(first > second + 0.1)
    #expect(abs(share([30, 30, 20, 20]) - (60 * first + 20 * second) / 80) < 1e-12)
    #expect(abs(share(nil) - (2 * first + second) / 3) < 1e-12)
    #expect(share([0, 0, 0, 0]) == share(nil), "the fault that was: 0")
  }
}
