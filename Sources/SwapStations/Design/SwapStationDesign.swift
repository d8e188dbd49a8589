/// How long something takes: always the mean, or exponentially distributed around it. The exponential law is there for the exact
/// tables.
public enum DurationLaw: String, Codable, Hashable, Sendable {
  case fixed
  case exponential
}

/// How long a charge takes: by the pack's curve, or so long whatever the pack. The latter is there for the exact tables.
public enum ChargeLaw: Codable, Hashable, Sendable {
  case curve
  case timed(hours: Double, DurationLaw)
}

/// What packs get where the site's power is not enough for all.
public enum RackSharing: String, Codable, CaseIterable, Hashable, Sendable {
  /// Everybody the same share of what it would take.
  case proportional
  /// Who is full first takes what it can, then the next: water-filling by deadline.
  case soonestFirst = "soonest_first"
}

/// One battery-swap station: what stands there and how fast it works. Defaults are the 7+1 station of the Chengdu-Chongqing
/// corridor; grades and sources stand in ``SwapDefault``.
public struct SwapStationDesign: Codable, Hashable, Sendable {
  public var id = ""
  /// Packs of each pack type of the room that the station owns.
  public var packs: [Int] = [8]
  public var chargers = 7
  /// Most power of a charger at the pack.
  public var chargerKW = 350.0
  public var bays = 1
  /// Vehicles on site at most, those in a bay included.
  public var places = 40
  /// From one vehicle to the next: positioning, identification, swap, payment.
  public var swapSeconds = 300.0
  /// Share of swaps that succeed at once; a failed one holds the bay for a repair as well.
  public var successShare = 0.99
  public var repairMinutes = 10.0
  /// State of charge at which a pack counts as full.
  public var targetShare = 0.95
  /// Pack energy per energy from the grid, and grid energy per energy from the pack.
  public var chargerEfficiency = 0.95
  public var dischargeEfficiency = 0.97
  public var auxiliaryKWhPerSwap = 1.5
  public var baseKW = 8.0
  public var transformerKVA = 2500.0
  public var powerFactor = 1.0
  public var sharing = RackSharing.soonestFirst
  /// Most power a charger gives back to the grid; 0 where it cannot.
  public var dischargeKW = 0.0
  public var swapLaw = DurationLaw.fixed
  public var chargeLaw = ChargeLaw.curve
  /// Expected arrivals per hour by hour of the week from Monday's midnight; empty where the station learns them day by day.
  public var forecastPerHour: [Double] = []

  /// Investment without packs.
  public var capexCNY = 4_500_000.0

  public init() {}

  /// Investment with packs.
  public func investmentCNY(packTypes: [PackType]) -> Double {
    zip(packs, packTypes).reduce(capexCNY) { $0 + Double($1.0) * $1.1.capacityKWh * $1.1.costCNYPerKWh }
  }

  public var packCount: Int { packs.reduce(0, +) }

  /// Grid power that is left for chargers, kW at their input.
  public var chargingLimitKW: Double {
    SitePower.chargingLimitKW(transformerKVA: transformerKVA, powerFactor: powerFactor, baseKW: baseKW)
  }

  /// Power of the machines while all bays swap, kW: what they draw in the mean of a day is never more. 0 where a swap takes no time.
  public var mostAuxiliaryKW: Double {
    swapSeconds > 0 ? Double(bays) * auxiliaryKWhPerSwap / swapHours : 0
  }

  public var swapHours: Double { swapSeconds / 3600 }

  /// Mean time the bay is taken, repairs included.
  public var bayHours: Double { swapHours + (1 - successShare) * repairMinutes / 60 }
}

extension SwapStationDesign {
  /// Station of the corridor: seven chargers, eight packs, one bay.
  public static let heavyTruck = SwapStationDesign()

  /// NIO by generation, 2 to 4: packs and cadence of a bay as published.
  public static func nio(generation: Int) -> SwapStationDesign {
    var design = SwapStationDesign()
    let published = [(13, 277.0), (21, 211.8), (23, 180)][min(max(generation, 2), 4) - 2]
    design.packs = [published.0]
    design.chargers = published.0
    design.swapSeconds = published.1
    design.chargerKW = 62.5
    design.dischargeKW = generation >= 3 ? 62.5 : 0
    design.targetShare = 0.9
    design.transformerKVA = 630
    design.capexCNY = 1_600_000
    return design
  }

  /// Choco-SEB with 14 packs.
  public static var choco: SwapStationDesign {
    var design = nio(generation: 4)
    design.packs = [14]
    design.chargers = 14
    design.swapSeconds = 105
    design.capexCNY = 2_500_000
    return design
  }
}
