import DistrictModel

/// The nearest stations of each cell, nearest first, with the drive to them.
struct StationAccess: Sendable {
  let alternatives: Int
  /// Row-major: cell × alternative; -1 where there are fewer stations.
  let station: [Int32]
  let driveMinutes: [Float]

  init(world: World, sites: [Site], alternatives: Int) {
    self.alternatives = alternatives
    var station: [Int32] = []
    var minutes: [Float] = []
    station.reserveCapacity(world.grid.cells.count * alternatives)
    for cell in world.grid.cells {
      var near: [(squared: Double, row: Int)] = []
      for (row, site) in sites.enumerated() {
        let dx = site.point.x - cell.centre.x
        let dy = site.point.y - cell.centre.y
        let squared = dx * dx + dy * dy
        if near.count == alternatives, let farthest = near.last, squared >= farthest.squared { continue }
        let place = near.firstIndex { squared < $0.squared } ?? near.count
        near.insert((squared, row), at: place)
        if near.count > alternatives { near.removeLast() }
      }
      for index in 0..<alternatives {
        station.append(index < near.count ? Int32(near[index].row) : -1)
        minutes.append(
          index < near.count ? Float(world.travel.minutes(straightM: near[index].squared.squareRoot())) : 0)
      }
    }
    self.station = station
    self.driveMinutes = minutes
  }
}
