/// Numbers that rise and fall together: a correlation matrix of their normal scores, taken apart once.
///
/// Source: Nataf 1962 as the normal copula; the factor is Cholesky's with a tolerance for matrices that are only just no
/// longer definite, such as two numbers tied to each other.
public struct NormalCopula: Hashable, Sendable {
  /// Rows of the lower factor.
  private let factor: [[Double]]

  /// Why a matrix is no correlation matrix.
  public enum Fault: Error, Hashable, Sendable {
    /// Not as many rows as columns, or a row too many.
    case notSquare
    /// A number outside -1 ... 1, or not 1 on the diagonal; places from 0.
    case notACorrelation(row: Int, column: Int)
    /// Two numbers that should be equal are not.
    case notSymmetric(row: Int, column: Int)
    /// No numbers can be tied to each other in this way: the first row that the rows before it rule out.
    case contradiction(row: Int)
  }

  public init(correlations: [[Double]]) throws(Fault) {
    let count = correlations.count
    guard correlations.allSatisfy({ $0.count == count }) else { throw .notSquare }
    for row in 0..<count {
      for column in 0...row {
        let value = correlations[row][column]
        guard value >= -1, value <= 1, row != column || value == 1 else {
          throw .notACorrelation(row: row, column: column)
        }
        guard value == correlations[column][row] else { throw .notSymmetric(row: row, column: column) }
      }
    }
    var factor = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for row in 0..<count {
      for column in 0..<row {
        var rest = correlations[row][column]
        for inner in 0..<column { rest -= factor[row][inner] * factor[column][inner] }
        guard factor[column][column] > 0 else {
          guard abs(rest) < Self.tolerance else { throw .contradiction(row: row) }
          continue
        }
        factor[row][column] = rest / factor[column][column]
      }
      let rest = factor[row].reduce(1) { $0 - $1 * $1 }
      guard rest > -Self.tolerance else { throw .contradiction(row: row) }
      factor[row][row] = rest < Self.tolerance ? 0 : rest.squareRoot()
    }
    self.factor = factor
  }

  /// One correlation between every two of `count` numbers.
  public static func equal(_ correlation: Double, count: Int) throws(Fault) -> NormalCopula {
    try NormalCopula(
      correlations: (0..<count).map { row in (0..<count).map { $0 == row ? 1 : correlation } })
  }

  private static let tolerance = 1e-10

  /// Independent shares of (0, 1) into tied ones, as many as the matrix has rows.
  public func tied(_ shares: [Double]) -> [Double] {
    let scores = shares.map(Elementary.normalQuantile)
    return factor.indices.map { row in
      var score = 0.0
      for column in 0...row { score += factor[row][column] * scores[column] }
      return min(max(Elementary.normalCumulative(score), 0x1p-53), 1 - 0x1p-53)
    }
  }
}
