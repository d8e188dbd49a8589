public import DistrictModel
public import EventEngine
import NumericKernels

/// Who needs energy, when and where: individual vehicles with a battery, a day's driving, perhaps a plug of their own,
/// and a decision to look for a public charger.
///
/// Draws: counter = (8 × day + block, replication, purpose, vehicle). Block 0 plans the day; need n of the day uses
/// block 1 + n. So no vehicle's luck depends on another's.
public struct DemandModel: Sendable {
  /// Needs one vehicle may have on one day.
  static let needsPerDay: UInt8 = 3

  let rules: [ClassRules]
  let climate: Climate
  let calendar: Calendar
  let transformerKWPerPlug: Double
  let hasSwapping: Bool
  let seed: UInt64
  /// Homes, edge of the district, and for classes that follow stations the stations themselves.
  let homes: WeightedRows
  let edge: WeightedRows
  let stations: [WeightedRows?]
  let stationCell: [Int32]

  let day = StreamPurpose("demand.plan")
  let birth = StreamPurpose("demand.fleet")
  let nights = StreamPurpose("demand.nights")

  /// - Parameters:
  ///   - plan: where stations stand; only classes at home at the stations ask for it.
  ///   - services: what stations of the district give; who would swap charges where none swaps.
  public init(
    world: World, plan: Plan? = nil, services: [EnergyService] = [.charging], seed: UInt64
  ) {
    hasSwapping = services.contains(.swap)
    rules = world.fleets.map { ClassRules($0, tariff: world.tariff) }
    climate = world.climate
    calendar = world.calendar
    transformerKWPerPlug = world.transformerKWPerPlug
    self.seed = seed
    homes = WeightedRows(world.population.perCell)
    edge = WeightedRows(world.grid.cells.map { $0.insideShare < 1 ? 1 : 0 })
    let pull = plan?.pull(in: world) ?? []
    stationCell = plan?.stations.map { world.sites[$0.site].cell.row } ?? []
    stations = world.fleets.map { kind in
      guard kind.homeBase == .stations, let plan else { return nil }
      let rows = WeightedRows(
        zip(plan.stations, pull).map { station, pull in
          let usable = zip(station.chargers, world.chargerTypes).reduce(0) {
            $0 + (kind.limitKW(at: $1.1) > 0 ? $1.0 * $1.1.connectors : 0)
          }
          return Int((Double(usable) * pull * 1000).rounded())
        })
      return rows.isEmpty ? nil : rows
    }
  }

  /// The fleet before the first day: homes where people live, own plugs by share, batteries between reserve and full.
  public func fleet(replication: Int) -> Fleet {
    var fleet = Fleet(
      vehicles: [], firstOfClass: [0], plugsOfCell: [Int32](repeating: 0, count: homes.count),
      promised: [Millijoules](repeating: 0, count: homes.count))
    fleet.vehicles.reserveCapacity(rules.reduce(0) { $0 + $1.kind.stock })
    for (row, rule) in rules.enumerated() {
      let kind = rule.kind
      for _ in 0..<kind.stock {
        let number = UInt32(fleet.vehicles.count)
        let words = draw(birth, 0, replication, number)
        let more = draw(birth, 1, replication, number)
        let size = Int(more.a >> 30)
        let level = kind.reserveShare + (1 - kind.reserveShare) * unitInterval(words.c)
        var flags: UInt8 = 0
        if unitInterval(words.b) < kind.ownPlugShare { flags |= Vehicle.Flag.ownPlug }
        if unitInterval(words.d) < kind.informedShare { flags |= Vehicle.Flag.informed }
        if unitInterval(more.b) < kind.reservingShare { flags |= Vehicle.Flag.reserving }
        if hasSwapping, Double(more.d & 0xFF_FFFF) * 0x1p-24 < kind.swapDemandShare {
          flags |= Vehicle.Flag.swapping
        }
        let home = homeCell(kind, words.a)
        if flags & Vehicle.Flag.ownPlug != 0 { fleet.plugsOfCell[Int(home)] += 1 }
        fleet.vehicles.append(
          Vehicle(
            energy: Millijoules(level * Double(rule.capacity[size])), owed: 0, homeCell: home,
            workCell: homes.row(more.c), type: UInt16(row * VehicleTypes.sizes + size),
            consumption: UInt8(more.d >> 29), flags: flags))
      }
      fleet.firstOfClass.append(fleet.vehicles.count)
    }
    return fleet
  }

