import DistrictModel
import NumericKernels

/// The hour of the day at which needs arise, as 1,024 steps of equal probability with straight lines between.
struct DailyProfile: Sendable {
  private static let steps = 1024
  private let hours: [Double]
  /// Largest share of a day's needs in one hour.
  let peakHourShare: Double

  /// Bumps wrapped around midnight over an even floor that takes the rest of the weight, then shifted to cheap hours.
  ///
  /// A need wanted at tau is met at t with weight exp(-|t - tau| / w - beta p(t)), |t - tau| on the circle of 24 hours:
  /// prices move needs, they make none.
  init(bumps: [DailyBump], priceResponse: Double = 0, shiftHours: Double = 2, prices: [Double] = []) {
    var density = Self.wanted(bumps)
    if priceResponse > 0, prices.count == 24 {
      density = Self.shifted(density, response: priceResponse, hours: max(0.05, shiftHours), prices: prices)
    }
    let slots = density.count
    let total = density.reduce(0, +)
    let perHour = slots / 24
    peakHourShare =
      (0..<24).map { hour in density[hour * perHour..<(hour + 1) * perHour].reduce(0, +) / total }.max()
      ?? 1.0 / 24

    var hours: [Double] = []
    var slot = 0
    var below = 0.0
    for step in 0...Self.steps {
      let wanted = Double(step) / Double(Self.steps) * total
      while slot < slots - 1, below + density[slot] < wanted {
        below += density[slot]
        slot += 1
      }
      let within = density[slot] > 0 ? (wanted - below) / density[slot] : 0
      hours.append(min(24, max(0, (Double(slot) + within) / Double(perHour))))
    }
    self.hours = hours
  }

  /// Density by minute of the day at which needs are wanted.
  private static func wanted(_ bumps: [DailyBump]) -> [Double] {
    let slots = 1440
    let floor = max(0, 1 - bumps.reduce(0) { $0 + $1.share })
    var density = [Double](repeating: floor / Double(slots), count: slots)
    for bump in bumps where bump.share > 0 {
      var shape = [Double](repeating: 0, count: slots)
      for slot in 0..<slots {
        let hour = (Double(slot) + 0.5) / 60
        for turn in -1...1 {
          let z = (hour - bump.hour + 24 * Double(turn)) / max(bump.spreadHours, 0.01)
          shape[slot] += Elementary.exp(-z * z / 2)
        }
      }
      let sum = shape.reduce(0, +)
      guard sum > 0 else { continue }
      for slot in 0..<slots { density[slot] += bump.share * shape[slot] / sum }
    }
    return density
  }

  /// Density by ten minutes of the day at which they are met; prices straight between the middles of the hours.
  private static func shifted(_ wanted: [Double], response: Double, hours: Double, prices: [Double])
    -> [Double]
  {
    let slots = 144
    let mean = prices.reduce(0, +) / 24
    let pull = (0..<slots).map { slot in
      let hour = (Double(slot) + 0.5) / 6 - 0.5
      let low = hour.rounded(.down)
      let first = prices[(Int(low) + 24) % 24]
      let next = prices[(Int(low) + 25) % 24]
      return Elementary.exp(-response * (first + (next - first) * (hour - low) - mean))
    }
    let near = (0..<slots).map { Elementary.exp(-Double(min($0, slots - $0)) / 6 / hours) }
    var met = [Double](repeating: 0, count: slots)
    for tau in 0..<slots {
      let weight = wanted[tau * 10..<tau * 10 + 10].reduce(0, +)
      let sum = (0..<slots).reduce(0) { $0 + near[abs($1 - tau)] * pull[$1] }
      guard sum > 0 else { continue }
      for slot in 0..<slots { met[slot] += weight * near[abs(slot - tau)] * pull[slot] / sum }
    }
    return met
  }

  /// The hour for a random word, 0 ..< 24.
  func hour(_ word: UInt32) -> Double {
    let step = Int(word >> 22)
    let within = Double(word & 0x3F_FFFF) * 0x1p-22
    return min(hours[step] + within * (hours[step + 1] - hours[step]), 23.999_999)
  }
}

/// Daily distance against its mean: a lognormal as 1,024 steps of equal probability, scaled to mean 1. The tails are
/// cut at 0.05 %.
struct DistanceFactor: Sendable {
  private let factors: [Double]

  init(logSd: Double) {
    let raw = (0..<1024).map { Elementary.exp(logSd * Elementary.normalQuantile((Double($0) + 0.5) / 1024)) }
    let mean = raw.reduce(0, +) / 1024
    factors = raw.map { $0 / mean }
  }

  func factor(_ word: UInt32) -> Double { factors[Int(word >> 22)] }
}
