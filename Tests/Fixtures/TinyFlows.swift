import DistrictModel
import NumericKernels
public import RoadNetwork
public import Siting

/// A small network with flows, made from a seed, with an evaluation of its own: a vehicle is driven around its tour.
public struct TinyFlows {
  public let graph: RoadGraph
  public let trips: [FlowTrip]
  public let range: Int64
  public let open: Int
  public let fixed: [Int32]
  public let routes: [FlowRoute]

  public init(seed: UInt64) throws {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.flows"))
    let count = 4 + random.integer(below: 6)
    let nodes = (0..<count).map { RoadNode(id: "\($0)", point: MetricPoint(x: 0, y: 0)) }
    var links: [RoadLink] = []
    func connect(_ one: Int, _ other: Int) {
      let length = Int64(1 + random.integer(below: 6))
      links.append(RoadLink(from: Int32(one), to: Int32(other), length: length))
      links.append(RoadLink(from: Int32(other), to: Int32(one), length: length))
    }
    for node in 1..<count { connect(random.integer(below: node), node) }
    for _ in 0..<random.integer(below: count) {
      connect(random.integer(below: count), random.integer(below: count))
    }
    graph = try RoadGraph(nodes: nodes, links: links)
    trips = (0..<1 + random.integer(below: 12)).map { _ in
      let from = random.integer(below: count)
      let to = (from + 1 + random.integer(below: count - 1)) % count
      return FlowTrip(
        origin: Int32(from), destination: Int32(to), weight: Int64(random.integer(below: 10_000)))
    }
    range = Int64(2 + random.integer(below: 14))
    open = random.integer(below: min(5, count))
    fixed = open > 0 && random.integer(below: 3) == 0 ? [Int32(random.integer(below: count))] : []
    routes = try FlowRoute.shortest(trips, on: graph)
  }

  public func refuelling() throws -> FlowRefuellingProblem {
    try FlowRefuellingProblem(
      routes: RouteCover(
        refuelling: routes, classes: [RangeClass(range: range)], nodes: graph.nodes.count),
      open: open, fixed: fixed)
  }

  public func capturing() throws -> FlowCapturingProblem {
    try FlowCapturingProblem(
      routes: RouteCover(capturing: routes, nodes: graph.nodes.count), open: open, fixed: fixed)
  }

  /// Drives each tour round and round from its first open site: served if the tank never runs dry.
  public func driven(_ sites: Set<Int32>) -> Int64 {
    routes.reduce(0) { sum, route in
      let tour = Array(route.nodes.dropLast()) + route.nodes.dropFirst().reversed()
      let arcs = route.lengths + route.lengths.reversed()
      guard let first = tour.indices.first(where: { sites.contains(tour[$0]) }) else { return sum }
      var tank = range
      for step in 0..<2 * tour.count {
        let place = (first + step) % tour.count
        if sites.contains(tour[place]) { tank = range }
        tank -= arcs[place]
        if tank < 0 { return sum }
      }
      return sum + route.weight
    }
  }

  public func captured(_ sites: Set<Int32>) -> Int64 {
    routes.reduce(0) { $0 + ($1.nodes.contains(where: sites.contains) ? $1.weight : 0) }
  }

  /// The best value of every choice of so many sites.
  public func optimum(_ worth: (Set<Int32>) -> Int64) -> Int64 {
    let count = graph.nodes.count
    return (0..<1 << count).filter { $0.nonzeroBitCount == open }.reduce(-1) { best, mask in
      let sites = Set((0..<Int32(count)).filter { mask >> Int($0) & 1 == 1 })
      return sites.isSuperset(of: fixed) ? max(best, worth(sites)) : best
    }
  }
}
