import Assessment
import DistrictModel

/// `stations.csv`: every charging station of the plan with what it is and what it did.
public enum StationsFile {
  public static func text(of input: ReportInput) -> String {
    let types = input.world.chargerTypes
    let header =
      [
        "id", "name_zh", "name_en", "category_zh", "category_en", "township_zh", "township_en", "longitude",
        "latitude",
        "existing", "synthetic", "capacity", "chargers",
      ] + types.map { CSVField.text("chargers_" + $0.id).written } + [
        "connectors", "power_kw", "sessions_per_day", "energy_kwh_per_day", "occupancy_share",
        "charging_share",
        "power_share", "mean_wait_min", "left_per_day", "replications", "opens_year",
      ]
    let rows = input.scorecard.stations.map { row -> [CSVField] in
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
        .text(row.opensYear.map { "\($0)" } ?? ""),
      ]
      return identity + counts + results
    }
    return CSVText.file(header: header, rows: rows)
  }
}

/// Seven decimals, about a centimetre.
func degrees(_ angle: Double) -> Double { (angle * 1e7).rounded() / 1e7 }
