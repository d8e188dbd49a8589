import Assessment
import NumericKernels

/// `guidance.csv`: waits against informed share and age of the boards, by kind of station; written where that was studied.
public enum GuidanceFile {
  public static func text(of input: ReportInput) -> String {
    let rows = (input.scorecard.roadside?.guidance ?? []).flatMap { table in
      ([table.uninformed] + table.entries.flatMap(\.self)).map { entry -> [CSVField] in
        [
          .text(table.service), .number(table.serviceMin), .number(entry.informedShare),
          .number(entry.ageMin),
          .number(entry.waitMin.mean), .number(entry.waitMin.low), .number(entry.waitMin.high),
          .number(entry.change.mean), .number(entry.change.low), .number(entry.change.high),
          .number(entry.lostShare), .integer(entry.waitMin.replications),
        ]
      }
    }
    return DataCatalogue.guidance.file(rows: rows)
  }
}
