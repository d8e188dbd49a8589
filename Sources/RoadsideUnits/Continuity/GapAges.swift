/// How old what a vehicle last heard is while it drives along roads with gaps.
///
/// In a gap of g seconds the age rises from 0 to g: of the time, a share Σ max(0, g - a) / Σ t has an age above a, and the mean
/// age is Σ g² / (2 Σ t). For equal units on a straight road that is `CoverageAge`.
public struct GapAges: Codable, Hashable, Sendable {
  /// Seconds of driving, and of each gap in order of the streets.
  public let drivingSeconds: Double
  public let gapSeconds: [Double]

  public init(drivingSeconds: Double, gapSeconds: [Double]) {
    self.drivingSeconds = drivingSeconds
    self.gapSeconds = gapSeconds
  }

  public var meanSeconds: Double {
    drivingSeconds > 0 ? gapSeconds.reduce(0) { $0 + $1 * $1 } / (2 * drivingSeconds) : 0
  }

  /// Share of the time in which what was last heard is at most so old; 1 where nobody drives.
  public func share(upToSeconds age: Double) -> Double {
    guard drivingSeconds > 0 else { return 1 }
    return 1 - gapSeconds.reduce(0) { $0 + max(0, $1 - max(0, age)) } / drivingSeconds
  }
}

extension RoadCoverage {
  /// Mean age of what drivers last heard, weighted by who drives there; 0 where nobody does.
  ///
  /// - Parameters:
  ///   - vehiclesPerDay: of both directions, by row of the graph's links; `nil` where all roads count alike.
  ///   - rows: pieces, ascending.
  public func meanAgeSeconds(vehiclesPerDay: [Double]?, rows: some Sequence<Int>) -> Double {
    var sums = (driving: 0.0, age: 0.0)
    var gap = 0.0
    var before = (street: Int32(-1), row: -1)
    for row in rows {
      if steps.street[row] != before.street || row != before.row + 1 { gap = 0 }
      before = (steps.street[row], row)
      let seconds = steps.lengthM[row] / steps.speedMPS[row]
      let driven = seconds * (vehiclesPerDay?[Int(steps.link[row])] ?? 1)
      sums.driving += driven
      guard deliveredShare[row] < radio.coveredShare else {
        gap = 0
        continue
      }
      sums.age += driven * (gap + seconds / 2)
      gap += seconds
    }
    return sums.driving > 0 ? sums.age / sums.driving : 0
  }

  /// The gaps of the roads, street by street. A street's end is the end of its gap: what lies beyond is another street.
  public func gapAges(where isWanted: (Int) -> Bool = { _ in true }) -> GapAges {
    var driving = 0.0
    var gaps: [Double] = []
    var gap = 0.0
    var street: Int32 = -1
    func close() {
      if gap > 0 { gaps.append(gap) }
      gap = 0
    }
    for row in 0..<steps.count where isWanted(row) {
      if steps.street[row] != street {
        close()
        street = steps.street[row]
      }
      let seconds = steps.lengthM[row] / steps.speedMPS[row]
      driving += seconds
      if deliveredShare[row] >= radio.coveredShare { close() } else { gap += seconds }
    }
    close()
    return GapAges(drivingSeconds: driving, gapSeconds: gaps)
  }
}
