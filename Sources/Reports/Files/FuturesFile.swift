import Assessment
import Uncertainty

/// `futures.csv`: every future with its inputs and what came of it, one figure a row.
public enum FuturesFile {
  public static func text(of input: ReportInput) -> String {
    guard let card = input.scorecard.futures else { return DataCatalogue.futures.file(rows: []) }
    let rows = card.rows.indices.flatMap { future -> [[CSVField]] in
      func row(_ kind: String, _ name: String, _ value: Double?) -> [CSVField] {
        [.integer(card.draws[future]), .text(kind), .text(name), .number(value)]
      }
      return zip(card.inputs, card.rows[future]).map { row("input", $0.path, $1) }
        + card.promises.map { row("probability", $0.target, $0.probabilities[future]) }
        + card.promises.map { row("attained", $0.target, $0.values[future]) }
        + card.answers.map { row("answer", $0.id, $0.values[future]) }
    }
    return DataCatalogue.futures.file(rows: rows)
  }
}
