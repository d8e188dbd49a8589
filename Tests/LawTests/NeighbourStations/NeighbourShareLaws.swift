import DistrictModel
import Fixtures
import NeighbourStations
import NumericKernels
import Testing

@Suite("The share of a cell that charges outside is the one worked out by hand") struct NeighbourShareLaws {
  /// A minute is a kilometre and costs 1 CNY: half of it time at 30 CNY/h, half the way.
  private static func world(_ change: (inout DistrictInputs) -> Void = { _ in }) throws -> World {
    try SmallWorld.world { inputs in
      inputs.travel.detourFactor = 1
      inputs.travel.speedKmPerHour = 60
      change(&inputs)
    }
  }

  /// Four connectors inside; so many outside that it takes a given weight more or less to get there from the first cell.
  private struct Case {
    let world: World
    let plan: Plan

    init(
      behind minutes: [Double], connectors: [Int] = [8], _ change: (inout DistrictInputs) -> Void = { _ in }
    ) throws {
      let bare = try NeighbourShareLaws.world(change)
      let cell = bare.grid.cells[0].centre
      let metres = cell.distance(to: bare.sites[0].point)
      world = try NeighbourShareLaws.world { inputs in
        change(&inputs)
        inputs.neighbours = zip(minutes, connectors).enumerated().map { row, station in
          SmallWorld.neighbour(
            "n\(row)", east: cell.x - SmallWorld.corner.x - metres - station.0 * 1000,
            north: cell.y - SmallWorld.corner.y, connectors: station.1)
        }
      }
      plan = Plan(stations: [PlannedStation(site: SiteID(0), chargers: [3, 1], isExisting: false)])
    }

    func shares(_ change: (inout NeighbourParameters) -> Void = { _ in }) -> NeighbourShares {
      var parameters = NeighbourParameters()
      parameters.farthestMin = 1000
      change(&parameters)
      return NeighbourShares(world: world, plan: plan, parameters: parameters)
    }
  }

  /// Minutes, here CNY, at which a station weighs half of an equal one.
  private static let halving = Elementary.log(2) / 0.3

  @Test("Two stations: twice the connectors at half the weight take half")
  func two() throws {
    let scene = try Case(behind: [Self.halving])
    #expect(abs(scene.shares().outside(class: 0, cell: 0) - 0.5) < 1e-6)
    // Planted faults: the weights that a slip in the formula would give are told from the right ones.
    #expect(abs(scene.shares { $0.perCNY = 0.6 }.outside(class: 0, cell: 0) - 1.0 / 3) < 1e-6)
    #expect(abs(scene.shares { $0.driving = 0 }.outside(class: 0, cell: 0) - 0.5) > 0.05)
    #expect(abs(scene.shares { $0.detourCNYPerKm = 0 }.outside(class: 0, cell: 0) - 0.5) > 0.05)
    #expect(
      abs(try Case(behind: [Self.halving], connectors: [4]).shares().outside(class: 0, cell: 0) - 1.0 / 3)
        < 1e-6)
  }

  @Test("The size of a station enters to its power")
  func size() throws {
    let scene = try Case(behind: [Self.halving]) { $0.attraction.sizeExponent = 2 }
    // 64 at half the weight against 16.
    #expect(abs(scene.shares().outside(class: 0, cell: 0) - 2.0 / 3) < 1e-6)
  }

  @Test("Two stations outside share what they take by their weights")
  func three() throws {
    // Weights 4 inside, 8 / 2 and 16 / 4 outside.
    let shares = try Case(behind: [Self.halving, 2 * Self.halving], connectors: [8, 16]).shares()
    #expect(abs(shares.outside(class: 0, cell: 0) - 2.0 / 3) < 1e-6)
    #expect(abs(shares.share(of: 0, class: 0, cell: 0) - 1.0 / 3) < 1e-6)
    #expect(abs(shares.share(of: 1, class: 0, cell: 0) - 1.0 / 3) < 1e-6)
  }

  @Test("A class to which time is dear goes less far; one without an inlet goes nowhere")
  func classes() throws {
    let scene = try Case(behind: [Self.halving]) { inputs in
      inputs.fleets[0].valueOfTimeCNYPerHour = 90
      inputs.fleets[1].dcLimitKW = 0
    }
    // 2 CNY a minute: a quarter of the weight, so 2 against 4.
    #expect(abs(scene.shares().outside(class: 0, cell: 0) - 1.0 / 3) < 1e-6)
    // Its alternating current finds one connector inside and none outside.
    #expect(scene.shares().outside(class: 1, cell: 0) == 0)
  }

  @Test("Beyond the farthest drive, or among nearer stations, nothing is taken; the nearest is always left")
  func reach() throws {
    let scene = try Case(behind: [Self.halving])
    #expect(scene.shares { $0.farthestMin = 0 }.outside(class: 0, cell: 0) == 0)
    #expect(scene.shares { $0.alternatives = 1 }.outside(class: 0, cell: 0) == 0)
    let none = NeighbourShares(
      world: scene.world, plan: Plan(stations: []), parameters: NeighbourParameters())
    #expect(none.outside(class: 0, cell: 0) == 1)
  }

  @Test("Distance to the outline: beside an edge, past a corner and inside")
  func distance() throws {
    let square = SmallWorld.square()
    func apart(_ east: Double, _ north: Double) -> Double {
      square.distance(to: MetricPoint(x: SmallWorld.corner.x + east, y: SmallWorld.corner.y + north))
    }
    #expect(abs(apart(-3000, 5000) - 3000) < 1e-6)
    #expect(abs(apart(-3000, -4000) - 5000) < 1e-6)
    #expect(abs(apart(9000, 5000) - 1000) < 1e-6)
    // Planted: to the nearest corner it would be farther.
    #expect(apart(-3000, 5000) < 5000)
  }

  @Test("A station of a neighbour inside the outline is refused")
  func inside() throws {
    #expect(throws: DistrictError.neighbourInside(name: "outside")) {
      try SmallWorld.world { $0.neighbours = [SmallWorld.neighbour(east: 100, north: 100)] }
    }
    #expect(throws: Never.self) {
      try SmallWorld.world { $0.neighbours = [SmallWorld.neighbour(east: -100, north: 100)] }
    }
  }
}
