/// A local time to the minute, such as `2022-06-19 00:05`.
struct MeasuredTime: Hashable {
  /// Since midnight of 1 January 1970.
  let minutes: Int

  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let weekdaysZh = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]

  init(minutes: Int) { self.minutes = minutes }

  init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 16, digits[4] == 45, digits[7] == 45, digits[10] == 32, digits[13] == 58 else {
      return nil
    }
    var numbers: [Int] = []
    for range in [0..<4, 5..<7, 8..<10, 11..<13, 14..<16] {
      var number = 0
      for digit in digits[range] {
        guard (48...57).contains(digit) else { return nil }
        number = 10 * number + Int(digit) - 48
      }
      numbers.append(number)
    }
    guard (1...12).contains(numbers[1]), (1...31).contains(numbers[2]), numbers[3] < 24, numbers[4] < 60
    else {
      return nil
    }
    minutes = (Self.day(numbers[0], numbers[1], numbers[2]) * 24 + numbers[3]) * 60 + numbers[4]
    guard date == text.prefix(10) else { return nil }
  }

  /// 0 for Monday; 1 January 1970 was a Thursday.
  var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

  var isMidnight: Bool { minutes % 1440 == 0 }

  private var dayNumber: Int { minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440 }

  var date: String {
    // Years begin in March, so that the leap day comes last.
    let day = dayNumber + 719_468
    let era = (day >= 0 ? day : day - 146_096) / 146_097
    let inEra = day - era * 146_097
    let yearInEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * yearInEra + yearInEra / 4 - yearInEra / 100)
    let marchMonth = (5 * inYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearInEra + era * 400 + (month <= 2 ? 1 : 0)
    return
      "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(inYear - (153 * marchMonth + 2) / 5 + 1, 2))"
  }

  var text: String {
    let minute = ((minutes % 1440) + 1440) % 1440
    return "\(date) \(Self.padded(minute / 60, 2)):\(Self.padded(minute % 60, 2))"
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearInEra = shifted - era * 400
    let inYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearInEra * 365 + yearInEra / 4 - yearInEra / 100 + inYear - 719_468
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Follows the times of a table's rows, which have to be five minutes apart and make whole days.
struct MeasuredClock {
  private var last: MeasuredTime?
  private var place: CSVTable.Value?

  init() {}

  /// The time of a row; complaints about its form, its place and what lies between it and the row before.
  mutating func time(of row: [CSVTable.Value], in table: inout CSVTable) -> MeasuredTime? {
    guard let value = table.value("time_local", row) else { return nil }
    guard let time = MeasuredTime(value.text) else {
      table.complain(
        value, "E0701", zh: "time_local：应为如 2022-06-19 00:05 的时间，实为 '\(value.text.prefix(40))'",
        en: "time_local: expected a time such as 2022-06-19 00:05, found '\(value.text.prefix(40))'")
      last = nil
      place = value
      return nil
    }
    if let last {
      let gap = time.minutes - last.minutes
      if gap > 5, gap % 5 == 0 {
        table.complain(
          value, "E0702", zh: "\(last.text) 之后是 \(time.text)，缺少 \(gap / 5 - 1) 行",
          en: "\(time.text) follows \(last.text): \(gap / 5 - 1) \(gap == 10 ? "row is" : "rows are") missing"
        )
      } else if gap != 5 {
        table.complain(
          value, "E0702", zh: "\(last.text) 之后是 \(time.text)，应相隔 5 分钟",
          en: "\(time.text) follows \(last.text): rows have to be five minutes apart")
      }
    } else if place == nil, !time.isMidnight {
      table.complain(
        value, "E0702", zh: "首行是 \(time.text)，应从零点开始",
        en: "the first row is \(time.text): it has to be midnight")
    }
    last = time
    place = value
    return time
  }

  /// Complains of a last day that is not whole.
  func end(in table: inout CSVTable) {
    guard let last, let place, last.minutes % 1440 != 1435 else { return }
    table.complain(
      place, "E0702", zh: "末行是 \(last.text)，最后一天不完整", en: "the last row is \(last.text): its day is not whole"
    )
  }
}
