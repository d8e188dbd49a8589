import DistrictModel

extension SVGMap {
  /// Areas dashed, lines full: told apart from the outline of the district, and in grey.
  func traced(_ outlines: [ReportMap.Outline], tips: inout TipTable) -> String {
    var paths = ""
    var names = ""
    for outline in outlines {
      let tip = " data-i=\"\(tips.number(of: text.plain(outline.tip, separator: "\n")))\""
      let rings = outline.rings.map { path($0) + "Z" }.joined()
      let lines = outline.lines.map(path).joined()
      if !rings.isEmpty { paths += Self.traced(rings, isLine: false, attributes: tip) }
      if !lines.isEmpty { paths += Self.traced(lines, isLine: true, attributes: tip) }
      names += name(outline)
    }
    return paths
      + "<g font-size=\"16\" font-weight=\"600\" text-anchor=\"middle\" fill=\"\(Self.outlineColour)\" stroke=\"#fff\" "
      + "stroke-width=\"3.5\" stroke-linejoin=\"round\" paint-order=\"stroke\" pointer-events=\"none\">\n\(names)</g>\n"
  }

  private static let outlineColour = "#8a1c4a"

  /// A path over a white edge, so that it is seen on every fill.
  static func traced(_ path: String, isLine: Bool, attributes: String = "") -> String {
    let dash = isLine ? "" : " stroke-dasharray=\"7 4\""
    return "<g fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">"
      + "<path stroke=\"#fff\" stroke-width=\"5\" d=\"\(path)\"/>"
      + "<path stroke=\"\(outlineColour)\" stroke-width=\"2.6\"\(dash)\(attributes) d=\"\(path)\"/></g>\n"
  }

  private func path(_ places: [ReportMap.Place]) -> String {
    "M" + places.map { SVGText.point(x($0), y($0)) }.joined(separator: "L")
  }

  /// Boxes that the names of areas and lines take.
  var outlineNames: [(x: ClosedRange<Double>, y: ClosedRange<Double>)] {
    map.layers.flatMap { layer -> [ReportMap.Outline] in
      if case .outlines(let outlines) = layer.content { outlines } else { [] }
    }.map { outline in
      let (middle, half, lines) = place(of: outline)
      let base = y(outline.label) - 8
      return ((middle - half)...(middle + half), (base - 18 * Double(lines))...(base + 4))
    }
  }

  /// Middle, half the width and lines of a name; it stands above the northernmost corner.
  private func place(of outline: ReportMap.Outline) -> (middle: Double, half: Double, lines: Int) {
    let lines = lines(of: outline.name)
    let half = 4.4 * Double(lines.map { TextWidth.columns(of: $0.text) }.max() ?? 0) + 3
    return (min(max(x(outline.label), half + 2), max(half + 2, width - half - 2)), half, lines.count)
  }

  private func name(_ outline: ReportMap.Outline) -> String {
    let (middle, _, count) = place(of: outline)
    return lines(of: outline.name).enumerated().map { number, line in
      let baseline = y(outline.label) - 8 - 18 * Double(count - 1 - number)
      return
        "<text x=\"\(SVGText.number(middle))\" y=\"\(SVGText.number(baseline))\" lang=\"\(line.code)\">"
        + HTMLText.escaped(line.text) + "</text>\n"
    }.joined()
  }
}
