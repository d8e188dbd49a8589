import Siting

/// OR-Library p-median graphs (Beasley, 1985).
///
/// `n edges p`, then per edge `i j cost`, vertices counted from 1, undirected. Of a repeated edge the last cost counts.
/// Every vertex is a customer and a candidate; the cost between two is the length of the shortest way.
public struct GraphMedianFormat: PlacementFormat {
  public static let name = "pmed"
  public static let aliases = ["orlib-pmed"]
  public static let summary =
    "p-median on a graph, or with --problem p-center its p-center; --p overrides the file"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    let isCenter = try PointProblem.isCenter(options.problem ?? MedianProblem.name, source)
    var words = try source.words()
    _ = try words.integer("the number of vertices")
    _ = try words.integer("the number of edges")
    let stated = Int(try words.integer("the number of sites"))
    let best = KnownValues.read(
      source.neighbour(isCenter ? "kcenteropt.txt" : "pmedopt.txt"), name: source.stem)
    let counts = options.counts.isEmpty ? [stated] : options.counts
    return counts.map { count in
      PlacementInstance(
        name: source.stem, count: count, bestKnown: count == stated ? best : nil
      ) { () throws(InstanceError) in
        let costs = try Self.read(source)
        return try PointProblem.question(costs, open: count, isCenter: isCenter, scale: 1, source)
      }
    }
  }

  /// Shortest ways between all vertices.
  static func read(_ source: InstanceSource) throws(InstanceError) -> CostTable {
    var words = try source.words()
    let vertices = try words.integer("the number of vertices", in: 1...16_384)
    let count = try words.integer("the number of edges", in: 0...50_000_000)
    _ = try words.integer("the number of sites")
    var edges: [ShortestDistances.Edge] = []
    for _ in 0..<count {
      let from = try words.integer("a vertex", in: 1...vertices)
      let to = try words.integer("a vertex", in: 1...vertices)
      let cost = try words.integer("the cost of an edge", in: 0...1 << 30)
      edges.append(ShortestDistances.Edge(from: Int32(from) - 1, to: Int32(to) - 1, cost: Int32(cost)))
    }
    try words.expectEnd()
    let graph = ShortestDistances(vertices: Int(vertices), edges: edges)
    var cells: [Int32] = []
    cells.reserveCapacity(Int(vertices * vertices))
    var heap: [UInt64] = []
    for vertex in 0..<Int(vertices) {
      let row = graph.from(vertex, heap: &heap)
      if let lost = row.firstIndex(of: ShortestDistances.far) {
        throw InstanceError(
          file: source.argument, line: nil,
          "expected a connected graph: no way leads from vertex \(vertex + 1) to vertex \(lost + 1)")
      }
      cells += row
    }
    do throws(SitingError) {
      return try CostTable(candidates: Int(vertices), customers: Int(vertices), cells: cells)
    } catch { throw InstanceError(file: source.argument, error) }
  }
}
