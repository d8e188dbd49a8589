/// At the peak packs leave their chargers before the slow last tenth: 90 % now instead of 95 % too late.
public struct SoftLanding: RackPolicy {
  public static let name = "soft_landing"

  public var releaseShare = 0.9

  public init() {}

  public func shape(_ order: inout RackOrder, _ view: RackView) {
    if view.full < view.floor { order.releaseShare = min(order.releaseShare, releaseShare) }
  }
}
