public import DistrictModel
import NumericKernels
public import RoadNetwork

/// Trips of a day between the places where people live, and the roads they take.
///
///     T_ij = P_i w_j f(d_ij) / Σ_j w_j f(d_ij),   f(d) = exp(-d / tripKm)
///
/// P and w are residents, d the straight distance; a zone's own trips have half its width and stay off the network. Trips begin at
/// the crossing nearest to where the zone's residents live and end at all its crossings alike, so that side streets carry the
/// last metres. Everybody takes the way that seems fastest at free speed; what seems so differs by up to a tenth between drivers
/// (Burrell 1968), or else parallel streets of one length would be empty but for one. It is a gravity model constrained at the
/// origins only (Wilson 1971); it knows no jobs and no traffic from outside.
public struct GravityTrips: Sendable {
  let graph: RoadGraph
  let parameters: TrafficParameters
  /// Of each zone the crossing where trips begin, those where they end, its middle and its residents.
  let zones: [Zone]
  let zoneWidthM: Double

  struct Zone: Sendable {
    let origin: Int32
    let ends: [Int32]
    let middle: MetricPoint
    let residents: Double
  }

  /// - Parameter residents: by cell of the grid.
  public init(on graph: RoadGraph, residents: [Int], in grid: CellGrid, parameters: TrafficParameters) {
    self.graph = graph
    self.parameters = parameters
    let finder = NearestNode(graph)
    var side = 1
    var found = Self.zones(residents, grid, side: side)
    while found.count > max(2, parameters.zones) {
      side += 1
      found = Self.zones(residents, grid, side: side)
    }
    var zoneOfSquare = [Int](repeating: -1, count: (found.last?.square ?? 0) + 1)
    for (zone, place) in found.enumerated() { zoneOfSquare[place.square] = zone }
    var ends = [[Int32]](repeating: [], count: found.count)
    for (node, crossing) in graph.nodes.enumerated() where crossing.isThrough {
      guard let cell = grid.cell(at: crossing.point) else { continue }
      let square = Self.square(of: grid.cells[Int(cell.row)], grid, side: side)
      if zoneOfSquare.indices.contains(square), zoneOfSquare[square] >= 0 {
        ends[zoneOfSquare[square]].append(Int32(node))
      }
    }
    zoneWidthM = grid.sizeM * Double(side)
    zones = found.indices.compactMap { zone in
      finder.nearest(to: found[zone].middle).map { near in
        Zone(
          origin: near.node, ends: ends[zone].isEmpty ? [near.node] : ends[zone], middle: found[zone].middle,
          residents: found[zone].residents)
      }
    }
  }

  private static func square(of cell: Cell, _ grid: CellGrid, side: Int) -> Int {
    cell.row / side * ((grid.columns + side - 1) / side) + cell.column / side
  }

  /// Squares of so many cells a side that hold residents, by rows.
  private static func zones(
    _ residents: [Int], _ grid: CellGrid, side: Int
  ) -> [(square: Int, middle: MetricPoint, residents: Double)] {
    let columns = (grid.columns + side - 1) / side
    let rows = (grid.rows + side - 1) / side
    var sums = [(x: Double, y: Double, people: Double)](repeating: (0, 0, 0), count: columns * rows)
    for (cell, people) in zip(grid.cells, residents) where people > 0 {
      let zone = square(of: cell, grid, side: side)
      let weight = Double(people)
      sums[zone].x += weight * cell.centre.x
      sums[zone].y += weight * cell.centre.y
      sums[zone].people += weight
    }
    return sums.indices.filter { sums[$0].people > 0 }.map { square in
      let sum = sums[square]
      return (square, MetricPoint(x: sum.x / sum.people, y: sum.y / sum.people), sum.people)
    }
  }

  /// What drives on each link. Equal for any number of threads: zones are summed in their order.
  public func traffic(threads: Int = 1) -> LinkTraffic {
    var traffic = LinkTraffic(graph, speedFactor: parameters.speedFactor)
    let rows = LinkRows(graph)
    let parts = parallelMap(count: Self.perceptions, threads: threads) { block -> [Double] in
      guard let timed = try? perceived(block) else { return [] }
      var search = ShortestPaths(timed)
      var perDay = [Double](repeating: 0, count: graph.links.count)
      for zone in stride(from: block, to: zones.count, by: Self.perceptions) {
        search.search(from: zones[zone].origin)
        load(from: zone, along: &search, timed, rows, &perDay)
      }
      return perDay
    }
    for link in graph.links.indices {
      traffic.set(
        perDay: parts.reduce(0) { $0 + ($1.isEmpty ? 0 : $1[link]) }, link: link,
        hourShares: parameters.hourShares)
    }
    return traffic
  }

