import DistrictModel
public import RoadNetwork

/// Roads cut into pieces of at most 25 m, one row per piece, in the order of streets: the lines drivers follow straight on.
///
/// A two-way road is counted once. Pieces of one street follow one another, so gaps are runs of rows.
public struct RoadSteps: Sendable {
  public static let longestM = 25.0

  public internal(set) var x: [Double] = []
  public internal(set) var y: [Double] = []
  /// The street's direction there, a unit vector.
  public internal(set) var directionX: [Double] = []
  public internal(set) var directionY: [Double] = []
  public internal(set) var lengthM: [Double] = []
  public internal(set) var speedMPS: [Double] = []
  public internal(set) var roadClass: [RoadClass] = []
  /// The link in the graph, for flows and densities.
  public internal(set) var link: [Int32] = []
  /// Number of the street, rising.
  public internal(set) var street: [Int32] = []

  public var count: Int { x.count }

  func direction(_ row: Int) -> MetricPoint { MetricPoint(x: directionX[row], y: directionY[row]) }

  /// The pieces of some of the roads, in the same order.
  public func only(_ isWanted: (RoadClass) -> Bool) -> RoadSteps { rows { isWanted(roadClass[$0]) } }

  /// Some of the pieces, in the same order.
  public func rows(_ isWanted: (Int) -> Bool) -> RoadSteps {
    var part = self
    let rows = (0..<count).filter(isWanted)
    part.x = rows.map { x[$0] }
    part.y = rows.map { y[$0] }
    part.directionX = rows.map { directionX[$0] }
    part.directionY = rows.map { directionY[$0] }
    part.lengthM = rows.map { lengthM[$0] }
    part.speedMPS = rows.map { speedMPS[$0] }
    part.roadClass = rows.map { roadClass[$0] }
    part.link = rows.map { link[$0] }
    part.street = rows.map { street[$0] }
    return part
  }

  /// Pieces of all links but connectors.
  ///
  /// - Complexity: O(links log links + pieces).
  public init(_ graph: RoadGraph) {
    let streets = Streets(graph)
    for (number, pieces) in streets.lines.enumerated() {
      for piece in pieces { append(piece, of: graph, street: Int32(number)) }
    }
  }

  private mutating func append(_ piece: Streets.Piece, of graph: RoadGraph, street number: Int32) {
    let row = Int(piece.link)
    let road = graph.links[row]
    let from = graph.nodes[Int(piece.isForward ? road.from : road.to)].point
    let to = graph.nodes[Int(piece.isForward ? road.to : road.from)].point
    let metres = Double(road.length) / 10
    let parts = max(1, (metres / Self.longestM).rounded(.up))
    let span = from.distance(to: to)
    // Roads of more than a million pieces are no roads of a district.
    guard metres > 0, parts < 1e6 else { return }
    let across = span > 0 ? (to.x - from.x) / span : 1
    let along = span > 0 ? (to.y - from.y) / span : 0
    for part in 0..<Int(parts) {
      let place = (Double(part) + 0.5) / parts
      x.append(from.x + (to.x - from.x) * place)
      y.append(from.y + (to.y - from.y) * place)
      directionX.append(across)
      directionY.append(along)
      lengthM.append(metres / parts)
      speedMPS.append(max(1, road.speedKmPerHour) / 3.6)
      roadClass.append(road.roadClass)
      link.append(piece.link)
      street.append(number)
    }
  }
}

/// Links put together to streets: at every crossing each goes on with the one that bends least, by at most 30 degrees.
struct Streets {
  struct Piece {
    let link: Int32
    let isForward: Bool
  }

  private(set) var lines: [[Piece]] = []

