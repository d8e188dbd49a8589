import DistrictModel
public import EventEngine
import NumericKernels

/// Battery-swap stations: choice, line, bays, packs, chargers under a site's power, books.
///
/// Order of work at one instant: rack, swap end, tick, patience, arrive, boards (kinds 0 to 5). A pack that becomes full goes to the
/// first in line that can use it before a newcomer is looked at. A pack is reserved when a swap starts; the empty one goes to the
/// chargers when it ends, so the cycle of a pack is swap and charge.
public struct SwapRoom: InfrastructureRoom {
  enum Kind {
    static let rack: UInt8 = 0
    static let swapEnd: UInt8 = 1
    static let tick: UInt8 = 2
    static let patience: UInt8 = 3
    static let arrive: UInt8 = 4
    static let board: UInt8 = 5
  }

  let parameters: SwapParameters
  let packTypes: [PackType]
  let policies: [any RackPolicy]
  /// CNY/kWh by hour of the day.
  let prices: [Double]
  let headroom: StationHeadroom?
  /// Day of the week of the first simulated day; 0 is Monday.
  let firstWeekday: Int
  let access: SwapAccess
  /// By vehicle type: row among the pack types, or -1.
  let packOfVehicleType: [Int]
  /// By vehicle type: whether a vehicle has a station of its own.
  let isBound: [Bool]
  /// First of the room's eight kinds of event.
  let firstKind: UInt8
  let patience: Nanoseconds
  let from: Nanoseconds
  let to: Nanoseconds

  var stations: [SwapStation]
  var visits: [SwapVisit] = []
  var freeVisits: [Int32] = []
  /// Minutes of wait by station × pack type as last published; empty where drivers see stations live.
  var boards: [Double] = []
  /// The own station of each bound vehicle that has swapped.
  var ownStation: [Int32: Int32] = [:]
  var results: RoomOutcome
  /// Visits that ended and were not taken yet; `nil` where no records are asked for.
  var records: [VisitRecord]?
  var key: (low: UInt32, high: UInt32) = (0, 0)
  var replication: UInt32 = 0
  var openedEver = 0
  var endedEver = 0

  /// What a room is made of beside its stations.
  struct Setting: Sendable {
    var packTypes: [PackType]
    var packOfVehicleType: [Int]
    /// By vehicle type; nobody where it is empty.
    var isBound: [Bool] = []
    var access: SwapAccess
    var prices: [Double]
    var firstWeekday = 0
    var classes: Int
    var cells: Int
    var room = 1
    var headroom: StationHeadroom?
    /// Days for which quarter hours are kept, where the recorded time may be longer.
    var mostBookDays = 100_000
  }

  /// - Throws: all that is wrong with the stations, at once.
  init(
    stations designs: [SwapStationDesign], setting: Setting, parameters: SwapParameters,
    policies: [any RackPolicy], from: Nanoseconds, to: Nanoseconds
  ) throws(SwapFaults) {
    var faults = setting.packTypes.indices.filter {
      setting.packTypes[$0].charge(chargerKW: .infinity) == nil
    }.map(SwapFault.noTaper)
    for (row, design) in designs.enumerated() {
      faults += design.faults(station: row, packTypes: setting.packTypes)
    }
    if let headroom = setting.headroom, headroom.kW.count != designs.count {
      faults.append(.wrongHeadroom(rows: headroom.kW.count, stations: designs.count))
    }
    guard faults.isEmpty else { throw SwapFaults(all: faults) }
    self.parameters = parameters
    self.policies = policies
    self.from = from
    self.to = to
    packTypes = setting.packTypes
    packOfVehicleType = setting.packOfVehicleType
    isBound = setting.packOfVehicleType.indices.map {
      setting.isBound.indices.contains($0) && setting.isBound[$0]
    }
    access = setting.access
    prices = setting.prices
    headroom = setting.headroom
    firstWeekday = setting.firstWeekday
    firstKind = UInt8(8 * setting.room)
    patience =
      parameters.patienceMin.isFinite ? Duration.minutes(max(0, parameters.patienceMin)) : Int64.max
    let days = min(max(0, to - from) / Duration.day, Int64(setting.mostBookDays))
    let books = RackBooks(from: from, to: from + days * Duration.day, packTypes: setting.packTypes)
    stations = designs.map {
      SwapStation(
        $0, packTypes: setting.packTypes, books: books, from: from, to: to, firstWeekday: setting.firstWeekday
      )
    }
    results = RoomOutcome(
      room: "swap", stations: designs.count, types: setting.packTypes.count,
      days: Int(days), cells: setting.cells, classes: setting.classes)
  }

