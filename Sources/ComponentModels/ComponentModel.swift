public import DistrictModel

/// One formula of the simulator as a batch calculator: rows of named numbers in, rows of named numbers out.
///
/// Column names carry their units, as in the reference tables, so that a table can be fed in as it stands.
public struct ComponentModel: Sendable {
  /// The word used on the command line, such as `charge_time`.
  public let id: String
  public let summary: BilingualText
  /// The column sets the model understands; which one is meant shows in the header of the file.
  public let forms: [ModelForm]

  public init(id: String, summary: BilingualText, forms: [ModelForm]) {
    self.id = id
    self.summary = summary
    self.forms = forms
  }

  /// The form whose needed columns all stand in the header (the one with most of them), else the one that lacks
  /// fewest.
  public func form(for header: [String]) -> ModelForm {
    precondition(!forms.isEmpty, "a model has at least one form")
    let ranked = forms.map { form -> (form: ModelForm, missing: Int, needed: Int) in
      let needed = form.neededColumns
      return (form, needed.filter { !header.contains($0) }.count, needed.count)
    }
    var best = ranked[0]
    for next in ranked.dropFirst() {
      if next.missing < best.missing || (next.missing == best.missing && next.needed > best.needed) {
        best = next
      }
    }
    return best.form
  }
}

/// One set of input columns of a model, and what follows from it.
public struct ModelForm: Sendable {
  /// What makes one row follow from the rows before it, where a model has a memory; made anew for every file.
  public typealias Memory = @Sendable () -> (ModelRow) throws(ModelRefusal) -> [Double]
  /// The same where a word may stand in a number's place.
  public typealias AnswerMemory = @Sendable () -> (ModelRow) throws(ModelRefusal) -> [ModelAnswer]

  public let inputs: [InputColumn]
  public let outputs: [OutputColumn]
  private let memory: AnswerMemory

  public init(
    inputs: [InputColumn], outputs: [OutputColumn],
    formula: @escaping @Sendable (ModelRow) throws(ModelRefusal) -> [Double]
  ) {
    self.init(inputs: inputs, outputs: outputs, memory: { formula })
  }

  /// A series: each row follows from the rows before it, as temperature follows from a load.
  public init(inputs: [InputColumn], outputs: [OutputColumn], memory: @escaping Memory) {
    self.init(
      inputs: inputs, outputs: outputs,
      answers: {
        let formula = memory()
        return { row throws(ModelRefusal) in try formula(row).map(ModelAnswer.number) }
      })
  }

  /// A model some of whose answers are words, such as `unstable`; its columns say which.
  public init(inputs: [InputColumn], outputs: [OutputColumn], answers: @escaping AnswerMemory) {
    self.inputs = inputs
    self.outputs = outputs
    memory = answers
  }

  public var neededColumns: [String] { inputs.filter { $0.fallback == nil }.map(\.name) }

  /// The outputs of one row, in the order of `outputs`.
  ///
  /// - Throws: `ModelRefusal` where the formula has no answer, such as a queue that grows without end.
  public func evaluate(_ row: ModelRow) throws(ModelRefusal) -> [ModelAnswer] { try evaluator()(row) }

  /// Evaluates the rows of one file in their order.
  public func evaluator() -> (ModelRow) throws(ModelRefusal) -> [ModelAnswer] {
    let formula = memory()
    return { row throws(ModelRefusal) in try checked(formula(row)) }
  }

  private func checked(_ values: [ModelAnswer]) throws(ModelRefusal) -> [ModelAnswer] {
    precondition(values.count == outputs.count, "a model returns one value per output column")
    guard values.allSatisfy({ $0.number?.isFinite ?? true }) else {
      throw ModelRefusal(inputs[0].name, zh: "此行没有有限的结果", en: "this row has no finite answer")
    }
    return values
  }
}

/// A column a model reads.
public struct InputColumn: Sendable {
  public enum Kind: Hashable, Sendable {
    case number(ClosedRange<Double>)
    case whole(ClosedRange<Int>)
    case word([String])
    /// A text that begins with one of these words; what follows belongs to the model to read.
    case title([String])
    /// ISO 8601 with its offset, such as `2025-06-21T12:15:00+08:00`; as a value seconds since 1970 in universal time.
    case instant
    /// Numbers apart by blanks or semicolons, so many at most.
    case list(ClosedRange<Double>, most: Int)
  }

  public let name: String
  public let unit: String
  public let kind: Kind
  public let summary: BilingualText
  /// What holds where the column or its field is left out; `nil` where it is needed.
  public let fallback: ModelValue?

  public init(
    _ name: String, unit: String = "-", _ kind: Kind, zh: String, en: String, fallback: ModelValue? = nil
  ) {
    self.name = name
    self.unit = unit
    self.kind = kind
    summary = BilingualText(zh: zh, en: en)
    self.fallback = fallback
  }
}

/// A column a model appends.
public struct OutputColumn: Sendable {
  public let name: String
  public let unit: String
  public let summary: BilingualText
  /// Words that may stand in the number's place; before a colon, where more follows. `""` is an empty field.
  public let words: [String]

  public init(_ name: String, unit: String = "-", zh: String, en: String, words: [String] = []) {
    self.name = name
    self.unit = unit
    self.words = words
    summary = BilingualText(zh: zh, en: en)
  }
}

/// What a model says in one output column.
public enum ModelAnswer: Hashable, Sendable, ExpressibleByFloatLiteral {
  case number(Double)
  case word(String)

  public init(floatLiteral value: Double) { self = .number(value) }

  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// Where a number is due, none is as bad as infinity.
  public var numberOrInfinity: Double { number ?? .infinity }

  /// A known answer as it stands in a table: a number, or one of the column's words.
  package init?(_ text: String, of column: OutputColumn) {
    if let value = Double(text) {
      self = .number(value)
    } else if column.words.contains(Self.head(text)) {
      self = .word(text)
    } else {
      return nil
    }
  }

  /// The word without what follows its colon.
  static func head(_ text: String) -> String {
    String(text.prefix { $0 != ":" })
  }
}

/// A field of a row.
public enum ModelValue: Hashable, Sendable {
  case number(Double)
  case word(String)
  case list([Double])
}

/// The inputs of one case, by column name. Whoever fills it has checked kinds and ranges.
public struct ModelRow: Sendable {
  private var values: [String: ModelValue] = [:]

  public init(_ values: [String: ModelValue] = [:]) { self.values = values }

  public subscript(name: String) -> ModelValue? {
    get { values[name] }
    set { values[name] = newValue }
  }

  func number(_ name: String) -> Double {
    guard case .number(let value) = values[name] else {
      preconditionFailure("the reader fills every column of a form: \(name)")
    }
    return value
  }

  func whole(_ name: String) -> Int { Int(number(name)) }

  func list(_ name: String) -> [Double] {
    guard case .list(let values) = values[name] else {
      preconditionFailure("the reader fills every column of a form: \(name)")
    }
    return values
  }

  func word(_ name: String) -> String {
    guard case .word(let value) = values[name] else {
      preconditionFailure("the reader fills every column of a form: \(name)")
    }
    return value
  }
}

/// Why a row has no answer, and the column to look at.
public struct ModelRefusal: Error, Hashable {
  public let column: String
  public let reason: BilingualText

  public init(_ column: String, zh: String, en: String) {
    self.column = column
    reason = BilingualText(zh: zh, en: en)
  }
}
