public import Assessment
import DistrictModel
import NumericKernels

/// `comparison.csv`: one row for each plan and kind of station.
public enum ComparisonFile {
  public static func text(of comparison: PlanComparison) -> String {
    let header = [
      "algorithm", "used", "kind", "objective", "value", "bound", "gap_share", "proven", "seed", "work_units",
      "stations",
      "chargers", "covered_share", "mean_distance_m", "p95_distance_m", "mean_wait_min", "unserved_share",
      "wait_difference_min", "wait_difference_low_min", "wait_difference_high_min",
      "unserved_difference", "unserved_difference_low", "unserved_difference_high",
    ]
    let rows = comparison.rows.flatMap { row in
      row.quality.map { quality -> [CSVField] in
        let service = row.service
        return [
          .text(row.name), .text(quality.algorithm), .text(quality.purpose),
          .text(quality.objective.rawValue), .integer(Int(quality.value)), .integer(Int(quality.bound)),
          .number(quality.gapShare),
          .text(quality.isProvenOptimal ? "true" : "false"), .text("\(quality.seed)"),
          .integer(quality.workUnits), .integer(row.stations), .integer(row.chargers),
          .number(row.coveredShare), .number(row.meanDistanceM), .number(row.p95DistanceM),
          .number(service?.meanWaitMin.mean), .number(service?.unservedShare.mean),
          .number(service?.waitDifferenceMin.mean), .number(service?.waitDifferenceMin.low),
          .number(service?.waitDifferenceMin.high), .number(service?.unservedDifference.mean),
          .number(service?.unservedDifference.low), .number(service?.unservedDifference.high),
        ]
      }
    }
    return CSVText.file(header: header, rows: rows)
  }
}
