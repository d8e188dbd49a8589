import NumericKernels

/// What a radio sends with and what a receiver hears against, in dBm and dB.
///
///     Prx = Ptx + G - PL(d) - X        X ~ Normal(0, sigma)
///     N = -174 + NF + 10 lg(RB · 180 kHz)
public struct LinkBudget: Codable, Hashable, Sendable {
  public var transmitPowerDBm: Double
  /// Both antennas together.
  public var antennaGainDB: Double
  public var noiseFigureDB: Double
  /// LTE resource blocks of 180 kHz that carry the packet.
  public var resourceBlocks: Int
  /// Power below which a receiver does not notice a packet; sensing threshold of TR 36.885 studies.
  public var sensingThresholdDBm: Double
  /// What a chip needs beyond the ideal curve: 0, or 5 dB where one is pessimistic.
  public var implementationLossDB: Double

  /// Defaults: 23 dBm and a noise figure of 9 dB (TR 36.885), -90.5 dBm (Gonzalez-Martin et al. 2019).
  public init(
    transmitPowerDBm: Double = 23, antennaGainDB: Double = 0, noiseFigureDB: Double = 9,
    resourceBlocks: Int = 10,
    sensingThresholdDBm: Double = -90.5, implementationLossDB: Double = 0
  ) {
    self.transmitPowerDBm = transmitPowerDBm
    self.antennaGainDB = antennaGainDB
    self.noiseFigureDB = noiseFigureDB
    self.resourceBlocks = resourceBlocks
    self.sensingThresholdDBm = sensingThresholdDBm
    self.implementationLossDB = implementationLossDB
  }

  /// Thermal noise in the band of the packet and what the receiver adds.
  public var noiseDBm: Double {
    -174 + noiseFigureDB + 10 * Elementary.log10(Double(resourceBlocks) * 180e3)
  }

  /// Mean received power behind a path loss.
  public func meanReceivedDBm(lossDB: Double) -> Double { transmitPowerDBm + antennaGainDB - lossDB }

  /// The share of packets that arrive above the sensing threshold.
  public func sensedShare(meanReceivedDBm: Double, shadowingDB: Double) -> Double {
    Self.share(meanDBm: meanReceivedDBm, aboveDBm: sensingThresholdDBm, deviationDB: shadowingDB)
  }

  /// The share of a normal variable above a level; a step where nothing deviates.
  static func share(meanDBm: Double, aboveDBm: Double, deviationDB: Double) -> Double {
    guard deviationDB > 0 else { return meanDBm >= aboveDBm ? 1 : 0 }
    return Elementary.normalCumulative((meanDBm - aboveDBm) / deviationDB)
  }
}
