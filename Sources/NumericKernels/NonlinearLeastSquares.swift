internal import CGSL

/// The parameters whose residuals have the smallest sum of squares, and how well they are known
/// (`gsl_multifit_nlinear`, Levenberg-Marquardt with a trust region).
public enum NonlinearLeastSquares {
  public struct Fit: Hashable, Sendable {
    public let point: [Double]
    /// Sum of squared residuals at the point.
    public let cost: Double
    /// Inverse of JᵀJ, row by row. With residuals in units of their standard deviation this is the covariance of
    /// the parameters; it is not scaled by the cost.
    public let covariance: [[Double]]
    public let iterations: Int
    /// Whether a tolerance was met; otherwise the iterations ran out, or no step went further down.
    public let isConverged: Bool

    public var standardDeviations: [Double] { covariance.indices.map { covariance[$0][$0].squareRoot() } }

    /// 1 on the diagonal; 0 where a parameter has no spread.
    public var correlations: [[Double]] {
      let spread = standardDeviations
      return covariance.indices.map { row in
        covariance.indices.map { column in
          guard row != column else { return 1 }
          let scale = spread[row] * spread[column]
          return scale > 0 ? covariance[row][column] / scale : 0
        }
      }
    }
  }

  /// When to stop.
  public struct Limits: Hashable, Sendable {
    /// Relative size of a step.
    public var step = 1e-8
    /// Scaled gradient.
    public var gradient = 1e-8
    public var iterations = 100

    public init() {}
  }

  /// Goes down from `start`; the Jacobian comes from central differences of half-width `differences(point)`, one
  /// for each parameter.
  ///
  /// - Throws: `outOfDomain` for no parameters, fewer residuals than parameters, residuals of changing number, a
  ///   difference of zero, or a residual that is not finite; `notConverged` where the covariance does not exist.
  public static func fit(
    from start: [Double], limits: Limits = Limits(), differences: ([Double]) -> [Double],
    residuals: ([Double]) -> [Double]
  ) throws(NumericsError) -> Fit {
    let first = residuals(start)
    guard !start.isEmpty, first.count >= start.count, first.allSatisfy(\.isFinite),
      start.allSatisfy(\.isFinite)
    else { throw .outOfDomain }
    GSL.prepare()
    let result = withoutActuallyEscaping(residuals) { residuals in
      withoutActuallyEscaping(differences) { differences in
        let problem = Problem(terms: first.count, residuals: residuals, differences: differences)
        return withExtendedLifetime(problem) {
          Result { () throws(NumericsError) in try run(problem, start, limits) }
        }
      }
    }
    return try result.get()
  }

  private static func run(
    _ problem: Problem, _ start: [Double], _ limits: Limits
  ) throws(NumericsError) -> Fit {
    var parameters = gsl_multifit_nlinear_default_parameters()
    guard
      let work = gsl_multifit_nlinear_alloc(
        cgsl_multifit_nlinear_trust(), &parameters, problem.terms, start.count),
      let point = Columns.vector(start), let covariance = gsl_matrix_alloc(start.count, start.count)
    else { throw GSL.noMemory }
    defer {
      gsl_multifit_nlinear_free(work)
      gsl_vector_free(point)
      gsl_matrix_free(covariance)
    }
    var lent = gsl_multifit_nlinear_fdf()
    lent.f = { point, context, values in
      guard let point, let context, let values else { return Int32(GSL_EFAULT) }
      return Unmanaged<Problem>.fromOpaque(context).takeUnretainedValue().evaluate(point, into: values)
    }
    lent.df = { point, context, jacobian in
      guard let point, let context, let jacobian else { return Int32(GSL_EFAULT) }
      return Unmanaged<Problem>.fromOpaque(context).takeUnretainedValue().differentiate(point, into: jacobian)
    }
    lent.n = problem.terms
    lent.p = start.count
    lent.params = Unmanaged.passUnretained(problem).toOpaque()
    try check(gsl_multifit_nlinear_init(point, &lent, work))
    var reason: Int32 = 0
    let status = gsl_multifit_nlinear_driver(
      limits.iterations, limits.step, limits.gradient, 0, nil, nil, &reason, work)
    let stopped = [Int32(GSL_EMAXITER), Int32(GSL_ENOPROG)].contains(status)
    if !stopped { try check(status) }
    guard let jacobian = gsl_multifit_nlinear_jac(work), let found = gsl_multifit_nlinear_position(work),
      let rest = gsl_multifit_nlinear_residual(work)
    else { throw .notConverged }
    try check(gsl_multifit_nlinear_covar(jacobian, 0, covariance))
    let rows = start.indices.map { row in start.indices.map { gsl_matrix_get(covariance, row, $0) } }
    guard rows.joined().allSatisfy(\.isFinite), start.indices.allSatisfy({ rows[$0][$0] > 0 }) else {
      throw .notConverged
    }
    return Fit(
      point: Columns.array(found), cost: Columns.array(rest).reduce(0) { $0 + $1 * $1 }, covariance: rows,
      iterations: Int(gsl_multifit_nlinear_niter(work)), isConverged: !stopped)
  }

  private static func check(_ status: Int32) throws(NumericsError) {
    guard status != Int32(GSL_EBADFUNC) else { throw .outOfDomain }
    try GSL.check(status: status)
  }

  private final class Problem {
    let terms: Int
    let residuals: ([Double]) -> [Double]
    let differences: ([Double]) -> [Double]

    init(
      terms: Int, residuals: @escaping ([Double]) -> [Double], differences: @escaping ([Double]) -> [Double]
    ) {
      self.terms = terms
      self.residuals = residuals
      self.differences = differences
    }

    func evaluate(_ point: UnsafePointer<gsl_vector>, into values: UnsafeMutablePointer<gsl_vector>) -> Int32
    {
      let found = residuals(Columns.array(point))
      guard found.count == terms, found.allSatisfy(\.isFinite) else { return Int32(GSL_EBADFUNC) }
      for (row, value) in found.enumerated() { gsl_vector_set(values, row, value) }
      return Int32(GSL_SUCCESS)
    }

    func differentiate(
      _ point: UnsafePointer<gsl_vector>, into jacobian: UnsafeMutablePointer<gsl_matrix>
    ) -> Int32 {
      let centre = Columns.array(point)
      let widths = differences(centre)
      guard widths.count == centre.count, widths.allSatisfy({ $0.isFinite && $0 != 0 }) else {
        return Int32(GSL_EBADFUNC)
      }
      for column in centre.indices {
        var above = centre
        var below = centre
        above[column] += widths[column]
        below[column] -= widths[column]
        let high = residuals(above)
        let low = residuals(below)
        let span = above[column] - below[column]
        guard high.count == terms, low.count == terms, span != 0 else { return Int32(GSL_EBADFUNC) }
        for row in 0..<terms {
          let slope = (high[row] - low[row]) / span
          guard slope.isFinite else { return Int32(GSL_EBADFUNC) }
          gsl_matrix_set(jacobian, row, column, slope)
        }
      }
      return Int32(GSL_SUCCESS)
    }
  }
}
