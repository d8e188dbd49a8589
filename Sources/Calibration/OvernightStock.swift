import NumericKernels

/// Cars that stay plugged in overnight, per plug-in of a weekday, along a week of quarter hours.
///
/// Each day's arrivals are one cohort with normal arrival times. On every following morning a fixed share of what is
/// left goes, whatever the car has been charged by then. Linear in the number of plug-ins, so it is worked out once.
struct OvernightStock {
  static let stepsPerDay = 96
  static let stepHours = 0.25
  /// Cohorts older than this are below (1 - leaving probability)^5 of themselves.
  private static let mornings = 5

  /// At the end of each of 672 steps, from Monday midnight.
  let perPlugIn: [Double]

  init(_ settings: FluidSettings) {
    let stay = 1 - settings.leavingProbability
    var stock = [Double](repeating: 0, count: 7 * Self.stepsPerDay)
    for day in -(Self.mornings + 1)...7 {
      let isWeekend = Self.isWeekend(day)
      let arrival = isWeekend ? settings.weekendArrival : settings.weekdayArrival
      let plugIns = isWeekend ? settings.weekendFactor : 1
      for step in stock.indices {
        let hour = Double(step + 1) * Self.stepHours
        var present = Self.passed(arrival, on: day, by: hour)
        var left = 1.0
        for morning in day + 1...day + Self.mornings {
          let leaving = Self.isWeekend(morning) ? settings.weekendLeaving : settings.weekdayLeaving
          present -= left * settings.leavingProbability * Self.passed(leaving, on: morning, by: hour)
          left *= stay
        }
        // What is left after the last morning counted goes with it, so that no cohort stays forever.
        let last = day + Self.mornings
        let leaving = Self.isWeekend(last) ? settings.weekendLeaving : settings.weekdayLeaving
        present -= left * Self.passed(leaving, on: last, by: hour)
        stock[step] += plugIns * present
      }
    }
    perPlugIn = stock
  }

  /// Days count from Monday; 5 and 6 are the weekend.
  private static func isWeekend(_ day: Int) -> Bool { (day % 7 + 7) % 7 >= 5 }

  private static func passed(_ clock: FluidSettings.Clock, on day: Int, by hour: Double) -> Double {
    let distance = (hour - Double(24 * day) - clock.hour) / clock.spread
    return NormalShare.below(distance)
  }
}

/// The standard normal distribution, with its far ends cut to 0 and 1.
enum NormalShare {
  private static let standard = Distribution.normal(mean: 0, standardDeviation: 1)

  static func below(_ distance: Double) -> Double {
    guard distance > -8 else { return 0 }
    guard distance < 8 else { return 1 }
    return (try? standard.cumulative(distance)) ?? .nan
  }
}
