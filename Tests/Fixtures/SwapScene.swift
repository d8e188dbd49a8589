public import DistrictModel
public import EventEngine
public import SwapStations

/// Some swap stations of a small world whose drivers a test moves by hand.
public struct SwapScene {
  public var room: SwapRoom
  public var queue = EventQueue()
  public private(set) var ended: [EndedVisit] = []
  /// Whether every event is audited and every ended visit kept; off for runs of thousands.
  public var isWatched = true
  /// The first broken law an audit found.
  public private(set) var fault: String?
  public let world: World
  /// Cell of each station.
  public let cells: [Int32]

  /// - Parameter stations: at the first sites of the world. The world's one class swaps the one pack type, 60 kWh.
  public init(
    stations: [SwapStationDesign], days: Int = 7, parameters: SwapParameters = patient,
    policies: [any RackPolicy] = [], headroom: StationHeadroom? = nil,
    inputs change: (inout DistrictInputs) -> Void = { _ in }
  ) throws {
    world = try SmallWorld.world { inputs in
      var kind = VehicleClass()
      kind.id = "swapper"
      kind.stock = 5000
      kind.batteryKWh = Self.pack.capacityKWh
      inputs.fleets = [kind]
      inputs.travel.speedKmPerHour = 1e15
      change(&inputs)
    }
    let sites = stations.indices.map { SiteID($0) }
    room = try SwapRoom(
      world: world, plan: Plan(stations: [], swapSites: sites), stations: stations, packTypes: [Self.pack],
      packOfClass: [0], parameters: parameters, policies: policies, days: days, warmUpDays: 0,
      headroom: headroom)
    cells = sites.map { [world] in world.sites[$0].cell.row }
    room.begin(replication: 0, seed: 1, queue: &queue)
    room.startDay(0, isRecorded: true)
  }

  /// Nobody gives up, and nobody finds a station too far.
  public static var patient: SwapParameters {
    var parameters = SwapParameters()
    parameters.patienceMin = 1e6
    parameters.farthestMin = 1e6
    return parameters
  }

  /// 60 kWh at 60 kW to 80 %.
  public static let pack = PackType(id: "p", nameZh: "电池", nameEn: "pack", capacityKWh: 60, powerKW: 60)

  /// One bay, a swap of five minutes that never fails, packs charged to 80 % where the power is still full.
  public static func station(packs: Int = 3, chargers: Int = 3) -> SwapStationDesign {
    var design = SwapStationDesign()
    design.packs = [packs]
    design.chargers = chargers
    design.chargerKW = 60
    design.successShare = 1
    design.targetShare = 0.8
    design.places = 10
    return design
  }

  /// Works through all events up to a need, then opens it.
  public mutating func open(
    _ vehicle: Int32, atHours hours: Double, from start: Double = 0.3, station: Int32 = -1,
    change: (inout Need) -> Void = { _ in }
  ) {
    let time = Nanoseconds((hours * 3600e9).rounded())
    let capacity = EnergyUnit.millijoules(kWh: Self.pack.capacityKWh)
    var need = Need(
      time: time, vehicle: vehicle, cell: cells[max(0, Int(station))], vehicleType: 0,
      energy: Millijoules(start * Double(capacity)), target: capacity, draw: 0)
    need.preferredStation = station
    change(&need)
    admit(need)
  }

  /// Works through all events up to a need, then opens it.
  public mutating func admit(_ need: Need) {
    run(through: need.time)
    keep(room.open(need, queue: &queue))
  }

  public mutating func run(throughHours hours: Double) {
    run(through: Nanoseconds((hours * 3600e9).rounded()))
  }

  private mutating func run(through time: Nanoseconds) {
    while let next = queue.top, next.time <= time {
      guard let event = queue.pop() else { break }
      keep(room.handle(event, queue: &queue))
    }
  }

  private mutating func keep(_ end: EndedVisit?) {
    guard isWatched else { return }
    if fault == nil { fault = room.audit() }
    if let end { ended.append(end) }
  }

  public mutating func close(atHours hours: Double) {
    run(throughHours: hours)
    ended += room.close(at: Nanoseconds((hours * 3600e9).rounded()))
  }

  public func end(of vehicle: Int32) -> EndedVisit? { ended.first { $0.vehicle == vehicle } }

  /// Hours since midnight at which a vehicle left; not a number where it did not.
  public func leftAt(_ vehicle: Int32) -> Double {
    end(of: vehicle).map { Duration.inHours($0.time) } ?? .nan
  }
}
