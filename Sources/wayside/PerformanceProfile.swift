import PlacementInstances
import Siting

/// For each algorithm the share of instances it brings within a distance of the best value known (Dolan, Moré 2002,
/// doi:10.1007/s101070100263), drawn as steps over the distance.
struct PerformanceProfile {
  private static let colours = [
    "#1b6ca8", "#c8553d", "#3a7d44", "#7b4b94", "#b8860b", "#444444", "#008b8b", "#a0527a",
  ]
  private let curves: [(algorithm: String, distances: [Double])]
  private let instances: Int
  private let largest: Double

  init(rows: [PlacementRow]) {
    var best: [String: Double] = [:]
    for row in rows {
      for value in [row.value, row.instance.bestKnown].compactMap(\.self) {
        let known = best[row.instance.name] ?? value
        best[row.instance.name] = row.sense == .maximise ? max(known, value) : min(known, value)
      }
    }
    var order: [String] = []
    for row in rows where !order.contains(row.placement.algorithm) { order.append(row.placement.algorithm) }
    curves = order.map { name in
      let distances = rows.filter { $0.placement.algorithm == name }.compactMap { row -> Double? in
        guard let value = row.value, let known = best[row.instance.name] else { return nil }
        return abs(known - value) / max(1e-9, abs(known))
      }
      return (name, distances.sorted())
    }
    instances = Set(rows.map(\.instance.name)).count
    largest = max(1e-4, (curves.flatMap(\.distances).max() ?? 0) * 1.05)
  }

  var svg: String {
    var lines = [
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 420" font-family="sans-serif" font-size="13">"#,
      ##"<rect width="720" height="420" fill="#ffffff"/>"##,
      #"<text x="60" y="24" font-size="15">Share of \#(instances) instances within a distance of the best value known</text>"#,
    ]
    for step in 0...4 {
      let share = Double(step) / 4
      let (x, y) = (Self.text(x(share * largest)), Self.text(y(share)))
      lines.append(##"<line x1="60" x2="690" y1="\##(y)" y2="\##(y)" stroke="#dddddd"/>"##)
      lines.append(
        #"<text x="54" y="\#(y)" text-anchor="end" dominant-baseline="middle">\#(step * 25) %</text>"#)
      let tick = ((share * largest * 1e5).rounded() / 1e3)
      lines.append(#"<text x="\#(x)" y="382" text-anchor="middle">\#(tick) %</text>"#)
    }
    lines.append(#"<text x="375" y="408" text-anchor="middle">distance from the best value known</text>"#)
    for (index, curve) in curves.enumerated() {
      let colour = Self.colours[index % Self.colours.count]
      lines.append(#"<path d="\#(path(curve.distances))" fill="none" stroke="\#(colour)" stroke-width="2"/>"#)
      let y = 330 - 18 * (curves.count - 1 - index)
      lines.append(
        #"<text x="684" y="\#(y)" text-anchor="end" fill="\#(colour)">\#(Self.escaped(curve.algorithm))</text>"#
      )
    }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  private func path(_ distances: [Double]) -> String {
    var path = "M\(Self.text(x(0))),\(Self.text(y(0)))"
    for (index, distance) in distances.enumerated() {
      path += " H\(Self.text(x(distance))) V\(Self.text(y(Double(index + 1) / Double(max(1, instances)))))"
    }
    return path + " H\(Self.text(x(largest)))"
  }

  private func x(_ distance: Double) -> Double { 60 + 630 * distance / largest }
  private func y(_ share: Double) -> Double { 360 - 310 * share }
  private static func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : String($0) }.joined()
  }
}
