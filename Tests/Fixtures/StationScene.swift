public import ChargingStations
public import DistrictModel
public import EventEngine

/// A few stations whose drivers a test moves by hand: who wants energy when, and what became of each.
///
/// Without the test's own changes: one connector type of 60 kW, one class of 60 kWh that charges with constant power,
/// no overhead, no grace time, no drive.
public struct StationScene {
  public var room: ChargingRoom
  public var queue = EventQueue()
  public private(set) var ended: [EndedVisit] = []
  /// Whether every ended visit is kept; off for runs of millions.
  public var keepsEnded = true
  /// Whether the room is audited after every event.
  public var isAudited = false
  /// The first broken law an audit found.
  public private(set) var fault: String?
  public let world: World
  /// Cell of each station.
  public let cells: [Int32]

  /// - Parameter chargers: of each type, by station; stations stand at the first sites of the world.
  public init(
    chargers: [[Int]] = [[1]], days: Int = 2, headroom: StationHeadroom? = nil,
    supplies: [StationSupply] = [],
    inputs change: (inout DistrictInputs) -> Void = { _ in },
    parameters adjust: (inout ChargingParameters) -> Void = { _ in }
  ) throws {
    world = try SmallWorld.world { inputs in
      inputs.fleets = [Self.constant()]
      inputs.chargerTypes = [Self.connector("dc", powerKW: 60)]
      inputs.travel.speedKmPerHour = 1e15
      change(&inputs)
    }
    var parameters = ChargingParameters()
    parameters.connectOverheadS = 0
    parameters.patienceMin = 1e6
    parameters.farthestMin = 1e6
    adjust(&parameters)
    let plan = Plan(
      stations: chargers.enumerated().map {
        PlannedStation(site: SiteID($0), chargers: $1, isExisting: false)
      })
    room = ChargingRoom(
      world: world, plan: plan, parameters: parameters, days: days, warmUpDays: 0, headroom: headroom,
      sites: supplies)
    cells = chargers.indices.map { [world] in world.sites[$0].cell.row }
    room.begin(replication: 0, seed: 1, queue: &queue)
    room.startDay(0, isRecorded: true)
  }

  /// A class that charges with constant power from empty to full.
  public static func constant(kWh: Double = 60, powerKW: Double = 60) -> VehicleClass {
    var kind = VehicleClass()
    kind.id = "constant"
    kind.stock = 100
    kind.batteryKWh = kWh
    kind.dcLimitKW = powerKW
    kind.acLimitKW = 7
    kind.curve = [0.0, 1.0].map { CurvePoint(stateOfCharge: $0, powerPerCapacity: powerKW / kWh) }
    return kind
  }

  public static func connector(_ id: String, powerKW: Double, current: Current = .dc) -> ChargerType {
    var type = ChargerType()
    type.id = id
    type.nameZh = id
    type.nameEn = id
    type.current = current
    type.powerKW = powerKW
    type.efficiencyShare = 1
    type.graceMin = 0
    return type
  }

  /// Works through all events up to an instant, then lets a driver want energy.
  ///
  /// - Parameters:
  ///   - start: state of charge; `target` likewise.
  ///   - cell: that of the first station unless given.
  public mutating func open(
    _ vehicle: Int32, at time: Nanoseconds, from start: Double = 0.2, to target: Double = 0.7, kind: Int = 0,
    cell: Int32? = nil, change: (inout Need) -> Void = { _ in }
  ) {
    let capacity = VehicleTypes.batteriesKWh(world.fleets[kind])[0]
    var need = Need(
      time: time, vehicle: vehicle, cell: cell ?? cells[0],
      vehicleType: UInt16(kind * VehicleTypes.sizes), energy: EnergyUnit.millijoules(kWh: start * capacity),
      target: EnergyUnit.millijoules(kWh: target * capacity), draw: 0)
    change(&need)
    admit(need)
  }

  /// Works through all events up to a need, then opens it.
  public mutating func admit(_ need: Need) {
    run(through: need.time)
    keep(room.open(need, queue: &queue))
  }

  /// Works through all events up to an instant.
  public mutating func run(through time: Nanoseconds) {
    while let next = queue.top, next.time <= time {
      guard let event = queue.pop() else { break }
      keep(room.handle(event, queue: &queue))
      if isAudited { audit() }
    }
  }

  public mutating func audit() {
    if fault == nil { fault = room.audit() }
  }

  private mutating func keep(_ end: EndedVisit?) {
    if keepsEnded, let end { ended.append(end) }
  }

  /// Works through everything that is left.
  public mutating func finish() { run(through: .max) }

  /// Ends the run: closes every visit.
  public mutating func close(at time: Nanoseconds) {
    run(through: time)
    ended += room.close(at: time)
  }

  public func end(of vehicle: Int32) -> EndedVisit? { ended.first { $0.vehicle == vehicle } }

  /// Hours since midnight at which a vehicle left; not a number where it did not.
  public func leftAt(_ vehicle: Int32) -> Double {
    end(of: vehicle).map { Duration.inHours($0.time) } ?? .nan
  }

  /// Energy it got, in kWh.
  public func delivered(_ vehicle: Int32) -> Double {
    end(of: vehicle).map { EnergyUnit.kWh($0.delivered) } ?? .nan
  }
}

extension Nanoseconds {
  /// An instant or length in hours, for tests.
  public static func hour(_ value: Double) -> Nanoseconds { Nanoseconds((value * 3600e9).rounded()) }
}
