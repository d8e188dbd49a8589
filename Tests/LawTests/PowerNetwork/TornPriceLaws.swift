import NumericKernels
import PowerNetwork
import Testing

@Suite("Vehicle to grid where selling pays more than buying in the same hour") struct TornPriceLaws {
  private func battery(capacity: Int, start: Int, target: Int) -> VehicleToGrid {
    VehicleToGrid(
      capacityKWh: Double(capacity), startKWh: Double(start), targetKWh: Double(target), chargeKW: 1,
      dischargeKW: 1, chargeEfficiency: 1, dischargeEfficiency: 1, wear: 0)
  }

  /// The least cost over whole kilowatt-hours: with a unit of power an hour that is the least of all.
  private func least(_ buy: [Double], _ sell: [Double], capacity: Int, start: Int, target: Int) -> Double {
    var costs = (0...capacity).map { $0 >= target ? 0.0 : .infinity }
    for slot in buy.indices.reversed() {
      costs = (0...capacity).map { here in
        min(
          costs[here], here > 0 ? costs[here - 1] - sell[slot] : .infinity,
          here < capacity ? costs[here + 1] + buy[slot] : .infinity)
      }
    }
    return costs[start]
  }

  @Test("A flat day with a dearer selling price is traded, and a higher selling price never costs more")
  func flat() {
    let battery = VehicleToGrid(
      capacityKWh: 10, startKWh: 5, targetKWh: 5, chargeKW: 3, dischargeKW: 3, chargeEfficiency: 1,
      dischargeEfficiency: 1, wear: 0)
    #expect(abs(battery.plan(buy: [1, 1], sell: [2, 2], hours: 1).cost + 3) < 1e-9)
    #expect(battery.plan(buy: [0.3, 1, 0.3], sell: [3, 3, 3], hours: 1).cost <= -8.1 + 1e-9)
  }

  @Test(
    "Plans are never better than the least cost, never worse than not selling, and nearly always the least")
  func random() {
    var random = RandomStream(seed: 3, replication: 0, purpose: StreamPurpose("test.torn"))
    var equal = 0
    for _ in 0..<400 {
      let slots = 2 + random.integer(below: 8)
      let capacity = 1 + random.integer(below: 5)
      let start = random.integer(below: capacity + 1)
      let target = min(start + random.integer(below: 3), capacity, start + slots)
      let buy = (0..<slots).map { _ in 0.1 * Double(1 + random.integer(below: 10)) }
      let sell = (0..<slots).map { _ in 0.1 * Double(1 + random.integer(below: 12)) }
      let plan = battery(capacity: capacity, start: start, target: target)
        .plan(buy: buy, sell: sell, hours: 1)
      let best = least(buy, sell, capacity: capacity, start: start, target: target)
      let without = least(
        buy, buy.map { _ in -10 }, capacity: capacity, start: start, target: target)
      #expect(plan.cost >= best - 1e-9 && plan.cost <= without + 1e-9)
      #expect((plan.storedKWh.last ?? 0) >= Double(target) - 1e-9, "the driver leaves with what was wanted")
      if plan.cost < best + 1e-9 { equal += 1 }
    }
    #expect(equal >= 360, "\(equal) of 400 are the least")
  }
}
