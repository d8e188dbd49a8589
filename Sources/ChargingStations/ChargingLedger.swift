import EventEngine

/// Energy and time by station and quarter hour within the recorded days.
///
/// Energy is booked in differences of the rounded cumulative amount, so the slots of a session sum to it exactly.
struct ChargingLedger: Sendable {
  let from: Nanoseconds
  let to: Nanoseconds
  let slots: Int
  private let fromSlot: Int
  /// Battery energy by column × quarter hour from the run's first midnight; a column is a charger type, or a pool where the
  /// grid wants to know stations.
  private var loads: [Millijoules]
  /// Battery energy within the recorded days by station × charger type.
  var energyOfStation: [Millijoules]
  let types: Int
  /// Everything ever booked, inside and outside the recorded days: the audit's other side.
  var booked: Millijoules = 0
  var bookedOutside: Millijoules = 0
  /// What all slots hold together, kept as it grows.
  var inSlots: Millijoules = 0

  init(from: Nanoseconds, to: Nanoseconds, stations: Int, types: Int, columns: Int) {
    self.from = from
    self.to = to
    self.types = types
    slots = Int((to - from) / Duration.quarterHour)
    fromSlot = Int(from / Duration.quarterHour)
    loads = [Millijoules](repeating: 0, count: (fromSlot + slots) * columns)
    energyOfStation = [Millijoules](repeating: 0, count: stations * types)
  }

  /// Battery energy of a column in a recorded quarter hour.
  @inline(__always) func load(_ column: Int, recorded slot: Int) -> Millijoules {
    load(column, quarter: fromSlot + slot)
  }

  /// The same by quarter hour of the run.
  @inline(__always) func load(_ column: Int, quarter: Int) -> Millijoules {
    loads[column * (fromSlot + slots) + quarter]
  }

  /// Books energy that flowed within one quarter hour.
  @inline(__always) mutating func add(
    _ energy: Millijoules, at time: Nanoseconds, station: Int, type: Int, column: Int
  ) {
    booked += energy
    if time < to { loads[column * (fromSlot + slots) + Int(time / Duration.quarterHour)] += energy }
    guard time >= from, time < to else {
      bookedOutside += energy
      return
    }
    energyOfStation[station * types + type] += energy
    inSlots += energy
  }

  /// The part of an interval that lies in the recorded days.
  func recorded(_ start: Nanoseconds, _ end: Nanoseconds) -> Nanoseconds {
    max(0, min(end, to) - max(start, from))
  }
}

/// A session whose whole course is known when it begins.
struct KnownSession {
  let curve: Int
  let vehicleType: UInt16
  let capacity: Millijoules
  let energy: Millijoules
  let delivers: Millijoules
  /// The curve's clock at the start.
  let clock: Double
  let begins: Nanoseconds
  let ends: Nanoseconds
}

extension ChargingLedger {
  /// Books one session by quarter hours. Returns what of it is given by the end of the run, what of it lies in the
  /// recorded days, and what it costs at the prices of the hours in CNY per battery kWh.
  ///
  /// - Parameter sign: -1 takes out again what was booked, to the last millijoule.
  @discardableResult
  mutating func book(
    _ session: KnownSession, curves: CurveTable, prices: [Double], station: Int, type: Int, column: Int,
    sign: Millijoules = 1
  ) -> (byEnd: Millijoules, recorded: Millijoules, cost: Double) {
    guard session.begins < session.ends else {
      add(sign * session.delivers, at: session.begins, station: station, type: type, column: column)
      let hour = Int(session.begins / Duration.hour % 24)
      let isRecorded = session.begins >= from && session.begins < to
      return (
        session.delivers, isRecorded ? sign * session.delivers : 0,
        Double(session.delivers) * prices[hour] / EnergyUnit.kilowattHour
      )
    }
    let sums = Self.book(
      session, curves, prices, &loads, first: column * (fromSlot + slots), from: from, to: to, sign: sign)
    booked += sign * session.delivers
    bookedOutside += sign * session.delivers - sums.recorded
    inSlots += sums.recorded
    energyOfStation[station * types + type] += sums.recorded
    return (
      session.ends <= to ? session.delivers : sums.byEnd, sums.recorded, sums.cost / EnergyUnit.kilowattHour
    )
  }

  /// The quarter hours of a session into its column.
  private static func book(
    _ session: KnownSession, _ curves: CurveTable, _ prices: [Double], _ loads: inout [Millijoules],
    first: Int,
    from: Nanoseconds, to: Nanoseconds, sign: Millijoules
  ) -> (recorded: Millijoules, byEnd: Millijoules, cost: Double) {
    var column = loads.mutableSpan
    let prices = prices.span
    let place = curves.place(session.curve, vehicleType: session.vehicleType)
    let pieces = curves.table.pieces.span
    let capacity = Double(session.capacity)
    var slot = Int(session.begins / Duration.quarterHour)
    var quarterOfDay = slot % 96
    var next = Int64(slot + 1) * Duration.quarterHour
    var now = session.begins
    var given: Millijoules = 0
    var byEnd: Millijoules = 0
    var recorded: Millijoules = 0
    var cost = 0.0
    var row = place.first
    while true {
      var reached = session.delivers
      if next < session.ends {
        let clock = session.clock + Double(next &- session.begins) * (1 / Double(Duration.hour))
        while row &+ 1 < place.end, pieces[row &+ 1].clock <= clock { row &+= 1 }
        let state = pieces[row].state(
          after: max(0, clock - pieces[row].clock), capacityKWh: place.capacityKWh)
        reached = min(session.delivers, max(given, Millijoules(state * capacity) &- session.energy))
      }
      let gain = reached &- given
      if now < to {
        column[first &+ slot] += sign &* gain
        if now >= from { recorded += sign &* gain }
      }
      cost += Double(gain) * prices[quarterOfDay >> 2]
      if min(next, session.ends) <= to { byEnd = reached }
      if next >= session.ends { break }
      given = reached
      now = next
      next &+= Duration.quarterHour
      slot &+= 1
      quarterOfDay = quarterOfDay == 95 ? 0 : quarterOfDay &+ 1
    }
    return (recorded, byEnd, cost)
  }
}