  init(_ graph: RoadGraph) {
    let roads = Self.roads(graph)
    /// Ends of roads at each node: road number and whether it begins there.
    var ends = [[(road: Int, begins: Bool)]](repeating: [], count: graph.nodes.count)
    for (number, link) in roads.enumerated() {
      ends[Int(graph.links[link].from)].append((number, true))
      ends[Int(graph.links[link].to)].append((number, false))
    }
    var next = [(ahead: Int, behind: Int)](repeating: (-1, -1), count: roads.count)
    for here in ends where here.count > 1 {
      for (one, other) in Self.straightOn(here, graph, roads) {
        if here[one].begins {
          next[here[one].road].behind = here[other].road
        } else {
          next[here[one].road].ahead = here[other].road
        }
        if here[other].begins {
          next[here[other].road].behind = here[one].road
        } else {
          next[here[other].road].ahead = here[one].road
        }
      }
    }
    var isTaken = [Bool](repeating: false, count: roads.count)
    // First the streets that have an end, from it; then rings.
    for pass in 0..<2 {
      for road in roads.indices where !isTaken[road] {
        guard pass == 1 || next[road].ahead < 0 || next[road].behind < 0 else { continue }
        follow(road, isForward: next[road].behind < 0 || pass == 1, next, roads, &isTaken)
      }
    }
  }

  private mutating func follow(
    _ first: Int, isForward: Bool, _ next: [(ahead: Int, behind: Int)], _ roads: [Int],
    _ isTaken: inout [Bool]
  ) {
    var line: [Piece] = []
    var road = first
    var forward = isForward
    while road >= 0, !isTaken[road] {
      isTaken[road] = true
      line.append(Piece(link: Int32(roads[road]), isForward: forward))
      let following = forward ? next[road].ahead : next[road].behind
      guard following >= 0 else { break }
      // Whoever comes in where the next road begins drives it forward.
      forward = next[following].behind == road
      road = following
    }
    lines.append(line)
  }

  /// One link for every pair of nodes; the smaller row stands for both directions.
  private static func roads(_ graph: RoadGraph) -> [Int] {
    var keyed: [(low: Int32, high: Int32, row: Int)] = []
    for (row, link) in graph.links.enumerated()
    where link.roadClass != .connector && link.length > 0 {
      keyed.append((min(link.from, link.to), max(link.from, link.to), row))
    }
    keyed.sort { ($0.low, $0.high, $0.row) < ($1.low, $1.high, $1.row) }
    var rows: [Int] = []
    for index in keyed.indices {
      let isNew =
        index == 0 || keyed[index].low != keyed[index - 1].low
        || keyed[index].high != keyed[index - 1].high
      if isNew { rows.append(keyed[index].row) }
    }
    return rows.sorted()
  }

  /// Pairs of road ends that go straight on into one another, straightest first.
  private static func straightOn(
    _ ends: [(road: Int, begins: Bool)], _ graph: RoadGraph, _ roads: [Int]
  ) -> [(Int, Int)] {
    let outward = ends.map { end -> (x: Double, y: Double) in
      let link = graph.links[roads[end.road]]
      let from = graph.nodes[Int(end.begins ? link.from : link.to)].point
      let to = graph.nodes[Int(end.begins ? link.to : link.from)].point
      let span = max(1e-9, from.distance(to: to))
      return ((to.x - from.x) / span, (to.y - from.y) / span)
    }
    var pairs: [(cosine: Double, one: Int, other: Int)] = []
    for one in ends.indices {
      for other in ends.indices where other > one && ends[other].road != ends[one].road {
        let cosine = outward[one].x * outward[other].x + outward[one].y * outward[other].y
        // cos 150°: the two directions outward lie opposite up to 30°.
        if cosine < -0.866_025_403_784_438_6 { pairs.append((cosine, one, other)) }
      }
    }
    pairs.sort { ($0.cosine, $0.one, $0.other) < ($1.cosine, $1.one, $1.other) }
    var isPaired = [Bool](repeating: false, count: ends.count)
    var chosen: [(Int, Int)] = []
    for pair in pairs where !isPaired[pair.one] && !isPaired[pair.other] {
      isPaired[pair.one] = true
      isPaired[pair.other] = true
      chosen.append((pair.one, pair.other))
    }
    return chosen
  }
}
