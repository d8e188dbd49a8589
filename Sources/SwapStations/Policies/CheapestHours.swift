/// Packs wait for a cheaper hour as long as the stock and what charges already last until a pack begun later is full.
public struct CheapestHours: RackPolicy {
  public static let name = "cheapest_hours"

  /// How far ahead prices are compared.
  public var lookAheadHours = 8

  public init() {}

  public func shape(_ order: inout RackOrder, _ view: RackView) {
    let isCheapest = (0..<max(1, lookAheadHours)).allSatisfy { view.price <= view.price(inHours: $0) }
    guard !isCheapest else { return }
    // Orders are given anew every quarter hour: a pack not begun now is full a quarter hour later.
    let needed = view.floor(forHours: view.chargeHours + 0.25) - view.full
    order.mostCharging = min(order.mostCharging, max(0, needed))
  }
}
