import DistrictModel

/// Tooltips of a page, each once; a drawing refers to them by number.
struct TipTable {
  private(set) var tips: [BilingualText] = []
  private var numbers: [BilingualText: Int] = [:]

  mutating func number(of tip: BilingualText) -> Int {
    if let known = numbers[tip] { return known }
    numbers[tip] = tips.count
    tips.append(tip)
    return tips.count - 1
  }
}

/// A map as SVG with presentation attributes only, so that every engine draws and prints it alike.
struct SVGMap {
  let map: ReportMap
  let text: HTMLText
  /// Units of the drawing per grid square.
  let scale: Double
  let margin = 16.0
  let band = 44.0

  init(_ map: ReportMap, text: HTMLText) {
    self.map = map
    self.text = text
    // Maps beside each other are drawn on a smaller sheet, so that words keep their size.
    scale = (map.sync == nil ? 960 : 560) / Double(max(1, map.columns, map.rows))
  }

  var width: Double { max(360, Double(map.columns) * scale) + 2 * margin }
  private var height: Double { Double(map.rows) * scale + 2 * margin + band }
  private var left: Double { (width - Double(map.columns) * scale) / 2 }

  func drawing(tips: inout TipTable) -> String {
    let size = (SVGText.number(width), SVGText.number(height))
    var svg =
      "<svg data-map=\"\(map.id)\" data-grid=\"\(SVGText.number(left)) \(SVGText.number(margin)) \(scale)\"\(linked) role=\"img\" aria-labelledby=\"\(map.id)-title \(map.id)-finding\" "
      + "width=\"\(size.0)\" height=\"\(size.1)\" viewBox=\"0 0 \(size.0) \(size.1)\" font-family=\"\(Self.fonts)\">\n"
    if !map.layers.contains(where: \.content.isFilled) { svg += outline }
    for layer in map.layers {
      let name = text.language == .en ? layer.name.en : layer.name.zh
      let other =
        text.language == .both && layer.name.en != name
        ? " data-en=\"\(HTMLText.escaped(layer.name.en))\"" : ""
      svg +=
        "<g data-layer=\"\(HTMLText.escaped(name))\"\(other)\(key(of: layer)) aria-hidden=\"true\">\n"
        + content(layer, tips: &tips) + "</g>\n"
      // Over the squares it would be hidden under, below everything else.
      if layer.content.isFilled { svg += outline }
    }
    return svg + scaleBar + northArrow + "</svg>\n"
  }

  private var linked: String { map.sync.map { " data-sync=\"\(HTMLText.escaped($0))\"" } ?? "" }

  private func key(of layer: ReportMap.Layer) -> String {
    map.sync == nil ? "" : " data-key=\"\(HTMLText.escaped(layer.key ?? layer.id))\""
  }

  static let fonts = "Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif"

  private func content(_ layer: ReportMap.Layer, tips: inout TipTable) -> String {
    switch layer.content {
    case .squares(let squares): filled(squares, SVGText.sequence)
    case .changes(let squares): filled(squares, SVGText.changes)
    case .hatches(let squares): hatched(squares)
    case .symbols(let symbols): symbols.isEmpty ? "" : drawn(symbols, largest: layer.largest, tips: &tips)
    case .labels(let labels): named(labels, tips: &tips)
    case .outlines(let outlines): traced(outlines, tips: &tips)
    }
  }

  func x(_ place: ReportMap.Place) -> Double { left + place.x * scale }
  func y(_ place: ReportMap.Place) -> Double { margin + place.y * scale }

  private var gridTransform: String {
    "transform=\"translate(\(SVGText.point(left, margin))) scale(\(scale))\""
  }

  private var outline: String {
    let rings = map.outline.map { ring in
      var points: [String] = []
      for place in ring {
        let point = SVGText.point(x(place), y(place))
        if points.last != point { points.append(point) }
      }
      return "M" + points.joined(separator: "L") + "Z"
    }
    return "<path fill=\"none\" stroke=\"\(SVGText.ink)\" stroke-width=\"1.4\" stroke-linejoin=\"round\" "
      + "aria-hidden=\"true\" d=\"\(rings.joined())\"/>\n"
  }
}

