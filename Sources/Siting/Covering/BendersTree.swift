internal import LinearPrograms

/// Best-first branch and bound over the linear programs of a `BendersMaster`; every node is closed by a
/// `SafeCoverBound` or by counting what its sites cover, never by a number of the program.
struct BendersTree {
  /// Rounds of inequalities in the root and in other nodes.
  var rootRounds = 400
  var nodeRounds = 12
  /// Blocks of rows with a variable each.
  var blocks = 40
  /// Pivots times size of the linear programs at most.
  var effort = 30_000_000

  private let goal: CoverGoal
  /// Of the whole cover: worth and sites of the best plan.
  private(set) var value: Int64
  private(set) var best: [Int32]
  private(set) var nodes = 0
  private(set) var rounds = 0
  private var spent = 0
  private var core: ReducedCover
  /// What the sites of the core opened already cost.
  private var paid: Int64 = 0
  private var master: BendersMaster?
  private var open: OpenSites
  private var swap: SwapSearch
  /// The best bound last.
  private var queue: [Node] = []
  /// The node in hand, while it is.
  private var current: Int64?
  private let costs: [Int64]

  private struct Node {
    var decisions: SiteDecisions
    var bound: Int64
    var depth: Int
  }

  init(_ cover: MergedCover, goal: CoverGoal, value: Int64, best: [Int32], prices: [Double]) {
    self.goal = goal
    self.value = value
    self.best = best
    costs = cover.costs
    core = ReducedCover(cover, prices: prices)
    open = OpenSites(core.cover)
    swap = SwapSearch(candidates: core.cover.candidates)
  }

  /// What no plan betters.
  var bound: Int64 {
    (queue.map(\.bound) + (current.map { [$0] } ?? [])).reduce(value) {
      goal.isBetter($1, than: $0) ? $1 : $0
    }
  }
  var isDone: Bool { queue.isEmpty && current == nil }

  /// Works until done or told to stop: `goOn` gets the tree after every round.
  mutating func grow(from bound: Int64, _ goOn: (Self) -> Bool) {
    queue = []
    current = bound
    guard let root = plant(bound: bound, goOn) else { return }
    queue = [root]
    current = nil
    while let node = queue.popLast() {
      guard goal.isBetter(node.bound, than: value) else { continue }
      current = node.bound
      nodes += 1
      guard let children = expand(node, rounds: nodeRounds, goOn) else { return }
      for child in children { enqueue(child) }
      current = nil
      if !goOn(self) { return }
    }
  }

  private mutating func enqueue(_ node: Node) {
    var low = 0
    var high = queue.count
    while low < high {
      let middle = (low + high) / 2
      let isWorse =
        goal.isBetter(node.bound, than: queue[middle].bound)
        || node.bound == queue[middle].bound && queue[middle].depth <= node.depth
      if isWorse { low = middle + 1 } else { high = middle }
    }
    queue.insert(node, at: low)
  }

  /// Shrinks the cover by what the root decides until that is little; the root, or `nil` where told to stop.
  private mutating func plant(bound: Int64, _ goOn: (Self) -> Bool) -> Node? {
    var node = Node(decisions: SiteDecisions(candidates: core.cover.candidates), bound: bound, depth: 0)
    var prices = core.prices
    reduce(&node, prices)
    while true {
      shrink(node, prices: prices)
      node.decisions = SiteDecisions(candidates: core.cover.candidates)
      guard core.cover.rowCount > 0 else { return node }
      prices = core.prices
      spent += master?.spent ?? 0
      master = BendersMaster(
        core.cover, goal: coreGoal, prices: prices, sites: coreSites(), blockCount: blocks)
      current = node.bound
      guard let last = tighten(&node, rounds: rootRounds, goOn) else { return nil }
      prices = last
      let free = node.decisions.free.count
      if free * 4 > core.cover.candidates * 3 || !goal.isBetter(node.bound, than: value) { return node }
    }
  }

  /// The goal in the rows that the core still has.
  private var coreGoal: CoverGoal {
    switch goal {
    case .most: .most(budget: core.cover.budget)
    case .least(let target): .least(target: max(0, target - core.won))
    }
  }

  /// The worth a plan of the core must better.
  private var coreValue: Int64 { goal.isCapped ? value - core.won : value - paid }
  private func whole(_ bound: Int64) -> Int64 {
    let (sum, overflow) = bound.addingReportingOverflow(goal.isCapped ? core.won : paid)
    return overflow ? .max : sum
  }

  private func coreSites() -> [Int32] {
    let isBest = SiteSet(best, candidates: costs.count)
    return core.names.indices.filter { isBest[core.names[$0]] }.map(Int32.init)
  }

  private mutating func shrink(_ node: Node, prices: [Double]) {
    let closed = node.decisions.sites.map { $0 == .closed }
    core = core.deciding(open: node.decisions.open, drop: closed, prices: prices)
    let dominated = core.dominated()
    if dominated.contains(true) { core = core.deciding(open: [], drop: dominated, prices: core.prices) }
    paid = core.opened.reduce(0) { $0 + costs[Int($1)] }
    open = OpenSites(core.cover)
    swap = SwapSearch(candidates: core.cover.candidates)
  }

  /// Takes over what the prices prove of a node.
  @discardableResult private mutating func reduce(_ node: inout Node, _ prices: [Double]) -> SafeCoverBound {
    let safe = SafeCoverBound(core.cover, prices: prices)
    let verdict = safe.verdict(node.decisions, coreGoal, value: coreValue)
    let proven = whole(verdict.bound)
    if goal.isBetter(node.bound, than: proven) { node.bound = proven }
    for site in verdict.open { node.decisions[site] = .open }
    for site in verdict.closed { node.decisions[site] = .closed }
    return safe
  }

