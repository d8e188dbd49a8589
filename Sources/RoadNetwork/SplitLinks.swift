import DistrictModel

extension RoadGraph {
  /// The same roads with crossings between, so that no link is longer than a limit: where service areas may stand, and
  /// where a range would end between two crossings. Both directions of a road share their new nodes.
  public func split(longerThan limit: Int64) throws(RoadFault) -> RoadGraph {
    guard limit > 0 else { return self }
    var nodes = nodes
    var links: [RoadLink] = []
    var between: [Ends: [Int32]] = [:]
    for link in self.links {
      let pieces = (link.length + limit - 1) / limit
      guard pieces > 1 else {
        links.append(link)
        continue
      }
      guard Int64(nodes.count) + pieces < 10_000_000 else { throw .tooLarge }
      let (low, high) = (min(link.from, link.to), max(link.from, link.to))
      let ends = Ends(low: low, high: high, length: link.length)
      var middle = between[ends] ?? []
      if middle.isEmpty {
        let (one, other) = (nodes[Int(low)], nodes[Int(high)])
        for piece in 1..<pieces {
          let share = Double(piece) / Double(pieces)
          middle.append(Int32(nodes.count))
          nodes.append(
            RoadNode(
              id: "\(one.id)-\(other.id)-\(piece)",
              point: MetricPoint(
                x: one.point.x + share * (other.point.x - one.point.x),
                y: one.point.y + share * (other.point.y - one.point.y))))
        }
        between[ends] = middle
      }
      let way = [link.from] + (link.from == low ? middle : middle.reversed()) + [link.to]
      for piece in 0..<Int(pieces) {
        // Whole lengths that add up to the link's.
        let first = Int128(link.length) * Int128(piece) / Int128(pieces)
        let last = Int128(link.length) * Int128(piece + 1) / Int128(pieces)
        var part = link
        part.from = way[piece]
        part.to = way[piece + 1]
        part.length = Int64(last - first)
        links.append(part)
      }
    }
    return try RoadGraph(nodes: nodes, links: links, isSynthetic: isSynthetic)
  }

  private struct Ends: Hashable {
    let low: Int32
    let high: Int32
    let length: Int64
  }
}
