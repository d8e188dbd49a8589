public import RoadNetwork

/// What travels between two nodes, both directions together.
public struct FlowTrip: Codable, Hashable, Sendable {
  public var origin: Int32
  public var destination: Int32
  public var weight: Int64

  public init(origin: Int32, destination: Int32, weight: Int64) {
    self.origin = origin
    self.destination = destination
    self.weight = weight
  }
}

/// Vehicles that go equally far.
public struct RangeClass: Codable, Hashable, Sendable {
  /// In the unit of the graph's lengths.
  public var range: Int64
  /// Part of every flow, relative to the other classes.
  public var share: Int64

  public init(range: Int64, share: Int64 = 1) {
    self.range = range
    self.share = share
  }
}

/// A flow's shortest way: its nodes and the lengths between them.
public struct FlowRoute: Codable, Hashable, Sendable {
  public let nodes: [Int32]
  public let lengths: [Int64]
  public let weight: Int64

  public init(nodes: [Int32], lengths: [Int64], weight: Int64) {
    self.nodes = nodes
    self.lengths = lengths
    self.weight = weight
  }

  /// One search from each origin, ties to the smallest predecessor; flows in the order given.
  ///
  /// - Throws: `RoadFault.noPath` naming the pair.
  public static func shortest(_ trips: [FlowTrip], on graph: RoadGraph) throws(RoadFault) -> [FlowRoute] {
    var paths = ShortestPaths(graph)
    var found = [FlowRoute?](repeating: nil, count: trips.count)
    let order = trips.indices.sorted { (trips[$0].origin, $0) < (trips[$1].origin, $1) }
    var origin: Int32 = -1
    for trip in order {
      let (from, to) = (trips[trip].origin, trips[trip].destination)
      guard graph.nodes.indices.contains(Int(from)), graph.nodes.indices.contains(Int(to)) else {
        throw .unknownNode(link: trip)
      }
      if from != origin {
        paths.search(from: from)
        origin = from
      }
      let nodes = paths.path(to: to)
      guard !nodes.isEmpty else {
        throw .noPath(from: graph.nodes[Int(from)].id, to: graph.nodes[Int(to)].id)
      }
      let along = nodes.map { paths.distance(to: $0) ?? 0 }
      found[trip] = FlowRoute(
        nodes: nodes, lengths: zip(along.dropFirst(), along).map { $0 - $1 }, weight: trips[trip].weight)
    }
    return found.compactMap(\.self)
  }

  /// The sets of nodes that can power each arc of the round trip (Capar et al. 2013): walking back from the arc's end,
  /// every node passed while the distance driven from it is within the range. The way back uses the same lengths.
  public func poweringNodes(range: Int64) -> [[Int32]] {
    guard lengths.count > 0 else { return [] }
    let tour = Array(nodes.dropLast()) + nodes.dropFirst().reversed()
    let arcs = lengths + lengths.reversed()
    return arcs.indices.map { arc in
      var set: [Int32] = []
      var driven: Int64 = 0
      for back in arcs.indices {
        let place = (arc - back + arcs.count) % arcs.count
        driven += arcs[place]
        if driven > range { break }
        set.append(tour[place])
      }
      return set
    }
  }
}

extension RouteCover {
  /// Flow refuelling: a row for each arc of each tour and class of range.
  ///
  /// - Parameter siteOfNode: the candidate at a node, -1 where none may stand; `nil` for one at every node.
  public init(
    refuelling routes: [FlowRoute], classes: [RangeClass], nodes: Int, siteOfNode: [Int32]? = nil,
    candidates: Int? = nil
  ) throws(SitingError) {
    let whole = classes.reduce(Int64(0)) { $0 + max(0, min($1.share, 1 << 20)) }
    guard whole > 0, classes.allSatisfy({ $0.share >= 0 && $0.share <= 1 << 20 && $0.range >= 0 }) else {
      throw .badProblem("a class of range needs a range from 0 and a share of 0 to 2^20, not all 0")
    }
    var weights: [Int64] = []
    var needs: [[[Int32]]] = []
    for route in routes {
      var given: Int64 = 0
      var shares: Int64 = 0
      for kind in classes {
        // Whole parts that add up to the flow.
        shares += kind.share
        let upTo = Int64(clamping: Int128(route.weight) * Int128(shares) / Int128(whole))
        weights.append(upTo - given)
        given = upTo
        needs.append(route.poweringNodes(range: kind.range).map { Self.sites($0, siteOfNode) })
      }
    }
    try self.init(weights: weights, needs: needs, candidates: candidates ?? nodes)
  }

  /// Flow capturing: one row, all nodes of the way.
  public init(
    capturing routes: [FlowRoute], nodes: Int, siteOfNode: [Int32]? = nil, candidates: Int? = nil
  ) throws(SitingError) {
    try self.init(
      weights: routes.map(\.weight), needs: routes.map { [Self.sites($0.nodes, siteOfNode)] },
      candidates: candidates ?? nodes)
  }

  private static func sites(_ nodes: [Int32], _ siteOfNode: [Int32]?) -> [Int32] {
    guard let siteOfNode else { return nodes }
    return nodes.compactMap { siteOfNode[Int($0)] >= 0 ? siteOfNode[Int($0)] : nil }
  }
}
