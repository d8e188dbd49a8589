extension OrderlyCharging {
  /// Who has least time to spare is served first: laxity is the time left in the stay less the time the charge still takes
  /// at full power; of equal ones the first car.
  ///
  /// Source: Mok, "Fundamental design problems of distributed systems for the hard-real-time environment", 1983; for
  /// charging: Nakahira et al., "Smoothed least-laxity-first scheduling for EV charging", 2017, doi:10.1145/3077839.3077864.
  ///
  /// - Parameter limitKW: Most of all cars together, per slot; never negative.
  /// - Complexity: O(cars present) a slot; where the limit binds, those whose laxity comes near the last one served are
  ///   sorted.
  public static func leastLaxity(
    _ vehicles: [FlexibleVehicle], limitKW: [Double], hours: Double
  ) -> Answer {
    var schedule = ChargingSchedule(vehicles, slots: limitKW.count, hours: hours)
    var left = vehicles.map(\.energyKWh)
    let (arrivals, ends) = arrivals(vehicles, schedule)
    var queue = LaxityQueue(hours: hours)
    let firsts = schedule.firsts
    let starts = schedule.starts
    schedule.powers.withUnsafeMutableBufferPointer { powers in
      for slot in limitKW.indices {
        for place in ends[slot]..<ends[slot + 1] {
          let car = Int(arrivals[place])
          queue.add(
            car, vehicles[car], leaves: firsts[car] + starts[car + 1] - starts[car],
            place: starts[car] - firsts[car])
        }
        queue.serve(slot, roomKW: max(0, limitKW[slot]), powers, &left)
      }
    }
    return Answer(schedule: schedule, undeliveredKWh: left.map { max(0, $0) })
  }

  /// The cars in the order of their first slot, of equal ones the first car, and where those of every slot begin.
  private static func arrivals(
    _ vehicles: [FlexibleVehicle], _ schedule: ChargingSchedule
  ) -> (cars: [Int32], ends: [Int]) {
    var ends = [Int](repeating: 0, count: schedule.slots + 1)
    let waits = { (car: Int) in
      schedule.starts[car + 1] > schedule.starts[car] && vehicles[car].energyKWh > 0
        && vehicles[car].powerKW > 0
    }
    for car in vehicles.indices where waits(car) { ends[schedule.firsts[car] + 1] += 1 }
    for slot in 0..<schedule.slots { ends[slot + 1] += ends[slot] }
    var next = ends
    var cars = [Int32](repeating: 0, count: ends[schedule.slots])
    for car in vehicles.indices where waits(car) {
      cars[next[schedule.firsts[car]]] = Int32(truncatingIfNeeded: car)
      next[schedule.firsts[car]] += 1
    }
    return (cars, ends)
  }
}

/// The cars that stand plugged in and still want energy.
private struct LaxityQueue {
  private struct Row {
    var leftKWh: Double
    let powerKW: Double
    /// What a slot at full power delivers, kWh.
    let slotKWh: Double
    /// Below this it has all it wanted, kWh.
    let traceKWh: Double
    /// Its power in slot 0 would stand here in the schedule.
    let place: Int
    /// First slot it is gone.
    let leaves: Int32
    let car: Int32

    /// What it takes in a slot, kW.
    @inline(__always) func wantedKW(_ hours: Double) -> Double {
      leftKWh < slotKWh ? leftKWh / hours : powerKW
    }
  }

  private static let classes = 128
  private let hours: Double
  private var rows: [Row] = []
  /// Of every row: hours to spare, and their class, of which the lowest is the most urgent.
  private var laxities: [Double] = []
  private var urgencies: [Int32] = []

  init(hours: Double) { self.hours = hours }

  mutating func add(_ car: Int, _ vehicle: FlexibleVehicle, leaves: Int, place: Int) {
    rows.append(
      Row(
        leftKWh: vehicle.energyKWh, powerKW: vehicle.powerKW, slotKWh: vehicle.powerKW * hours,
        traceKWh: 1e-12 * vehicle.energyKWh, place: place, leaves: Int32(truncatingIfNeeded: leaves),
        car: Int32(truncatingIfNeeded: car)))
  }

