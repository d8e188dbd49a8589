import DistrictModel

/// A chart as SVG with presentation attributes only.
struct SVGChart {
  let chart: ReportChart
  let text: HTMLText
  let id: String
  private let size = (width: 820.0, height: 340.0)
  private let frame = (left: 68.0, top: 36.0, right: 800.0, bottom: 284.0)

  init(_ chart: ReportChart, id: String, text: HTMLText) {
    self.chart = chart
    self.id = id
    self.text = text
  }

  func drawing() -> String {
    if let spans = chart.spans { return SVGTornado(spans: spans, chart: chart, text: text, id: id).drawing() }
    let box = "\(SVGText.number(size.width)) \(SVGText.number(size.height))"
    var svg =
      "<svg role=\"img\" aria-labelledby=\"\(id)-title \(id)-finding\" width=\"\(SVGText.number(size.width))\" "
      + "height=\"\(SVGText.number(size.height))\" viewBox=\"0 0 \(box)\" font-family=\"\(SVGMap.fonts)\" font-size=\"13\" "
      + "fill=\"\(SVGText.ink)\">\n<g aria-hidden=\"true\">\n"
    svg += verticalAxis + bars + band + lines + horizontalAxis
    return svg + "</g>\n</svg>\n"
  }

  /// One sign per line, drawn as in the chart.
  func legend() -> String {
    guard !chart.lines.isEmpty || chart.band != nil else { return "" }
    var entries = chart.lines.enumerated().map { index, line in
      "<li>" + swatch("<path fill=\"none\" stroke-width=\"3\" d=\"M0 7H26\" \(paint(of: index))/>") + "<span>"
        + text.inline(line.name)
        + "</span></li>"
    }
    if let band = chart.band {
      let box = "<path fill=\"\(SVGText.blue)\" fill-opacity=\"0.25\" d=\"M0 1H26V13H0z\"/>"
      entries.append("<li>" + swatch(box) + "<span>" + text.inline(band.name) + "</span></li>")
    }
    return "<div class=\"legend\"><div><ul>\(entries.joined())</ul></div></div>\n"
  }

  private func swatch(_ content: String) -> String {
    "<svg aria-hidden=\"true\" width=\"26\" height=\"14\" viewBox=\"0 0 26 14\">\(content)</svg>"
  }

  private func paint(of line: Int) -> String {
    let colour = [SVGText.blue, SVGText.vermilion, SVGText.green, SVGText.purple][line % 4]
    let before = chart.lines[..<line].count { $0.isDashed == chart.lines[line].isDashed }
    // Told apart without colour as well.
    let dashes = chart.lines[line].isDashed ? ["7 4", "12 5"] : ["", "2 3", "10 3 2 3"]
    let dash = dashes[before % dashes.count]
    return "stroke=\"\(colour)\"" + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"")
  }

  private var top: Double {
    let highest =
      (chart.bars + (chart.band?.high ?? []) + chart.lines.flatMap(\.values)).filter(\.isFinite).max() ?? 0
    return highest > 0 ? highest : 1
  }
  private var step: Double { SVGText.niceStep(top, parts: 5) }
  private var ceiling: Double { (top / step).rounded(.up) * step }

  private func x(_ position: Double) -> Double {
    frame.left + (frame.right - frame.left) * position / Double(max(1, chart.steps))
  }
  private func y(_ value: Double) -> Double {
    frame.bottom - (frame.bottom - frame.top) * min(max(0, value.isFinite ? value : 0), ceiling) / ceiling
  }
}

extension SVGChart {
  private var verticalAxis: String {
    var marks = ""
    var names = ""
    let count = Int((ceiling / step).rounded())
    for number in 0...max(1, count) {
      let value = Double(number) * step
      let height = SVGText.number(y(value))
      marks += "M\(SVGText.number(frame.left)) \(height)H\(SVGText.number(frame.right))"
      let decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2
      let percentDecimals = step >= 0.01 ? 0 : 1
      let name =
        chart.isShare ? NumberText.percent(value, percentDecimals) : NumberText.fixed(value, decimals)
      names +=
        "<text x=\"\(SVGText.number(frame.left - 8))\" y=\"\(SVGText.number(y(value) + 4.5))\">\(name)</text>"
    }
    return
      "<path fill=\"none\" stroke=\"\(SVGText.rule)\" d=\"\(marks)\"/>\n<g text-anchor=\"end\">\(names)</g>\n"
      + "<text x=\"\(SVGText.number(10))\" y=\"20\" font-weight=\"600\">\(text.drawn(chart.vertical))</text>\n"
  }

  private var horizontalAxis: String {
    let base = SVGText.number(frame.bottom)
    var marks = "M\(SVGText.number(frame.left)) \(base)H\(SVGText.number(frame.right))"
    var names = ""
    for tick in chart.ticks {
      let place = SVGText.number(x(tick.position))
      if chart.lines.isEmpty == false { marks += "M\(place) \(base)v5" }
      names +=
        "<text x=\"\(place)\" y=\"\(SVGText.number(frame.bottom + 20))\">\(text.drawn(tick.text))</text>"
    }
    let middle = SVGText.number((frame.left + frame.right) / 2)
    return
      "<path fill=\"none\" stroke=\"\(SVGText.ink)\" d=\"\(marks)\"/>\n<g text-anchor=\"middle\">\(names)"
      + "<text x=\"\(middle)\" y=\"\(SVGText.number(frame.bottom + 44))\" font-weight=\"600\">"
      + "\(text.drawn(chart.horizontal))</text></g>\n"
  }

  private var bars: String {
    guard !chart.bars.isEmpty else { return "" }
    let path = chart.bars.indices.map { index in
      let (left, right) = (x(Double(index) + 0.12), x(Double(index) + 0.88))
      let height = SVGText.number(frame.bottom - y(chart.bars[index]))
      let width = SVGText.number(right - left)
      return "M\(SVGText.point(left, frame.bottom))v-\(height)h\(width)v\(height)z"
    }
    return "<path fill=\"\(SVGText.blue)\" d=\"\(path.joined())\"/>\n" + barNames
  }

  /// The share over each bar, as long as there is room for it.
  private var barNames: String {
    guard chart.isShare, chart.bars.count <= 12 else { return "" }
    let names = chart.bars.indices.map { index in
      "<text x=\"\(SVGText.number(x(Double(index) + 0.5)))\" y=\"\(SVGText.number(y(chart.bars[index]) - 5))\">"
        + NumberText.percent(chart.bars[index]) + "</text>"
    }
    return "<g text-anchor=\"middle\" font-size=\"12\">\(names.joined())</g>\n"
  }

  private func points(_ values: [Double]) -> [String] {
    values.indices.map { SVGText.point(x(Double($0) + 0.5), y(values[$0])) }
  }

  private var band: String {
    guard let band = chart.band, !band.low.isEmpty else { return "" }
    let outline = points(band.high) + points(band.low).reversed()
    return
      "<path fill=\"\(SVGText.blue)\" fill-opacity=\"0.25\" d=\"M\(outline.joined(separator: "L"))Z\"/>\n"
  }

  private var lines: String {
    chart.lines.indices.filter { !chart.lines[$0].values.isEmpty }.map { index in
      "<path fill=\"none\" stroke-width=\"2.2\" stroke-linejoin=\"round\" \(paint(of: index)) "
        + "d=\"M\(points(chart.lines[index].values).joined(separator: "L"))\"/>\n"
    }.joined()
  }
}
