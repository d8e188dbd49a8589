import EventEngine

/// Energy and time by station and quarter hour within the recorded days.
///
/// Energy is booked in differences of the rounded cumulative amount, so the slots of a session sum to it exactly.
struct ChargingLedger: Sendable {
  let from: Nanoseconds
  let to: Nanoseconds
  /// Battery energy by charger type × quarter hour.
  var loadOfType: [[Millijoules]]
  /// Battery energy within the recorded days by station × charger type.
  var energyOfStation: [Millijoules]
  let types: Int
  /// Everything ever booked, inside and outside the recorded days: the audit's other side.
  var booked: Millijoules = 0
  var bookedOutside: Millijoules = 0

  init(from: Nanoseconds, to: Nanoseconds, stations: Int, types: Int) {
    self.from = from
    self.to = to
    self.types = types
    let slots = Int((to - from) / Duration.quarterHour)
    loadOfType = [[Millijoules]](repeating: [Millijoules](repeating: 0, count: slots), count: types)
    energyOfStation = [Millijoules](repeating: 0, count: stations * types)
  }

  /// Books one session and returns what of it is given by the end of the run.
  mutating func book(
    curve: ChargeCurve, start: Nanoseconds, end: Nanoseconds, energy: Millijoules, delivers: Millijoules,
    capacity: Millijoules, station: Int, type: Int
  ) -> Millijoules {
    booked += delivers
    let clock = curve.clock(at: Double(energy) / Double(capacity))
    var now = start
    var given: Millijoules = 0
    var inside: Millijoules = 0
    var byEnd: Millijoules = 0
    while now < end {
      let slotEnd = min(end, (now / Duration.quarterHour + 1) * Duration.quarterHour)
      let reached: Millijoules
      if slotEnd == end {
        reached = delivers
      } else {
        let state = curve.state(at: clock + Duration.inHours(slotEnd - start))
        reached = min(delivers, max(given, Millijoules(state * Double(capacity)) - energy))
      }
      if now >= from, now < to {
        loadOfType[type][Int((now - from) / Duration.quarterHour)] += reached - given
        inside += reached - given
      }
      if slotEnd <= to { byEnd = reached }
      given = reached
      now = slotEnd
    }
    if start >= end, delivers > 0 { byEnd = delivers }
    energyOfStation[station * types + type] += inside
    bookedOutside += delivers - inside
    return end <= to ? delivers : byEnd
  }

  /// The part of an interval that lies in the recorded days.
  func recorded(_ start: Nanoseconds, _ end: Nanoseconds) -> Nanoseconds {
    max(0, min(end, to) - max(start, from))
  }
}
