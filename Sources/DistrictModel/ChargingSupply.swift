/// Alternating or direct current, or a pad without a cable.
public enum Current: String, Codable, CaseIterable, Sendable {
  case ac
  case dc
  case wireless
}

/// A kind of charger (桩, one cabinet) with its connectors (枪).
public struct ChargerType: Codable, Hashable, Sendable {
  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  public var current = Current.dc
  /// Rated power of one connector.
  public var powerKW = 60.0
  /// Connectors of one charger; each can be used at the same time.
  public var connectors = 1
  /// Battery energy per energy drawn from the grid.
  public var efficiencyShare = 0.95
  /// Share of the planned chargers that are of this kind.
  public var share = 1.0
  /// Service fee on top of the energy price.
  public var serviceFeeCNYPerKWh = 0.4
  /// Minutes a full car stays before it frees the connector.
  public var graceMin = 5.0
  /// Standard of the connector; by default the usual one of its current.
  public var standard: ConnectorStandard?
  /// Grid power all connectors of one charger share; 0 where each has its own. A cabinet that can feed every connector
  /// at rated power is the same as none.
  public var cabinetKW = 0.0
  public var sharing = PowerSharing.waterFilling
  /// Size of a power module where whole modules are shared out; a cabinet below it has one module of its own power.
  public var moduleKW = 20.0
  /// Can feed energy back; dispatch belongs to the power network.
  public var isBidirectional = false
  /// Mean share of the power lost because cars do not stand exactly over the pad.
  public var misalignmentLossShare = 0.0
  /// Share of the time a connector works, and mean time to repair it.
  public var availabilityShare = 1.0
  public var repairHours = 24.0
  /// Share of the connectors that are never free: cars left for days, blocked or dead places.
  public var heldShare = 0.0
  /// Fee for staying after the charge, from so many minutes on; 0 for none.
  public var idleFeeCNYPerMin = 0.0
  public var idleFeeAfterMin = 15.0

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }

  /// The most one charger gives: all its connectors at their power and standard, or what its cabinet has.
  public var ratedKW: Double {
    let connectors = Double(connectors) * min(powerKW, standard?.limitKW ?? powerKW)
    return cabinetKW > 0 ? min(cabinetKW, connectors) : connectors
  }

  /// Battery energy per grid energy with cars parked as they are.
  public var effectiveEfficiency: Double { efficiencyShare * (1 - misalignmentLossShare) }

  public var usedStandard: ConnectorStandard {
    standard ?? (current == .ac ? .alternating : current == .dc ? .direct : .wireless)
  }
}

extension VehicleClass {
  /// Most power a connector of a type gives the battery of this class; 0 where they do not fit.
  public func limitKW(at type: ChargerType) -> Double {
    let inlet: Double
    switch type.usedStandard {
    case .alternating: inlet = acLimitKW
    case .direct, .directLiquidCooled: inlet = dcLimitKW
    case .chaoji: inlet = acceptsChaoji ? dcLimitKW : 0
    case .wireless: inlet = wirelessLimitKW
    }
    return min(min(type.powerKW, type.usedStandard.limitKW) * type.effectiveEfficiency, inlet)
  }
}

/// What a kilowatt-hour costs at each hour of the day, without the service fee.
public struct Tariff: Codable, Hashable, Sendable {
  /// 24 prices, CNY/kWh, from the hour that begins at midnight.
  public var energyCNYPerKWh: [Double]

  public init(energyCNYPerKWh: [Double] = [Double](repeating: 0.6, count: 24)) {
    self.energyCNYPerKWh = energyCNYPerKWh
  }
}

/// How the district is crossed until a road network is given.
public struct Travel: Codable, Hashable, Sendable {
  /// Road distance per straight-line distance.
  public var detourFactor = 1.3
  public var speedKmPerHour = 30.0

  public init() {}

  /// Minutes of driving for a straight-line distance in metres.
  public func minutes(straightM: Double) -> Double {
    straightM / 1000 * detourFactor / speedKmPerHour * 60
  }
}
