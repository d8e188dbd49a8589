import Assessment
import DistrictModel

/// `stations.csv`: every charging station of the plan with what it is and what it did: the register of stations.
public enum StationsFile {
  public static func text(of input: ReportInput) -> String {
    DataCatalogue.stations.file(input.world.chargerTypes, rows: rows(of: input))
  }

  static func rows(of input: ReportInput) -> [[CSVField]] {
    let types = input.world.chargerTypes
    return input.scorecard.stations.map { row -> [CSVField] in
      let identity: [CSVField] = [
        .text(row.id), .text(row.name.zh), .text(row.name.en), .text(row.category.zh), .text(row.category.en),
        .text(row.township.zh), .text(row.township.en), .number(degrees(row.coordinate.longitude)),
        .number(degrees(row.coordinate.latitude)), .text(row.isExisting ? "true" : "false"),
        .text(row.isSynthetic ? "true" : "false"), .integer(row.capacity), .integer(row.chargerCount),
      ]
      let counts = types.indices.map {
        CSVField.integer(row.chargers.indices.contains($0) ? row.chargers[$0] : 0)
      }
      let results: [CSVField] = [
        .integer(row.connectors), .number(row.powerKW), .number(row.sessionsPerDay),
        .number(row.energyKWhPerDay),
        .number(row.occupancyShare), .number(row.chargingShare), .number(row.powerShare),
        .number(row.meanWaitMin),
        .number(row.leftPerDay), .integer(input.scorecard.replications),
        .text(row.opensYear.map { "\($0)" } ?? ""), .text(row.operatorID),
      ]
      return identity + counts + results
    }
  }
}

/// Seven decimals, about a centimetre.
func degrees(_ angle: Double) -> Double { (angle * 1e7).rounded() / 1e7 }
