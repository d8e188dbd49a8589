public import DistrictModel

/// One column of a table that a run writes: the one source of its header, of the page about the data and of `datapackage.json`.
public struct DataColumn: Sendable {
  /// Words of Table Schema (Frictionless Data).
  public enum Kind: String, Sendable {
    case string
    case integer
    case number
    case boolean
  }

  public let name: String
  public let kind: Kind
  /// Empty where it has none.
  public let unit: String
  public let meaning: BilingualText
  /// Stands for one column per charger type, `name` before the type's id.
  public var isPerChargerType = false

  package init(name: String, kind: Kind, unit: String, meaning: BilingualText) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
  }

  static func text(_ name: String, _ zh: String, _ en: String) -> DataColumn {
    DataColumn(name: name, kind: .string, unit: "", meaning: BilingualText(zh: zh, en: en))
  }

  static func flag(_ name: String, _ zh: String, _ en: String) -> DataColumn {
    DataColumn(name: name, kind: .boolean, unit: "", meaning: BilingualText(zh: zh, en: en))
  }

  static func count(_ name: String, _ zh: String, _ en: String) -> DataColumn {
    count(name, "", zh, en)
  }

  static func count(_ name: String, _ unit: String, _ zh: String, _ en: String) -> DataColumn {
    DataColumn(name: name, kind: .integer, unit: unit, meaning: BilingualText(zh: zh, en: en))
  }

  static func number(_ name: String, _ unit: String, _ zh: String, _ en: String) -> DataColumn {
    DataColumn(name: name, kind: .number, unit: unit, meaning: BilingualText(zh: zh, en: en))
  }

  static func perChargerType(_ name: String, _ zh: String, _ en: String) -> DataColumn {
    var column = count(name, zh, en)
    column.isPerChargerType = true
    return column
  }

  /// As the page names it.
  var shownName: String { isPerChargerType ? name + "<charger type>" : name }
}

/// One table that a run writes.
public struct DataTable: Sendable {
  /// Without the dot and what follows.
  public let name: String
  public let title: BilingualText
  /// When it is written.
  public let written: BilingualText
  public let columns: [DataColumn]
  /// Columns that together are never twice the same; empty where there are none.
  public var key: [String] = []
  /// Written as lines of JSON as well.
  public var isLog = false

  /// With a column for each charger type where the table has one for all.
  func columns(_ types: [ChargerType]) -> [DataColumn] {
    columns.flatMap { column in
      guard column.isPerChargerType else { return [column] }
      return types.map { type in
        DataColumn(
          name: column.name + type.id, kind: column.kind, unit: column.unit,
          meaning: BilingualText(
            zh: "\(column.meaning.zh)：\(type.name.zh)", en: "\(column.meaning.en): \(type.name.en)"))
      }
    }
  }

  public func header(_ types: [ChargerType] = []) -> [String] { columns(types).map(\.name) }

  /// A whole file of few rows.
  func file(_ types: [ChargerType] = [], rows: [[CSVField]]) -> String {
    CSVText.file(header: columns(types).map { CSVField.text($0.name).written }, rows: rows)
  }

  /// A row as a line of CSV, and the header as one.
  package func csv(_ row: [CSVField]) -> String { row.map(\.written).joined(separator: ",") + "\r\n" }

  package var csvHeader: String { csv(columns.map { .text($0.name) }) }

  /// A row as a line of JSON, in the order of the columns; what is empty and no text is `null`.
  package func json(_ row: [CSVField]) -> String {
    var line = "{"
    for (column, field) in zip(columns, row) {
      if line.utf8.count > 1 { line += "," }
      line += "\"\(column.name)\":"
      switch field {
      case .integer(let value): line += "\(value)"
      case .number(let value): line += JSONText.text(of: value)
      case .text(let text):
        line += column.kind == .boolean ? text : text.isEmpty ? "null" : JSONText.quoted(text)
      }
    }
    return line + "}\n"
  }
}
