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
    let levels = Set(prices).sorted()
    for (row, vehicle) in vehicles.enumerated() {
      let stay = vehicle.stay(slots: prices.count)
      var left = vehicle.energyKWh / hours
      // A tariff has few prices: slots in their order without sorting every stay.
      var order: [Int] = []
      order.reserveCapacity(stay.count)
      for price in levels where order.count < stay.count {
        for slot in stay where prices[slot] == price { order.append(slot) }
      }
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
}
