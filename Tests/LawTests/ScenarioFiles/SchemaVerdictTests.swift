import DistrictModel
import Foundation
import Testing

@testable import ScenarioFiles

@Suite("The JSON Schema and the reader come to the same verdict on every value of every key")
struct SchemaVerdictTests {
  /// A value as a person writes it, and what a JSON reader makes of it.
  struct Sample {
    let text: String
    let value: Any
  }

  private static var ordinary: [Sample] {
    [
      Sample(text: "plain", value: "plain"), Sample(text: "\"quoted\"", value: "quoted"),
      Sample(text: "\"5\"", value: "5"), Sample(text: "1_000", value: "1_000"),
      Sample(text: "true", value: true), Sample(text: "\"true\"", value: "true"),
      Sample(text: "~", value: NSNull()), Sample(text: "null", value: NSNull()),
      Sample(text: "", value: NSNull()),
      Sample(text: "[]", value: [Any]()), Sample(text: "[a]", value: ["a"]),
      Sample(text: "{}", value: [String: Any]()),
      Sample(text: "{ zz: 1 }", value: ["zz": 1]),
      Sample(text: "{ low: 0.5 }", value: ["low": 0.5]), Sample(text: "5", value: 5),
      Sample(text: "-5", value: -5),
      Sample(text: "0.25", value: 0.25), Sample(text: "1e3", value: 1000),
      Sample(text: "1e300", value: 1e300),
    ]
  }

  /// Both ends of a range, and the nearest numbers beyond them.
  private static func ends(of shape: FieldShape) -> [Sample] {
    switch shape {
    case .number(let range):
      return [range.lowerBound, range.lowerBound - 0.125, range.upperBound, range.upperBound + 0.125].map {
        Sample(text: "\($0)", value: $0)
      }
    case .integer(let range):
      let above = range.upperBound == .max ? [] : [range.upperBound + 1]
      return ([range.lowerBound, range.lowerBound - 1, range.upperBound] + above).map {
        Sample(text: "\($0)", value: $0)
      }
    case .numbers(let count, let range):
      return [
        (count.lowerBound, range.lowerBound), (count.upperBound, range.upperBound),
        (count.lowerBound, range.lowerBound - 0.125), (count.upperBound, range.upperBound + 0.125),
        (count.lowerBound - 1, range.lowerBound), (count.upperBound + 1, range.lowerBound),
      ].map { count, number in
        let list = [Double](repeating: number, count: count)
        return Sample(text: "\(list)", value: list)
      }
    case .choice(let words):
      return words.flatMap { [Sample(text: $0, value: $0), Sample(text: "\($0)x", value: "\($0)x")] }
    case .identifier:
      let long = String(repeating: "a", count: 65)
      return ["a-1", "A1", "a_1", "a b", long].map { Sample(text: $0, value: $0) }
    case .curve:
      return CurvePreset.all.map { Sample(text: $0.name, value: $0.name) } + [
        Sample(text: "[[0, 1], [1, 1]]", value: [[0, 1], [1, 1]]),
        Sample(text: "[[0], [1]]", value: [[0], [1]]),
      ]
    default: return []
    }
  }

  /// Whether the reader complains of a value that stands alone at a path.
  private static func isRefused(
    _ text: String, at steps: [String], _ fields: [Field<ScenarioDraft>]
  ) -> Bool {
    var line = "\(steps[steps.count - 1]): "
    for step in steps.dropLast().reversed() {
      line = step.hasSuffix("[]") ? "\(step.dropLast(2)): [{ \(line)" : "\(step): { \(line)"
    }
    let column = line.unicodeScalars.count + 1
    line += text
    for step in steps.dropLast().reversed() { line += step.hasSuffix("[]") ? " }]" : " }" }
    let source = SourceText(file: "t", text: line + "\n")
    guard let node = YAMLText.compose(line + "\n", file: "t").node else { return true }
    let reader = ScenarioReader(source: source)
    var draft = ScenarioDraft()
    reader.mapping(node, "", fields, into: &draft)
    return reader.diagnostics.contains {
      $0.column >= column - 1 || ["E0210", "E0211", "E0218"].contains($0.code)
    }
  }

