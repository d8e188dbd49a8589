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
    let missing = pour(vehicles, into: &schedule) { row, powers, left in
      for place in 0..<powers.count where left > 0 { fill(&powers[place], vehicles[row].powerKW, &left) }
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
    // A tariff has few prices: the slots of each in their order, cheapest first.
    let levels = Set(prices).sorted().map { price in prices.indices.filter { prices[$0] == price } }
    let missing = pour(vehicles, into: &schedule) { row, powers, left in
      let stay = vehicles[row].stay(slots: prices.count)
      let limit = vehicles[row].powerKW
      var isFirst = true
      for level in levels where left > 0 {
        let slots = Self.slots(level, in: stay)
        guard !slots.isEmpty else { continue }
        // Only the cheapest price is spread: what follows it is needed anyway.
        let turn = isFirst ? spread.map { shift(slots.count, needed: left / limit, by: $0[row]) } ?? 0 : 0
        isFirst = false
        for place in slots.dropFirst(turn) where left > 0 {
          fill(&powers[level[place] - stay.lowerBound], limit, &left)
        }
        for place in slots.prefix(turn) where left > 0 {
          fill(&powers[level[place] - stay.lowerBound], limit, &left)
        }
      }
    }
    return Answer(schedule: schedule, undeliveredKWh: missing)
  }

  /// Gives every car its powers in turn; returns what each lacks, kWh.
  ///
  /// - Parameter give: the car's row, its powers of the stay, and what it still wants as kW over one slot.
  private static func pour(
    _ vehicles: [FlexibleVehicle], into schedule: inout ChargingSchedule,
    _ give: (Int, inout UnsafeMutableBufferPointer<Double>, inout Double) -> Void
  ) -> [Double] {
    let (starts, hours) = (schedule.starts, schedule.hours)
    return schedule.powers.withUnsafeMutableBufferPointer { powers in
      vehicles.indices.map { row in
        var left = vehicles[row].energyKWh / hours
        var own = UnsafeMutableBufferPointer(rebasing: powers[starts[row]..<starts[row + 1]])
        give(row, &own, &left)
        return max(0, left) * hours
      }
    }
  }

  @inline(__always) private static func fill(_ power: inout Double, _ limit: Double, _ left: inout Double) {
    power = min(left, limit)
    left -= power
  }

  /// Places of the slots of one price that lie within a stay; the slots rise.
  private static func slots(_ level: [Int], in stay: Range<Int>) -> Range<Int> {
    func first(from slot: Int) -> Int {
      var (low, high) = (0, level.count)
      while low < high {
        let middle = (low + high) / 2
        if level[middle] < slot { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(from: stay.lowerBound)..<first(from: stay.upperBound)
  }

  /// How many of the cheapest slots a car lets pass, so that what it needs still fits among them.
  private static func shift(_ cheap: Int, needed: Double, by share: Double) -> Int {
    let room = Double(cheap) - needed.rounded(.up)
    return room > 0 ? Int((min(max(0, share), 1) * room).rounded(.down)) : 0
  }
}
