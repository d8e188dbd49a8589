public import DistrictModel

/// A value of a feature, as every format of layers has it.
public enum LayerValue: Hashable, Sendable {
  case nothing
  case text(String)
  case integer(Int)
  case number(Double)
  case flag(Bool)

  /// What a field of a table is in a column of a kind; an empty field of anything but words is nothing.
  init(_ field: CSVField, _ kind: DataColumn.Kind) {
    switch field {
    case .integer(let value): self = kind == .number ? .number(Double(value)) : .integer(value)
    case .number(let value):
      guard let value, value.isFinite else {
        self = .nothing
        return
      }
      self = kind == .integer ? Int(exactly: value).map(LayerValue.integer) ?? .number(value) : .number(value)
    case .text(let text):
      switch kind {
      case .string: self = .text(text)
      case .integer: self = Int(text).map(LayerValue.integer) ?? .nothing
      case .number: self = Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? .nothing
      case .boolean: self = text.isEmpty ? .nothing : .flag(text == "true")
      }
    }
  }

  /// The same as a field of a table.
  package var field: CSVField {
    switch self {
    case .nothing: .number(nil)
    case .text(let text): .text(text)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .flag(let value): .text(value ? "true" : "false")
    }
  }

  var json: JSONText {
    switch self {
    case .nothing: .number(nil)
    case .text(let text): .string(text)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .flag(let value): .bool(value)
    }
  }
}

/// One thing on a layer.
public struct LayerFeature: Hashable, Sendable {
  public var geometry: LayerGeometry
  /// In the order of the columns.
  public var values: [LayerValue]

  public init(geometry: LayerGeometry, values: [LayerValue]) {
    self.geometry = geometry
    self.values = values
  }
}

/// How a layer is drawn, as QGIS reads it.
public struct LayerStyleSheet: Hashable, Sendable {
  public var name: String
  public var description: String
  public var qml: String
  public var isDefault: Bool

  public init(name: String, description: String, qml: String, isDefault: Bool) {
    self.name = name
    self.description = description
    self.qml = qml
    self.isDefault = isDefault
  }
}

/// A layer of one run with its features, told one by one: whatever it is written as, it is never held as a whole.
public struct LayerTable {
  public var name: String
  public var title: BilingualText
  public var geometry: LayerGeometry.Kind
  public var columns: [DataColumn]
  public var styles: [LayerStyleSheet]
  /// Tells all features in their order, to as many as ask.
  public var tell: ((LayerFeature) throws -> Void) throws -> Void

  public init(
    name: String, title: BilingualText, geometry: LayerGeometry.Kind, columns: [DataColumn],
    styles: [LayerStyleSheet] = [], tell: @escaping ((LayerFeature) throws -> Void) throws -> Void
  ) {
    self.name = name
    self.title = title
    self.geometry = geometry
    self.columns = columns
    self.styles = styles
    self.tell = tell
  }
}
