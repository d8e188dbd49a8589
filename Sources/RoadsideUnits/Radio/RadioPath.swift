/// Where two antennas are, as far as a path loss asks.
public struct RadioPath: Hashable, Sendable {
  public var frequencyGHz: Double
  public var transmitterHeightM: Double
  public var receiverHeightM: Double
  /// Ground that reflects lies this high (traffic, in WINNER+); 0, 0.5 and 1 m are in use and outweigh everything else.
  public var environmentHeightM: Double
  /// Along the ground, or along the transmitter's street to the crossing.
  public var distanceM: Double
  /// From the crossing along the receiver's street; only corner models ask.
  public var secondLegM: Double

  public init(
    frequencyGHz: Double = 5.915, transmitterHeightM: Double = 1.5, receiverHeightM: Double = 1.5,
    environmentHeightM: Double = 0, distanceM: Double, secondLegM: Double = 0
  ) {
    self.frequencyGHz = frequencyGHz
    self.transmitterHeightM = transmitterHeightM
    self.receiverHeightM = receiverHeightM
    self.environmentHeightM = environmentHeightM
    self.distanceM = distanceM
    self.secondLegM = secondLegM
  }

  /// The straight line between the antennas.
  public var slantM: Double { Self.slant(distanceM, transmitterHeightM - receiverHeightM) }

  static func slant(_ ground: Double, _ rise: Double) -> Double {
    rise == 0 ? abs(ground) : (ground * ground + rise * rise).squareRoot()
  }
}
