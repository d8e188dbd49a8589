public import DistrictModel

extension RoadReach {
  /// Walks or drives straight to the nearest crossing, along the roads, and straight from the last one: the straight parts
  /// count with the usual detour.
  ///
  /// - Parameter limitM: longer ways are left out.
  public init(on graph: RoadGraph, in world: World, limitM: Double, threads: Int) {
    guard !graph.nodes.isEmpty else {
      let none = [Int](repeating: 0, count: world.grid.cells.count + 1)
      self.init(start: none, sites: [], metres: [], limitM: limitM, isSynthetic: graph.isSynthetic)
      return
    }
    let finder = NearestNode(graph)
    let detour = world.travel.detourFactor
    let cells = world.grid.cells.map { finder.nearest(to: $0.centre) }
    let sites = world.sites.map { finder.nearest(to: $0.point) }
    let table = DistanceTable(
      graph, from: cells.map { $0?.node ?? -1 }, to: sites.map { max(0, $0?.node ?? 0) },
      cutOff: Int64((limitM * 10).rounded()), threads: threads)
    var start = [0]
    var rows: [Int32] = []
    var metres: [Float] = []
    for (cell, near) in cells.enumerated() {
      let (targets, lengths) = table.row(cell)
      for (target, length) in zip(targets, lengths) {
        guard let from = near?.metres, let to = sites[Int(target)]?.metres else { continue }
        let straight = world.grid.cells[cell].centre.distance(to: world.sites[Int(target)].point)
        // Neighbours are not sent by way of the next crossing.
        let driven = max(straight, min(Double(length) / 10 + detour * (from + to), straight * 5))
        guard driven <= limitM else { continue }
        rows.append(target)
        metres.append(Float(driven))
      }
      start.append(rows.count)
    }
    self.init(start: start, sites: rows, metres: metres, limitM: limitM, isSynthetic: graph.isSynthetic)
  }
}
