public import DistrictModel
public import EventEngine
import NumericKernels

/// Who needs energy, when and where: individual vehicles with a battery, a day's driving, perhaps a plug of their own,
/// and a decision to look for a public charger.
///
/// Draws: counter = (8 × day + block, replication, purpose, vehicle). Block 0 plans the day; need n of the day uses
/// blocks 1 + 2n and 2 + 2n. So no vehicle's luck depends on another's.
public struct DemandModel: Sendable {
  /// Needs one vehicle may have on one day.
  static let needsPerDay: UInt8 = 3

  let classes: [VehicleClass]
  let climate: Climate
  let seed: UInt64
  let profiles: [DailyProfile]
  let distances: [DistanceFactor]
  let capacity: [Millijoules]
  /// Running sum of residents by cell.
  let cumulativeResidents: [Int]

  let plan = StreamPurpose("demand.plan")
  let birth = StreamPurpose("demand.fleet")

  public init(world: World, seed: UInt64) {
    classes = world.fleets
    climate = world.climate
    self.seed = seed
    profiles = world.fleets.map { DailyProfile(bumps: $0.profile) }
    distances = world.fleets.map { DistanceFactor(logSd: $0.dailyKmLogSd) }
    capacity = world.fleets.map { EnergyUnit.millijoules(kWh: $0.batteryKWh) }
    var sum = 0
    cumulativeResidents = world.population.perCell.map { count in
      sum += count
      return sum
    }
  }

  /// The fleet before the first day: homes where people live, own plugs by share, batteries between reserve and full.
  public func fleet(replication: Int) -> Fleet {
    var fleet = Fleet(energy: [], owed: [], homeCell: [], vehicleClass: [], flags: [], needsToday: [])
    var vehicle: UInt32 = 0
    for (row, kind) in classes.enumerated() {
      for _ in 0..<kind.stock {
        let words = Philox4x32.block(
          counter: Philox4x32.Words(0, UInt32(replication), birth.word, vehicle), key: key)
        let level = kind.reserveShare + (1 - kind.reserveShare) * unitInterval(words.c)
        fleet.energy.append(Millijoules(level * Double(capacity[row])))
        fleet.owed.append(0)
        fleet.homeCell.append(residentCell(words.a))
        fleet.vehicleClass.append(UInt16(row))
        fleet.flags.append(unitInterval(words.b) < kind.ownPlugShare ? Fleet.Flag.ownPlug : 0)
        fleet.needsToday.append(0)
        vehicle += 1
      }
    }
    return fleet
  }

  /// Plans one day for every vehicle: settle yesterday, charge at the own plug, draw the driving, decide.
  ///
  /// - Parameters:
  ///   - ownPlugLoad: grid energy by quarter hour; slot 0 begins at `loadFrom`.
  /// - Returns: the needs of the day in order of (time, vehicle).
  public func planDay(
    _ day: Int, replication: Int, fleet: inout Fleet, ledger: inout FleetLedger,
    ownPlugLoad: inout [Millijoules],
    loadFrom: Nanoseconds
  ) -> [PlannedNeed] {
    var needs: [PlannedNeed] = []
    let midnight = Int64(day) * Duration.day
    let consumption = Climate.consumptionFactor(climate.meanC(day: day))
    for vehicle in 0..<Int32(fleet.count) {
      let index = Int(vehicle)
      let row = Int(fleet.vehicleClass[index])
      let kind = classes[row]
      let words = Philox4x32.block(
        counter: Philox4x32.Words(UInt32(8 * day), UInt32(replication), plan.word, UInt32(vehicle)), key: key)
      let km = kind.dailyKm * distances[row].factor(words.a)
      let today = EnergyUnit.millijoules(kWh: km * kind.consumptionKWhPerKm * consumption)
      fleet.needsToday[index] = 0
      if fleet.flags[index] & Fleet.Flag.inRoom != 0 {
        fleet.owed[index] += today
        continue
      }
      settle(&fleet, &ledger, vehicle, driving: fleet.owed[index])
      fleet.owed[index] = today
      let hasOwnPlug = fleet.flags[index] & Fleet.Flag.ownPlug != 0
      if hasOwnPlug, unitInterval(words.d) < kind.plugInShare {
        chargeAtOwnPlug(&fleet, &ledger, vehicle, kind, row, midnight, &ownPlugLoad, loadFrom)
      }
      if let need = decide(fleet, vehicle, kind, row, midnight, hasOwnPlug, words.b, words.c) {
        needs.append(need)
      }
    }
    needs.sort { $0.time < $1.time || ($0.time == $1.time && $0.vehicle < $1.vehicle) }
    return needs
  }

