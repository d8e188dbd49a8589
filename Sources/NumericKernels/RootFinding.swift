internal import CGSL

/// Zeros of functions.
public enum Roots {
  /// A zero between two points where the function has opposite signs, by Brent's method
  /// (`gsl_root_fsolver_brent`).
  ///
  /// Ends when the bracket is smaller than `tolerance` plus a few digits of rounding.
  ///
  /// - Throws: `noSignChange`; `outOfDomain` for a bracket or tolerance that makes no sense, or a function
  ///   that gives NaN or infinity at an end; `notConverged` when the steps run out or it does so in between.
  public static func brent(
    between low: Double, and high: Double, tolerance: Double = 1e-12, maximumSteps: Int = 200,
    _ function: (Double) -> Double
  ) throws(NumericsError) -> Double {
    guard low.isFinite, high.isFinite, low <= high, tolerance >= 0 else { throw .outOfDomain }
    let atLow = function(low)
    let atHigh = function(high)
    guard atLow.isFinite, atHigh.isFinite else { throw .outOfDomain }
    if atLow == 0 { return low }
    if atHigh == 0 { return high }
    guard (atLow < 0) != (atHigh < 0) else { throw .noSignChange }
    return try GSL.lend(function) { lent in
      solve(lent, low, high, tolerance: tolerance, maximumSteps: maximumSteps)
    }
  }

  private static func solve(
    _ function: UnsafeMutablePointer<gsl_function>, _ low: Double, _ high: Double, tolerance: Double,
    maximumSteps: Int
  ) -> Result<Double, NumericsError> {
    guard let solver = gsl_root_fsolver_alloc(cgsl_root_fsolver_brent()) else {
      return .failure(GSL.noMemory)
    }
    defer { gsl_root_fsolver_free(solver) }
    return Result { () throws(NumericsError) in
      try GSL.check(status: gsl_root_fsolver_set(solver, function, low, high))
      for _ in 0..<max(0, maximumSteps) {
        let status = gsl_root_fsolver_iterate(solver)
        // A function that gives no number on the way.
        guard status != Int32(GSL_EBADFUNC) else { throw .notConverged }
        try GSL.check(status: status)
        let root = gsl_root_fsolver_root(solver)
        let width = gsl_root_fsolver_x_upper(solver) - gsl_root_fsolver_x_lower(solver)
        if width <= tolerance + 4 * root.ulp { return root }
      }
      throw .notConverged
    }
  }
}
