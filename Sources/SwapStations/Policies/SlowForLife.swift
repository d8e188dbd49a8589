/// Packs charge at a rate that ages them little while the stock lasts until they are full at that rate.
public struct SlowForLife: RackPolicy {
  public static let name = "slow_for_life"

  /// Charging power per capacity, 1/h.
  public var ratePerHour = 0.5

  public init() {}

  public func shape(_ order: inout RackOrder, _ view: RackView) {
    let slow = ratePerHour * view.pack.capacityKWh
    let full = min(view.design.chargerKW, view.pack.powerKW)
    guard slow < full else { return }
    if view.full >= view.floor(forHours: view.chargeHours * full / slow) {
      order.powerKW = min(order.powerKW, slow)
    }
  }
}
