import NumericKernels
import Testing

@Test(
  "Quantiles agree with the printed tables",
  arguments: [
    // Abramowitz and Stegun 1964, tables 26.1, 26.8 and 26.10.
    (Distribution.normal(mean: 0, standardDeviation: 1), 0.975, 1.959_963_985, 5e-9),
    (.normal(mean: 10, standardDeviation: 2), 0.975, 13.919_927_97, 1e-8),
    (.studentT(degrees: 1), 0.975, 12.706, 5e-4), (.studentT(degrees: 9), 0.975, 2.262, 5e-4),
    (.studentT(degrees: 30), 0.995, 2.750, 5e-4), (.chiSquared(degrees: 1), 0.95, 3.841_46, 5e-6),
    (.chiSquared(degrees: 10), 0.95, 18.3070, 5e-5),
    (.lognormal(logMean: 1, logStandardDeviation: 2), 0.5, 2.718_281_828, 1e-9),
    // A gamma with shape k/2 and scale 2 is a chi-squared with k degrees.
    (.gamma(shape: 5, scale: 2), 0.95, 18.3070, 5e-5),
    (.poisson(mean: 4), 0.5, 4, 0), (.poisson(mean: 4), 0.99, 9, 0), (.poisson(mean: 0), 0.3, 0, 0),
  ])
func tabledQuantiles(distribution: Distribution, probability: Double, value: Double, tolerance: Double) throws
{
  #expect(abs(try distribution.quantile(probability) - value) <= tolerance)
}

@Test("Quantile and probability undo each other")
func quantileInverts() throws {
  let all: [Distribution] = [
    .normal(mean: 1, standardDeviation: 3), .studentT(degrees: 4.5), .chiSquared(degrees: 7),
    .lognormal(logMean: 0.3, logStandardDeviation: 0.8), .gamma(shape: 0.7, scale: 5),
  ]
  for distribution in all {
    for probability in [0.001, 0.1, 0.5, 0.9, 0.999] {
      let back = try distribution.cumulative(distribution.quantile(probability))
      #expect(abs(back - probability) < 1e-9)
    }
    #expect(try distribution.cumulative(.infinity) == 1)
    #expect(try distribution.cumulative(-.infinity) == 0)
    #expect(try distribution.quantile(1) == .infinity)
  }
}

@Test("A Poisson probability agrees with the sum of its terms")
func poissonCumulative() throws {
  // e^-2 (1 + 2 + 2) and the same a half step higher.
  #expect(abs(try Distribution.poisson(mean: 2).cumulative(2) - 0.676_676_416_183_063_8) < 1e-14)
  #expect(abs(try Distribution.poisson(mean: 2).cumulative(2.5) - 0.676_676_416_183_063_8) < 1e-14)
  #expect(try Distribution.poisson(mean: 2).cumulative(-0.5) == 0)
  #expect(try Distribution.poisson(mean: 2).cumulative(1e300) == 1)
}

@Test("Questions outside a distribution are refused, never answered by NaN")
func impossibleDistributions() {
  for bad in [Double.nan, -1, .infinity, -.infinity] {
    let distributions: [Distribution] = [
      .normal(mean: 0, standardDeviation: bad), .studentT(degrees: bad), .chiSquared(degrees: bad),
      .lognormal(logMean: 0, logStandardDeviation: bad), .gamma(shape: bad, scale: 1),
      .gamma(shape: 1, scale: bad), .poisson(mean: bad),
    ]
    for distribution in distributions {
      #expect(throws: NumericsError.outOfDomain) { try distribution.cumulative(1) }
      #expect(throws: NumericsError.outOfDomain) { try distribution.quantile(0.5) }
    }
    #expect(throws: NumericsError.outOfDomain) { try Distribution.studentT(degrees: 3).quantile(bad) }
  }
  #expect(throws: NumericsError.outOfDomain) { try Distribution.studentT(degrees: 3).cumulative(.nan) }
}

@Test("Extreme parameters end in an answer or an error")
func extremeDistributions() {
  let extremes: [Double] = [.leastNonzeroMagnitude, 1e-300, 1e-9, 1, 1e9, 1e300]
  for first in extremes {
    for second in extremes {
      let distributions: [Distribution] = [
        .normal(mean: first, standardDeviation: second), .studentT(degrees: first),
        .chiSquared(degrees: first), .lognormal(logMean: first, logStandardDeviation: second),
        .gamma(shape: first, scale: second), .poisson(mean: first),
      ]
      for distribution in distributions {
        for value in extremes {
          if let share = try? distribution.cumulative(value) {
            #expect(!share.isNaN)
          }
          if let place = try? distribution.quantile(min(1, value)) {
            #expect(!place.isNaN)
          }
        }
      }
    }
  }
}

@Test("A confidence interval has the width of Student's table")
func studentInterval() {
  // Mean 3, s² = 2.5, t(4, 0.975) = 2.776: 3 ± 2.776 · √(2.5 / 5).
  let interval = ConfidenceInterval.student([1, 2, 3, 4, 5])
  #expect(interval.mean == 3)
  #expect(interval.replications == 5)
  #expect(abs(interval.high - 3 - 2.776 * 0.5.squareRoot()) < 5e-4)
  #expect(abs(interval.high - 3 - (3 - interval.low)) < 1e-12)
  // Planted fault: the normal quantile is too small for five values.
  #expect(interval.high - 3 > 1.96 * 0.5.squareRoot() + 0.1)
}

@Test("A confidence interval of one value, or of none, is a point")
func pointIntervals() {
  #expect(ConfidenceInterval.student([7]) == ConfidenceInterval(mean: 7, low: 7, high: 7, replications: 1))
  #expect(ConfidenceInterval.student([]).replications == 0)
  #expect(ConfidenceInterval.student([2, 2, 2], level: 1).high == 2)
  #expect(ConfidenceInterval.student([1, 2], level: 0).high == 1.5)
  #expect(ConfidenceInterval.student([1, 2], level: .nan).high == .infinity)
}
