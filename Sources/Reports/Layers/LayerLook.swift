import DistrictModel

/// A sign, a line or a fill. Sizes in millimetres on paper, colours as `#rrggbb`.
struct LayerSymbol: Hashable, Sendable {
  /// Words of QGIS.
  enum Shape: String, Sendable {
    case circle
    case square
    case diamond
    case triangle
    case pentagon
    case cross = "cross_fill"
  }

  var colour: String
  var opacity = 1.0
  var outline = "#ffffff"
  /// 0 for none.
  var outlineMM = 0.2
  var shape = Shape.circle
  var sizeMM = 2.6
  /// The area grows with this column.
  var sizedBy: String?
  var isDashed = false
}

/// How a layer is drawn, before the run is known.
struct LayerLook: Sendable {
  struct Category: Hashable, Sendable {
    var value: String
    var label: BilingualText
    var symbol: LayerSymbol
  }

  enum Rule: Sendable {
    case single(LayerSymbol)
    case categories(String, [Category])
    /// Five classes of about equally many values above zero; the colour is that of the class.
    case classes(String, LayerSymbol)
  }

  let name: String
  let title: BilingualText
  let rule: Rule
  /// The column whose words stand beside each feature.
  var labels: String?

  /// What it is drawn by.
  var column: String? {
    switch rule {
    case .single: nil
    case .categories(let column, _), .classes(let column, _): column
    }
  }

  /// With the limits of the classes.
  func style(over values: (String) -> [Double]) -> LayerStyle {
    switch rule {
    case .single(let symbol): LayerStyle(rule: .single(symbol), title: title, labels: labels)
    case .categories(let column, let all):
      LayerStyle(rule: .categories(column, all), title: title, labels: labels)
    case .classes(let column, let symbol):
      LayerStyle(
        rule: .classes(column, LayerStyle.classes(values(column), symbol)), title: title, labels: labels)
    }
  }
}

/// How a layer of a run is drawn.
struct LayerStyle: Sendable {
  struct Class: Sendable {
    var lower: Double
    var upper: Double
    var label: String
    var symbol: LayerSymbol
  }

  enum Rule: Sendable {
    case single(LayerSymbol)
    case categories(String, [LayerLook.Category])
    case classes(String, [Class])
  }

  let rule: Rule
  let title: BilingualText
  let labels: String?

  /// Viridis, light is low; as on the maps of the report, zero is in no class and equal limits fall together.
  static func classes(_ values: [Double], _ symbol: LayerSymbol) -> [Class] {
    let positive = values.filter { $0 > 0 && $0.isFinite }.sorted()
    guard let least = positive.first else { return [] }
    var limits: [Double] = []
    for number in 1...SVGText.sequence.count {
      let limit = positive[(positive.count * number - 1) / SVGText.sequence.count]
      if limits.last != limit { limits.append(limit) }
    }
    return limits.indices.map { row in
      let lower = row == 0 ? least : limits[row - 1]
      var painted = symbol
      painted.colour = SVGText.sequence[row]
      return Class(
        lower: lower, upper: limits[row],
        label: "\(NumberText.short(lower)) – \(NumberText.short(limits[row]))",
        symbol: painted)
    }
  }
}
