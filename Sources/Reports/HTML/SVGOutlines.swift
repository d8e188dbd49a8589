import DistrictModel

/// The rectangle a name on a map takes, in units of the drawing.
struct NameBox {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
}

extension SVGMap {
  /// Areas dashed, lines full: told apart from the outline of the district, and in grey.
  func traced(_ outlines: [ReportMap.Outline], tips: inout TipTable) -> String {
    var paths = ""
    var names = ""
    let places = namePlaces(outlines)
    for (outline, place) in zip(outlines, places) {
      let tip = " data-i=\"\(tips.number(of: outline.tip))\""
      let rings = outline.rings.map { path($0) + "Z" }.joined()
      let lines = outline.lines.map(path).joined()
      if !rings.isEmpty { paths += Self.traced(rings, isLine: false, attributes: tip) }
      if !lines.isEmpty { paths += Self.traced(lines, isLine: true, attributes: tip) }
      names += name(outline, at: place)
    }
    return paths + SVGMap.haloed(names, Self.outlineColour)
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
  var outlineNames: [NameBox] {
    map.layers.flatMap { layer -> [NameBox] in
      if case .outlines(let outlines) = layer.content { namePlaces(outlines) } else { [] }
    }
  }

  /// The first free place of each name: above or below one of the outermost corners; the first of all where none is free.
  private func namePlaces(_ outlines: [ReportMap.Outline]) -> [NameBox] {
    var taken: [NameBox] = []
    for outline in outlines {
      let boxes = boxes(outline)
      let free = boxes.first { box in
        !taken.contains { $0.x.overlaps(box.x) && $0.y.overlaps(box.y) }
      }
      taken.append(free ?? boxes[0])
    }
    return taken
  }

  private func boxes(_ outline: ReportMap.Outline) -> [NameBox] {
    let corners = (outline.rings + outline.lines).joined()
    let lines = lines(of: outline.name)
    let half = 4.4 * Double(lines.map { TextWidth.columns(of: $0.text) }.max() ?? 0) + 3
    let high = 18.0 * Double(lines.count) + 4
    let outermost = [
      corners.min { $0.y < $1.y }, corners.max { $0.y < $1.y }, corners.min { $0.x < $1.x },
      corners.max { $0.x < $1.x },
    ].map { $0 ?? .init(x: 0, y: 0) }
    return outermost.enumerated().flatMap { number, corner -> [NameBox] in
      let middle = min(max(x(corner), half + 2), max(half + 2, width - half - 2))
      let (above, below) = (y(corner) - 4 - high, y(corner) + 4)
      return (number == 1 ? [below, above] : [above, below]).map {
        NameBox(x: (middle - half)...(middle + half), y: $0...($0 + high))
      }
    }
  }

  private func name(_ outline: ReportMap.Outline, at box: NameBox) -> String {
    let middle = (box.x.lowerBound + box.x.upperBound) / 2
    return lines(of: outline.name).enumerated().map { number, line in
      let baseline = box.y.lowerBound + 16 + 18 * Double(number)
      return
        "<text x=\"\(SVGText.number(middle))\" y=\"\(SVGText.number(baseline))\" lang=\"\(line.code)\">"
        + HTMLText.escaped(line.text) + "</text>\n"
    }.joined()
  }
}
