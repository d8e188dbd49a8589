import DistrictModel
public import PowerNetwork

/// Feeders read from nowhere, for districts with given grids.
public enum GivenGrid {
  /// A line of buses `0` to `count`, each drawing `loadMW`, every branch with the rating.
  ///
  /// - Parameter tie: whether the last bus is joined to the first, which makes a ring.
  public static func line(
    _ count: Int, loadMW: Double = 0.3, ratingMVA: Double? = 6, tie: Bool = false
  ) throws -> PowerGrid {
    var branches = (1...count).map {
      GridBranch(
        from: "\($0 - 1)", to: "\($0)", resistance: 0.002, reactance: 0.002, ratingMVA: ratingMVA)
    }
    if tie {
      branches.append(
        GridBranch(from: "\(count)", to: "0", resistance: 0.002, reactance: 0.002, ratingMVA: ratingMVA))
    }
    return try PowerGrid(
      baseMVA: 1,
      buses: (0...count).map {
        GridBus(
          name: "\($0)", kind: $0 == 0 ? .reference : .load, loadMW: $0 == 0 ? 0 : loadMW,
          loadMVAr: $0 == 0 ? 0 : loadMW / 4, voltageSetpoint: $0 == 0 ? 1.02 : nil)
      }, branches: branches)
  }

  /// Its buses along a line across the small world, from west to east at a height of it.
  ///
  /// - Parameter north: metres from the southern edge.
  public static func feeder(_ name: String, _ grid: PowerGrid, north: Double) -> GivenFeeder {
    var feeder = GivenFeeder()
    feeder.name = name
    feeder.gridFile = "grids/\(name)"
    feeder.grid = grid
    feeder.places = grid.buses.indices.dropFirst().map { row in
      let east = 10_000 * Double(row) / Double(grid.buses.count)
      let point = MetricPoint(x: SmallWorld.corner.x + east, y: SmallWorld.corner.y + north)
      return GivenFeeder.Place(bus: row, coordinate: SmallWorld.projection.unproject(point))
    }
    return feeder
  }
}
