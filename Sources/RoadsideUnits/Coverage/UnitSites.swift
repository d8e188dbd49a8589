import DistrictModel

/// Where units could stand, and what a street piece gains from each: the covering problem of siting.
///
/// `Siting.CoveringProblem` takes `weights` and `coveredBy` as they stand, with a budget over `costsCNY`; `BackupCoverProblem`
/// takes them for k-fold cover. Bounds and gaps come from there.
public struct UnitSites: Sendable {
  public let candidates: [RoadsideUnit]
  /// Candidates each of which alone covers the piece, ascending, one list per piece.
  public let coveredBy: [[Int32]]
  /// Decimetres of road by piece, or these times hundreds of vehicles a day.
  public let weights: [Int64]
  /// Whole CNY of each candidate.
  public let costsCNY: [Int64]

  /// What a unit costs; a site that shares a station's pole, power connection and fibre pays for the rest only.
  public struct Costs: Codable, Hashable, Sendable {
    public var unitCNY: Int64
    public var poleCNY: Int64
    public var connectionCNY: Int64
    public var fibreCNY: Int64

    public init(unitCNY: Int64, poleCNY: Int64, connectionCNY: Int64, fibreCNY: Int64) {
      self.unitCNY = unitCNY
      self.poleCNY = poleCNY
      self.connectionCNY = connectionCNY
      self.fibreCNY = fibreCNY
    }

    /// CNY of one site, never negative; prices are counted up to 10¹².
    func site(isShared: Bool) -> Int64 {
      func price(_ value: Int64) -> Int64 { min(1_000_000_000_000, max(0, value)) }
      return price(unitCNY)
        + (isShared ? 0 : price(poleCNY) + price(connectionCNY) + price(fibreCNY))
    }
  }

  /// - Parameter shared: whether a candidate stands at a charging, swap or hydrogen station; `false` beyond its end.
  /// - Parameter vehiclesPerDay: of both directions, by row of the graph's links; `nil` where length alone counts.
  /// - Complexity: O(pieces × candidates within reach). `nil` for a radio with a fault.
  public init?(
    _ candidates: [RoadsideUnit], along steps: RoadSteps, radio: CoverageRadio, costs: Costs,
    shared: [Bool] = [], vehiclesPerDay: [Double]? = nil
  ) {
    guard let link = StreetLink(radio) else { return nil }
    let grid = PlaceSquares(candidates.map(\.place), cellM: radio.farthestM)
    var rows = [[Int32]](repeating: [], count: steps.count)
    for row in 0..<steps.count {
      grid.forEach(nearX: steps.x[row], y: steps.y[row]) { unit in
        let place = candidates[unit].place
        let share = link.share(
          unit: candidates[unit], x: steps.x[row] - place.x, y: steps.y[row] - place.y,
          dx: steps.directionX[row], dy: steps.directionY[row])
        if share >= radio.coveredShare { rows[row].append(Int32(unit)) }
      }
      rows[row].sort()
    }
    self.candidates = candidates
    coveredBy = rows
    weights = (0..<steps.count).map { row in
      let hundreds = vehiclesPerDay.map { min(1e6, max(0, $0[Int(steps.link[row])] / 100)) } ?? 1
      return Int64((steps.lengthM[row] * 10 * hundreds).rounded())
    }
    costsCNY = candidates.indices.map {
      costs.site(isShared: shared.indices.contains($0) && shared[$0])
    }
  }
}
