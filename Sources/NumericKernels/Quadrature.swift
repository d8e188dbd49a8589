internal import CGSL

/// Areas under functions, by adaptive Gauss-Kronrod rules (QUADPACK; Piessens et al. 1983).
public enum Quadrature {
  /// An area and a bound of its error, as far as the rule can tell.
  public struct Area: Hashable, Sendable {
    public let value: Double
    public let error: Double
  }

  /// How exact the area must be, and how many pieces the range may be cut into to get there.
  ///
  /// Either tolerance suffices. The relative one alone must not be below 1.2e-14.
  public struct Accuracy: Hashable, Sendable {
    public var absolute: Double
    public var relative: Double
    public var pieces: Int

    public init(absolute: Double = 0, relative: Double = 1e-9, pieces: Int = 200) {
      self.absolute = absolute
      self.relative = relative
      self.pieces = pieces
    }
  }

  /// For smooth functions on a finite range (`gsl_integration_qag`, 21 points a piece).
  ///
  /// - Throws: `outOfDomain` for a range or accuracy that makes no sense; `notConverged` when the accuracy
  ///   is not reached or the function gives no number.
  public static func smooth(
    from start: Double, to end: Double, accuracy: Accuracy = Accuracy(), _ function: (Double) -> Double
  ) throws(NumericsError) -> Area {
    guard start.isFinite, end.isFinite else { throw .outOfDomain }
    return try run(function, accuracy) { lent, workspace, value, error in
      gsl_integration_qag(
        lent, start, end, accuracy.absolute, accuracy.relative, accuracy.pieces, Int32(GSL_INTEG_GAUSS21),
        workspace, value, error)
    }
  }

  /// For functions that run off to infinity at an end, and for infinite ranges (`gsl_integration_qags`,
  /// `qagi`, `qagiu`, `qagil`).
  ///
  /// - Throws: As for smooth functions.
  public static func general(
    from start: Double, to end: Double, accuracy: Accuracy = Accuracy(), _ function: (Double) -> Double
  ) throws(NumericsError) -> Area {
    guard !start.isNaN, !end.isNaN else { throw .outOfDomain }
    if start > end {
      let area = try general(from: end, to: start, accuracy: accuracy, function)
      return Area(value: -area.value, error: area.error)
    }
    guard start < .infinity, end > -.infinity else { throw .outOfDomain }
    let (absolute, relative, pieces) = (accuracy.absolute, accuracy.relative, accuracy.pieces)
    return try run(function, accuracy) { lent, workspace, value, error in
      switch (start.isFinite, end.isFinite) {
      case (true, true):
        gsl_integration_qags(lent, start, end, absolute, relative, pieces, workspace, value, error)
      case (true, false):
        gsl_integration_qagiu(lent, start, absolute, relative, pieces, workspace, value, error)
      case (false, true):
        gsl_integration_qagil(lent, end, absolute, relative, pieces, workspace, value, error)
      case (false, false):
        gsl_integration_qagi(lent, absolute, relative, pieces, workspace, value, error)
      }
    }
  }

  private typealias Rule = (
    UnsafeMutablePointer<gsl_function>, UnsafeMutablePointer<gsl_integration_workspace>,
    UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
  ) -> Int32

  private static func run(
    _ function: (Double) -> Double, _ accuracy: Accuracy, _ rule: Rule
  ) throws(NumericsError) -> Area {
    guard accuracy.absolute >= 0, accuracy.relative >= 0, (1...1_000_000).contains(accuracy.pieces) else {
      throw .outOfDomain
    }
    GSL.prepare()
    guard let workspace = gsl_integration_workspace_alloc(accuracy.pieces) else {
      throw GSL.noMemory
    }
    defer { gsl_integration_workspace_free(workspace) }
    return try GSL.lend(function) { lent in
      var value = 0.0
      var error = 0.0
      let status = rule(lent, workspace, &value, &error)
      return Result { () throws(NumericsError) in
        try GSL.check(status: status)
        guard value.isFinite else { throw .notConverged }
        return Area(value: value, error: error)
      }
    }
  }
}
