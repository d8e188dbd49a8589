public import ComponentModels
import DistrictModel

/// A CSV of cases for a component model: read, checked against the model's columns, and written back with answers.
public struct CaseTable: Sendable {
  /// The column set that the header chose.
  public let form: ModelForm
  public let header: [String]
  /// The fields as they stood in the file.
  public let fields: [[String]]
  public let inputs: [ModelRow]
  /// Names of the appended columns: those of the form, with `_wayside` where the file has one of that name.
  public let appended: [String]
  /// One row of outputs per row of the file.
  public let outputs: [[ModelAnswer]]
  /// For every output of the form, the answer that stood in the file under its name.
  public let expected: [[ModelAnswer?]]

  /// Reads and evaluates every row. The table is `nil` where there is an error among the diagnostics; a warning
  /// leaves it usable.
  ///
  /// - Parameter needsAnswers: whether the file is to be compared: it has a column of at least one output then, with a
  ///   number in every row.
  public static func read(
    _ text: String, file: String, model: ComponentModel, needsAnswers: Bool = false
  ) -> (table: CaseTable?, diagnostics: [Diagnostic]) {
    let header = CSVTable(text: text, file: file, columns: []).header.map(\.text)
    let form = model.form(for: header)
    let optional = form.inputs.filter { $0.fallback != nil }.map(\.name)
    var csv = CSVTable(text: text, file: file, columns: form.neededColumns, optional: optional)
    guard !header.isEmpty,
      !csv.diagnostics.contains(where: { [Self.openQuote, CSVTable.otherSeparator].contains($0.code) })
    else {
      return (nil, csv.diagnostics)
    }
    let outputNames = form.outputs.map(\.name)
    let known = form.inputs.map(\.name) + outputNames
    csv.warnOfNearNames(needsAnswers ? optional + outputNames : optional, among: known)
    csv.warnOfOtherForms(of: model, chosen: form, among: known)
    if needsAnswers { csv.requireAnswers(form.outputs) }
    if csv.rows.isEmpty {
      csv.complain(csv.header[0], "E0320", zh: "文件只有标题行", en: "the file has a header and no rows")
    }
    var inputs: [ModelRow] = []
    var outputs: [[ModelAnswer]] = []
    let evaluate = form.evaluator()
    // What can be checked is checked even where a column is missing or a row too short: one pass shows all.
    for fields in csv.rows where fields.count == header.count {
      guard let row = csv.inputs(of: form, fields) else { continue }
      do {
        outputs.append(try evaluate(row))
        inputs.append(row)
      } catch {
        let place = csv.value(error.column, fields) ?? fields[0]
        csv.complain(
          place, "E0321", zh: "\(error.column)：\(error.reason.zh)", en: "\(error.column): \(error.reason.en)")
      }
    }
    let expected = csv.rows.map { fields in
      form.outputs.map { output in csv.value(output.name, fields).flatMap { Self.answer($0.text, output) } }
    }
    let diagnostics = csv.diagnostics.sorted(by: Diagnostic.inOrder)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    let table = CaseTable(
      form: form, header: header, fields: csv.rows.map { $0.map(\.text) }, inputs: inputs,
      appended: form.outputs.map { freeName($0.name, header) }, outputs: outputs, expected: expected)
    return (table, diagnostics)
  }

