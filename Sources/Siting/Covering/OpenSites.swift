/// A set of open sites with what each change of it would gain or lose, kept up to date.
///
///     gain(i)  = Σ w over rows that only i would cover
///     loss(o)  = Σ w over rows that only o covers
///
/// Opening or closing a site touches only rows whose number of open sites moves between 0, 1 and 2.
package struct OpenSites {
  package let cover: MergedCover
  /// Covered weight of the merged rows.
  package private(set) var value: Int64 = 0
  package var sites: [Int32] { list.sites }
  /// What the open sites take of the limit.
  package private(set) var spent: Int64 = 0
  /// Per candidate; 0 for open sites.
  package private(set) var gain: [Int64]
  /// Per candidate; 0 for closed sites.
  package private(set) var loss: [Int64]
  /// Per row: how many open sites cover it.
  private(set) var covering: [Int32]
  /// Per row: XOR of the open sites over it, which is *the* site where there is one.
  private(set) var single: [Int32]
  private var list: SiteList

  package init(_ cover: MergedCover) {
    self.cover = cover
    gain = [Int64](repeating: 0, count: cover.candidates)
    for candidate in 0..<cover.candidates {
      for pair in cover.columnStarts[candidate]..<cover.columnStarts[candidate + 1] {
        gain[candidate] += cover.weights[Int(cover.columnRows[Int(pair)])]
      }
    }
    loss = [Int64](repeating: 0, count: cover.candidates)
    covering = [Int32](repeating: 0, count: cover.rowCount)
    single = [Int32](repeating: 0, count: cover.rowCount)
    list = SiteList(candidates: cover.candidates)
  }

  package func isOpen(_ site: Int32) -> Bool { list.contains(site) }

  /// What the limit leaves.
  package var left: Int64 { cover.budget - spent }

  /// Opens the best site that the limit still allows, again and again: by gain where sites are counted, by gain per
  /// cost otherwise. Ties go to the smaller index. Sites that gain nothing are opened only where a number is asked for.
  package mutating func fill(avoiding avoided: [Int32] = [], _ note: (Int32) -> Void = { _ in }) {
    while left > 0 || !cover.isCounted {
      var best: Int32 = -1
      for candidate in cover.free where !isOpen(candidate) && cover.costs[Int(candidate)] <= left {
        if !avoided.isEmpty, avoided.contains(candidate) { continue }
        if best < 0 || isBetter(candidate, best) { best = candidate }
      }
      guard best >= 0, cover.isCounted || gain[Int(best)] > 0 else { return }
      open(best)
      note(best)
    }
  }

  private func isBetter(_ left: Int32, _ right: Int32) -> Bool {
    if cover.isCounted { return gain[Int(left)] > gain[Int(right)] }
    return Int128(gain[Int(left)]) * Int128(cover.costs[Int(right)])
      > Int128(gain[Int(right)]) * Int128(cover.costs[Int(left)])
  }

  package mutating func open(_ site: Int32) {
    list.insert(site)
    spent += cover.costs[Int(site)]
    value += gain[Int(site)]
    Self.open(site, cover, &covering, &single, &gain, &loss)
  }

  package mutating func close(_ site: Int32) {
    list.remove(site)
    spent -= cover.costs[Int(site)]
    value -= loss[Int(site)]
    Self.close(site, cover, &covering, &single, &gain, &loss)
  }

  /// Opens and closes what is needed to reach exactly `target`.
  package mutating func become(_ target: [Int32]) {
    for site in list.strangers(to: target) { close(site) }
    for site in target where !isOpen(site) { open(site) }
  }
}

extension OpenSites {
  private static func open(
    _ site: Int32, _ cover: MergedCover, _ covering: inout [Int32], _ single: inout [Int32],
    _ gain: inout [Int64], _ loss: inout [Int64]
  ) {
    let weights = cover.weights.span
    let columnRows = cover.columnRows.span
    let rowStarts = cover.rowStarts.span
    let rowCandidates = cover.rowCandidates.span
    var covering = covering.mutableSpan
    var single = single.mutableSpan
    var gain = gain.mutableSpan
    var loss = loss.mutableSpan
    var pair = Int(cover.columnStarts[Int(site)])
    let end = Int(cover.columnStarts[Int(site) + 1])
    while pair < end {
      let row = Int(columnRows[pair])
      let weight = weights[row]
      if covering[row] == 0 {
        loss[Int(site)] += weight
        var other = Int(rowStarts[row])
        let otherEnd = Int(rowStarts[row + 1])
        while other < otherEnd {
          gain[Int(rowCandidates[other])] -= weight
          other += 1
        }
      } else if covering[row] == 1 {
        loss[Int(single[row])] -= weight
      }
      covering[row] += 1
      single[row] ^= site
      pair += 1
    }
  }

  private static func close(
    _ site: Int32, _ cover: MergedCover, _ covering: inout [Int32], _ single: inout [Int32],
    _ gain: inout [Int64], _ loss: inout [Int64]
  ) {
    let weights = cover.weights.span
    let columnRows = cover.columnRows.span
    let rowStarts = cover.rowStarts.span
    let rowCandidates = cover.rowCandidates.span
    var covering = covering.mutableSpan
    var single = single.mutableSpan
    var gain = gain.mutableSpan
    var loss = loss.mutableSpan
    var pair = Int(cover.columnStarts[Int(site)])
    let end = Int(cover.columnStarts[Int(site) + 1])
    while pair < end {
      let row = Int(columnRows[pair])
      let weight = weights[row]
      covering[row] -= 1
      single[row] ^= site
      if covering[row] == 0 {
        loss[Int(site)] -= weight
        var other = Int(rowStarts[row])
        let otherEnd = Int(rowStarts[row + 1])
        while other < otherEnd {
          gain[Int(rowCandidates[other])] += weight
          other += 1
        }
      } else if covering[row] == 1 {
        loss[Int(single[row])] += weight
      }
      pair += 1
    }
  }
}
