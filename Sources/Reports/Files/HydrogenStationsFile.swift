import Assessment
import DistrictModel

/// `hydrogen_stations.csv`: every station of hydrogen, methanol or ammonia with what it did; written where they are simulated.
public enum HydrogenStationsFile {
  public static func text(of input: ReportInput) -> String {
    DataCatalogue.hydrogenStations.file(rows: rows(of: input))
  }

  static func rows(of input: ReportInput) -> [[CSVField]] {
    let card = input.scorecard.hydrogen
    return (card?.stations ?? []).map { row -> [CSVField] in
      [
        .text(row.id), .text(row.name.zh), .text(row.name.en), .text(row.kind.zh), .text(row.kind.en),
        .text(row.fuel.rawValue), .number(degrees(row.coordinate.longitude)),
        .number(degrees(row.coordinate.latitude)), .text(row.isSynthetic ? "true" : "false"),
        .number(row.vehiclesPerDay), .number(row.kgPerDay), .number(row.possibleKgPerDay), .text(row.limit),
        .number(row.unservedKg), .number(row.turnedAway), .number(row.meanWaitMin),
        .number(row.analyticWaitMin),
        .number(row.shareOver30Min), .number(row.kWhPerKg), .number(row.compressionKWhPerKg),
        .number(row.peakKW), .number(row.trips), .number(row.lateTrips), .number(row.returnedKg),
        .number(row.ventedKg), .number(row.closedHours), .number(row.compressorOutHours),
        .number(row.longestStockOutHours), .number(row.cnyPerKg), .integer(card?.days ?? 0),
      ]
    }
  }
}
