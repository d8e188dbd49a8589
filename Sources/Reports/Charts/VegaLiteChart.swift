import DistrictModel

/// A chart of the report as a Vega-Lite 5 specification with its data inside, to be restyled elsewhere. Nothing is loaded: the
/// address of the schema only names the language.
public enum VegaLiteChart {
  public static let schema = "https://vega.github.io/schema/vega-lite/v5.json"

  /// - Returns: a JSON document.
  public static func text(of chart: ReportChart, language: ReportLanguage) -> String {
    VegaLiteSpecification(chart: chart, words: HTMLText(language: language)).json.document
  }
}

private struct VegaLiteSpecification {
  let chart: ReportChart
  let words: HTMLText

  /// Blue at a quarter over white: told from the line in the legend as well.
  private static let bandColour = "#bfdcec"
  private static let colours = [SVGText.blue, SVGText.vermilion, SVGText.green, SVGText.purple]

  var json: JSONText {
    var root: [String: JSONText] = [
      "$schema": .string(VegaLiteChart.schema),
      "background": .string("#ffffff"),
      "config": .object([
        "font": .string("Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"),
        "axis": .object(["labelFontSize": .integer(12), "titleFontSize": .integer(12)]),
        "legend": .object(["labelFontSize": .integer(12), "labelLimit": .integer(420)]),
      ]),
      "title": .object([
        "text": .array(lines(chart.title)), "subtitle": .array(lines(chart.finding)),
        "anchor": .string("start"), "fontSize": .integer(15), "subtitleFontSize": .integer(12),
        "subtitlePadding": .integer(6), "offset": .integer(12),
      ]),
      "width": .integer(680), "height": .integer(260),
      "layer": .array(bars + band + curves),
    ]
    if let spans = chart.spans { root["layer"] = .array(layers(of: spans)) }
    if let note = chart.note { root["description"] = .string(words.plain(note)) }
    return .object(root)
  }

  /// Each language on a line of its own, so that both stay readable.
  private func lines(_ text: BilingualText) -> [JSONText] {
    words.plain(text, separator: "\n").split(separator: "\n").map { .string(String($0)) }
  }

  /// What is no number is left out: a gap, not a zero.
  private func points(_ values: [(place: Double, fields: [String: Double])]) -> JSONText {
    .object([
      "values": .array(
        values.filter { $0.fields.values.allSatisfy(\.isFinite) }.map { one in
          .object(
            one.fields.mapValues { .number($0) }.merging(["at": .number(one.place)]) { first, _ in first })
        })
    ])
  }

  /// Steps as numbers, the labels under them as the report has them.
  private var across: [String: JSONText] {
    let named = chart.ticks.map { tick in
      "datum.value === \(JSONText.text(of: tick.position)) ? \(JSONText.quoted(words.plain(tick.text))) : "
    }
    return [
      "type": .string("quantitative"),
      "scale": .object([
        "domain": .array([.integer(0), .integer(max(1, chart.steps))]), "nice": .bool(false),
        "zero": .bool(false),
      ]),
      "axis": .object([
        "title": .string(words.plain(chart.horizontal)), "grid": .bool(false), "labelOverlap": .bool(true),
        "values": .array(chart.ticks.map { .number($0.position) }),
        "labelExpr": .string(named.joined() + "''"),
      ]),
    ]
  }

  private func along(_ field: String) -> JSONText {
    var axis: [String: JSONText] = ["title": .string(words.plain(chart.vertical))]
    if chart.isShare { axis["format"] = .string(".0%") }
    return .object([
      "field": .string(field), "type": .string("quantitative"), "axis": .object(axis),
      "scale": .object(["zero": .bool(true)]),
    ])
  }

  private func placed(_ field: String, _ extra: [String: JSONText] = [:]) -> JSONText {
    .object(
      across.merging(extra) { first, _ in first }.merging(["field": .string(field)]) { first, _ in first })
  }

  private var bars: [JSONText] {
    guard !chart.bars.isEmpty else { return [] }
    let values = chart.bars.enumerated().map { row, value in
      (place: Double(row) + 0.12, fields: ["to": Double(row) + 0.88, "value": value])
    }
    return [
      .object([
        "data": points(values),
        "mark": .object(["type": .string("bar"), "color": .string(SVGText.blue), "tooltip": .bool(true)]),
        "encoding": .object([
          "x": placed("at", ["bin": .object(["binned": .bool(true)])]),
          "x2": .object(["field": .string("to")]), "y": along("value"),
        ]),
      ])
    ]
  }

