import NumericKernels
import Testing

@Suite("The normal distribution against the GNU Scientific Library")
struct NormalCumulativeAgainstLibraryTests {
  @Test("Both tails and the middle agree to thirteen digits")
  func agrees() throws {
    let law = Distribution.normal(mean: 0, standardDeviation: 1)
    for step in -3700...900 {
      let x = Double(step) * 0.01
      let known = try law.cumulative(x)
      let found = Elementary.normalCumulative(x)
      #expect(abs(found - known) <= 2e-13 * known, "\(x): \(found) \(known)")
    }
    #expect(Elementary.normalCumulative(0) == 0.5)
    #expect(Elementary.normalCumulative(-.infinity) == 0 && Elementary.normalCumulative(.infinity) == 1)
    #expect(Elementary.normalCumulative(.nan).isNaN)
    // Planted fault: a tenth of a millionth more.
    #expect(abs(Elementary.normalCumulative(-3 + 1e-7) / (try law.cumulative(-3)) - 1) > 2e-13)
  }

  @Test("It undoes the quantile", arguments: [1e-300, 1e-20, 1e-3, 0.2, 0.5, 0.8, 0.999])
  func quantile(probability: Double) {
    let back = Elementary.normalCumulative(Elementary.normalQuantile(probability))
    #expect(abs(back - probability) <= 2e-12 * probability)
  }

  @Test("Decades are decades")
  func decades() {
    for power in -300...300 {
      let value = Elementary.exp10(Double(power))
      #expect(abs(Elementary.log10(value) - Double(power)) < 1e-12)
    }
    #expect(Elementary.log10(1) == 0 && Elementary.log10(0) == -.infinity && Elementary.log10(-1).isNaN)
  }
}
