internal import CGSL

/// The lowest point of a function of several variables, without derivatives (`gsl_multimin_fminimizer_nmsimplex2`).
///
/// Nelder and Mead 1965 (doi:10.1093/comjnl/7.4.308). The result depends on the start alone: nothing is drawn.
public enum NelderMead {
  public struct Minimum: Hashable, Sendable {
    public let point: [Double]
    public let value: Double
    public let evaluations: Int
    /// Whether the simplex shrank below the tolerance before the evaluations ran out.
    public let isConverged: Bool
  }

  /// Walks downhill from `start` with a first simplex that reaches `steps` along each axis.
  ///
  /// Ends when the mean distance of the simplex's corners from their centre is below `tolerance`, or once
  /// `maximumEvaluations` are used up, whichever comes first; a step under way is finished.
  ///
  /// - Throws: `outOfDomain` without variables, with a step that is zero or no number, or where the function gives
  ///   no finite number.
  public static func minimise(
    from start: [Double], steps: [Double], tolerance: Double = 1e-6, maximumEvaluations: Int = 1000,
    _ function: ([Double]) -> Double
  ) throws(NumericsError) -> Minimum {
    guard !start.isEmpty, start.count == steps.count, start.allSatisfy(\.isFinite), tolerance >= 0,
      steps.allSatisfy({ $0.isFinite && $0 != 0 })
    else { throw .outOfDomain }
    GSL.prepare()
    let result = withoutActuallyEscaping(function) { escapable in
      let callback = Callback(escapable)
      return withExtendedLifetime(callback) { () -> Result<Minimum, NumericsError> in
        var lent = gsl_multimin_function(
          f: { point, context in
            guard let point, let context else { return .nan }
            return Unmanaged<Callback>.fromOpaque(context).takeUnretainedValue().value(
              at: Columns.array(point))
          },
          n: start.count, params: Unmanaged.passUnretained(callback).toOpaque())
        return withUnsafeMutablePointer(to: &lent) { lent in
          Result { () throws(NumericsError) in
            try run(lent, callback, start, steps, tolerance, maximumEvaluations)
          }
        }
      }
    }
    return try result.get()
  }

  private static func run(
    _ function: UnsafeMutablePointer<gsl_multimin_function>, _ callback: Callback, _ start: [Double],
    _ steps: [Double], _ tolerance: Double, _ maximumEvaluations: Int
  ) throws(NumericsError) -> Minimum {
    guard let solver = gsl_multimin_fminimizer_alloc(cgsl_multimin_nmsimplex2(), start.count),
      let point = Columns.vector(start), let reach = Columns.vector(steps)
    else { throw GSL.noMemory }
    defer {
      gsl_multimin_fminimizer_free(solver)
      gsl_vector_free(point)
      gsl_vector_free(reach)
    }
    try check(gsl_multimin_fminimizer_set(solver, function, point, reach))
    var isConverged = false
    while callback.evaluations < maximumEvaluations {
      let status = gsl_multimin_fminimizer_iterate(solver)
      // The simplex can shrink no further.
      guard status != Int32(GSL_ENOPROG) else { break }
      try check(status)
      if gsl_multimin_fminimizer_size(solver) < tolerance {
        isConverged = true
        break
      }
    }
    guard let lowest = gsl_multimin_fminimizer_x(solver) else { throw .notConverged }
    return Minimum(
      point: Columns.array(lowest), value: gsl_multimin_fminimizer_minimum(solver),
      evaluations: callback.evaluations, isConverged: isConverged)
  }

  /// GSL reports a function that gives no number as `EBADFUNC`.
  private static func check(_ status: Int32) throws(NumericsError) {
    guard status != Int32(GSL_EBADFUNC) else { throw .outOfDomain }
    try GSL.check(status: status)
  }

  private final class Callback {
    private let function: ([Double]) -> Double
    private(set) var evaluations = 0

    init(_ function: @escaping ([Double]) -> Double) { self.function = function }

    func value(at point: [Double]) -> Double {
      evaluations += 1
      return function(point)
    }
  }
}

/// Arrays to and from GSL's vectors.
enum Columns {
  static func array(_ vector: UnsafePointer<gsl_vector>) -> [Double] {
    (0..<vector.pointee.size).map { gsl_vector_get(vector, $0) }
  }

  static func array(_ vector: UnsafeMutablePointer<gsl_vector>) -> [Double] {
    array(UnsafePointer(vector))
  }

  /// To be freed by the caller; `nil` when there is no memory.
  static func vector(_ values: [Double]) -> UnsafeMutablePointer<gsl_vector>? {
    guard let vector = gsl_vector_alloc(values.count) else { return nil }
    for (row, value) in values.enumerated() { gsl_vector_set(vector, row, value) }
    return vector
  }
}
