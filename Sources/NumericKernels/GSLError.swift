internal import CGSL

/// Why a numerical routine has no answer.
public enum NumericsError: Error, Hashable, Sendable {
  /// An argument for which the quantity is not defined: no number, the wrong sign, too few points, out of range.
  case outOfDomain
  /// The function has the same sign at both ends of the bracket.
  case noSignChange
  /// The steps allowed did not reach the accuracy asked for.
  case notConverged
  /// Any other failure, with GSL's status and its text.
  case failed(status: Int32, reason: String)
}

/// The one door to GSL's error reports.
enum GSL {
  /// Switches off the handler that would end the process.
  ///
  /// It writes an unsynchronised global, so it runs once, before the first call, and is never undone.
  private static let handlerOff: Void = { _ = gsl_set_error_handler_off() }()

  /// To be called before any GSL function that reports errors by its value.
  static func prepare() {
    handlerOff
  }

  /// Runs a call that returns a status (`gsl_errno.h`).
  static func check(_ call: () -> Int32) throws(NumericsError) {
    handlerOff
    try check(status: call())
  }

  static func check(status: Int32) throws(NumericsError) {
    switch status {
    case Int32(GSL_SUCCESS):
      return
    case Int32(GSL_EDOM), Int32(GSL_EINVAL), Int32(GSL_EBADTOL):
      throw .outOfDomain
    case Int32(GSL_EMAXITER), Int32(GSL_ETOL), Int32(GSL_EROUND), Int32(GSL_ESING), Int32(GSL_EDIVERGE),
      Int32(GSL_EFAILED), Int32(GSL_ENOPROG), Int32(GSL_ERUNAWAY):
      throw .notConverged
    default:
      throw .failed(status: status, reason: String(cString: gsl_strerror(status)))
    }
  }

  static var noMemory: NumericsError {
    .failed(status: Int32(GSL_ENOMEM), reason: String(cString: gsl_strerror(Int32(GSL_ENOMEM))))
  }

  /// A function of one variable, as GSL's callbacks carry it.
  final class Callback {
    let function: (Double) -> Double

    init(_ function: @escaping (Double) -> Double) {
      self.function = function
    }
  }

  /// Lends `function` to GSL as a `gsl_function` while `body` runs.
  static func lend<Answer>(
    _ function: (Double) -> Double,
    to body: (UnsafeMutablePointer<gsl_function>) -> Result<Answer, NumericsError>
  ) throws(NumericsError) -> Answer {
    handlerOff
    let result = withoutActuallyEscaping(function) { escapable in
      let callback = Callback(escapable)
      return withExtendedLifetime(callback) {
        var lent = gsl_function(
          function: { x, context in
            guard let context else { return .nan }
            return Unmanaged<Callback>.fromOpaque(context).takeUnretainedValue().function(x)
          },
          params: Unmanaged.passUnretained(callback).toOpaque())
        return withUnsafeMutablePointer(to: &lent, body)
      }
    }
    return try result.get()
  }
}
