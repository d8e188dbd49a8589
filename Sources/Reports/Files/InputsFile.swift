import Assessment
import DistrictModel

/// `inputs.csv`: every number and word that went in, how well it is known and where it is from. How long, how often and from which
/// seed are told as they were run, whatever the scenario says.
public enum InputsFile {
  public static func text(of input: ReportInput) -> String {
    let run = input.provenance
    let asked = [
      "run.seed": "\(run.seed)", "run.days": "\(run.days)", "run.warm_up_days": "\(run.warmUpDays)",
      "run.replications": "\(run.replications)",
    ]
    return DataCatalogue.inputs.file(
      rows: input.assumptions.map { one in
        let value = asked[one.path] ?? one.value
        return [
          .text(one.path), .text(value), .text(one.unit),
          .text(value == one.value ? one.origin.rawValue : "command_line"), .text(one.grade.rawValue),
          .text(one.source),
        ]
      })
  }
}
