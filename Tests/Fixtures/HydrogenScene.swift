public import DistrictModel
public import EventEngine
public import HydrogenStations

/// Hydrogen stations of a small world whose drivers a test moves by hand; driving takes no time.
public struct HydrogenScene {
  public var room: HydrogenRoom
  public var queue = EventQueue()
  public let world: World
  /// By station: a cell that has no other station nearer.
  public let cells: [Int32]
  /// mJ in a full tank.
  public let capacity: Millijoules

  /// - Parameter stations: of one kind, at the first sites of the world.
  public init(stations: Int, days: Int, parameters: HydrogenParameters) throws {
    world = try SmallWorld.world {
      $0.fleets = [HydrogenDistrict.trucks(5000)]
      $0.travel.speedKmPerHour = .infinity
    }
    var plan = Plan(stations: [])
    plan.hydrogenSites = (0..<stations).map { SiteID($0) }
    room = try HydrogenRoom(
      world: world, plan: plan, parameters: parameters, room: 0, days: days, warmUpDays: 0)
    let world = world
    let nearest = world.grid.cells.indices.map { cell in
      (0..<stations).min {
        (world.metresApart(cell: cell, site: $0), $0) < (world.metresApart(cell: cell, site: $1), $1)
      }
    }
    cells = (0..<stations).compactMap { station in
      nearest.firstIndex(of: station).map { Int32($0) }
    }
    capacity = EnergyUnit.millijoules(kWh: VehicleTypes.batteriesKWh(world.fleets[0])[0])
    room.begin(replication: 0, seed: 1, queue: &queue)
    room.startDay(0, isRecorded: true)
  }

  /// Works through all events up to a need, then opens it.
  public mutating func admit(_ need: Need) {
    while let next = queue.top, next.time <= need.time, let event = queue.pop() {
      _ = room.handle(event, queue: &queue)
    }
    _ = room.open(need, queue: &queue)
  }
}
