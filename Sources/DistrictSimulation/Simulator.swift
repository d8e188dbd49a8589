public import Demand
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
  let ownPlugs: OwnPlugNights?

  /// - Parameters:
  ///   - rooms: in the order of the catalogue; room r owns the event kinds 8r ... 8r+7. A need goes to the room that gives
  ///     what it asks for, unless a room that diverts the service takes it first; where none gives it, it ends without
  ///     a station.
  ///   - plan: where stations stand, for classes whose demand follows them.
  ///   - ownPlugs: for classes that move energy within their stay at the own plug.
  public init(
    world: World, plan: Plan? = nil, rooms: [any InfrastructureRoom], settings: RunSettings,
    ownPlugs: OwnPlugNights? = nil
  ) {
    self.world = world
    self.ownPlugs = ownPlugs
    self.rooms = rooms
    self.settings = settings
    demand = DemandModel(
      world: world, plan: plan, services: rooms.flatMap(\.services), seed: settings.seed)
  }

  private init(
    world: World, demand: DemandModel, rooms: [any InfrastructureRoom], settings: RunSettings,
    ownPlugs: OwnPlugNights?
  ) {
    self.world = world
    self.demand = demand
    self.rooms = rooms
    self.settings = settings
    self.ownPlugs = ownPlugs
  }

  /// Bytes of state per vehicle.
  public static var bytesPerVehicle: Int { Fleet.bytesPerVehicle }

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
    try replicate(number, notesStays: ownPlugs?.moves ?? false).outcome
  }

  /// The nights at own plugs of the first replication, as they are without public stations.
  public func nights() throws(SimulationFault) -> [PlugStay] {
    let alone = Simulator(world: world, demand: demand, rooms: [], settings: settings, ownPlugs: nil)
    return try alone.replicate(0, notesStays: true).stays
  }

  /// A replication once more, with every visit told as it ends, day by day and room by room: a log that is never whole in
  /// memory.
  ///
  /// - Parameter known: the replication as it came out without records.
  /// - Returns: The quarter hours of the stations by room.
  /// - Throws: `SimulationFault`, also where it comes out otherwise this time.
  public func record(
    _ known: ReplicationOutcome, tell: ([VisitRecord]) -> Void
  ) throws(SimulationFault) -> [[StationQuarters]] {
    let told = try replicate(
      known.replication, notesStays: ownPlugs?.moves ?? false, keepsRecords: true, tell: tell)
    guard told.outcome == known else {
      throw SimulationFault(
        replication: known.replication, day: settings.warmUpDays + settings.days,
        story: "the replication came out otherwise when its records were kept")
    }
    return told.quarters
  }

  private func replicate(
    _ number: Int, notesStays: Bool, keepsRecords: Bool = false, tell: ([VisitRecord]) -> Void = { _ in }
  ) throws(SimulationFault) -> (
    outcome: ReplicationOutcome, stays: [PlugStay], quarters: [[StationQuarters]]
  ) {
    var agenda = Agenda(rooms: rooms)
    if keepsRecords { for room in agenda.rooms.indices { agenda.rooms[room].keepRecords() } }
    var fleet = demand.fleet(replication: number)
    var ledger = FleetLedger(classes: world.fleets.count)
    let from = Int64(settings.warmUpDays) * Duration.day
    let lastDay = settings.warmUpDays + settings.days
    var load = OwnPlugLoad(from: from, days: settings.days, notesStays: notesStays)
    var needs = DayNeeds()
    var balance = EnergyBalance()
    agenda.begin(replication: number, seed: settings.seed)

    for day in 0..<lastDay {
      if day == settings.warmUpDays {
        ledger = FleetLedger(classes: world.fleets.count)
        agenda.delivered = 0
        balance.stockAtStart = fleet.stock
      }
      for room in agenda.rooms.indices {
        agenda.rooms[room].startDay(day, isRecorded: day >= settings.warmUpDays)
      }
      demand.planDay(
        day, replication: number, fleet: &fleet, ledger: &ledger, load: &load, needs: &needs)
      agenda.run(
        until: Int64(day + 1) * Duration.day, needs: needs, demand: demand, replication: number,
        fleet: &fleet, ledger: &ledger)
      if let story = audit(agenda, fleet) {
        throw SimulationFault(replication: number, day: day, story: story)
      }
      agenda.tellRecords(tell)
    }
    agenda.close(at: Int64(lastDay) * Duration.day, demand: demand, fleet: &fleet)
    agenda.tellRecords(tell)

    balance.stockAtEnd = fleet.stock
    balance.ownPlug = ledger.ownPlug.reduce(0, +)
    balance.delivered = agenda.delivered
    balance.elsewhere = ledger.elsewhere.reduce(0, +)
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
    let stays = load.stays ?? []
    let moved = ownPlugs.flatMap { $0.moves ? $0.week(stays).totalKW : nil }
    let outcome = ReplicationOutcome(
      replication: number, balance: balance, classes: classes,
      ownPlugLoad: moved.map { $0.map { EnergyUnit.millijoules(kWh: $0 / 4) } } ?? load.slots,
      rooms: agenda.rooms.map(\.outcome), events: agenda.events, vehicleDays: fleet.count * lastDay)
    return (outcome, stays, agenda.rooms.map(\.stationQuarters))
  }

  /// The laws of the rooms, and of the border between them and the fleet: no vehicle lost or in two places.
  private func audit(_ agenda: Agenda, _ fleet: Fleet) -> String? {
    for room in agenda.rooms {
      if let story = room.audit() { return story }
    }
    let visiting = agenda.rooms.flatMap(\.visiting).sorted()
    let away = fleet.away
    if visiting == away { return nil }
    let strays = Set(visiting).symmetricDifference(away).sorted()
    let twice = zip(visiting, visiting.dropFirst()).first { $0 == $1 }?.0
    guard let vehicle = strays.first ?? twice else { return nil }
    let known = agenda.rooms.compactMap { $0.story(of: vehicle) }
    let kind = world.fleets[fleet.classRow(vehicle)].id
    return
      "\(away.count) vehicles are away from the road, the rooms hold \(visiting.count). \(fleet.story(of: vehicle, kind: kind)); "
      + (known.isEmpty ? "no room has it" : known.joined(separator: "; "))
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
  /// Follow-up needs that are pending; an event's generation is the row.
  private var followUps: [PlannedNeed] = []
  private var freeRows: [Int32] = []
  /// By service, -1 where no room gives it.
  private let roomOfService: [Int]
  /// The room that is offered a service's needs first, by service; -1 where there is none.
  private let diverterOfService: [Int]

  init(rooms: [any InfrastructureRoom]) {
    self.rooms = rooms
    roomOfService = EnergyService.allCases.map { service in
      rooms.firstIndex { $0.services.contains(service) } ?? -1
    }
    diverterOfService = EnergyService.allCases.map { service in
      rooms.firstIndex { $0.divertedService == service } ?? -1
    }
  }

  mutating func begin(replication: Int, seed: UInt64) {
    for room in rooms.indices { rooms[room].begin(replication: replication, seed: seed, queue: &queue) }
  }

  mutating func run(
    until end: Nanoseconds, needs: DayNeeds, demand: DemandModel, replication: Int, fleet: inout Fleet,
    ledger: inout FleetLedger
  ) {
    guard !rooms.isEmpty else { return }
    // The busiest room is opened once a day instead of once an event.
    var first = rooms.removeFirst()
    run(&first, until: end, needs, demand, replication, &fleet, &ledger)
    rooms.insert(first, at: 0)
  }

  private mutating func run(
    _ first: inout some InfrastructureRoom, until end: Nanoseconds, _ needs: DayNeeds, _ demand: DemandModel,
    _ replication: Int, _ fleet: inout Fleet, _ ledger: inout FleetLedger
  ) {
    var next = 0
    while true {
      let needTime = next < needs.count ? needs.time(next) : Int64.max
      let pending = queue.top
      let pendingTime = pending?.time ?? Int64.max
      if min(needTime, pendingTime) >= end { return }
      events += 1
      if pendingTime <= needTime, let event = queue.pop() {
        if event.kind == Self.followUp {
          freeRows.append(Int32(event.generation))
          open(followUps[Int(event.generation)], in: &first, demand, replication, &fleet, &ledger)
        } else {
          let ended =
            event.room == 0
            ? first.handle(event, queue: &queue) : rooms[event.room - 1].handle(event, queue: &queue)
          if let ended { finish(ended, demand, &fleet) }
        }
      } else {
        open(needs[next], in: &first, demand, replication, &fleet, &ledger)
        next += 1
      }
    }
  }

  mutating func tellRecords(_ tell: ([VisitRecord]) -> Void) {
    for room in rooms.indices {
      let records = rooms[room].takeRecords()
      if !records.isEmpty { tell(records) }
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
    _ planned: PlannedNeed, in room: inout some InfrastructureRoom, _ demand: DemandModel, _ replication: Int,
    _ fleet: inout Fleet,
    _ ledger: inout FleetLedger
  ) {
    guard let need = demand.open(planned, replication: replication, fleet: &fleet, ledger: &ledger) else {
      return
    }
    let diverter = diverterOfService[Int(need.service.rawValue)]
    if diverter > 0, rooms[diverter - 1].divert(need, queue: &queue) { return }
    if diverter == 0, room.divert(need, queue: &queue) { return }
    let row = roomOfService[Int(need.service.rawValue)]
    let ended: EndedVisit?
    if row == 0 {
      ended = room.open(need, queue: &queue)
    } else if row > 0 {
      ended = rooms[row - 1].open(need, queue: &queue)
    } else {
      ended = EndedVisit(vehicle: need.vehicle, time: need.time, delivered: 0, ending: .noStation)
    }
    if let ended { finish(ended, demand, &fleet) }
  }

  private mutating func finish(_ ended: EndedVisit, _ demand: DemandModel, _ fleet: inout Fleet) {
    delivered += ended.delivered
    guard let again = demand.resume(ended, fleet: &fleet) else { return }
    let row: Int
    if let free = freeRows.popLast() {
      row = Int(free)
      followUps[row] = again
    } else {
      row = followUps.count
      followUps.append(again)
    }
    queue.push(
      Event(time: again.time, kind: Self.followUp, entity: again.vehicle, generation: UInt32(row)))
  }
}
