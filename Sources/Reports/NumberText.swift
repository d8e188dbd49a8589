/// Numbers as a report prints them: fixed decimals, thousands separators, a dash for what is undefined.
///
/// No locale is asked, so equal numbers give equal text on every machine.
package enum NumberText {
  package static let dash = "—"

  /// A count with its English word.
  static func counted(_ count: Int, _ word: String) -> String {
    "\(whole(count)) \(word)\(count == 1 ? "" : "s")"
  }

  /// A number with a fixed count of decimals, rounded by its exact binary value; an exact tie goes away from zero.
  ///
  /// `value * 10^decimals` is rounded by the machine, so the part it lost is found with a fused multiply-add and
  /// decides what looks like a tie: the double nearest to 1.115 lies below it and prints as 1.11.
  package static func fixed(_ value: Double?, _ decimals: Int) -> String {
    guard let value, value.isFinite else { return dash }
    let places = max(0, min(decimals, 9))
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let magnitude = abs(value)
    let product = magnitude * scale
    guard product < 9e15 else { return "\(value)" }
    let lost = (-product).addingProduct(magnitude, scale)
    let floor = product.rounded(.down)
    let overHalf = (product - floor) - 0.5
    let roundsUp = overHalf > 0 || (overHalf == 0 && lost >= 0)
    let units = Int(floor) + (roundsUp ? 1 : 0)

    let sign = value < 0 && units > 0 ? "−" : ""
    guard places > 0 else { return sign + grouped(units) }
    let fraction = String(units % Int(scale))
    let padding = String(repeating: "0", count: places - fraction.count)
    return sign + grouped(units / Int(scale)) + "." + padding + fraction
  }

  package static func whole(_ value: Int) -> String { (value < 0 ? "−" : "") + grouped(value.magnitude) }

  /// A share of 0...1 as a percentage.
  package static func percent(_ share: Double?, _ decimals: Int = 1) -> String {
    guard let share, share.isFinite else { return dash }
    return fixed(share * 100, decimals) + "%"
  }

  /// A percentage that is never below the share: for "at most".
  package static func percentAtMost(_ share: Double?, _ decimals: Int) -> String {
    guard let share, share.isFinite else { return dash }
    var scale = 1.0
    for _ in 0..<max(0, min(decimals, 9)) { scale *= 10 }
    // Less than a billionth of the last digit is rounding of the quotient.
    return fixed((share * 100 * scale - 1e-9).rounded(.up) / scale, decimals) + "%"
  }

  /// Three digits that mean something, at most two decimals: for tables whose values differ by orders of magnitude.
  package static func short(_ value: Double?) -> String {
    guard let value, value.isFinite else { return dash }
    return fixed(value, abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2)
  }

  /// Two digits and a power of ten.
  package static func scientific(_ value: Double?) -> String {
    guard let value, value.isFinite else { return dash }
    guard value != 0 else { return "0" }
    var (digits, power) = (abs(value), 0)
    while digits >= 10, power < 400 { (digits, power) = (digits / 10, power + 1) }
    while digits < 1, power > -400 { (digits, power) = (digits * 10, power - 1) }
    // 9.96 is printed as 1.0 of the next power.
    if digits >= 9.95 { (digits, power) = (digits / 10, power + 1) }
    let signs = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let raised = String(String(abs(power)).compactMap { $0.wholeNumberValue.map { signs[$0] } })
    return (value < 0 ? "−" : "") + fixed(digits, 1)
      + (power == 0 ? "" : "×10" + (power < 0 ? "⁻" : "") + raised)
  }

  /// A value with an explicit sign.
  package static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(value, decimals)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return value > 0 && !isZero ? "+" + text : text
  }

  private static func grouped(_ value: some BinaryInteger) -> String {
    let digits = Array(String(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
