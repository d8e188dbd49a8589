import DistrictModel
import RoadNetwork
import RoadsideUnits
import Siting
import Testing

@Suite("Roads served by roadside units") struct RoadCoverageLaws {
  /// A grid of streets both ways, the first and every third a main road.
  private func grid(_ side: Int, spacingM: Double = 200) throws -> RoadGraph {
    var nodes: [RoadNode] = []
    var links: [RoadLink] = []
    for row in 0..<side {
      for column in 0..<side {
        nodes.append(
          RoadNode(
            id: "\(row)-\(column)",
            point: MetricPoint(x: Double(column) * spacingM, y: Double(row) * spacingM)))
      }
    }
    func connect(_ one: Int, _ other: Int, isMain: Bool) {
      for (from, to) in [(one, other), (other, one)] {
        links.append(
          RoadLink(
            from: Int32(from), to: Int32(to), length: Int64(spacingM * 10),
            roadClass: isMain ? .primary : .residential, speedKmPerHour: 36))
      }
    }
    for row in 0..<side {
      for column in 0..<side {
        let here = row * side + column
        if column + 1 < side { connect(here, here + 1, isMain: row % 3 == 0) }
        if row + 1 < side { connect(here, here + side, isMain: column % 3 == 0) }
      }
    }
    return try RoadGraph(nodes: nodes, links: links)
  }

  private static let axes = [MetricPoint(x: 1, y: 0), MetricPoint(x: 0, y: 1)]

  private func units(_ graph: RoadGraph, every: Int) -> [RoadsideUnit] {
    stride(from: 0, to: graph.nodes.count, by: every).map {
      RoadsideUnit(place: graph.nodes[$0].point, streets: Self.axes)
    }
  }

  @Test("Pieces are at most 25 m long, count every road once, and streets go straight on")
  func steps() throws {
    let graph = try grid(6)
    let steps = RoadSteps(graph)
    #expect(steps.lengthM.allSatisfy { $0 <= 25 })
    #expect(abs(steps.lengthM.reduce(0, +) - graph.lengthKm * 1000 / 2) < 1e-6)
    // Six rows and six columns, one after another.
    #expect((steps.street.max() ?? 0) + 1 == 12)
    #expect(zip(steps.street, steps.street.dropFirst()).allSatisfy { $0 <= $1 })
    for row in 1..<steps.count where steps.street[row] == steps.street[row - 1] {
      let off = ((steps.x[row] - steps.x[row - 1]), (steps.y[row] - steps.y[row - 1]))
      #expect(abs((off.0 * off.0 + off.1 * off.1).squareRoot() - 25) < 1e-9)
    }
  }

  @Test("One more unit never lowers delivery anywhere; none delivers nothing")
  func monotone() throws {
    let steps = RoadSteps(try grid(6))
    let all = units(try grid(6), every: 5)
    var before = [Double](repeating: 0, count: steps.count)
    for number in 0...all.count {
      let coverage = try #require(
        RoadCoverage(steps, units: Array(all[..<number]), radio: CoverageRadio()))
      for row in before.indices {
        #expect(
          coverage.deliveredShare[row] >= before[row] - 1e-12 && coverage.deliveredShare[row] <= 1)
      }
      before = coverage.deliveredShare
    }
    let none = try #require(RoadCoverage(steps, units: [], radio: CoverageRadio())).summary()
    #expect(none.coveredByLength == 0 && abs(none.longestGapM - 1000) < 1e-9)
    #expect(abs(none.longestGapSeconds - 100) < 1e-9 && none.handoversPerKm == 0)
  }

  @Test("Around a corner less arrives than along the street")
  func corner() throws {
    let graph = try grid(4)
    let steps = RoadSteps(graph)
    let unit = RoadsideUnit(place: graph.nodes[0].point, streets: Self.axes)
    let coverage = try #require(RoadCoverage(steps, units: [unit], radio: CoverageRadio()))
    var straight = 1.0
    var bent = 0.0
    for row in 0..<steps.count {
      let isStraight = steps.x[row] < 1 || steps.y[row] < 1
      let distance = (steps.x[row] * steps.x[row] + steps.y[row] * steps.y[row]).squareRoot()
      guard distance > 250, distance < 400 else { continue }
      if isStraight {
        straight = min(straight, coverage.deliveredShare[row])
      } else {
        bent = max(bent, coverage.deliveredShare[row])
      }
    }
    #expect(straight > bent, "\(straight) \(bent)")
  }

  @Test("Shares are by length and by traffic, and per class they make up the whole")
  func shares() throws {
    let graph = try grid(7)
    let steps = RoadSteps(graph)
    let coverage = try #require(
      RoadCoverage(steps, units: units(graph, every: 8), radio: CoverageRadio()))
    let traffic = graph.links.map { $0.roadClass == .primary ? 900.0 : 0 }
    let all = coverage.summary(traffic: traffic)
    let main = coverage.summary(of: { $0 == .primary }, traffic: traffic)
    let side = coverage.summary(of: { $0 == .residential }, traffic: traffic)
    #expect(abs(all.kilometres - main.kilometres - side.kilometres) < 1e-9)
    let covered = main.coveredByLength * main.kilometres + side.coveredByLength * side.kilometres
    #expect(abs(covered - all.coveredByLength * all.kilometres) < 1e-9)
    #expect(abs(all.coveredByTraffic - main.coveredByLength) < 1e-12)
    #expect(side.coveredByTraffic == 0)
    #expect(coverage.summary().coveredByTraffic == 0)
  }

  @Test("A radio that cannot be is refused with a reason")
  func faults() throws {
    let steps = RoadSteps(try grid(2))
    var radio = CoverageRadio()
    #expect(radio.fault == nil)
    radio.environmentHeightM = 1.5
    #expect(radio.fault?.en == "the environment height of 1.5 m must lie below the antennas")
    #expect(RoadCoverage(steps, units: [], radio: radio) == nil)
    radio = CoverageRadio()
    radio.budget.resourceBlocks = 7
    #expect(RoadCoverage(steps, units: [], radio: radio) == nil)
    radio = CoverageRadio()
    radio.farthestM = .nan
    #expect(RoadCoverage(steps, units: [], radio: radio) == nil)
  }

  @Test("Sites feed the covering problems: a bound comes with the plan, shared sites are cheaper")
  func siting() throws {
    let graph = try grid(7)
    let steps = RoadSteps(graph)
    let sites = try #require(
      UnitSites(
        units(graph, every: 1), along: steps, radio: CoverageRadio(),
        costs: .init(unitCNY: 20_000, poleCNY: 8000, connectionCNY: 12_000, fibreCNY: 10_000),
        shared: [true, false]))
    #expect(
      sites.costsCNY[0] == 20_000 && sites.costsCNY[1] == 50_000 && sites.costsCNY[2] == 50_000)
    let problem = try CoveringProblem(
      weights: sites.weights, coverage: CoverageTable(rows: sites.coveredBy),
      candidates: sites.candidates.count,
      limit: .budget(200_000, costs: sites.costsCNY))
    #expect(problem.totalWeight == Int64((steps.lengthM.reduce(0, +) * 10).rounded()))
    // Whatever covers a piece alone also covers it together with others.
    let chosen = [0, 10, 24]
    let coverage = try #require(
      RoadCoverage(steps, units: chosen.map { sites.candidates[$0] }, radio: CoverageRadio()))
    for row in 0..<steps.count
    where sites.coveredBy[row].contains(where: { chosen.contains(Int($0)) }) {
      #expect(coverage.deliveredShare[row] >= 0.9)
    }
  }
}
