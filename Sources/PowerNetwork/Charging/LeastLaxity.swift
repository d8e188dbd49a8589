/// Orderly charging of many cars slot by slot under a limit on their sum.
public enum OrderlyCharging {
  /// Powers and what could not be delivered.
  public struct Answer: Hashable, Sendable {
    public let schedule: ChargingSchedule
    /// kWh per car.
    public let undeliveredKWh: [Double]
  }

  /// Everyone at once at full power, from arrival on.
  public static func unmanaged(_ vehicles: [FlexibleVehicle], slots: Int, hours: Double) -> Answer {
    var schedule = ChargingSchedule(vehicles, slots: slots, hours: hours)
    var missing: [Double] = []
    missing.reserveCapacity(vehicles.count)
    for (row, vehicle) in vehicles.enumerated() {
      var left = vehicle.energyKWh / hours
      for place in schedule.starts[row]..<schedule.starts[row + 1] where left > 0 {
        let power = min(left, vehicle.powerKW)
        schedule.powers[place] = power
        left -= power
      }
      missing.append(max(0, left) * hours)
    }
    return Answer(schedule: schedule, undeliveredKWh: missing)
  }

  /// A timer at home: the cheapest slots of the stay first, of equal ones the earliest. All begin at once when the price
  /// falls, unless `spread` gives every car a share 0...1 by which its beginning is moved within equal prices.
  public static func timedByTariff(
    _ vehicles: [FlexibleVehicle], prices: [Double], hours: Double, spread: [Double]? = nil
  ) -> Answer {
    precondition(spread.map { $0.count == vehicles.count } ?? true, "one share per car")
    var schedule = ChargingSchedule(vehicles, slots: prices.count, hours: hours)
    var missing: [Double] = []
    for (row, vehicle) in vehicles.enumerated() {
      let stay = vehicle.stay(slots: prices.count)
      var left = vehicle.energyKWh / hours
      var order = stay.sorted { (prices[$0], $0) < (prices[$1], $1) }
      if let spread, vehicle.powerKW > 0 {
        order = turned(order, prices, needed: left / vehicle.powerKW, by: spread[row])
      }
      for slot in order where left > 0 {
        let power = min(left, vehicle.powerKW)
        schedule.powers[schedule.starts[row] + slot - stay.lowerBound] = power
        left -= power
      }
      missing.append(max(0, left) * hours)
    }
    return Answer(schedule: schedule, undeliveredKWh: missing)
  }

  /// Slots of the cheapest price from a later one on, so far that what is needed still fits among them.
  private static func turned(_ order: [Int], _ prices: [Double], needed: Double, by share: Double) -> [Int] {
    guard let first = order.first else { return order }
    let cheap = order.prefix { prices[$0] == prices[first] }
    let room = Double(cheap.count) - needed.rounded(.up)
    guard room > 0 else { return order }
    let shift = Int((min(max(0, share), 1) * room).rounded(.down))
    return Array(cheap.dropFirst(shift)) + Array(cheap.prefix(shift)) + order.dropFirst(cheap.count)
  }

  /// Who has least time to spare is served first: laxity is the time left in the stay less the time the charge still takes
  /// at full power; of equal ones the first car.
  ///
  /// Source: Mok, "Fundamental design problems of distributed systems for the hard-real-time environment", 1983; for
  /// charging: Nakahira et al., "Smoothed least-laxity-first scheduling for EV charging", 2017, doi:10.1145/3077839.3077864.
  ///
  /// - Parameter limitKW: Most of all cars together, per slot; never negative.
  /// - Complexity: O(cars present) a slot where the limit does not bind, with a sort where it does.
  public static func leastLaxity(
    _ vehicles: [FlexibleVehicle], limitKW: [Double], hours: Double
  ) -> Answer {
    var schedule = ChargingSchedule(vehicles, slots: limitKW.count, hours: hours)
    var left = vehicles.map(\.energyKWh)
    let arrivals = vehicles.indices.sorted {
      (vehicles[$0].stay(slots: limitKW.count).lowerBound, $0)
        < (vehicles[$1].stay(slots: limitKW.count).lowerBound, $1)
    }
    let stays = vehicles.map { $0.stay(slots: limitKW.count) }
    var present: [Int] = []
    var next = 0
    for slot in limitKW.indices {
      while next < arrivals.count, stays[arrivals[next]].lowerBound <= slot {
        present.append(arrivals[next])
        next += 1
      }
      present.removeAll { stays[$0].upperBound <= slot || left[$0] <= 0 || vehicles[$0].powerKW <= 0 }
      var wanted = 0.0
      for car in present { wanted += min(vehicles[car].powerKW, left[car] / hours) }
      var room = max(0, limitKW[slot])
      if wanted > room {
        func laxity(_ car: Int) -> Double {
          Double(stays[car].upperBound - slot) * hours - left[car] / vehicles[car].powerKW
        }
        let keys = present.map { (laxity($0), $0) }.sorted { $0 < $1 }
        present = keys.map(\.1)
      }
      for car in present {
        let power = min(vehicles[car].powerKW, left[car] / hours, room)
        guard power > 0 else { continue }
        schedule.powers[schedule.starts[car] + slot - stays[car].lowerBound] = power
        room -= power
        left[car] -= power * hours
        if left[car] < 1e-12 * vehicles[car].energyKWh { left[car] = 0 }
      }
    }
    return Answer(schedule: schedule, undeliveredKWh: left.map { max(0, $0) })
  }
}
