/// A bump of the daily profile: a normal curve wrapped around midnight.
public struct DailyBump: Codable, Hashable, Sendable {
  public var hour: Double
  public var spreadHours: Double
  public var share: Double

  public init(hour: Double = 12, spreadHours: Double = 2, share: Double = 0) {
    self.hour = hour
    self.spreadHours = spreadHours
    self.share = share
  }
}

/// One point of a charge curve: acceptance at the battery per kWh of capacity.
public struct CurvePoint: Codable, Hashable, Sendable {
  /// State of charge, 0...1.
  public var stateOfCharge: Double
  /// kW per kWh (1/h).
  public var powerPerCapacity: Double

  public init(stateOfCharge: Double = 0, powerPerCapacity: Double = 0) {
    self.stateOfCharge = stateOfCharge
    self.powerPerCapacity = powerPerCapacity
  }
}

/// A kind of vehicle with common parameters (a fleet is all vehicles of a class).
///
/// Defaults are those of a private car without a plug of its own; the schema table documents source and grade of
/// every one.
public struct VehicleClass: Codable, Hashable, Sendable {
  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// Vehicles of the class in the district.
  public var stock = 0
  public var batteryKWh = 60.0
  public var consumptionKWhPerKm = 0.15
  /// Mean distance a vehicle drives on a day.
  public var dailyKm = 43.0
  /// Standard deviation of the logarithm of the daily distance.
  public var dailyKmLogSd = 0.6
  /// The hours between which the day's distance is driven evenly.
  public var drivingStartHour = 7.0
  public var drivingEndHour = 22.0

  /// Share of vehicles with a plug of their own: home, depot or workplace.
  public var ownPlugShare = 0.25
  /// Probability that such a vehicle is plugged in on a night.
  public var plugInShare = 0.6
  public var ownPlugKW = 7.0
  /// Battery energy per energy drawn from the grid at the own plug.
  public var ownPlugEfficiencyShare = 0.92
  /// Hour at which charging at the own plug starts (a tariff valley delays it), and how long it can last. From noon
  /// on it is the evening before.
  public var ownPlugStartHour = 23.0
  public var ownPlugHours = 8.0

  /// Largest power the vehicle accepts from alternating and direct current; 0 where it has no such inlet.
  public var acLimitKW = 7.0
  public var dcLimitKW = 120.0
  /// Acceptance over state of charge.
  public var curve: [CurvePoint] = VehicleClass.teslaLike

  /// Range left after the day's driving at which a driver surely looks for a public charger, and above which never.
  public var surelyChargesBelowKm = 40.0
  public var neverChargesAboveKm = 120.0
  /// State of charge a driver does not go below.
  public var reserveShare = 0.15
  /// State of charge at which a public charge ends.
  public var targetShare = 0.9
  /// Some drivers leave early.
  public var earlyLeaveProbability = 0.4
  public var earlyTargetShare = 0.8
  /// Share of needs that arise at the home cell with the car parked anyway; the rest arise on the way.
  public var atHomeShare = 0.5
  public var valueOfTimeCNYPerHour = 30.0
  /// Share of needs spread evenly over the day; the rest follows the bumps.
  public var profile: [DailyBump] = [
    DailyBump(hour: 6, spreadHours: 1.2, share: 0.15),
    DailyBump(hour: 14, spreadHours: 1.8, share: 0.20),
    DailyBump(hour: 0, spreadHours: 1.5, share: 0.20),
  ]
  /// Share of the vehicles of the class that look for battery-swap stations; weighs the siting of those.
  public var swapDemandShare = 0.0

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }

  /// Two rising and one long falling piece (MATSim `ev`, published).
  public static let teslaLike = [
    CurvePoint(stateOfCharge: 0, powerPerCapacity: 0.75),
    CurvePoint(stateOfCharge: 0.15, powerPerCapacity: 1.5),
    CurvePoint(stateOfCharge: 0.5, powerPerCapacity: 1.5),
    CurvePoint(stateOfCharge: 1, powerPerCapacity: 0.05),
  ]
}
