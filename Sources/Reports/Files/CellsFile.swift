import Assessment
import DistrictModel

/// `cells.csv`: every cell of the grid with its residents, demand and service.
public enum CellsFile {
  public static func text(of input: ReportInput) -> String {
    let cells = input.world.grid.cells
    let rows = input.scorecard.cells.map { row -> [CSVField] in
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
    return DataCatalogue.cells.file(rows: rows)
  }
}
