internal import CGSL

/// Weights prepared so that a row is drawn in constant time, however many there are.
///
/// Walker's alias method, `gsl_ran_discrete_preproc`. Never changes, so threads may share it.
public struct AliasTable: Sendable {
  private let handle: Handle
  /// The number of rows.
  public let count: Int

  /// - Throws: `outOfDomain` unless the weights are finite, none is negative and one is positive.
  /// - Complexity: O(rows).
  public init(weights: [Double]) throws(NumericsError) {
    GSL.prepare()
    // Relative to the largest, so that the sum of large weights stays finite.
    let largest = weights.max() ?? 0
    guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }), largest > 0 else { throw .outOfDomain }
    let relative = weights.map { $0 / largest }
    guard let table = gsl_ran_discrete_preproc(relative.count, relative) else { throw .outOfDomain }
    handle = Handle(table)
    count = weights.count
  }

  func draw(_ generator: UnsafePointer<gsl_rng>) -> Int {
    gsl_ran_discrete(generator, handle.table)
  }

  /// Frees GSL's table with its last user. It is only ever read.
  private final class Handle: @unchecked Sendable {
    let table: UnsafeMutablePointer<gsl_ran_discrete_t>

    init(_ table: UnsafeMutablePointer<gsl_ran_discrete_t>) {
      self.table = table
    }

    deinit {
      gsl_ran_discrete_free(table)
    }
  }
}
