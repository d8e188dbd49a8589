import DistrictModel
import EventEngine
import NumericKernels

/// Where the needs of a class arise, and who leaves early.
struct NeedPlace: Sendable {
  let atHome: Double
  let atHomeOrWork: Double
  let leavesEarly: Double
  let isBorder: Bool

  init(_ kind: VehicleClass) {
    atHome = kind.atHomeShare
    atHomeOrWork = kind.atHomeShare + kind.atWorkShare
    leavesEarly = kind.earlyLeaveProbability
    isBorder = kind.homeBase == .border
  }
}

/// What the day's pass reads of a class, worked out once: whole energies and thresholds instead of kilometres.
struct ClassRules: Sendable {
  static let consumptionSteps = 8

  let kind: VehicleClass
  /// What a need reads of the class, without the class's texts and lists.
  let place: NeedPlace
  /// Of vehicles that do not swap.
  let service: EnergyService
  let weekday: DailyProfile
  let weekend: DailyProfile
  let distance: DistanceFactor
  let driving: DrivingPattern
  let homeStay: StayTable?
  let workStay: StayTable?
  /// By consumption step: energy of the mean day in the mild season, and the ranges at which a driver surely and
  /// never charges.
  let dailyEnergy: [Double]
  let surely: [Double]
  let never: [Double]
  /// By battery size.
  let capacity: [Millijoules]
  let reserve: [Millijoules]
  let target: [Millijoules]
  let earlyTarget: [Millijoules]

  init(_ kind: VehicleClass, tariff: Tariff) {
    self.kind = kind
    place = NeedPlace(kind)
    service =
      switch kind.fuel {
      case .electricity: .charging
      case .hydrogen: .hydrogen
      case .methanol: .methanol
      case .ammonia: .ammonia
      }
    func profile(_ bumps: [DailyBump]) -> DailyProfile {
      DailyProfile(
        bumps: bumps, priceResponse: kind.priceResponsePerCNYKWh, shiftHours: kind.timeShiftHours,
        prices: tariff.energyCNYPerKWh)
    }
    weekday = profile(kind.profile)
    weekend = kind.weekendProfile.isEmpty ? weekday : profile(kind.weekendProfile)
    distance = DistanceFactor(logSd: kind.dailyKmLogSd)
    driving = DrivingPattern(kind)
    homeStay = kind.homeStay.map(StayTable.init)
    workStay = kind.workStay.map(StayTable.init)
    let perKm = (0..<Self.consumptionSteps).map { step in
      let place = (2 * Double(step) + 1) / Double(Self.consumptionSteps) - 1
      return kind.consumptionKWhPerKm * (1 + kind.consumptionSpreadShare * place) * EnergyUnit.kilowattHour
    }
    dailyEnergy = perKm.map { $0 * kind.dailyKm }
    surely = perKm.map { $0 * kind.surelyChargesBelowKm }
    never = perKm.map { $0 * kind.neverChargesAboveKm }
    let capacity = VehicleTypes.batteriesKWh(kind).map { EnergyUnit.millijoules(kWh: $0) }
    self.capacity = capacity
    reserve = capacity.map { Millijoules(kind.reserveShare * Double($0)) }
    target = capacity.map { Millijoules(kind.targetShare * Double($0)) }
    earlyTarget = capacity.map { Millijoules(kind.earlyTargetShare * Double($0)) }
  }
}