  /// Bars from the middle to either end of an input, in the order of the report, and a rule where all inputs are at their best.
  private func layers(of spans: ReportChart.Spans) -> [JSONText] {
    let values = spans.rows.flatMap { row in
      [("low", row.low), ("high", row.high)].map { end, value in
        JSONText.object([
          "input": .string(words.plain(row.name)), "end": .string(end), "from": .number(spans.middle),
          "to": .number(value),
        ])
      }
    }
    var axis: [String: JSONText] = ["title": .string(words.plain(chart.horizontal))]
    if chart.isShare { axis["format"] = .string(".0%") }
    let across: [String: JSONText] = [
      "type": .string("quantitative"), "scale": .object(["zero": .bool(false)]), "axis": .object(axis),
    ]
    let colours = JSONText.object([
      "field": .string("end"), "type": .string("nominal"),
      "scale": .object([
        "domain": .array([.string("low"), .string("high")]),
        "range": .array([.string(SVGText.blue), .string(Self.bandColour)]),
      ]),
    ])
    return [
      .object([
        "data": .object(["values": .array(values)]),
        "mark": .object(["type": .string("bar"), "tooltip": .bool(true)]),
        "encoding": .object([
          "y": .object([
            "field": .string("input"), "type": .string("nominal"), "sort": .number(nil),
            "axis": .object(["title": .string(words.plain(chart.vertical)), "labelLimit": .integer(300)]),
          ]),
          "x": .object(across.merging(["field": .string("from")]) { first, _ in first }),
          "x2": .object(["field": .string("to")]), "color": colours,
        ]),
      ]),
      .object([
        "data": .object(["values": .array([.object(["middle": .number(spans.middle)])])]),
        "mark": .object(["type": .string("rule"), "color": .string(SVGText.ink)]),
        "encoding": .object(["x": .object(across.merging(["field": .string("middle")]) { first, _ in first })]
        ),
      ]),
    ]
  }

  private var band: [JSONText] {
    guard let band = chart.band, !band.low.isEmpty else { return [] }
    let values = zip(band.low, band.high).enumerated().map { row, pair in
      (place: Double(row) + 0.5, fields: ["low": pair.0, "high": pair.1])
    }
    return [
      .object([
        "data": points(values),
        "transform": named(band.name),
        "mark": .object(["type": .string("area")]),
        "encoding": .object([
          "x": placed("at"), "y": along("low"), "y2": .object(["field": .string("high")]),
          "color": colours,
        ]),
      ])
    ]
  }

  private var curves: [JSONText] {
    chart.lines.filter { !$0.values.isEmpty }.map { line in
      let values = line.values.enumerated().map { row, value in
        (place: Double(row) + 0.5, fields: ["value": value])
      }
      return .object([
        "data": points(values),
        "transform": named(line.name),
        "mark": .object([
          "type": .string("line"), "strokeWidth": .number(2.2), "tooltip": .bool(true),
        ]),
        "encoding": .object([
          "x": placed("at"), "y": along("value"), "color": colours, "strokeDash": dashes,
        ]),
      ])
    }
  }

  /// Gives all rows of a layer its name, without repeating it in the data.
  private func named(_ name: BilingualText) -> JSONText {
    .array([
      .object([
        "calculate": .string(JSONText.quoted(words.plain(name))), "as": .string("series"),
      ])
    ])
  }

  /// Lines in the order of their names, then the band.
  private func series<Look>(_ lines: (Int) -> Look, band: Look) -> [(name: String, look: Look)] {
    chart.lines.indices.map { (words.plain(chart.lines[$0].name), lines($0)) }
      + (chart.band.map { [(words.plain($0.name), band)] } ?? [])
  }

  private func look(_ entries: [(name: String, look: JSONText)]) -> JSONText {
    .object([
      "field": .string("series"), "type": .string("nominal"),
      "scale": .object([
        "domain": .array(entries.map { .string($0.name) }), "range": .array(entries.map(\.look)),
      ]),
      "legend": .object([
        "title": .number(nil), "orient": .string("bottom"), "direction": .string("vertical"),
        "symbolType": .string("stroke"), "symbolStrokeWidth": .integer(3), "symbolSize": .integer(500),
      ]),
    ])
  }

  private var colours: JSONText {
    look(series({ .string(Self.colours[$0 % Self.colours.count]) }, band: .string(Self.bandColour)))
  }

  private var dashes: JSONText {
    func dash(_ lengths: [Int]) -> JSONText { .array(lengths.map { .integer($0) }) }
    return look(series({ dash(chart.lines[$0].isDashed ? [7, 4] : [1, 0]) }, band: dash([1, 0])))
  }
}

extension ReportDocument {
  /// Every chart in the order of the chapters.
  public var charts: [ReportChart] {
    sections.flatMap(\.blocks).compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
  }
}
