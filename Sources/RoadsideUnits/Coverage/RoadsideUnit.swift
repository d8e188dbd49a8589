public import DistrictModel

/// A radio post: where it stands and which streets it looks along.
public struct RoadsideUnit: Codable, Hashable, Sendable {
  public var place: MetricPoint
  /// Directions of the streets that meet there, unit vectors; empty where it stands off the road.
  public var streets: [MetricPoint]

  public init(place: MetricPoint, streets: [MetricPoint]) {
    self.place = place
    self.streets = streets
  }
}

/// The radio of all units and the models it is judged by. The report prints every word of it.
public struct CoverageRadio: Codable, Hashable, Sendable {
  public var budget = LinkBudget(antennaGainDB: 6)
  public var streetModel = StreetModel.urban
  public var frequencyGHz = 5.915
  public var unitHeightM = 5.0
  public var vehicleHeightM = 1.5
  /// Environment height of the corner model, and along the street of models that have one.
  public var environmentHeightM = 1.0
  /// Roofs that stand in the way along a street.
  public var blockerHeightM = VehicleBlockage.carHeightM
  /// Farther units are not looked at, m.
  public var farthestM = 800.0
  /// Two places are on one street where the one lies this near to the other's line, m.
  public var streetHalfWidthM = 15.0
  /// A street piece is covered from this share of delivered packets on.
  public var coveredShare = 0.9

  public init() {}
}

/// The path loss along a street, by the words of the catalogue.
public enum StreetModel: String, CaseIterable, Codable, Hashable, Sendable {
  case urban = "tr37885_urban_los"
  case highway = "tr37885_highway_los"
  case winner = "winner_plus_b1_los"
  case canyon = "tr38901_umi_los"

  /// The model of the catalogue.
  public var pathLoss: any PathLoss {
    switch self {
    case .urban: StreetLoss.urban
    case .highway: StreetLoss.highway
    case .winner: WinnerStreet()
    case .canyon: StreetCanyon(isInSight: true)
    }
  }

  /// Who stands in sight of whom: motorways have their own rule.
  var sight: SightProbability { self == .highway ? .highway : .urban }
}

extension CoverageRadio {
  /// Why it cannot be; `nil` where it can.
  public var fault: BilingualText? {
    func positive(_ value: Double) -> Bool { value > 0 && value.isFinite }
    guard positive(frequencyGHz), positive(unitHeightM), positive(vehicleHeightM),
      positive(farthestM),
      positive(streetHalfWidthM)
    else {
      return BilingualText(
        zh: "频率、高度与距离须为正数", en: "frequency, heights and distances must be positive")
    }
    guard farthestM <= 10_000 else {
      return BilingualText(zh: "最远距离不超过 10000 m", en: "units are looked for up to 10,000 m, no farther")
    }
    guard environmentHeightM >= 0, environmentHeightM < min(unitHeightM, vehicleHeightM) else {
      return BilingualText(
        zh: "环境高度 \(environmentHeightM) m 须低于天线",
        en: "the environment height of \(environmentHeightM) m must lie below the antennas"
      )
    }
    guard (0...1).contains(coveredShare) else {
      return BilingualText(zh: "投递率门限须在 0 到 1 之间", en: "the covered share must lie in 0 to 1")
    }
    guard PacketErrorCurve.mode4(resourceBlocks: budget.resourceBlocks) != nil else {
      return BilingualText(zh: "资源块数须为 10 或 12", en: "resource blocks must be 10 or 12")
    }
    return nil
  }
}
