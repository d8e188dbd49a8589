import Assessment
import DistrictModel

/// `cells.csv`: every cell of the grid with its residents, demand and service.
public enum CellsFile {
  public static func text(of input: ReportInput) -> String {
    DataCatalogue.cells.file(rows: rows(of: input))
  }

  static func rows(of input: ReportInput) -> [[CSVField]] {
    let cells = input.world.grid.cells
    return input.scorecard.cells.map { row -> [CSVField] in
      let number = Int(row.cell.row)
      let cell = cells.indices.contains(number) ? cells[number] : nil
      let township = townshipName(row.township, input.world)
      return [
        .integer(number), cell.map { .integer($0.column) } ?? .number(nil),
        cell.map { .integer($0.row) } ?? .number(nil),
        .number(degrees(row.coordinate.longitude)), .number(degrees(row.coordinate.latitude)),
        .number(row.insideShare),
        .text(township.zh), .text(township.en), .integer(row.residents), .number(row.expectedKWhPerDay),
        .number(row.distanceM), .number(row.needsPerDay), .number(row.unservedPerDay),
        .integer(input.scorecard.replications),
      ]
    }
  }
}
