import DistrictModel

/// Splits each station's new chargers by type so that the shares hold over the whole plan, and a station gets the
/// most common type first.
struct TypeShares {
  private let shares: [Double]
  private var given: [Double]
  private var total = 0.0

  init(_ types: [ChargerType]) {
    shares = types.map(\.share)
    given = [Double](repeating: 0, count: types.count)
  }

  mutating func split(_ count: Int) -> [Int] {
    var added = [Int](repeating: 0, count: shares.count)
    for _ in 0..<max(0, count) {
      total += 1
      var best = 0
      for type in shares.indices where shares[type] * total - given[type] > shares[best] * total - given[best]
      {
        best = type
      }
      given[best] += 1
      added[best] += 1
    }
    return added
  }
}
