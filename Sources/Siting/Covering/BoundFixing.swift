/// What a bound and a plan decide together: candidates without which, or with which, no better plan exists.
///
/// With prices u, L(u) is the bound of the present problem. Forcing candidate i out (or in) lowers L by at least the
/// difference of its score to the first one left out (or the last one taken); where that falls to the value of a known
/// plan, the decision is safe. Exact: all sums are whole multiples of 2⁻²⁰.
package struct BoundFixing {
  package let bound: Int64
  /// Must be in every better plan.
  package let open: [Int32]
  /// Are in no better plan.
  package let drop: [Bool]
  package let dropped: Int

  /// - Parameter value: weight a better plan must exceed, in the rows of this cover.
  package init(_ cover: MergedCover, prices: [Double], value: Int64) {
    let (unpaid, scores) = DualAscent.exact(cover, prices)
    var drop = [Bool](repeating: false, count: cover.candidates)
    var open: [Int32] = []
    let target = (Int128(value) + 1) << 20
    if cover.isCounted {
      let order = scores.sorted(by: >)
      let count = min(Int(cover.budget), order.count)
      let level = unpaid + order.prefix(count).reduce(0, +)
      bound = Int64(clamping: level >> 20)
      let last = count > 0 ? order[count - 1] : 0
      let next = count < order.count ? order[count] : 0
      for site in 0..<cover.candidates {
        if count == 0 || (scores[site] < last && level - last + scores[site] < target) {
          drop[site] = true
        } else if scores[site] > next, level - scores[site] + next < target {
          open.append(Int32(site))
        }
      }
    } else {
      let price = DualAscent.moneyPrice(cover, scores)
      // What the budget cannot pay for is in no plan, and its cost times the price may be out of range.
      let isAffordable = cover.costs.map { $0 <= cover.budget }
      let worth = scores.indices.map { site in
        isAffordable[site] ? scores[site] - price * Int128(cover.costs[site]) : 0
      }
      let level = worth.reduce(unpaid + price * Int128(cover.budget)) { $0 + max(0, $1) }
      bound = Int64(clamping: level >> 20)
      for site in 0..<cover.candidates {
        if !isAffordable[site] || (worth[site] < 0 && level + worth[site] < target) {
          drop[site] = true
        } else if worth[site] > 0, level - worth[site] < target {
          open.append(Int32(site))
        }
      }
    }
    self.open = open
    self.drop = drop
    dropped = drop.count { $0 }
  }
}
