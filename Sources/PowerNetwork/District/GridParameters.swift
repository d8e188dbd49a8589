/// The grid of a district: its feeders where they are given, how it is synthesised where they are not, and what it carries besides vehicles. Grades and
/// sources stand in the schema table.
public struct GridParameters: Codable, Hashable, Sendable {
  /// Apparent power a medium-voltage feeder may carry, MVA, and its voltage, kV.
  public var feederMVA = 8.0
  public var feederKV = 10.0
  /// Share of a feeder's rating that everything but vehicles takes at its peak when the feeder is planned.
  public var feederFillShare = 0.6
  /// Feeders that leave one substation.
  public var feedersPerSubstation = 12
  public var powerFactor = 0.95
  /// Peak of everything but vehicles, kW per resident, and its share of the peak by hour of the day.
  public var baseKWPerResident = 0.8
  public var baseProfile = [
    0.52, 0.47, 0.44, 0.43, 0.43, 0.46, 0.54, 0.64, 0.74, 0.81, 0.85, 0.87, 0.84, 0.82, 0.82, 0.83, 0.85,
    0.90,
    0.97, 1.0, 0.98, 0.90, 0.76, 0.62,
  ]
  /// Share of the rating of a cell's distribution transformers that its base load takes at its peak.
  public var cellLoadingShare = 0.6
  /// Share of its chargers' rated power that a station's transformer is chosen for.
  public var simultaneityShare = 0.6
  /// Factor on the transformers of stations once they are chosen: 0.5 asks what half of them would do.
  public var transformerFactor = 1.0
  /// Of one circuit.
  public var resistanceOhmPerKm = 0.125
  public var reactanceOhmPerKm = 0.09
  /// Lowest voltage a feeder may have, pu.
  public var lowestPU = 0.93

  /// Feeders read from files; where there are any, none is made from a rule.
  public var feeders: [GivenFeeder] = []

  public init() {}

  /// kVAr per kW at the power factor.
  public var reactivePerActive: Double { (1 / (powerFactor * powerFactor) - 1).squareRoot() }
}
