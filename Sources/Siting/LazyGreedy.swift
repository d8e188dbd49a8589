public import NumericKernels

/// Takes the candidate with the largest gain again and again (Minoux 1978: a stale gain is an upper bound).
///
/// At least 1 - 1/e of the optimum. Ties go to the smaller index.
/// - Complexity: O(pairs + candidates log candidates) in practice.
public struct LazyGreedy: SitingAlgorithm {
  public static let name = "greedy"

  public init() {}

  public func choose(_ problem: CoveringProblem, random: inout RandomStream) -> Choice {
    var isCovered = [Bool](repeating: false, count: problem.rows)
    var isOpen = [Bool](repeating: false, count: problem.candidates)
    var chosen: [Int32] = []
    func open(_ site: Int32) {
      isOpen[Int(site)] = true
      chosen.append(site)
      for row in problem.rows(of: site) { isCovered[Int(row)] = true }
    }
    func gain(_ site: Int32) -> Int64 {
      problem.rows(of: site).reduce(0) { $0 + (isCovered[Int($1)] ? 0 : problem.weights[Int($1)]) }
    }
    for site in problem.fixed { open(site) }
    var heap = (0..<Int32(problem.candidates)).filter { !isOpen[Int($0)] }
      .map { Entry(gain: gain($0), site: $0, round: chosen.count) }
    heap.sort { Entry.precedes($0, $1) }
    var work = heap.count
    while chosen.count < problem.open, let top = heap.first {
      if top.round == chosen.count {
        Entry.removeTop(&heap)
        open(top.site)
      } else {
        work += 1
        Entry.replaceTop(&heap, with: Entry(gain: gain(top.site), site: top.site, round: chosen.count))
      }
    }
    return Choice(sites: chosen.sorted(), workUnits: work, stopReason: "complete")
  }

  private struct Entry {
    let gain: Int64
    let site: Int32
    let round: Int

    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      left.gain > right.gain || (left.gain == right.gain && left.site < right.site)
    }

    static func removeTop(_ heap: inout [Entry]) {
      let last = heap.removeLast()
      if !heap.isEmpty { replaceTop(&heap, with: last) }
    }

    static func replaceTop(_ heap: inout [Entry], with entry: Entry) {
      var hole = 0
      while true {
        var child = 2 * hole + 1
        if child >= heap.count { break }
        if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
        if precedes(entry, heap[child]) { break }
        heap[hole] = heap[child]
        hole = child
      }
      heap[hole] = entry
    }
  }
}
