import DistrictModel
import Foundation

/// The schema table as JSON Schema (2020-12), for editors.
public enum JSONSchema {
  /// The schema of `scenario.yaml`, keys in order.
  public static func scenario() -> String {
    var root = object(ScenarioSchema.fields().map(\.outline))
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    root["title"] = "Wayside scenario"
    root["$defs"] = ["distribution": distribution]
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: root, options: options) else {
      return "{}\n"
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func object(_ fields: [FieldOutline]) -> [String: Any] {
    var properties: [String: Any] = [:]
    for field in fields {
      var shape = schema(field.shape)
      shape["description"] = field.unit.isEmpty ? field.meaning.en : "\(field.meaning.en) [\(field.unit)]"
      properties[field.key] = shape
    }
    return [
      "type": "object", "properties": properties, "required": fields.filter(\.isRequired).map(\.key),
      "additionalProperties": false, "patternProperties": ["^x-": [:] as [String: Any]],
    ]
  }

  private static func number(_ range: ClosedRange<Double>) -> [String: Any] {
    ["type": "number", "minimum": range.lowerBound, "maximum": range.upperBound]
  }

  /// A number, or what is known of it: limits of numbers say nothing of mappings.
  private static func uncertain(_ number: [String: Any]) -> [String: Any] {
    var either = number
    either["type"] = [number["type"], "object"]
    either["$ref"] = "#/$defs/distribution"
    return either
  }

  /// One form a row, of the keys it has to have and those it may have.
  private static var distribution: [String: Any] {
    let number: [String: Any] = ["type": "number"]
    let list: [String: Any] = ["type": "array", "items": number, "minItems": 1]
    let forms: [(required: [String], optional: [String])] = [
      (["low", "high"], []), (["low", "mode", "high"], []), (["mean", "sd"], ["low", "high"]),
      (["median", "factor"], ["low", "high"]), (["values"], ["weights"]),
    ]
    let shapes = forms.map { form -> [String: Any] in
      var properties: [String: Any] = ["group": ["type": "string"]]
      for key in form.required + form.optional {
        properties[key] = ["values", "weights"].contains(key) ? list : number
      }
      return [
        "type": "object", "properties": properties, "required": form.required, "additionalProperties": false,
      ]
    }
    return ["if": ["type": "object"], "then": ["anyOf": shapes]]
  }

  private static func schema(_ shape: FieldShape) -> [String: Any] {
    switch shape {
    case .number(let range): uncertain(number(range))
    case .integer(let range):
      uncertain(["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound])
    case .flag: ["type": "boolean"]
    case .text: ["type": "string"]
    case .identifier: ["type": "string", "pattern": "^[a-z0-9-]{1,64}$"]
    case .date: ["type": "string", "format": "date"]
    case .choice(let words): ["enum": words]
    case .numbers(let count, let range):
      [
        "type": "array", "minItems": count.lowerBound, "maxItems": count.upperBound,
        "items": number(range),
      ]
    case .matrix: ["type": "array", "items": ["type": "array", "items": ["type": "number"]]]
    case .words(let each): ["type": "array", "items": schema(each)]
    case .dayPrices(let range):
      [
        "anyOf": [
          schema(.number(range)), schema(.choice(DayPrices.presets.map(\.name))),
          schema(.numbers(24...24, range)),
          schema(.list(DayPrices.windows(range).map(\.outline), atLeast: 1)),
        ]
      ]
    case .bilingual:
      ["anyOf": [["type": "string"], object(NamePair.fields.map(\.outline))]]
    case .section(let fields): object(fields)
    case .list(let fields, let least): ["type": "array", "minItems": least, "items": object(fields)]
    case .curve:
      [
        "anyOf": [
          ["enum": CurvePreset.all.map(\.name)],
          [
            "type": "array",
            "items": ["type": "array", "items": ["type": "number"], "minItems": 2, "maxItems": 2],
          ],
        ]
      ]
    }
  }
}

/// The schema table as a page for people.
public enum SchemaReference {
  public static func markdown() -> String {
    var lines = [
      "# Scenario reference", "", "Made from the schema table by `wayside schema --format markdown`.", "",
      "Any number of this page may be given as what is known of it, and is drawn anew for each future:", "",
      "- `{low: 3, high: 5}`: anything between, equally likely", "- `{low: 3, mode: 4, high: 5}`: a triangle",
      "- `{mean: 4, sd: 0.5}`: normal, cut to `low` and `high` if given and to the key's own range",
      "- `{median: 4, factor: 1.5}`: lognormal, two thirds lie within a factor 1.5; cut like the normal form",
      "- `{values: [3, 5], weights: [2, 1]}`: one of these; equally likely without `weights`", "",
      "With `group: word` it rises and falls with the other members of that group of `uncertainty.groups`.",
      "",
      "| key | accepts | unit | default | grade | source | meaning |", "|---|---|---|---|---|---|---|",
    ]
    append(ScenarioSchema.fields().map(\.outline), under: "", to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func append(_ fields: [FieldOutline], under path: String, to lines: inout [String]) {
    for field in fields {
      let name = path + field.key
      let standard = field.isRequired ? "required" : field.standard ?? ""
      let graded = field.isRequired || field.standard == nil ? "" : field.grade.rawValue
      lines.append(
        "| `\(name)` | \(words(field.shape)) | \(field.unit) | \(standard) | \(graded) | \(field.source) | \(field.meaning.zh) / \(field.meaning.en) |"
      )
      switch field.shape {
      case .section(let inner): append(inner, under: name + ".", to: &lines)
      case .list(let inner, _): append(inner, under: name + "[].", to: &lines)
      case .dayPrices(let range):
        append(DayPrices.windows(range).map(\.outline), under: name + "[].", to: &lines)
      default: break
      }
    }
  }

  private static func words(_ shape: FieldShape) -> String {
    switch shape {
    case .number(let range): "\(Numeral.text(range.lowerBound)) … \(Numeral.text(range.upperBound))"
    case .integer(let range):
      range.upperBound == .max ? "whole number" : "\(range.lowerBound) … \(range.upperBound), whole"
    case .flag: "true or false"
    case .text: "text"
    case .identifier: "id"
    case .date: "date"
    case .choice(let words): words.joined(separator: ", ")
    case .numbers(let count, _):
      count.lowerBound == count.upperBound
        ? "\(count.lowerBound) numbers" : "\(count.lowerBound) to \(count.upperBound) numbers"
    case .matrix: "rows of numbers"
    case .words(let each): "list of: \(words(each))"
    case .dayPrices:
      "number, 24 numbers, windows, or " + DayPrices.presets.map(\.name).joined(separator: ", ")
    case .bilingual: "zh and en"
    case .section: "mapping"
    case .list: "list"
    case .curve: "name, or list of [state, 1/h]"
    }
  }
}