  /// A planned need becomes a need with place and target; `nil` where the battery is already full enough.
  public func open(
    _ planned: PlannedNeed, replication: Int, fleet: inout Fleet, ledger: inout FleetLedger
  ) -> Need? {
    let vehicle = planned.vehicle
    let index = Int(vehicle)
    let row = Int(fleet.vehicleClass[index])
    let kind = classes[row]
    settle(&fleet, &ledger, vehicle, driving: min(planned.drivenBefore, fleet.owed[index]))
    fleet.needsToday[index] = planned.number + 1
    let day = UInt32(planned.time / Duration.day)
    let block = 8 * day + 1 + 2 * UInt32(planned.number)
    let place = Philox4x32.block(
      counter: Philox4x32.Words(block, UInt32(replication), plan.word, UInt32(vehicle)), key: key)
    let draws = Philox4x32.block(
      counter: Philox4x32.Words(block + 1, UInt32(replication), plan.word, UInt32(vehicle)), key: key)
    let isParked = unitInterval(place.a) < kind.atHomeShare
    let leavesEarly = unitInterval(place.c) < kind.earlyLeaveProbability
    let target = Millijoules((leavesEarly ? kind.earlyTargetShare : kind.targetShare) * Double(capacity[row]))
    guard target > fleet.energy[index] else { return nil }
    fleet.flags[index] |= Fleet.Flag.inRoom
    return Need(
      time: planned.time, vehicle: vehicle, cell: isParked ? fleet.homeCell[index] : residentCell(place.b),
      vehicleClass: UInt16(row), isParked: isParked, energy: fleet.energy[index], target: target,
      draw: UInt64(draws.b) << 32 | UInt64(draws.a), secondDraw: UInt64(draws.d) << 32 | UInt64(draws.c))
  }

  /// A vehicle is back on the road. Returns another need of the day where the battery will not last.
  public func resume(_ ended: EndedVisit, fleet: inout Fleet) -> PlannedNeed? {
    let index = Int(ended.vehicle)
    let row = Int(fleet.vehicleClass[index])
    let kind = classes[row]
    fleet.energy[index] += ended.delivered
    fleet.flags[index] &= ~Fleet.Flag.inRoom
    let number = fleet.needsToday[index]
    guard number < Self.needsPerDay else { return nil }
    let midnight = ended.time / Duration.day * Duration.day
    // After a failure the next try comes an hour later at the earliest, and only if the car would run dry.
    let failed = ended.ending != .served
    let floor = failed ? 0 : reserve(kind, row)
    guard fleet.energy[index] - fleet.owed[index] < floor else { return nil }
    let earliest = failed ? ended.time + Duration.hour : ended.time
    let begin = max(ended.time, midnight + Duration.hours(kind.drivingStartHour))
    let end = midnight + Duration.hours(kind.drivingEndHour)
    let share = depletionShare(fleet, index, floor)
    guard begin < end else { return nil }
    let time = max(earliest, begin + Nanoseconds(share * Double(end - begin)))
    guard time < end, time < midnight + Duration.day else { return nil }
    let driven = Double(fleet.owed[index]) * Double(time - begin) / Double(end - begin)
    return PlannedNeed(
      time: time, vehicle: ended.vehicle, number: number, drivenBefore: Millijoules(driven.rounded()))
  }

  var key: (UInt32, UInt32) { (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)) }
}

extension DemandModel {
  /// Takes driving from the battery; what is not there is foregone.
  private func settle(
    _ fleet: inout Fleet, _ ledger: inout FleetLedger, _ vehicle: Int32, driving: Millijoules
  ) {
    let index = Int(vehicle)
    let row = Int(fleet.vehicleClass[index])
    let driven = min(driving, fleet.energy[index])
    fleet.energy[index] -= driven
    fleet.owed[index] -= driving
    ledger.driven[row] += driven
    ledger.foregone[row] += driving - driven
  }

