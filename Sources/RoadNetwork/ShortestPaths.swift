/// Dijkstra's search (1959) from one node at a time; its columns are reused from search to search.
///
/// Ties go to the smallest predecessor, so the ways found depend on the graph alone. Nodes a way may not lead through
/// are reached but not left, except where the search begins.
/// - Complexity: O(links log nodes) for what lies within the cut-off; nothing for the rest of the graph.
public struct ShortestPaths: Sendable {
  public static let unreached = Int64.max

  let graph: RoadGraph
  private var distance: [Int64]
  private var predecessor: [Int32]
  private var isSettled: [Bool]
  private var touched: [Int32] = []
  private var heap: [UInt64] = []

  public init(_ graph: RoadGraph) {
    self.graph = graph
    distance = [Int64](repeating: Self.unreached, count: graph.nodes.count)
    predecessor = [Int32](repeating: -1, count: graph.nodes.count)
    isSettled = [Bool](repeating: false, count: graph.nodes.count)
  }

  /// Searches anew from a node; what lies beyond the cut-off stays unreached.
  public mutating func search(from origin: Int32, cutOff: Int64 = .max) {
    for node in touched {
      distance[Int(node)] = Self.unreached
      predecessor[Int(node)] = -1
      isSettled[Int(node)] = false
    }
    touched.removeAll(keepingCapacity: true)
    heap.removeAll(keepingCapacity: true)
    guard graph.nodes.indices.contains(Int(origin)), cutOff >= 0 else { return }
    Self.search(
      graph, origin, cutOff, &distance, &predecessor, &isSettled, &touched, &heap)
  }

  /// Length of the shortest way; `nil` beyond the cut-off or where none leads.
  public func distance(to node: Int32) -> Int64? {
    let found = distance[Int(node)]
    return found == Self.unreached ? nil : found
  }

  /// The node before this one on the shortest way; -1 at the origin and where none leads.
  public func predecessor(of node: Int32) -> Int32 { predecessor[Int(node)] }

  /// The nodes of the shortest way from the origin on; empty where none leads.
  public func path(to node: Int32) -> [Int32] {
    guard distance[Int(node)] != Self.unreached else { return [] }
    var path = [node]
    while predecessor[Int(path[path.count - 1])] >= 0 { path.append(predecessor[Int(path[path.count - 1])]) }
    return path.reversed()
  }

  /// The nodes reached, in the order they were first seen.
  public var reached: [Int32] { touched }

  private static func search(
    _ graph: RoadGraph, _ origin: Int32, _ cutOff: Int64, _ distance: inout [Int64],
    _ predecessor: inout [Int32], _ isSettled: inout [Bool], _ touched: inout [Int32], _ heap: inout [UInt64]
  ) {
    let bits = UInt64(graph.nodeBits)
    let mask = UInt64(1) << bits - 1
    let start = graph.start.span
    let heads = graph.heads.span
    let lengths = graph.lengths.span
    distance[Int(origin)] = 0
    touched.append(origin)
    push(&heap, UInt64(UInt32(bitPattern: origin)))
    while let key = pop(&heap) {
      let node = Int(key & mask)
      if isSettled[node] { continue }
      isSettled[node] = true
      if !graph.nodes[node].isThrough, node != Int(origin) { continue }
      let far = distance[node]
      for slot in Int(start[node])..<Int(start[node + 1]) {
        let head = Int(heads[slot])
        let along = far + lengths[slot]
        if along > cutOff { continue }
        if along < distance[head] {
          if distance[head] == unreached { touched.append(Int32(truncatingIfNeeded: head)) }
          distance[head] = along
          predecessor[head] = Int32(truncatingIfNeeded: node)
          push(&heap, UInt64(along) << bits | UInt64(head))
        } else if along == distance[head], !isSettled[head], Int32(node) < predecessor[head] {
          predecessor[head] = Int32(truncatingIfNeeded: node)
        }
      }
    }
  }

  /// A heap of four children to a parent: distance in the high bits, node in the low ones.
  private static func push(_ heap: inout [UInt64], _ key: UInt64) {
    heap.append(key)
    var hole = heap.count - 1
    while hole > 0 {
      let parent = (hole - 1) >> 2
      if heap[parent] <= key { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = key
  }

  private static func pop(_ heap: inout [UInt64]) -> UInt64? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    let count = heap.count
    if count == 0 { return top }
    var hole = 0
    while true {
      let first = 4 * hole + 1
      if first >= count { break }
      var child = first
      var other = first + 1
      while other < min(first + 4, count) {
        if heap[other] < heap[child] { child = other }
        other += 1
      }
      if last <= heap[child] { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = last
    return top
  }
}
