public import DistrictModel
public import EventEngine
import NumericKernels

/// Stations of neighbouring districts: what drivers charge there, without a queue and without a load on this grid.
///
/// It gives no service of its own: needs of charging are offered to it before the charging room has them. One word of
/// its own stream decides by vehicle and instant, so no other draw of a run moves.
public struct NeighbourRoom: InfrastructureRoom {
  /// The room's word in outcomes.
  public static let word = "neighbours"

  private static let purpose = StreamPurpose("neighbours.share")
  private static let leave: UInt8 = 0

  private let shares: NeighbourShares
  /// kW at the battery by station × class, and battery energy per grid energy by station.
  private let powerKW: [[Double]]
  private let efficiency: [Double]
  private let overhead: Nanoseconds
  private let from: Nanoseconds
  private let to: Nanoseconds
  private let firstKind: UInt8

  private var visits: [NeighbourVisit] = []
  private var freeVisits: [Int32] = []
  private var results: RoomOutcome
  private var key: (UInt32, UInt32) = (0, 0)
  private var replication: UInt32 = 0
  private var openedEver = 0
  private var endedEver = 0
  private var deliveredEver: Millijoules = 0
  private var bookedEver: Millijoules = 0

  /// - Parameters:
  ///   - room: its place in the catalogue, which says its kinds of event.
  ///   - days: recorded days, after `warmUpDays` without records.
  public init(
    world: World, plan: Plan, parameters: NeighbourParameters, room: Int, days: Int, warmUpDays: Int
  ) {
    shares = NeighbourShares(world: world, plan: plan, parameters: parameters)
    powerKW = world.neighbours.map { station in world.fleets.map { $0.limitKW(at: station.connector) } }
    efficiency = world.neighbours.map(\.connector.effectiveEfficiency)
    overhead = Duration.hours(parameters.connectOverheadS / 3600)
    from = Int64(warmUpDays) * Duration.day
    to = from + Int64(days) * Duration.day
    firstKind = UInt8(8 * room)
    results = RoomOutcome(
      room: Self.word, stations: world.neighbours.count, types: 0, days: days,
      cells: world.grid.cells.count, classes: world.fleets.count)
  }

  public var services: [EnergyService] { [] }
  public var divertedService: EnergyService? { .charging }

  public mutating func begin(replication: Int, seed: UInt64, queue: inout EventQueue) {
    self.replication = UInt32(replication)
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
  }

  public mutating func startDay(_ day: Int, isRecorded: Bool) {}

  /// Who has reserved, or wants one station of the plan, stays in the district.
  public mutating func divert(_ need: Need, queue: inout EventQueue) -> Bool {
    guard !need.isReserving, need.preferredStation < 0 else { return false }
    let row = Int(need.vehicleType) / VehicleTypes.sizes
    let word = Philox4x32.block(
      counter: Philox4x32.Words(
        UInt32(truncatingIfNeeded: need.time / Duration.second), replication, Self.purpose.word,
        UInt32(bitPattern: need.vehicle)),
      key: key
    ).a
    guard let choice = shares.choose(class: row, cell: Int(need.cell), at: unitInterval(word)) else {
      return false
    }
    begin(need, class: row, choice, &queue)
    return true
  }

  private mutating func begin(
    _ need: Need, class row: Int, _ choice: NeighbourShares.Choice, _ queue: inout EventQueue
  ) {
    var visit = NeighbourVisit(need: need, station: choice.station)
    let wanted = need.target - need.energy
    let power = powerKW[Int(choice.station)][row]
    visit.arrives = need.time + Duration.minutes(choice.minutes)
    visit.begins = visit.arrives + overhead
    let full = visit.begins + Duration.hours(EnergyUnit.kWh(wanted) / power)
    // Fetched before it is content, or stands until it is fetched.
    visit.ends = need.staysUntil > 0 ? max(visit.begins, min(full, need.staysUntil)) : full
    visit.leaves = max(visit.ends, need.staysUntil)
    visit.delivers = wanted
    if visit.ends < full {
      visit.delivers = min(
        wanted, EnergyUnit.millijoules(kWh: power * Duration.inHours(visit.ends - visit.begins)))
    }
    openedEver += 1
    bookedEver += visit.delivers
    let place: Int32
    if let free = freeVisits.popLast() {
      place = free
      visit.generation = visits[Int(free)].generation
      visits[Int(free)] = visit
    } else {
      place = Int32(visits.count)
      visits.append(visit)
    }
    queue.push(
      Event(time: visit.leaves, kind: firstKind + Self.leave, entity: place, generation: visit.generation))
    record(visit, class: row)
  }

