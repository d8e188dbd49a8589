/// Charge curves as pieces in one column, one curve behind the other: what the room reads by its ``CurveTable`` and every
/// cabinet shares.
package struct AcceptanceTable: Sendable {
  private(set) var pieces: [ChargeCurve.Piece] = []
  /// First piece of each curve, and the end of the last.
  private(set) var first: [Int32] = [0]

  package init() {}

  package var count: Int { first.count - 1 }

  /// Adds a curve with pieces in order of state; returns its row. No piece means that it takes nothing.
  @discardableResult
  package mutating func append(_ curve: [ChargeCurve.Piece]) -> Int32 {
    pieces += curve
    first.append(Int32(pieces.count))
    return Int32(first.count - 2)
  }
}
