/// A stretch of state of charge on which the power a battery accepts is linear.
package struct AcceptancePiece: Hashable, Sendable {
  package let from: Double
  package let to: Double
  /// kW at the battery at `from`, after connector and inlet limits.
  package let powerKW: Double
  /// kW per unit of state of charge.
  package let slope: Double

  /// A last piece that falls to zero is never full: end it before, as ``ChargeCurve`` does.
  package init(from: Double, to: Double, powerKW: Double, slope: Double) {
    self.from = from
    self.to = to
    self.powerKW = powerKW
    self.slope = slope
  }

  @inline(__always) func power(at state: Double) -> Double { powerKW + slope * (state - from) }
}

/// The acceptance curves of a day, one behind the other; every cabinet shares the same storage.
package struct AcceptanceTable: Sendable {
  private(set) var pieces: [AcceptancePiece] = []
  /// First piece of each curve, and the end of the last.
  private(set) var first: [Int32] = [0]

  package init() {}

  package var count: Int { first.count - 1 }

  /// Adds a curve with pieces in order of state; returns its row. No piece means that it takes nothing.
  @discardableResult
  package mutating func append(_ curve: some Sequence<AcceptancePiece>) -> Int32 {
    pieces.append(contentsOf: curve)
    first.append(Int32(pieces.count))
    return Int32(first.count - 2)
  }
}
