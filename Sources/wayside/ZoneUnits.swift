import DistrictModel
import RoadsideUnits
import Siting

/// Places that zones keep for units of their own: for each the best covering of its roads, one zone after the other in the order
/// of the scenario. The plan of the district opens them in any case and chooses the rest.
struct ZoneUnits {
  /// Rows of candidates, ascending.
  private(set) var sites: [Int32] = []

  /// - Parameter steps: the pieces that `sites` counts.
  /// - Throws: `SitingError`.
  init(
    _ zones: [RoadsideZone], sites all: UnitSites, candidates: UnitCandidates, steps: RoadSteps,
    algorithm: String, seed: UInt64
  ) throws {
    for zone in zones where zone.units > 0 {
      let inside = candidates.units.indices.filter { zone.holds(candidates.units[$0].place) }
      var place = [Int32](repeating: -1, count: candidates.units.count)
      for (number, candidate) in inside.enumerated() { place[candidate] = Int32(number) }
      // What another zone's units cover already needs no more.
      let taken = Set(sites)
      let rows = (0..<steps.count).filter { row in
        zone.holds(MetricPoint(x: steps.x[row], y: steps.y[row]))
          && !all.coveredBy[row].contains { taken.contains($0) }
      }
      let standing = sites.map { place[Int($0)] }.filter { $0 >= 0 }
      let problem = try CoveringProblem(
        weights: rows.map { all.weights[$0] },
        coveredBy: rows.map { row in all.coveredBy[row].map { place[Int($0)] }.filter { $0 >= 0 } },
        candidates: inside.count, open: min(inside.count, max(zone.units, standing.count)), fixed: standing)
      let placement = try SitingCatalogue.place(problem, algorithm: algorithm, seed: seed)
      sites = taken.union(placement.sites.map { Int32(inside[Int($0)]) }).sorted()
    }
  }
}
