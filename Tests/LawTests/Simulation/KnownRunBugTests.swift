import ChargingStations
import Demand
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import Siting
import Testing

/// One test for each class of bug that users of other simulators reported about whole runs.
@Suite("Bugs known elsewhere: whole runs") struct KnownRunBugTests {
  private struct Run {
    let outcome: ReplicationOutcome
    let log: VisitLog
    var room: RoomOutcome { outcome.rooms[0] }
  }

  private func run(
    _ world: World, plan: Plan, settings: RunSettings = SmallWorld.settings()
  ) throws -> Run {
    let log = VisitLog()
    let room = ChargingRoom(
      world: world, plan: plan, parameters: ChargingParameters(), days: settings.days,
      warmUpDays: settings.warmUpDays)
    let simulator = Simulator(
      world: world, plan: plan, rooms: [WatchedRoom(room, log: log)], settings: settings)
    return Run(outcome: try simulator.replicate(0), log: log)
  }

  private func world(_ change: (inout VehicleClass) -> Void) throws -> World {
    try SmallWorld.world {
      $0.fleets = [$0.fleets[0]]
      change(&$0.fleets[0])
    }
  }

  /// matsim-libs #2442, over a whole run.
  @Test("One vehicle in two visits at once") func oneVehicleInTwoVisits() throws {
    let world = try SmallWorld.world()
    let lines = try run(world, plan: SmallWorld.plan(for: world, fast: 1, slow: 0)).log.lines
    #expect(lines.count > 1000)
    #expect(VisitLog.doubled(lines) == nil)
    // Planted faults: a visit opened twice, an end told twice.
    #expect(VisitLog.doubled([lines[0]] + lines) != nil)
    #expect(VisitLog.doubled(lines + [try #require(lines.last)]) != nil)
  }

