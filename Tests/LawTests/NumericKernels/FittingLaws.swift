import NumericKernels
import Testing

@Suite("Searches refuse what has no answer")
struct FittingLaws {
  @Test("No variables, a step of zero, or a function without a number")
  func simplex() {
    let bowl = { (point: [Double]) in point.reduce(0) { $0 + $1 * $1 } }
    #expect(throws: NumericsError.outOfDomain) { try NelderMead.minimise(from: [], steps: [], bowl) }
    #expect(throws: NumericsError.outOfDomain) { try NelderMead.minimise(from: [1], steps: [0], bowl) }
    #expect(throws: NumericsError.outOfDomain) { try NelderMead.minimise(from: [1], steps: [1, 2], bowl) }
    #expect(throws: NumericsError.outOfDomain) {
      try NelderMead.minimise(from: [1], steps: [1]) { _ in .nan }
    }
  }

  @Test("The number of evaluations is kept to within one step of the simplex", arguments: [1, 10, 40])
  func evaluations(_ most: Int) throws {
    var calls = 0
    let found = try NelderMead.minimise(
      from: [3, 4, 5], steps: [1, 1, 1], tolerance: 0, maximumEvaluations: most
    ) { point in
      calls += 1
      return point.reduce(0) { $0 + $1 * $1 }
    }
    #expect(found.evaluations == calls && !found.isConverged && calls <= most + 8)
  }

  @Test("Fewer residuals than parameters, a wandering number of them, or two parameters that do the same")
  func leastSquares() {
    let widths = { (point: [Double]) in point.map { _ in 1e-4 } }
    let none = { (_: [Double]) in [0.0] }
    #expect(throws: NumericsError.outOfDomain) {
      try NonlinearLeastSquares.fit(from: [1, 2], differences: widths) { _ in [1] }
    }
    #expect(throws: NumericsError.outOfDomain) {
      try NonlinearLeastSquares.fit(from: [1], differences: none) { [$0[0], 1] }
    }
    var calls = 0
    #expect(throws: NumericsError.outOfDomain) {
      try NonlinearLeastSquares.fit(from: [1], differences: widths) { point in
        calls += 1
        return [Double](repeating: point[0], count: calls == 1 ? 2 : 3)
      }
    }
    #expect(throws: NumericsError.self) {
      try NonlinearLeastSquares.fit(from: [1, 1], differences: widths) { [$0[0] + $0[1], 1, 2] }
    }
  }

  @Test("Correlations of lists without spread, and divergences of negative shares, are refused")
  func undefined() throws {
    #expect(throws: NumericsError.outOfDomain) { try Correlation.pearson([1, 1, 1], [1, 2, 3]) }
    #expect(throws: NumericsError.outOfDomain) { try Correlation.pearson([0.1, 0.1, 0.1], [1, 2, 3]) }
    #expect(throws: NumericsError.outOfDomain) { try Correlation.spearman([1, .nan], [1, 2]) }
    #expect(throws: NumericsError.outOfDomain) { try Correlation.pearson([1], [1]) }
    #expect(throws: NumericsError.outOfDomain) { try Divergence.kullbackLeibler(of: [1, -1], from: [1, 1]) }
    #expect(throws: NumericsError.outOfDomain) { try Divergence.kullbackLeibler(of: [0, 0], from: [1, 1]) }
    #expect(try Divergence.kullbackLeibler(of: [1, 0], from: [1, 1]) == .infinity)
    #expect(try Divergence.kullbackLeibler(of: [2, 6], from: [1, 3]) == 0)
  }
}
