public import EventEngine

/// One night of a car at its own plug: what may be moved within its stay.
public struct PlugStay: Sendable {
  public let vehicle: Int32
  /// Row of its class.
  public let kind: UInt16
  public let cell: Int32
  public let from: Nanoseconds
  public let until: Nanoseconds
  /// When it charges if nothing is moved.
  public let start: Nanoseconds
  public let length: Nanoseconds
  /// At the meter.
  public let energy: Millijoules
  /// In the battery when it plugs in, and what fits in.
  public let held: Millijoules
  public let capacity: Millijoules
}

/// Grid energy of own plugs by quarter hour. A charge is a rectangle: two partial slots and two steps of a difference
/// column, whatever its length, in whole millijoules that sum to it exactly.
public struct OwnPlugLoad: Sendable {
  private let from: Nanoseconds
  private var partial: [Millijoules]
  private var steps: [Millijoules]
  /// The nights, where somebody wants to know them; those that end before the recorded days are left out.
  public private(set) var stays: [PlugStay]?

  /// - Parameter from: midnight of the first recorded day.
  /// - Parameter notesStays: Whether every night is kept.
  public init(from: Nanoseconds, days: Int, notesStays: Bool = false) {
    self.from = from
    stays = notesStays ? [] : nil
    partial = [Millijoules](repeating: 0, count: days * 96)
    steps = [Millijoules](repeating: 0, count: days * 96 + 1)
  }

  /// Books a charge of constant power; what lies outside the recorded days is dropped.
  ///
  /// - Parameter night: midnight of the night it belongs to. The evening before the first recorded night stands for the
  ///   last day's, whose night is never planned, so that every recorded night counts whole.
  mutating func book(_ energy: Millijoules, start: Nanoseconds, length: Nanoseconds, night: Nanoseconds) {
    let whole = Int64(partial.count) * Duration.quarterHour
    guard night >= from, start < from, whole >= Duration.day else {
      return book(energy, begin: start - from, end: start - from + max(1, length))
    }
    let end = start + max(1, length)
    let before = min(end, from) - start
    let share = end <= from ? energy : Millijoules(Double(energy) * Double(before) / Double(end - start))
    book(share, begin: start - from + whole, end: start - from + whole + before)
    if end > from { book(energy - share, begin: 0, end: end - from) }
  }

  private mutating func book(_ energy: Millijoules, begin: Nanoseconds, end: Nanoseconds) {
    guard end > 0, begin < Int64(partial.count) * Duration.quarterHour else { return }
    let perSlot = Millijoules(Double(energy) * Double(Duration.quarterHour) / Double(end - begin))
    let first = Self.slot(begin)
    let last = Self.slot(end - 1)
    if first == last {
      add(energy, to: first)
      return
    }
    let head = Millijoules(
      Double(perSlot) * Double((first + 1) * Duration.quarterHour - begin) / Double(Duration.quarterHour))
    add(head, to: first)
    add(energy - head - perSlot * (last - first - 1), to: last)
    let low = min(max(0, first + 1), Int64(partial.count))
    let high = min(max(0, last), Int64(partial.count))
    if low < high {
      steps[Int(low)] += perSlot
      steps[Int(high)] -= perSlot
    }
  }

  mutating func note(_ stay: PlugStay) { if stay.until > from { stays?.append(stay) } }

  /// Energy of each quarter hour.
  public var slots: [Millijoules] {
    var level: Millijoules = 0
    return partial.indices.map { slot in
      level += steps[slot]
      return partial[slot] + level
    }
  }

  private mutating func add(_ energy: Millijoules, to slot: Int64) {
    if slot >= 0, slot < Int64(partial.count) { partial[Int(slot)] += energy }
  }

  private static func slot(_ time: Nanoseconds) -> Int64 {
    time >= 0 ? time / Duration.quarterHour : (time + 1) / Duration.quarterHour - 1
  }
}