  /// The file with its columns as they stood and the answers behind them, shortest digits that read back equal.
  public var csv: String {
    var lines = [(header + appended).map(Self.quoted).joined(separator: ",")]
    for (fields, values) in zip(fields, outputs) {
      lines.append((fields.map(Self.quoted) + values.map(Self.text)).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Cases for a comparison with the outputs that stood in the file.
  public var cases: [Verification.Case] {
    zip(inputs, expected).map { Verification.Case(inputs: $0, expected: $1) }
  }

  private static let openQuote = "E0315"

  private static func answer(_ text: String, _ output: OutputColumn) -> ModelAnswer? {
    if let number = Numeral.decimal(text) { return .number(number) }
    return ModelAnswer(text, of: output).flatMap { $0.number == nil ? $0 : nil }
  }

  private static func text(_ answer: ModelAnswer) -> String {
    switch answer {
    case .number(let value): Numeral.text(value)
    case .word(let word): quoted(word)
    }
  }

  private static func freeName(_ name: String, _ header: [String]) -> String {
    var free = name
    while header.contains(free) { free += "_wayside" }
    return free
  }

  private static func quoted(_ field: String) -> String {
    let isPlain = !field.contains { $0 == "," || $0 == "\"" || $0.endsLine }
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}

extension CSVTable {
  /// A comparison needs a column of expected answers, and a number in each of its fields.
  fileprivate mutating func requireAnswers(_ outputs: [OutputColumn]) {
    let names = header.map(\.text)
    let given = outputs.filter { names.contains($0.name) }
    if given.isEmpty, let first = header.first {
      let list = outputs.map(\.name).joined(separator: ", ")
      complain(
        first, "E0326", zh: "没有任何一列是预期结果", en: "no column has expected answers: there is nothing to compare",
        help: BilingualText(zh: "可比较的列：\(list)", en: "columns that can be compared: \(list)"))
    }
    for fields in rows where fields.count == header.count {
      for column in given {
        if let field = value(column.name, fields), ModelAnswer(field.text, of: column)?.number == nil,
          ModelAnswer(field.text, of: column) != nil
        {
          continue
        }
        _ = number(column.name, fields, -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
      }
    }
  }

  /// A column that another column set of the model reads, such as a load beside an arrival rate, could contradict.
  fileprivate mutating func warnOfOtherForms(
    of model: ComponentModel, chosen form: ModelForm, among known: [String]
  ) {
    let names = header.map(\.text)
    guard form.neededColumns.allSatisfy(names.contains) else { return }
    let others = Set(model.forms.flatMap { $0.inputs.map(\.name) })
    let used = form.inputs.map(\.name).filter(names.contains).joined(separator: ", ")
    for value in header where others.contains(value.text) && !known.contains(value.text) {
      complain(
        value, "W0323", zh: "列 '\(value.text)' 不参与计算：结果由 \(used) 得出",
        en: "column '\(value.text)' takes no part: the answers follow from \(used)", severity: .warning)
    }
  }

  /// A column that is nearly an optional one would be passed over in silence.
  fileprivate mutating func warnOfNearNames(_ optional: [String], among known: [String]) {
    let names = header.map(\.text)
    for value in header where !known.contains(value.text) {
      let absent = optional.filter { !names.contains($0) }
      guard let near = NearestName.to(value.text, among: absent) else { continue }
      complain(
        value, "W0322", zh: "列 '\(value.text)' 不参与计算", en: "column '\(value.text)' takes no part",
        help: BilingualText(zh: "是否想写 '\(near)'？", en: "did you mean '\(near)'?"), severity: .warning)
    }
  }

  /// The inputs of one row, or `nil` after complaints about it.
  fileprivate mutating func inputs(of form: ModelForm, _ fields: [Value]) -> ModelRow? {
    var row = ModelRow()
    var isWhole = true
    for column in form.inputs {
      let field = value(column.name, fields)
      if let fallback = column.fallback, field?.text.isEmpty ?? true {
        row[column.name] = fallback
        continue
      }
      guard let value = given(column, fields) else {
        isWhole = false
        continue
      }
      row[column.name] = value
    }
    return isWhole ? row : nil
  }

  private mutating func given(_ column: InputColumn, _ fields: [Value]) -> ModelValue? {
    switch column.kind {
    case .number(let range): return number(column.name, fields, range).map(ModelValue.number)
    case .whole(let range): return integer(column.name, fields, range).map { .number(Double($0)) }
    case .word(let words):
      guard let field = value(column.name, fields) else { return nil }
      guard !words.contains(field.text) else { return .word(field.text) }
      complain(
        field, "E0323", zh: "\(column.name)：没有 '\(field.text.prefix(40))'",
        en: "\(column.name): there is no '\(field.text.prefix(40))'",
        help: NearestName.help(field.text, among: words))
      return nil
    case .title(let words):
      guard let field = value(column.name, fields) else { return nil }
      if let title = column.value(field.text) { return title }
      complain(
        field, "E0323", zh: "\(column.name)：没有 '\(field.text.prefix(40))'",
        en: "\(column.name): there is no '\(field.text.prefix(40))'",
        help: NearestName.help(field.text, among: words))
      return nil
    case .instant:
      guard let field = value(column.name, fields) else { return nil }
      if let value = column.value(field.text) { return value }
      complain(
        field, "E0327", zh: "\(column.name)：应为带时差的时刻，实为 '\(field.text.prefix(40))'",
        en: "\(column.name): expected an instant with its offset, found '\(field.text.prefix(40))'",
        help: BilingualText(
          zh: "例如 2025-06-21T12:15:00+08:00", en: "such as 2025-06-21T12:15:00+08:00"))
      return nil
    case .list(let range, let most):
      guard let field = value(column.name, fields) else { return nil }
      if let value = column.value(field.text) { return value }
      let bounds = "\(Numeral.text(range.lowerBound)) … \(Numeral.text(range.upperBound))"
      complain(
        field, "E0328",
        zh: "\(column.name)：应为 1 至 \(most) 个 \(bounds) 的数，以空格或分号分隔",
        en: "\(column.name): expected 1 to \(most) numbers in \(bounds), apart by blanks or semicolons")
      return nil
    }
  }
}