  /// Every key with its path, its shape in the table and its shape in the printed schema.
  private static func keys() throws -> [(path: [String], shape: FieldShape, schema: [String: Any])] {
    let printed = try JSONSerialization.jsonObject(with: Data(JSONSchema.scenario().utf8)) as? [String: Any]
    var found: [(path: [String], shape: FieldShape, schema: [String: Any])] = []
    func walk(_ fields: [FieldOutline], _ path: [String], _ schema: [String: Any]) throws {
      let properties = try #require(schema["properties"] as? [String: [String: Any]])
      #expect(properties.keys.sorted() == fields.map(\.key).sorted())
      for field in fields {
        let inner = try #require(properties[field.key])
        found.append((path + [field.key], field.shape, inner))
        switch field.shape {
        case .section(let fields): try walk(fields, path + [field.key], inner)
        case .list(let fields, _):
          try walk(fields, path + [field.key + "[]"], #require(inner["items"] as? [String: Any]))
        default: break
        }
      }
    }
    try walk(ScenarioSchema.fields().map(\.outline), [], #require(printed))
    return found
  }

  @Test("What the schema refuses the reader refuses, and what it accepts the reader accepts")
  func verdicts() throws {
    let fields = ScenarioSchema.fields()
    let keys = try Self.keys()
    #expect(keys.count > 120)
    for key in keys {
      for sample in Self.ordinary + Self.ends(of: key.shape) {
        let isValid = JSONVerdict.accepts(sample.value, key.schema)
        let isRefused = Self.isRefused(sample.text, at: key.path, fields)
        let place = "\(key.path.joined(separator: ".")): \(sample.text)"
        if !isValid { #expect(isRefused, "the schema alone refuses \(place)") }
        // Of dates, curves and whole sections the reader asks more than a schema can say.
        switch key.shape {
        case .date, .curve, .bilingual, .section, .list: break
        case .integer where sample.text.contains("e"): break
        default: if isValid { #expect(!isRefused, "the reader alone refuses \(place)") }
        }
      }
    }
  }

  @Test("A number's range in the table is the range the reader keeps")
  func ranges() throws {
    let fields = ScenarioSchema.fields()
    var checked = 0
    for key in try Self.keys() {
      let beyond: [String]
      switch key.shape {
      case .number(let range): beyond = ["\(range.lowerBound - 0.125)", "\(range.upperBound + 0.125)"]
      case .integer(let range):
        beyond = ["\(range.lowerBound - 1)"] + (range.upperBound == .max ? [] : ["\(range.upperBound + 1)"])
      default: continue
      }
      for text in beyond {
        #expect(Self.isRefused(text, at: key.path, fields), "\(key.path.joined(separator: ".")): \(text)")
        checked += 1
      }
    }
    #expect(checked > 100)
  }

  @Test("Every default that is a number or a word says where it is from")
  func sources() throws {
    func walk(_ fields: [FieldOutline], _ path: String) {
      for field in fields {
        switch field.shape {
        case .section(let inner), .list(let inner, _): walk(inner, "\(path)\(field.key).")
        case .text, .identifier, .date, .bilingual: break
        default:
          #expect(
            field.isRequired || !field.source.isEmpty, "\(path)\(field.key) has a default without a source")
        }
      }
    }
    walk(ScenarioSchema.fields().map(\.outline), "")
  }
}

/// The part of JSON Schema 2020-12 that the scenario schema uses.
private enum JSONVerdict {
  static func accepts(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let types = schema["type"] as? [String] {
      // A number, or an object as the definition beside it says.
      var one = schema
      one["type"] = value is [String: Any] ? "object" : types.first
      let isKnown = types.contains("object") || !(value is [String: Any])
      return isKnown && (value is [String: Any] ? isDistribution(value) : accepts(value, one))
    }
    if let choices = schema["anyOf"] as? [[String: Any]] { return choices.contains { accepts(value, $0) } }
    if let words = schema["enum"] as? [String] { return (value as? String).map(words.contains) ?? false }
    switch schema["type"] as? String {
    case "boolean": return isFlag(value)
    case "string":
      guard let text = value as? String else { return false }
      guard let pattern = schema["pattern"] as? String else { return true }
      return text.range(of: pattern, options: .regularExpression) != nil
    case "number", "integer":
      guard let number = number(value) else { return false }
      if schema["type"] as? String == "integer", number != number.rounded() { return false }
      let low = (schema["minimum"] as? NSNumber)?.doubleValue ?? -.infinity
      let high = (schema["maximum"] as? NSNumber)?.doubleValue ?? .infinity
      return low <= number && number <= high
    case "array":
      guard let list = value as? [Any] else { return false }
      let counts = (schema["minItems"] as? Int ?? 0)...(schema["maxItems"] as? Int ?? .max)
      return counts.contains(list.count)
        && list.allSatisfy { accepts($0, schema["items"] as? [String: Any] ?? [:]) }
    case "object":
      guard let object = value as? [String: Any],
        let properties = schema["properties"] as? [String: [String: Any]]
      else { return false }
      let required = schema["required"] as? [String] ?? []
      return required.allSatisfy { object[$0] != nil }
        && object.allSatisfy { key, inner in
          key.hasPrefix("x-") || properties[key].map { accepts(inner, $0) } ?? false
        }
    default: return true
    }
  }

  /// What `$ref` leads to.
  nonisolated(unsafe) private static let distribution: [String: Any]? = {
    let printed = try? JSONSerialization.jsonObject(with: Data(JSONSchema.scenario().utf8)) as? [String: Any]
    let definitions = printed?["$defs"] as? [String: [String: Any]]
    return definitions?["distribution"]?["then"] as? [String: Any]
  }()

  private static func isDistribution(_ value: Any) -> Bool {
    distribution.map { accepts(value, $0) } ?? false
  }

  private static func isFlag(_ value: Any) -> Bool { type(of: value) == Bool.self }

  private static func number(_ value: Any) -> Double? {
    isFlag(value) ? nil : (value as? Double) ?? (value as? Int).map(Double.init)
  }
}