  /// A planned need becomes a need with place and target; `nil` where the battery is already full enough.
  public func open(
    _ planned: PlannedNeed, replication: Int, fleet: inout Fleet, ledger: inout FleetLedger
  ) -> Need? {
    let index = Int(planned.vehicle)
    var vehicle = fleet.vehicles[index]
    let row = Int(vehicle.type) / VehicleTypes.sizes
    let size = Int(vehicle.type) % VehicleTypes.sizes
    let number = vehicle.needsToday
    let behind =
      planned.driven
      ?? EnergyUnit.nearest(
        rules[row].driving.share(at: planned.time % Duration.day) * Double(vehicle.owed))
    settle(&vehicle, &ledger, row, driving: min(behind, vehicle.owed))
    vehicle.needsToday = number + 1
    let block = UInt32(8 * (planned.time / Duration.day) + 1 + Int64(number))
    let words = draw(self.day, block, replication, UInt32(planned.vehicle))
    let place = Double(words.a >> 16) * 0x1p-16
    let leavesEarly = Double(words.a & 0xFFFF) * 0x1p-16 < rules[row].place.leavesEarly
    let target = leavesEarly ? rules[row].earlyTarget[size] : rules[row].target[size]
    guard target > vehicle.energy else {
      fleet.vehicles[index] = vehicle
      return nil
    }
    vehicle.flags |= Vehicle.Flag.inRoom
    fleet.vehicles[index] = vehicle
    var need = Need(
      time: planned.time, vehicle: planned.vehicle, cell: vehicle.homeCell, vehicleType: vehicle.type,
      energy: vehicle.energy, target: target, draw: UInt64(words.d) << 32 | UInt64(words.c))
    need.service = vehicle.has(Vehicle.Flag.swapping) ? .swap : rules[row].service
    need.usualStation = vehicle.usualStation
    need.isInformed = vehicle.has(Vehicle.Flag.informed)
    need.isReserving = vehicle.has(Vehicle.Flag.reserving)
    locate(&need, vehicle, row, place: place, word: words.b)
    return need
  }

  /// A vehicle is back on the road. Returns another need of the day where the battery will not last.
  public func resume(_ ended: EndedVisit, fleet: inout Fleet) -> PlannedNeed? {
    let index = Int(ended.vehicle)
    fleet.vehicles[index].energy += ended.delivered
    fleet.vehicles[index].flags &= ~Vehicle.Flag.inRoom
    if ended.station >= 0 { fleet.vehicles[index].usualStation = ended.station }
    let vehicle = fleet.vehicles[index]
    guard vehicle.needsToday < Self.needsPerDay, vehicle.owed > 0 else { return nil }
    let row = Int(vehicle.type) / VehicleTypes.sizes
    // After a failure the next try comes an hour later at the earliest, and only if the car would run dry.
    let failed = ended.ending != .served
    let floor = failed ? 0 : rules[row].reserve[Int(vehicle.type) % VehicleTypes.sizes]
    guard vehicle.energy - vehicle.owed < floor else { return nil }
    let driving = rules[row].driving
    let midnight = ended.time / Duration.day * Duration.day
    let behind = driving.share(at: ended.time - midnight)
    guard behind < 1 else { return nil }
    let lasts = min(1, max(0, Double(vehicle.energy - floor) / Double(vehicle.owed)))
    let runsDry = midnight + driving.time(of: behind + (1 - behind) * lasts)
    let time = max(runsDry, failed ? ended.time + Duration.hour : ended.time)
    let then = driving.share(at: time - midnight)
    guard then < 1, time < midnight + Duration.day else { return nil }
    let driven = Double(vehicle.owed) * (then - behind) / (1 - behind)
    return PlannedNeed(time: time, vehicle: ended.vehicle, driven: EnergyUnit.nearest(driven))
  }
}

extension DemandModel {
  func draw(_ purpose: StreamPurpose, _ block: UInt32, _ replication: Int, _ entity: UInt32)
    -> Philox4x32.Words
  {
    Philox4x32.block(
      counter: Philox4x32.Words(block, UInt32(replication), purpose.word, entity),
      key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
  }

  private func homeCell(_ kind: VehicleClass, _ word: UInt32) -> Int32 {
    kind.homeBase == .border && !edge.isEmpty ? edge.row(word) : homes.row(word)
  }

  /// Where the need arises, and until when the car stands there.
  private func locate(_ need: inout Need, _ vehicle: Vehicle, _ row: Int, place: Double, word: UInt32) {
    let places = rules[row].place
    if let stations = stations[row] {
      need.preferredStation = stations.row(word)
      need.cell = stationCell[Int(need.preferredStation)]
      need.isParked = rules[row].homeStay != nil
      need.staysUntil = stay(rules[row].homeStay, need)
    } else if place < places.atHome {
      need.isParked = true
      need.staysUntil = stay(rules[row].homeStay, need)
    } else if place < places.atHomeOrWork {
      need.cell = vehicle.workCell
      need.isParked = true
      need.staysUntil = stay(rules[row].workStay, need)
    } else if !places.isBorder || edge.isEmpty {
      need.cell = homes.row(word)
    } else {
      need.cell = edge.row(word)
    }
  }

  private func stay(_ table: StayTable?, _ need: Need) -> Nanoseconds {
    table?.end(after: need.time, calendar: calendar, draw: mixed(need.draw)) ?? 0
  }

  /// Takes driving from the battery; what is not there is foregone.
  func settle(_ vehicle: inout Vehicle, _ ledger: inout FleetLedger, _ row: Int, driving: Millijoules) {
    let driven = min(driving, vehicle.energy)
    vehicle.energy -= driven
    vehicle.owed -= driving
    ledger.driven[row] += driven
    ledger.foregone[row] += driving - driven
  }
}
