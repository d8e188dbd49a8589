public import DistrictModel
public import EventEngine
import NumericKernels
import PowerNetwork

/// Public charging stations: choice, queue, exact taper, books.
///
/// Order of work at one instant: cabinet, leave, patience, arrive, outage, join, headroom and boards (kinds 0 to 7). A connector that
/// becomes free goes to the head of the queue before a newcomer is looked at. A session keeps the charge curve of the
/// hour it began.
public struct ChargingRoom: InfrastructureRoom {
  enum Kind {
    static let cabinet: UInt8 = 0
    static let leave: UInt8 = 1
    static let patience: UInt8 = 2
    static let arrive: UInt8 = 3
    static let failure: UInt8 = 4
    static let repair: UInt8 = 5
    static let join: UInt8 = 6
    static let headroom: UInt8 = 7
  }

  let parameters: ChargingParameters
  let types: [ChargerType]
  let climate: Climate
  let stationCell: [Int32]
  let curves: CurveTable
  let estimate: ChargingEstimate
  /// By vehicle type; the same products of share and capacity the demand side forms.
  let capacity: [Millijoules]
  let targets: [Millijoules]
  let earlyTargets: [Millijoules]
  /// By class.
  let timeValue: [Double]
  /// By charger type.
  let idleFee: [Double]
  let idleFeeAfterMin: [Double]
  let patience: Nanoseconds
  /// Time between two publications of the boards; 0 for live state.
  let boardPeriod: Nanoseconds
  let overhead: Nanoseconds
  let grace: [Nanoseconds]
  /// CNY per battery kWh by operator × charger type × hour.
  let prices: [[Double]]
  /// The first operator's by hour × charger type in rows of eight: what a choice compares types by.
  let hourlyPrices: [SIMD8<Float>]
  let operatorFees: [Double]
  let operatorOf: [UInt8]
  let heldShare: [Double]
  let plannedConnectors: [Int32]
  let stationPull: [Double]

  var choice: StationChoice
  var pools: [ChargerPool] = []
  var visits: [Visit] = []
  var freeVisits: [Int32] = []
  var openVisits = 0
  /// Place of each hour of today in the curves.
  var curveBase = [Int32](repeating: 0, count: 24)
  var offers: Offers
  /// Room for the alternatives of one choice.
  var alternatives: [Alternative]
  var outages = Outages()
  var cabinets: CabinetFloor
  /// What the grid leaves to stations; `nil` where no grid is simulated.
  let headroom: StationHeadroom?
  var limits: [StationLimit] = []
  /// Controllers of stations with sun and battery.
  var sites: [SiteController]
  var ledger: ChargingLedger
  /// Whether the ledger has a column for each pool, which quarter hours by station need.
  var isByPool: Bool
  /// `nil` where no records are asked for.
  var log: ChargingLog?
  var results: RoomOutcome
  /// Taken connector time by charger type × hour of the week.
  var occupiedOfType: [TimeSum]
  var connectedEver = 0
  var leftEver = 0
  var deliveredEver: Millijoules = 0
  var openedEver = 0
  var endedEver = 0

