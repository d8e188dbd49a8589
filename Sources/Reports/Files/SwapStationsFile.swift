import Assessment
import DistrictModel

/// `swap_stations.csv`: every swap station of the plan with what it did; written where swap stations are operated.
public enum SwapStationsFile {
  public static func text(of input: ReportInput) -> String {
    DataCatalogue.swapStations.file(rows: rows(of: input))
  }

  static func rows(of input: ReportInput) -> [[CSVField]] {
    guard let card = input.scorecard.swap else { return [] }
    return zip(input.scorecard.swapStations, card.stations).map { site, row -> [CSVField] in
      let kind = card.names.indices.contains(row.kind) ? card.names[row.kind] : .same("")
      return [
        .text(site.id), .text(site.name.zh), .text(site.name.en), .text(kind.zh), .text(kind.en),
        .text(site.township.zh), .text(site.township.en), .number(degrees(site.coordinate.longitude)),
        .number(degrees(site.coordinate.latitude)), .text(site.isSynthetic ? "true" : "false"),
        .number(row.swapsPerDay), .number(row.meanWaitMin), .number(row.longWaitShare),
        .number(row.lostShare),
        .number(row.peakKW), .number(row.gridKWhPerDay), .number(row.fedKWhPerDay),
        .number(row.incomeCNYPerDay),
        .number(row.energyCNYPerDay),
        .number(row.wearCNYPerDay), .integer(card.replications), .text(site.opensYear.map { "\($0)" } ?? ""),
      ]
    }
  }
}
