/// Distances between all vertices of a graph with whole, non-negative edge costs, by Dijkstra's method from every vertex.
struct ShortestDistances {
  struct Edge {
    var from: Int32
    var to: Int32
    var cost: Int32
  }

  let vertices: Int
  private var starts: [Int32]
  private var heads: [Int32]
  private var costs: [Int32]

  /// Beyond every distance.
  static let far = Int32.max

  /// Undirected; of edges between the same two vertices the last one counts.
  init(vertices: Int, edges: [Edge]) {
    self.vertices = vertices
    let order = edges.indices.sorted { left, right in
      let a = Self.pair(edges[left])
      let b = Self.pair(edges[right])
      return a != b ? a < b : left < right
    }
    var kept: [Edge] = []
    for (rank, place) in order.enumerated() {
      let edge = edges[place]
      let isLast = rank + 1 == order.count || Self.pair(edges[order[rank + 1]]) != Self.pair(edge)
      if isLast, edge.from != edge.to { kept.append(edge) }
    }
    var counts = [Int32](repeating: 0, count: vertices + 1)
    for edge in kept {
      counts[Int(edge.from) + 1] += 1
      counts[Int(edge.to) + 1] += 1
    }
    for vertex in 0..<vertices { counts[vertex + 1] += counts[vertex] }
    starts = counts
    heads = Array(repeating: 0, count: kept.count * 2)
    costs = heads
    for edge in kept {
      for (from, to) in [(edge.from, edge.to), (edge.to, edge.from)] {
        let place = Int(counts[Int(from)])
        heads[place] = to
        costs[place] = edge.cost
        counts[Int(from)] += 1
      }
    }
  }

  private static func pair(_ edge: Edge) -> UInt64 {
    UInt64(UInt32(min(edge.from, edge.to))) << 32 | UInt64(UInt32(max(edge.from, edge.to)))
  }

  /// Distances from one vertex; `far` where no way leads, or only one longer than 2^30.
  func from(_ source: Int, heap: inout [UInt64]) -> [Int32] {
    var distance = [Int32](repeating: Self.far, count: vertices)
    distance[source] = 0
    heap.removeAll(keepingCapacity: true)
    Self.push(UInt64(source), on: &heap)
    while let top = Self.pop(&heap) {
      let vertex = Int(top & 0xFFFF_FFFF)
      let reached = Int32(top >> 32)
      if reached > distance[vertex] { continue }
      for place in Int(starts[vertex])..<Int(starts[vertex + 1]) {
        let (through, isTooFar) = reached.addingReportingOverflow(costs[place])
        let head = Int(heads[place])
        if !isTooFar, through <= 1 << 30, through < distance[head] {
          distance[head] = through
          Self.push(UInt64(through) << 32 | UInt64(head), on: &heap)
        }
      }
    }
    return distance
  }

  private static func push(_ key: UInt64, on heap: inout [UInt64]) {
    heap.append(key)
    var place = heap.count - 1
    while place > 0, heap[(place - 1) / 2] > key {
      heap[place] = heap[(place - 1) / 2]
      place = (place - 1) / 2
    }
    heap[place] = key
  }

  private static func pop(_ heap: inout [UInt64]) -> UInt64? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return top }
    var place = 0
    while true {
      var child = 2 * place + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      if heap[child] >= last { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = last
    return top
  }
}
