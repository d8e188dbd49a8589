import NumericKernels
import Testing

@Test("Our normal quantile agrees with GSL from tail to tail", arguments: [1, 2, 3] as [UInt64])
func normalQuantileAgainstGSL(seed: UInt64) throws {
  var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.quantile"))
  for draw in 0..<1000 {
    let inner = unitInterval(random.nextWord())
    let outer = inner * Double(sign: .plus, exponent: -draw, significand: 1)
    for probability in [inner, outer, 1 - inner * 1e-3] {
      let rival = try Distribution.normal(mean: 0, standardDeviation: 1).quantile(probability)
      #expect(
        abs(Elementary.normalQuantile(probability) - rival) <= 4e-15 * max(1e-3, abs(rival)), "\(probability)"
      )
    }
  }
  #expect(Elementary.normalQuantile(0) == -.infinity)
  #expect(Elementary.normalQuantile(1) == .infinity)
  for bad in [-0.1, 1.1, .nan, .infinity, -.infinity] {
    #expect(Elementary.normalQuantile(bad).isNaN)
  }
}
