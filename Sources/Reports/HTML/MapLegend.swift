import DistrictModel

/// The legend beside a map: it stays readable where the drawing is small.
struct MapLegend {
  let map: ReportMap
  let text: HTMLText

  func drawing() -> String {
    let groups = map.layers.map { layer -> String in
      var entries = ""
      for (index, name) in layer.legend.enumerated() {
        guard let sign = sign(layer, index) else { continue }
        entries += "<li>" + swatch(sign) + "<span>" + text.inline(name) + "</span></li>"
      }
      entries += sizes(layer)
      if entries.isEmpty {
        entries = "<li>" + text.inline(.init(zh: "无", en: "none")) + "</li>"
      }
      let hint = layer.hint.map { "<em>" + text.inline($0) + "</em>" } ?? ""
      return "<div><strong>\(text.inline(layer.name))</strong><ul>\(entries)</ul>\(hint)</div>"
    }
    return "<div class=\"legend\">" + groups.joined() + "</div>\n"
  }

  private func swatch(_ content: String, width: Int = 26) -> String {
    "<svg aria-hidden=\"true\" width=\"\(width)\" height=\"26\" viewBox=\"0 0 \(width) 26\">\(content)</svg>"
  }

  private func sign(_ layer: ReportMap.Layer, _ index: Int) -> String? {
    switch layer.content {
    case .squares:
      return
        "<path fill=\"\(SVGText.sequence[min(index, 4)])\" stroke=\"\(SVGText.rule)\" d=\"M2 5h22v16h-22z\"/>"
    case .changes:
      // Three shades of less, three of more; the white between them is no change.
      guard !layer.legend[index].zh.isEmpty else { return nil }
      let shade = SVGText.changes[index < 3 ? index : min(index + 1, 6)]
      return "<path fill=\"\(shade)\" stroke=\"\(SVGText.rule)\" d=\"M2 5h22v16h-22z\"/>"
    case .hatches:
      let cross = index > 0 ? "M5 5l16 16" : ""
      return "<path fill=\"none\" stroke=\"#000\" stroke-width=\"2\" d=\"M5 21l16-16\(cross)\"/>"
    case .labels: return "<circle fill=\"#000\" cx=\"13\" cy=\"13\" r=\"3.5\"/>"
    case .outlines(let outlines):
      let isLine = index > 0
      guard outlines.contains(where: { isLine ? !$0.lines.isEmpty : !$0.rings.isEmpty }) else { return nil }
      return SVGMap.traced(isLine ? "M2 20l8-13 6 8 8-11" : "M3 6h20v14h-20z", isLine: isLine)
    case .symbols(let symbols):
      let kinds = layer.kinds ?? [.plannedStation, .existingStation]
      guard kinds.indices.contains(index), symbols.contains(where: { $0.kind == kinds[index] }) else {
        return nil
      }
      return "<g \(SVGMap.paint(kinds[index]))>" + SVGMap.shape(kinds[index], 13, 14, 8) + "</g>"
    }
  }

  /// Two circles with the numbers they stand for.
  private func sizes(_ layer: ReportMap.Layer) -> String {
    guard case .symbols(let symbols) = layer.content,
      let largest = layer.largest ?? symbols.map(\.amount).max(), largest > 0
    else { return "" }
    let amounts = largest >= 4 ? [largest / 4, largest] : [largest]
    return amounts.map { amount in
      let radius = SVGText.number(SVGMap.radius(amount, largest: largest))
      let circle = "<circle fill=\"none\" stroke=\"\(SVGText.ink)\" cx=\"13\" cy=\"13\" r=\"\(radius)\"/>"
      let count = NumberText.whole(amount)
      return "<li>" + swatch(circle) + "<span>"
        + text.inline(.init(zh: "\(count) 台", en: "\(count) chargers")) + "</span></li>"
    }.joined()
  }
}