  /// Rounds of solving and adding inequalities; the last prices, or `nil` where told to stop.
  private mutating func tighten(
    _ node: inout Node, rounds most: Int, _ goOn: (Self) -> Bool
  ) -> [Double]? {
    var prices = core.prices
    var before = node.bound
    for round in 0..<most {
      guard goal.isBetter(node.bound, than: value), canStillDo(node.decisions) else { break }
      master?.hold(node.decisions)
      var outcome = master?.solve(pivots: 500)
      while outcome == .unfinished {
        guard goOn(self) else { return nil }
        outcome = master?.solve(pivots: 500)
      }
      guard outcome == .optimal, let found = master?.prices() else { break }
      prices = found
      rounds += 1
      reduce(&node, prices)
      current = node.bound
      if round % 10 == 0 { plan(from: master?.shares ?? []) }
      guard goOn(self), spent + (master?.spent ?? 0) < effort else { return nil }
      if let added = master?.separate(), added == 0 { break }
      // The tail of the rounds brings little: branching brings more.
      if round % 20 == 19 {
        let (now, old) = (Double(node.bound), Double(before))
        if abs(now - old) < 1e-5 * abs(now) { break }
        before = node.bound
      }
    }
    return prices
  }

  /// The children of a node, or `nil` where told to stop.
  private mutating func expand(_ node: Node, rounds: Int, _ goOn: (Self) -> Bool) -> [Node]? {
    var node = node
    guard close(node) == false else { return [] }
    guard let prices = tighten(&node, rounds: rounds, goOn) else { return nil }
    plan(from: master?.shares ?? [])
    guard goal.isBetter(node.bound, than: value), close(node) == false else { return [] }
    let (_, scores) = DualAscent.exact(core.cover, prices)
    var chosen: Int32 = -1
    var doubt = -1.0
    for site in node.decisions.free {
      let share = master?.shares[Int(site)] ?? 0
      let here = min(share, 1 - share) * (1 + Double(scores[Int(site)])) + 1e-9 * Double(scores[Int(site)])
      if here > doubt { (chosen, doubt) = (site, here) }
    }
    guard chosen >= 0 else { return [] }
    return [SiteDecisions.Decision.closed, .open].map { decision in
      var child = Node(decisions: node.decisions, bound: node.bound, depth: node.depth + 1)
      child.decisions[chosen] = decision
      return child
    }
  }

  /// Whether any plan keeps these decisions: within the budget, or reaching the target with all that is left.
  private func canStillDo(_ decisions: SiteDecisions) -> Bool {
    switch coreGoal {
    case .most(let budget):
      return decisions.open.reduce(Int64(0)) { $0 + core.cover.costs[Int($1)] } <= budget
    case .least(let target):
      var covered: Int64 = 0
      for row in 0..<core.cover.rowCount {
        let pairs = Int(core.cover.rowStarts[row])..<Int(core.cover.rowStarts[row + 1])
        if core.cover.rowCandidates[pairs].contains(where: { decisions[$0] != .closed }) {
          covered += core.cover.weights[row]
        }
      }
      return covered >= target
    }
  }

  /// Whether nothing is left to decide, the plan then being counted, or nothing possible.
  private mutating func close(_ node: Node) -> Bool {
    guard canStillDo(node.decisions) else { return true }
    let sites = node.decisions.open
    let isReached: Bool
    switch coreGoal {
    case .most(let budget):
      let left = budget - sites.reduce(Int64(0)) { $0 + core.cover.costs[Int($1)] }
      isReached = !node.decisions.free.contains { core.cover.costs[Int($0)] <= left }
    case .least(let target):
      open.become(sites)
      isReached = open.value >= target
    }
    guard isReached || node.decisions.free.isEmpty else { return false }
    open.become(sites)
    record()
    return true
  }

  /// A plan near the solution of a linear program.
  private mutating func plan(from shares: [Double]) {
    guard shares.count == core.cover.candidates else { return }
    let ranked = shares.indices.filter { shares[$0] > 1e-6 }.sorted {
      shares[$0] != shares[$1] ? shares[$0] > shares[$1] : $0 < $1
    }.map(Int32.init)
    switch coreGoal {
    case .most(let budget):
      var left = budget
      var sites: [Int32] = []
      for site in ranked where core.cover.costs[Int(site)] <= left {
        left -= core.cover.costs[Int(site)]
        sites.append(site)
      }
      open.become(sites)
      open.fill()
      swap.improve(&open)
    case .least(let target):
      var sites: [Int32] = []
      open.become([])
      for site in ranked where open.value < target && open.gain[Int(site)] > 0 {
        open.open(site)
        sites.append(site)
      }
      while open.value < target {
        guard let site = open.cover.free.max(by: { (open.gain[Int($0)], $1) < (open.gain[Int($1)], $0) }),
          open.gain[Int(site)] > 0
        else { return }
        open.open(site)
        sites.append(site)
      }
      sites.sort { (core.cover.costs[Int($1)], $0) < (core.cover.costs[Int($0)], $1) }
      for site in sites where open.value - open.loss[Int(site)] >= target { open.close(site) }
    }
    record()
  }

  /// Keeps the open sites if they are the best plan so far.
  private mutating func record() {
    let worth: Int64
    switch coreGoal {
    case .most(let budget):
      guard open.spent <= budget else { return }
      worth = core.won + open.value
    case .least(let target):
      guard open.value >= target else { return }
      worth = paid + open.spent
    }
    guard goal.isBetter(worth, than: value) else { return }
    value = worth
    best = core.opened + open.sites.map { core.names[Int($0)] }
  }
}
