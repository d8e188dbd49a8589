import DistrictModel

/// What stands in one run and not in the other, and how the cells of the district fare.
public struct PlaceChanges: Sendable {
  /// A cell, as far as both runs tell its figures.
  public struct Cell: Hashable, Sendable {
    public let column: Int
    public let row: Int
    public let residents: Int
    /// Metres to the nearest station more than in the first run; `nil` where one of them has no station.
    public let distanceM: Double?
    /// Unserved needs a day more than in the first run.
    public let unservedPerDay: Double
  }

  public let onlyFirst: [RunDigest.Station]
  public let onlyOther: [RunDigest.Station]
  /// At the same place in both, as in the first and as in the other run.
  public let both: [(first: RunDigest.Station, other: RunDigest.Station)]
  /// `nil` where outline or grid differ, so that no cell is the same.
  public let cells: [Cell]?

  /// Stations that stand in both with other chargers.
  public var resized: [(first: RunDigest.Station, other: RunDigest.Station)] {
    both.filter { $0.first.chargers != $0.other.chargers }
  }

  public var isEmpty: Bool {
    onlyFirst.isEmpty && onlyOther.isEmpty && resized.isEmpty
      && (cells?.allSatisfy { ($0.distanceM ?? 0) == 0 && $0.unservedPerDay == 0 } ?? false)
  }

  public init(from first: RunDigest, to other: RunDigest) {
    let (before, after) = (Self.byPlace(first.stations), Self.byPlace(other.stations))
    onlyFirst = first.stations.filter { after[Place($0)] == nil }
    onlyOther = other.stations.filter { before[Place($0)] == nil }
    both = first.stations.compactMap { station in
      after[Place(station)].map { (station, $0) }
    }
    guard first.frame == other.frame else {
      cells = nil
      return
    }
    let old = Dictionary(first.cells.map { (Square($0), $0) }) { one, _ in one }
    cells = other.cells.compactMap { cell in
      guard let then = old[Square(cell)] else { return nil }
      let distance: Double? =
        if let now = cell.distanceM, let then = then.distanceM { now - then } else { nil }
      return Cell(
        column: cell.column, row: cell.row, residents: cell.residents, distanceM: distance,
        unservedPerDay: cell.unservedPerDay - then.unservedPerDay)
    }
  }

  /// Where a kind of station stands, to a centimetre: ids are made anew in every scenario.
  private struct Place: Hashable {
    let kind: String
    let longitude: Double
    let latitude: Double

    init(_ station: RunDigest.Station) {
      kind = station.kind
      longitude = (station.coordinate.longitude * 1e7).rounded()
      latitude = (station.coordinate.latitude * 1e7).rounded()
    }
  }

  private struct Square: Hashable {
    let column: Int
    let row: Int

    init(_ cell: RunDigest.Cell) { (column, row) = (cell.column, cell.row) }
  }

  private static func byPlace(_ stations: [RunDigest.Station]) -> [Place: RunDigest.Station] {
    Dictionary(stations.map { (Place($0), $0) }) { first, _ in first }
  }
}
