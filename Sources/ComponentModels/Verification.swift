public import DistrictModel

/// How well one model meets one table of known answers.
public struct Verification: Sendable {
  public let table: String
  public let model: String
  public let source: BilingualText
  public let tolerance: Double
  public let cases: Int
  /// Numbers compared: cases × expected columns.
  public let values: Int
  /// Largest relative error; infinite where a row has no answer or the table cannot be used.
  public let worstError: Double
  /// Where that error is, such as `P_wait, row 3`; empty without an error.
  public let worstPlace: String

  /// An empty comparison proves nothing and fails.
  public var isMet: Bool { values > 0 && worstError <= tolerance }
}

extension Verification {
  /// Every shipped table through its model, in the order of the list.
  public static func all(_ tables: [ReferenceTable] = ReferenceTable.all) -> [Verification] {
    tables.map(check)
  }

  public static func check(_ table: ReferenceTable) -> Verification {
    let lines = table.csv.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard let model = ComponentModelCatalogue.model(table.model), let header = lines.first else {
      return failed(table, "no model or no header")
    }
    let form = model.form(for: header)
    guard form.neededColumns.allSatisfy(header.contains) else { return failed(table, "a column is missing") }
    var cases: [Case] = []
    for (number, fields) in lines.dropFirst().enumerated() {
      guard fields.count == header.count, let inputs = inputs(form, header, fields) else {
        return failed(table, "row \(number + 1)")
      }
      let expected = form.outputs.map { output in
        header.firstIndex(of: output.name).flatMap { ModelAnswer(fields[$0], of: output) }
      }
      cases.append(Case(inputs: inputs, expected: expected))
    }
    return compare(
      form, cases, table: table.id, model: model.id, source: table.source, tolerance: table.tolerance,
      floor: table.floor)
  }

  /// One case: inputs, and for every output of the form the known answer where the table has one.
  public struct Case: Sendable {
    public let inputs: ModelRow
    public let expected: [ModelAnswer?]

    public init(inputs: ModelRow, expected: [ModelAnswer?]) {
      self.inputs = inputs
      self.expected = expected
    }
  }

  public static func compare(
    _ form: ModelForm, _ cases: [Case], table: String, model: String, source: BilingualText,
    tolerance: Double, floor: Double = 0
  ) -> Verification {
    var values = 0
    var worst = (error: 0.0, place: "")
    let evaluate = form.evaluator()
    for (number, known) in cases.enumerated() {
      let answers = try? evaluate(known.inputs)
      for (index, output) in form.outputs.enumerated() {
        guard let expected = known.expected[index] else { continue }
        values += 1
        let error = answers.map { relativeError($0[index], expected, floor) } ?? .infinity
        if error > worst.error || (error.isNaN && !worst.error.isInfinite) {
          worst = (error.isNaN ? .infinity : error, "\(output.name), row \(number + 1)")
        }
      }
    }
    return Verification(
      table: table, model: model, source: source, tolerance: tolerance, cases: cases.count, values: values,
      worstError: worst.error, worstPlace: worst.place)
  }

  /// Relative to the known answer or the floor; absolute where both are 0. Words are right or wrong, as far as their colon.
  private static func relativeError(_ value: ModelAnswer, _ expected: ModelAnswer, _ floor: Double) -> Double
  {
    switch (value, expected) {
    case (.number(let value), .number(let expected)):
      let scale = max(abs(expected), floor)
      return scale == 0 ? abs(value) : abs(value - expected) / scale
    case (.word(let value), .word(let expected)):
      return ModelAnswer.head(value) == ModelAnswer.head(expected) ? 0 : .infinity
    default: return .infinity
    }
  }

  private static func failed(_ table: ReferenceTable, _ why: String) -> Verification {
    Verification(
      table: table.id, model: table.model, source: table.source, tolerance: table.tolerance, cases: 0,
      values: 0, worstError: .infinity, worstPlace: why)
  }

  private static func inputs(_ form: ModelForm, _ header: [String], _ fields: [String]) -> ModelRow? {
    var row = ModelRow()
    for column in form.inputs {
      let text = header.firstIndex(of: column.name).map { fields[$0] } ?? ""
      guard let value = text.isEmpty ? column.fallback : column.value(text) else { return nil }
      row[column.name] = value
    }
    return row
  }
}

extension InputColumn {
  /// The value a text stands for, where it is of the column's kind and within its range.
  package func value(_ text: String) -> ModelValue? {
    switch kind {
    case .number(let range): Double(text).flatMap { range.contains($0) ? .number($0) : nil }
    case .whole(let range): Int(text).flatMap { range.contains($0) ? .number(Double($0)) : nil }
    case .word(let words): words.contains(text) ? .word(text) : nil
    case .title(let words): words.contains(where: text.hasPrefix) ? .word(text) : nil
    case .instant: CivilInstant.seconds(text).map(ModelValue.number)
    case .list(let range, let most): Self.list(text, range, most)
    }
  }

  private static func list(_ text: String, _ range: ClosedRange<Double>, _ most: Int) -> ModelValue? {
    let words = text.split { $0 == ";" || $0.isWhitespace }
    let numbers = words.compactMap { Double($0) }.filter(range.contains)
    guard !words.isEmpty, words.count <= most, numbers.count == words.count else { return nil }
    return .list(numbers)
  }
}
