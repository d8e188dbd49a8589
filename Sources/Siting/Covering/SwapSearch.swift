/// One-swap local search: close one site and open another as long as that covers more.
///
///     Δ(i, o) = gain(i) − loss(o) + ex(i, o),   ex = Σ w over rows that only o covers and i would, too
///
/// Candidates are tried in turn, each with its best partner; the search ends when a whole round finds nothing.
/// Only partners that share a row with the candidate have ex > 0; all others compete by their loss alone.
package struct SwapSearch {
  package private(set) var movesEvaluated = 0
  package private(set) var movesMade = 0
  /// Scratch per candidate, 0 between calls.
  private var shared: [Int64]
  private var touched: [Int32] = []
  /// Open sites, the cheapest to close first.
  private var byLoss: [Int32] = []
  /// Candidates waiting to be tried, first in first out, and whether each is among them.
  private var queue: [Int32] = []
  private var isQueued: [Bool]

  package init(candidates: Int) {
    shared = [Int64](repeating: 0, count: candidates)
    isQueued = [Bool](repeating: false, count: candidates)
  }

  /// Improves `open` until no single swap covers more.
  package mutating func improve(_ open: inout OpenSites) {
    guard !open.sites.isEmpty, open.sites.count < open.cover.free.count else { return }
    repeat {
      for candidate in open.cover.free { enqueue(candidate) }
    } while drain(&open)
  }

  /// Improves `open` around sites that have just changed: fast, and blind to swaps far from them.
  package mutating func improve(_ open: inout OpenSites, around sites: [Int32]) {
    guard !open.sites.isEmpty, open.sites.count < open.cover.free.count else { return }
    for site in sites { enqueueNeighbours(of: site, open.cover) }
    _ = drain(&open)
  }

  /// Tries all waiting candidates and the neighbours of every swap made; true if any was.
  private mutating func drain(_ open: inout OpenSites) -> Bool {
    byLoss = open.sites
    byLoss.sort { Self.cheaper($0, $1, open.loss) }
    let before = movesMade
    var next = 0
    while next < queue.count {
      let candidate = queue[next]
      next += 1
      isQueued[Int(candidate)] = false
      // ex(i, o) ≤ loss(o), so no swap brings more than the gain.
      guard !open.isOpen(candidate), open.gain[Int(candidate)] > 0 else { continue }
      if open.cover.costs[Int(candidate)] <= open.left {
        open.open(candidate)
        movesMade += 1
        byLoss.append(candidate)
        Self.settle(&byLoss, open.loss)
        enqueueNeighbours(of: candidate, open.cover)
        continue
      }
      let (partner, difference) = bestPartner(of: candidate, open)
      guard partner >= 0, difference > 0 else { continue }
      open.close(partner)
      open.open(candidate)
      movesMade += 1
      byLoss[byLoss.firstIndex(of: partner)!] = candidate
      Self.settle(&byLoss, open.loss)
      enqueueNeighbours(of: partner, open.cover)
      enqueueNeighbours(of: candidate, open.cover)
    }
    queue.removeAll(keepingCapacity: true)
    return movesMade > before
  }

  private mutating func enqueue(_ candidate: Int32) {
    guard !isQueued[Int(candidate)] else { return }
    isQueued[Int(candidate)] = true
    queue.append(candidate)
  }

  /// All candidates that share a row with `site`.
  private mutating func enqueueNeighbours(of site: Int32, _ cover: MergedCover) {
    for pair in cover.columnStarts[Int(site)]..<cover.columnStarts[Int(site) + 1] {
      let row = Int(cover.columnRows[Int(pair)])
      for other in cover.rowStarts[row]..<cover.rowStarts[row + 1] {
        enqueue(cover.rowCandidates[Int(other)])
      }
    }
  }
}

extension SwapSearch {
  private static func cheaper(_ left: Int32, _ right: Int32, _ loss: [Int64]) -> Bool {
    let (lost, other) = (loss[Int(left)], loss[Int(right)])
    return lost != other ? lost < other : left < right
  }

  /// Insertion sort: after a swap only the sites nearby are out of place.
  private static func settle(_ sites: inout [Int32], _ loss: [Int64]) {
    for next in sites.indices.dropFirst() {
      let site = sites[next]
      var place = next
      while place > 0, cheaper(site, sites[place - 1], loss) {
        sites[place] = sites[place - 1]
        place -= 1
      }
      sites[place] = site
    }
  }

  /// The open site whose place the candidate takes best, and the change of the covered weight.
  private mutating func bestPartner(of candidate: Int32, _ open: OpenSites) -> (Int32, Int64) {
    Self.share(candidate, open.cover, open.covering, open.single, &shared, &touched)
    movesEvaluated += touched.count + 1
    var partner: Int32 = -1
    var cost = Int64.max
    // Only a partner that costs enough makes room.
    let room = open.cover.costs[Int(candidate)] - open.left
    if let untouched = byLoss.first(where: { shared[Int($0)] == 0 && open.cover.costs[Int($0)] >= room }) {
      partner = untouched
      cost = open.loss[Int(untouched)]
    }
    for site in touched {
      let own = open.loss[Int(site)] - shared[Int(site)]
      if open.cover.costs[Int(site)] >= room, own < cost || (own == cost && site < partner) {
        partner = site
        cost = own
      }
      shared[Int(site)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    return (partner, partner < 0 ? 0 : open.gain[Int(candidate)] - cost)
  }

  /// Weights are positive, so "not 0" and "touched" are the same.
  private static func share(
    _ candidate: Int32, _ cover: MergedCover, _ covering: [Int32], _ single: [Int32],
    _ shared: inout [Int64], _ touched: inout [Int32]
  ) {
    let weights = cover.weights.span
    let columnRows = cover.columnRows.span
    let covering = covering.span
    let single = single.span
    var sums = shared.mutableSpan
    var pair = Int(cover.columnStarts[Int(candidate)])
    let end = Int(cover.columnStarts[Int(candidate) + 1])
    while pair < end {
      let row = Int(columnRows[pair])
      if covering[row] == 1 {
        let site = single[row]
        if sums[Int(site)] == 0 { touched.append(site) }
        sums[Int(site)] += weights[row]
      }
      pair += 1
    }
  }
}
