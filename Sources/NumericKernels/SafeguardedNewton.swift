extension Roots {
  /// The zero of a function that rises between two points, by Newton's method kept inside a shrinking bracket.
  ///
  /// The function gives its value and its slope. Where Newton's step leaves the bracket, or the slope is of no use, the
  /// bracket is halved. Ends with a step below `tolerance` of the place, which for a smooth function leaves an error of
  /// its square. `nil` where the zero lies outside the bracket or a value is no number.
  @inlinable public static func newton(
    between low: Double, and high: Double, from start: Double, tolerance: Double = 1e-9,
    maximumSteps: Int = 200, _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double? {
    guard low < high else { return nil }
    var bottom = low
    var top = high
    var place = min(max(start, low), high)
    for _ in 0..<maximumSteps {
      let (value, slope) = function(place)
      guard value.isFinite else { return nil }
      if value == 0 { return place }
      if value < 0 { bottom = place } else { top = place }
      var next = place - value / slope
      let isInside = next > bottom && next < top
      if !isInside {
        // An end of the bracket itself: the zero is beyond it.
        if place == low && value > 0 || place == high && value < 0 { return nil }
        next = bottom + 0.5 * (top - bottom)
        guard next > bottom && next < top else { return closed(place, low, high, function) }
      }
      let step = abs(next - place)
      if isInside && step <= tolerance * abs(next) { return next }
      place = next
    }
    return nil
  }

  /// A bracket that shrank to nothing encloses a zero unless it did so at an end nobody looked at.
  @inlinable static func closed(
    _ place: Double, _ low: Double, _ high: Double, _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double? {
    function(low).value <= 0 && function(high).value >= 0 ? place : nil
  }
}
