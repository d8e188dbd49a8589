public import Assessment
import DistrictModel

/// `replications.csv`: what every simulated indicator and every target measured in the simulation was in each replication, so that
/// runs with common random numbers can be compared in pairs.
public enum ReplicationsFile {
  public static func text(of scorecard: Scorecard) -> String {
    var rows: [[CSVField]] = []
    func append(_ kind: String, _ id: String, _ values: [Double?]) {
      for (replication, value) in values.enumerated() {
        rows.append([.text(kind), .text(id), .integer(replication), .number(value)])
      }
    }
    for indicator in scorecard.indicators { append("indicator", indicator.id, indicator.byReplication) }
    for result in scorecard.targets {
      append("target", result.target.id, scorecard.indicator(result.target.metric)?.byReplication ?? [])
    }
    return DataCatalogue.replications.file(rows: rows)
  }
}
