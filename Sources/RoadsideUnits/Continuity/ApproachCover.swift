public import DistrictModel

/// How many of those who drive to a station have heard its board before.
///
/// Every street within the approach is one way to come: what is decoded on it is q = 1 - prod (1 - PDR) over the messages that
/// are sent while it is driven along, and streets count by their traffic, or by their length where there is none.
public struct ApproachCover: Sendable {
  private let coverage: RoadCoverage
  private let vehiclesPerDay: [Double]?
  private let approachM: Double
  private let pieces: PlaceSquares

  /// - Parameters:
  ///   - coverage: of the roads.
  ///   - vehiclesPerDay: of both directions, by row of the graph's links.
  public init(_ coverage: RoadCoverage, vehiclesPerDay: [Double]?, approachM: Double) {
    self.coverage = coverage
    self.vehiclesPerDay = vehiclesPerDay
    self.approachM = max(1, approachM)
    let steps = coverage.steps
    pieces = PlaceSquares(
      (0..<steps.count).map { MetricPoint(x: steps.x[$0], y: steps.y[$0]) }, cellM: max(1, approachM))
  }

  /// Pieces within the approach, street by street.
  private func rows(near station: MetricPoint) -> [Int] {
    let steps = coverage.steps
    var rows: [Int] = []
    pieces.forEach(nearX: station.x, y: station.y) { row in
      let place = MetricPoint(x: steps.x[row], y: steps.y[row])
      if place.distance(to: station) <= approachM { rows.append(row) }
    }
    return rows.sorted()
  }

  /// Mean time since something was last heard, over drivers within the approach, s; roads count alike where nobody drives.
  ///
  /// Gaps begin at the edge of the approach at the earliest: who heard nothing on it is not among those who know.
  public func meanAgeSeconds(at station: MetricPoint) -> Double {
    let rows = Set(rows(near: station))
    let isDriven = rows.contains { (vehiclesPerDay?[Int(coverage.steps.link[$0])] ?? 0) > 0 }
    let flows = isDriven ? vehiclesPerDay : nil
    return coverage.meanAgeSeconds(vehiclesPerDay: flows, rows: rows.sorted())
  }

  /// Share of drivers who heard the board at a station, sent every so many seconds; 0 where no road comes near.
  public func heardShare(at station: MetricPoint, everySeconds period: Double) -> Double {
    let steps = coverage.steps
    let rows = rows(near: station)
    func flow(_ row: Int) -> Double { vehiclesPerDay.map { $0[Int(steps.link[row])] } ?? 0 }
    let isDriven = rows.contains { flow($0) > 0 }
    var sums = (weight: 0.0, heard: 0.0)
    var street = (number: Int32(-1), weight: 0.0, missed: 1.0)
    func close() {
      sums.weight += street.weight
      sums.heard += street.weight * (1 - street.missed)
    }
    for row in rows {
      if steps.street[row] != street.number {
        close()
        street = (steps.street[row], 0, 1)
      }
      street.weight += steps.lengthM[row] * (isDriven ? flow(row) : 1)
      let messages = steps.lengthM[row] / steps.speedMPS[row] / max(0.001, period)
      let tries = RepeatedTries(deliveredShare: coverage.deliveredShare[row], periodSeconds: 1)
      street.missed *= 1 - (tries?.share(tries: messages) ?? 0)
    }
    close()
    return sums.weight > 0 ? sums.heard / sums.weight : 0
  }
}
