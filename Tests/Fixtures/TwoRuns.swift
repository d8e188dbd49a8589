public import Assessment
import DistrictModel

/// Runs made by hand, for tests of comparisons.
public enum TwoRuns {
  public static let frame = DistrictFrame(
    zone: 48, sizeM: 500, origin: SmallWorld.corner, columns: 4, rows: 3,
    outline: [
      [SmallWorld.corner, MetricPoint(x: SmallWorld.corner.x + 2000, y: SmallWorld.corner.y + 1500)]
    ])

  /// A run of one simulated and one counted indicator, a target on each, three stations and a cell for each distance.
  public static func run(
    _ name: String = "a", waits: [Double?] = [2, 3, 4], coverage: Double? = 0.5,
    distances: [Double?] = [100, 200, 300, 400], seed: UInt64 = 1, stations: [Int] = [0, 1, 2]
  ) -> RunDigest {
    let mean = waits.compactMap(\.self).reduce(0, +) / Double(max(1, waits.count))
    return RunDigest(
      name: name, district: BilingualText(zh: "试验区", en: "Test district"), toolVersion: "1",
      settings: .init(seed: seed, days: 2, warmUpDays: 1, replications: waits.count),
      indicators: [
        indicator("mean_wait_min", 14, mean, .replications, waits),
        indicator("population_coverage_share", 7, coverage, .plan, []),
      ],
      promises: [
        promise("wait", "mean_wait_min", 3.5, mean, waits),
        promise("stations", "charging_stations", 3, Double(stations.count), []),
      ], stations: stations.map(station),
      cells: distances.enumerated().map { row, distance in
        .init(column: row, row: 0, residents: 100 + row, distanceM: distance, unservedPerDay: 1)
      }, frame: frame,
      inputs: [
        .init(path: "run.days", value: "2", unit: "days", origin: "scenario", grade: "assumed", source: "")
      ],
      files: [.init(path: "scenario.yaml", sha256: "00")])
  }

  public static func station(_ row: Int) -> RunDigest.Station {
    .init(
      kind: "charging_station", id: "s\(row)", name: BilingualText(zh: "站\(row)", en: "station \(row)"),
      coordinate: SmallWorld.projection.unproject(
        MetricPoint(x: SmallWorld.corner.x + 250 + 500 * Double(row), y: SmallWorld.corner.y + 250)),
      chargers: 4, isSynthetic: row == 3)
  }

  private static func indicator(
    _ id: String, _ number: Int, _ value: Double?, _ basis: Indicator.Basis, _ values: [Double?]
  ) -> Indicator {
    let text = BilingualText(zh: "指标", en: "indicator \(id)")
    return Indicator(
      id: id, number: number, name: text, formula: text, unit: text, value: value, low: value, high: value,
      replications: max(1, values.count), decimals: 3, scope: text, basis: basis, byReplication: values)
  }

  private static func promise(
    _ id: String, _ metric: String, _ target: Double, _ attained: Double, _ values: [Double?]
  ) -> RunDigest.Promise {
    .init(
      id: id, name: BilingualText(zh: "目标\(id)", en: "target \(id)"),
      unit: BilingualText(zh: "个", en: "units"),
      metric: metric, target: target, attained: attained, low: attained, high: attained,
      isMet: id == "wait" ? attained <= target : attained >= target, probabilityMet: 1, byReplication: values)
  }
}
