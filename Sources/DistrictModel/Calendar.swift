/// Days of the week of a run: day 0 is its first day.
public struct Calendar: Codable, Hashable, Sendable {
  /// 1 is Monday, 7 is Sunday.
  public var firstWeekday: Int

  public init(firstWeekday: Int = 1) { self.firstWeekday = firstWeekday }

  /// 0 for Monday ... 6 for Sunday.
  public func weekday(_ day: Int) -> Int { (day + firstWeekday - 1) % 7 }

  public func isWeekend(_ day: Int) -> Bool { weekday(day) >= 5 }
}
