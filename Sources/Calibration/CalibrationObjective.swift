import NumericKernels

/// How far a week lies from what was measured, in units of what no simple model explains.
///
/// Residual = difference / scale; their squares add up to Q. The scales are discrepancies, not sampling errors.
public struct CalibrationObjective: Sendable {
  public enum Block: String, CaseIterable, Codable, Sendable {
    case cityHours = "city_hours"
    case energyHours = "energy_hours"
    case zoneClasses = "zone_classes"
    case zoneSpread = "zone_spread"
    case crowdedSlots = "crowded_slots"
    case middayBump = "midday_bump"

    /// 168 hours that repeat themselves count as 24 independent ones, energy by hour as 8.
    var scale: Double {
      switch self {
      case .cityHours: 0.02 * 7.0.squareRoot()
      case .energyHours: 0.004 * 3.0.squareRoot()
      case .zoneClasses: 0.03
      case .zoneSpread: 0.02
      case .crowdedSlots: 0.005
      case .middayBump: 0.004
      }
    }
  }

  /// The zones whose measurements count.
  public let zones: [Int]
  private let measured: [Double]
  private let blocks: [Block]
  private let classes: [[Int]]

  /// - Parameter isUsed: leaves zones out, as folds do; the city always counts as a whole.
  /// - Throws: `unknownZone` for a measured zone without supply, `tooFewZones` where too few are used.
  public init(
    _ observation: Observation, supply: [ZoneSupply], using isUsed: (Int) -> Bool = { _ in true }
  ) throws(CalibrationError) {
    let used = observation.zones.filter { isUsed($0.zone) }
    guard used.count >= Observation.fewestZones else {
      throw .tooFewZones(given: used.count, needed: Observation.fewestZones)
    }
    var places: [ZoneSupply] = []
    for zone in used {
      guard let place = supply.first(where: { $0.zone == zone.zone && $0.piles > 0 }) else {
        throw .unknownZone(zone.zone)
      }
      places.append(place)
    }
    zones = used.map(\.zone)
    classes = Self.classes(of: places)
    let counts: [(Block, Int)] = [
      (.cityHours, 168), (.energyHours, 24), (.zoneClasses, classes.count), (.zoneSpread, 1),
      (.crowdedSlots, 1), (.middayBump, 1),
    ]
    blocks = counts.flatMap { Array(repeating: $0.0, count: $0.1) }
    measured = Self.statistics(
      observation.trainingWeek, observation.trainingEnergy, used, classes: classes)
  }

  /// 204 terms, unless a class is empty.
  public var termCount: Int { blocks.count }

  /// - Throws: `unknownZone` where the week leaves a measured zone out.
  public func residuals(of week: ZoneWeek) throws(CalibrationError) -> [Double] {
    guard let used = week.zones(zones) else {
      let known = Set(week.zones.map(\.zone))
      throw .unknownZone(zones.first { !known.contains($0) } ?? 0)
    }
    let made = Self.statistics(week.cityBusyShare, week.energyShare, used, classes: classes)
    return made.indices.map { (made[$0] - measured[$0]) / blocks[$0].scale }
  }

  /// Q by block.
  public func costs(of residuals: [Double]) -> [(block: Block, cost: Double)] {
    Block.allCases.map { block in
      (block, zip(blocks, residuals).reduce(0) { $1.0 == block ? $0 + $1.1 * $1.1 : $0 })
    }
  }
}

extension CalibrationObjective {
  private static func statistics(
    _ hours: [Double], _ energy: [Double], _ zones: [ZoneWeek.Zone], classes: [[Int]]
  ) -> [Double] {
    let means = zones.map(\.meanBusyShare)
    let byClass = classes.map { rows in rows.reduce(0) { $0 + means[$1] } / Double(rows.count) }
    let crowded = zones.reduce(0) { $0 + $1.crowdedShare } / Double(zones.count)
    return hours + energy + byClass + [spread(of: means), crowded, ZoneWeek.middayBump(hours)]
  }

  /// Standard deviation over the zones themselves, which are all there are.
  static func spread(of means: [Double]) -> Double {
    let centre = means.reduce(0, +) / Double(means.count)
    return (means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(means.count)).squareRoot()
  }

  /// Rows of zones alike in fast share (none, under a quarter, more), in price and in their largest station (thirds).
  private static func classes(of zones: [ZoneSupply]) -> [[Int]] {
    let fast = zones.map(\.fastShare)
    var classes = [
      zones.indices.filter { fast[$0] == 0 },
      zones.indices.filter { fast[$0] > 0 && fast[$0] < 0.25 },
      zones.indices.filter { fast[$0] >= 0.25 },
    ]
    for values in [zones.map(\.priceLevel), zones.map { Double($0.largestStation) }] {
      let sorted = values.sorted()
      let bounds = [1.0 / 3, 2.0 / 3].map { (try? Quantiles.ofSorted(sorted, $0)) ?? 0 }
      classes.append(zones.indices.filter { values[$0] <= bounds[0] })
      classes.append(zones.indices.filter { values[$0] > bounds[0] && values[$0] <= bounds[1] })
      classes.append(zones.indices.filter { values[$0] > bounds[1] })
    }
    return classes.filter { !$0.isEmpty }
  }
}
