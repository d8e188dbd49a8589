import NumericKernels
import Testing

/// A distribution drawn from by GSL on our stream, with its mean and variance in closed form.
struct Variate: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let mean: Double
  let variance: Double
  /// Fourth central moment over squared variance, for the standard error of the variance.
  let kurtosis: Double
  let draw: @Sendable (inout GSLRandom) throws(NumericsError) -> Double

  static let all = [
    Variate(testDescription: "uniform", mean: 0.5, variance: 1.0 / 12, kurtosis: 1.8) { $0.uniform() },
    Variate(testDescription: "integer below 10", mean: 4.5, variance: 8.25, kurtosis: 1.8) {
      (random) throws(NumericsError) in Double(try random.integer(below: 10))
    },
    Variate(testDescription: "exponential", mean: 3, variance: 9, kurtosis: 9) {
      (random) throws(NumericsError) in try random.exponential(mean: 3)
    },
    Variate(testDescription: "gaussian", mean: 5, variance: 4, kurtosis: 3) {
      (random) throws(NumericsError) in try random.gaussian(mean: 5, standardDeviation: 2)
    },
    // mean e^(m + s²/2), variance (e^(s²) - 1) e^(2m + s²), m = 0, s = 1/2
    Variate(testDescription: "lognormal", mean: 1.133_148_453, variance: 0.364_695_759, kurtosis: 8.9) {
      (random) throws(NumericsError) in try random.lognormal(logMean: 0, logStandardDeviation: 0.5)
    },
    Variate(testDescription: "gamma", mean: 6, variance: 18, kurtosis: 6) {
      (random) throws(NumericsError) in try random.gamma(shape: 2, scale: 3)
    },
    Variate(testDescription: "gamma, shape below 1", mean: 0.5, variance: 0.5, kurtosis: 15) {
      (random) throws(NumericsError) in try random.gamma(shape: 0.5, scale: 1)
    },
    Variate(testDescription: "beta", mean: 2.0 / 7, variance: 10.0 / 392, kurtosis: 2.88) {
      (random) throws(NumericsError) in try random.beta(2, 5)
    },
    Variate(testDescription: "poisson, small", mean: 2.5, variance: 2.5, kurtosis: 3.4) {
      (random) throws(NumericsError) in Double(try random.poisson(mean: 2.5))
    },
    Variate(testDescription: "poisson, large", mean: 80, variance: 80, kurtosis: 3.0125) {
      (random) throws(NumericsError) in Double(try random.poisson(mean: 80))
    },
  ]

  /// Distances from the closed form, in standard errors.
  func distances(seed: UInt64) throws -> (mean: Double, variance: Double) {
    let stream = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.variates"))
    var random = GSLRandom(stream)
    var seen = RunningStatistics()
    for _ in 0..<10_000 {
      seen.add(try draw(&random))
    }
    let count = Double(seen.count)
    return (
      (seen.mean - mean) / (variance / count).squareRoot(),
      (seen.variance - variance) / (variance * ((kurtosis - 1) / count).squareRoot())
    )
  }
}

@Test(
  "Draws by GSL on our stream have the mean and variance of their distribution",
  arguments: Variate.all, [1, 2, 3] as [UInt64])
func variateMoments(variate: Variate, seed: UInt64) throws {
  let distances = try variate.distances(seed: seed)
  #expect(abs(distances.mean) < 4)
  #expect(abs(distances.variance) < 5)
}

@Test("A distribution with a mean wrong by a tenth of its standard deviation is noticed")
func variatePlantedFault() throws {
  let wrong = Variate(testDescription: "wrong", mean: 5.2, variance: 4, kurtosis: 3) {
    (random) throws(NumericsError) in try random.gaussian(mean: 5, standardDeviation: 2)
  }
  #expect(abs(try wrong.distances(seed: 1).mean) > 4)
}

@Test("GSL draws from the very stream it was started from")
func sameStreamUnderGSL() throws {
  var stream = RandomStream(seed: 9, replication: 1, purpose: StreamPurpose("test.variates"), entity: 4)
  _ = stream.next()
  var random = GSLRandom(stream)
  for _ in 0..<20 {
    #expect(random.uniform() == stream.uniform())
  }
  #expect(random.stream.next2() == stream.next2())
}

extension RandomStream {
  /// The next two numbers of a copy.
  fileprivate func next2() -> [UInt64] {
    var copy = self
    return [copy.next(), copy.next()]
  }
}

@Test("Rows of an alias table come as often as their weights say")
func aliasRows() throws {
  let weights = [0.0, 1, 4, 0, 3, 2]
  let table = try AliasTable(weights: weights)
  var random = GSLRandom(RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.alias")))
  var counts = [Double](repeating: 0, count: table.count)
  for _ in 0..<10_000 {
    counts[random.row(of: table)] += 1
  }
  #expect(counts[0] == 0 && counts[3] == 0)
  let rows = [1, 2, 4, 5]
  func chiSquared(_ weights: [Double]) -> Double {
    rows.reduce(0) {
      $0 + (counts[$1] - weights[$1] * 1000) * (counts[$1] - weights[$1] * 1000) / (weights[$1] * 1000)
    }
  }
  // Three degrees of freedom, 99.99 % point 21.1.
  #expect(chiSquared(weights) < 21.1)
  // Planted fault: two weights changed about.
  #expect(chiSquared([0, 1, 3, 0, 4, 2]) > 21.1)
}

@Test("Parameters that describe no distribution are refused")
func impossibleVariates() {
  var random = GSLRandom(RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.variates")))
  for bad in [Double.nan, -1, -1e18, .infinity, -.infinity] {
    #expect(throws: NumericsError.outOfDomain) { try random.exponential(mean: bad) }
    #expect(throws: NumericsError.outOfDomain) { try random.gaussian(standardDeviation: bad) }
    #expect(throws: NumericsError.outOfDomain) { try random.lognormal(logMean: 0, logStandardDeviation: bad) }
    #expect(throws: NumericsError.outOfDomain) { try random.gamma(shape: bad, scale: 1) }
    #expect(throws: NumericsError.outOfDomain) { try random.gamma(shape: 1, scale: bad) }
    #expect(throws: NumericsError.outOfDomain) { try random.beta(bad, 1) }
    #expect(throws: NumericsError.outOfDomain) { try random.beta(1, bad) }
    #expect(throws: NumericsError.outOfDomain) { try random.poisson(mean: bad) }
    #expect(throws: NumericsError.outOfDomain) { _ = try AliasTable(weights: [1, bad]) }
  }
  for bound in [0, -1, Int.min] {
    #expect(throws: NumericsError.outOfDomain) { try random.integer(below: bound) }
  }
  for weights in [[], [0, 0]] as [[Double]] {
    #expect(throws: NumericsError.outOfDomain) { _ = try AliasTable(weights: weights) }
  }
}
