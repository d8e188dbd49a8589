import DistrictModel
import RoadNetwork

/// What the units of a district do for a zone: by the district's own definitions, over the pieces of road that lie in it.
public struct ZoneFigures: Codable, Hashable, Sendable {
  public let id: String
  /// Roads that are to be covered, all roads, and main roads; without any length where there are none.
  public let wanted: RoadsideFigures.Roads
  public let all: RoadsideFigures.Roads
  public let primary: RoadsideFigures.Roads
  /// Units that stand in the zone; others may be heard in it.
  public let units: Int
  /// Junctions of the wanted roads, those with a unit, and those where packets arrive.
  public let junctions: Int
  public let equippedJunctions: Int
  public let coveredJunctions: Int
}

/// A junction of the wanted roads as the units leave it.
struct JudgedJunction {
  let place: MetricPoint
  let isEquipped: Bool
  let isCovered: Bool
}

extension RoadsideDistrict {
  /// - Complexity: O(zones × pieces × corners of a zone).
  func zoneFigures(
    _ coverage: RoadCoverage, _ channel: [RoadLoad.Answer], _ units: [RoadsideUnit],
    _ junctions: [JudgedJunction]
  ) -> [ZoneFigures] {
    parameters.zones.map { zone in
      let rows = (0..<steps.count).filter {
        zone.holds(MetricPoint(x: steps.x[$0], y: steps.y[$0]))
      }
      let part = coverage.part(rows)
      let inside = junctions.filter { zone.holds($0.place) }
      return ZoneFigures(
        id: zone.id, wanted: row("wanted", part, channel) { parameters.units.roads.holds($0) },
        all: row("all", part, channel) { _ in true },
        primary: row(RoadClass.primary.rawValue, part, channel) { $0 == .primary },
        units: units.count { zone.holds($0.place) }, junctions: inside.count,
        equippedJunctions: inside.count { $0.isEquipped }, coveredJunctions: inside.count { $0.isCovered })
    }
  }
}
