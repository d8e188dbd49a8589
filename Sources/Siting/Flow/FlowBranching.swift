/// Branch and bound with Lagrangian bounds: best bound first, sites fixed by their worth at every node, each bound
/// certified in whole numbers. Proves the best plan where it ends by itself.
public struct FlowBranching<Problem: FlowProblem>: SitingAlgorithm {
  public static var name: String { "branch-and-bound" }

  /// Nodes looked into before the search ends without proof.
  public let nodes: Int

  public init(nodes: Int = 1_000_000) { self.nodes = nodes }

  private struct Node {
    let bound: Int64
    let depth: Int
    let number: Int
    let states: [SiteState]
    let prices: [Float]
    let branch: Int32

    /// The largest bound first; among equals the deepest, then the newest.
    static func precedes(_ left: Node, _ right: Node) -> Bool {
      (left.bound, left.depth, left.number) > (right.bound, right.depth, right.number)
    }
  }

  public func run(_ search: inout Search<Problem>) {
    let problem = search.problem
    var reduction = FlowReduction(problem.routes, fixed: problem.fixed)
    if reduction.routes.candidates <= problem.open || problem.open == problem.fixed.count {
      let sites = problem.open == problem.fixed.count ? [] : reduction.siteOf.indices.map { Int32($0) }
      let all =
        sites.isEmpty
        ? reduction.isFixed.indices.filter { reduction.isFixed[$0] }.map { Int32($0) } : sites
      search.offer(reduction.choice(all, open: problem.open, candidates: problem.candidates))
      if let value = search.value { search.prove(bound: value) }
      return
    }
    var state = PairGreedy<Problem>.fill(reduction, open: problem.open, work: &search.work)
    search.offer(reduction.choice(state.sites, open: problem.open, candidates: problem.candidates))
    FlowSwap.improve(&state, reduction, &search, swaps: 150, stream: 0)
    // What the first bound fixes often makes other sites alike: reduce and bound again until little goes.
    var dual = FlowDual(reduction, open: problem.open)
    var states = reduction.isFixed.map { $0 ? SiteState.open : .free }
    var round: UInt32 = 1
    while search.goesOn() {
      guard dual.decide(states) else { return }
      var bound = Int64.max
      for _ in 0..<4 where search.goesOn() {
        bound = min(
          bound,
          dual.ascend(steps: 400, target: search.value ?? 0, length: bound == .max ? 1 : 0.2, patience: 12))
        search.prove(bound: max(bound, search.value ?? 0))
        polish(dual, states, reduction, &search, swaps: 30, stream: round)
        round += 1
      }
      search.work.boundSteps += dual.steps
      let fixed = dual.fix(&states, target: search.value ?? 0)
      let isKept = Self.kept(states, reduction, problem.candidates)
      guard fixed > 0 else { break }
      let opened = problem.fixed + states.indices.filter { states[$0] == .open }.map { reduction.siteOf[$0] }
      let next = FlowReduction(problem.routes, fixed: opened, kept: isKept)
      if 20 * next.routes.candidates > 19 * reduction.routes.candidates { break }
      reduction = next
      guard reduction.routes.candidates > problem.open else {
        search.offer(
          reduction.choice(
            reduction.siteOf.indices.map { Int32($0) }, open: problem.open, candidates: problem.candidates))
        if let value = search.value { search.prove(bound: value) }
        return
      }
      dual = FlowDual(reduction, open: problem.open)
      states = reduction.isFixed.map { $0 ? SiteState.open : .free }
    }
    guard search.goesOn() else { return }
    branch(&dual, states, reduction, &search)
  }

  private static func kept(_ states: [SiteState], _ reduction: FlowReduction, _ candidates: Int) -> [Bool] {
    var kept = [Bool](repeating: false, count: candidates)
    for (place, state) in states.enumerated() where state != .closed {
      kept[Int(reduction.siteOf[place])] = true
    }
    return kept
  }

