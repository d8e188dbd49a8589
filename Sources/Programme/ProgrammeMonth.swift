/// A date as months after the first January of a programme; a day counts from its end.
public enum ProgrammeMonth {
  /// - Parameter date: ISO, such as 2025-12-31, which is month 12 of a programme that begins in 2025.
  /// - Returns: `nil` where it is no date.
  public static func of(_ date: String, firstYear: Int) -> Double? {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month)
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(day) else { return nil }
    return Double((year - firstYear) * 12 + month - 1) + Double(day) / Double(days)
  }
}
