import NumericKernels

/// Channel busy ratio and delivery from vehicle to vehicle along roads, from a table over densities.
///
/// Units count as so many vehicles as send as often. Above a busy ratio of 0.7 the model is not valid: such roads are saturated, and
/// what is delivered on them is not told.
public struct RoadLoad: Sendable {
  /// Densities of the table, vehicles per metre, rising; the last is the first beyond validity.
  private let densities: [Double]
  private let busyRatios: [Double]
  /// By density: delivered from vehicle to vehicle at the distance of awareness, and over an empty channel.
  private let delivered: [Double]
  public let packetsPerSecond: Double

  /// - Parameter packetsPerSecond: of 190 bytes, of each connected vehicle.
  /// - Throws: `Mode4Fault` for a radio that cannot be.
  public init(
    packetsPerSecond: Double, powerDBm: Double, subchannels: Int, awarenessM: Double, threads: Int = 1
  ) throws(Mode4Fault) {
    self.packetsPerSecond = packetsPerSecond
    var densities = Self.points
    func channels(_ densities: [Double]) throws(Mode4Fault) -> [(busy: Double, delivered: Double)] {
      var settings: [Mode4Setting] = []
      for density in densities {
        settings.append(
          try Mode4Setting(
            vehiclesPerMetre: density, packetsPerSecond: packetsPerSecond, powerDBm: powerDBm,
            subchannels: subchannels))
      }
      let all = settings
      return parallelMap(count: all.count, threads: threads) { index in
        guard let channel = Mode4Channel(all[index]) else { return (1, 0) }
        return (channel.load.busyRatio, channel.delivery(atM: awarenessM).unchecked.deliveredShare)
      }
    }
    var rows = try channels(densities)
    if let beyond = rows.firstIndex(where: { $0.busy > Mode4Load.validBusyRatio }) {
      densities = Array(densities[...beyond])
      rows = Array(rows[...beyond])
    }
    self.densities = densities
    busyRatios = rows.map(\.busy)
    delivered = rows.map(\.delivered)
  }

  private static let points = [
    1e-6, 0.005, 0.01, 0.02, 0.04, 0.06, 0.09, 0.13, 0.18, 0.25, 0.35, 0.5, 0.7, 1,
  ]

  /// What a density of connected vehicles makes of the channel.
  public enum Answer: Hashable, Sendable {
    /// Busy ratio, and delivery from vehicle to vehicle at the distance of awareness.
    case usable(busyRatio: Double, deliveredShare: Double)
    case saturated
  }

  /// Straight lines between the densities of the table.
  public func at(vehiclesPerMetre density: Double) -> Answer {
    guard density < densities[densities.count - 1] else { return .saturated }
    let above = max(1, densities.firstIndex { $0 >= density } ?? 1)
    let part = max(0, (density - densities[above - 1]) / (densities[above] - densities[above - 1]))
    let busy = busyRatios[above - 1] + part * (busyRatios[above] - busyRatios[above - 1])
    guard busy <= Mode4Load.validBusyRatio else { return .saturated }
    return .usable(
      busyRatio: busy,
      deliveredShare: delivered[above - 1] + part * (delivered[above] - delivered[above - 1]))
  }
}
