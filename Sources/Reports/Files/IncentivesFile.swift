import Assessment
import Finance

/// `incentives.csv`: what every clause paid in every year, and what became of its claims; written where the scenario lists any.
public enum IncentivesFile {
  public static func text(of input: ReportInput) -> String {
    let rows = (input.scorecard.finance?.incentives ?? []).flatMap { row -> [[CSVField]] in
      // A clause that pays nothing keeps a row.
      let years = row.byYear.map { (Optional($0.year), $0.paid) }
      return (years.isEmpty ? [(nil, .zero)] : years).map { year, paid in
        [
          .text(row.incentive.id), .text(row.incentive.document), .text(row.incentive.clause),
          .text(row.incentive.validFrom), .text(row.incentive.validTo), .number(year.map(Double.init)),
          .number(paid.cny), .integer(row.claims), .integer(row.paidClaims), .number(row.raw.cny),
          .number(row.paid.cny), .integer(row.capped), .integer(row.outOfTime), .integer(row.beaten),
          .integer(row.notEligible), .integer(row.audited),
        ]
      }
    }
    return DataCatalogue.incentives.file(rows: rows)
  }
}
