/// What is counted as one: the documents say station (站), charger (桩) or connector (枪), and these are three things.
public enum CountingRule: String, Codable, CaseIterable, Sendable {
  case station
  case charger
  case connector
  case swapStation = "swap_station"
  case hydrogenStation = "hydrogen_station"
  case roadsideUnit = "roadside_unit"
  case junction
  /// Computing power at its rated speed.
  case petaflops

  public var words: BilingualText {
    switch self {
    case .station: BilingualText(zh: "站（座），设有一台及以上公共充电桩的站点", en: "station: a site with a public charger")
    case .charger: BilingualText(zh: "桩（台），一个桩体", en: "charger: one cabinet")
    case .connector: BilingualText(zh: "枪（把）", en: "connector: one plug")
    case .swapStation: BilingualText(zh: "换电站（座）", en: "swap station")
    case .hydrogenStation: BilingualText(zh: "加氢（甲醇、氨）站（座）", en: "station of hydrogen, methanol or ammonia")
    case .roadsideUnit: BilingualText(zh: "路侧单元（个）", en: "roadside unit")
    case .junction: BilingualText(zh: "路口（个）", en: "junction")
    case .petaflops: BilingualText(zh: "额定算力（PFlops）", en: "rated computing power, PFlops")
    }
  }
}

/// Whom infrastructure serves: everybody (公共), a fleet (专用) or one household (个人).
public enum TargetScope: String, Codable, CaseIterable, Sendable {
  case open = "public"
  case dedicated
  case own = "private"

  public var words: BilingualText {
    switch self {
    case .open: BilingualText(zh: "公共", en: "public")
    case .dedicated: BilingualText(zh: "专用", en: "dedicated")
    case .own: BilingualText(zh: "个人", en: "private")
    }
  }
}

/// Metrics of targets that count what stands; all others are measured.
public enum CountedMetric: String, Codable, CaseIterable, Sendable {
  case chargingStations = "charging_stations"
  case publicChargers = "public_chargers"
  case publicConnectors = "public_connectors"
  case swapStations = "swap_stations"
  case hydrogenStations = "hydrogen_stations"
  case roadsideUnits = "roadside_units"
  case roadsideJunctions = "roadside_junctions"
  /// Plugs that vehicles of households, and of fleets, have of their own.
  case privatePlugs = "private_plugs"
  case dedicatedPlugs = "dedicated_plugs"
  case computingPflops = "computing_pflops"

  public var counting: CountingRule {
    switch self {
    case .chargingStations: .station
    case .publicChargers, .privatePlugs, .dedicatedPlugs: .charger
    case .publicConnectors: .connector
    case .swapStations: .swapStation
    case .hydrogenStations: .hydrogenStation
    case .roadsideUnits: .roadsideUnit
    case .roadsideJunctions: .junction
    case .computingPflops: .petaflops
    }
  }

  public var scope: TargetScope {
    switch self {
    case .privatePlugs: .own
    case .dedicatedPlugs: .dedicated
    default: .open
    }
  }
}

/// How many of each counted thing, in the order of the metrics.
public struct StandingCount: Codable, Hashable, Sendable {
  public private(set) var counts: [Int]

  public init(_ counts: [CountedMetric: Int] = [:]) {
    self.counts = CountedMetric.allCases.map { counts[$0] ?? 0 }
  }

  public subscript(_ metric: CountedMetric) -> Int {
    get { counts[metric.row] }
    set { counts[metric.row] = newValue }
  }

  public static func += (sum: inout Self, more: Self) {
    for row in sum.counts.indices { sum.counts[row] += more.counts[row] }
  }
}

extension CountedMetric {
  /// Its place in `allCases`.
  public var row: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
