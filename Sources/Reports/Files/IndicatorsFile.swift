public import Assessment
import DistrictModel

/// `indicators.json`: every indicator with its 95 % interval (`wayside-indicators/1`).
public enum IndicatorsFile {
  public static func text(of scorecard: Scorecard) -> String {
    let rows = scorecard.indicators.map { indicator in
      JSONText.object([
        "id": .string(indicator.id),
        "number": .integer(indicator.number),
        "name": .text(indicator.name),
        "formula": .text(indicator.formula),
        "unit": .string(indicator.unit.en),
        "unit_zh": .string(indicator.unit.zh),
        "value": .number(indicator.value),
        "low": .number(indicator.low),
        "high": .number(indicator.high),
        "replications": .integer(indicator.replications),
        "decimals": .integer(indicator.decimals),
        "scope": .text(indicator.scope),
        "basis": .string(indicator.basis.rawValue),
        "remark": indicator.remark.map(JSONText.text) ?? .number(nil),
      ])
    }
    return JSONText.object(["schema": .string("wayside-indicators/1"), "indicators": .array(rows)]).document
  }
}
