/// Charging and discharging of one battery at given prices: cheap hours are paired with dear ones as long as that pays,
/// and the driver leaves with what was wanted.
///
/// Exact for prices known ahead as long as selling in a slot brings no more than buying in it costs: in stored energy the problem is a flow along the hours without gains, whose value
/// function stays convex and piecewise linear, so it is carried backwards as a list of slopes (Powell, "Approximate Dynamic
/// Programming", 2011, chapter 13). A pair of a hour bought at p and one sold at P pays when
/// P η_c η_d − p > wear + service, all per kWh bought.
public struct VehicleToGrid: Hashable, Sendable {
  public var capacityKWh: Double
  /// Stored when it arrives, kWh.
  public var startKWh: Double
  /// Stored when it leaves, kWh: guaranteed wherever charging alone could reach it.
  public var targetKWh: Double
  /// Never discharged below this, kWh.
  public var reserveKWh: Double
  /// At the meter, kW.
  public var chargeKW: Double
  public var dischargeKW: Double
  public var chargeEfficiency: Double
  public var dischargeEfficiency: Double
  /// Wear of the battery, CNY per kWh bought for later discharge.
  public var wear: Double
  /// Share of the revenue that stays with the aggregator.
  public var serviceShare: Double

  public init(
    capacityKWh: Double, startKWh: Double, targetKWh: Double, reserveKWh: Double = 0, chargeKW: Double,
    dischargeKW: Double, chargeEfficiency: Double = 0.95, dischargeEfficiency: Double = 0.95,
    wear: Double = 0.2, serviceShare: Double = 0
  ) {
    self.capacityKWh = capacityKWh
    self.startKWh = startKWh
    self.targetKWh = targetKWh
    self.reserveKWh = reserveKWh
    self.chargeKW = chargeKW
    self.dischargeKW = dischargeKW
    self.chargeEfficiency = chargeEfficiency
    self.dischargeEfficiency = dischargeEfficiency
    self.wear = wear
    self.serviceShare = serviceShare
  }

  /// What a battery does in every slot.
  public struct Plan: Hashable, Sendable {
    /// At the meter, kW; never both in one slot.
    public let chargeKW: [Double]
    public let dischargeKW: [Double]
    /// At the beginning of every slot and at departure, kWh.
    public let storedKWh: [Double]
    /// Paid for energy less earned, CNY; wear included.
    public let cost: Double
    /// Wear alone, CNY.
    public let wear: Double
    /// What charging alone could not have reached by departure either, kWh.
    public let missingKWh: Double
  }

  /// The cheapest plan.
  ///
  /// Where selling pays more than buying in the same slot the problem is not convex: such slots only buy or only sell, and
  /// which of the two is found by turning one after the other as long as that pays. No single turn makes the answer
  /// cheaper.
  ///
  /// - Parameters:
  ///   - buy: CNY/kWh at the meter, one per slot of the stay.
  ///   - sell: Likewise, before the aggregator's share.
  ///   - hours: Length of a slot.
  /// - Complexity: O(slots²); times slots where selling pays more.
  public func plan(buy: [Double], sell: [Double], hours: Double) -> Plan {
    plan(buy: buy, sell: sell, lengths: [Double](repeating: hours, count: buy.count))
  }