  private func chargeAtOwnPlug(
    _ fleet: inout Fleet, _ ledger: inout FleetLedger, _ vehicle: Int32, _ kind: VehicleClass, _ row: Int,
    _ midnight: Nanoseconds, _ load: inout [Millijoules], _ loadFrom: Nanoseconds
  ) {
    let index = Int(vehicle)
    let power = kind.ownPlugKW * kind.ownPlugEfficiencyShare
    let most = EnergyUnit.millijoules(kWh: power * kind.ownPlugHours)
    let energy = min(most, capacity[row] - fleet.energy[index])
    guard energy > 0 else { return }
    fleet.energy[index] += energy
    ledger.ownPlug[row] += energy
    let hour = kind.ownPlugStartHour >= 12 ? kind.ownPlugStartHour - 24 : kind.ownPlugStartHour
    let start = midnight + Nanoseconds(hour * Double(Duration.hour)) - loadFrom
    let grid = Millijoules((Double(energy) / kind.ownPlugEfficiencyShare).rounded())
    let length = Duration.hours(EnergyUnit.kWh(energy) / power)
    Self.book(grid, from: start, length: length, into: &load)
  }

  /// A rectangle into quarter hours, by differences of the cumulative amount; what lies outside is dropped.
  private static func book(
    _ energy: Millijoules, from start: Nanoseconds, length: Nanoseconds, into load: inout [Millijoules]
  ) {
    var given: Millijoules = 0
    var now = start
    let end = start + max(1, length)
    while now < end {
      let slot =
        now >= 0 ? now / Duration.quarterHour : (now - Duration.quarterHour + 1) / Duration.quarterHour
      let next = min(end, (slot + 1) * Duration.quarterHour)
      let reached =
        next == end ? energy : Millijoules(Double(energy) * Double(next - start) / Double(end - start))
      if slot >= 0, slot < Int64(load.count) { load[Int(slot)] += reached - given }
      given = reached
      now = next
    }
  }

  private func decide(
    _ fleet: Fleet, _ vehicle: Int32, _ kind: VehicleClass, _ row: Int, _ midnight: Nanoseconds,
    _ hasOwnPlug: Bool, _ luck: UInt32, _ clock: UInt32
  ) -> PlannedNeed? {
    let index = Int(vehicle)
    let left = fleet.energy[index] - fleet.owed[index]
    let reserve = reserve(kind, row)
    let mustCharge = left < reserve
    if !mustCharge {
      if hasOwnPlug { return nil }
      let range = EnergyUnit.kWh(left) / kind.consumptionKWhPerKm
      let width = max(1e-9, kind.neverChargesAboveKm - kind.surelyChargesBelowKm)
      guard unitInterval(luck) < (kind.neverChargesAboveKm - range) / width else { return nil }
    }
    let begin = midnight + Duration.hours(kind.drivingStartHour)
    let end = midnight + Duration.hours(kind.drivingEndHour)
    var time = midnight + Duration.hours(profiles[row].hour(clock))
    if mustCharge {
      let share = depletionShare(fleet, index, reserve)
      time = min(time, begin + Nanoseconds(share * Double(end - begin)))
    }
    let share = min(1, max(0, Double(time - begin) / Double(max(1, end - begin))))
    return PlannedNeed(
      time: time, vehicle: vehicle, number: 0,
      drivenBefore: Millijoules((share * Double(fleet.owed[index])).rounded()))
  }

  /// Share of the owed driving after which the battery reaches a floor.
  private func depletionShare(_ fleet: Fleet, _ index: Int, _ floor: Millijoules) -> Double {
    guard fleet.owed[index] > 0 else { return 0 }
    return min(1, max(0, Double(fleet.energy[index] - floor) / Double(fleet.owed[index])))
  }

  private func reserve(_ kind: VehicleClass, _ row: Int) -> Millijoules {
    Millijoules(kind.reserveShare * Double(capacity[row]))
  }

  /// A cell drawn in proportion to its residents.
  private func residentCell(_ word: UInt32) -> Int32 {
    guard let total = cumulativeResidents.last, total > 0 else { return 0 }
    let wanted = Int(unitInterval(word) * Double(total))
    var low = 0
    var high = cumulativeResidents.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulativeResidents[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return Int32(low)
  }
}
