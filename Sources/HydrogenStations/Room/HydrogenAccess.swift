import DistrictModel
import EventEngine

/// The nearest stations of every cell that a class can fill at, nearest first, with the drive to them.
struct HydrogenAccess: Sendable {
  let alternatives: Int
  /// By class: which list it reads; -1 where it takes no fuel.
  private let listOfClass: [Int]
  /// list × cell × alternative: station, -1 where there are fewer, and minutes.
  private let stations: [[Int32]]
  private let minutes: [[Double]]

  init(
    world: World, plan: Plan, parameters: HydrogenParameters, kindOf: [Int], times: FillTimes
  ) {
    let rowOf = plan.hydrogenSites.map { Int($0.row) }
    alternatives = max(1, min(parameters.alternatives, max(1, rowOf.count)))
    var (keys, lists, stations, minutes): ([[Int]], [Int], [[Int32]], [[Double]]) = ([], [], [], [])
    for (row, kind) in world.fleets.enumerated() {
      guard kind.fuel != .electricity else {
        lists.append(-1)
        continue
      }
      let fitting = kindOf.indices.filter {
        let station = parameters.kinds[kindOf[$0]]
        return station.fuel == kind.fuel
          && (kind.fuel != .hydrogen || times.fits(kind: kindOf[$0], class: row))
      }
      if let known = keys.firstIndex(of: fitting) {
        lists.append(known)
        continue
      }
      lists.append(keys.count)
      keys.append(fitting)
      var (near, drive): ([Int32], [Double]) = ([], [])
      for cell in world.grid.cells.indices {
        let sorted = fitting.map { (metres: world.metresApart(cell: cell, site: rowOf[$0]), row: $0) }
          .sorted { $0.metres < $1.metres || ($0.metres == $1.metres && $0.row < $1.row) }
        for place in 0..<alternatives {
          near.append(place < sorted.count ? Int32(sorted[place].row) : -1)
          drive.append(
            place < sorted.count ? world.travel.minutes(straightM: sorted[place].metres) : .infinity)
        }
      }
      stations.append(near)
      minutes.append(drive)
    }
    listOfClass = lists
    self.stations = stations
    self.minutes = minutes
  }

  /// The alternatives of a cell, nearest first.
  func near(class row: Int, cell: Int32) -> [(station: Int, minutes: Double)] {
    let list = listOfClass[row]
    guard list >= 0 else { return [] }
    return (0..<alternatives).compactMap { place in
      let index = Int(cell) * alternatives + place
      let station = Int(stations[list][index])
      return station >= 0 ? (station, minutes[list][index]) : nil
    }
  }
}
