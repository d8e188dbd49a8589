/// Times as logs write them, in seconds since midnight of 1 January 1970 on the clock they are written by; where a text names its
/// distance from Greenwich, on that of Greenwich.
enum ClockTime {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  static let secondsPerDay = 86_400

  /// Reads `2018-04-25 11:08:04`, `2018-04-25T11:08:04.5+08:00`, `2018/4/25 11:08`, `Wed, 25 Apr 2018 11:08:04 GMT` (RFC 1123).
  static func seconds(_ text: String) -> Int? {
    guard text.utf8.count <= 40 else { return nil }
    var numbers: [Int] = []
    var month: Int?
    var shift = 0
    var rest = text[...]
    // The zone stands behind the minutes, so that hyphens of the date are none.
    if let colon = rest.lastIndex(of: ":"), let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }),
      let first = rest.firstIndex(of: ":"), sign > first
    {
      let zone = rest[rest.index(after: sign)...].split(separator: ":").map { Int($0) ?? -1 }
      let isShort = colon < sign && zone.count == 1
      let (hours, minutes) =
        isShort
        ? (zone[0] > 99 ? zone[0] / 100 : zone[0], zone[0] > 99 ? zone[0] % 100 : 0)
        : (zone.first ?? -1, zone.count > 1 ? zone[1] : 0)
      guard (0...15).contains(hours), (0..<60).contains(minutes) else { return nil }
      shift = (hours * 60 + minutes) * (rest[sign] == "+" ? 60 : -60)
      rest = rest[..<sign]
    }
    if let point = rest.firstIndex(of: "."),
      rest[point...].dropFirst().allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "Z") })
    {
      rest = rest[..<point]
    }
    for part in rest.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      for word in split(part) {
        if let number = Int(word) {
          numbers.append(number)
        } else if let found = months.firstIndex(of: String(word.lowercased().prefix(3))), month == nil {
          month = found + 1
        }
      }
    }
    if let month {
      guard numbers.count >= 4 else { return nil }
      numbers = [numbers[1], month, numbers[0]] + numbers[2...]
    }
    guard (5...6).contains(numbers.count), (1900...2200).contains(numbers[0]), (1...12).contains(numbers[1]),
      numbers[2] >= 1, numbers[2] <= days(in: numbers[1], of: numbers[0]), (0..<24).contains(numbers[3]),
      (0..<60).contains(numbers[4]), numbers.count == 5 || (0...60).contains(numbers[5])
    else { return nil }
    let day = dayNumber(numbers[0], numbers[1], numbers[2])
    let second = numbers.count > 5 ? numbers[5] : 0
    return day * secondsPerDay + numbers[3] * 3600 + numbers[4] * 60 + second - shift
  }

  /// `25T11` is a day and an hour.
  private static func split(_ part: Substring) -> [Substring] {
    guard let sign = part.firstIndex(where: { $0 == "T" || $0 == "t" }), part.first?.isNumber == true else {
      return part.hasSuffix("Z") && part.first?.isNumber == true ? [part.dropLast()] : [part]
    }
    let last = part[part.index(after: sign)...]
    return [part[..<sign], last.hasSuffix("Z") ? last.dropLast() : last]
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days since 1 January 1970. Years begin in March, so that the leap day comes last.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearInEra = shifted - era * 400
    let inYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearInEra * 365 + yearInEra / 4 - yearInEra / 100 + inYear - 719_468
  }

  /// Whole days before a time, also before 1970.
  static func day(of seconds: Int) -> Int { seconds / secondsPerDay - (seconds % secondsPerDay < 0 ? 1 : 0) }

  /// 0 for Monday; 1 January 1970 was a Thursday.
  static func weekday(ofDay day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }

  /// Such as `2022-06-19 00:05`, with seconds where wanted.
  static func text(_ seconds: Int, withSeconds: Bool = false) -> String {
    let day = day(of: seconds) + 719_468
    let era = day / 146_097
    let inEra = day - era * 146_097
    let yearInEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * yearInEra + yearInEra / 4 - yearInEra / 100)
    let marchMonth = (5 * inYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearInEra + era * 400 + (month <= 2 ? 1 : 0)
    let rest = seconds - Self.day(of: seconds) * secondsPerDay
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(inYear - (153 * marchMonth + 2) / 5 + 1, 2))"
    let clock = "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2))"
    return "\(date) \(clock)" + (withSeconds ? ":\(padded(rest % 60, 2))" : "")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
