/// Fills the valleys of a load with the charging of many cars: least sum of squares of the total load.
///
/// Exact coordinate descent: each car in turn pours its energy over the others' load as water over ground. The problem is
/// convex, and strictly so in the total: the total is unique, its split among cars is not. Minimum currents are not
/// covered. Efficiency: energies are at the meter.
/// Source: Gan, Topcu, Low, "Optimal decentralized protocol for electric vehicle charging", 2013,
/// doi:10.1109/TPWRS.2012.2210288; descent by blocks: Tseng, 2001, doi:10.1023/A:1017501703105.
public struct ValleyFilling: Sendable {
  public let schedule: ChargingSchedule
  /// Load with all cars, kW.
  public let total: [Double]
  /// What a car wants beyond its stay's capacity, kWh: reported, never silently cut.
  public let undeliveredKWh: [Double]
  public let passes: Int
  /// Whether the last pass moved no power by more than the tolerance.
  public let isSettled: Bool
  private let vehicles: [FlexibleVehicle]
  /// Energy that fits into each stay over the length of a slot, kW.
  private let needs: [Double]

  /// Sum of squares of the total load, kW².
  public var squares: Double { total.reduce(0) { $0 + $1 * $1 } }
  /// Bound on how far the sum of squares is above the least one, kW²: the gap of Frank and Wolfe.
  public var gap: Double { Self.gap(schedule, total, vehicles, needs) }
  /// The gap over the sum of squares.
  public var relativeGap: Double { squares > 0 ? gap / squares : 0 }

  /// - Parameters:
  ///   - base: Load without cars, kW per slot.
  ///   - hours: Length of a slot.
  ///   - tolerance: Largest change of a power in the last pass, kW.
  ///   - limit: Most passes.
  /// - Precondition: powers and energies are not negative.
  /// - Complexity: O(cars × slots) a pass; about ten passes.
  public init(
    base: [Double], vehicles: [FlexibleVehicle], hours: Double, tolerance: Double = 1e-6, limit: Int = 200
  ) {
    precondition(hours > 0, "slots have a length")
    precondition(vehicles.allSatisfy { $0.powerKW >= 0 && $0.energyKWh >= 0 }, "no negative power or energy")
    var schedule = ChargingSchedule(vehicles, slots: base.count, hours: hours)
    var total = base
    var needs: [Double] = []
    var undelivered: [Double] = []
    needs.reserveCapacity(vehicles.count)
    for vehicle in vehicles {
      let capacity = vehicle.capacityKWh(slots: base.count, hours: hours)
      needs.append(min(vehicle.energyKWh, capacity) / hours)
      undelivered.append(
        vehicle.energyKWh > capacity * (1 + 1e-9) ? vehicle.energyKWh - capacity : 0)
    }
    var levels = [Double](repeating: .nan, count: vehicles.count)
    var passes = 0
    var isSettled = false
    while !isSettled, passes < limit {
      let change = Self.pass(&schedule, &total, &levels, vehicles: vehicles, needs: needs)
      passes += 1
      isSettled = change < tolerance
      // Millions of updates drift: the total is built anew from the powers.
      let load = schedule.load()
      for slot in base.indices { total[slot] = base[slot] + load[slot] }
    }
    self.schedule = schedule
    self.total = total
    undeliveredKWh = undelivered
    self.passes = passes
    self.isSettled = isSettled
    self.vehicles = vehicles
    self.needs = needs
  }

  /// One round over all cars; returns the largest change of a power, kW.
  private static func pass(
    _ schedule: inout ChargingSchedule, _ total: inout [Double], _ levels: inout [Double],
    vehicles: [FlexibleVehicle], needs: [Double]
  ) -> Double {
    var ground = [Double](repeating: 0, count: total.count)
    let firsts = schedule.firsts
    let starts = schedule.starts
    var change = 0.0
    total.withUnsafeMutableBufferPointer { total in
      ground.withUnsafeMutableBufferPointer { ground in
        schedule.powers.withUnsafeMutableBufferPointer { powers in
          for vehicle in vehicles.indices {
            let count = starts[vehicle + 1] - starts[vehicle]
            guard count > 0, let here = total.baseAddress, let all = powers.baseAddress,
              let below = ground.baseAddress
            else { continue }
            let load = here + firsts[vehicle]
            let power = all + starts[vehicle]
            let limit = vehicles[vehicle].powerKW
            let need = needs[vehicle]
            for slot in 0..<count { below[slot] = load[slot] - power[slot] }
            let cap = Double(count) * limit
            // At both ends the level is not unique: they are cases of their own.
            var level = -Double.infinity
            if need >= cap * (1 - 1e-12) {
              level = .infinity
            } else if need > 0 {
              level = WaterLevel.find(below, count, limit: limit, need: need, guess: levels[vehicle])
              levels[vehicle] = level
            }
            for slot in 0..<count {
              let next = min(max(level - below[slot], 0), limit)
              change = max(change, abs(next - power[slot]))
              power[slot] = next
              load[slot] = below[slot] + next
            }
          }
        }
      }
    }
    return change
  }

  /// Σ 2 total (x − best answer to the prices 2 total), over all cars.
  private static func gap(
    _ schedule: ChargingSchedule, _ total: [Double], _ vehicles: [FlexibleVehicle], _ needs: [Double]
  ) -> Double {
    let order = total.indices.sorted { (total[$0], $0) < (total[$1], $1) }
    var gap = 0.0
    for vehicle in vehicles.indices {
      let first = schedule.firsts[vehicle]
      let count = schedule.starts[vehicle + 1] - schedule.starts[vehicle]
      var left = needs[vehicle]
      var cheapest = 0.0
      for slot in order where slot >= first && slot < first + count {
        let power = min(left, vehicles[vehicle].powerKW)
        cheapest += total[slot] * power
        left -= power
        if left <= 0 { break }
      }
      var paid = 0.0
      for offset in 0..<count {
        paid += total[first + offset] * schedule.powers[schedule.starts[vehicle] + offset]
      }
      gap += 2 * (paid - cheapest)
    }
    return max(0, gap)
  }
}

/// The level up to which water of a given amount fills ground that is capped from above.
enum WaterLevel {
  /// Σ clip(level − ground, 0, limit) = need, by Newton's method on the pieces within a bracket.
  ///
  /// - Precondition: 0 < need < count · limit.
  static func find(
    _ ground: UnsafeMutablePointer<Double>, _ count: Int, limit: Double, need: Double, guess: Double
  ) -> Double {
    var low = Double.infinity
    var high = -Double.infinity
    for slot in 0..<count {
      low = min(low, ground[slot])
      high = max(high, ground[slot])
    }
    high += limit
    var level = guess > low && guess < high ? guess : low + need / Double(count)
    for _ in 0..<200 {
      var partly = 0.0
      var sum = 0.0
      var filled = 0.0
      for slot in 0..<count {
        let depth = level - ground[slot]
        let isFull = depth >= limit
        let isPart = depth > 0 && !isFull
        partly += isPart ? 1 : 0
        sum += isPart ? ground[slot] : 0
        filled += isFull ? 1 : 0
      }
      let amount = partly * level - sum + filled * limit
      if abs(amount - need) <= 1e-14 * (need + Double(count) * abs(level)) { return level }
      if amount < need { low = level } else { high = level }
      let newton = partly > 0 ? (need - filled * limit + sum) / partly : .nan
      let next = newton > low && newton < high ? newton : low + (high - low) / 2
      if next == level || !(next > low && next < high) { return next }
      level = next
    }
    return level
  }
}