extension SVGMap {
  /// One path per class; neighbours of equal class in a row are one rectangle.
  private func filled(_ squares: [ReportMap.Square], _ colours: [String]) -> String {
    let sorted = squares.sorted { ($0.level, $0.row, $0.column) < ($1.level, $1.row, $1.column) }
    var paths = [String](repeating: "", count: colours.count)
    var start = 0
    while start < sorted.count {
      let first = sorted[start]
      var end = start + 1
      while end < sorted.count, sorted[end].level == first.level, sorted[end].row == first.row,
        sorted[end].column == first.column + end - start
      {
        end += 1
      }
      let run = end - start
      paths[min(first.level, paths.count - 1)] += "M\(first.column) \(first.row)h\(run)v1h-\(run)z"
      start = end
    }
    let drawn = paths.indices.filter { !paths[$0].isEmpty }
      .map { "<path fill=\"\(colours[$0])\" d=\"\(paths[$0])\"/>\n" }
    return "<g \(gridTransform) shape-rendering=\"crispEdges\">\n" + drawn.joined() + "</g>\n"
  }

  /// One stroke for the lower class, a cross for the upper; white under black is seen on every fill.
  private func hatched(_ squares: [ReportMap.Square]) -> String {
    var path = ""
    for square in squares.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      path += "M\(square.column) \(square.row + 1)l1-1"
      if square.level > 0 { path += "M\(square.column) \(square.row)l1 1" }
    }
    return
      "<g \(gridTransform) fill=\"none\">\n<path stroke=\"#fff\" stroke-width=\"\(min(0.3, 4.5 / scale))\" d=\"\(path)\"/>\n"
      + "<path stroke=\"#000\" stroke-width=\"\(min(0.12, 2 / scale))\" d=\"\(path)\"/>\n</g>\n"
  }

  /// Large ones first, so that small ones stay in sight.
  private func drawn(_ symbols: [ReportMap.Symbol], largest: Int?, tips: inout TipTable) -> String {
    let largest = largest ?? symbols.map(\.amount).max() ?? 1
    var groups = ""
    for kind in ReportMap.Symbol.Kind.allCases {
      let group = symbols.indices.filter { symbols[$0].kind == kind }
        .sorted { (symbols[$1].amount, $0) < (symbols[$0].amount, $1) }
      guard !group.isEmpty else { continue }
      groups += "<g \(Self.paint(kind))>\n"
      for index in group {
        let symbol = symbols[index]
        let tip = tips.number(of: symbol.tip)
        let radius = Self.radius(symbol.amount, largest: largest)
        groups +=
          Self.shape(kind, x(symbol.place), y(symbol.place), radius, attributes: " data-i=\"\(tip)\"") + "\n"
      }
      groups += "</g>\n"
    }
    return groups
  }

  static func radius(_ amount: Int, largest: Int) -> Double {
    max(2.6, 12 * (Double(max(0, amount)) / Double(max(1, largest))).squareRoot())
  }

  static func paint(_ kind: ReportMap.Symbol.Kind) -> String {
    switch kind {
    case .plannedStation: "fill=\"\(SVGText.vermilion)\" stroke=\"#fff\" stroke-width=\"1\""
    case .existingStation: "fill=\"\(SVGText.blue)\" stroke=\"#fff\" stroke-width=\"1\""
    case .swapStation: "fill=\"\(SVGText.purple)\" stroke=\"#000\" stroke-width=\"1.2\""
    case .hydrogenStation: "fill=\"\(SVGText.green)\" stroke=\"#000\" stroke-width=\"1.2\""
    case .roadsideUnit: "fill=\"\(SVGText.orange)\" stroke=\"#000\" stroke-width=\"0.9\""
    case .inBoth: "fill=\"#5d6c78\" stroke=\"#fff\" stroke-width=\"0.6\""
    case .onlyInFirst: "fill=\"#000\" stroke=\"#fff\" stroke-width=\"0.8\""
    case .onlyInOther: "fill=\"\(SVGText.green)\" stroke=\"#000\" stroke-width=\"1\""
    case .opensFirst: "fill=\"\(SVGText.vermilion)\" stroke=\"#fff\" stroke-width=\"1\""
    case .opensSecond: "fill=\"\(SVGText.green)\" stroke=\"#fff\" stroke-width=\"1\""
    case .opensThird: "fill=\"\(SVGText.orange)\" stroke=\"#000\" stroke-width=\"0.8\""
    case .opensFourth: "fill=\"\(SVGText.sky)\" stroke=\"#000\" stroke-width=\"0.8\""
    case .opensLater: "fill=\"#fff\" stroke=\"#000\" stroke-width=\"1.4\""
    }
  }

  /// Circle, diamond, triangle, square, small cross; for changes dot, diagonal cross and ring; for years circle, square, triangle on
  /// its tip, hexagon and ring: told apart without colour.
  static func shape(
    _ kind: ReportMap.Symbol.Kind, _ x: Double, _ y: Double, _ radius: Double, attributes: String = ""
  ) -> String {
    let number = SVGText.number
    switch kind {
    case .plannedStation, .opensFirst, .opensLater:
      return "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\"\(attributes)/>"
    case .existingStation:
      let arm = number(radius * 1.25)
      return
        "<path d=\"M\(number(x)) \(number(y - radius * 1.25))l\(arm) \(arm)l-\(arm) \(arm)l-\(arm)-\(arm)z\"\(attributes)/>"
    case .opensSecond:
      let side = number(radius * 1.8)
      return
        "<path d=\"M\(number(x - radius * 0.9)) \(number(y - radius * 0.9))h\(side)v\(side)h-\(side)z\"\(attributes)/>"
    case .opensThird:
      return
        "<path d=\"M\(number(x)) \(number(y + radius * 1.3))l\(number(radius * 1.2))-\(number(radius * 2.2))h-\(number(radius * 2.4))z\"\(attributes)/>"
    case .opensFourth:
      let (half, slope) = (number(radius * 0.7), number(radius))
      return
        "<path d=\"M\(number(x - radius * 0.35)) \(number(y - radius))h\(half)l\(half) \(slope)l-\(half) \(slope)h-\(half)l-\(half)-\(slope)z\"\(attributes)/>"
    case .swapStation:
      return "<path d=\"M\(number(x)) \(number(y - 9))l8.5 15h-17z\"\(attributes)/>"
    case .inBoth:
      return "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"3\"\(attributes)/>"
    case .onlyInFirst:
      return
        "<path d=\"M\(number(x)) \(number(y - 2.4))l4.2-4.2 2.4 2.4-4.2 4.2 4.2 4.2-2.4 2.4-4.2-4.2-4.2 4.2-2.4-2.4"
        + " 4.2-4.2-4.2-4.2 2.4-2.4z\"\(attributes)/>"
    case .onlyInOther:
      return "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"5.5\"\(attributes)/>"
    case .hydrogenStation:
      return "<path d=\"M\(number(x - 7)) \(number(y - 7))h14v14h-14z\"\(attributes)/>"
    case .roadsideUnit:
      return
        "<path d=\"M\(number(x - 1.8)) \(number(y - 5.4))h3.6v3.6h3.6v3.6h-3.6v3.6h-3.6v-3.6h-3.6v-3.6h3.6z\"\(attributes)/>"
    }
  }

  /// The larger township keeps its name where two would overlap, and names of areas and lines come first; all keep their point.
  private func named(_ labels: [ReportMap.Label], tips: inout TipTable) -> String {
    let order = labels.indices.sorted { (labels[$1].weight, $0) < (labels[$0].weight, $1) }
    var taken = outlineNames
    var points = ""
    var names = ""
    for index in order {
      let label = labels[index]
      let (centreX, centreY) = (x(label.place), y(label.place))
      let tip = tips.number(of: label.tip)
      points +=
        "<circle cx=\"\(SVGText.number(centreX))\" cy=\"\(SVGText.number(centreY))\" r=\"3.2\" data-i=\"\(tip)\"/>\n"
      let lines = lines(of: label.name)
      let half = 4.4 * Double(lines.map { TextWidth.columns(of: $0.text) }.max() ?? 0) + 3
      let middle = min(max(centreX, half + 2), width - half - 2)
      let box = NameBox(
        x: (middle - half)...(middle + half), y: (centreY - 23)...(centreY + (lines.count > 1 ? 22 : 4)))
      guard !taken.contains(where: { $0.x.overlaps(box.x) && $0.y.overlaps(box.y) }) else { continue }
      taken.append(box)
      for (number, line) in lines.enumerated() {
        let baseline = number == 0 ? centreY - 7 : centreY + 17
        names +=
          "<text x=\"\(SVGText.number(middle))\" y=\"\(SVGText.number(baseline))\" lang=\"\(line.code)\">"
          + HTMLText.escaped(line.text) + "</text>\n"
      }
    }
    return "<g fill=\"#000\" stroke=\"#fff\" stroke-width=\"1.2\">\n\(points)</g>\n"
      + SVGMap.haloed(names, SVGText.ink)
  }

  /// Names over a white edge of their own: engines that cannot paint the edge first would hide the name under it.
  static func haloed(_ names: String, _ colour: String) -> String {
    let group = "<g font-size=\"16\" font-weight=\"600\" text-anchor=\"middle\" pointer-events=\"none\""
    return group
      + " fill=\"#fff\" stroke=\"#fff\" stroke-width=\"3.5\" stroke-linejoin=\"round\">\n\(names)</g>\n"
      + group + " fill=\"\(colour)\">\n\(names)</g>\n"
  }

  func lines(of name: BilingualText) -> [(text: String, code: String)] {
    switch text.language {
    case .zh: [(name.zh, "zh-Hans")]
    case .en: [(name.en, "en")]
    case .both: name.zh == name.en ? [(name.zh, "zh-Hans")] : [(name.zh, "zh-Hans"), (name.en, "en")]
    }
  }

  private var scaleBar: String {
    let metres = SVGText.niceStep(Double(map.columns) * map.squareM, parts: 4)
    let length = metres / map.squareM * scale
    let base = height - 18
    let label =
      metres >= 1000 ? NumberText.fixed(metres / 1000, 0) + " km" : NumberText.fixed(metres, 0) + " m"
    let (from, to) = (SVGText.number(margin), SVGText.number(margin + length))
    let (low, high) = (SVGText.number(base), SVGText.number(base - 8))
    return "<path fill=\"none\" stroke=\"\(SVGText.ink)\" stroke-width=\"2\" aria-hidden=\"true\" "
      + "d=\"M\(from) \(high)V\(low)H\(to)V\(high)\"/>\n"
      + "<text x=\"\(SVGText.number(margin + length + 8))\" y=\"\(low)\" font-size=\"16\" fill=\"\(SVGText.ink)\" "
      + "aria-hidden=\"true\">\(label)</text>\n"
  }

  private var northArrow: String {
    let (x, y) = (width - margin - 12, height - 46)
    return
      "<g aria-hidden=\"true\" fill=\"\(SVGText.ink)\"><path d=\"M\(SVGText.point(x, y))l9 26l-9-6l-9 6z\"/>"
      + "<text x=\"\(SVGText.number(x))\" y=\"\(SVGText.number(y + 40))\" font-size=\"15\" font-weight=\"600\" "
      + "text-anchor=\"middle\">N</text></g>\n"
  }
}
