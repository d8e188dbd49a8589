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

/// What a class of vehicles drives on.
public enum Fuel: String, Codable, CaseIterable, Sendable {
  case electricity
  case hydrogen
  case methanol
  case ammonia

  /// Lower heating value, kWh/kg; 1 for electricity, which has no mass. The books of all vehicles are in energy.
  public var kWhPerKg: Double {
    switch self {
    case .electricity: 1
    case .hydrogen: 33.33
    case .methanol: 5.53
    case .ammonia: 5.17
    }
  }
}

/// Where the vehicles of a class are at home.
public enum HomeBase: String, Codable, CaseIterable, Sendable {
  /// Where people live.
  case residents
  /// Outside: they come in over the edge of the district.
  case border
  /// At the stations themselves: demand follows supply, not people.
  case stations
}

/// How the cars at own plugs take their energy: by a clock alone, or within their stay behind the estate's or depot's
/// transformer, which needs a grid.
public enum OwnPlugPolicy: String, Codable, CaseIterable, Sendable {
  /// All at the hour of the class.
  case startHour = "start_hour"
  /// One after another behind the transformer of the estate (orderly charging).
  case orderly
  /// As soon as they stand.
  case onArrival = "on_arrival"
  /// In the cheapest hours of the stay, all from the same minute on; or begun at random within them.
  case timed
  case timedSpread = "timed_spread"
  /// Who has least time to spare first, within what the transformer has left.
  case leastLaxity = "least_laxity"
  /// As evenly as stays allow on top of everything else.
  case valleyFilling = "valley_filling"
  /// The cheapest schedule of all within what the transformer has left.
  case priceGreedy = "price_greedy"
  /// Some buy in cheap hours and sell in dear ones; the others are timed.
  case vehicleToGrid = "vehicle_to_grid"

  /// Whether anything but a clock or the arrival says when a car takes its energy.
  public var isOrdered: Bool { self != .startHour && self != .onArrival }

  /// Whether it moves energy within a stay; the clock alone does not.
  public var needsGrid: Bool { self != .startHour && self != .orderly }
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
  public var fuel = Fuel.electricity
  /// A full tank, and what a vehicle burns; 0 for batteries.
  public var tankKg = 0.0
  public var consumptionKgPer100Km = 0.0
  public var batteryKWh = 60.0
  public var consumptionKWhPerKm = 0.15
  /// Half-width of the even spread of battery sizes and of vehicles' consumption, against the mean.
  public var batterySpreadShare = 0.0
  public var consumptionSpreadShare = 0.0
  /// Growth of the stock per year.
  public var growthPerYearShare = 0.0
  public var homeBase = HomeBase.residents
  /// Share of the days on which a vehicle is in the district; it comes back charged elsewhere.
  public var presentShare = 1.0
  /// Mean distance a vehicle drives on a day.
  public var dailyKm = 43.0
  /// Standard deviation of the logarithm of the daily distance.
  public var dailyKmLogSd = 0.6
  /// The hours between which the day's distance is driven evenly.
  public var drivingStartHour = 7.0
  public var drivingEndHour = 22.0
  /// Trips or shifts with their share of the distance; empty for the even stretch above.
  public var drivingBlocks: [DrivingBlock] = []
  /// Distance on Saturdays and Sundays against weekdays.
  public var weekendKmFactor = 1.0

  /// Share of vehicles with a plug of their own: home, depot or workplace.
  public var ownPlugShare = 0.25
  /// Probability that such a vehicle is plugged in on a night.
  public var plugInShare = 0.6
  /// Whether these plugs belong to a fleet's depot (专用) or to households (个人).
  public var ownPlugsAreDedicated = false
  public var ownPlugKW = 7.0
  /// Battery energy per energy drawn from the grid at the own plug.
  public var ownPlugEfficiencyShare = 0.92
  /// Hour at which charging at the own plug starts (a tariff valley delays it), and how long it can last. From noon
  /// on it is the evening before.
  public var ownPlugStartHour = 23.0
  public var ownPlugHours = 8.0
  public var ownPlugPolicy = OwnPlugPolicy.startHour
  /// Hours at which it is plugged in and unplugged, and how far single nights lie from them at most; from noon on the
  /// first is the evening before. They matter where energy moves within the stay; where the clock's hours do not fit
  /// between them, the car stands in the clock's hours.
  public var ownPlugFromHour = 18.5
  public var ownPlugUntilHour = 7.5
  public var ownPlugSpreadHours = 2.0
  /// A depot's own transformer, kW per plug; 0 where the plugs hang behind the estate's.
  public var depotKWPerPlug = 0.0

  /// Largest power the vehicle accepts from alternating and direct current; 0 where it has no such inlet.
  public var acLimitKW = 7.0
  public var dcLimitKW = 120.0
  public var wirelessLimitKW = 0.0
  /// Has a ChaoJi inlet.
  public var acceptsChaoji = false
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
  /// Share of needs that arise at the workplace.
  public var atWorkShare = 0.0
  /// When a car parked at home or at work is fetched; without it, it leaves as soon as it is charged.
  public var homeStay: ParkedStay?
  public var workStay: ParkedStay?
  /// Probability on a weekday that a driver plugs in by habit, whatever the range; and its factor at weekends.
  public var habitShare = 0.0
  public var habitWeekendFactor = 1.0
  /// Share of drivers who look at the platform's live state, and who reserve a connector there.
  public var informedShare = 1.0
  public var reservingShare = 0.0
  /// How drivers shift the hour of a need to cheap hours: response per CNY/kWh, and hours it may shift easily.
  public var priceResponsePerCNYKWh = 0.0
  public var timeShiftHours = 2.0
  public var valueOfTimeCNYPerHour = 30.0
  /// Share of needs spread evenly over the day; the rest follows the bumps.
  public var profile: [DailyBump] = [
    DailyBump(hour: 6, spreadHours: 1.2, share: 0.15),
    DailyBump(hour: 14, spreadHours: 1.8, share: 0.20),
    DailyBump(hour: 0, spreadHours: 1.5, share: 0.20),
  ]
  /// The same for Saturdays and Sundays; empty for the bumps of weekdays.
  public var weekendProfile: [DailyBump] = []
  /// Share of the vehicles of the class that look for battery-swap stations instead of chargers; weighs the siting of
  /// those.
  public var swapDemandShare = 0.0
  /// Word of the pack type they swap; where none is given, stations are sited for them and not operated.
  public var swapPack = ""
  /// Whether each vehicle swaps at one station of its own, as fleets of mines, ports and logistics yards do.
  public var isBoundToSwapStation = false

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }

  /// The class with its tank told in the energy of the fuel, as the books of all vehicles are; it has no plug.
  public var inEnergy: VehicleClass {
    guard fuel != .electricity else { return self }
    var kind = self
    kind.batteryKWh = tankKg * fuel.kWhPerKg
    kind.consumptionKWhPerKm = consumptionKgPer100Km / 100 * fuel.kWhPerKg
    kind.ownPlugShare = 0
    (kind.acLimitKW, kind.dcLimitKW, kind.wirelessLimitKW) = (0, 0, 0)
    return kind
  }

  /// Two rising and one long falling piece (MATSim `ev`, published).
  public static let teslaLike = [
    CurvePoint(stateOfCharge: 0, powerPerCapacity: 0.75),
    CurvePoint(stateOfCharge: 0.15, powerPerCapacity: 1.5),
    CurvePoint(stateOfCharge: 0.5, powerPerCapacity: 1.5),
    CurvePoint(stateOfCharge: 1, powerPerCapacity: 0.05),
  ]
}
