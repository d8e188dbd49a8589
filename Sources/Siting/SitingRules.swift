public import DistrictModel

/// Kinds of stations that a plan sites.
public enum SitedKind: String, Codable, CaseIterable, Sendable {
  case charging
  case swap
  /// Hydrogen and the pilot fuels methanol and ammonia.
  case hydrogen
}

extension SitingParameters {
  /// Stations of a kind that the plan holds.
  public func stations(of kind: SitedKind) -> Int {
    switch kind {
    case .charging: stations
    case .swap: swapStations
    case .hydrogen: hydrogenStations
    }
  }

  func radiiM(of kind: SitedKind) -> [Double] {
    switch kind {
    case .charging: radiiM
    case .swap: swapRadiiM
    case .hydrogen: hydrogenRadiiM
    }
  }

  func spacingM(of kind: SitedKind) -> Double {
    switch kind {
    case .charging: spacingM
    case .swap: swapSpacingM
    case .hydrogen: hydrogenSpacingM
    }
  }
}

extension PlanStage {
  /// Stations of a kind that stand at the end of the year.
  public func stations(of kind: SitedKind) -> Int {
    switch kind {
    case .charging: stations
    case .swap: swapStations
    case .hydrogen: hydrogenStations
    }
  }
}

/// A site that a plan has to open, or must not.
public struct SiteDemand: Codable, Hashable, Sendable {
  public enum Rule: String, Codable, CaseIterable, Sendable {
    case required
    case forbidden
  }

  /// As the list of sites writes it, or as a generated one is called, such as `petrol-station-0003`.
  public var id = ""
  public var rule = Rule.required
  public var kind = SitedKind.charging

  public init() {}
}

/// How many stations of a kind a township, a category of sites, or both may hold, the standing ones included.
public struct StationQuota: Codable, Hashable, Sendable {
  public var id = ""
  /// Code of the township; empty for all.
  public var township = ""
  /// Word of the category; empty for all.
  public var category = ""
  public var kind = SitedKind.charging
  public var atLeast = 0
  public var atMost = 1_000_000

  public init() {}
}

/// Places from which new stations keep a distance: schools, water works, other stations with dangerous goods.
public struct SiteMask: Codable, Hashable, Sendable {
  public var id = ""
  /// Where the places were read.
  public var file = ""
  public var datum = Datum.wgs84
  public var distanceM = 50.0
  /// The kind that keeps away; `nil` for all.
  public var kind: SitedKind?
  public var places: [MetricPoint] = []

  public init() {}

  func keepsAway(_ site: Site, _ kind: SitedKind) -> Bool {
    (self.kind ?? kind) == kind && places.contains { $0.distance(to: site.point) < distanceM }
  }
}
