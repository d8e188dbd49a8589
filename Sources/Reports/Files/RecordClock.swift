import DistrictModel
import EventEngine

/// How records tell time: a scenario knows days of the week and no dates, so none is made up.
struct RecordClock: Sendable {
  private let warmUpDays: Int
  private let calendar: Calendar
  private let from: Nanoseconds

  init(warmUpDays: Int, calendar: Calendar) {
    self.warmUpDays = warmUpDays
    self.calendar = calendar
    from = Int64(warmUpDays) * Duration.day
  }

  /// Seconds from the first recorded midnight, to the millisecond; nothing for what never happened.
  func seconds(_ time: Nanoseconds) -> CSVField {
    guard time != VisitRecord.never else { return .number(nil) }
    return .fixed(Double(time - from) / 1e9, 3)
  }

  /// Recorded day, day of the week and time of day.
  func fields(_ time: Nanoseconds) -> [CSVField] {
    let day = Int(time / Duration.day)
    return [.integer(day - warmUpDays + 1), .integer(calendar.weekday(day) + 1), .text(clock(time))]
  }

  func clock(_ time: Nanoseconds) -> String {
    let second = Int(time % Duration.day / Duration.second)
    return [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }

  /// Begin of a recorded quarter hour.
  func start(_ slot: Int) -> Nanoseconds { from + Int64(slot) * Duration.quarterHour }
}
