/// What becomes of packets sent over one distance. Shares of all packets; losses are counted in this order, each once.
public struct Mode4Delivery: Codable, Hashable, Sendable {
  public let distanceM: Double
  /// 1 less all losses, in 0...1.
  public let deliveredShare: Double
  /// The receiver was sending itself.
  public let halfDuplexShare: Double
  /// Below the sensing threshold.
  public let unsensedShare: Double
  /// Noise.
  public let noiseShare: Double
  /// Another packet on the same resource.
  public let collisionShare: Double
  /// Before the earlier losses are taken out: below the threshold; noise among the sensed; collisions of steps 2 and 3.
  public let unsensed: Double
  public let noise: Double
  public let collisionsSteady: Double
  /// 0 where the load gives step 3 no weight.
  public let collisionsRaised: Double

  init(
    distanceM: Double, halfDuplex: Double, unsensed: Double, noise: Double, steady: Double, raised: Double,
    steadyWeight: Double
  ) {
    let collisions = steadyWeight * steady + (1 - steadyWeight) * raised
    let heard = (1 - halfDuplex) * (1 - unsensed)
    self.distanceM = distanceM
    self.unsensed = unsensed
    self.noise = noise
    collisionsSteady = steady
    collisionsRaised = raised
    halfDuplexShare = halfDuplex
    unsensedShare = unsensed * (1 - halfDuplex)
    noiseShare = noise * heard
    collisionShare = collisions * heard * (1 - noise)
    let delivered = 1 - halfDuplexShare - unsensedShare - noiseShare - collisionShare
    deliveredShare = min(1, max(0, delivered))
  }
}