  /// The same over slots of different lengths: neighbours of equal prices are one slot, and the plan is as good.
  ///
  /// - Parameter lengths: hours of every slot.
  public func plan(buy: [Double], sell: [Double], lengths: [Double]) -> Plan {
    precondition(buy.count == sell.count && lengths.count == buy.count, "one selling price per buying price")
    precondition(chargeEfficiency > 0 && chargeEfficiency <= 1, "an efficiency is at most 1")
    precondition(dischargeEfficiency > 0 && dischargeEfficiency <= 1, "an efficiency is at most 1")
    let earned = sell.map { $0 * dischargeEfficiency * (1 - serviceShare) - wear / chargeEfficiency }
    let torn = buy.indices.filter { earned[$0] > buy[$0] / chargeEfficiency }
    var sells = [Bool](repeating: false, count: buy.count)
    func plan() -> (plan: Plan, isWhole: Bool) {
      var (charging, discharging) = (lengths, lengths)
      for slot in torn {
        if sells[slot] { charging[slot] = 0 } else { discharging[slot] = 0 }
      }
      return self.plan(
        buy: buy, earned: earned, sell: sell, lengths: lengths, charging: charging, discharging: discharging)
    }
    var best = plan()
    var isTurning = !torn.isEmpty
    // Far more than the nights of a district need; a bound for tables of thousands of slots.
    var left = 100_000_000 / max(1, buy.count * buy.count)
    while isTurning {
      isTurning = false
      for slot in torn where left > 0 {
        left -= 1
        sells[slot].toggle()
        let other = plan()
        if other.isWhole, other.plan.cost < best.plan.cost - 1e-12 {
          best = other
          isTurning = true
        } else {
          sells[slot].toggle()
        }
      }
    }
    return best.plan
  }

  /// - Parameters:
  ///   - charging: hours of every slot in which it may charge, and discharge.
  /// - Returns: the plan, and whether it can be driven and leaves the driver as much as charging in every slot allows.
  private func plan(
    buy: [Double], earned: [Double], sell: [Double], lengths: [Double], charging: [Double],
    discharging: [Double]
  ) -> (plan: Plan, isWhole: Bool) {
    let up = charging.map { chargeKW * $0 * chargeEfficiency }
    let down = discharging.map { dischargeKW * $0 / dischargeEfficiency }
    let start = min(max(0, startKWh), capacityKWh)
    let reached = lengths.reduce(into: [start]) {
      $0.append($0[$0.count - 1] + chargeKW * $1 * chargeEfficiency)
    }
    let reachable = min(capacityKWh, reached[buy.count])
    let target = min(targetKWh, reachable)
    // Per stored kWh: what a kWh put in costs, what a kWh taken out brings after wear.
    let paid = buy.map { $0 / chargeEfficiency }
    let steps = buy.indices.map { slot in
      ConvexPieces(
        from: -down[slot],
        pieces: [
          .init(slope: earned[slot], length: down[slot]), .init(slope: paid[slot], length: up[slot]),
        ])
    }
    let leaving = max(0, target, min(reserveKWh, reachable))
    var values = [ConvexPieces(from: leaving, to: capacityKWh)]
    for slot in buy.indices.reversed() {
      // A battery that arrives below the reserve charges up to it and is not asked for more.
      let floor = max(0, min(reserveKWh, reached[slot]))
      values.append(
        values[values.count - 1].before(steps[slot]).clipped(from: min(floor, capacityKWh), to: capacityKWh))
    }
    values.reverse()
    var stored = [start]
    var charged: [Double] = []
    var discharged: [Double] = []
    var cost = 0.0
    var worn = 0.0
    // Slots that only sell can make the reserve or the target unreachable.
    var isWhole = true
    for slot in buy.indices {
      let here = stored[slot]
      let next = values[slot + 1].best(from: here, steps[slot])
      isWhole = isWhole && next <= here + up[slot] + 1e-9 && next >= here - down[slot] - 1e-9
      let grows = max(0, next - here)
      let falls = max(0, here - next)
      let bought = grows / chargeEfficiency
      let sold = falls * dischargeEfficiency
      charged.append(bought / lengths[slot])
      discharged.append(sold / lengths[slot])
      worn += falls / chargeEfficiency * wear
      cost += bought * buy[slot] - sold * sell[slot] * (1 - serviceShare)
      stored.append(next)
    }
    let plan = Plan(
      chargeKW: charged, dischargeKW: discharged, storedKWh: stored, cost: cost + worn, wear: worn,
      missingKWh: max(0, targetKWh - target))
    return (plan, isWhole && stored[buy.count] >= leaving - 1e-9)
  }
}
