import NumericKernels
import Testing

@Test("The simplex finds the bottom of Rosenbrock's valley (1960, doi:10.1093/comjnl/3.3.175)")
func rosenbrock() throws {
  let found = try NelderMead.minimise(
    from: [-1.2, 1], steps: [0.5, 0.5], tolerance: 1e-8, maximumEvaluations: 2000
  ) { point in
    let (x, y) = (point[0], point[1])
    return 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x)
  }
  #expect(found.isConverged && found.evaluations < 500)
  #expect(abs(found.point[0] - 1) < 1e-6 && abs(found.point[1] - 1) < 1e-6 && found.value < 1e-12)
}

@Test("Least squares reach the certified values of NIST's Misra1a, with their standard deviations")
func misra() throws {
  // NIST Statistical Reference Datasets, nonlinear regression, Misra1a: y = b1 (1 - exp(-b2 x)), from start 1.
  let y = [
    10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78,
  ]
  let x = [
    77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0,
  ]
  let widths = { (point: [Double]) in point.map { abs($0) * 1e-5 } }
  let fit = try NonlinearLeastSquares.fit(from: [500, 1e-4], differences: widths) { point in
    zip(x, y).map { point[0] * (1 - Elementary.exp(-point[1] * $0)) - $1 }
  }
  #expect(fit.isConverged)
  #expect(abs(fit.point[0] / 2.3894212918e+02 - 1) < 1e-6)
  #expect(abs(fit.point[1] / 5.5015643181e-04 - 1) < 1e-6)
  #expect(abs(fit.cost / 1.2455138894e-01 - 1) < 1e-8)
  // NIST scales the covariance by the residual variance.
  let scale = (fit.cost / 12).squareRoot()
  #expect(abs(fit.standardDeviations[0] * scale / 2.7070075241 - 1) < 1e-4)
  #expect(abs(fit.standardDeviations[1] * scale / 7.2668688436e-06 - 1) < 1e-4)
  #expect(fit.correlations[0][0] == 1 && fit.correlations[0][1] == fit.correlations[1][0])
  #expect(fit.correlations[0][1] < -0.99)
}

@Test("Spearman's coefficient with ties is Pearson's of the mean ranks")
func spearmanTies() throws {
  #expect(Correlation.ranks(of: [10, 20, 20, 5]) == [2, 3.5, 3.5, 1])
  // Ten pairs of IQ and hours of television, rho = -29/165.
  let one = [106.0, 86, 100, 101, 99, 103, 97, 113, 112, 110]
  let other = [7.0, 0, 27, 50, 28, 29, 20, 12, 6, 17]
  #expect(abs(try Correlation.spearman(one, other) + 29.0 / 165) < 1e-12)
  #expect(abs(try Correlation.spearman([1, 2, 2, 3], [1, 2, 3, 4]) - 0.9486832980505138) < 1e-12)
  #expect(abs(try Divergence.kullbackLeibler(of: [1, 1, 1], from: [9, 12, 4]) - 0.0852996013183706) < 1e-12)
}
