/// Depth-first branch and bound over Lagrangian bounds: each node shrinks its cover by fixing, then opens or gives up
/// the candidate the relaxed problem is least sure of.
///
/// Values are those of the whole merged cover. The tree ends when every node is closed, the effort is spent, or the
/// caller says stop; the bound is the largest one of the open nodes.
struct CoverTree {
  /// Steps of the ascent in the root and in other nodes.
  var rootSteps = 800
  var nodeSteps = 60
  /// Pairs times steps at most.
  var effort = 30_000_000_000

  private(set) var value: Int64
  private(set) var best: [Int32]
  private(set) var nodes = 0
  private(set) var steps = 0
  private(set) var spent = 0
  private var stack: [Node] = []

  private struct Node {
    var core: ReducedCover
    var bound: Int64
    var depth: Int
  }

  init(value: Int64, best: [Int32]) {
    self.value = value
    self.best = best
  }

  /// What no plan of the whole cover can exceed.
  var bound: Int64 { stack.reduce(value) { max($0, $1.bound) } }
  var isDone: Bool { stack.isEmpty }

  mutating func plant(_ core: ReducedCover, bound: Int64) {
    stack = [Node(core: core, bound: bound, depth: 0)]
  }

  /// Works until done or told to stop: `goOn` gets the tree after every node.
  mutating func grow(_ goOn: (Self) -> Bool) {
    while let node = stack.popLast() {
      guard node.bound > value else { continue }
      nodes += 1
      let children = open(node)
      stack += children
      if !goOn(self) || spent > effort { return }
    }
  }

  /// The children of a node, the one to look at first at the end.
  private mutating func open(_ node: Node) -> [Node] {
    var core = node.core
    var bound = node.bound
    var round = 0
    while true {
      if close(core) { return [] }
      var ascent = DualAscent(
        core.cover, prices: core.prices, stepLength: round == 0 && node.depth == 0 ? 0.3 : 0.1)
      let most = node.depth == 0 ? rootSteps : nodeSteps
      var step = 0
      while step < most, !ascent.isExhausted {
        ascent.step(value: value - core.won)
        step += 1
        if ascent.level < Double(value - core.won) + 0.9 { break }
      }
      steps += step
      spent += step * core.cover.rowCandidates.count
      if round == 0 { swapFrom(ascent.chosen, core) }
      let fixing = BoundFixing(core.cover, prices: ascent.bestPrices, value: value - core.won)
      bound = min(bound, core.won + fixing.bound)
      guard bound > value else { return [] }
      round += 1
      let decided = fixing.dropped + fixing.open.count
      if decided > 0, round < 20, decided * 12 > core.cover.candidates {
        core = core.deciding(open: fixing.open, drop: fixing.drop, prices: ascent.bestPrices)
        if node.depth == 0 || round == 1 {
          let dominated = core.dominated()
          if dominated.contains(true) { core = core.deciding(open: [], drop: dominated, prices: core.prices) }
        }
        continue
      }
      return branch(core, ascent, fixing, bound: bound, depth: node.depth)
    }
  }

  /// One child without the least certain candidate, one with it; the latter is looked at first.
  private func branch(
    _ core: ReducedCover, _ ascent: DualAscent, _ fixing: BoundFixing, bound: Int64, depth: Int
  ) -> [Node] {
    var isDecided = fixing.drop
    for site in fixing.open { isDecided[Int(site)] = true }
    let (_, scores) = DualAscent.exact(core.cover, ascent.bestPrices)
    var chosen: Int?
    var doubt = -1.0
    for site in 0..<core.cover.candidates where !isDecided[site] {
      let certainty = abs(ascent.usage[site] - 0.5)
      let here = (0.5 - certainty) * Double(scores[site])
      if here > doubt { (chosen, doubt) = (site, here) }
    }
    guard let chosen else {
      let rest = core.deciding(open: fixing.open, drop: fixing.drop, prices: ascent.bestPrices)
      return [Node(core: rest, bound: bound, depth: depth + 1)]
    }
    var without = fixing.drop
    without[chosen] = true
    return [
      Node(
        core: core.deciding(open: fixing.open, drop: without, prices: ascent.bestPrices), bound: bound,
        depth: depth + 1),
      Node(
        core: core.deciding(
          open: fixing.open + [Int32(chosen)], drop: fixing.drop, prices: ascent.bestPrices), bound: bound,
        depth: depth + 1),
    ]
  }

  /// Whether the node needs no search: nothing is left to choose, or one site that any plan would take.
  private mutating func close(_ core: ReducedCover) -> Bool {
    let cover = core.cover
    if cover.budget < 0 { return true }
    if cover.rowCount == 0 || cover.candidates == 0 || cover.budget == 0 && cover.isCounted {
      record(core, [])
      return true
    }
    guard cover.isCounted else { return false }
    if cover.candidates <= Int(cover.budget) {
      record(core, cover.free)
      return true
    }
    guard cover.budget == 1 else { return false }
    let nothing = [Bool](repeating: false, count: cover.rowCount)
    let gains = cover.free.map { cover.gain(of: $0, nothing) }
    record(core, [Int32(gains.indices.reduce(0) { gains[$1] > gains[$0] ? $1 : $0 })])
    return true
  }

  private mutating func record(_ core: ReducedCover, _ sites: [Int32]) {
    var covered = [Bool](repeating: false, count: core.cover.rowCount)
    var sum = core.won
    for site in sites {
      sum += core.cover.gain(of: site, covered)
      for row in core.cover.rows(of: site) { covered[Int(row)] = true }
    }
    guard sum > value else { return }
    value = sum
    best = core.opened + sites.map { core.names[Int($0)] }
  }

  /// Swaps from where the prices point: the way to better plans in the depth of the tree.
  private mutating func swapFrom(_ chosen: [Int32], _ core: ReducedCover) {
    var open = OpenSites(core.cover)
    var swap = SwapSearch(candidates: core.cover.candidates)
    open.become(chosen)
    open.fill()
    swap.improve(&open)
    if core.won + open.value > value { record(core, open.sites) }
  }
}
