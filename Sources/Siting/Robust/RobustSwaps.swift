/// One-swap local search for the worst futures: close one site and open another as long as the value of the asked rank,
/// measured from each future's reference, rises.
///
///     level(s) = covered weight in s − reference(s),   worth = the rank-th smallest level
///
/// Candidates are tried in turn, each with its best partner. Futures are looked at from the lowest level up, so most swaps
/// are refused after one or a few of them.
struct RobustSwaps {
  /// Which level counts, from 1, and from where levels are measured.
  let rank: Int
  let reference: [Int64]
  /// Swaps that may be looked at in all.
  let limit: Int
  private(set) var movesEvaluated = 0
  private(set) var movesMade = 0
  /// What rows that only an open site covers weigh for the candidate at hand, at `site · futures + future`; 0 between calls.
  private var shared: [Int64]
  private var isTouched: [Bool]
  private var touched: [Int32] = []

  init(rank: Int, reference: [Int64], limit: Int, candidates: Int) {
    self.rank = rank
    self.reference = reference
    self.limit = limit
    shared = [Int64](repeating: 0, count: candidates * reference.count)
    isTouched = [Bool](repeating: false, count: candidates)
  }

  var isSpent: Bool { movesEvaluated >= limit }

  /// The rank-th smallest level.
  func worth(_ values: [Int64]) -> Int64 {
    let levels = zip(values, reference).map { $0 - $1 }
    return rank == 1 ? levels.min() ?? 0 : levels.sorted()[rank - 1]
  }

  /// Improves `open` until no single swap raises the worth, the limit is reached, or the caller ends it.
  mutating func improve(_ open: inout RobustSites, _ goOn: () -> Bool) {
    let candidates = Int32(open.rows.names.count)
    guard open.sites.count < Int(candidates) else { return }
    var level = Level(open.values, self)
    var sinceChange: Int32 = 0
    var candidate: Int32 = 0
    while sinceChange < candidates, !isSpent {
      if candidate & 63 == 63, !goOn() { return }
      if tryOpening(candidate, &open, level) {
        movesMade += 1
        level = Level(open.values, self)
        sinceChange = 0
      } else {
        sinceChange += 1
      }
      candidate = candidate + 1 == candidates ? 0 : candidate + 1
    }
  }

  /// The levels as they stand, their worth, and the futures from the lowest level up.
  private struct Level {
    let levels: [Int64]
    let order: [Int32]
    let worth: Int64

    init(_ values: [Int64], _ swaps: RobustSwaps) {
      let levels = zip(values, swaps.reference).map { $0 - $1 }
      self.levels = levels
      order = levels.indices.map(Int32.init).sorted { left, right in
        let (one, other) = (levels[Int(left)], levels[Int(right)])
        return one != other ? one < other : left < right
      }
      worth = levels[Int(order[swaps.rank - 1])]
    }
  }

  private mutating func tryOpening(_ candidate: Int32, _ open: inout RobustSites, _ level: Level) -> Bool {
    guard !open.isOpen(candidate), open.rows.costs[Int(candidate)] <= open.rows.budget else { return false }
    let count = reference.count
    movesEvaluated += 1
    let base = Int(candidate) * count
    let raised = (0..<count).map { level.levels[$0] + open.gain[base + $0] }
    let room = open.rows.costs[Int(candidate)] - open.left
    if room <= 0 {
      guard (0..<count).contains(where: { open.gain[base + $0] > 0 }) else { return false }
      open.open(candidate)
      return true
    }
    let nothing = [Int64](repeating: 0, count: count)
    guard exceeds(level.worth, raised, nothing, 0, level.order) else { return false }
    share(candidate, open)
    defer { forget() }
    var partner: Int32 = -1
    var best = level.worth
    for site in open.sites where open.rows.costs[Int(site)] >= room {
      movesEvaluated += 1
      let place = Int(site) * count
      if !isTouched[Int(site)] {
        guard exceeds(best, raised, open.loss, place, level.order) else { continue }
      }
      let lost = (0..<count).map { open.loss[place + $0] - (isTouched[Int(site)] ? shared[place + $0] : 0) }
      guard exceeds(best, raised, lost, 0, level.order) else { continue }
      let levels = zip(raised, lost).map { $0 - $1 }
      let worth = rank == 1 ? levels.min() ?? 0 : levels.sorted()[rank - 1]
      (partner, best) = (site, worth)
    }
    guard partner >= 0 else { return false }
    open.close(partner)
    open.open(candidate)
    return true
  }

  /// Whether fewer than `rank` futures end at `worth` or below: the worth then rises above it.
  private func exceeds(
    _ worth: Int64, _ raised: [Int64], _ lost: [Int64], _ place: Int, _ order: [Int32]
  ) -> Bool {
    let (raised, lost, order) = (raised.span, lost.span, order.span)
    var below = 0
    for step in order.indices {
      let future = Int(order[step])
      if raised[future] - lost[place + future] <= worth {
        below += 1
        if below == rank { return false }
      }
    }
    return true
  }

  /// What each open site covers alone of the rows of `candidate`.
  private mutating func share(_ candidate: Int32, _ open: RobustSites) {
    let (rows, count) = (open.rows, reference.count)
    for pair in rows.columnStarts[Int(candidate)]..<rows.columnStarts[Int(candidate) + 1] {
      let row = Int(rows.columnRows[Int(pair)])
      guard open.covering[row] == 1 else { continue }
      let site = open.single[row]
      if !isTouched[Int(site)] {
        isTouched[Int(site)] = true
        touched.append(site)
      }
      RobustSites.add(rows.weights, row * count, to: &shared, Int(site) * count, count, 1)
    }
  }

  private mutating func forget() {
    for site in touched {
      isTouched[Int(site)] = false
      for place in Int(site) * reference.count..<(Int(site) + 1) * reference.count { shared[place] = 0 }
    }
    touched.removeAll(keepingCapacity: true)
  }
}