  /// The trips that begin in a zone, put on the links of its tree from the leaves on.
  private func load(
    from origin: Int, along search: inout ShortestPaths, _ timed: RoadGraph, _ rows: LinkRows,
    _ perDay: inout [Double]
  ) {
    let made = zones[origin].residents * parameters.tripsPerResident
    let pulls = zones.indices.map { pull(of: $0, from: origin) }
    let sum = pulls.reduce(0, +)
    guard made > 0, sum > 0 else { return }
    var through = [Double](repeating: 0, count: graph.nodes.count)
    for zone in zones.indices where zone != origin {
      let ends = zones[zone].ends
      let each = made * pulls[zone] / sum / Double(ends.count)
      for node in ends { through[Int(node)] += each }
    }
    let reached = search.reached.map { (seconds: search.distance(to: $0) ?? 0, node: $0) }
      .sorted { ($1.seconds, $1.node) < ($0.seconds, $0.node) }
    for (_, node) in reached where through[Int(node)] > 0 {
      let before = search.predecessor(of: node)
      guard before >= 0, let row = rows.fastest(from: before, to: node, timed) else { continue }
      perDay[row] += through[Int(node)]
      through[Int(before)] += through[Int(node)]
    }
  }

  private func pull(of zone: Int, from origin: Int) -> Double {
    let metres =
      zone == origin ? zoneWidthM / 2 : zones[zone].middle.distance(to: zones[origin].middle)
    return zones[zone].residents * Elementary.exp(-metres / 1000 / parameters.tripKm)
  }

  /// Zones are dealt out to so many ways of seeing the roads.
  static let perceptions = 16

  /// The same roads with milliseconds for lengths, as some of the drivers see them, at least one: a tree is loaded from its leaves
  /// on by falling times, and between two nodes at the same time nobody could say which comes first.
  private func perceived(_ number: Int) throws(RoadFault) -> RoadGraph {
    var random = RandomStream(
      seed: 0, replication: UInt32(truncatingIfNeeded: number),
      purpose: StreamPurpose("roadside.traffic.perceived"))
    return try RoadGraph(
      nodes: graph.nodes,
      links: graph.links.map { link in
        let seconds = Double(link.length) / 10 / max(1, link.speedKmPerHour / 3.6)
        let seen = seconds * 1000 * (0.95 + 0.1 * random.uniform())
        return RoadLink(
          from: link.from, to: link.to, length: Int64(min(1e12, max(1, seen.rounded()))),
          roadClass: link.roadClass, speedKmPerHour: link.speedKmPerHour)
      }, isSynthetic: graph.isSynthetic)
  }
}

/// Rows of the link table by where they begin.
struct LinkRows: Sendable {
  private let start: [Int32]
  private let rows: [Int32]

  init(_ graph: RoadGraph) {
    var counts = [Int32](repeating: 0, count: graph.nodes.count + 1)
    for link in graph.links { counts[Int(link.from) + 1] += 1 }
    for node in graph.nodes.indices { counts[node + 1] += counts[node] }
    start = counts
    var rows = [Int32](repeating: 0, count: graph.links.count)
    for (row, link) in graph.links.enumerated() {
      rows[Int(counts[Int(link.from)])] = Int32(row)
      counts[Int(link.from)] += 1
    }
    self.rows = rows
  }

  /// Links that leave a node, in order of row.
  func leaving(_ node: Int32) -> ArraySlice<Int32> { rows[Int(start[Int(node)])..<Int(start[Int(node) + 1])] }

  /// The shortest of the links between two nodes, ties to the smaller row.
  func fastest(from: Int32, to: Int32, _ graph: RoadGraph) -> Int? {
    var best: Int?
    for row in leaving(from) where graph.links[Int(row)].to == to {
      if let found = best, graph.links[found].length <= graph.links[Int(row)].length { continue }
      best = Int(row)
    }
    return best
  }
}

extension LinkTraffic {
  /// A figure of each link with that of the links that lead back, for roads that are looked at as one.
  public func bothWays(_ graph: RoadGraph, _ figure: (Int) -> Double) -> [Double] {
    let own = graph.links.indices.map(figure)
    let rows = LinkRows(graph)
    return graph.links.indices.map { row in
      let link = graph.links[row]
      return rows.leaving(link.to).reduce(own[row]) {
        // A link that ends where it begins is no way back to itself.
        graph.links[Int($1)].to == link.from && Int($1) != row ? $0 + own[Int($1)] : $0
      }
    }
  }
}
