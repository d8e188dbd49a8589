import NumericKernels

/// Mode-4 delivery over (density, rate, power, distance), worked out once and read between its points.
///
/// Values between points are linear in each direction; a value whose neighbours include one outside validity is outside
/// too. Beyond the edges nothing is told.
public struct Mode4Table: Sendable {
  public let vehiclesPerMetre: [Double]
  public let packetsPerSecond: [Double]
  public let powersDBm: [Double]
  public let distancesM: [Double]
  public let subchannels: Int
  /// By density, rate, power.
  private let busyRatios: [Double]
  /// By density, rate, power, distance.
  private let delivered: [Double]

  /// - Throws: `Mode4Fault` for the first setting that cannot be.
  public init(
    vehiclesPerMetre: [Double], packetsPerSecond: [Double], powersDBm: [Double], distancesM: [Double],
    subchannels: Int, threads: Int = 1
  ) throws(Mode4Fault) {
    var settings: [Mode4Setting] = []
    for density in vehiclesPerMetre {
      for rate in packetsPerSecond {
        for power in powersDBm {
          settings.append(
            try Mode4Setting(
              vehiclesPerMetre: density, packetsPerSecond: rate, powerDBm: power, subchannels: subchannels))
        }
      }
    }
    let all = settings
    let rows = parallelMap(count: all.count, threads: threads) { index -> (Double, [Double]) in
      guard let channel = Mode4Channel(all[index]) else { return (1, distancesM.map { _ in 0 }) }
      return (
        channel.load.busyRatio, distancesM.map { channel.delivery(atM: $0).unchecked.deliveredShare }
      )
    }
    self.vehiclesPerMetre = vehiclesPerMetre
    self.packetsPerSecond = packetsPerSecond
    self.powersDBm = powersDBm
    self.distancesM = distancesM
    self.subchannels = subchannels
    busyRatios = rows.map(\.0)
    delivered = rows.flatMap(\.1)
  }

  /// Load and delivery between the points; `nil` beyond the edges.
  public func value(
    vehiclesPerMetre density: Double, packetsPerSecond rate: Double, powerDBm power: Double,
    distanceM distance: Double
  ) -> ChannelAnswer<(busyRatio: Double, deliveredShare: Double)>? {
    guard let first = Self.place(density, vehiclesPerMetre), let second = Self.place(rate, packetsPerSecond),
      let third = Self.place(power, powersDBm), let fourth = Self.place(distance, distancesM)
    else { return nil }
    var busy = 0.0
    var share = 0.0
    var isValid = true
    for (densityIndex, densityWeight) in first {
      for (rateIndex, rateWeight) in second {
        for (powerIndex, powerWeight) in third {
          let weight = densityWeight * rateWeight * powerWeight
          guard weight > 0 else { continue }
          let row = (densityIndex * packetsPerSecond.count + rateIndex) * powersDBm.count + powerIndex
          busy += weight * busyRatios[row]
          if busyRatios[row] > Mode4Load.validBusyRatio { isValid = false }
          for (distanceIndex, distanceWeight) in fourth where distanceWeight > 0 {
            share += weight * distanceWeight * delivered[row * distancesM.count + distanceIndex]
          }
        }
      }
    }
    let answer = (busyRatio: busy, deliveredShare: share)
    return isValid ? .valid(answer) : .outsideValidity(answer)
  }

  /// The two neighbours of a value and their weights; `nil` outside.
  private static func place(_ value: Double, _ points: [Double]) -> [(Int, Double)]? {
    guard let first = points.first, let last = points.last, value >= first, value <= last else { return nil }
    guard points.count > 1 else { return [(0, 1)] }
    let above = max(1, points.firstIndex { $0 >= value } ?? points.count - 1)
    let part = (value - points[above - 1]) / (points[above] - points[above - 1])
    return [(above - 1, 1 - part), (above, part)]
  }
}
