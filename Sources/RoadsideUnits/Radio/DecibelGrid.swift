import NumericKernels

/// The grid of the mode-4 model: -200 to 200 dB in steps of a tenth, as its authors have it.
enum DecibelGrid {
  static let count = 4001
  static let perDB = 10.0
  static let zero = 2000

  static func value(_ index: Int) -> Double { Double(index - zero) / perDB }

  /// The first point at or above a level, inside the grid.
  static func first(atLeast level: Double) -> Int {
    let place = (level * perDB - 1e-7).rounded(.up) + Double(zero)
    return Int(min(Double(count), max(0, place)))
  }

  /// The first point strictly above a level: where all of noise alone falls.
  static func first(above level: Double) -> Int {
    let place = (level * perDB + 1e-7).rounded(.down) + 1 + Double(zero)
    return Int(min(Double(count), max(0, place)))
  }
}

/// Received power over packets that are noticed: normal, cut below the sensing threshold, on the grid, summing to 1.
struct NoticedPower {
  /// Grid index of the first weight.
  let start: Int
  let weights: [Double]
  /// Sums of the weights before each.
  let before: [Double]

  /// No weights where not even nine deviations above the mean reach the threshold.
  init(meanDBm: Double, deviationDB: Double, thresholdDBm: Double) {
    let reach = 9.5 * deviationDB
    start = DecibelGrid.first(atLeast: max(thresholdDBm, meanDBm - reach))
    let end = DecibelGrid.first(above: meanDBm + reach)
    guard start < end, deviationDB > 0 else {
      weights = []
      before = [0]
      return
    }
    var density = (start..<end).map { index in
      let off = (DecibelGrid.value(index) - meanDBm) / deviationDB
      return Elementary.exp(-0.5 * off * off)
    }
    let total = density.reduce(0, +)
    guard total > 0 else {
      weights = []
      before = [0]
      return
    }
    for index in density.indices { density[index] /= total }
    weights = density
    var sums = [0.0]
    sums.reserveCapacity(density.count + 1)
    for weight in density { sums.append(sums[sums.count - 1] + weight) }
    before = sums
  }
}

/// A packet error curve at every tenth of a dB.
struct TabulatedErrors {
  /// Tenths of a dB of the first value; below it the error is `below`, behind the last `above`.
  let startTenths: Int
  let values: [Double]
  let below: Double
  let above: Double

  init(_ curve: PacketErrorCurve) {
    let first = DecibelGrid.first(atLeast: curve.snrDB[0]) - DecibelGrid.zero
    let last = DecibelGrid.first(above: curve.snrDB[curve.snrDB.count - 1]) - DecibelGrid.zero
    startTenths = first
    values = (first..<max(first, last)).map { curve.error(atSNR: Double($0) / DecibelGrid.perDB) }
    below = curve.below
    above = curve.above
  }

  /// Mean error of noticed packets against a disturbance at one grid point.
  func mean(_ power: NoticedPower, against disturbance: Int) -> Double {
    let weights = power.weights
    // Index in `weights` at which the curve begins, and behind which it ends.
    let begin = min(weights.count, max(0, disturbance + startTenths - power.start))
    let end = min(weights.count, max(begin, disturbance + startTenths + values.count - power.start))
    let low = power.before[begin]
    var middle = 0.0
    let shift = power.start - disturbance - startTenths
    for index in begin..<end { middle += weights[index] * values[index + shift] }
    return below * low + middle + above * (power.before[weights.count] - power.before[end])
  }
}
