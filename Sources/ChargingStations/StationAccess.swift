import DistrictModel
import NumericKernels

/// The nearest stations of each cell, nearest first, with the drive to them and what the drive is worth to drivers.
struct StationAccess: Sendable {
  let alternatives: Int
  /// Row-major: cell × alternative: twice the station, one more where nothing of it is published; -1 where there are
  /// fewer stations.
  let view: [Int32]
  let driveMinutes: [Float]
  /// exp(-mu × cost of the way beyond that to the nearest): value of time × cell × alternative.
  let wayFactor: [Float]
  /// Stations of each cell within the farthest drive.
  let reach: [Int32]
  /// Distinct values of time, and each class's row among them.
  let timeValueRow: [Int32]

  init(world: World, sites: [Site], publishes: [Bool], parameters: ChargingParameters) {
    alternatives = parameters.alternatives
    let cells = world.grid.cells.count
    var station: [Int32] = []
    var minutes: [Float] = []
    station.reserveCapacity(cells * alternatives)
    let rowOf = Dictionary(world.sites.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let rows = world.roads == nil ? [] : sites.map { rowOf[$0.id] ?? 0 }
    for (row, cell) in world.grid.cells.enumerated() {
      let near =
        rows.isEmpty
        ? Self.nearest(alternatives, to: cell.centre, among: sites)
        : Self.nearest(alternatives, to: row, among: rows, in: world)
      for index in 0..<alternatives {
        station.append(index < near.count ? Int32(near[index].row) : -1)
        minutes.append(
          index < near.count ? Float(world.travel.minutes(straightM: near[index].squared.squareRoot())) : 0)
      }
    }
    view = station.map { $0 < 0 ? -1 : 2 * $0 + (publishes[Int($0)] ? 0 : 1) }
    driveMinutes = minutes
    let farthest = Float(parameters.farthestMin)
    let count = alternatives
    reach = (0..<cells).map { cell in
      Int32((cell * count..<(cell + 1) * count).filter { station[$0] >= 0 && minutes[$0] <= farthest }.count)
    }
    let values = world.fleets.map(\.valueOfTimeCNYPerHour)
    let distinct = Array(Set(values)).sorted()
    timeValueRow = values.map { value in Int32(distinct.firstIndex(of: value) ?? 0) }
    let weights = parameters.choice
    let kmPerMinute = world.travel.speedKmPerHour / 60
    wayFactor = distinct.flatMap { value in
      let perMinute = value / 60 * weights.driving + weights.detourCNYPerKm * kmPerMinute
      return minutes.indices.map { row in
        let beyond = Double(minutes[row] - minutes[row / parameters.alternatives * parameters.alternatives])
        return Float(Elementary.exp(-weights.perCNY * perMinute * beyond))
      }
    }
  }

  private static func nearest(
    _ count: Int, to centre: MetricPoint, among sites: [Site]
  ) -> [(squared: Double, row: Int)] {
    var near: [(squared: Double, row: Int)] = []
    for (row, site) in sites.enumerated() {
      let dx = site.point.x - centre.x
      let dy = site.point.y - centre.y
      let squared = dx * dx + dy * dy
      if near.count == count, let farthest = near.last, squared >= farthest.squared { continue }
      near.insert((squared, row), at: near.firstIndex { squared < $0.squared } ?? near.count)
      if near.count > count { near.removeLast() }
    }
    return near
  }

  /// The same along the roads of the world.
  private static func nearest(
    _ count: Int, to cell: Int, among sites: [Int], in world: World
  ) -> [(squared: Double, row: Int)] {
    var near: [(squared: Double, row: Int)] = []
    for (row, site) in sites.enumerated() {
      let metres = world.metresApart(cell: cell, site: site)
      let squared = metres * metres
      if near.count == count, let farthest = near.last, squared >= farthest.squared { continue }
      near.insert((squared, row), at: near.firstIndex { squared < $0.squared } ?? near.count)
      if near.count > count { near.removeLast() }
    }
    return near
  }
}
