/// How the price of a slot stands among those of its day.
public enum PriceLevel: Sendable {
  /// The whole day costs the same.
  case single
  case cheap
  case middle
  case dear

  /// The cheapest and the dearest third of some slots.
  public static func levels(_ prices: [Double]) -> [PriceLevel] {
    let sorted = prices.sorted()
    // The last price of the first third and the first of the last: a valley and a peak of eight hours each count whole.
    let third = max(1, sorted.count / 3)
    let cheap = sorted.isEmpty ? 0 : sorted[third - 1]
    let dear = sorted.isEmpty ? 0 : sorted[sorted.count - third]
    return prices.map { price in
      guard dear > cheap else { return .single }
      return price >= dear ? .dear : price <= cheap ? .cheap : .middle
    }
  }
}

/// What the controller of a station with sun and battery does in one slot, knowing the day's prices and no future: the sun
/// goes to the chargers first and then into the battery; the battery fills in the cheapest third of the prices and gives
/// in the dearest third, and always where the connection is too small; never above the limits.
struct SiteRule {
  let storage: SiteStorage
  /// What is kept for the connection's sake, kWh: only more than that is given for its price.
  let keptKWh: Double
  let hours: Double

  /// Most the battery gives and takes in a slot, kW.
  func give(stored: Double) -> Double {
    min(storage.dischargeKW, stored * storage.dischargeEfficiency / hours)
  }

  func take(stored: Double) -> Double {
    max(0, min(storage.chargeKW, (storage.capacityKWh - stored) / (storage.chargeEfficiency * hours)))
  }

  /// Power into the battery, kW; negative out of it.
  ///
  /// - Parameter net: Chargers less sun, kW.
  func power(_ level: PriceLevel, net: Double, stored: Double, importLimitKW: Double) -> Double {
    if net > importLimitKW { return -min(give(stored: stored), net - importLimitKW) }
    if net < 0 { return min(take(stored: stored), -net) }
    if level == .dear {
      let spare = max(0, (stored - keptKWh) * storage.dischargeEfficiency / hours)
      return -min(give(stored: stored), net, spare)
    }
    guard level == .cheap || (level == .single && stored < keptKWh) else { return 0 }
    return max(0, min(take(stored: stored), importLimitKW - net))
  }

  /// What is stored after a slot.
  func stored(_ stored: Double, after power: Double) -> Double {
    let change =
      power > 0
      ? power * hours * storage.chargeEfficiency : power * hours / storage.dischargeEfficiency
    return min(max(0, stored + change), storage.capacityKWh)
  }
}
