import DistrictModel

/// Minutes of driving from every cell to every swap station; they are few, so all are kept.
struct SwapAccess: Sendable {
  let stations: Int
  /// Cell × station.
  private let minutes: [Float]
  private let stationCell: [Int32]

  init(minutes: [Float], stations: Int, stationCell: [Int32]) {
    self.minutes = minutes
    self.stations = stations
    self.stationCell = stationCell
  }

  init(world: World, sites: [SiteID]) {
    stations = sites.count
    stationCell = sites.map { world.sites[$0].cell.row }
    var minutes: [Float] = []
    minutes.reserveCapacity(world.grid.cells.count * sites.count)
    for cell in world.grid.cells.indices {
      for site in sites {
        minutes.append(
          Float(world.travel.minutes(straightM: world.metresApart(cell: cell, site: Int(site.row)))))
      }
    }
    self.minutes = minutes
  }

  func minutes(from cell: Int32, to station: Int) -> Double {
    Double(minutes[Int(cell) * stations + station])
  }

  func cell(of station: Int32) -> Int32 { stationCell[Int(station)] }
}
