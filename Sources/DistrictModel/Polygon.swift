/// A closed line of points; the last joins the first and is not repeated.
public typealias Ring = [MetricPoint]

/// An area with holes. Rings may turn either way: the first is the outside, the others are holes.
public struct Polygon: Codable, Hashable, Sendable {
  public var outer: Ring
  public var holes: [Ring]

  public init(outer: Ring, holes: [Ring] = []) {
    self.outer = outer
    self.holes = holes
  }

  public var rings: [Ring] { [outer] + holes }
}

extension Polygon {
  /// Area in square metres, holes taken out (shoelace formula).
  public var area: Double {
    holes.reduce(abs(Self.signedArea(outer))) { $0 - abs(Self.signedArea($1)) }
  }

  /// Whether a point lies inside; a point on an edge counts for one of the two sides.
  public func contains(_ point: MetricPoint) -> Bool {
    rings.reduce(false) { inside, ring in inside != Self.crossesOddly(ring, point) }
  }

  /// Area inside the axis-parallel rectangle, in square metres.
  ///
  /// Sutherland–Hodgman against one side after the other. Concave rings may leave coincident edges behind,
  /// whose areas cancel, so the area is exact.
  public func area(insideX x: ClosedRange<Double>, y: ClosedRange<Double>) -> Double {
    var total = 0.0
    for (index, ring) in rings.enumerated() {
      let clipped = Self.clip(Self.clip(ring, x: x), y: y)
      total += (index == 0 ? 1 : -1) * abs(Self.signedArea(clipped))
    }
    return total
  }

  static func signedArea(_ ring: Ring) -> Double {
    guard let origin = ring.first, var previous = ring.last else { return 0 }
    var sum = 0.0
    for point in ring {
      sum += (previous.x - origin.x) * (point.y - origin.y) - (point.x - origin.x) * (previous.y - origin.y)
      previous = point
    }
    return sum / 2
  }

  static func clip(_ ring: Ring, x: ClosedRange<Double>) -> Ring {
    let right = clip(ring, keeping: { $0.x - x.lowerBound })
    return clip(right, keeping: { x.upperBound - $0.x })
  }

  static func clip(_ ring: Ring, y: ClosedRange<Double>) -> Ring {
    let above = clip(ring, keeping: { $0.y - y.lowerBound })
    return clip(above, keeping: { y.upperBound - $0.y })
  }

  private static func clip(_ ring: Ring, keeping depth: (MetricPoint) -> Double) -> Ring {
    guard var previous = ring.last else { return [] }
    var kept: Ring = []
    var before = depth(previous)
    for point in ring {
      let now = depth(point)
      if (before < 0) != (now < 0) {
        let share = before / (before - now)
        kept.append(
          MetricPoint(
            x: previous.x + share * (point.x - previous.x), y: previous.y + share * (point.y - previous.y)))
      }
      if now >= 0 { kept.append(point) }
      previous = point
      before = now
    }
    return kept
  }

  private static func crossesOddly(_ ring: Ring, _ point: MetricPoint) -> Bool {
    guard var previous = ring.last else { return false }
    var inside = false
    for current in ring {
      if (current.y > point.y) != (previous.y > point.y) {
        let cut =
          (previous.x - current.x) * (point.y - current.y) / (previous.y - current.y) + current.x
        if point.x < cut { inside.toggle() }
      }
      previous = current
    }
    return inside
  }
}

extension Polygon {
  /// The first place where the rings cross themselves or each other, or `nil` for a clean polygon.
  ///
  /// Edges are swept in order of their western end, so only edges whose x ranges overlap are compared.
  public func firstCrossing() -> MetricPoint? {
    var edges: [Edge] = []
    for (number, ring) in rings.enumerated() {
      for index in ring.indices {
        edges.append(
          Edge(
            ring: number, index: index, count: ring.count, a: ring[index], b: ring[(index + 1) % ring.count]))
      }
    }
    edges.sort { ($0.west, $0.ring, $0.index) < ($1.west, $1.ring, $1.index) }
    var active: [Edge] = []
    for edge in edges {
      active.removeAll { $0.east < edge.west }
      for other in active where !edge.touches(other) {
        if let place = edge.crossing(with: other) { return place }
      }
      active.append(edge)
    }
    return nil
  }

  private struct Edge {
    let ring: Int
    let index: Int
    let count: Int
    let a: MetricPoint
    let b: MetricPoint

    var west: Double { min(a.x, b.x) }
    var east: Double { max(a.x, b.x) }

    /// Neighbours on one ring share a corner and may touch there.
    func touches(_ other: Edge) -> Bool {
      guard ring == other.ring else { return false }
      let apart = abs(index - other.index)
      return apart <= 1 || apart == count - 1
    }

    func crossing(with other: Edge) -> MetricPoint? {
      let d1 = side(other.a, other.b, a)
      let d2 = side(other.a, other.b, b)
      let d3 = side(a, b, other.a)
      let d4 = side(a, b, other.b)
      guard d1 * d2 < 0, d3 * d4 < 0 else { return nil }
      let share = d1 / (d1 - d2)
      return MetricPoint(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
    }

    private func side(_ p: MetricPoint, _ q: MetricPoint, _ r: MetricPoint) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
  }
}
