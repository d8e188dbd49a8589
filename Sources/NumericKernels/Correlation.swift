/// How far two lists of numbers rise and fall together.
public enum Correlation {
  /// Pearson's coefficient.
  ///
  /// - Throws: `outOfDomain` for lists of different length, fewer than two pairs, a number that is not finite, or a
  ///   list without spread: the coefficient is not defined there.
  public static func pearson(_ left: [Double], _ right: [Double]) throws(NumericsError) -> Double {
    guard left.count == right.count, left.count > 1, left.allSatisfy(\.isFinite), right.allSatisfy(\.isFinite)
    else { throw .outOfDomain }
    let leftMean = left.reduce(0, +) / Double(left.count)
    let rightMean = right.reduce(0, +) / Double(right.count)
    var joint = 0.0
    var leftSquares = 0.0
    var rightSquares = 0.0
    for (one, other) in zip(left, right) {
      joint += (one - leftMean) * (other - rightMean)
      leftSquares += (one - leftMean) * (one - leftMean)
      rightSquares += (other - rightMean) * (other - rightMean)
    }
    // A list of equal numbers may leave rounding where its spread should be exactly nothing.
    guard let first = left.first, let other = right.first, left.contains(where: { $0 != first }),
      right.contains(where: { $0 != other }), leftSquares > 0, rightSquares > 0
    else { throw .outOfDomain }
    return min(1, max(-1, joint / (leftSquares.squareRoot() * rightSquares.squareRoot())))
  }

  /// Spearman's coefficient: Pearson's of the ranks, ties sharing the mean of their places.
  ///
  /// - Throws: As for Pearson's.
  /// - Complexity: O(n log n).
  public static func spearman(_ left: [Double], _ right: [Double]) throws(NumericsError) -> Double {
    guard left.count == right.count, left.allSatisfy(\.isFinite), right.allSatisfy(\.isFinite) else {
      throw .outOfDomain
    }
    return try pearson(ranks(of: left), ranks(of: right))
  }

  /// Places from 1 in ascending order; equal values share the mean of theirs.
  public static func ranks(of values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
      for place in first...last { ranks[order[place]] = Double(first + last) / 2 + 1 }
      first = last + 1
    }
    return ranks
  }
}
