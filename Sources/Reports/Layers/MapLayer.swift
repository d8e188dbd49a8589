public import DistrictModel
public import RoadNetwork

/// What layers are drawn from: the report's input, and the roads where the scenario has such.
public struct LayerInput: Sendable {
  public var report: ReportInput
  public var roads: RoadGraph?

  public init(report: ReportInput, roads: RoadGraph?) {
    self.report = report
    self.roads = roads
  }

  var world: World { report.world }
  var projection: LayerProjection { LayerProjection(report.world) }
}

/// A layer that a run may have: one source of its table in every format, of its drawing, and of the page about the data.
public struct MapLayer: Sendable {
  public let name: String
  public let title: BilingualText
  /// When it is written.
  public let written: BilingualText
  public let geometry: LayerGeometry.Kind
  public let columns: [DataColumn]
  /// How it is drawn: by the first unless the reader chooses another.
  let looks: [LayerLook]
  /// `nil` where the run has no such layer.
  let content: @Sendable (LayerInput) -> LayerContent?

  /// The layer of a run.
  public func table(of input: LayerInput) -> LayerTable? {
    guard let content = content(input) else { return nil }
    let types = input.world.chargerTypes
    let columns = DataTable(name: name, title: title, written: written, columns: columns).columns(types)
    func values(_ row: Int) -> [LayerValue] {
      zip(content.fields(row), columns).map { LayerValue($0, $1.kind) }
    }
    func column(_ name: String) -> [Double] {
      guard let place = columns.firstIndex(where: { $0.name == name }) else { return [] }
      return (0..<content.count).compactMap { row in
        switch values(row)[place] {
        case .number(let value): value
        case .integer(let value): Double(value)
        case .nothing, .text, .flag: nil
        }
      }
    }
    let names = Set(columns.map(\.name))
    return LayerTable(
      name: name, title: title, geometry: geometry, columns: columns,
      styles: looks.filter { look in look.column.map(names.contains) ?? true }.enumerated().map { row, look in
        LayerStyleSheet(
          name: look.name, description: "\(look.title.zh) · \(look.title.en)",
          qml: QMLText.style(look.style(over: column), geometry, columns: columns), isDefault: row == 0)
      },
      tell: { body in
        for row in 0..<content.count {
          try body(LayerFeature(geometry: content.geometry(row), values: values(row)))
        }
      })
  }
}

/// The features of a layer, made when they are asked for.
struct LayerContent {
  let count: Int
  let geometry: (Int) -> LayerGeometry
  /// In the order of the layer's columns.
  let fields: (Int) -> [CSVField]

  /// Rows of a table with a place for each.
  init(rows: [[CSVField]], geometry: @escaping (Int) -> LayerGeometry) {
    self.init(count: rows.count, geometry: geometry) { rows[$0] }
  }

  init(
    count: Int, geometry: @escaping (Int) -> LayerGeometry, fields: @escaping (Int) -> [CSVField]
  ) {
    self.count = count
    self.geometry = geometry
    self.fields = fields
  }
}
