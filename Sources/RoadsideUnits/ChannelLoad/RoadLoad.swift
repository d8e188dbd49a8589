import NumericKernels

/// Channel busy ratio and delivery from vehicle to vehicle along roads.
///
/// The busy ratio is that of the model at each density; delivery is read from a table over densities up to the last valid one. Units
/// count as so many vehicles as send as often. Above a busy ratio of 0.7, or a vehicle a metre, the model is not valid: such roads are
/// saturated, and what is delivered on them is not told.
public struct RoadLoad: Sendable {
  /// The densest road that is told, vehicles per metre.
  private let densest: Double
  /// Vehicles heard for each vehicle per metre, and resources of a selection window.
  private let heardPerDensity: Double
  private let resources: Double
  /// Delivered from vehicle to vehicle at the distance of awareness, at equal steps from an empty road to the densest.
  private let delivered: [Double]
  public let packetsPerSecond: Double

  /// Steps of the table: delivery is so straight over density that twelve keep it within 0.2 %.
  private static let steps = 12

  /// - Parameter packetsPerSecond: of 190 bytes, of each connected vehicle.
  /// - Throws: `Mode4Fault` for a radio that cannot be.
  public init(
    packetsPerSecond: Double, powerDBm: Double, subchannels: Int, awarenessM: Double, threads: Int = 1
  ) throws(Mode4Fault) {
    func setting(_ density: Double) throws(Mode4Fault) -> Mode4Setting {
      try Mode4Setting(
        vehiclesPerMetre: max(Self.emptiest, density), packetsPerSecond: packetsPerSecond, powerDBm: powerDBm,
        subchannels: subchannels)
    }
    // The first fault is told before anything is worked out.
    _ = try setting(Self.emptiest)
    self.packetsPerSecond = packetsPerSecond
    let resources = 1000 * Double(subchannels) / packetsPerSecond
    let heard =
      Mode4Reach(powerDBm: powerDBm)?.heardSum(thresholdDBm: Mode4Setting.sensingThresholdDBm) ?? .infinity
    func isValid(_ density: Double) -> Bool {
      Self.busyRatio(density * heard, of: resources) <= Mode4Load.validBusyRatio
    }
    var low = isValid(1) ? 1 : Self.emptiest
    var high = 1.0
    while high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if isValid(middle) { low = middle } else { high = middle }
    }
    var settings: [Mode4Setting] = []
    for step in 0...Self.steps { settings.append(try setting(low * Double(step) / Double(Self.steps))) }
    let all = settings
    delivered = parallelMap(count: all.count, threads: threads) { index in
      Mode4Channel(all[index])?.delivery(atM: awarenessM).unchecked.deliveredShare ?? 0
    }
    densest = low
    heardPerDensity = heard
    self.resources = resources
  }

  /// The emptiest road of the model, vehicles per metre.
  private static let emptiest = 1e-6

  private static func busyRatio(_ heard: Double, of resources: Double) -> Double {
    min(1, max(0, Mode4Load.taken(heard, of: resources) / resources))
  }

  /// What a density of connected vehicles makes of the channel.
  public enum Answer: Hashable, Sendable {
    /// Busy ratio, and delivery from vehicle to vehicle at the distance of awareness.
    case usable(busyRatio: Double, deliveredShare: Double)
    case saturated
  }

  /// Delivery on straight lines between the densities of the table.
  public func at(vehiclesPerMetre density: Double) -> Answer {
    guard density <= densest else { return .saturated }
    let busy = Self.busyRatio(max(0, density) * heardPerDensity, of: resources)
    guard busy <= Mode4Load.validBusyRatio else { return .saturated }
    let place = max(0, density) / densest * Double(Self.steps)
    let below = min(Self.steps - 1, Int(place))
    return .usable(
      busyRatio: busy,
      deliveredShare: delivered[below] + (place - Double(below)) * (delivered[below + 1] - delivered[below]))
  }
}
