/// Everything a world is built from: the district part of a scenario.
public struct DistrictInputs: Codable, Sendable {
  public var name = BilingualText(zh: "", en: "")
  public var projection = TransverseMercator(zone: 48)
  public var boundary = Boundary(polygons: [])
  public var cellSizeM = 500.0
  public var kernelRadiusM = 3000.0
  public var townships: [Township] = []
  /// Weights at places, such as road length per cell, that shape the spread of residents; empty for the kernel alone.
  public var placeWeights: [PlaceWeight] = []
  /// Residents counted at places; where there are any, townships take theirs from them.
  public var countedResidents: [CountedResidents] = []
  public var categories: [SiteCategory] = []
  public var listedSites: [ListedSite] = []
  public var siteSeed: UInt64 = 1
  public var fleets: [VehicleClass] = []
  public var chargerTypes: [ChargerType] = []
  public var tariff = Tariff()
  public var travel = Travel()
  public var climate = Climate()
  public var calendar = Calendar()
  public var operators: [StationOperator] = []
  public var attraction = Attraction()
  /// Stations of neighbouring districts, projected as the district is.
  public var neighbours: [NeighbourStation] = []
  /// Power an estate's transformer leaves per own plug behind it, for orderly charging.
  public var transformerKWPerPlug = 2.0

  public init() {}
}

/// A weight at a place of the metric plane; a cell's weight is the sum of those inside it.
public struct PlaceWeight: Codable, Hashable, Sendable {
  public let point: MetricPoint
  public let weight: Double

  public init(point: MetricPoint, weight: Double) {
    self.point = point
    self.weight = weight
  }
}
