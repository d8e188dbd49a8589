import DistrictModel

/// Styles as QGIS reads them (`qgis` document): how features are drawn and labelled, and what stands over a column.
enum QMLText {
  /// - Parameter columns: of the layer; its own number of a feature comes before them.
  static func style(
    _ style: LayerStyle, _ geometry: LayerGeometry.Kind, columns: [DataColumn]
  ) -> String {
    let isLabelled = style.labels != nil
    let aliases = columns.enumerated().map { row, column in
      let words = column.meaning.zh + (column.unit.isEmpty ? "" : " [\(column.unit)]")
      return "<alias index=\"\(row + 1)\" field=\"\(column.name)\" name=\"\(HTMLText.escaped(words))\"/>\n"
    }
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      + "<qgis version=\"3.22\" styleCategories=\"Symbology|Fields\(isLabelled ? "|Labeling" : "")\""
      + (isLabelled ? " labelsEnabled=\"1\"" : "") + ">\n"
      + renderer(style.rule, geometry) + labels(style.labels, geometry)
      + "<aliases>\n\(aliases.joined())</aliases>\n"
      + "<layerGeometryType>\(code(geometry))</layerGeometryType>\n</qgis>\n"
  }

  /// QGIS counts kinds of geometry.
  private static func code(_ geometry: LayerGeometry.Kind) -> Int {
    switch geometry {
    case .point: 0
    case .lines: 1
    case .areas: 2
    }
  }

  private static func renderer(_ rule: LayerStyle.Rule, _ geometry: LayerGeometry.Kind) -> String {
    switch rule {
    case .single(let symbol):
      return "<renderer-v2 type=\"singleSymbol\" enableorderby=\"0\" symbollevels=\"0\">\n"
        + symbols([symbol], geometry) + "</renderer-v2>\n"
    case .categories(let column, let all):
      let entries = all.enumerated().map { row, one in
        "<category value=\"\(HTMLText.escaped(one.value))\" label=\"\(HTMLText.escaped(both(one.label)))\" symbol=\"\(row)\" "
          + "render=\"true\"/>\n"
      }
      return
        "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(column)\" enableorderby=\"0\" symbollevels=\"0\">\n"
        + "<categories>\n\(entries.joined())</categories>\n" + symbols(all.map(\.symbol), geometry)
        + "</renderer-v2>\n"
    case .classes(let column, let all):
      let entries = all.enumerated().map { row, one in
        "<range lower=\"\(one.lower)\" upper=\"\(one.upper)\" label=\"\(HTMLText.escaped(one.label))\" symbol=\"\(row)\" "
          + "render=\"true\"/>\n"
      }
      return
        "<renderer-v2 type=\"graduatedSymbol\" attr=\"\(column)\" graduatedMethod=\"GraduatedColor\" enableorderby=\"0\" "
        + "symbollevels=\"0\">\n<ranges>\n\(entries.joined())</ranges>\n"
        + symbols(all.map(\.symbol), geometry)
        + "</renderer-v2>\n"
    }
  }

  private static func both(_ text: BilingualText) -> String {
    text.zh == text.en ? text.zh : "\(text.zh) · \(text.en)"
  }

  private static func symbols(_ all: [LayerSymbol], _ geometry: LayerGeometry.Kind) -> String {
    let drawn = all.enumerated().map { row, symbol in
      let type =
        switch geometry {
        case .point: "marker"
        case .lines: "line"
        case .areas: "fill"
        }
      return
        "<symbol type=\"\(type)\" name=\"\(row)\" alpha=\"\(symbol.opacity)\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
        + layer(symbol, geometry) + "</symbol>\n"
    }
    return "<symbols>\n\(drawn.joined())</symbols>\n"
  }

  private static func layer(_ symbol: LayerSymbol, _ geometry: LayerGeometry.Kind) -> String {
    let outlined = symbol.outlineMM > 0
    var options: [(String, String)]
    let word: String
    switch geometry {
    case .point:
      word = "SimpleMarker"
      options = [
        ("color", paint(symbol.colour)), ("name", symbol.shape.rawValue), ("size", "\(symbol.sizeMM)"),
        ("size_unit", "MM"), ("outline_color", paint(symbol.outline)),
        ("outline_style", outlined ? "solid" : "no"), ("outline_width", "\(symbol.outlineMM)"),
        ("outline_width_unit", "MM"),
      ]
    case .lines:
      word = "SimpleLine"
      options = [
        ("line_color", paint(symbol.colour)), ("line_width", "\(symbol.sizeMM)"), ("line_width_unit", "MM"),
        ("line_style", symbol.isDashed ? "dash" : "solid"), ("capstyle", "round"), ("joinstyle", "round"),
      ]
    case .areas:
      word = "SimpleFill"
      options = [
        ("color", paint(symbol.colour)), ("style", symbol.colour.isEmpty ? "no" : "solid"),
        ("outline_color", paint(symbol.outline)),
        ("outline_style", outlined ? (symbol.isDashed ? "dash" : "solid") : "no"),
        ("outline_width", "\(symbol.outlineMM)"), ("outline_width_unit", "MM"),
      ]
    }
    let listed = options.map { "<Option type=\"QString\" name=\"\($0.0)\" value=\"\($0.1)\"/>\n" }.joined()
    return
      "<layer class=\"\(word)\" enabled=\"1\" locked=\"0\" pass=\"0\">\n<Option type=\"Map\">\n\(listed)</Option>\n"
      + (symbol.sizedBy.map { size(by: $0, from: symbol.sizeMM) } ?? "") + "</layer>\n"
  }

  /// `3` says that an expression decides.
  private static func size(by column: String, from least: Double) -> String {
    let expression = "\(least) + 0.2 * sqrt(coalesce(&quot;\(column)&quot;, 0))"
    return """
      <data_defined_properties><Option type="Map"><Option type="QString" name="name" value=""/>
      <Option type="Map" name="properties"><Option type="Map" name="size"><Option type="bool" name="active" value="true"/>
      <Option type="QString" name="expression" value="\(expression)"/><Option type="int" name="type" value="3"/></Option></Option>
      <Option type="QString" name="type" value="collection"/></Option></data_defined_properties>

      """
  }

  private static func labels(_ column: String?, _ geometry: LayerGeometry.Kind) -> String {
    guard let column else { return "" }
    // 0 is around a point, 1 over it, 2 along a line.
    let placement = geometry == .point ? 0 : geometry == .areas ? 1 : 2
    return """
      <labeling type="simple"><settings calloutType="simple">
      <text-style fieldName="\(column)" fontFamily="Noto Sans CJK SC" fontSize="10" fontSizeUnit="Point" textColor="\(paint(SVGText.ink))" isExpression="0">
      <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/></text-style>
      <placement placement="\(placement)" dist="1" distUnits="MM"/><rendering drawLabels="1" obstacle="1"/>
      </settings></labeling>

      """
  }

  /// `r,g,b,a` of `#rrggbb`; nothing to be seen where there is none.
  private static func paint(_ colour: String) -> String {
    guard colour.count == 7, let value = Int(colour.dropFirst(), radix: 16) else { return "0,0,0,0" }
    return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),255"
  }
}
