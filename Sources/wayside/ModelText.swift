import ComponentModels
import DistrictModel
import Reports
import ScenarioFiles

/// Models and their answers as text.
enum ModelText {
  /// Every model with its column sets; a bracketed column may be left out.
  static func plain(_ language: PlainLanguage) -> String {
    var lines: [String] = []
    for model in ComponentModelCatalogue.all {
      if !lines.isEmpty { lines.append("") }
      lines.append("\(model.id): \(language.pick(model.summary))")
      for form in model.forms {
        let inputs = form.inputs.map { $0.fallback == nil ? $0.name : "[\($0.name)]" }
        lines.append(
          "  " + inputs.joined(separator: ", ") + " -> " + form.outputs.map(\.name).joined(separator: ", "))
      }
      var seen: [String] = []
      for form in model.forms {
        for column in form.inputs where !seen.contains(column.name) {
          seen.append(column.name)
          lines.append("    \(column.name): " + language.pick(column.summary) + " (\(range(of: column)))")
        }
        for column in form.outputs where !seen.contains(column.name) {
          seen.append(column.name)
          lines.append("    \(column.name): " + language.pick(column.summary) + unit(column.unit))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static var json: String {
    JSONText.object([
      "schema": .string("wayside-models/1"),
      "models": .array(
        ComponentModelCatalogue.all.map { model in
          .object([
            "id": .string(model.id), "summary": text(model.summary),
            "forms": .array(
              model.forms.map { form in
                .object([
                  "inputs": .array(form.inputs.map(input)),
                  "outputs": .array(
                    form.outputs.map {
                      .object([
                        "name": .string($0.name), "unit": .string($0.unit), "summary": text($0.summary),
                      ])
                    }),
                ])
              }),
          ])
        }),
    ]).document
  }

  static func json(of table: CaseTable, _ model: ComponentModel) -> String {
    let rows = table.inputs.indices.map { row -> JSONText in
      var members: [String: JSONText] = [:]
      for (name, field) in zip(table.header, table.fields[row]) { members[name] = .string(field) }
      for column in table.form.inputs {
        if let value = table.inputs[row][column.name] { members[column.name] = json(value) }
      }
      for (name, value) in zip(table.appended, table.outputs[row]) { members[name] = json(value) }
      return .object(members)
    }
    return JSONText.object([
      "schema": .string("wayside-model/1"), "model": .string(model.id),
      "appended": .array(table.appended.map(JSONText.string)), "rows": .array(rows),
    ]).document
  }

  static func text(_ text: BilingualText) -> JSONText {
    .object(["zh": .string(text.zh), "en": .string(text.en)])
  }

  private static func input(_ column: InputColumn) -> JSONText {
    var members: [String: JSONText] = [
      "name": .string(column.name), "unit": .string(column.unit), "summary": text(column.summary),
    ]
    switch column.kind {
    case .number(let range):
      members["minimum"] = .number(range.lowerBound)
      members["maximum"] = .number(range.upperBound)
      members["kind"] = .string("number")
    case .whole(let range):
      members["minimum"] = .integer(range.lowerBound)
      members["maximum"] = .integer(range.upperBound)
      members["kind"] = .string("whole")
    case .word(let words):
      members["words"] = .array(words.map(JSONText.string))
      members["kind"] = .string("word")
    case .title(let words):
      members["words"] = .array(words.map(JSONText.string))
      members["kind"] = .string("title")
    case .instant: members["kind"] = .string("instant")
    case .list(let range, let most):
      members["minimum"] = .number(range.lowerBound)
      members["maximum"] = .number(range.upperBound)
      members["most"] = .integer(most)
      members["kind"] = .string("list")
    }
    if let fallback = column.fallback { members["default"] = json(fallback) }
    return .object(members)
  }

  private static func json(_ answer: ModelAnswer) -> JSONText {
    switch answer {
    case .number(let number): .number(number)
    case .word(let word): .string(word)
    }
  }

  private static func json(_ value: ModelValue) -> JSONText {
    switch value {
    case .number(let number): .number(number)
    case .word(let word): .string(word)
    case .list(let numbers): .array(numbers.map(JSONText.number))
    }
  }

  private static func range(of column: InputColumn) -> String {
    let unit = column.unit == "-" ? "" : " " + column.unit
    return switch column.kind {
    case .number(let range): short(range.lowerBound) + "–" + short(range.upperBound) + unit
    case .whole(let range): "\(range.lowerBound)–\(range.upperBound)" + unit
    case .word(let words): words.joined(separator: ", ")
    case .title(let words): words.map { $0 + "…" }.joined(separator: ", ")
    case .instant: "2025-06-21T12:15:00+08:00"
    case .list(let range, let most):
      "1–\(most) × " + short(range.lowerBound) + "–" + short(range.upperBound) + unit
    }
  }

  private static func unit(_ unit: String) -> String { unit == "-" ? "" : " (\(unit))" }

  private static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e6 ? "\(Int(value))" : "\(value)"
  }
}
