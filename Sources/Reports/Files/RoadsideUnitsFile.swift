import Assessment
import DistrictModel

/// `roadside_units.csv`: every roadside unit of the plan; written where the scenario has such.
public enum RoadsideUnitsFile {
  public static func text(of input: ReportInput) -> String {
    let card = input.scorecard.roadside
    let rows = (card?.units ?? []).enumerated().map { number, unit -> [CSVField] in
      [
        .text("RSU\(number + 1)"), .number(degrees(unit.coordinate.longitude)),
        .number(degrees(unit.coordinate.latitude)), .text(unit.isAtJunction ? "true" : "false"),
        .text(unit.isShared ? "true" : "false"), .text(card?.isSyntheticRoads == true ? "true" : "false"),
      ]
    }
    return DataCatalogue.roadsideUnits.file(rows: rows)
  }
}
