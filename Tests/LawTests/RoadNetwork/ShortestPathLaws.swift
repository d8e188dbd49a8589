import DistrictModel
import NumericKernels
import RoadNetwork
import Testing

@Suite("Shortest paths")
struct ShortestPathLaws {
  /// A small graph with many equal lengths, so that ties are common, and some zero ones.
  static func graph(_ seed: UInt64) throws -> RoadGraph {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.roads"))
    let count = 2 + random.integer(below: 12)
    let nodes = (0..<count).map {
      RoadNode(
        id: "\($0)", point: MetricPoint(x: 0, y: 0), isThrough: random.integer(below: 8) > 0)
    }
    let links = (0..<random.integer(below: 4 * count)).map { _ in
      RoadLink(
        from: Int32(random.integer(below: count)), to: Int32(random.integer(below: count)),
        length: Int64(random.integer(below: 4)))
    }
    return try RoadGraph(nodes: nodes, links: links)
  }

  /// Bellman-Ford from one node, in the plainest way.
  static func plain(_ graph: RoadGraph, from origin: Int) -> [Int64] {
    let far = Int64.max / 2
    var distance = [Int64](repeating: far, count: graph.nodes.count)
    distance[origin] = 0
    for _ in graph.nodes {
      for link in graph.links {
        guard graph.nodes[Int(link.from)].isThrough || Int(link.from) == origin else { continue }
        distance[Int(link.to)] = min(distance[Int(link.to)], distance[Int(link.from)] + link.length)
      }
    }
    return distance.map { $0 >= far ? .max : $0 }
  }

  @Test("Distances are those of Bellman-Ford, within the cut-off and beyond it", arguments: 0..<300)
  func distances(seed: Int) throws {
    let graph = try Self.graph(UInt64(seed))
    var paths = ShortestPaths(graph)
    for origin in graph.nodes.indices {
      let expected = Self.plain(graph, from: origin)
      for cutOff in [Int64.max, 3] {
        paths.search(from: Int32(origin), cutOff: cutOff)
        for node in graph.nodes.indices {
          #expect(
            paths.distance(to: Int32(node))
              == (expected[node] <= cutOff && expected[node] < .max ? expected[node] : nil))
        }
      }
    }
  }

  @Test(
    "A path's links add up to its length, and no smaller predecessor lies on an equal path",
    arguments: 0..<300)
  func paths(seed: Int) throws {
    let graph = try Self.graph(UInt64(seed))
    var paths = ShortestPaths(graph)
    paths.search(from: 0)
    for node in graph.nodes.indices {
      let path = paths.path(to: Int32(node))
      guard let length = paths.distance(to: Int32(node)) else {
        #expect(path.isEmpty)
        continue
      }
      #expect(path.first == 0 && path.last == Int32(node))
      var sum: Int64 = 0
      for (from, to) in zip(path, path.dropFirst()) {
        sum += try #require(graph.links.filter { $0.from == from && $0.to == to }.map(\.length).min())
      }
      #expect(sum == length)
      guard node != 0 else { continue }
      let tied = graph.links.filter { link in
        guard Int(link.to) == node, link.length > 0, let before = paths.distance(to: link.from) else {
          return false
        }
        return (link.from == 0 || graph.nodes[Int(link.from)].isThrough) && before + link.length == length
      }
      if let smallest = tied.map(\.from).min() { #expect(paths.predecessor(of: Int32(node)) <= smallest) }
    }
  }

  @Test(
    "A table of distances is the same at any number of threads and equals single searches", arguments: 0..<50)
  func table(seed: Int) throws {
    let graph = try Self.graph(UInt64(seed))
    let all = graph.nodes.indices.map { Int32($0) }
    let targets = all.reversed() + [0, 0]
    let table = DistanceTable(graph, from: all, to: targets, cutOff: 5)
    #expect(table == DistanceTable(graph, from: all, to: targets, cutOff: 5, threads: 3))
    var paths = ShortestPaths(graph)
    for source in all.indices {
      paths.search(from: all[source], cutOff: 5)
      for (place, target) in targets.enumerated() {
        #expect(table.length(source, Int32(place)) == paths.distance(to: target))
      }
    }
  }

  @Test("The nearest node is that of a full scan, inside the network and outside it")
  func nearest() throws {
    var random = RandomStream(seed: 4, replication: 0, purpose: StreamPurpose("test.roads"))
    for count in [1, 2, 17, 400] {
      let nodes = (0..<count).map {
        RoadNode(id: "\($0)", point: MetricPoint(x: 1000 * random.uniform(), y: 300 * random.uniform()))
      }
      let finder = NearestNode(try RoadGraph(nodes: nodes, links: []))
      for _ in 0..<300 {
        let place = MetricPoint(x: 3000 * random.uniform() - 1000, y: 1500 * random.uniform() - 600)
        let squared = nodes.map { node in
          (node.point.x - place.x) * (node.point.x - place.x) + (node.point.y - place.y)
            * (node.point.y - place.y)
        }
        let best = try #require(squared.min())
        let found = try #require(finder.nearest(to: place))
        #expect(Int(found.node) == squared.firstIndex(of: best))
        #expect(found.metres == best.squareRoot())
      }
    }
  }

  @Test("A synthetic grid is labelled, stays inside the outline and has the distances of city blocks")
  func grid() throws {
    let outline = Boundary(polygons: [
      Polygon(
        outer: [
          MetricPoint(x: 10, y: 10), MetricPoint(x: 4010, y: 10), MetricPoint(x: 4010, y: 3010),
          MetricPoint(x: 10, y: 3010),
        ], holes: [])
    ])
    let graph = try SyntheticRoads().graph(inside: outline)
    #expect(graph.isSynthetic)
    #expect(graph.nodes.count == 8 * 6)
    var paths = ShortestPaths(graph)
    paths.search(from: 0)
    for node in graph.nodes.indices {
      let across = abs(graph.nodes[node].point.x - graph.nodes[0].point.x)
      let along = abs(graph.nodes[node].point.y - graph.nodes[0].point.y)
      #expect(paths.distance(to: Int32(node)) == Int64(10 * (across + along)))
    }
  }

  @Test("Links that fit no node, negative lengths and distances beyond Int64 are refused by name")
  func faults() throws {
    let nodes = (0..<2).map { RoadNode(id: "\($0)", point: MetricPoint(x: 0, y: 0)) }
    #expect(throws: RoadFault.unknownNode(link: 0)) {
      try RoadGraph(nodes: nodes, links: [RoadLink(from: 0, to: 2, length: 1)])
    }
    #expect(throws: RoadFault.negativeLength(link: 0)) {
      try RoadGraph(nodes: nodes, links: [RoadLink(from: 0, to: 1, length: -1)])
    }
    #expect(throws: RoadFault.tooLarge) {
      try RoadGraph(nodes: nodes, links: [RoadLink(from: 0, to: 1, length: .max)])
    }
  }
}
