import NumericKernels

/// Who hears a transmission at which distance: path loss and shares of packets above a threshold, at whole metres.
struct Mode4Reach: Sendable {
  private let law: WinnerLaw
  private let powerDBm: Double
  /// Mean received power at 0, 1, … m.
  private let meansDBm: [Double]

  /// `nil` never for the fixed heights; the law itself knows where it has no value.
  init?(powerDBm: Double) {
    let path = RadioPath(
      frequencyGHz: Mode4Setting.frequencyGHz, transmitterHeightM: Mode4Setting.antennaHeightM,
      receiverHeightM: Mode4Setting.antennaHeightM, environmentHeightM: 0, distanceM: 0)
    guard let law = WinnerLaw(path) else { return nil }
    self.law = law
    self.powerDBm = powerDBm
    meansDBm = (0...Mode4Setting.roadM).map { powerDBm - law.lossDB(slantM: Double($0)) }
  }

  func meanDBm(atM distance: Double) -> Double { powerDBm - law.lossDB(slantM: abs(distance)) }

  /// PSR: share of packets above a threshold.
  func heardShare(atM distance: Double, thresholdDBm: Double) -> Double {
    Self.share(meanDBm(atM: distance), thresholdDBm)
  }

  /// Shares at 0, 1, … 1,500 m.
  func heardShares(thresholdDBm: Double) -> [Double] { meansDBm.map { Self.share($0, thresholdDBm) } }

  /// Sum of shares over the road, both directions, in steps of 1 m.
  func heardSum(thresholdDBm: Double) -> Double {
    var sum = 0.0
    for place in stride(from: meansDBm.count - 1, to: 0, by: -1) {
      sum += Self.share(meansDBm[place], thresholdDBm)
    }
    return 2 * sum + Self.share(meansDBm[0], thresholdDBm)
  }

  private static func share(_ meanDBm: Double, _ thresholdDBm: Double) -> Double {
    Elementary.normalCumulative((meanDBm - thresholdDBm) / Mode4Setting.shadowingDB)
  }
}

/// Step E's A(d): how much of the road hears both of two transmitters some metres apart.
struct SharedReach: Sendable {
  private let sums: [Double]

  init(_ shares: [Double], lags: Int) {
    // Beyond this nobody hears anything that a double could tell.
    let reach = (shares.lastIndex { $0 > 1e-18 } ?? 0)
    let mirrored = (-reach...reach).map { shares[abs($0)] }
    sums = (0...max(0, lags)).map { lag in
      guard lag < mirrored.count else { return 0 }
      var even = 0.0
      var odd = 0.0
      let end = mirrored.count - lag
      var place = 0
      while place + 1 < end {
        even += mirrored[place] * mirrored[place + lag]
        odd += mirrored[place + 1] * mirrored[place + lag + 1]
        place += 2
      }
      if place < end { even += mirrored[place] * mirrored[place + lag] }
      return even + odd
    }
  }

  func sum(lag: Int) -> Double { lag < sums.count ? sums[lag] : 0 }
}
