import NumericKernels

/// Steps C and D: how much of the channel is taken, and the threshold at which enough is left to choose from.
public struct Mode4Load: Hashable, Sendable {
  /// Resources in a selection window: 1000 S/lambda.
  public let resources: Double
  /// Share of resources measured as busy, 0...1.
  public let busyRatio: Double
  /// Weight of step 2; the rest weighs step 3.
  public let steadyWeight: Double
  /// Resources taken at the sensing threshold and at the raised one.
  let takenAtSensing: Double
  let takenAtRaised: Double
  /// Threshold raised in tenths of a dB until a fifth of the resources is free, dBm.
  public let raisedThresholdDBm: Double
  /// Packets heard per window per metre of spacing: beta sum PSR.
  let heardVehicles: Double

  /// Above this the model leaves its authors' own simulations.
  public static let validBusyRatio = 0.7

  public var isWithinValidity: Bool { busyRatio <= Self.validBusyRatio }

  /// The load alone, without delivery; `nil` as for ``Mode4Channel``.
  public init?(_ setting: Mode4Setting) {
    guard let reach = Mode4Reach(powerDBm: setting.powerDBm) else { return nil }
    self.init(setting, reach)
  }

  init(_ setting: Mode4Setting, _ reach: Mode4Reach) {
    let resources = 1000 * Double(setting.subchannels) / setting.packetsPerSecond
    let threshold = Mode4Setting.sensingThresholdDBm
    let density = setting.vehiclesPerMetre
    heardVehicles = density * reach.heardSum(thresholdDBm: threshold)
    takenAtSensing = Self.taken(heardVehicles, of: resources)
    self.resources = resources
    busyRatio = min(1, max(0, takenAtSensing / resources))
    steadyWeight = busyRatio < 0.2 ? 0 : busyRatio <= 0.7 ? 2 * busyRatio - 0.4 : 1

    let needed = Mode4Setting.keptShare * resources
    func raised(_ tenths: Int) -> (threshold: Double, taken: Double) {
      let level = threshold + Double(tenths) / 10
      // The factor 2 stands in the published eq. 32.1 and not in eq. 29.1.
      return (level, Self.taken(2 * density * reach.heardSum(thresholdDBm: level), of: resources))
    }
    func suffices(_ tenths: Int) -> Bool { resources - raised(tenths).taken >= needed }
    var high = 0
    var low = -1
    // A rise of 200 dB silences everybody; what is taken falls with the threshold.
    var step = 1
    while high < 2000, !suffices(high) {
      low = high
      high += step
      step *= 2
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    (raisedThresholdDBm, takenAtRaised) = raised(high)
  }

  /// Ne(q) = q/2 + sum over k up to q/2 of max(0, 1 - k/(Nr - q/2)).
  ///
  /// Where the first half alone takes all resources, all are taken.
  static func taken(_ heard: Double, of resources: Double) -> Double {
    let half = heard / 2
    let left = resources - half
    guard left > 0 else { return resources }
    // Terms behind the last positive one add nothing.
    let terms = min(half, left).rounded(.down)
    guard terms >= 1 else { return half }
    return half + terms - terms * (terms + 1) / (2 * left)
  }
}
