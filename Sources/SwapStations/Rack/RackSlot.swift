import EventEngine
import NumericKernels

/// A pack that is not full, and how it came to be so.
struct EmptyPack: Sendable {
  /// Row among the pack types.
  var type: Int
  var energy: Millijoules
  /// Taken from the full ones to feed the grid.
  var isWithdrawn = false
  /// How long its charge takes, where a law says so; 0 where its curve does.
  var charges: Nanoseconds = 0
}

/// A charger with a pack in it.
struct RackSlot: Sendable {
  enum Course: Sendable {
    case paused
    /// Along a curve from a state of charge.
    case curve(RackCharge, from: Double)
    /// Evenly to an energy: charges that last as long as a law says, and discharges.
    case even(to: Millijoules, until: Nanoseconds)
  }

  var type: Int
  /// Energy at `since`, where the course begins, and what is in the books.
  var start: Millijoules
  var since: Nanoseconds
  var booked: Millijoules
  var bookedUntil: Nanoseconds
  var target: Millijoules
  var course = Course.paused
  /// When the course reaches its end.
  var doneAt = Int64.max
  var isWithdrawn: Bool
  var isDischarging = false
  /// Lasts as long as its law says, whatever the power.
  let isTimed: Bool
  /// Most power the charger may give it, kW.
  var limitKW = 0.0

  init(_ pack: EmptyPack, target: Millijoules, at now: Nanoseconds) {
    type = pack.type
    start = pack.energy
    booked = pack.energy
    since = now
    bookedUntil = now
    self.target = max(target, pack.energy)
    isWithdrawn = pack.isWithdrawn
    isTimed = pack.charges > 0
    if isTimed {
      course = .even(to: self.target, until: now + pack.charges)
      doneAt = now + pack.charges
    }
  }

  /// Energy in the pack at an instant of the course.
  func energy(at time: Nanoseconds, capacity: Double) -> Millijoules {
    if time >= doneAt, !isDischarging { return target }
    switch course {
    case .paused: return start
    case .curve(let charge, let from):
      let state = charge.state(after: Duration.inHours(time - since), from: from)
      return min(target, max(start, EnergyUnit.nearest(state * capacity)))
    case .even(let end, let until):
      guard time < until else { return end }
      let share = Double(time - since) / Double(until - since)
      return start + EnergyUnit.nearest(share * Double(end - start))
    }
  }

  /// kW into the pack; negative where it feeds the grid.
  func power(at time: Nanoseconds, capacity: Double) -> Double {
    switch course {
    case .paused: return 0
    case .curve(let charge, let from):
      return charge.power(at: charge.state(after: Duration.inHours(time - since), from: from))
    case .even(let end, let until):
      guard until > since, time < until else { return 0 }
      return EnergyUnit.kWh(end - start) / Duration.inHours(until - since)
    }
  }

  /// Stops where it is.
  mutating func rest(at now: Nanoseconds) {
    isDischarging = false
    turn(to: .paused, at: now, energy: booked, doneAt: .max)
  }

  /// Begins another course; the books must be closed up to now.
  mutating func turn(to next: Course, at now: Nanoseconds, energy: Millijoules, doneAt: Nanoseconds) {
    start = energy
    since = now
    course = next
    self.doneAt = doneAt
  }
}
