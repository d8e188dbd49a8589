/// Numbers and colours of the drawings.
enum SVGText {
  /// Okabe–Ito: told apart with any colour vision.
  static let blue = "#0072B2"
  static let orange = "#E69F00"
  static let green = "#009E73"
  static let purple = "#CC79A7"
  static let sky = "#56B4E9"
  static let vermilion = "#D55E00"
  /// viridis in five classes, light is low.
  static let sequence = ["#fde725", "#5ec962", "#21918c", "#3b528b", "#440154"]
  /// Blue over white to orange, told apart with any colour vision: less and more of something that had better be less.
  static let changes = ["#0b5fa5", "#5fa2d3", "#b9d8ee", "#ffffff", "#fdd9ab", "#f29b3b", "#b85500"]
  static let ink = "#1b2733"
  static let rule = "#d7dde2"

  /// One decimal at most; finer than a tenth of a unit nobody sees.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return sign + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }

  static func point(_ x: Double, _ y: Double) -> String { number(x) + " " + number(y) }

  /// Smallest of 1, 2, 5 times a power of ten that cuts a range into at most `parts` steps.
  static func niceStep(_ range: Double, parts: Double) -> Double {
    guard range > 0, range.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= range / parts { power *= 10 }
    while power > range / parts { power /= 10 }
    for factor in [1.0, 2, 5] where power * factor >= range / parts { return power * factor }
    return power * 10
  }
}
