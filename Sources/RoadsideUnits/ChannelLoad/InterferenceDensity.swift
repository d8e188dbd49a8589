import NumericKernels

/// Step B: one interferer and the noise together, on the grid of a tenth of a dB.
///
///     J = 10 lg(10^(I/10) + n),  I ~ Normal(mu, sigma),  n = 10^(N0/10)
///     f(x) ∝ w exp(-(g - mu)²/(2 sigma²)),  w = 10^(x/10)/(10^(x/10) - n),  g = 10 lg(10^(x/10) - n)
///
/// Without interference all mass falls on the first grid point above the noise.
struct InterferenceDensity: Sendable {
  /// Grid index of the first point above the noise.
  let start: Int
  private let powers: [Double]
  private let weights: [Double]
  private let deviationDB: Double

  init(noiseDBm: Double, deviationDB: Double, highestDBm: Double) {
    start = DecibelGrid.first(above: noiseDBm)
    self.deviationDB = deviationDB
    let end = max(start + 1, DecibelGrid.first(above: highestDBm + 10 * deviationDB))
    let noise = Elementary.exp10(noiseDBm / 10)
    var powers: [Double] = []
    var weights: [Double] = []
    for index in start..<end {
      let total = Elementary.exp10(DecibelGrid.value(index) / 10)
      let above = total - noise
      powers.append(10 * Elementary.log10(above))
      weights.append(total / above)
    }
    self.powers = powers
    self.weights = weights
  }

  var count: Int { powers.count }

  /// The mean of a figure given at the grid points from `start` on.
  func mean(of figure: [Double], interferenceDBm: Double) -> Double {
    let reach = 9.5 * deviationDB
    // Weak interference sits at the foot of the grid; its density is told relative to that foot.
    let nearest = max(interferenceDBm, powers[0])
    let scale = 0.5 / (deviationDB * deviationDB)
    let least = (nearest - interferenceDBm) * (nearest - interferenceDBm)
    var index = firstIndex(atLeast: interferenceDBm - reach)
    var sum = 0.0
    var mass = 0.0
    while index < powers.count {
      let off = powers[index] - interferenceDBm
      let exponent = (off * off - least) * scale
      if off > 0 && exponent > 45 { break }
      let density = weights[index] * Elementary.exp(-exponent)
      sum += density * figure[index]
      mass += density
      index += 1
    }
    return mass > 0 ? sum / mass : figure[0]
  }

  private func firstIndex(atLeast level: Double) -> Int {
    var low = 0
    var high = powers.count
    while low < high {
      let middle = (low + high) / 2
      if powers[middle] < level { low = middle + 1 } else { high = middle }
    }
    return min(low, powers.count - 1)
  }
}
