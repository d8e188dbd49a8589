import Assessment
import DistrictModel

/// `roadside_units.csv`: every roadside unit of the plan; written where the scenario has such.
public enum RoadsideUnitsFile {
  public static func text(of input: ReportInput) -> String {
    let header = ["id", "longitude", "latitude", "at_junction", "shared", "synthetic_roads"]
    let card = input.scorecard.roadside
    let rows = (card?.units ?? []).enumerated().map { number, unit -> [CSVField] in
      [
        .text("RSU\(number + 1)"), .number(degrees(unit.coordinate.longitude)),
        .number(degrees(unit.coordinate.latitude)), .text(unit.isAtJunction ? "true" : "false"),
        .text(unit.isShared ? "true" : "false"), .text(card?.isSyntheticRoads == true ? "true" : "false"),
      ]
    }
    return CSVText.file(header: header, rows: rows)
  }
}