  /// matsim-code-examples #324, #328, #293.
  @Test("Example runs in which nobody charges") func nobodyCharges() throws {
    let world = try SmallWorld.world()
    let run = try run(world, plan: SmallWorld.plan(for: world))
    #expect(run.room.sessionsOfClass.allSatisfy { $0 > 50 }, "every class charges")
    #expect(run.room.deliveredToClass.allSatisfy { $0 > 0 })
    // The planted fault: a fleet that does not drive.
    let standing = try SmallWorld.world { inputs in
      for row in inputs.fleets.indices { inputs.fleets[row].dailyKm = 0 }
    }
    #expect(
      try self.run(standing, plan: SmallWorld.plan(for: standing)).room.endings.reduce(0, +) < run.room.needs)
  }

  /// rl-institut/simbev #33.
  @Test("Public and private points not separated") func publicAndPrivate() throws {
    let atHome = try world {
      $0.ownPlugShare = 1
      $0.plugInShare = 1
    }
    let home = try run(atHome, plan: SmallWorld.plan(for: atHome))
    #expect(home.outcome.balance.ownPlug > 0)
    #expect(
      Double(home.outcome.balance.delivered) < 0.02 * Double(home.outcome.balance.ownPlug),
      "a plug at home is enough")
    let inPublic = try world { $0.ownPlugShare = 0 }
    let street = try run(inPublic, plan: SmallWorld.plan(for: inPublic))
    #expect(street.outcome.balance.ownPlug == 0)
    #expect(street.outcome.ownPlugLoad.allSatisfy { $0 == 0 })
    #expect(street.outcome.balance.delivered > 0)
    // Energy of own plugs is in no station's books.
    #expect(home.room.load.reduce(0, +) < home.outcome.ownPlugLoad.reduce(0, +) / 20)
  }

  /// rl-institut/spice_ev #41.
  @Test("No mix of depot and opportunity charging") func depotAndOpportunity() throws {
    let world = try world {
      $0.ownPlugShare = 1
      $0.plugInShare = 1
      $0.stock = 300
      $0.dailyKm = 500
      $0.dailyKmLogSd = 0.1
    }
    let run = try run(world, plan: SmallWorld.plan(for: world, fast: 60))
    #expect(run.outcome.balance.ownPlug > 0)
    #expect(run.room.sessionsOfClass[0] > world.fleets[0].stock, "depots do not reach for the day")
  }

  /// spice_ev #184.
  @Test("Flexibility limited to one stop") func oneStop() throws {
    let world = try world {
      $0.ownPlugShare = 0
      $0.stock = 300
      $0.dailyKm = 700
      $0.dailyKmLogSd = 0.1
      $0.drivingStartHour = 0
      $0.drivingEndHour = 24
    }
    let visits = try run(world, plan: SmallWorld.plan(for: world, fast: 60)).log.visits
    var stops: [Int64: Int] = [:]
    for visit in visits where visit.end.ending == .served {
      stops[visit.need.time / Duration.day * 10_000 + Int64(visit.need.vehicle), default: 0] += 1
    }
    #expect(stops.values.filter { $0 >= 2 }.count > stops.count / 2)
    // The planted opposite: who drives little stops once.
    let little = try self.world {
      $0.stock = 1000
      $0.ownPlugShare = 0
    }
    var once: [Int64: Int] = [:]
    for visit in try run(little, plan: SmallWorld.plan(for: little)).log.visits {
      once[visit.need.time / Duration.day * 10_000 + Int64(visit.need.vehicle), default: 0] += 1
    }
    #expect(once.values.filter { $0 >= 2 }.count < once.count / 50)
  }

  /// NatLabRockies/EVOLVE #21.
  @Test("No load by count and queue") func loadByCountAndQueue() throws {
    func load(stock: Int) throws -> (sum: Double, peakKW: Double) {
      let world = try world { $0.stock = stock }
      let plan = Plan(stations: [
        PlannedStation(site: SiteID(0), chargers: [2, 0], isExisting: false),
        PlannedStation(site: SiteID(30), chargers: [2, 0], isExisting: false),
      ])
      let slots = try run(world, plan: plan).room.load.map { EnergyUnit.kWh($0) }
      return (slots.reduce(0, +), (slots.max() ?? 0) * 4)
    }
    let few = try load(stock: 60)
    let more = try load(stock: 240)
    let crowd = try load(stock: 1500)
    #expect(more.sum > 2 * few.sum)
    #expect(crowd.peakKW <= 4 * 60 * (1 + 1e-6), "what queues draws nothing")
    #expect(crowd.sum < 6 * more.sum)
  }

  /// NatLabRockies/EVOLVE #21.
  @Test("No load by day type") func loadByDayType() throws {
    func nightShare(weekend: [DailyBump]) throws -> Double {
      let world = try SmallWorld.world {
        $0.fleets = [$0.fleets[0]]
        $0.calendar = Calendar(firstWeekday: 4)
        $0.fleets[0].profile = [DailyBump(hour: 12, spreadHours: 1, share: 1)]
        $0.fleets[0].weekendProfile = weekend
        // Drivers who plug in every other day, so none is driven to a station by an empty battery.
        $0.fleets[0].ownPlugShare = 0
        $0.fleets[0].habitShare = 0.5
        $0.fleets[0].reserveShare = 0
      }
      // Enough connectors for all who want one at the same hour.
      let plan = SmallWorld.plan(for: world, fast: 40, slow: 0)
      let room = try run(world, plan: plan, settings: SmallWorld.settings(days: 2, warmUp: 2)).room
      // Recorded days are Saturday and Sunday.
      let night = (0..<2).reduce(0.0) { sum, day in
        sum + (80..<96).reduce(0.0) { $0 + EnergyUnit.kWh(room.load[day * 96 + $1]) }
      }
      return night / room.load.reduce(0.0) { $0 + EnergyUnit.kWh($1) }
    }
    let night = try nightShare(weekend: [DailyBump(hour: 21, spreadHours: 1, share: 1)])
    #expect(night > 0.8, "\(night)")
    #expect(try nightShare(weekend: []) < 0.05, "the planted fault: weekends like weekdays")
  }

  /// simbev #8; beam PR #2307; matsim-libs #4029.
  @Test("Siting not part of the tool") func sitingIsPart() throws {
    let world = try SmallWorld.world()
    var parameters = SitingParameters()
    parameters.stations = 12
    parameters.chargers = 60
    parameters.smallestStation = 2
    parameters.swapStations = 0
    let demand = DemandModel(world: world, seed: 1).expectedDemand(in: world) { _ in 0.6 }
    let planned = try DistrictPlanner(parameters: parameters, seed: 1).plan(world, demand: demand)
    #expect(planned.stations.count == 12)
    #expect(planned.stations.reduce(0) { $0 + $1.chargers.reduce(0, +) } == 60)
    // The planted opposite: as many chargers in one corner serve less.
    let corner = world.grid.cells[0].centre
    let far = world.sites.indices.sorted { left, right in
      func squared(_ row: Int) -> Double {
        let point = world.sites[row].point
        return (point.x - corner.x) * (point.x - corner.x) + (point.y - corner.y) * (point.y - corner.y)
      }
      return squared(left) < squared(right)
    }
    let huddled = Plan(
      stations: zip(far.prefix(12), planned.stations).map {
        PlannedStation(site: SiteID($0), chargers: $1.chargers, isExisting: false)
      })
    #expect(planned.meanMinutes(in: world, to: demand) < 0.7 * huddled.meanMinutes(in: world, to: demand))
    #expect(try run(world, plan: planned).room.delivered > 0)
  }
}

extension Plan {
  /// Mean minutes from demand to the nearest station.
  fileprivate func meanMinutes(in world: World, to demand: CellDemand) -> Double {
    var sum = 0.0
    var weight = 0.0
    for (row, cell) in world.grid.cells.enumerated() {
      let nearest = stations.map { station -> Double in
        let point = world.sites[station.site].point
        let (dx, dy) = (point.x - cell.centre.x, point.y - cell.centre.y)
        return (dx * dx + dy * dy).squareRoot()
      }.min()
      let wanted = Double(demand.wattHoursPerDay[row])
      sum += wanted * world.travel.minutes(straightM: nearest ?? 1e6)
      weight += wanted
    }
    return sum / weight
  }
}