  public var services: [EnergyService] { [.swap] }

  public mutating func begin(replication: Int, seed: UInt64, queue: inout EventQueue) {
    self.replication = UInt32(replication)
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    if !policies.isEmpty || headroom != nil {
      queue.push(Event(time: 0, kind: firstKind + Kind.tick, entity: 0))
    }
    startBoards(&queue)
  }

  public mutating func startDay(_ day: Int, isRecorded: Bool) {
    for row in stations.indices { stations[row].forecast.startDay(day) }
  }

  public mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit? {
    openedEver += 1
    let pack = packOfVehicleType[Int(need.vehicleType)]
    let row = takeVisit(SwapVisit(need, pack: max(0, pack), isBound: isBound[Int(need.vehicleType)]))
    guard pack >= 0 else { return end(row, at: need.time, .noStation) }
    return seek(row, from: need.cell, at: need.time, &queue)
  }

  public mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit? {
    switch event.kind & 7 {
    case Kind.rack:
      wake(event, &queue)
      return nil
    case Kind.tick:
      tick(at: event.time, &queue)
      return nil
    case Kind.board:
      publish(at: event.time, &queue)
      return nil
    default: break
    }
    guard visits[Int(event.entity)].generation & 0xFF_FFFF == event.generation else { return nil }
    switch event.kind & 7 {
    case Kind.swapEnd: return endSwap(event.entity, at: event.time, &queue)
    case Kind.patience: return losePatience(event.entity, at: event.time, &queue)
    default: return arrive(event.entity, at: event.time, &queue)
    }
  }

  public var visiting: [Int32] {
    visits.indices.filter { visits[$0].stage != .free }.map { visits[$0].need.vehicle }.sorted()
  }

  public func story(of vehicle: Int32) -> String? {
    visits.firstIndex { $0.stage != .free && $0.need.vehicle == vehicle }.map { visits[$0].story($0) }
  }

  public mutating func close(at time: Nanoseconds) -> [EndedVisit] {
    for row in stations.indices {
      stations[row].account(until: time)
      stations[row].rack.settle(at: time)
    }
    let open = visits.indices.filter { visits[$0].stage != .free }
      .sorted { visits[$0].need.vehicle < visits[$1].need.vehicle }
    return open.map { end(Int32($0), at: time, .unfinished) }
  }

  public func audit() -> String? {
    var reserved = [Int](repeating: 0, count: stations.count)
    var reservedEnergy = [Millijoules](repeating: 0, count: stations.count)
    var booked = reserved
    var queued = reserved
    var open = 0
    for visit in visits where visit.stage != .free {
      open += 1
      if visit.stage != .underWay, visit.arrived < visit.need.time {
        return "a vehicle arrived before its need"
      }
      guard visit.station >= 0 else { continue }
      let station = Int(visit.station)
      if visit.isBooked { booked[station] += 1 }
      if visit.stage == .queued { queued[station] += 1 }
      if visit.stage == .swapping {
        reserved[station] += 1
        reservedEnergy[station] += visit.packEnergy
      }
    }
    if open != openedEver - endedEver {
      return "\(openedEver - endedEver) vehicles are in the swap room, it holds \(open)"
    }
    for (row, station) in stations.enumerated() {
      if reserved[row] != station.reserved || station.reserved != station.busyBays {
        return "swap station \(row) counts \(station.reserved) packs reserved for \(reserved[row]) swaps"
      }
      if queued[row] != station.line.count { return "swap station \(row) has lost somebody in its line" }
      if booked[row] != station.booked.reduce(0, +) { return "swap station \(row) has lost a booking" }
      if let story = station.audit(row, reservedEnergy: reservedEnergy[row]) { return story }
    }
    return nil
  }
}