  /// - Parameters:
  ///   - days: recorded days, after `warmUpDays` without records.
  ///   - headroom: what the grid leaves to each station; nothing limits them without it.
  public init(
    world: World, plan: Plan, parameters: ChargingParameters, days: Int, warmUpDays: Int,
    headroom: StationHeadroom? = nil, sites supplies: [StationSupply] = []
  ) {
    precondition(supplies.isEmpty || headroom != nil, "sun and battery stand behind a grid connection")
    self.headroom = headroom
    sites = supplies.map(\.controller)
    self.parameters = parameters
    types = world.chargerTypes
    climate = world.climate
    curves = CurveTable(fleets: world.fleets, types: world.chargerTypes, climate: world.climate)
    estimate = ChargingEstimate(curves, vehicleTypes: world.fleets.count * VehicleTypes.sizes)
    func perType(_ share: (VehicleClass) -> Double) -> [Millijoules] {
      world.fleets.flatMap { kind in
        VehicleTypes.batteriesKWh(kind).map {
          Millijoules(share(kind) * Double(EnergyUnit.millijoules(kWh: $0)))
        }
      }
    }
    capacity = perType { _ in 1 }
    targets = perType(\.targetShare)
    earlyTargets = perType(\.earlyTargetShare)
    timeValue = world.fleets.map(\.valueOfTimeCNYPerHour)
    idleFee = world.chargerTypes.map(\.idleFeeCNYPerMin)
    idleFeeAfterMin = world.chargerTypes.map(\.idleFeeAfterMin)
    patience = Duration.minutes(parameters.patienceMin)
    boardPeriod = Duration.minutes(parameters.boardPeriodMin)
    overhead = Duration.hours(parameters.connectOverheadS / 3600)
    grace = world.chargerTypes.map { Duration.minutes($0.graceMin) }
    heldShare = world.chargerTypes.map(\.heldShare)
    let sites = plan.stations.map { world.sites[$0.site] }
    stationCell = sites.map { $0.cell.row }
    stationPull = plan.pull(in: world)
    let operators = world.operators.isEmpty ? [StationOperator()] : world.operators
    operatorFees = operators.map(\.extraFeeCNYPerKWh)
    operatorOf = Self.operators(operators, of: sites, seed: 0)
    prices = operators.flatMap { op in
      world.chargerTypes.map { type in
        world.tariff.energyCNYPerKWh.map {
          ($0 + type.serviceFeeCNYPerKWh + op.extraFeeCNYPerKWh) / type.effectiveEfficiency
        }
      }
    }
    let listed = prices
    hourlyPrices = (0..<24).flatMap { hour in
      stride(from: 0, to: world.chargerTypes.count, by: 8).map { first in
        var row = SIMD8<Float>.zero
        for type in first..<min(first + 8, world.chargerTypes.count) {
          row[type - first] = Float(listed[type][hour])
        }
        return row
      }
    }
    var pools = Self.pools(world, plan, sites, parameters)
    let isLimited = plan.stations.indices.map { station in
      let rated = zip(plan.stations[station].chargers, world.chargerTypes)
        .reduce(0) { $0 + Double($1.0) * $1.1.ratedKW }
      return (headroom?.leastKW(station) ?? .infinity) < rated
        || supplies.contains { $0.station == station }
    }
    cabinets = CabinetFloor(
      pools: &pools, types: world.chargerTypes, curves: curves, isLimited: isLimited)
    var limits = cabinets.limits(pools, isLimited)
    for row in limits.indices {
      let station = Int(limits[row].station)
      limits[row].site = supplies.firstIndex { $0.station == station }
      let own = pools.indices.filter { Int(pools[$0].station) == station }
      limits[row].pools = (own.first ?? 0)..<((own.last ?? -1) + 1)
    }
    self.limits = limits
    self.pools = pools
    plannedConnectors = pools.map(\.connectors)
    let publishes = operatorOf.map { operators[Int($0)].publishesLiveState }
    choice = StationChoice(
      access: StationAccess(world: world, sites: sites, publishes: publishes, parameters: parameters),
      parameters: parameters,
      stations: sites.count, pools: pools, types: world.chargerTypes.count, operatorOf: operatorOf,
      publishes: publishes,
      openHours: sites.map { Self.openHours(world.categories[$0.category]) })
    offers = Offers(
      types: types.count, operators: operators.count,
      hasFees: Set(operators.map(\.extraFeeCNYPerKWh)).count > 1)
    alternatives = [Alternative](repeating: Alternative(), count: parameters.alternatives)
    let from = Int64(warmUpDays) * Duration.day
    ledger = ChargingLedger(
      from: from, to: from + Int64(days) * Duration.day, stations: sites.count, types: types.count,
      columns: headroom == nil ? types.count : self.pools.count)
    isByPool = headroom != nil
    results = RoomOutcome(
      room: "charging", stations: sites.count, types: types.count, days: days,
      cells: world.grid.cells.count, classes: world.fleets.count)
    results.sites = supplies.map { SiteOutcome(station: $0.station) }
    occupiedOfType = [TimeSum](repeating: 0, count: types.count * 168)
    firstWeekday = world.calendar.firstWeekday
  }

  let firstWeekday: Int

  public mutating func begin(replication: Int, seed: UInt64, queue: inout EventQueue) {
    hold(replication: replication, seed: seed)
    startOutages(replication: replication, seed: seed, &queue)
    startHeadroom(&queue)
    startBoards(&queue)
  }

