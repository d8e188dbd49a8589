import DistrictModel
import Yams

/// What a field accepts; the JSON Schema and the reference page are drawn from the same value.
indirect enum FieldShape {
  case number(ClosedRange<Double>)
  case integer(ClosedRange<Int>)
  case flag
  case text
  case identifier
  case date
  case choice([String])
  case numbers(ClosedRange<Int>, ClosedRange<Double>)
  /// As many rows as columns.
  case matrix
  /// A list of words of one shape each.
  case words(FieldShape)
  case dayPrices(ClosedRange<Double>)
  case bilingual
  case section([FieldOutline])
  case list([FieldOutline], atLeast: Int)
  case curve
}

/// A field without its type: what documents need.
struct FieldOutline {
  let key: String
  let shape: FieldShape
  let unit: String
  let meaning: BilingualText
  let isRequired: Bool
  let standard: String?
  let grade: Grade
  let source: String

  /// What to write where the key is missing: its meaning, and the words it accepts.
  var wanted: BilingualText {
    guard case .choice(let words) = shape else { return meaning }
    let list = words.joined(separator: ", ")
    return BilingualText(zh: "\(meaning.zh)：\(list)", en: "\(meaning.en): \(list)")
  }
}

/// One line of the schema table: a key of a mapping, how it is read into `Root`, and what it means.
struct Field<Root> {
  let outline: FieldOutline
  let read: (Node, inout Root, ScenarioReader, String) -> Void
  /// Notes a value that was not given.
  let assume: (Root, ScenarioReader, String) -> Void
}

/// Words about a field: meaning, unit, and the grade and source of its default.
struct About {
  let zh: String
  let en: String
  var unit = ""
  var grade = Grade.assumed
  var source = ""
  var isRequired = false

  init(_ zh: String, _ en: String, unit: String = "", _ grade: Grade = .assumed, from source: String = "") {
    self.zh = zh
    self.en = en
    self.unit = unit
    self.grade = grade
    self.source = source
  }

  /// The same without a default.
  var required: About {
    var copy = self
    copy.isRequired = true
    return copy
  }
}

extension Field {
  init(
    _ key: String, _ shape: FieldShape, _ about: About, standard: String? = nil,
    read: @escaping (Node, inout Root, ScenarioReader, String) -> Void,
    assume: @escaping (Root, ScenarioReader, String) -> Void = { _, _, _ in }
  ) {
    outline = FieldOutline(
      key: key, shape: shape, unit: about.unit, meaning: BilingualText(zh: about.zh, en: about.en),
      isRequired: about.isRequired, standard: about.isRequired ? nil : standard, grade: about.grade,
      source: about.source)
    self.read = read
    self.assume = assume
  }

