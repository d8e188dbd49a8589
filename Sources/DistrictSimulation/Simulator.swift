import Demand
public import DistrictModel
public import EventEngine
import NumericKernels

/// A law of the simulation was broken: our bug, never the user's. Exit 70 with the story.
public struct SimulationFault: Error, Hashable, Sendable {
  public let replication: Int
  public let day: Int
  public let story: String
}

/// Runs a world with its rooms for some days, several times.
///
/// Equal inputs give equal outcomes on any number of threads: replications share no state, and their results are
/// joined in their own order.
public struct Simulator: Sendable {
  let world: World
  let demand: DemandModel
  let rooms: [any InfrastructureRoom]
  let settings: RunSettings

  /// - Parameter rooms: in the order of the catalogue; room r owns the event kinds 8r ... 8r+7. The first serves
  ///   every need.
  public init(world: World, rooms: [any InfrastructureRoom], settings: RunSettings) {
    self.world = world
    self.rooms = rooms
    self.settings = settings
    demand = DemandModel(world: world, seed: settings.seed)
  }

  /// All replications. `progress` is called as each one ends, from any thread.
  ///
  /// - Throws: `SimulationFault` of the first replication that broke a law.
  public func run(threads: Int, progress: @Sendable () -> Void = {}) throws(SimulationFault) -> Outcome {
    let results = parallelMap(count: settings.replications, threads: threads) { number in
      defer { progress() }
      return Result { () throws(SimulationFault) in try replicate(number) }
    }
    var replications: [ReplicationOutcome] = []
    for result in results { replications.append(try result.get()) }
    return Outcome(settings: settings, replications: replications)
  }

  /// One seeded run: warm-up days, recorded days, close.
  public func replicate(_ number: Int) throws(SimulationFault) -> ReplicationOutcome {
    var agenda = Agenda(rooms: rooms)
    var fleet = demand.fleet(replication: number)
    var ledger = FleetLedger(classes: world.fleets.count)
    var load = [Millijoules](repeating: 0, count: settings.days * 96)
    let from = Int64(settings.warmUpDays) * Duration.day
    let lastDay = settings.warmUpDays + settings.days
    var balance = EnergyBalance()

    for day in 0..<lastDay {
      if day == settings.warmUpDays {
        ledger = FleetLedger(classes: world.fleets.count)
        agenda.delivered = 0
        balance.stockAtStart = fleet.stock
      }
      for room in agenda.rooms.indices {
        agenda.rooms[room].startDay(day, isRecorded: day >= settings.warmUpDays)
      }
      let needs = demand.planDay(
        day, replication: number, fleet: &fleet, ledger: &ledger, ownPlugLoad: &load, loadFrom: from)
      agenda.run(
        until: Int64(day + 1) * Duration.day, needs: needs, demand: demand, replication: number,
        fleet: &fleet,
        ledger: &ledger)
      for room in agenda.rooms {
        if let story = room.audit() { throw SimulationFault(replication: number, day: day, story: story) }
      }
    }
    agenda.close(at: Int64(lastDay) * Duration.day, demand: demand, fleet: &fleet)

    balance.stockAtEnd = fleet.stock
    balance.ownPlug = ledger.ownPlug.reduce(0, +)
    balance.delivered = agenda.delivered
    balance.driven = ledger.driven.reduce(0, +)
    balance.foregone = ledger.foregone.reduce(0, +)
    if balance.residual != 0 {
      throw SimulationFault(
        replication: number, day: lastDay, story: "energy books differ by \(balance.residual) mJ")
    }
    var classes = [ClassOutcome](repeating: ClassOutcome(), count: world.fleets.count)
    for row in classes.indices {
      classes[row].driven = ledger.driven[row]
      classes[row].foregone = ledger.foregone[row]
      classes[row].ownPlug = ledger.ownPlug[row]
    }
    return ReplicationOutcome(
      replication: number, balance: balance, classes: classes, ownPlugLoad: load,
      rooms: agenda.rooms.map(\.outcome), events: agenda.events, vehicleDays: fleet.count * lastDay)
  }
}

/// What happens next: the sorted needs of the day merged with everything pending. At equal times pending events come
/// first; follow-up needs of the day wait in the queue with the last kind.
struct Agenda {
  private static let followUp: UInt8 = 255

  var rooms: [any InfrastructureRoom]
  var queue = EventQueue()
  var events = 0
  /// Energy that ended visits gave to batteries.
  var delivered: Millijoules = 0
  /// The follow-up need of each vehicle that has one pending.
  private var followUps: [Int32: PlannedNeed] = [:]

  init(rooms: [any InfrastructureRoom]) { self.rooms = rooms }

  mutating func run(
    until end: Nanoseconds, needs: [PlannedNeed], demand: DemandModel, replication: Int, fleet: inout Fleet,
    ledger: inout FleetLedger
  ) {
    var next = 0
    while true {
      let needTime = next < needs.count ? needs[next].time : Int64.max
      let pending = queue.top
      let pendingTime = pending?.time ?? Int64.max
      if min(needTime, pendingTime) >= end { return }
      events += 1
      if pendingTime <= needTime, let event = queue.pop() {
        if event.kind == Self.followUp {
          if let planned = followUps.removeValue(forKey: event.entity) {
            open(planned, demand, replication, &fleet, &ledger)
          }
        } else if let ended = rooms[event.room].handle(event, queue: &queue) {
          finish(ended, demand, &fleet)
        }
      } else {
        open(needs[next], demand, replication, &fleet, &ledger)
        next += 1
      }
    }
  }

  mutating func close(at time: Nanoseconds, demand: DemandModel, fleet: inout Fleet) {
    for room in rooms.indices {
      for ended in rooms[room].close(at: time) {
        delivered += ended.delivered
        _ = demand.resume(ended, fleet: &fleet)
      }
    }
  }

  private mutating func open(
    _ planned: PlannedNeed, _ demand: DemandModel, _ replication: Int, _ fleet: inout Fleet,
    _ ledger: inout FleetLedger
  ) {
    guard let need = demand.open(planned, replication: replication, fleet: &fleet, ledger: &ledger) else {
      return
    }
    if let ended = rooms[0].open(need, queue: &queue) { finish(ended, demand, &fleet) }
  }

  private mutating func finish(_ ended: EndedVisit, _ demand: DemandModel, _ fleet: inout Fleet) {
    delivered += ended.delivered
    guard let again = demand.resume(ended, fleet: &fleet) else { return }
    followUps[again.vehicle] = again
    queue.push(Event(time: again.time, kind: Self.followUp, entity: again.vehicle))
  }
}
