public import DistrictModel

/// What a cap counts together.
public enum CapScope: String, Codable, CaseIterable, Sendable {
  case stationYear = "station_year"
  case station
  case projectYear = "project_year"
  case project
  case firmYear = "firm_year"
  case firm
  case programmeYear = "programme_year"
  case programme

  public var isYearly: Bool { rawValue.hasSuffix("_year") }

  /// A station is part of a project, that of a firm, that of the programme.
  private var reach: Int {
    switch self {
    case .station, .stationYear: 0
    case .project, .projectYear: 1
    case .firm, .firmYear: 2
    case .programme, .programmeYear: 3
    }
  }

  /// Whether all it counts together another scope counts together too, and more.
  public func isNarrower(than other: CapScope) -> Bool {
    self != other && reach <= other.reach && (isYearly || !other.isYearly)
  }

  public var name: BilingualText {
    switch self {
    case .stationYear: .init(zh: "每站每年", en: "per station and year")
    case .station: .init(zh: "每站", en: "per station")
    case .projectYear: .init(zh: "每个项目每年", en: "per project and year")
    case .project: .init(zh: "每个项目", en: "per project")
    case .firmYear: .init(zh: "每个企业每年", en: "per firm and year")
    case .firm: .init(zh: "每个企业", en: "per firm")
    case .programmeYear: .init(zh: "政策每年总额", en: "of the programme a year")
    case .programme: .init(zh: "政策总额", en: "of the programme")
    }
  }
}

/// The most that is paid to one scope.
public struct IncentiveCap: Codable, Hashable, Sendable {
  public var per = CapScope.firmYear
  public var cny = 0.0
  /// A word by which several incentives share the cap; empty where it is the incentive's own.
  public var pool = ""

  public init() {}

  public init(per: CapScope, cny: Double, pool: String = "") {
    self.per = per
    self.cny = cny
    self.pool = pool
  }

  public var limit: Money { Money(cny: max(0, cny)) }
}
