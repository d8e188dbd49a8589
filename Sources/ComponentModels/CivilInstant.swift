/// Points of time as tables write them.
enum CivilInstant {
  /// Seconds since 1970-01-01T00:00:00Z of a text such as `2025-06-21T12:15:00+08:00` or `2024-02-29T00:00:00Z`; `nil`
  /// where it is none, the offset is missing or the day is not in the calendar.
  ///
  /// Years 1900 to 2099. Days are counted from civil dates: Hinnant, "chrono-compatible low-level date algorithms", 2013.
  static func seconds(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes[4] == 45, bytes[7] == 45, bytes[10] == 84 || bytes[10] == 32,
      bytes[13] == 58, let year = whole(bytes[0..<4]), let month = whole(bytes[5..<7]),
      let day = whole(bytes[8..<10]), let hour = whole(bytes[11..<13]), let minute = whole(bytes[14..<16])
    else { return nil }
    var rest = bytes[16...]
    var second = 0.0
    if rest.first == 58 {
      guard rest.count >= 3, let whole = whole(rest.dropFirst().prefix(2)) else { return nil }
      second = Double(whole)
      rest = rest.dropFirst(3)
      if rest.first == 46 {
        let digits = rest.dropFirst().prefix { (48...57).contains($0) }
        guard !digits.isEmpty, digits.count <= 9,
          let part = Double("0." + String(decoding: digits, as: UTF8.self))
        else { return nil }
        second += part
        rest = rest.dropFirst(1 + digits.count)
      }
    }
    guard (1900...2099).contains(year), (1...12).contains(month), (1...length(month, year)).contains(day),
      hour < 24, minute < 60, second < 60, let offset = offset(rest)
    else { return nil }
    let days = daysSince1970(year: year, month: month, day: day)
    return Double(days * 86_400 + hour * 3600 + minute * 60) + second - Double(offset)
  }

  /// Day of the year in universal time, from 1.
  static func dayOfYear(_ seconds: Double) -> Int {
    let days = Int((seconds / 86_400).rounded(.down))
    var year = 1970 + Int((Double(days) / 365.2425).rounded(.down))
    while daysSince1970(year: year, month: 1, day: 1) > days { year -= 1 }
    while daysSince1970(year: year + 1, month: 1, day: 1) <= days { year += 1 }
    return days - daysSince1970(year: year, month: 1, day: 1) + 1
  }

  /// Seconds east of Greenwich: `Z`, `+08:00` or `+0800`.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.count == 1, bytes.first == 90 { return 0 }
    guard let sign = bytes.first, sign == 43 || sign == 45 else { return nil }
    let digits = bytes.dropFirst().filter { $0 != 58 }
    guard digits.count == 4, let hours = whole(digits.prefix(2)), let minutes = whole(digits.suffix(2)),
      hours <= 14, minutes < 60
    else { return nil }
    return (sign == 45 ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func whole(_ digits: some Collection<UInt8>) -> Int? {
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  private static func length(_ month: Int, _ year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