  /// A value that prints as one word: read it, note it.
  init<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value>, _ shape: FieldShape, _ about: About, in root: Root,
    print: @escaping (Value) -> String, value: @escaping (Node, ScenarioReader, String) -> Value?
  ) {
    let meaning = BilingualText(zh: about.zh, en: about.en)
    self.init(
      key, shape, about, standard: print(root[keyPath: path]),
      read: { node, target, reader, name in
        guard let given = value(node, reader, name) else {
          reader.fail(name)
          return
        }
        target[keyPath: path] = given
        reader.note(name, print(given), about.unit, meaning, .scenario, .assumed, "")
      },
      assume: { target, reader, name in
        reader.note(
          name, print(target[keyPath: path]), about.unit, meaning, .standard, about.grade, about.source)
      })
  }

  static func number(
    _ key: String, _ path: WritableKeyPath<Root, Double>, _ range: ClosedRange<Double>, _ about: About,
    in root: Root
  ) -> Field {
    Field(
      key, path, .number(range), about, in: root, print: Numeral.text,
      value: { $1.number($0, $2, range) })
  }

  static func integer(
    _ key: String, _ path: WritableKeyPath<Root, Int>, _ range: ClosedRange<Int>, _ about: About,
    in root: Root
  ) -> Field {
    Field(
      key, path, .integer(range), about, in: root, print: { String($0) },
      value: { $1.integer($0, $2, range) })
  }

  static func seed(_ key: String, _ path: WritableKeyPath<Root, UInt64>, _ about: About, in root: Root)
    -> Field
  {
    Field(
      key, path, .integer(0...Int.max), about, in: root, print: { String($0) },
      value: { $1.integer($0, $2, 0...Int.max).map(UInt64.init) })
  }

  static func flag(_ key: String, _ path: WritableKeyPath<Root, Bool>, _ about: About, in root: Root) -> Field
  {
    Field(
      key, path, .flag, about, in: root, print: { $0 ? "true" : "false" },
      value: { $1.flag($0, $2) })
  }

  static func numbers(
    _ key: String, _ path: WritableKeyPath<Root, [Double]>, count: ClosedRange<Int>,
    _ range: ClosedRange<Double>,
    _ about: About, in root: Root
  ) -> Field {
    Field(
      key, path, .numbers(count, range), about, in: root,
      print: { $0.map(Numeral.text).joined(separator: " ") }, value: { $1.numbers($0, $2, count, range) })
  }

  /// 24 prices from midnight on.
  static func dayPrices(
    _ key: String, _ path: WritableKeyPath<Root, [Double]>, _ range: ClosedRange<Double>, _ about: About,
    in root: Root
  ) -> Field {
    Field(
      key, path, .dayPrices(range), about, in: root, print: DayPrices.text,
      value: { $1.dayPrices($0, $2, range) })
  }

  static func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ path: WritableKeyPath<Root, Value>, _ about: About, in root: Root
  ) -> Field where Value.RawValue == String {
    let words = Value.allCases.map(\.rawValue)
    return Field(
      key, path, .choice(words), about, in: root, print: { $0.rawValue },
      value: { $1.word($0, $2, among: words).flatMap { Value(rawValue: $0) } })
  }

  /// A word that may be left out.
  static func optionalChoice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ path: WritableKeyPath<Root, Value?>, _ about: About, in root: Root
  ) -> Field where Value.RawValue == String {
    let words = Value.allCases.map(\.rawValue)
    return Field(
      key, path, .choice(words), about, in: root, print: { $0?.rawValue ?? "-" },
      value: { node, reader, name in
        reader.word(node, name, among: words).flatMap { Value(rawValue: $0) }.map(Optional.some)
      })
  }

  static func word(
    _ key: String, _ path: WritableKeyPath<Root, String>, among words: [String], _ about: About, in root: Root
  ) -> Field {
    Field(key, path, .choice(words), about, in: root, print: { $0 }, value: { $1.word($0, $2, among: words) })
  }

  /// Plain text is not an assumption and is not noted.
  static func text(
    _ key: String, _ path: WritableKeyPath<Root, String>, _ about: About, shape: FieldShape = .text
  ) -> Field {
    Field(
      key, shape, about, standard: about.isRequired ? nil : "",
      read: { node, root, reader, name in
        if let given = reader.text(node, name, shape) {
          root[keyPath: path] = given
        } else {
          reader.fail(name)
        }
      })
  }

  static func bilingual(_ key: String, _ path: WritableKeyPath<Root, BilingualText>, _ about: About) -> Field
  {
    Field(
      key, .bilingual, about, standard: nil,
      read: { node, root, reader, name in
        if let given = reader.bilingual(node, name) { root[keyPath: path] = given } else { reader.fail(name) }
      })
  }

  static func section<Child>(
    _ key: String, _ path: WritableKeyPath<Root, Child>, _ fields: [Field<Child>], _ about: About
  ) -> Field {
    Field(
      key, .section(fields.map(\.outline)), about, standard: nil,
      read: { node, root, reader, name in reader.mapping(node, name, fields, into: &root[keyPath: path]) },
      assume: { root, reader, name in
        for field in fields { field.assume(root[keyPath: path], reader, "\(name).\(field.outline.key)") }
      })
  }

  static func optionalSection<Child>(
    _ key: String, _ path: WritableKeyPath<Root, Child?>, _ fields: [Field<Child>], empty: Child,
    _ about: About
  ) -> Field {
    Field(
      key, .section(fields.map(\.outline)), about, standard: nil,
      read: { node, root, reader, name in
        var child = empty
        reader.mapping(node, name, fields, into: &child)
        root[keyPath: path] = child
      })
  }

  /// - Parameter name: the id of an entry, which names it in paths; `nil` for numbered entries.
  static func list<Child>(
    _ key: String, _ path: WritableKeyPath<Root, [Child]>, _ fields: [Field<Child>], empty: Child,
    atLeast: Int = 0, _ about: About, id: ((Child) -> String)? = nil
  ) -> Field {
    Field(
      key, .list(fields.map(\.outline), atLeast: atLeast), about, standard: nil,
      read: { node, root, reader, name in
        if let given = reader.list(node, name, fields, empty: empty, atLeast: atLeast, id: id) {
          root[keyPath: path] = given
        }
      },
      assume: { root, reader, name in
        for (index, child) in root[keyPath: path].enumerated() {
          for field in fields { field.assume(child, reader, "\(name)[\(index)].\(field.outline.key)") }
        }
      })
  }

  static func curve(_ key: String, _ path: WritableKeyPath<Root, [CurvePoint]>, _ about: About, in root: Root)
    -> Field
  {
    Field(
      key, path, .curve, about, in: root,
      print: { points in CurvePreset.name(of: points) ?? "\(points.count) points" },
      value: { $1.curve($0, $2) })
  }
}

/// Numbers as people write them: no trailing zeros, no exponent in the usual range.
package enum Numeral {
  package static func text(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  /// A finite decimal number: no hexadecimal, no `nan`, no spaces.
  package static func decimal(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
    guard isPlain, let value = Double(text), value.isFinite else { return nil }
    return value
  }
}

/// Charge curves by name.
enum CurvePreset {
  static let all: [(name: String, points: [CurvePoint])] = [
    ("tesla-like", VehicleClass.teslaLike),
    ("leaf-like", points([(0, 0.75), (0.1, 1.75), (0.6, 1.75), (1, 0.05)])),
    ("truck-fast", points([(0, 1.75), (0.5, 1.75), (0.5, 1.25), (0.75, 1.25), (0.75, 0.5), (1, 0.5)])),
    ("two-stage", points([(0, 2), (0.8, 2), (1, 0)])),
    ("v2sim", points([(0, 2), (0.8, 2), (1, 0.8)])),
  ]

  static func name(of curve: [CurvePoint]) -> String? { all.first { $0.points == curve }?.name }

  private static func points(_ pairs: [(Double, Double)]) -> [CurvePoint] {
    pairs.map { CurvePoint(stateOfCharge: $0.0, powerPerCapacity: $0.1) }
  }
}
