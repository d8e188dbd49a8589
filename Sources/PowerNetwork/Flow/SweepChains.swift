/// Positions that hang on one another without a fork, parent before child: a sweep carries its sums along a chain in
/// registers and goes to memory at forks only.
struct SweepChain: Sendable {
  let positions: Range<Int>
  /// Position that the first one hangs on.
  let above: Int
  /// Fork that the last one is, from 1 on; 0 at a leaf.
  let inflow: Int
  /// Fork that the chain hangs on; 0 where that is a root, whose sum nobody needs.
  let outflow: Int
  /// Whether it comes to its fork as the first of a backward sweep.
  let opens: Bool
  let kind: Kind

  /// What the positions need beyond series impedance and constant power.
  enum Kind: Sendable {
    case plain
    case shunted
    case mixed
  }
}

extension RadialFeeder {
  /// All chains from the roots to the leaves.
  ///
  /// - Parameters:
  ///   - parents: Position of every position's parent, depth first; -1 at roots.
  static func chains(_ parents: [Int32], _ traits: [Traits]) -> [SweepChain] {
    var children = [Int32](repeating: 0, count: parents.count)
    for parent in parents where parent >= 0 { children[Int(parent)] += 1 }
    var forks = [Int](repeating: 0, count: parents.count)
    var forkCount = 1  // 0 stands for none.
    for position in parents.indices where parents[position] >= 0 && children[position] > 1 {
      forks[position] = forkCount
      forkCount += 1
    }
    var chains: [SweepChain] = []
    // From the last position on, so that what opens a fork comes first.
    var isOpen = [Bool](repeating: false, count: forkCount)
    var last = parents.count - 1
    while last >= 0 {
      guard parents[last] >= 0 else {
        last -= 1
        continue
      }
      var first = last
      while true {
        let parent = Int(parents[first])
        guard parents[parent] >= 0, children[parent] == 1 else { break }
        first = parent
      }
      let above = Int(parents[first])
      let kind = traits[first...last].reduce(Traits()) { $0.union($1) }
      chains.append(
        SweepChain(
          positions: first..<last + 1, above: above, inflow: forks[last], outflow: forks[above],
          opens: forks[above] > 0 && !isOpen[forks[above]],
          kind: kind.isEmpty ? .plain : kind == .shunt ? .shunted : .mixed))
      if forks[above] > 0 { isOpen[forks[above]] = true }
      last = first - 1
    }
    return chains.reversed()
  }
}
