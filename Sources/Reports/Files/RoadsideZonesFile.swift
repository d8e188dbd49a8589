import Assessment
import DistrictModel
import RoadsideUnits

/// `roadside_zones.csv`: what each zone and corridor gets; written where the scenario has such.
public enum RoadsideZonesFile {
  public static func text(of input: ReportInput) -> String {
    DataCatalogue.roadsideZones.file(rows: rows(of: input))
  }

  static func rows(of input: ReportInput) -> [[CSVField]] {
    let card = input.scorecard.roadside
    let isSynthetic = card?.isSyntheticRoads == true ? "true" : "false"
    return (card?.zones ?? []).map { row -> [CSVField] in
      let figures = row.figures
      /// Empty where there is no road to speak of.
      func share(_ roads: RoadsideFigures.Roads, _ value: Double) -> CSVField {
        roads.summary.kilometres > 0 ? .number(rounded(value)) : .number(nil)
      }
      let (wanted, all, primary) = (figures.wanted, figures.all, figures.primary)
      return [
        .text(row.zone.id), .text(row.zone.name.zh), .text(row.zone.name.en),
        .text(row.zone.isCorridor ? "corridor" : "area"), .number(rounded(wanted.summary.kilometres)),
        share(wanted, wanted.summary.coveredByLength), share(wanted, wanted.summary.coveredByTraffic),
        .number(rounded(all.summary.kilometres)), share(all, all.summary.coveredByLength),
        .number(rounded(primary.summary.kilometres)), share(primary, primary.summary.coveredByLength),
        .integer(figures.units), .integer(row.zone.units), .integer(figures.junctions),
        .integer(figures.equippedJunctions), .integer(figures.coveredJunctions),
        share(wanted, wanted.summary.longestGapM), share(wanted, wanted.summary.longestGapSeconds),
        share(wanted, wanted.meanAgeSeconds), share(wanted, wanted.meanAgeOfDriversSeconds),
        .text(isSynthetic),
      ]
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
