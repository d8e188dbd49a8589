public import DistrictModel
import NumericKernels

extension DemandModel {
  /// What each cell is expected to want of public stations, from stock and driving alone: vehicles without a plug of
  /// their own charge in public, those with one only what their plug does not give.
  ///
  /// - Parameter sessionHours: mean time a session of a class takes a connector.
  public func expectedDemand(in world: World, sessionHours: (VehicleClass) -> Double) -> CellDemand {
    let people = Double(max(1, world.population.total))
    var energy = 0.0
    var erlangs = 0.0
    var swap = 0.0
    var fuel = 0.0
    for rule in rules {
      let kind = rule.kind
      let daily = Double(kind.stock) * kind.presentShare * kind.dailyKm * kind.consumptionKWhPerKm
      guard kind.fuel == .electricity else {
        fuel += daily
        continue
      }
      let atOwnPlug = min(
        daily * kind.ownPlugShare,
        Double(kind.stock) * kind.ownPlugShare * kind.plugInShare * kind.ownPlugKW * kind.ownPlugHours
          * kind.ownPlugEfficiencyShare)
      let inPublic = daily - atOwnPlug
      energy += inPublic
      swap += inPublic * kind.swapDemandShare
      let target =
        kind.targetShare * (1 - kind.earlyLeaveProbability) + kind.earlyTargetShare
        * kind.earlyLeaveProbability
      let kWhPerSession = max(1, kind.batteryKWh * (target - expectedStart(kind)))
      erlangs += inPublic / kWhPerSession * rule.weekday.peakHourShare * sessionHours(kind)
    }
    let shares = world.population.perCell.map { Double($0) / people }
    return CellDemand(
      wattHoursPerDay: shares.map { Int64(($0 * energy * 1000).rounded()) },
      peakErlangs: shares.map { $0 * erlangs },
      swapWattHoursPerDay: shares.map { Int64(($0 * swap * 1000).rounded()) },
      fuelWattHoursPerDay: shares.map { Int64(($0 * fuel * 1000).rounded()) })
  }

  /// State of charge at which a class is expected to plug in: half-way between surely and never, at least its reserve.
  public func expectedStart(_ kind: VehicleClass) -> Double {
    let km = (kind.surelyChargesBelowKm + kind.neverChargesAboveKm) / 2
    return min(0.6, max(kind.reserveShare, km * kind.consumptionKWhPerKm / kind.batteryKWh))
  }
}
