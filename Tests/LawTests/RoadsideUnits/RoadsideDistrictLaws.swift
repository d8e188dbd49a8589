import DistrictModel
import Fixtures
import RoadNetwork
import RoadsideUnits
import Testing

@Suite("Roadside units of a district") struct RoadsideDistrictLaws {
  /// 10 km by 10 km with streets 2 km apart, every second a main road, which is what is to be covered.
  private static func district(
    _ change: (inout RoadsideParameters) -> Void = { _ in }
  ) throws -> RoadsideDistrict {
    let world = try SmallWorld.world()
    var parameters = RoadsideParameters()
    parameters.units.roads = .primary
    parameters.radio.streetModel = .winner
    parameters.radio.environmentHeightM = 0.3
    parameters.traffic.zones = 25
    change(&parameters)
    var roads = SyntheticRoads(spacingM: 2000)
    roads.mainRoadEvery = 2
    return RoadsideDistrict(
      try roads.graph(inside: world.boundary), world: world, parameters: parameters,
      given: nil)
  }

  private static func figures(
    _ district: RoadsideDistrict, _ rows: [Int]
  ) throws -> (figures: RoadsideFigures, coverage: RoadCoverage) {
    let candidates = district.candidates(beside: [])
    return try #require(
      try district.figures(
        rows.map { candidates.units[$0] }, nodes: rows.map { candidates.node[$0] }, threads: 2))
  }

  private typealias Judged = (district: RoadsideDistrict, figures: RoadsideFigures, coverage: RoadCoverage)

  /// Two units, worked out once for all laws.
  private static let two = Result<Judged, any Error> {
    let district = try Self.district()
    let judged = try Self.figures(district, [0, 3])
    return (district, judged.figures, judged.coverage)
  }

  @Test("One more unit never lowers coverage, on no class of road and under no model of the street")
  func monotone() throws {
    let (district, fewer, _) = try Self.two.get()
    let more = try Self.figures(district, [0, 2, 3]).figures
    #expect(fewer.units == 2 && more.units == 3 && more.unitsPerKm > fewer.unitsPerKm)
    for (one, other) in zip(fewer.roads, more.roads) {
      #expect(one.name == other.name && other.summary.coveredByLength >= one.summary.coveredByLength)
      #expect(other.meanAgeSeconds <= one.meanAgeSeconds + 1e-9 && other.freshShare >= one.freshShare - 1e-12)
    }
    #expect(more.wanted.summary.coveredByLength > fewer.wanted.summary.coveredByLength)
    for (one, other) in zip(fewer.models, more.models) {
      #expect(one.model == other.model && other.coveredByLength >= one.coveredByLength)
    }
    #expect(more.equippedJunctions == 3 && more.coveredJunctions >= 3)
    #expect(more.junctions == district.candidates(beside: []).junctions)
  }

  @Test("Rows by class make up the whole, and squares hold all the wanted road")
  func classes() throws {
    let (district, figures, coverage) = try Self.two.get()
    #expect(figures.roads.map(\.name) == ["wanted", "all", "primary", "residential"])
    func sum(_ rows: ArraySlice<RoadsideFigures.Roads>, _ figure: (RoadsideFigures.Roads) -> Double) -> Double
    {
      rows.reduce(0) { $0 + $1.summary.kilometres * figure($1) }
    }
    for figure in [
      { (_: RoadsideFigures.Roads) in 1.0 }, { $0.summary.coveredByLength }, { $0.saturatedShare },
    ] as [(RoadsideFigures.Roads) -> Double] {
      #expect(abs(sum(figures.roads[2...], figure) - sum(figures.roads[1...1], figure)) < 1e-9)
      // Planted fault: the wanted roads counted as another class.
      if sum(figures.roads[0...0], figure) > 0 {
        #expect(
          abs(
            sum(figures.roads[2...], figure) + sum(figures.roads[0...0], figure)
              - sum(figures.roads[1...1], figure)) > 1e-3)
      }
    }
    #expect(figures.wanted.summary == figures.roads[2].summary)
    let cellKm = figures.cells.reduce(0) { $0 + $1.roadM } / 1000
    #expect(abs(cellKm - figures.wanted.summary.kilometres) < 1e-6)
    let covered = figures.cells.reduce(0) { $0 + $1.coveredM } / 1000
    #expect(abs(covered - figures.wanted.summary.kilometres * figures.wanted.summary.coveredByLength) < 1e-6)
    #expect(coverage.steps.count == district.steps.count)
    let busiest = (0..<24).max {
      district.traffic.vehicleKm(district.graph)[$0] < district.traffic.vehicleKm(district.graph)[$1]
    }
    #expect(figures.busiestHour == busiest)
  }

  @Test("The table of street models holds the plan's own with its own share, and others with others")
  func models() throws {
    let figures = try Self.two.get().figures
    let own = figures.models.filter { $0.model == .winner && $0.environmentHeightM == 0.3 }
    #expect(own.map(\.coveredByLength) == [figures.wanted.summary.coveredByLength])
    let keys = figures.models.map { "\($0.model) \($0.environmentHeightM)" }
    #expect(Set(keys).count == keys.count && Set(figures.models.map(\.coveredByLength)).count > 1)
    // The fault that was: heights of the corner model without the plan's own.
    #expect(figures.models.filter { $0.model == .winner }.map(\.environmentHeightM) == [0, 0.3, 0.5, 1])
  }

  @Test("An edge computer that gets too much is an answer, and power is that of units and junctions")
  func edge() throws {
    let figures = try Self.two.get().figures
    func edge(_ operations: Double) throws -> EdgeFigures {
      let district = try Self.district { $0.edge.teraOperations = operations }
      return district.edgeFigures(figures, connectedVehicles: 100)
    }
    let small = try edge(20)
    guard case .overloaded(let ratio) = small.nodeDelay else {
      Issue.record("22.5 TOPS asked of a node that keeps 6")
      return
    }
    #expect(ratio > 1 && abs(ratio - small.utilisation) < 1e-12)
    let perception = small.latencies.filter { $0.useCase.way == .perception }
    #expect(perception.count == 1)
    #expect(
      perception[0].answer == .overloaded(place: "edge node", utilisation: ratio) && !perception[0].isKept)
    let enough = try edge(small.neededCompute.teraOperationsPerSecond)
    #expect(abs(enough.utilisation - EdgeNode.utilisationCap) < 1e-12)
    #expect(enough.nodeDelay.milliseconds != nil)
    #expect(abs(enough.totalKW - (2 * enough.unitKW + 2 * enough.junctionKW)) < 1e-12)
    #expect(abs(enough.junctionKW - (8 * 12 + 2 * 20 + 4 * 12 + 200) / 1000) < 1e-12)
    #expect(enough.junctions == 2)
  }

  @Test("The bill is what a budget was counted with, and what sharing saves is counted once")
  func bill() throws {
    let costs = RoadsideCosts()
    let shared = [true, false, true, false, false]
    let nodes: [Int32] = [4, 9, -1, -1, -1]
    let bill = RoadsideBill(costs, shared: shared, nodes: nodes)
    let alone = RoadsideBill(costs, shared: shared.map { _ in false }, nodes: nodes)
    #expect(bill.sharedSites == 2 && alone.savedCNY == 0)
    #expect(abs(alone.totalCNY - bill.totalCNY - bill.savedCNY) < 1e-6)
    #expect(bill.savedCNY == 2 * 190_000 && bill.junctionsCNY == 1_100_000)
    #expect(bill.unitsCNY == 5 * 60_000 + 3 * 190_000)
    // One of the two junctions shares; the planted fault is to count units along roads in as well.
    let perJunction = try #require(bill.perJunctionCNY)
    #expect(abs(perJunction - 705_000) < 1e-6)
    #expect(abs(perJunction - bill.totalCNY / 2) > 1e5)
    #expect(RoadsideBill(costs, shared: [], nodes: []).perJunctionCNY == nil)
    // Planted fault: savings taken off what the shared sites already do not pay.
    #expect(abs(alone.totalCNY - (bill.totalCNY - bill.savedCNY) - bill.savedCNY) > 1)
  }

  @Test("Shares of connected vehicles grow by the year and stop at one")
  func growth() {
    var parameters = RoadsideParameters()
    parameters.connectedShare = 0.2
    parameters.connectedSharePerYear = 0.1
    var taxis = ConnectedClass()
    taxis.vehicleClass = "taxi"
    taxis.share = 0.5
    taxis.sharePerYear = 0.3
    parameters.connected = [taxis]
    #expect(parameters.after(years: 0) == parameters)
    let later = parameters.after(years: 3)
    #expect(abs(later.connectedShare - 0.5) < 1e-12 && later.connectedShare(of: "taxi") == 1)
    #expect(abs(later.connectedShare(of: "private") - 0.5) < 1e-12)
    #expect(parameters.after(years: 100).connectedShare == 1)
    #expect(parameters.after(years: 2).connectedShare(of: "taxi") == 1)
    #expect(abs(parameters.after(years: 1).connectedShare(of: "taxi") - 0.8) < 1e-12)
    parameters.connectedSharePerYear = -0.3
    #expect(parameters.after(years: 1).connectedShare == 0)
    // Planted fault: unlimited growth.
    #expect(0.5 + 0.3 * 3 > 1)
  }
}
