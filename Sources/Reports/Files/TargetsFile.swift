public import Assessment
import DistrictModel
import Programme

/// `targets.json`: every promise, what is attained and how surely (`wayside-targets/1`).
public enum TargetsFile {
  public static func text(of scorecard: Scorecard) -> String {
    let rows = scorecard.targets.map { result in
      let target = result.target
      return JSONText.object([
        "id": .string(target.id),
        "name": .text(target.name),
        "metric": .string(target.metric),
        "sense": .string(target.sense.rawValue),
        "form": .string(target.form.rawValue),
        "scope": .string(target.scope.rawValue),
        "counting": .text(target.countingWords),
        "unit": .string(target.unit.en),
        "unit_zh": .string(target.unit.zh),
        "target": .number(target.form == .text ? nil : target.value),
        "existing": .number(result.existing),
        "planned": .number(result.planned),
        "attained": .number(result.attained),
        "low": .number(result.low),
        "high": .number(result.high),
        "gap": .number(result.gap),
        "met": result.status == .notJudged ? .number(nil) : .bool(result.isMet),
        "status": .string(result.status.rawValue),
        "probability_met": .number(result.probabilityMet),
        "known_by": .string(result.ground.rawValue),
        "samples": .integer(result.samples),
        "remedy": remedy(result.remedy),
        "reserve": reserve(result.reserve),
        "budget_cuts": .array(result.cuts.map(cut)),
        "deadline": .string(target.deadline),
        "document": .string(target.document),
        "clause": .string(target.clause),
        "source": .string([target.document, target.clause].filter { !$0.isEmpty }.joined(separator: ", ")),
        "note": .text(result.note),
      ])
    }
    return JSONText.object(["schema": .string("wayside-targets/1"), "targets": .array(rows)]).document
  }

  private static func remedy(_ remedy: Remedy?) -> JSONText {
    guard let remedy else { return .number(nil) }
    return JSONText.object([
      "what": .text(remedy.what), "units": .integer(remedy.units), "total_cny": .number(remedy.totalCNY),
      "is_enough": .bool(remedy.isEnough),
    ])
  }

  private static func reserve(_ reserve: Reserve?) -> JSONText {
    guard let reserve else { return .number(nil) }
    return JSONText.object([
      "wanted_probability": .number(reserve.wantedProbability),
      "more_works": .number(reserve.moreWorks.map(Double.init)),
      "more_count": .number(reserve.moreCount.map(Double.init)), "more_cny": .number(reserve.moreCNY),
      "earlier_months": .number(reserve.earlierMonths.map(Double.init)),
    ])
  }

  private static func cut(_ cut: BudgetCut) -> JSONText {
    JSONText.object([
      "year": .integer(cut.year), "cut_share": .number(cut.cutShare), "standing_uncut": .number(cut.uncut),
      "standing_cut": .number(cut.cut), "probability_met": .number(cut.probability),
    ])
  }
}
