import NumericKernels

/// The analytic model of LTE-V2X mode 4 for one setting: load, and delivery over any distance.
///
/// Steps A to G of the model page, in its own rounding: noise alone sits on the first tenth of a dB above it, lags are
/// whole metres. It repeats the authors' figures to 5e-9.
///
/// - Complexity: about 10 ms to make, 1 ms per distance on one core.
public struct Mode4Channel: Sendable {
  public let setting: Mode4Setting
  public let load: Mode4Load
  private let reach: Mode4Reach
  private let shared: SharedReach
  private let errors: TabulatedErrors
  private let interference: InterferenceDensity
  /// Interferers on one side, nearest first, m from the receiver, and their mean power there.
  private let placesM: [Double]
  private let powersDBm: [Double]

  /// Distances are from 0 to 1,500 m.
  public static let farthestM = 1500.0

  /// `nil` never happens for a checked setting; it stands for constants of the model that would contradict one another.
  public init?(_ setting: Mode4Setting) {
    guard let reach = Mode4Reach(powerDBm: setting.powerDBm),
      let curve = PacketErrorCurve.mode4(resourceBlocks: setting.resourceBlocks)
    else { return nil }
    self.setting = setting
    self.reach = reach
    load = Mode4Load(setting, reach)
    shared = SharedReach(
      reach.heardShares(thresholdDBm: Mode4Setting.sensingThresholdDBm),
      lags: Int(Mode4Setting.interferersM) + Mode4Setting.roadM)
    errors = TabulatedErrors(curve)
    let noise = -95 - 10 * Elementary.log10(50 / Double(setting.resourceBlocks))
    interference = InterferenceDensity(
      noiseDBm: noise, deviationDB: Mode4Setting.shadowingDB, highestDBm: reach.meanDBm(atM: 0))
    let number = Int((Mode4Setting.interferersM * setting.vehiclesPerMetre).rounded())
    placesM = (0..<number).map { Double($0 + 1) / setting.vehiclesPerMetre }
    powersDBm = placesM.map(reach.meanDBm)
  }

  /// Channel busy ratio; above 0.7 outside validity.
  public var busyRatio: ChannelAnswer<Double> {
    load.isWithinValidity ? .valid(load.busyRatio) : .outsideValidity(load.busyRatio)
  }

  /// What becomes of packets over a distance of 0 to 1,500 m.
  public func delivery(atM distance: Double) -> ChannelAnswer<Mode4Delivery> {
    let place = min(Self.farthestM, max(0, distance))
    let unsensed = 1 - reach.heardShare(atM: place, thresholdDBm: Mode4Setting.sensingThresholdDBm)
    let power = NoticedPower(
      meanDBm: reach.meanDBm(atM: place), deviationDB: Mode4Setting.shadowingDB,
      thresholdDBm: Mode4Setting.sensingThresholdDBm)
    let lost = (0..<interference.count).map { errors.mean(power, against: interference.start + $0) }
    let noise = power.weights.isEmpty ? 1 : min(1, lost[0])
    let hit = powersDBm.map { mean -> Double in
      noise < 1 ? (interference.mean(of: lost, interferenceDBm: mean) - noise) / (1 - noise) : 0
    }
    let steady = collisions(
      hit, atM: place, taken: load.takenAtSensing, threshold: Mode4Setting.sensingThresholdDBm)
    let raised =
      load.steadyWeight < 1
      ? collisions(hit, atM: place, taken: load.takenAtRaised, threshold: load.raisedThresholdDBm) : 0
    let answer = Mode4Delivery(
      distanceM: place, halfDuplex: setting.packetsPerSecond / 1000, unsensed: unsensed, noise: noise,
      steady: steady, raised: raised, steadyWeight: load.steadyWeight)
    return load.isWithinValidity ? .valid(answer) : .outsideValidity(answer)
  }

  /// Steps E and F: the share of packets that meet another one on their resource and are lost by it.
  private func collisions(
    _ hit: [Double], atM distance: Double, taken: Double, threshold: Double
  ) -> Double {
    let resources = load.resources
    let free = resources - taken
    guard free > 0, load.heardVehicles > 0 else { return 1 }
    let chosen = 1 / (free * free)
    let alone = taken * taken / resources
    let whole = shared.sum(lag: 0)
    let together = setting.vehiclesPerMetre * taken * whole / load.heardVehicles - alone
    let deafness = 1 - 1 / setting.packetsPerSecond
    var spared = 1.0
    for (index, place) in placesM.enumerated() {
      for side in [-1.0, 1.0] {
        let apart = abs(side * place + distance)
        let lag = Int(apart.rounded())
        let common = shared.sum(lag: lag) / whole * together + alone
        // Cc/Nc²: the kept share cancels.
        let overlap = (resources - 2 * taken + common) * chosen
        let same =
          (1 - deafness * reach.heardShare(atM: apart, thresholdDBm: threshold)) * overlap
        spared *= 1 - same * hit[index]
      }
    }
    return 1 - spared
  }
}
