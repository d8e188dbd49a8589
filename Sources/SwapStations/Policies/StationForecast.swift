public import EventEngine

/// Vehicles a station expects: as given by hour of the week, or learned by hour of the day from the days it has seen.
///
/// Before the first day has passed a station that is told nothing expects nothing to spare: infinitely many.
public struct StationForecast: Codable, Hashable, Sendable {
  private let given: [Double]
  private let firstWeekday: Int
  private var seen = [Int](repeating: 0, count: 24)
  private var days = 0
  private var today = [Int](repeating: 0, count: 24)

  /// - Parameters:
  ///   - given: 168 arrivals per hour from Monday's midnight; empty to learn.
  ///   - firstWeekday: of the first day; 0 is Monday.
  public init(given: [Double] = [], firstWeekday: Int = 0) {
    self.given = given
    self.firstWeekday = firstWeekday
  }

  mutating func arrive(at time: Nanoseconds) { today[Int(time % Duration.day / Duration.hour)] += 1 }

  mutating func startDay(_ day: Int) {
    guard day > 0 else { return }
    days += 1
    for hour in 0..<24 { seen[hour] += today[hour] }
    today = [Int](repeating: 0, count: 24)
  }

  /// Arrivals per hour expected in an hour since the first midnight.
  private func rate(_ hour: Int) -> Double {
    if !given.isEmpty { return given[(firstWeekday * 24 + hour) % given.count] }
    return days == 0 ? .infinity : Double(seen[hour % 24]) / Double(days)
  }

  /// Arrivals expected within some hours of an instant.
  public func arrivals(from time: Nanoseconds, hours: Double) -> Double {
    guard hours > 0 else { return 0 }
    let from = Duration.inHours(time)
    let to = from + min(hours, 24 * 14)
    var hour = Int(from)
    var sum = 0.0
    while Double(hour) < to {
      sum += rate(hour) * (min(to, Double(hour + 1)) - max(from, Double(hour)))
      hour += 1
    }
    return sum
  }
}
