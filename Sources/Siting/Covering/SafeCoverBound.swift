/// What prices of the rows prove about a cover in which some sites are decided: in whole numbers, whoever set the prices.
///
/// Row `j` of weight w pays u in 0 … w to the sites over it, so r_i = Σ u_j over the rows of i. For any price m of money
///
///     covered ≤ Σ (w_j − u_j) + Σ r_i over opened sites + m · money left + Σ max(0, r_i − m · c_i) over free ones
///
/// and a target D costs at least (D − the same without the money) / m. Prices out of their box are moved into it, and m
/// is a whole number, so a linear program that errs makes a bound weak, never wrong. Opening or closing one more free
/// site moves the bound by |r_i − m · c_i| at least; where that is too far for a better plan, it is decided.
struct SafeCoverBound {
  /// Sums are whole multiples of 2⁻²⁰ of a unit of weight, and of that many binary digits finer.
  private let shift: Int
  private let unpaid: Int128
  private let scores: [Int128]
  private let cover: MergedCover

  init(_ cover: MergedCover, prices: [Double]) {
    self.cover = cover
    let (unpaid, scores) = DualAscent.exact(cover, prices)
    let total = scores.reduce(unpaid, +)
    // Where money counts, prices of it are whole numbers: finer units make them finer.
    let shift = cover.isCounted ? 0 : max(0, min(30, total.leadingZeroBitCount - 14))
    self.shift = shift
    self.unpaid = unpaid << shift
    self.scores = scores.map { $0 << shift }
  }

  struct Verdict {
    /// No plan with these decisions is better than this.
    var bound: Int64
    /// In every better plan, and in none.
    var open: [Int32] = []
    var closed: [Int32] = []
  }

  /// - Parameters:
  ///   - value: a plan's worth that others must better.
  func verdict(_ decisions: SiteDecisions, _ goal: CoverGoal, value: Int64) -> Verdict {
    let free = decisions.free.sorted { left, right in
      let one = Double(scores[Int(left)]) * Double(cover.costs[Int(right)])
      let other = Double(scores[Int(right)]) * Double(cover.costs[Int(left)])
      return one != other ? one > other : left < right
    }
    let won = decisions.open.reduce(unpaid) { $0 + scores[Int($1)] }
    let spent = decisions.open.reduce(Int64(0)) { $0 + cover.costs[Int($1)] }
    var verdict = Verdict(bound: goal.worst)
    var isDecided = [Bool](repeating: false, count: cover.candidates)
    for price in prices(free, goal, won: won, spent: spent) {
      let worths = free.map { worth($0, price) }
      let most = worths.reduce(Int128(0)) { $0 + max(0, $1) }
      /// The bound where the free sites are worth `change` less.
      func bound(losing change: Int128) -> Int64 {
        switch goal {
        case .most(let budget):
          let (money, overflow) = price.multipliedReportingOverflow(by: Int128(budget - spent))
          guard !overflow, money < .max / 2 else { return .max }
          return Int64(clamping: (won + money + most - change) >> (20 + shift))
        case .least(let target):
          let missing = (Int128(target) << (20 + shift)) - won - most + change
          return Int64(clamping: Int128(spent) + (missing > 0 ? (missing - 1) / price + 1 : 0))
        }
      }
      let here = bound(losing: 0)
      if goal.isBetter(verdict.bound, than: here) { verdict.bound = here }
      for (place, site) in free.enumerated() where worths[place] != 0 && !isDecided[Int(site)] {
        guard !goal.isBetter(bound(losing: abs(worths[place])), than: value) else { continue }
        isDecided[Int(site)] = true
        if worths[place] > 0 { verdict.open.append(site) } else { verdict.closed.append(site) }
      }
    }
    return verdict
  }

  /// r − m · c, or a number as good as it where that is out of range.
  private func worth(_ site: Int32, _ price: Int128) -> Int128 {
    let (cost, overflow) = price.multipliedReportingOverflow(by: Int128(cover.costs[Int(site)]))
    return overflow || cost > 1 << 118 ? -(1 << 118) : scores[Int(site)] - cost
  }

  /// Prices of money worth trying: what the site that fits only in part pays per cost, and its neighbours in rank.
  private func prices(_ ranked: [Int32], _ goal: CoverGoal, won: Int128, spent: Int64) -> [Int128] {
    var rank = 0
    switch goal {
    case .most(let budget):
      var left = budget - spent
      while rank < ranked.count, cover.costs[Int(ranked[rank])] <= left {
        left -= cover.costs[Int(ranked[rank])]
        rank += 1
      }
    case .least(let target):
      var missing = (Int128(target) << (20 + shift)) - won
      while rank < ranked.count, missing > scores[Int(ranked[rank])] {
        missing -= scores[Int(ranked[rank])]
        rank += 1
      }
    }
    let least: Int128 = goal.isCapped ? 0 : 1
    var prices = rank == ranked.count ? [least] : []
    for place in max(0, rank - 1)...(rank + 1) where place < ranked.count {
      let cost = Int128(cover.costs[Int(ranked[place])])
      guard cost > 0 else { continue }
      let price = max(least, scores[Int(ranked[place])] / cost)
      if !prices.contains(price) { prices.append(price) }
    }
    return prices.isEmpty ? [least] : prices
  }
}

/// What a covering tree is after, with the worth of a plan: weight covered for money, or money for weight.
enum CoverGoal: Equatable {
  case most(budget: Int64)
  case least(target: Int64)

  var isCapped: Bool { if case .most = self { true } else { false } }
  /// A bound that says nothing.
  var worst: Int64 { isCapped ? .max : 0 }

  func isBetter(_ left: Int64, than right: Int64) -> Bool { isCapped ? left > right : left < right }
}

/// Which sites of a cover are open and which are given up.
struct SiteDecisions {
  enum Decision: Int8 {
    case free
    case open
    case closed
  }

  private(set) var sites: [Decision]

  init(candidates: Int) { sites = [Decision](repeating: .free, count: candidates) }

  subscript(site: Int32) -> Decision {
    get { sites[Int(site)] }
    set { sites[Int(site)] = newValue }
  }

  var free: [Int32] { sites.indices.filter { sites[$0] == .free }.map(Int32.init) }
  var open: [Int32] { sites.indices.filter { sites[$0] == .open }.map(Int32.init) }
}
