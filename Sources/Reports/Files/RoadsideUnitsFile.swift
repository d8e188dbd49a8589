import Assessment
import DistrictModel

/// `roadside_units.csv`: every roadside unit of the plan; written where the scenario has such.
public enum RoadsideUnitsFile {
  public static func text(of input: ReportInput) -> String {
    DataCatalogue.roadsideUnits.file(rows: rows(of: input))
  }

  static func rows(of input: ReportInput) -> [[CSVField]] {
    let card = input.scorecard.roadside
    return (card?.units ?? []).enumerated().map { number, unit -> [CSVField] in
      [
        .text("RSU\(number + 1)"), .number(degrees(unit.coordinate.longitude)),
        .number(degrees(unit.coordinate.latitude)), .text(unit.isAtJunction ? "true" : "false"),
        .text(unit.isShared ? "true" : "false"), .text(card?.isSyntheticRoads == true ? "true" : "false"),
      ]
    }
  }
}
