import NumericKernels
import Testing

@Test("Quantiles lie between neighbours on a straight line")
func quantileType7() throws {
  let values = [10.0, 20, 30, 40]
  #expect(try Quantiles.ofSorted(values, 0) == 10)
  #expect(try Quantiles.ofSorted(values, 1) == 40)
  #expect(try Quantiles.ofSorted(values, 0.5) == 25)
  #expect(abs(try Quantiles.ofSorted(values, 0.9) - 37) < 1e-12)
  #expect(try Quantiles.ofSorted(values[1...2], 0.5) == 25)
  #expect(try Quantiles.of([40, 10, 30, 20], 0.5) == 25)
  #expect(try Quantiles.ofSorted([5], 0.3) == 5)
  #expect(try Quantiles.ofSorted([1, .infinity, .infinity], 0.75) == .infinity)
}

@Test(
  "A weighted quantile counts a value as often as its weight says", arguments: [0, 0.1, 0.25, 0.5, 0.77, 1])
func weightedQuantile(probability: Double) throws {
  let repeated = [1.0, 1, 3, 3, 3, 3, 8, 9, 9, 9]
  let place = max(0, Int((probability * 10).rounded(.up)) - 1)
  let found = try Quantiles.weighted([9, 3, 1, 8, 5], weights: [3, 4, 2, 1, 0], probability)
  #expect(found == repeated[place])
}

@Test("Quantiles of nothing, of NaN or outside 0 to 1 are refused")
func impossibleQuantiles() {
  #expect(throws: NumericsError.outOfDomain) { try Quantiles.of([], 0.5) }
  #expect(throws: NumericsError.outOfDomain) { try Quantiles.of([1, .nan], 0.5) }
  for probability in [-0.1, 1.1, .nan, .infinity] {
    #expect(throws: NumericsError.outOfDomain) { try Quantiles.ofSorted([1, 2], probability) }
    #expect(throws: NumericsError.outOfDomain) { try Quantiles.weighted([1], weights: [1], probability) }
  }
  for weights in [[], [1], [0, 0], [-1, 2], [.nan, 1], [.infinity, 1], [1e308, 1e308]] as [[Double]] {
    #expect(throws: NumericsError.outOfDomain) { try Quantiles.weighted([1, 2], weights: weights, 0.5) }
  }
}

@Test("Running statistics agree with two passes over the values", arguments: [1, 2, 3] as [UInt64])
func runningAgainstTwoPasses(seed: UInt64) {
  var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.statistics"))
  // A large offset, which the sum of squares does not survive.
  let values = (0..<1000).map { _ in 1e9 + random.standardNormal() }
  // The reference takes the offset off first, which loses nothing.
  let mean = 1e9 + values.reduce(0) { $0 + ($1 - 1e9) } / 1000
  let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 999
  // Half a unit in the last place for each of the thousand steps.
  let rounding = 500 * 1e9.ulp
  let seen = RunningStatistics(values)
  #expect(abs(seen.mean - mean) < rounding)
  #expect(abs(seen.variance - variance) < rounding)
  #expect(seen.minimum == values.min())
  #expect(seen.maximum == values.max())
  // Planted fault: the textbook formula.
  let textbook = (values.reduce(0) { $0 + $1 * $1 } - 1000 * mean * mean) / 999
  #expect(abs(textbook - variance) > 1000 * rounding)

  var merged = RunningStatistics()
  for start in stride(from: 0, to: 1000, by: 137) {
    merged.merge(RunningStatistics(values[start..<min(1000, start + 137)]))
  }
  merged.merge(RunningStatistics())
  #expect(merged.count == 1000)
  #expect(abs(merged.mean - mean) < rounding)
  #expect(abs(merged.variance - variance) < rounding)
  #expect(merged.minimum == seen.minimum)
  #expect(merged.maximum == seen.maximum)
}

@Test("Statistics of nothing and of one value have no spread")
func fewValues() {
  #expect(RunningStatistics().variance == 0)
  #expect(RunningStatistics([4]).variance == 0)
  #expect(RunningStatistics([4]).mean == 4)
  #expect(RunningStatistics([4]).standardError == 0)
}
