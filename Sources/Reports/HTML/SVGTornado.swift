import DistrictModel

/// Spans around a middle, one a row: what an answer does between two ends of each input.
struct SVGTornado {
  let spans: ReportChart.Spans
  let chart: ReportChart
  let text: HTMLText
  let id: String
  private static let width = 820.0
  private static let left = 250.0
  private static let right = 640.0
  private static let rowHeight = 26.0
  private static let top = 34.0

  private var bottom: Double { Self.top + Self.rowHeight * Double(spans.rows.count) }

  func drawing() -> String {
    let height = bottom + 56
    let box = "\(SVGText.number(Self.width)) \(SVGText.number(height))"
    var svg =
      "<svg role=\"img\" aria-labelledby=\"\(id)-title \(id)-finding\" width=\"\(SVGText.number(Self.width))\" "
      + "height=\"\(SVGText.number(height))\" viewBox=\"0 0 \(box)\" font-family=\"\(SVGMap.fonts)\" font-size=\"13\" "
      + "fill=\"\(SVGText.ink)\">\n<g aria-hidden=\"true\">\n"
    svg += axis + rows + middle
    return svg + "</g>\n</svg>\n"
  }

  /// The ends of the axis, and the step of its marks.
  private var scale: (low: Double, high: Double, step: Double) {
    let values = (spans.rows.flatMap { [$0.low, $0.high] } + [spans.middle]).filter(\.isFinite)
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    let step = SVGText.niceStep(max(most - least, abs(most) * 1e-9, 1e-12), parts: 5)
    return ((least / step).rounded(.down) * step, (most / step).rounded(.up) * step, step)
  }

  private func x(_ value: Double) -> Double {
    let scale = scale
    let share =
      (min(max(value.isFinite ? value : scale.low, scale.low), scale.high) - scale.low)
      / max(scale.high - scale.low, 1e-300)
    return Self.left + (Self.right - Self.left) * share
  }

  private var axis: String {
    let scale = scale
    var marks = ""
    var names = ""
    let count = Int(((scale.high - scale.low) / scale.step).rounded())
    let decimals = scale.step >= 1 ? 0 : scale.step >= 0.1 ? 1 : scale.step >= 0.01 ? 2 : 4
    for number in 0...max(1, min(count, 20)) {
      let value = scale.low + Double(number) * scale.step
      let place = SVGText.number(x(value))
      marks += "M\(place) \(SVGText.number(Self.top))V\(SVGText.number(bottom))"
      let name =
        chart.isShare
        ? NumberText.percent(value, max(0, decimals - 2)) : NumberText.fixed(value, decimals)
      names += "<text x=\"\(place)\" y=\"\(SVGText.number(bottom + 18))\">\(name)</text>"
    }
    let centre = SVGText.number((Self.left + Self.right) / 2)
    let ends = BilingualText(zh: "低 → 高", en: "low → high")
    names +=
      "<text text-anchor=\"start\" font-size=\"11\" x=\"\(SVGText.number(Self.right + 14))\" y=\"\(SVGText.number(Self.top - 14))\">\(text.drawn(ends))</text>"
    return
      "<path fill=\"none\" stroke=\"\(SVGText.rule)\" d=\"\(marks)\"/>\n<g text-anchor=\"middle\">\(names)"
      + "<text x=\"\(centre)\" y=\"\(SVGText.number(bottom + 42))\" font-weight=\"600\">\(text.drawn(chart.horizontal))</text></g>\n"
  }

  /// The end of the low input is filled, that of the high one is open: told apart without colour.
  private var rows: String {
    var svg = ""
    for (row, span) in spans.rows.enumerated() {
      let y = Self.top + Self.rowHeight * (Double(row) + 0.5)
      let (low, high, centre) = (x(span.low), x(span.high), x(spans.middle))
      func bar(_ to: Double, _ paint: String) -> String {
        "<rect x=\"\(SVGText.number(min(centre, to)))\" y=\"\(SVGText.number(y - 8))\" width=\"\(SVGText.number(abs(to - centre)))\" "
          + "height=\"16\" stroke=\"\(SVGText.blue)\" \(paint)/>"
      }
      svg += bar(high, "fill=\"\(SVGText.blue)\" fill-opacity=\"0.15\"")
      // A low end on the same side as the high one is drawn thinner, over it.
      let isSameSide = (low - centre) * (high - centre) > 0
      svg +=
        isSameSide
        ? "<rect x=\"\(SVGText.number(min(centre, low)))\" y=\"\(SVGText.number(y - 4))\" width=\"\(SVGText.number(abs(low - centre)))\" "
          + "height=\"8\" fill=\"\(SVGText.blue)\"/>"
        : bar(low, "fill=\"\(SVGText.blue)\"")
      svg +=
        "<text text-anchor=\"end\" font-size=\"12\" x=\"\(SVGText.number(Self.left - 12))\" y=\"\(SVGText.number(y + 4.5))\">"
        + "\(text.drawn(span.name))</text>"
      // The ends stand in a column of their own: bars of one side would put them over each other.
      svg +=
        "<text font-size=\"11\" x=\"\(SVGText.number(Self.right + 14))\" y=\"\(SVGText.number(y + 4))\">"
        + "\(HTMLText.escaped(span.lowText)) → \(HTMLText.escaped(span.highText))</text>"
    }
    return svg + "\n"
  }

  private var middle: String {
    let place = SVGText.number(x(spans.middle))
    return
      "<path fill=\"none\" stroke=\"\(SVGText.ink)\" stroke-width=\"1.4\" d=\"M\(place) \(SVGText.number(Self.top - 4))V\(SVGText.number(bottom))\"/>\n"
  }
}
