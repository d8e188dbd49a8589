import DistrictModel
import Reports
import RoadNetwork
import ScenarioFiles
import Siting

/// The plan of a corridor as one page: map and tables, in both languages, without anything from elsewhere.
extension CorridorPlan {
  var html: String {
    let value = placement.value ?? 0
    let verdict =
      placement.isProvenOptimal
      ? "已证明最优 · optimal, proven"
      : "差距至多 · gap at most \(NumberText.percent(placement.gap ?? 1, 3))"
    let rows = placement.sites.map { site in
      "<tr><td>\(Self.escaped(graph.nodes[Int(site)].id))</td></tr>"
    }.joined()
    let flowRows = zip(routes, served).map { route, classes in
      let ends = [route.nodes.first, route.nodes.last].compactMap { $0 }.map {
        Self.escaped(graph.nodes[Int($0)].id)
      }
      let marks = classes.map { "<td>\($0.isServed ? "✓" : "△")</td>" }.joined()
      return "<tr><td>\(ends.joined(separator: " – "))</td><td>\(route.weight)</td>\(marks)</tr>"
    }.joined()
    let label =
      scenario.isSynthetic
      ? "<p><strong>合成路网与流量，不代表真实高速公路。 · Synthetic roads and flows; no real motorway is shown.</strong></p>"
      : ""
    return """
      <!doctype html><html lang="zh"><meta charset="utf-8"><title>\(Self.escaped(scenario.name.zh))</title>
      <style>body{font:16px/1.5 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2em .6em}svg{width:100%;height:auto}</style>
      <h1>\(Self.escaped(scenario.name.zh)) · \(Self.escaped(scenario.name.en))</h1>
      \(label)
      <p>\(Self.escaped(placement.problem)): \(value) / \(placement.bound) 辆/日 · vehicles per day; \(verdict); \(Self.escaped(placement.algorithm)), seed \(placement.seed).</p>
      <p>规则 · rule: \(Self.escaped(convention)). 距离按路网 · distances along the road network.</p>
      \(map)
      <h2>站点 · stations</h2><table><tr><th>id</th></tr>\(rows)</table>
      <h2>流量 · flows</h2><table><tr><th>od</th><th>辆/日 · vehicles/day</th>\(scenario.vehicles.map { "<th>\(Self.escaped($0.id))</th>" }.joined())</tr>\(flowRows)</table>
      </html>

      """
  }

  private var map: String {
    let xs = graph.nodes.map(\.point.x)
    let ys = graph.nodes.map(\.point.y)
    guard let west = xs.min(), let east = xs.max(), let south = ys.min(), let north = ys.max() else {
      return ""
    }
    let scale = 900 / max(1, max(east - west, north - south))
    // Numbers of a drawing have no marks between thousands.
    func drawn(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
    func x(_ point: MetricPoint) -> String { drawn(30 + (point.x - west) * scale) }
    func y(_ point: MetricPoint) -> String { drawn(30 + (north - point.y) * scale) }
    let roads = graph.links.filter { $0.from < $0.to }.map { link in
      let (one, other) = (graph.nodes[Int(link.from)].point, graph.nodes[Int(link.to)].point)
      return "<line x1=\"\(x(one))\" y1=\"\(y(one))\" x2=\"\(x(other))\" y2=\"\(y(other))\"/>"
    }.joined()
    let cities = (scenario.graph?.nodes ?? []).map { node in
      "<circle cx=\"\(x(node.point))\" cy=\"\(y(node.point))\" r=\"4\"/>"
        + "<text x=\"\(x(node.point))\" y=\"\(y(node.point))\" dx=\"8\" dy=\"-6\">\(Self.escaped(node.id))</text>"
    }.joined()
    let sites = placement.sites.map { site in
      let point = graph.nodes[Int(site)].point
      return
        "<circle cx=\"\(x(point))\" cy=\"\(y(point))\" r=\"8\"><title>\(Self.escaped(graph.nodes[Int(site)].id))</title></circle>"
    }.joined()
    let bottom = (north - south) * scale + 90
    let kilometres = [200.0, 100, 50, 20, 10, 5, 1].first { $0 * 1000 * scale < 300 } ?? 1
    let bar = drawn(30 + kilometres * 1000 * scale)
    let below = drawn(bottom)
    return """
      <svg viewBox="0 0 \(drawn((east - west) * scale + 160)) \(drawn(bottom + 30))" role="img" aria-label="站点布局图 · map of the stations">
      <g stroke="#999" stroke-width="3">\(roads)</g><g fill="#555" font-size="14">\(cities)</g>
      <g fill="#1b7f4d" stroke="#fff" stroke-width="2">\(sites)</g>
      <g stroke="#222" stroke-width="2"><line x1="30" y1="\(below)" x2="\(bar)" y2="\(below)"/></g>
      <g fill="#222" font-size="16"><text x="30" y="\(below)" dy="20">\(NumberText.fixed(kilometres, 0)) km</text>
      <text x="\(bar)" y="\(below)" dx="24" dy="6">↑ 北 N</text></g></svg>
      <p>绿点 · green dots: 充电站 stations；灰线 · grey lines: 公路 roads；灰点 · grey dots: 城市 cities。</p>
      """
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      switch letter {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      default: result.append(letter)
      }
    }
  }
}
