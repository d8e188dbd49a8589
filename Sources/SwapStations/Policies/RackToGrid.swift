import EventEngine

/// Full packs above the floor feed the grid in dear hours and are charged again: V2G from the rack.
///
/// It pays only where price x round trip - cheapest purchase > wear. It takes no pack that anybody could miss: until the last
/// withdrawn pack is full again, the bays can start no more than S (h/t_s + 1) swaps, and what is left beyond them must still be
/// the highest floor of that time. So no breach of the floor is ever caused by it, and the count of caused breaches is a check,
/// not a hope.
public struct RackToGrid: RackPolicy {
  public static let name = "v2g"

  /// State of charge packs are not discharged below: 1 - depth of 0.6.
  public var leastShare = 0.4
  /// How far ahead a cheaper hour may lie in which packs are charged again.
  public var lookAheadHours = 12

  public init() {}

  public func shape(_ order: inout RackOrder, _ view: RackView) {
    let power = view.design.dischargeKW
    guard power > 0, view.design.swapHours > 0, view.waiting == 0 else { return }
    guard let charge = view.pack.charge(chargerKW: view.design.chargerKW) else { return }
    let purchase = (0..<max(1, lookAheadHours)).map { view.price(inHours: $0) }.min() ?? view.price
    let roundTrip = view.design.chargerEfficiency * view.design.dischargeEfficiency
    let sells = view.price * roundTrip - purchase > view.pack.wearCNYPerKWh
    guard sells || (view.withdrawn > 0 && view.price > purchase) else { return }
    let target = view.design.targetShare
    order.leastShare = leastShare
    order.dischargeKW = power
    if sells {
      // A pack that goes on feeding needs longer: until the next order, and until all that were away are full again.
      let deepest = max(leastShare, target - power * 0.25 / view.pack.capacityKWh)
      let deeper = view.withdrawnHours + 0.25 * power / min(power, view.design.chargerKW)
      let longest = charge.hours(from: leastShare, to: target)
      let away = 0.25 + min(longest, max(deeper, charge.hours(from: deepest, to: target)))
      let spare = spare(view, away)
      if spare >= 0 {
        order.holdsWithdrawn = true
        order.feeding = view.withdrawn + max(0, min(spare, lasting(view, away, purchase) - view.withdrawn))
        order.feeding = min(order.feeding, view.design.chargers)
        return
      }
    }
    order.holdsWithdrawn = view.withdrawn > 0 && spare(view, 0.25 + view.withdrawnHours) >= 0
  }

  /// Full packs beyond what the bays can take and the floor asks for within some hours.
  private func spare(_ view: RackView, _ hours: Double) -> Int {
    view.full - startable(view, hours) - highestFloor(view, hours)
  }

  private func startable(_ view: RackView, _ hours: Double) -> Int {
    view.design.bays * (Int(hours / view.design.swapHours) + 1)
  }

  /// Packs that may stay away until the cheap hour: the floor counts twice, as packs on charge and as stock, at its highest until
  /// then. Without this they would be called back at the peak and sold again.
  private func lasting(_ view: RackView, _ away: Double, _ purchase: Double) -> Int {
    let cheap = (0..<max(1, lookAheadHours)).first { view.price(inHours: $0) <= purchase } ?? 0
    let packs = view.full + view.charging + view.waiting
    return packs - startable(view, away) - 2 * min(packs, highestFloor(view, Double(cheap)))
  }

  private func highestFloor(_ view: RackView, _ hours: Double) -> Int {
    let steps = Int(hours * 4) + 1
    return (0...steps).map {
      view.floor(at: view.now + Int64($0) * Duration.quarterHour, forHours: view.chargeHours)
    }.max() ?? 0
  }
}
