import NumericKernels

/// Distances from many nodes to many others, in compressed rows: never a dense matrix.
public struct DistanceTable: Codable, Hashable, Sendable {
  /// Entries of row r: `start[r] ..< start[r + 1]`.
  public let start: [Int]
  /// Positions in the list of targets, ascending within a row.
  public let targets: [Int32]
  public let lengths: [Int64]

  /// One search from each source, each on its own; the rows are joined in the order of the sources, so the number of
  /// threads changes nothing.
  ///
  /// - Parameters:
  ///   - sources, nodes: node numbers; the same node may stand more than once.
  ///   - cutOff: longer ways are left out.
  public init(
    _ graph: RoadGraph, from sources: [Int32], to nodes: [Int32], cutOff: Int64 = .max, threads: Int = 1
  ) {
    var first = [Int32](repeating: -1, count: graph.nodes.count)
    var next = [Int32](repeating: -1, count: nodes.count)
    for target in nodes.indices.reversed() {
      next[target] = first[Int(nodes[target])]
      first[Int(nodes[target])] = Int32(target)
    }
    let heads = first
    let chain = next
    let size = 64
    let blocks = parallelMap(count: (sources.count + size - 1) / size, threads: threads) { block in
      var paths = ShortestPaths(graph)
      return (block * size..<min(sources.count, (block + 1) * size)).map { source in
        paths.search(from: sources[source], cutOff: cutOff)
        var row: [(target: Int32, length: Int64)] = []
        for node in paths.reached {
          var target = heads[Int(node)]
          guard target >= 0, let length = paths.distance(to: node) else { continue }
          while target >= 0 {
            row.append((target, length))
            target = chain[Int(target)]
          }
        }
        return row.sorted { $0.target < $1.target }
      }
    }
    var start = [0]
    var targets: [Int32] = []
    var lengths: [Int64] = []
    for row in blocks.joined() {
      targets += row.map(\.target)
      lengths += row.map(\.length)
      start.append(targets.count)
    }
    self.start = start
    self.targets = targets
    self.lengths = lengths
  }

  public var rows: Int { start.count - 1 }

  /// The targets of one source with their distances.
  public func row(_ source: Int) -> (targets: ArraySlice<Int32>, lengths: ArraySlice<Int64>) {
    let range = start[source]..<start[source + 1]
    return (targets[range], lengths[range])
  }

  /// The distance between two places of the lists; `nil` beyond the cut-off.
  public func length(_ source: Int, _ target: Int32) -> Int64? {
    var low = start[source]
    var high = start[source + 1]
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < start[source + 1] && targets[low] == target ? lengths[low] : nil
  }
}
