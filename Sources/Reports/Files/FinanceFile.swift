import Assessment
import Finance

/// `finance.csv`: every station and unit group with its money over the horizon; written where the scenario has `finance`.
public enum FinanceFile {
  public static func text(of input: ReportInput) -> String {
    let finance = input.scorecard.finance
    let rows = (finance?.projects ?? []).map { row -> [CSVField] in
      let figures = row.figures
      return [
        .text(row.id), .text(row.kind.rawValue), .text(row.firm), .text(row.township),
        .integer(row.firstYear),
        .number(figures.investment.cny), .number(figures.incentives.cny), .number(figures.netPresentCNY),
        .number(figures.operatorNetPresentCNY), .number(figures.operatorReturnShare),
        .number(figures.simplePayBackYears), .number(figures.discountedPayBackYears),
        .number(figures.levelisedCNY), .integer(finance?.parameters.priceYear ?? 0),
      ]
    }
    return DataCatalogue.finance.file(rows: rows)
  }
}
