/// Rows drawn in proportion to whole weights with one word, in constant time on average: a guide table over the
/// running sum.
struct WeightedRows: Sendable {
  var count: Int { running.count }

  private static let guideBits: UInt64 = 12
  private let running: [UInt64]
  private let guide: [Int32]

  init(_ weights: [Int]) {
    var sum: UInt64 = 0
    let running = weights.map { weight in
      sum += UInt64(max(0, weight))
      return sum
    }
    var row = 0
    guide = (0...(1 << Self.guideBits)).map { step in
      let wanted = (UInt64(step) * sum) >> Self.guideBits
      while row < running.count - 1, running[row] <= wanted { row += 1 }
      return Int32(row)
    }
    self.running = running
  }

  /// Whether any row has weight.
  var isEmpty: Bool { (running.last ?? 0) == 0 }

  func row(_ word: UInt32) -> Int32 {
    guard let sum = running.last, sum > 0 else { return 0 }
    let wanted = (UInt64(word) * sum) >> 32
    var row = Int(guide[Int(word >> (32 - UInt32(Self.guideBits)))])
    while running[row] <= wanted { row += 1 }
    return Int32(row)
  }
}