  public mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit? {
    EndedVisit(vehicle: need.vehicle, time: need.time, delivered: 0, ending: .noStation)
  }

  public mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit? {
    let row = Int(event.entity)
    guard visits[row].isOpen, visits[row].generation & 0xFF_FFFF == event.generation else { return nil }
    return end(event.entity, at: event.time, delivered: visits[row].delivers, .served)
  }

  public mutating func close(at time: Nanoseconds) -> [EndedVisit] {
    let open = visits.indices.filter { visits[$0].isOpen }
      .sorted { visits[$0].need.vehicle < visits[$1].need.vehicle }
    return open.map { row in
      let delivered = visits[row].delivered(until: time)
      bookedEver -= visits[row].delivers - delivered
      return end(Int32(row), at: time, delivered: delivered, .unfinished)
    }
  }

  public var outcome: RoomOutcome { results }
}

extension NeighbourRoom {
  private func isRecorded(_ time: Nanoseconds) -> Bool { time >= from && time < to }

  private func recorded(_ start: Nanoseconds, _ end: Nanoseconds) -> Nanoseconds {
    max(0, min(end, to) - max(start, from))
  }

  /// A session as the charging room counts its own: as such by the day it begins, its time and energy as far as they
  /// lie in the recorded days.
  private mutating func record(_ visit: NeighbourVisit, class row: Int) {
    let station = Int(visit.station)
    let energy = visit.delivered(until: to) - visit.delivered(until: from)
    results.stations[station].gridEnergy += EnergyUnit.nearest(Double(energy) / efficiency[station])
    let charging = recorded(visit.begins, visit.ends)
    results.chargingTime += TimeSum(charging)
    results.stations[station].add(
      occupied: recorded(visit.arrives, visit.leaves), charging: charging, waited: 0, paidCNY: 0,
      idleFeeCNY: 0, isRecorded: isRecorded(visit.arrives))
    guard isRecorded(visit.arrives) else { return }
    results.waits[0] += 1
    results.sessionsOfClass[row] += 1
    results.connectedSum += TimeSum(visit.leaves - visit.arrives)
    results.chargingSum += TimeSum(visit.ends - visit.begins)
  }

  private mutating func end(
    _ row: Int32, at time: Nanoseconds, delivered: Millijoules, _ ending: VisitEnding
  ) -> EndedVisit {
    let need = visits[Int(row)].need
    endedEver += 1
    deliveredEver += delivered
    if isRecorded(need.time) {
      results.endings[Int(ending.rawValue)] += 1
      if ending != .unfinished {
        results.wanted += Int128(need.target - need.energy)
        results.delivered += delivered
      }
      results.deliveredToClass[Int(need.vehicleType) / VehicleTypes.sizes] += delivered
      results.needsOfCell[Int(need.cell)] += 1
    }
    visits[Int(row)].isOpen = false
    visits[Int(row)].generation &+= 1
    freeVisits.append(row)
    // No station of the plan: nothing a driver would come back to by habit.
    return EndedVisit(vehicle: need.vehicle, time: time, delivered: delivered, ending: ending)
  }

  public var visiting: [Int32] { visits.filter(\.isOpen).map(\.need.vehicle).sorted() }

  public func audit() -> String? {
    var (open, underWay) = (0, Millijoules(0))
    for visit in visits where visit.isOpen {
      open += 1
      underWay += visit.delivers
      if visit.delivers < 0 || visit.delivers > visit.need.target - visit.need.energy {
        return "a session outside gives \(visit.delivers) mJ: \(story(of: visit.need.vehicle) ?? "")"
      }
      if visit.leaves < visit.ends || visit.ends < visit.begins || visit.begins < visit.need.time {
        return "a vehicle leaves a station outside too early: \(story(of: visit.need.vehicle) ?? "")"
      }
    }
    if openedEver - endedEver != open {
      return "\(openedEver) vehicles went outside and \(endedEver) came back, but \(open) are there"
    }
    if bookedEver != deliveredEver + underWay {
      return "\(bookedEver) mJ are booked outside, \(deliveredEver) mJ given and \(underWay) mJ under way"
    }
    return nil
  }

  public func story(of vehicle: Int32) -> String? {
    visits.first { $0.isOpen && $0.need.vehicle == vehicle }.map {
      "vehicle \(vehicle): need of \($0.need.target - $0.need.energy) mJ in cell \($0.need.cell), at station \($0.station) outside, \($0.delivers) mJ"
    }
  }
}
