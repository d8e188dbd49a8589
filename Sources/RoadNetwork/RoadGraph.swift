public import DistrictModel

/// The kind of a road, by the words of OpenStreetMap and GMNS facility types.
public enum RoadClass: String, Codable, CaseIterable, Sendable {
  case motorway
  case trunk
  case primary
  case secondary
  case tertiary
  case residential
  case connector
  case other
}

/// A place where links meet.
public struct RoadNode: Codable, Hashable, Sendable {
  public var id: String
  public var point: MetricPoint
  /// Whether a way may lead through; a zone's centroid may only begin or end one.
  public var isThrough: Bool

  public init(id: String, point: MetricPoint, isThrough: Bool = true) {
    self.id = id
    self.point = point
    self.isThrough = isThrough
  }
}

/// A road in one direction. Two-way roads are two links.
public struct RoadLink: Codable, Hashable, Sendable {
  public var from: Int32
  public var to: Int32
  /// Decimetres; benchmark networks bring a unit of their own. Whole, so that equal lengths are equal.
  public var length: Int64
  public var roadClass: RoadClass
  public var speedKmPerHour: Double

  public init(
    from: Int32, to: Int32, length: Int64, roadClass: RoadClass = .other, speedKmPerHour: Double = 30
  ) {
    self.from = from
    self.to = to
    self.length = length
    self.roadClass = roadClass
    self.speedKmPerHour = speedKmPerHour
  }
}

/// Why links and nodes make no graph. Files are checked before with line and column; these cases guard values that were
/// made by hand.
public enum RoadFault: Error, Hashable, Sendable {
  case unknownNode(link: Int)
  case negativeLength(link: Int)
  case tooLarge
  case noPath(from: String, to: String)

  /// One line for a person.
  public var message: String {
    switch self {
    case .unknownNode(let link): "link \(link) leads to a node that does not exist"
    case .negativeLength(let link): "link \(link) has a negative length"
    case .tooLarge: "nodes times the longest link exceed what a distance can hold"
    case .noPath(let from, let to): "no way leads from node \(from) to node \(to)"
    }
  }
}

/// A road network in compressed rows: the links that leave each node, in order of node and then of file.
public struct RoadGraph: Codable, Hashable, Sendable {
  public let nodes: [RoadNode]
  public let links: [RoadLink]
  /// Made by a generator and not surveyed: reports must say so.
  public let isSynthetic: Bool
  let start: [Int32]
  let heads: [Int32]
  let lengths: [Int64]
  /// Bits a node number takes in a queue key; the distance has the others.
  let nodeBits: Int

  /// - Throws: `RoadFault` naming the link that does not fit.
  public init(nodes: [RoadNode], links: [RoadLink], isSynthetic: Bool = false) throws(RoadFault) {
    var longest: Int64 = 0
    var counts = [Int32](repeating: 0, count: nodes.count + 1)
    guard nodes.count < 1 << 30, links.count < Int(Int32.max) else { throw .tooLarge }
    for (row, link) in links.enumerated() {
      guard nodes.indices.contains(Int(link.from)), nodes.indices.contains(Int(link.to)) else {
        throw .unknownNode(link: row)
      }
      guard link.length >= 0 else { throw .negativeLength(link: row) }
      longest = max(longest, link.length)
      counts[Int(link.from) + 1] += 1
    }
    let bits = max(1, Int.bitWidth - max(0, nodes.count - 1).leadingZeroBitCount)
    let (farthest, overflow) = longest.multipliedReportingOverflow(by: Int64(nodes.count + 1))
    guard !overflow, farthest < Int64(1) << Int64(62 - bits) else { throw .tooLarge }
    for node in nodes.indices { counts[node + 1] += counts[node] }
    var place = counts
    var heads = [Int32](repeating: 0, count: links.count)
    var lengths = [Int64](repeating: 0, count: links.count)
    for link in links {
      let slot = Int(place[Int(link.from)])
      place[Int(link.from)] += 1
      heads[slot] = link.to
      lengths[slot] = link.length
    }
    self.nodes = nodes
    self.links = links
    self.isSynthetic = isSynthetic
    start = counts
    self.heads = heads
    self.lengths = lengths
    nodeBits = bits
  }

  /// The same roads driven against their direction: distances to a node instead of from it.
  public func reversed() throws(RoadFault) -> RoadGraph {
    try RoadGraph(
      nodes: nodes,
      links: links.map {
        RoadLink(
          from: $0.to, to: $0.from, length: $0.length, roadClass: $0.roadClass,
          speedKmPerHour: $0.speedKmPerHour)
      }, isSynthetic: isSynthetic)
  }

  /// Kilometres of link, both directions counted.
  public var lengthKm: Double { links.reduce(0) { $0 + Double($1.length) } / 10_000 }
}