  public var services: [EnergyService] { [.charging] }

  public mutating func startDay(_ day: Int, isRecorded: Bool) {
    for hour in 0..<24 { curveBase[hour] = curves.base(celsius: climate.celsius(day: day, hour: hour)) }
    choice.refer(to: Int64(day) * Duration.day, pools: pools)
  }

  public mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit? {
    openedEver += 1
    let row = takeVisit(need)
    return seek(row, from: need.cell, at: need.time, &queue)
  }

  public mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit? {
    let row = event.entity
    switch event.kind & 7 {
    case Kind.cabinet:
      wake(event, &queue)
      return nil
    case Kind.headroom:
      if row == Self.board { publish(at: event.time, &queue) } else { changeHeadroom(event, &queue) }
      return nil
    case Kind.failure:
      fail(Int(row), at: event.time, &queue)
      return nil
    case Kind.repair:
      repair(Int(row), at: event.time, &queue)
      return nil
    default: break
    }
    guard visits[Int(row)].generation & 0xFF_FFFF == event.generation else { return nil }
    switch event.kind & 7 {
    case Kind.leave: return leave(row, at: event.time, &queue)
    case Kind.patience: return losePatience(row, at: event.time, &queue)
    case Kind.join:
      join(row, at: event.time, &queue)
      return nil
    default: return arrive(row, at: event.time, &queue)
    }
  }

  public var visiting: [Int32] {
    visits.indices.filter { visits[$0].stage != .free }.map { visits[$0].need.vehicle }.sorted()
  }

  public mutating func close(at time: Nanoseconds) -> [EndedVisit] {
    closeCabinets(at: time)
    var none = EventQueue()
    for row in limits.indices { settle(row, until: Int(time / Duration.quarterHour), &none) }
    let open = visits.indices.filter { visits[$0].stage != .free }
      .sorted { visits[$0].need.vehicle < visits[$1].need.vehicle }
    for pool in pools.indices where pools[pool].broken > 0 { bookOutage(pool, until: time) }
    return open.map { index in
      if visits[index].stage == .charging {
        leftEver += 1
        pools[Int(visits[index].pool)].busy -= 1
        deliveredEver += visits[index].delivers
      }
      return end(Int32(index), at: time, delivered: visits[index].deliversByEnd, .unfinished)
    }
  }

  public var outcome: RoomOutcome {
    var outcome = results
    let loads = loadOfType
    for (type, kind) in types.enumerated() {
      outcome.occupiedOfType[type] = Array(occupiedOfType[type * 168..<(type + 1) * 168])
      for (slot, energy) in loads[type].enumerated() {
        outcome.load[slot] += Millijoules((Double(energy) / kind.effectiveEfficiency).rounded())
      }
    }
    if headroom != nil { outcome.loadOfStation = loadOfStation }
    for station in outcome.stations.indices {
      for (type, kind) in types.enumerated() {
        let energy = ledger.energyOfStation[station * types.count + type]
        let drawn = Millijoules((Double(energy) / kind.effectiveEfficiency).rounded())
        outcome.stations[station].gridEnergy += drawn
        let fee = kind.serviceFeeCNYPerKWh + operatorFees[Int(operatorOf[station])]
        outcome.stations[station].serviceFeeMicroCNY += EnergyUnit.nearest(EnergyUnit.kWh(drawn) * fee * 1e6)
      }
      outcome.stations[station].operatorRow = Int(operatorOf[station])
    }
    return outcome
  }
}

extension ChargingRoom {
  /// The ledger's column of a pool.
  @inline(__always) func column(_ pool: Int, _ type: Int) -> Int { isByPool ? pool : type }

  /// Energy at the battery by charger type and quarter hour.
  private var loadOfType: [[Millijoules]] {
    var loads = [[Millijoules]](
      repeating: [Millijoules](repeating: 0, count: ledger.slots), count: types.count)
    let columns = isByPool ? pools.map { Int($0.type) } : Array(types.indices)
    for (column, type) in columns.enumerated() {
      for slot in 0..<ledger.slots { loads[type][slot] += ledger.load(column, recorded: slot) }
    }
    return loads
  }

