/// Opens the site with the largest gain, again and again: at least 63 % of the best value where sites are counted.
///
/// The share is 1 − 1/e, as covered weight is submodular (Nemhauser, Wolsey, Fisher 1978, doi:10.1007/BF01588971). A
/// stale gain is an upper bound of the present one (Minoux 1978), so only the top of a heap is worked out anew. The
/// bound is the data-dependent one: value + the largest gains left.
///
/// - Complexity: O(pairs + candidates log candidates) in practice.
public struct LazyGreedy: SitingAlgorithm {
  public static let name = "greedy"

  public init() {}

  public func run(_ search: inout Search<CoveringProblem>) {
    let cover = MergedCover(search.problem)
    var isCovered = [Bool](repeating: false, count: cover.rowCount)
    var heap = cover.free.map { StaleGain(gain: cover.gain(of: $0, isCovered), site: $0, round: 0) }
    heap.sort { StaleGain.precedes($0, $1, cover) }
    var chosen: [Int32] = []
    var value: Int64 = 0
    var left = cover.budget
    var round = 0
    while let top = heap.first, left > 0 || !cover.isCounted {
      if cover.costs[Int(top.site)] > left {
        StaleGain.removeTop(&heap, cover)
      } else if top.round == round {
        guard cover.isCounted || top.gain > 0 else { break }
        StaleGain.removeTop(&heap, cover)
        for row in cover.rows(of: top.site) { isCovered[Int(row)] = true }
        chosen.append(top.site)
        value += top.gain
        left -= cover.costs[Int(top.site)]
        round += 1
      } else {
        search.work.movesEvaluated += 1
        let fresh = StaleGain(gain: cover.gain(of: top.site, isCovered), site: top.site, round: round)
        StaleGain.replaceTop(&heap, with: fresh, cover)
      }
    }
    search.work.starts = 1
    search.offer(SiteChoice(sites: chosen + search.problem.fixed))
    search.prove(
      bound: cover.alreadyCovered + value + cover.most(cover.free.map { cover.gain(of: $0, isCovered) }))
  }
}

/// A gain that was right when `round` sites were open.
private struct StaleGain {
  let gain: Int64
  let site: Int32
  let round: Int

  static func precedes(_ left: Self, _ right: Self, _ cover: MergedCover) -> Bool {
    if cover.isCounted {
      return left.gain > right.gain || (left.gain == right.gain && left.site < right.site)
    }
    let one = Int128(left.gain) * Int128(cover.costs[Int(right.site)])
    let other = Int128(right.gain) * Int128(cover.costs[Int(left.site)])
    return one > other || (one == other && left.site < right.site)
  }

  static func removeTop(_ heap: inout [Self], _ cover: MergedCover) {
    let last = heap.removeLast()
    if !heap.isEmpty { replaceTop(&heap, with: last, cover) }
  }

  static func replaceTop(_ heap: inout [Self], with entry: Self, _ cover: MergedCover) {
    var hole = 0
    while true {
      var child = 2 * hole + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, precedes(heap[child + 1], heap[child], cover) { child += 1 }
      if precedes(entry, heap[child], cover) { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = entry
  }
}
