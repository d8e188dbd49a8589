import Calibration
import Fixtures
import NumericKernels
import Testing

/// The fluid model written out step by step, zone by zone, with no sums saved: slow, and hard to get wrong.
private struct PlainFluidModel {
  let zones: [ZoneSupply]
  let deviations: [Double]
  let p: CalibrationParameters

  private func normal(_ x: Double) throws -> Double {
    try Distribution.normal(mean: 0, standardDeviation: 1).cumulative(x)
  }

  private func price(_ hour: Double) -> Double {
    let below = Int(hour + 23.5) % 24
    let share = hour + 23.5 - (hour + 23.5).rounded(.down)
    return (1 - share) * deviations[below] + share * deviations[(below + 1) % 24]
  }

  func attraction() -> [Double] {
    let piles = zones.reduce(0) { $0 + $1.piles }
    let mean = zones.reduce(0) { $0 + $1.priceLevel * Double($1.piles) } / Double(piles)
    return zones.map { zone in
      let sizes = zone.stationSizes.isEmpty ? [10.0] : zone.stationSizes.map(Double.init)
      let drawn = sizes.reduce(0) { $0 + Elementary.exp(1.2 * Elementary.log($1)) } / sizes.reduce(0, +)
      return Elementary.exp(-p.priceLevelResponse * (zone.priceLevel - mean)) * drawn
    }
  }

  /// Cars of each evening cohort that have come by an hour of the week and not left yet.
  func stock(_ hour: Double) throws -> Double {
    var sum = 0.0
    for day in -8...7 {
      let isWeekend = (day + 14) % 7 >= 5
      let came =
        isWeekend
        ? 0.8 * (try normal((hour - Double(24 * day) - 19.5) / 3.5))
        : try normal((hour - Double(24 * day) - 20.3) / 2.2)
      var present = came
      var left = isWeekend ? 0.8 : 1
      for morning in day + 1...day + 8 {
        let isFree = (morning + 14) % 7 >= 5
        let time = hour - Double(24 * morning)
        present -= left * 0.95 * (try isFree ? normal((time - 9) / 2.5) : normal((time - 7.3) / 0.8))
        left *= 0.05
      }
      sum += present
    }
    return p.overnightPlugIns * sum
  }

  func starts() -> [Double] {
    var shares = [Double](repeating: 0, count: 96)
    for need in 0..<96 {
      let weights = (0..<96).map { start -> Double in
        let apart = abs(Double(start - need)) / 4
        let hour = (Double(start) + 0.5) / 4
        return Elementary.exp(-min(apart, 24 - apart) / 2 - p.timePriceResponse * price(hour))
      }
      let whole = weights.reduce(0, +)
      for start in 0..<96 { shares[start] += weights[start] / whole / 96 }
    }
    return shares
  }

  /// Busy slow and fast piles of every zone at every step of the week.
  func busy() throws -> [[(slow: Double, fast: Double)]] {
    let weights = attraction()
    let slowMean =
      zip(weights, zones).reduce(0) { $0 + $1.0 * Double($1.1.slowPiles) }
      / zones.reduce(0) { $0 + Double($1.slowPiles) }
    let fastSum = zip(weights, zones).reduce(0) { $0 + $1.0 * Double($1.1.fastPiles) }
    let fastPiles = zones.reduce(0) { $0 + Double($1.fastPiles) }
    let starts = starts()
    let kept = Elementary.exp(-0.25 / 0.81)
    var fast = [Double](repeating: 0, count: zones.count)
    var days: [[Double]] = []
    for step in 0..<192 {
      var left = p.fastSessions * fastPiles * starts[step % 96] * 0.81 / 0.25 * (1 - kept)
      for zone in zones.indices { fast[zone] *= kept }
      for _ in 0..<3 {
        var refused = 0.0
        for zone in zones.indices {
          let wanted = left * weights[zone] * Double(zones[zone].fastPiles) / fastSum
          let taken = min(wanted, max(0, 0.97 * Double(zones[zone].fastPiles) - fast[zone]))
          fast[zone] += taken
          refused += wanted - taken
        }
        left = refused
      }
      days.append(fast)
    }
    return try (0..<672).map { step in
      let level = p.heldShare + (try stock(Double(step + 1) / 4))
      return zones.indices.map { zone in
        let slow = Double(zones[zone].slowPiles)
        return (slow * min(0.98, weights[zone] / slowMean * level), days[96 + step % 96][zone])
      }
    }
  }
}

@Test(
  "The fluid model agrees with the plain one hour by hour and zone by zone, with and without full zones",
  arguments: [
    SyntheticCity.truth,
    CalibrationParameters(
      heldShare: 0.48, overnightPlugIns: 0.45, fastSessions: 25, timePriceResponse: 18, priceLevelResponse: 6),
    CalibrationParameters(
      heldShare: 0, overnightPlugIns: 0.01, fastSessions: 2, timePriceResponse: 0, priceLevelResponse: 0),
  ])
func plainFluidModel(_ parameters: CalibrationParameters) throws {
  // The fluid model lets the last 3 in 10 million cars of a cohort go after five mornings, the plain one after eight.
  let tolerance = 1e-6
  let zones = SyntheticCity.zones
  let week = try SyntheticCity.model().week(parameters)
  let plain = PlainFluidModel(zones: zones, deviations: SyntheticCity.deviations, p: parameters)
  let busy = try plain.busy()
  let piles = Double(zones.reduce(0) { $0 + $1.piles })
  var energy = [Double](repeating: 0, count: 24)
  for hour in 0..<168 {
    let steps = busy[4 * hour..<4 * hour + 4]
    let sum = steps.reduce(0) { $0 + $1.reduce(0) { $0 + $1.slow + $1.fast } }
    #expect(abs(week.cityBusyShare[hour] - sum / 4 / piles) < tolerance)
    energy[hour % 24] += steps.reduce(0) { $0 + $1.reduce(0) { $0 + 6.2 * $1.slow + 100 * $1.fast } }
  }
  let whole = energy.reduce(0, +)
  for hour in 0..<24 { #expect(abs(week.energyShare[hour] - energy[hour] / whole) < tolerance) }
  for (row, zone) in zones.enumerated() {
    let capacity = Double(zone.piles)
    let mean = busy.reduce(0) { $0 + $1[row].slow + $1[row].fast } / 672 / capacity
    #expect(abs(week.zones[row].meanBusyShare - mean) < tolerance)
    let crowded = try busy[576...].reduce(0.0) { sum, step in
      let m = step[row].slow + step[row].fast
      let spread = (m * (1 - m / capacity)).squareRoot()
      guard spread > 0 else { return sum }
      return sum
        + (try Distribution.normal(mean: 0, standardDeviation: 1).cumulative((m - 0.8 * capacity) / spread))
    }
    #expect(abs(week.zones[row].crowdedShare - crowded / 96) < tolerance)
  }
}
