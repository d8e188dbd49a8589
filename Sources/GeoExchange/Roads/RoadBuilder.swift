package import DistrictModel

/// A road as a line, before it is cut where others meet it.
package struct RoadLine {
  package var id: String
  package var road: OpenStreetMapRoad
  package var places: [Coordinate]

  package init(id: String, road: OpenStreetMapRoad, places: [Coordinate]) {
    self.id = id
    self.road = road
    self.places = places
  }
}

/// Lines into nodes and links: cut where two meet, kept where every place can be reached from every other.
package struct RoadBuilder {
  package struct Link {
    package var id: String
    /// The line it is a piece of.
    package var line: String
    package var from: Int
    package var to: Int
    package var lengthM: Double
    package var road: OpenStreetMapRoad
  }

  package private(set) var places: [Coordinate] = []
  package private(set) var links: [Link] = []
  private let projection: TransverseMercator

  package init(_ lines: [RoadLine], projection: TransverseMercator) {
    self.projection = projection
    let keys = lines.map { $0.places.map(Self.key) }
    var uses: [UInt64: Int32] = [:]
    for line in keys {
      for (row, key) in line.enumerated() {
        // Ends are nodes whether another line meets them or not.
        uses[key, default: 0] += row == 0 || row == line.count - 1 ? 2 : 1
      }
    }
    var numbers: [UInt64: Int] = [:]
    for (line, given) in zip(lines, keys) {
      var start: Int?
      var lengthM = 0.0
      var part = 0
      var previous: MetricPoint?
      for (place, key) in zip(line.places, given) {
        let point = projection.project(place)
        if let previous { lengthM += previous.distance(to: point) }
        previous = point
        guard uses[key, default: 0] > 1 else { continue }
        let number = numbers[key] ?? places.count
        if number == places.count {
          numbers[key] = number
          places.append(place)
        }
        if let start, start != number || lengthM > 0 {
          links.append(
            Link(
              id: "\(line.id)-\(part)", line: line.id, from: start, to: number, lengthM: lengthM,
              road: line.road))
          part += 1
        }
        start = number
        lengthM = 0
      }
    }
  }

  /// Nodes of OpenStreetMap have seven decimals: equal places are one node, and roads that only cross on the map have none
  /// in common.
  private static func key(_ place: Coordinate) -> UInt64 {
    let east = UInt64(Int64(((place.longitude + 180) * 1e7).rounded()))
    let north = UInt64(Int64(((place.latitude + 90) * 1e7).rounded()))
    return east << 32 | north
  }

  /// Leaves what hangs together: the largest set of nodes each of which leads to every other.
  ///
  /// - Returns: metres of road left out.
  package mutating func keepLargestPart() -> Double {
    let component = StrongComponents(nodes: places.count, links: directed).largest
    var numbers = [Int](repeating: -1, count: places.count)
    var kept: [Coordinate] = []
    for node in places.indices where component[node] {
      numbers[node] = kept.count
      kept.append(places[node])
    }
    var left = 0.0
    var within: [Link] = []
    for link in links {
      guard component[link.from], component[link.to] else {
        left += link.lengthM
        continue
      }
      var link = link
      link.from = numbers[link.from]
      link.to = numbers[link.to]
      within.append(link)
    }
    places = kept
    links = within
    return left
  }

  private var directed: [(from: Int, to: Int)] {
    links.flatMap { link -> [(from: Int, to: Int)] in
      switch link.road.direction {
      case .both: [(link.from, link.to), (link.to, link.from)]
      case .forward: [(link.from, link.to)]
      case .backward: [(link.to, link.from)]
      }
    }
  }
}

/// Sets of nodes each of which leads to every other of its set (Tarjan 1972), without recursion.
package struct StrongComponents {
  /// Whether each node is of the largest set; of equal ones the first that closes.
  package let largest: [Bool]

  package init(nodes: Int, links: [(from: Int, to: Int)]) {
    var start = [Int](repeating: 0, count: nodes + 1)
    for link in links { start[link.from + 1] += 1 }
    for node in 0..<nodes { start[node + 1] += start[node] }
    var next = start
    var heads = [Int](repeating: 0, count: links.count)
    for link in links {
      heads[next[link.from]] = link.to
      next[link.from] += 1
    }
    var order = [Int](repeating: -1, count: nodes)
    var low = order
    var part = order
    var open: [Int] = []
    var path: [Int] = []
    var edge = Array(start.prefix(nodes))
    var count = 0
    var sizes: [Int] = []
    for root in 0..<nodes where order[root] < 0 {
      path.append(root)
      while let node = path.last {
        if order[node] < 0 {
          order[node] = count
          low[node] = count
          count += 1
          open.append(node)
        }
        if edge[node] < start[node + 1] {
          let head = heads[edge[node]]
          edge[node] += 1
          if order[head] < 0 {
            path.append(head)
          } else if part[head] < 0 {
            low[node] = min(low[node], order[head])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node] else { continue }
        var size = 0
        while let last = open.popLast() {
          part[last] = sizes.count
          size += 1
          if last == node { break }
        }
        sizes.append(size)
      }
    }
    let best = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
    largest = part.map { $0 == best }
  }
}