  /// Takes the sites the prices chose for a start of the swaps.
  private func polish(
    _ dual: FlowDual, _ states: [SiteState], _ reduction: FlowReduction, _ search: inout Search<Problem>,
    swaps: Int, stream: UInt32
  ) {
    var state = FlowState(reduction.routes)
    for site in states.indices where states[site] == .open { state.open(Int32(site)) }
    for site in dual.chosen where !state.isOpen[Int(site)] && state.opened < search.problem.open {
      state.open(site)
    }
    PairGreedy<Problem>.fill(&state, open: search.problem.open, withPairs: false, work: &search.work)
    search.offer(
      reduction.choice(state.sites, open: search.problem.open, candidates: search.problem.candidates))
    if swaps > 0 { FlowSwap.improve(&state, reduction, &search, swaps: swaps, stream: stream) }
  }

  private func branch(
    _ dual: inout FlowDual, _ states: [SiteState], _ reduction: FlowReduction, _ search: inout Search<Problem>
  ) {
    var heap: [Node] = []
    var made = 0
    let before = dual.steps
    func push(_ node: Node) {
      heap.append(node)
      var hole = heap.count - 1
      while hole > 0, Node.precedes(heap[hole], heap[(hole - 1) / 2]) {
        heap.swapAt(hole, (hole - 1) / 2)
        hole = (hole - 1) / 2
      }
    }
    func pop() -> Node? {
      guard let top = heap.first, let last = heap.popLast() else { return nil }
      guard !heap.isEmpty else { return top }
      heap[0] = last
      var hole = 0
      while 2 * hole + 1 < heap.count {
        var child = 2 * hole + 1
        if child + 1 < heap.count, Node.precedes(heap[child + 1], heap[child]) { child += 1 }
        guard Node.precedes(heap[child], heap[hole]) else { break }
        heap.swapAt(child, hole)
        hole = child
      }
      return top
    }
    /// Bounds what the decisions leave and keeps it for later where something better may be in it.
    func look(_ given: [SiteState], depth: Int, limit: Int64, steps: Int, _ search: inout Search<Problem>) {
      var states = given
      var bound = limit
      for turn in 0..<3 {
        guard dual.decide(states) else { return }
        let target = search.value ?? 0
        bound = min(
          bound, dual.ascend(steps: turn == 0 ? steps : steps / 2, target: target, length: 0.25, patience: 5))
        search.work.nodes += 1
        if bound <= target { return }
        polish(dual, states, reduction, &search, swaps: 0, stream: 0)
        if bound <= (search.value ?? 0) { return }
        if dual.fix(&states, target: search.value ?? 0) == 0 { break }
      }
      guard dual.decide(states) else { return }
      guard dual.sitesToOpen > 0, let site = dual.undecided() else {
        // Nothing is left to decide: the free sites stay closed.
        polish(dual, states, reduction, &search, swaps: 0, stream: 0)
        return
      }
      made += 1
      push(
        Node(
          bound: bound, depth: depth, number: made, states: states,
          prices: heap.count < 50_000 ? dual.prices.map { Float($0) } : [], branch: site))
    }
    look(states, depth: 0, limit: search.bound, steps: 200, &search)
    var looked = 0
    while let node = pop() {
      let value = search.value ?? 0
      if node.bound <= value {
        search.prove(bound: value)
        break
      }
      search.prove(bound: node.bound)
      if looked >= nodes || !search.goesOn() {
        search.work.boundSteps += dual.steps - before
        return
      }
      looked += 1
      for decision in [SiteState.open, .closed] {
        var next = node.states
        next[Int(node.branch)] = decision
        if !node.prices.isEmpty { dual.prices = node.prices.map { Double($0) } }
        look(next, depth: node.depth + 1, limit: node.bound, steps: 60, &search)
      }
    }
    search.work.boundSteps += dual.steps - before
    if let value = search.value { search.prove(bound: value) }
  }
}
