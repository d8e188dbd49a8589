extension OrderlyCharging {
  /// The cheapest charging that delivers most under one limit on the sum of all cars: exact.
  ///
  /// What the slots can take together is a polymatroid (a flow from cars to slots), so filling slots in the order of their
  /// prices is optimal, as long as every slot takes all that a flow can bring; cars are moved between the slots filled
  /// before (augmenting paths) to make room.
  /// Source: Edmonds, "Submodular functions, matroids, and certain polyhedra", 1970; Ford, Fulkerson, 1956,
  /// doi:10.4153/CJM-1956-045-5.
  ///
  /// - Parameters:
  ///   - prices: CNY/kWh per slot.
  ///   - limitKW: Most of all cars together, per slot; never negative.
  /// - Complexity: O(cars × slots) an augmenting path; meant for some thousand cars.
  public static func priceGreedy(
    _ vehicles: [FlexibleVehicle], prices: [Double], limitKW: [Double], hours: Double
  ) -> Answer {
    precondition(prices.count == limitKW.count, "one limit per price")
    var flow = SlotFlow(vehicles, limitKW: limitKW, hours: hours)
    for slot in prices.indices.sorted(by: { (prices[$0], $0) < (prices[$1], $1) }) { flow.fill(slot) }
    return Answer(
      schedule: flow.schedule, undeliveredKWh: flow.left.map { $0 * hours })
  }
}

/// A flow of power from cars to slots that only grows.
private struct SlotFlow {
  var schedule: ChargingSchedule
  /// What every car still wants, kW over one slot.
  var left: [Double]
  private let vehicles: [FlexibleVehicle]
  private var room: [Double]
  /// Cars whose stay holds a slot.
  private let present: [[Int]]

  init(_ vehicles: [FlexibleVehicle], limitKW: [Double], hours: Double) {
    self.vehicles = vehicles
    schedule = ChargingSchedule(vehicles, slots: limitKW.count, hours: hours)
    left = vehicles.map { $0.energyKWh / hours }
    room = limitKW.map { max(0, $0) }
    var present = [[Int]](repeating: [], count: limitKW.count)
    for (car, vehicle) in vehicles.enumerated() {
      for slot in vehicle.stay(slots: limitKW.count) { present[slot].append(car) }
    }
    self.present = present
  }

  private func place(_ car: Int, _ slot: Int) -> Int { schedule.starts[car] + slot - schedule.firsts[car] }

  mutating func fill(_ slot: Int) {
    for car in present[slot] where room[slot] > 0 && left[car] > 0 {
      let power = min(left[car], vehicles[car].powerKW - schedule.powers[place(car, slot)], room[slot])
      schedule.powers[place(car, slot)] += power
      left[car] -= power
      room[slot] -= power
    }
    while room[slot] > 1e-12, augment(slot) {}
  }

  /// Lets a car of this slot give up another one, where a car that still wants energy takes its place.
  private mutating func augment(_ slot: Int) -> Bool {
    /// The car through which a slot was reached, and the slot that this car came from.
    var through = [(car: Int, slot: Int)?](repeating: nil, count: room.count)
    var isSeen = [Bool](repeating: false, count: vehicles.count)
    var queue = [slot]
    var head = 0
    while head < queue.count {
      let here = queue[head]
      head += 1
      for car in present[here]
      where !isSeen[car] && schedule.powers[place(car, here)] < vehicles[car].powerKW - 1e-12 {
        isSeen[car] = true
        if left[car] > 1e-12 {
          push(from: car, at: here, to: slot, through)
          return true
        }
        for other in vehicles[car].stay(slots: room.count)
        where other != slot && through[other] == nil && schedule.powers[place(car, other)] > 1e-12 {
          through[other] = (car, here)
          queue.append(other)
        }
      }
    }
    return false
  }

  private mutating func push(
    from car: Int, at here: Int, to slot: Int, _ through: [(car: Int, slot: Int)?]
  ) {
    var amount = min(left[car], room[slot], vehicles[car].powerKW - schedule.powers[place(car, here)])
    var walk = here
    while walk != slot, let step = through[walk] {
      amount = min(
        amount, schedule.powers[place(step.car, walk)],
        vehicles[step.car].powerKW - schedule.powers[place(step.car, step.slot)])
      walk = step.slot
    }
    left[car] -= amount
    schedule.powers[place(car, here)] += amount
    walk = here
    while walk != slot, let step = through[walk] {
      schedule.powers[place(step.car, walk)] -= amount
      schedule.powers[place(step.car, step.slot)] += amount
      walk = step.slot
    }
    room[slot] -= amount
  }
}
