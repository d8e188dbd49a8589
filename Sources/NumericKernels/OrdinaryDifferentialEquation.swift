internal import CGSL

/// Initial value problems y' = f(t, y), by explicit Runge-Kutta steps that choose their own length (`gsl_odeiv2`).
///
/// The length of a step comes from the system's `pow`: between machines answers may differ far below the accuracy asked for.
public enum OrdinaryDifferentialEquation {
  public enum Method: Hashable, Sendable {
    /// Fehlberg's fourth order with the fifth as its judge (`rkf45`).
    case fehlberg45
    /// Prince and Dormand's eighth order with the seventh as its judge (`rk8pd`): for many digits.
    case princeDormand87
  }

  public struct Accuracy: Hashable, Sendable {
    public var relative: Double
    /// What counts as 1 in each component: errors below `relative` of it do not matter.
    public var scales: [Double]
    public var maximumSteps: Int

    public init(relative: Double = 1e-8, scales: [Double], maximumSteps: Int = 100_000) {
      self.relative = relative
      self.scales = scales
      self.maximumSteps = maximumSteps
    }
  }

  /// Writes y' for t and y; false where y has left the function's domain, upon which a shorter step is tried.
  public typealias Derivative = (Double, UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) ->
    Bool

  /// Carries `state` from `start` to `end`, or to where `event` passes zero from below, and returns when that is.
  ///
  /// The zero is found by Brent's method on the length of the step that passed it, each tried from the step's beginning.
  ///
  /// - Throws: `outOfDomain` for scales of another number or no positive accuracy; `notConverged` where the steps run out
  ///   or become too short.
  public static func integrate(
    _ state: inout [Double], from start: Double, to end: Double, method: Method = .fehlberg45,
    accuracy: Accuracy, until event: ((Double, [Double]) -> Double)? = nil, derivative: Derivative
  ) throws(NumericsError) -> Double {
    guard accuracy.scales.count == state.count, !state.isEmpty, accuracy.relative > 0, start.isFinite,
      end.isFinite, start <= end, accuracy.scales.allSatisfy({ $0 > 0 })
    else { throw .outOfDomain }
    guard start < end else { return start }
    GSL.prepare()
    let initial = state
    let outcome = withoutActuallyEscaping(derivative) { escapable in
      let lent = LentDerivative(dimension: initial.count, function: escapable)
      return withExtendedLifetime(lent) {
        Result { () throws(NumericsError) in
          try walk(lent, initial, from: start, to: end, method, accuracy, event)
        }
      }
    }
    let (time, final) = try outcome.get()
    state = final
    return time
  }

  private static func walk(
    _ lent: LentDerivative, _ initial: [Double], from start: Double, to end: Double, _ method: Method,
    _ accuracy: Accuracy, _ event: ((Double, [Double]) -> Double)?
  ) throws(NumericsError) -> (Double, [Double]) {
    let stepper = try Stepper(lent, method, accuracy)
    var state = initial
    var time = start
    // A first step too long is refused and halved, one too short doubles.
    var length = 1e-3 * (end - start)
    if let event, event(start, initial) >= 0 { return (start, initial) }
    for _ in 0..<accuracy.maximumSteps {
      let (before, stateBefore) = (time, state)
      try stepper.step(&state, &time, to: end, &length)
      if let event, event(time, state) >= 0 {
        return try locate(lent, stateBefore, from: before, to: time, method, accuracy, event)
      }
      if time >= end { return (end, state) }
    }
    throw .notConverged
  }

  private static func locate(
    _ lent: LentDerivative, _ initial: [Double], from start: Double, to end: Double, _ method: Method,
    _ accuracy: Accuracy, _ event: (Double, [Double]) -> Double
  ) throws(NumericsError) -> (Double, [Double]) {
    func reached(_ time: Double) -> [Double] {
      guard time > start else { return initial }
      return (try? walk(lent, initial, from: start, to: time, method, accuracy, nil))?.1
        ?? [Double](repeating: .nan, count: initial.count)
    }
    let time = try Roots.brent(between: start, and: end, tolerance: 1e-10 * (end - start)) {
      event($0, reached($0))
    }
    return (time, reached(time))
  }
}

/// The function in a box that C can carry.
private final class LentDerivative {
  let dimension: Int
  let function: OrdinaryDifferentialEquation.Derivative

  init(dimension: Int, function: @escaping OrdinaryDifferentialEquation.Derivative) {
    self.dimension = dimension
    self.function = function
  }
}

/// GSL's stepper, its judge of errors and its memory.
private struct Stepper: ~Copyable {
  private let lent: LentDerivative
  private let stepper: UnsafeMutablePointer<gsl_odeiv2_step>
  private let control: UnsafeMutablePointer<gsl_odeiv2_control>
  private let evolution: UnsafeMutablePointer<gsl_odeiv2_evolve>

  init(
    _ lent: LentDerivative, _ method: OrdinaryDifferentialEquation.Method,
    _ accuracy: OrdinaryDifferentialEquation.Accuracy
  ) throws(NumericsError) {
    let kind = method == .fehlberg45 ? cgsl_odeiv2_step_rkf45() : cgsl_odeiv2_step_rk8pd()
    guard let stepper = gsl_odeiv2_step_alloc(kind, lent.dimension) else { throw GSL.noMemory }
    guard
      let control = gsl_odeiv2_control_scaled_new(
        accuracy.relative, accuracy.relative, 1, 0, accuracy.scales, lent.dimension)
    else {
      gsl_odeiv2_step_free(stepper)
      throw GSL.noMemory
    }
    guard let evolution = gsl_odeiv2_evolve_alloc(lent.dimension) else {
      gsl_odeiv2_step_free(stepper)
      gsl_odeiv2_control_free(control)
      throw GSL.noMemory
    }
    self.lent = lent
    self.stepper = stepper
    self.control = control
    self.evolution = evolution
  }

  deinit {
    gsl_odeiv2_evolve_free(evolution)
    gsl_odeiv2_control_free(control)
    gsl_odeiv2_step_free(stepper)
  }

  func step(
    _ state: inout [Double], _ time: inout Double, to end: Double, _ length: inout Double
  ) throws(NumericsError) {
    var system = gsl_odeiv2_system(
      function: { time, state, slope, context in
        guard let context, let state, let slope else { return Int32(GSL_EFAULT) }
        let lent = Unmanaged<LentDerivative>.fromOpaque(context).takeUnretainedValue()
        let isFine = lent.function(
          time, UnsafeBufferPointer(start: state, count: lent.dimension),
          UnsafeMutableBufferPointer(start: slope, count: lent.dimension))
        return isFine ? Int32(GSL_SUCCESS) : Int32(GSL_FAILURE)
      },
      jacobian: nil, dimension: lent.dimension, params: Unmanaged.passUnretained(lent).toOpaque())
    let before = time
    let status = gsl_odeiv2_evolve_apply(
      evolution, control, stepper, &system, &time, end, &length, &state)
    // GSL's word for a step that cannot be made shorter.
    guard status != Int32(GSL_FAILURE) else { throw .notConverged }
    try GSL.check(status: status)
    guard time > before, state.allSatisfy(\.isFinite) else { throw .notConverged }
  }
}
