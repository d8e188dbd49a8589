public import DistrictModel

/// A feeder read from files, and where its buses stand.
public struct GivenFeeder: Codable, Hashable, Sendable {
  public struct Place: Codable, Hashable, Sendable {
    /// Row of the bus.
    public var bus: Int
    public var coordinate: Coordinate

    public init(bus: Int, coordinate: Coordinate) {
      self.bus = bus
      self.coordinate = coordinate
    }
  }

  public var name = ""
  /// As written in the scenario: a folder of tables or a MATPOWER case, and the table of places.
  public var gridFile = ""
  public var placesFile = ""
  public var datum = Datum.wgs84
  /// `nil` until the files are read.
  public var grid: PowerGrid?
  public var places: [Place] = []

  public init() {}
}

/// Hangs the cells and stations of a district on given feeders.
struct GivenFeederPlanner {
  let world: World
  let parameters: GridParameters
  let stationPoints: [MetricPoint]

  /// Every cell with residents and every station goes to the placed bus nearest in a straight line; of equally near ones
  /// the first given.
  func feeders() -> [DistrictFeeder] {
    let given = parameters.feeders.filter { $0.grid != nil && !$0.places.isEmpty }
    let placed = given.indices.flatMap { feeder in
      given[feeder].places.map {
        (feeder: feeder, bus: $0.bus, point: world.projection.project($0.coordinate))
      }
    }
    func nearest(_ point: MetricPoint) -> Int {
      var best = 0
      for row in placed.indices.dropFirst()
      where point.distance(to: placed[row].point) < point.distance(to: placed[best].point) { best = row }
      return best
    }
    guard !placed.isEmpty else { return [] }
    let people = world.population.perCell
    let cells = people.indices.filter { people[$0] > 0 }.map {
      (row: $0, place: placed[nearest(world.grid.cells[$0].centre)])
    }
    let stations = stationPoints.indices.map { (row: $0, place: placed[nearest(stationPoints[$0])]) }
    return given.indices.compactMap { feeder in
      guard let grid = given[feeder].grid else { return nil }
      let limits = Self.limits(grid, standardMVA: parameters.feederMVA)
      let ownCells = cells.filter { $0.place.feeder == feeder }
      let ownStations = stations.filter { $0.place.feeder == feeder }
      return DistrictFeeder(
        name: given[feeder].name, origin: .given(file: given[feeder].gridFile), cells: ownCells.map(\.row),
        cellBuses: ownCells.map(\.place.bus), stations: ownStations.map(\.row),
        stationBuses: ownStations.map(\.place.bus), circuits: 1, ratingMVA: limits[0].ratingMVA,
        limits: limits, grid: grid)
    }
  }

  /// The whole feeder by the branches that leave its sources, or by the standard where one of them has no rating; then
  /// every rated branch of a radial grid by what hangs below it. What a branch of a mesh carries only a flow can tell.
  static func limits(_ grid: PowerGrid, standardMVA: Double) -> [DistrictFeeder.Limit] {
    let heads = grid.branches.indices.filter { row in
      grid.carries[row]
        && (grid.kinds[grid.fromRows[row]] == .reference) != (grid.kinds[grid.toRows[row]] == .reference)
    }
    let ratings = heads.compactMap { grid.branches[$0].ratingMVA }
    let whole =
      ratings.count == heads.count && !heads.isEmpty ? ratings.reduce(0, +) : standardMVA
    let tree = SpanningTree(grid)
    var limits = [DistrictFeeder.Limit(ratingMVA: whole, buses: tree.order)]
    guard tree.closing.isEmpty else { return limits }
    var below = [[Int]](repeating: [], count: grid.buses.count)
    for bus in tree.order.reversed() {
      below[bus].append(bus)
      let branch = tree.branches[bus]
      guard branch >= 0 else { continue }
      below[tree.parents[bus]] += below[bus]
      if let rating = grid.branches[branch].ratingMVA {
        limits.append(DistrictFeeder.Limit(ratingMVA: rating, buses: below[bus].sorted()))
      }
      below[bus] = []
    }
    return limits
  }
}
