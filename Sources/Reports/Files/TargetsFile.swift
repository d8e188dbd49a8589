public import Assessment
import DistrictModel

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
        "counting": .text(target.counting),
        "unit": .string(target.unit.en),
        "unit_zh": .string(target.unit.zh),
        "target": .number(target.value),
        "existing": .number(result.existing),
        "planned": .number(result.planned),
        "attained": .number(result.attained),
        "low": .number(result.low),
        "high": .number(result.high),
        "gap": .number(result.gap),
        "met": .bool(result.isMet),
        "probability_met": .number(result.probabilityMet),
        "deadline": .string(target.deadline),
        "document": .string(target.document),
        "clause": .string(target.clause),
        "source": .string([target.document, target.clause].filter { !$0.isEmpty }.joined(separator: ", ")),
        "note": .text(result.note),
      ])
    }
    return JSONText.object(["schema": .string("wayside-targets/1"), "targets": .array(rows)]).document
  }
}
