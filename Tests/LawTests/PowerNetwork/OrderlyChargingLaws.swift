import Fixtures
import NumericKernels
import PowerNetwork
import Testing

/// Cars drawn at random, some with needs beyond their stay.
func randomCars(_ count: Int, slots: Int, hours: Double, seed: UInt64) -> [FlexibleVehicle] {
  var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.cars"))
  return (0..<count).map { _ in
    let arrival = random.integer(below: slots)
    let departure = arrival + 1 + random.integer(below: slots - arrival)
    let power = [3.3, 7, 11][random.integer(below: 3)]
    let share = [0, 0.3, 0.7, 1, 1.3][random.integer(below: 5)]
    return FlexibleVehicle(
      arrival: arrival, departure: departure, powerKW: power,
      energyKWh: share * power * Double(departure - arrival) * hours)
  }
}

/// Powers within limits and stays, and energies that add up.
func expectSound(
  _ schedule: ChargingSchedule, _ undelivered: [Double], _ cars: [FlexibleVehicle], hours: Double
) {
  for (row, car) in cars.enumerated() {
    #expect(abs(schedule.energyKWh(row) + undelivered[row] - car.energyKWh) < 1e-9 * (1 + car.energyKWh))
    for slot in 0..<schedule.slots {
      let power = schedule.power(row, slot)
      #expect(power >= 0 && power <= car.powerKW * (1 + 1e-12))
      if slot < car.arrival || slot >= car.departure { #expect(power == 0) }
    }
  }
}

@Suite("Orderly charging") struct OrderlyChargingLaws {
  @Test(
    "Filled valleys keep every car's energy and limit, and the gap bounds the distance from the optimum",
    arguments: 1...20)
  func valleys(seed: UInt64) {
    let slots = 24
    var random = RandomStream(seed: seed, replication: 1, purpose: StreamPurpose("test.base"))
    // Ties are the rule: a flat base for half of the cases.
    let base = (0..<slots).map { _ in seed % 2 == 0 ? 50 : 100 * random.uniform() }
    let cars = randomCars(30, slots: slots, hours: 0.5, seed: seed)
    let filled = ValleyFilling(base: base, vehicles: cars, hours: 0.5)
    expectSound(filled.schedule, filled.undeliveredKWh, cars, hours: 0.5)
    #expect(filled.isSettled && filled.relativeGap < 1e-6)
    let charged = zip(filled.total, base).reduce(0) { $0 + $1.0 - $1.1 } * 0.5
    let wanted = cars.reduce(0) { $0 + $1.energyKWh } - filled.undeliveredKWh.reduce(0, +)
    #expect(abs(charged - wanted) < 1e-9 * wanted)
    // Planted fault: unmanaged charging is sound too, and no less uneven.
    let unmanaged = OrderlyCharging.unmanaged(cars, slots: slots, hours: 0.5)
    expectSound(unmanaged.schedule, unmanaged.undeliveredKWh, cars, hours: 0.5)
    let load = unmanaged.schedule.load()
    let squares = base.indices.reduce(0.0) { $0 + (base[$1] + load[$1]) * (base[$1] + load[$1]) }
    #expect(squares > filled.squares * (1 + 1e-9))
  }

  @Test("The total that fills valleys does not depend on the order of the cars")
  func order() {
    let base = (0..<48).map { Double(($0 * 37) % 48) }
    let cars = randomCars(40, slots: 48, hours: 0.25, seed: 5)
    let there = ValleyFilling(base: base, vehicles: cars, hours: 0.25, tolerance: 1e-9)
    let back = ValleyFilling(base: base, vehicles: cars.reversed(), hours: 0.25, tolerance: 1e-9)
    for slot in base.indices { #expect(abs(there.total[slot] - back.total[slot]) < 1e-5) }
  }

  @Test("Under a limit nobody exceeds it, and without one all get what their stay allows", arguments: 1...20)
  func limits(seed: UInt64) {
    let cars = randomCars(25, slots: 20, hours: 0.5, seed: seed)
    let prices = (0..<20).map { Double(($0 * 7) % 5) }
    for limit in [30, 80, 1e6] {
      let limits = [Double](repeating: limit, count: 20)
      let laxity = OrderlyCharging.leastLaxity(cars, limitKW: limits, hours: 0.5)
      let greedy = OrderlyCharging.priceGreedy(cars, prices: prices, limitKW: limits, hours: 0.5)
      for answer in [laxity, greedy] {
        expectSound(answer.schedule, answer.undeliveredKWh, cars, hours: 0.5)
        for load in answer.schedule.load() { #expect(load <= limit * (1 + 1e-9)) }
      }
      // The greedy one fills by flow: nobody delivers more.
      let missing = greedy.undeliveredKWh.reduce(0, +)
      #expect(missing <= laxity.undeliveredKWh.reduce(0, +) + 1e-6)
      if limit == 1e6 {
        let beyond = cars.reduce(0.0) {
          $0 + max(0, $1.energyKWh - $1.capacityKWh(slots: 20, hours: 0.5))
        }
        #expect(abs(missing - beyond) < 1e-6)
        let timed = OrderlyCharging.timedByTariff(cars, prices: prices, hours: 0.5)
        let cost = { (answer: OrderlyCharging.Answer) in
          zip(answer.schedule.load(), prices).reduce(0) { $0 + $1.0 * $1.1 }
        }
        #expect(abs(cost(timed) - cost(greedy)) < 1e-6 * max(1, cost(timed)))
      }
    }
  }

  @Test("Least laxity serves in every slot the order of its definition", arguments: 1...20)
  func leastLaxityByDefinition(seed: UInt64) {
    let slots = 24
    let cars = randomCars(60, slots: slots, hours: 0.25, seed: seed)
    for limit in [15.0, 60, 150, 1e6] {
      let limits = (0..<slots).map { limit * (1 + Double($0 % 3) / 3) }
      let answer = OrderlyCharging.leastLaxity(cars, limitKW: limits, hours: 0.25)
      var left = cars.map(\.energyKWh)
      var worst = 0.0
      var byNumber = 0.0
      for slot in 0..<slots {
        let laxity = cars.indices.map {
          Double(cars[$0].stay(slots: slots).upperBound - slot) * 0.25 - left[$0] / cars[$0].powerKW
        }
        let present = cars.indices.filter { cars[$0].stay(slots: slots).contains(slot) && left[$0] > 1e-9 }
        var room = limits[slot]
        for car in present.sorted(by: { (laxity[$0], $0) < (laxity[$1], $1) }) {
          let power = min(cars[car].powerKW, left[car] / 0.25, room)
          room -= power
          left[car] -= power * 0.25
          worst = max(worst, abs(answer.schedule.power(car, slot) - power))
        }
        room = limits[slot]
        for car in present {
          let power = min(cars[car].powerKW, room)
          room -= power
          byNumber = max(byNumber, abs(answer.schedule.power(car, slot) - power))
        }
      }
      #expect(worst < 1e-6)
      for car in cars.indices { #expect(abs(answer.undeliveredKWh[car] - max(0, left[car])) < 1e-6) }
      // Planted fault: served by number instead, somebody gets something else.
      if limit < 100 { #expect(byNumber > 0.1) }
    }
  }

  @Test("An envelope admits what it cannot keep: the total is disaggregated, and what lacks is told")
  func envelope() {
    let cars = [
      FlexibleVehicle(arrival: 0, departure: 4, powerKW: 1, energyKWh: 3),
      FlexibleVehicle(arrival: 0, departure: 4, powerKW: 1, energyKWh: 1),
    ]
    let envelope = AggregateEnvelope(cars, slots: 4, hours: 1)
    #expect(envelope.mostKWh == [2, 3, 4, 4] && envelope.leastKWh == [0, 1, 2, 4])
    let total: [Double] = [2, 0, 0, 2]
    #expect(envelope.admits(total, hours: 1))
    let answer = AggregateEnvelope.disaggregate(total, among: cars, hours: 1)
    #expect(abs(answer.undeliveredKWh.reduce(0, +) - 1) < 1e-12)
    #expect(!envelope.admits([2, 2, 0, 0.5], hours: 1))
  }

  @Test("Beginning later among equal prices keeps energy and cost and lowers the peak")
  func spread() {
    let prices = (0..<96).map { $0 < 32 ? 0.3 : 0.8 }
    let cars = (0..<100).map { _ in
      FlexibleVehicle(arrival: 0, departure: 96, powerKW: 7, energyKWh: 14)
    }
    let together = OrderlyCharging.timedByTariff(cars, prices: prices, hours: 0.25)
    let apart = OrderlyCharging.timedByTariff(
      cars, prices: prices, hours: 0.25, spread: (0..<100).map { Double($0) / 100 })
    #expect(together.schedule.load().max() == 700)
    #expect((apart.schedule.load().max() ?? 0) < 300)
    #expect(apart.schedule.load()[32...].allSatisfy { $0 == 0 })
    expectSound(apart.schedule, apart.undeliveredKWh, cars, hours: 0.25)
  }
}

@Suite("Vehicle to grid") struct VehicleToGridLaws {
  private static func battery(_ random: inout RandomStream) -> VehicleToGrid {
    let capacity = 20 + 60 * random.uniform()
    return VehicleToGrid(
      capacityKWh: capacity, startKWh: capacity * random.uniform(), targetKWh: capacity * random.uniform(),
      reserveKWh: capacity * 0.4 * random.uniform(), chargeKW: 3 + 12 * random.uniform(),
      dischargeKW: 15 * random.uniform(), chargeEfficiency: 0.85 + 0.15 * random.uniform(),
      dischargeEfficiency: 0.85 + 0.15 * random.uniform(), wear: 0.3 * random.uniform())
  }

  @Test("No driver leaves short because of discharge, in a hundred thousand random cases", arguments: 1...100)
  func guarantee(seed: UInt64) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.v2g"))
    var worst = 0.0
    var lowest = 0.0
    var both = 0
    for _ in 0..<1000 {
      let battery = Self.battery(&random)
      let slots = 1 + random.integer(below: 8)
      let prices = (0..<slots).map { _ in 1.5 * random.uniform() - 0.1 }
      let sell = prices.map { $0 * (0.7 + 0.6 * random.uniform()) }
      let plan = battery.plan(buy: prices, sell: sell, hours: 1)
      let reachable = min(
        battery.capacityKWh,
        battery.startKWh + Double(slots) * battery.chargeKW * battery.chargeEfficiency)
      worst = max(worst, min(battery.targetKWh, reachable) - (plan.storedKWh.last ?? 0))
      for slot in 0..<slots {
        if plan.chargeKW[slot] > 1e-9, plan.dischargeKW[slot] > 1e-9 { both += 1 }
        if plan.dischargeKW[slot] > 1e-9 {
          lowest = max(lowest, battery.reserveKWh - plan.storedKWh[slot + 1])
        }
        let change = plan.storedKWh[slot + 1] - plan.storedKWh[slot]
        let flow =
          plan.chargeKW[slot] * battery.chargeEfficiency
          - plan.dischargeKW[slot] / battery.dischargeEfficiency
        worst = max(worst, abs(change - flow) - 1e-9)
        worst = max(worst, plan.storedKWh[slot + 1] - battery.capacityKWh)
        worst = max(worst, plan.chargeKW[slot] - battery.chargeKW * (1 + 1e-9))
        worst = max(worst, plan.dischargeKW[slot] - battery.dischargeKW * (1 + 1e-9) - 1e-9)
      }
    }
    #expect(worst < 1e-9 && both == 0)
    #expect(lowest < 1e-9, "never discharged below the reserve")
  }

  @Test(
    "The plan is as cheap as dynamic programming on a fine grid says, within the grid's error",
    arguments: 1...12)
  func dynamicProgramming(seed: UInt64) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.v2g.grid"))
    // Powers and efficiency are such that every plan's corner lies on the grid.
    let battery = VehicleToGrid(
      capacityKWh: 20, startKWh: 8, targetKWh: 14, reserveKWh: 2, chargeKW: 5, dischargeKW: 3.2,
      chargeEfficiency: 0.8, dischargeEfficiency: 0.8, wear: 0.1)
    let buy = (0..<12).map { _ in 0.2 + 1.2 * random.uniform() }
    let sell = buy.map { $0 * 0.9 }
    let plan = battery.plan(buy: buy, sell: sell, hours: 1)
    // States of 1 kWh: a step charges up to 4 and discharges up to 4.
    var value = (0...20).map { $0 >= 14 ? 0.0 : .infinity }
    for slot in buy.indices.reversed() {
      value = (0...20).map { state in
        (max(2, state - 4)...min(20, state + 4)).map { next in
          let up = Double(max(0, next - state)) / 0.8
          let down = Double(max(0, state - next))
          return up * buy[slot] - down * 0.8 * sell[slot] + down / 0.8 * 0.1 + value[next]
        }.min() ?? .infinity
      }
    }
    #expect(abs(plan.cost - value[8]) < 1e-9)
    // Planted fault: wear that is not counted is told as a cheaper plan.
    var worn = battery
    worn.wear = 0
    #expect(worn.plan(buy: buy, sell: sell, hours: 1).cost < plan.cost)
  }

  @Test("A pair pays only when the dear hour covers losses and wear")
  func margin() {
    let battery = VehicleToGrid(
      capacityKWh: 40, startKWh: 20, targetKWh: 20, chargeKW: 7, dischargeKW: 7, chargeEfficiency: 0.9,
      dischargeEfficiency: 0.9, wear: 0.2)
    // 0.81 P − 0.3 > 0.2 means P > 0.6173.
    for (dear, pays) in [(0.617, false), (0.618, true)] {
      let plan = battery.plan(buy: [0.3, dear], sell: [0.3, dear], hours: 1)
      #expect((plan.dischargeKW[1] > 0) == pays && (plan.chargeKW[0] > 0) == pays)
      #expect(abs((plan.storedKWh.last ?? 0) - 20) < 1e-12)
    }
  }
}
