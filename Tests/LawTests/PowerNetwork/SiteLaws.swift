import NumericKernels
import PowerNetwork
import Testing

@Suite("Stations with photovoltaics and a battery") struct SiteLaws {
  private static func site(_ seed: UInt64, slots: Int = 24, limit: Double = 80) throws -> SiteDispatch {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.site"))
    let storage = try SiteStorage(
      capacityKWh: 100, chargeKW: 40, dischargeKW: 40, chargeEfficiency: 0.95, dischargeEfficiency: 0.94,
      ageingCost: 0.05)
    let buy = (0..<slots).map { [0.3, 0.7, 1.1][($0 / 8) % 3] + 0.01 * random.uniform() }
    return SiteDispatch(
      photovoltaicKW: (0..<slots).map { max(0, 60 - 10 * abs(Double($0) - 12)) * random.uniform() },
      chargersKW: (0..<slots).map { _ in 90 * random.uniform() }, buy: buy, sell: buy.map { $0 * 0.6 },
      importLimitKW: limit, exportLimitKW: 20, storage: storage, storedKWh: 30, hours: 1)
  }

  @Test("The books close in every slot, by rule and by optimum", arguments: 1...20)
  func books(seed: UInt64) throws {
    let site = try Self.site(seed)
    for answer in [site.byRule(), site.byOptimum()] {
      for slot in site.buy.indices {
        let from =
          site.photovoltaicKW[slot] - answer.curtailed[slot] + answer.imported[slot] + answer.discharged[slot]
        let to =
          site.chargersKW[slot] - answer.unserved[slot] + answer.charged[slot] + answer.exported[slot]
        #expect(abs(from - to) < 1e-9)
        #expect(answer.imported[slot] <= 80 && answer.exported[slot] <= 20)
        #expect((0...100).contains(answer.storedKWh[slot + 1]))
        #expect(answer.charged[slot] <= 40 + 1e-9 && answer.discharged[slot] <= 40 + 1e-9)
        #expect(answer.charged[slot] * answer.discharged[slot] == 0)
      }
      let balance = site.buy.indices.reduce(0.0) {
        $0 + answer.charged[$1] * 0.95 - answer.discharged[$1] / 0.94
      }
      #expect(abs((answer.storedKWh.last ?? 0) - 30 - balance) < 1e-9)
    }
  }

  @Test(
    "The optimum is never dearer than the rule where both serve all and keep the battery", arguments: 1...20)
  func gap(seed: UInt64) throws {
    let site = try Self.site(seed, limit: 200)
    let rule = site.byRule()
    let optimum = site.byOptimum()
    #expect(rule.unservedKW == 0 && optimum.unservedKW == 0)
    #expect((optimum.storedKWh.last ?? 0) >= 30 - 1e-9)
    if (rule.storedKWh.last ?? 0) >= 30 - 1e-9 { #expect(optimum.cost <= rule.cost + 1e-9) }
    // Planted fault: without the battery it is dearer.
    var bare = site
    bare.storage = .none
    bare.storedKWh = 0
    #expect(bare.byOptimum().cost > optimum.cost)
  }

  @Test("The optimum is that of dynamic programming on states that hold every corner", arguments: 1...8)
  func dynamicProgramming(seed: UInt64) throws {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.site.grid"))
    let storage = try SiteStorage(
      capacityKWh: 12, chargeKW: 5, dischargeKW: 3.2, chargeEfficiency: 0.8, dischargeEfficiency: 0.8,
      ageingCost: 0.02)
    let slots = 10
    let buy = (0..<slots).map { _ in 0.2 + random.uniform() }
    let sell = buy.map { $0 * 0.5 }
    // Loads that keep one sign, so that the balance of the connection is no corner between two states.
    let load = (0..<slots).map { _ in 20 + 10 * random.uniform() }
    let site = SiteDispatch(
      photovoltaicKW: [Double](repeating: 0, count: slots), chargersKW: load, buy: buy, sell: sell,
      importLimitKW: 100, exportLimitKW: 0, storage: storage, storedKWh: 4, hours: 1)
    var value = (0...12).map { $0 >= 4 ? 0.0 : .infinity }
    for slot in buy.indices.reversed() {
      value = (0...12).map { state in
        (max(0, state - 4)...min(12, state + 4)).map { next in
          let up = Double(max(0, next - state)) / 0.8
          let down = Double(max(0, state - next))
          return (load[slot] + up - down * 0.8) * buy[slot] + down * 0.02 + value[next]
        }.min() ?? .infinity
      }
    }
    #expect(abs(site.byOptimum().cost - value[4]) < 1e-9)
  }

  @Test("A battery holds the least peak, and a little less cannot be held", arguments: 1...20)
  func peak(seed: UInt64) throws {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.peak"))
    let load = (0..<48).map { _ in 100 * random.uniform() }
    let storage = try SiteStorage(capacityKWh: 50, chargeKW: 30, dischargeKW: 30)
    let answer = PeakThreshold.least(load: load, storage: storage, storedKWh: 25, hours: 0.5)
    let peak = load.max() ?? 0
    #expect(answer.grid.allSatisfy { $0 <= answer.threshold * (1 + 1e-9) })
    #expect(answer.threshold < peak && answer.threshold >= peak - 30 - 1e-9)
    #expect(answer.stored.allSatisfy { (0...50).contains($0) })
    // Without a battery the peak is the load's.
    let bare = PeakThreshold.least(load: load, storage: .none, storedKWh: 0, hours: 0.5)
    #expect(abs(bare.threshold - peak) < 1e-6)
  }

  @Test("Efficiencies above 1 and negative powers are refused, with the field and what is allowed")
  func refusals() {
    let fault = #expect(throws: StorageFault.self) {
      try SiteStorage(capacityKWh: 10, chargeKW: 5, dischargeKW: 5, chargeEfficiency: 1.02)
    }
    #expect(fault?.field == "eta_charge")
    let negative = #expect(throws: StorageFault.self) {
      try SiteStorage(capacityKWh: 10, chargeKW: 5, dischargeKW: -1)
    }
    #expect(negative?.field == "discharge_kw" && negative?.value == -1)
    #expect(abs(SiteStorage.ageingCost(pricePerKWh: 900, cycles: 5000) - 0.2) < 1e-12)
  }
}
