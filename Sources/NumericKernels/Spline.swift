internal import CGSL

/// A curve through given points (`gsl_spline_*`).
///
/// Never changes and is looked up by bisection, without GSL's accelerator, so threads may share it.
public struct Spline: Sendable {
  /// How neighbours are joined; the raw value is the word used in files.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// Straight lines; 2 points or more (`gsl_interp_linear`).
    case linear
    /// Natural cubic spline, smooth to the second derivative, may overshoot; 3 points or more
    /// (`gsl_interp_cspline`).
    case cubic
    /// Less swing beside outliers; 5 points or more (`gsl_interp_akima`).
    case akima
    /// Never leaves the range of its two neighbours; 3 points or more (`gsl_interp_steffen`).
    case steffen
  }

  public let kind: Kind
  /// Where the curve is defined.
  public let range: ClosedRange<Double>
  private let handle: Handle

  /// - Throws: `outOfDomain` unless there are as many `x` as `y`, enough for the kind, all finite, and `x`
  ///   strictly increases.
  /// - Complexity: O(points).
  public init(_ kind: Kind, x: [Double], y: [Double]) throws(NumericsError) {
    guard x.count == y.count, x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite),
      zip(x, x.dropFirst()).allSatisfy({ $0 < $1 }), let first = x.first, let last = x.last
    else { throw .outOfDomain }
    GSL.prepare()
    guard x.count >= Int(gsl_interp_type_min_size(kind.type)) else { throw .outOfDomain }
    guard let spline = gsl_spline_alloc(kind.type, x.count) else {
      throw GSL.noMemory
    }
    self.kind = kind
    range = first...last
    handle = Handle(spline)
    try GSL.check { gsl_spline_init(spline, x, y, x.count) }
  }

  /// - Throws: `outOfDomain` outside `range`.
  /// - Complexity: O(log points).
  public func value(at x: Double) throws(NumericsError) -> Double {
    guard range.contains(x) else { throw .outOfDomain }
    var value = 0.0
    try GSL.check { gsl_spline_eval_e(handle.spline, x, nil, &value) }
    return value
  }

  /// - Throws: `outOfDomain` outside `range`.
  public func slope(at x: Double) throws(NumericsError) -> Double {
    guard range.contains(x) else { throw .outOfDomain }
    var slope = 0.0
    try GSL.check { gsl_spline_eval_deriv_e(handle.spline, x, nil, &slope) }
    return slope
  }

  /// The area between the curve and zero; negative when `end` lies before `start`.
  ///
  /// - Throws: `outOfDomain` outside `range`.
  public func integral(from start: Double, to end: Double) throws(NumericsError) -> Double {
    guard range.contains(start), range.contains(end) else { throw .outOfDomain }
    var area = 0.0
    try GSL.check { gsl_spline_eval_integ_e(handle.spline, min(start, end), max(start, end), nil, &area) }
    return start <= end ? area : -area
  }
}

extension Spline {
  /// Frees GSL's spline with its last user. It is only read once made.
  private final class Handle: @unchecked Sendable {
    let spline: UnsafeMutablePointer<gsl_spline>

    init(_ spline: UnsafeMutablePointer<gsl_spline>) {
      self.spline = spline
    }

    deinit {
      gsl_spline_free(spline)
    }
  }
}

extension Spline.Kind {
  fileprivate var type: UnsafePointer<gsl_interp_type> {
    switch self {
    case .linear: cgsl_interp_linear()
    case .cubic: cgsl_interp_cspline()
    case .akima: cgsl_interp_akima()
    case .steffen: cgsl_interp_steffen()
    }
  }
}