  /// Writes the powers of a slot and forgets who has enough or leaves after it.
  mutating func serve(
    _ slot: Int, roomKW: Double, _ powers: UnsafeMutableBufferPointer<Double>, _ left: inout [Double]
  ) {
    var wanted = 0.0
    for row in rows { wanted += row.wantedKW(hours) }
    if wanted > roomKW {
      let last = classify(slot, roomKW: roomKW)
      share(slot, last.urgency, roomKW: last.roomKW, powers)
      serve(slot, powers, &left) { $0 < last.urgency }
    } else {
      serve(slot, powers, &left, nil)
    }
  }

  /// Everyone in full whose class is let through, or all.
  @inline(__always)
  private mutating func serve(
    _ slot: Int, _ powers: UnsafeMutableBufferPointer<Double>, _ left: inout [Double],
    _ isServed: ((Int32) -> Bool)?
  ) {
    let kept = rows.withUnsafeMutableBufferPointer { rows in
      urgencies.withUnsafeBufferPointer { urgencies in
        var kept = 0
        for index in rows.indices {
          if isServed.map({ $0(urgencies[index]) }) ?? true {
            let power = rows[index].wantedKW(hours)
            powers[rows[index].place + slot] = power
            rows[index].leftKWh = power < rows[index].powerKW ? 0 : rows[index].leftKWh - rows[index].slotKWh
          }
          if rows[index].leftKWh < rows[index].traceKWh { rows[index].leftKWh = 0 }
          if rows[index].leftKWh <= 0 || rows[index].leaves <= slot + 1 {
            left[Int(rows[index].car)] = rows[index].leftKWh
          } else {
            if kept != index { rows[kept] = rows[index] }
            kept += 1
          }
        }
        return kept
      }
    }
    rows.removeLast(rows.count - kept)
  }

  /// Puts every car into its class of laxity. All classes below the one returned are served in full, and that one gets the
  /// room that is returned.
  private mutating func classify(_ slot: Int, roomKW: Double) -> (urgency: Int32, roomKW: Double) {
    laxities.removeAll(keepingCapacity: true)
    urgencies.removeAll(keepingCapacity: true)
    var lowest = Double.infinity
    var highest = -Double.infinity
    for row in rows {
      let laxity = Double(Int(row.leaves) - slot) * hours - row.leftKWh / row.powerKW
      laxities.append(laxity)
      lowest = laxity < lowest ? laxity : lowest
      highest = laxity > highest ? laxity : highest
    }
    let top = Double(Self.classes - 1)
    let scale = top / (highest - lowest)
    var demands = [Double](repeating: 0, count: Self.classes)
    for index in rows.indices {
      let share = (laxities[index] - lowest) * scale
      // What is no number, as where all are equal, goes into the first class.
      let urgency = Int32(share >= top ? top : share > 0 ? share : 0)
      urgencies.append(urgency)
      demands[Int(urgency)] += rows[index].wantedKW(hours)
    }
    var room = roomKW
    for urgency in 0..<Self.classes {
      guard demands[urgency] <= room else { return (Int32(truncatingIfNeeded: urgency), room) }
      room -= demands[urgency]
    }
    return (Int32(truncatingIfNeeded: Self.classes), room)
  }

  /// The last class that gets something, in the order of laxity.
  private mutating func share(
    _ slot: Int, _ urgency: Int32, roomKW: Double, _ powers: UnsafeMutableBufferPointer<Double>
  ) {
    var order: [(laxity: Double, car: Int32, row: Int)] = []
    for index in rows.indices where urgencies[index] == urgency {
      order.append((laxities[index], rows[index].car, index))
    }
    order.sort { $0.laxity < $1.laxity || ($0.laxity == $1.laxity && $0.car < $1.car) }
    var room = roomKW
    for (_, _, index) in order {
      guard room > 0 else { return }
      let power = min(rows[index].wantedKW(hours), room)
      powers[rows[index].place + slot] = power
      room -= power
      rows[index].leftKWh = max(0, rows[index].leftKWh - power * hours)
    }
  }
}