  /// Grid energy by station × quarter hour, less what sun and battery gave.
  private var loadOfStation: [Millijoules] {
    var loads = drawnOfStation
    for site in results.sites {
      for (slot, quarter) in site.quarters.enumerated() {
        loads[site.station * ledger.slots + slot] = EnergyUnit.millijoules(
          kWh: quarter.importedKWh - quarter.exportedKWh)
      }
    }
    return loads
  }

  /// What the chargers drew by station × quarter hour; the ledger has a column for each pool.
  var drawnOfStation: [Millijoules] {
    var loads = [Millijoules](repeating: 0, count: results.stations.count * ledger.slots)
    for (row, pool) in pools.enumerated() {
      let efficiency = types[Int(pool.type)].effectiveEfficiency
      for slot in 0..<ledger.slots {
        let energy = Double(ledger.load(row, recorded: slot)) / efficiency
        loads[Int(pool.station) * ledger.slots + slot] += Millijoules(energy.rounded())
      }
    }
    return loads
  }

  private static func pools(
    _ world: World, _ plan: Plan, _ sites: [Site], _ parameters: ChargingParameters
  ) -> [ChargerPool] {
    var pools: [ChargerPool] = []
    for (station, planned) in plan.stations.enumerated() {
      let amenity = world.categories[sites[station].category].amenityCNY
      for (type, count) in planned.chargers.enumerated() where count > 0 {
        let connectors = count * world.chargerTypes[type].connectors
        let size = world.attraction.sizeExponent * Elementary.log(Double(connectors))
        pools.append(
          ChargerPool(
            station: Int32(station), type: UInt16(type), connectors: Int32(connectors),
            pull: Elementary.exp(parameters.choice.perCNY * amenity + size)))
      }
    }
    return pools
  }

  /// The operator of each station: as listed, else drawn by the operators' shares.
  private static func operators(_ operators: [StationOperator], of sites: [Site], seed: UInt64) -> [UInt8] {
    let total = operators.reduce(0) { $0 + $1.share }
    let purpose = StreamPurpose("charging.operator")
    return sites.indices.map { row in
      if let known = sites[row].existing?.operatorID, !known.isEmpty,
        let found = operators.firstIndex(where: { $0.id == known })
      {
        return UInt8(truncatingIfNeeded: found)
      }
      let words = Philox4x32.block(
        counter: Philox4x32.Words(0, 0, purpose.word, UInt32(row)), key: (UInt32(truncatingIfNeeded: seed), 0)
      )
      var wanted = unitInterval(words.a) * total
      for (index, one) in operators.enumerated() {
        wanted -= one.share
        if wanted <= 0 { return UInt8(truncatingIfNeeded: index) }
      }
      return UInt8(truncatingIfNeeded: operators.count - 1)
    }
  }

  /// Bit h is set where the station is open in the hour from h on.
  private static func openHours(_ category: SiteCategory) -> UInt32 {
    let opens = category.opensHour
    let closes = category.closesHour
    if opens == closes || (opens <= 0 && closes >= 24) { return 0xFF_FFFF }
    return (0..<24).reduce(UInt32(0)) { mask, hour in
      let middle = Double(hour) + 0.5
      let isOpen = opens < closes ? middle > opens && middle < closes : middle > opens || middle < closes
      return isOpen ? mask | 1 << UInt32(hour) : mask
    }
  }

  /// Takes connectors out for good: the share of the type times the station's pull, rounded systematically over the
  /// stations so that the total is right and no single place is drawn.
  private mutating func hold(replication: Int, seed: UInt64) {
    guard heldShare.contains(where: { $0 > 0 }) else { return }
    let purpose = StreamPurpose("charging.held")
    for type in types.indices where heldShare[type] > 0 {
      let words = Philox4x32.block(
        counter: Philox4x32.Words(0, UInt32(replication), purpose.word, UInt32(type)),
        key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
      var carried = unitInterval(words.a)
      for row in pools.indices where Int(pools[row].type) == type {
        let station = Int(pools[row].station)
        carried += heldShare[type] * stationPull[station] * Double(plannedConnectors[row])
        let held = min(plannedConnectors[row], Int32(carried.rounded(.down)))
        carried -= Double(held)
        pools[row] = pools[row].holding(held)
        noteCrowd(row)
        results.stations[station].heldConnectors += Int(held)
      }
    }
  }
}
