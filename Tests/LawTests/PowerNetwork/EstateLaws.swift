import DistrictModel
import Fixtures
import NumericKernels
import PowerNetwork
import Testing

@Suite("Own plugs behind a transformer: a policy moves energy and loses none") struct EstateLaws {
  private static let slots = 192

  private func estates(_ capacityKW: Double) -> EstateCharging {
    let buy = (0..<Self.slots).map { $0 % 96 < 32 ? 0.36 : 0.6 }
    var selling = SellingTerms()
    selling.share = 0.5
    return EstateCharging(
      slots: Self.slots, capacityKW: [capacityKW, .infinity], buy: buy, sell: buy.map { 2.5 * $0 },
      selling: selling
    ) { _, slot in 20 + 15 * Double((slot + 40) % 96) / 96 }
  }

  private func stays(_ count: Int, seed: UInt64, cells: Int = 2) -> [EstateStay] {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("estates"))
    return (0..<count).map { row in
      let arrival = 50 + random.integer(below: 60)
      let length = 8 + random.integer(below: 50)
      let energy = 7 * Double(length) * 0.25 * (0.1 + 0.85 * random.uniform())
      return EstateStay(
        cell: row % cells, policy: .timed,
        car: FlexibleVehicle(
          arrival: arrival, departure: arrival + length, powerKW: 7, energyKWh: energy),
        startHours: Double(arrival) / 4, lengthHours: energy / 7, heldKWh: 20 + 10 * random.uniform(),
        capacityKWh: 150, efficiency: 0.92, draw: random.uniform())
    }
  }

  @Test("Whatever the policy, the sum of the load is the sum of the wants", arguments: OwnPlugPolicy.allCases)
  func energy(_ policy: OwnPlugPolicy) {
    var sold = 0.0
    for seed in 1...20 as ClosedRange<UInt64> {
      let stays = stays(40, seed: seed)
      let answer = estates(60).charge(stays, policy: policy)
      let wanted = stays.reduce(0) { $0 + $1.car.energyKWh }
      let given = answer.totalKW.reduce(0, +) * EstateCharging.hours
      if policy == .vehicleToGrid {
        // What goes out and in again costs its losses.
        let losses = answer.soldKWh * (1 / (0.92 * 0.92) - 1)
        #expect(abs(given - wanted - losses) < 1e-6 * wanted)
        sold += answer.soldKWh
      } else {
        #expect(abs(given - wanted) < 1e-9 * wanted, "\(policy) \(given) of \(wanted)")
      }
      let places = answer.estateKW.flatMap(\.self).reduce(0, +)
      #expect(abs(places - answer.totalKW.reduce(0, +)) < 1e-6)
    }
    #expect((sold > 0) == (policy == .vehicleToGrid))
  }

  @Test("The tariff is cheapest for drivers, the valley flattest, and selling pays them")
  func order() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let stays = stays(30, seed: seed, cells: 1)
      let free = estates(1e9)
      func cost(_ policy: OwnPlugPolicy) -> Double { free.charge(stays, policy: policy).cost }
      #expect(cost(.timed) <= cost(.onArrival) + 1e-9 && cost(.timed) <= cost(.valleyFilling) + 1e-9)
      #expect(abs(cost(.timed) - cost(.timedSpread)) < 1e-9 && abs(cost(.timed) - cost(.priceGreedy)) < 1e-9)
      #expect(cost(.vehicleToGrid) <= cost(.timed) + 1e-9)
      func squares(_ policy: OwnPlugPolicy) -> Double {
        let load = free.charge(stays, policy: policy).estateKW[0]
        return load.indices.reduce(0) { sum, slot in
          let total = load[slot] + 20 + 15 * Double((slot + 40) % 96) / 96
          return sum + total * total
        }
      }
      for other in [OwnPlugPolicy.onArrival, .timed, .timedSpread, .leastLaxity, .startHour] {
        #expect(squares(.valleyFilling) <= squares(other) * (1 + 1e-6))
      }
    }
  }

  @Test("Least laxity keeps to the transformer as long as it can, and what it cannot carry is told")
  func transformer() {
    let stays = stays(12, seed: 3, cells: 1)
    let base = (0..<Self.slots).map { 20 + 15 * Double(($0 + 40) % 96) / 96 }
    for capacity in [300.0, 70, 45, 36] {
      let answer = estates(capacity).charge(stays, policy: .leastLaxity)
      let peak = zip(answer.estateKW[0], base).map { $0 + $1 }.max() ?? 0
      if answer.beyondKWh == 0 {
        #expect(peak <= capacity * (1 + 1e-12))
      } else {
        #expect(peak > capacity, "the rest is given all the same")
      }
    }
    #expect(estates(300).charge(stays, policy: .leastLaxity).beyondKWh == 0)
    #expect(estates(36).charge(stays, policy: .leastLaxity).beyondKWh > 0, "the planted fault")
    let unmanaged = estates(60).charge(stays, policy: .onArrival).estateKW[0]
    #expect(zip(unmanaged, base).contains { $0 + $1 > 60 }, "and without order the transformer is overloaded")
  }

  @Test("A depot has its own transformer, and loads no estate")
  func depot() {
    var stays = stays(10, seed: 4, cells: 1)
    for row in stays.indices { stays[row].depot = 0 }
    let answer = estates(60).charge(stays, depotKW: [30], policy: .leastLaxity)
    #expect(answer.estateKW[0].isEmpty)
    let peak = answer.depotKW[0].max() ?? 0
    #expect(peak > 0 && (answer.beyondKWh > 0 || peak <= 30 * (1 + 1e-12)))
  }
}
