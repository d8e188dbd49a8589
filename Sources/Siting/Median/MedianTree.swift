internal import NumericKernels

/// Prices, fixing and branching: the p-median to its proof, as far as the caller lets it go.
///
/// Every node is a relaxation with fewer candidates. A node is closed when its exact bound exceeds the best known value
/// less one unit; until then its answers are worth no more than that value less one.
struct MedianTree {
  struct Node {
    var alive: [Int32]
    var isIn: [Bool]
    var prices: [SIMD8<Int32>]
    /// In fractions of a unit.
    var bound: Int64
  }

  /// Evaluations at the root, and at every node below.
  let rootSteps: Int
  let nodeSteps: Int
  let branches: Bool
  private var tables: MedianSwapTables?
  private var tried = Set<[Int32]>()
  private let nearestFirst: [Int32]

  init(nearestFirst: [Int32], rootSteps: Int = 1500, nodeSteps: Int = 60, branches: Bool = true) {
    self.nearestFirst = nearestFirst
    self.rootSteps = rootSteps
    self.nodeSteps = nodeSteps
    self.branches = branches
  }

  /// - Precondition: the search has a value.
  mutating func run(_ search: inout Search<MedianProblem>) {
    guard let start = search.best else { return }
    let problem = search.problem
    tables = MedianSwapTables(problem, nearestFirst: nearestFirst, open: start.sites)
    var relaxation = MedianRelaxation(problem)
    let fine = relaxation.fine
    var units = [Int32](repeating: 0, count: problem.customers)
    for customer in units.indices {
      units[customer] = problem.open > 1 ? secondNearest(customer, start.sites, problem) : 0
    }
    let root = Node(
      alive: relaxation.alive, isIn: relaxation.isIn, prices: relaxation.prices(units), bound: .min)
    var stack = [root]
    var isRoot = true
    while let node = stack.popLast() {
      guard let value = search.value else { return }
      if node.bound > (value - 1) * fine { continue }
      if !isRoot { relaxation = MedianRelaxation(problem, alive: node.alive, isIn: node.isIn) }
      let outcome = ascend(
        &relaxation, from: node, steps: isRoot ? rootSteps : nodeSteps, isRoot: isRoot, &search)
      search.work.nodes += 1
      switch outcome {
      case .closed: break
      case .open(let children):
        if branches, search.goesOn() {
          stack += children
        } else {
          // What is still open bounds the whole.
          let least = (stack + children).reduce(Int64.max) { min($0, $1.bound) }
          report(least, fine, &search)
          return
        }
      }
      isRoot = false
    }
    if let value = search.value { search.prove(bound: value) }
  }

  private func report(_ bound: Int64, _ fine: Int64, _ search: inout Search<MedianProblem>) {
    guard let value = search.value, bound > 0 else { return }
    search.prove(bound: min(value, (bound + fine - 1) / fine))
  }

  private func secondNearest(_ customer: Int, _ sites: [Int32], _ problem: MedianProblem) -> Int32 {
    var first = Int32.max
    var second = Int32.max
    for site in sites {
      let cost = problem.costs[Int(site), customer]
      if cost < first {
        second = first
        first = cost
      } else if cost < second {
        second = cost
      }
    }
    return second
  }

  private enum Outcome {
    case closed
    case open([Node])
  }

  private mutating func ascend(
    _ relaxation: inout MedianRelaxation, from node: Node, steps: Int, isRoot: Bool,
    _ search: inout Search<MedianProblem>
  ) -> Outcome {
    let fine = relaxation.fine
    var ascent = PriceAscent(
      node.prices, ceiling: search.problem.costs.largest * Int32(fine), stride: isRoot ? 1 : 0.3,
      patience: isRoot ? 20 : 10)
    var share = [Float](repeating: 0, count: search.problem.candidates)
    var best = node.bound
    for step in 0..<steps {
      guard let value = search.value else { return .closed }
      let target = (value - 1) * fine
      search.work.boundSteps += 1
      guard let bound = relaxation.evaluate(ascent.prices) else { return .closed }
      if bound > target { return .closed }
      let slack = relaxation.slack(ascent.prices)
      for (place, candidate) in relaxation.alive.enumerated() {
        share[Int(candidate)] = share[Int(candidate)] * 0.95 + (relaxation.isChosen[place] ? 0.05 : 0)
      }
      if isRoot ? step % 20 == 9 : step == steps - 1 && search.work.nodes % 8 == 0 {
        improve(relaxation.chosen, &search)
      }
      let isBetter = bound > best
      best = max(best, bound)
      ascent.step(bound: bound, slack: slack, target: target + fine)
      if isBetter || step % 16 == 0 { relaxation.fix(bound: bound, target: target) }
      if isRoot, isBetter, step % 50 == 0 { report(best, fine, &search) }
      if relaxation.alive.count < relaxation.open { return .closed }
      if ascent.stride < 0.002 { break }
      if step % 8 == 7, !search.goesOn() { break }
    }
    if isRoot { report(best, fine, &search) }
    return split(&relaxation, ascent.bestPrices, best, share, &search)
  }

  /// Two nodes: one opens a candidate, the other rules it out.
  private mutating func split(
    _ relaxation: inout MedianRelaxation, _ prices: [SIMD8<Int32>], _ best: Int64, _ share: [Float],
    _ search: inout Search<MedianProblem>
  ) -> Outcome {
    guard let bound = relaxation.evaluate(prices), let value = search.value else { return .closed }
    let target = (value - 1) * relaxation.fine
    if bound > target { return .closed }
    relaxation.fix(bound: bound, target: target)
    if relaxation.alive.count < relaxation.open { return .closed }
    let free = relaxation.alive.indices.filter { !relaxation.isIn[$0] }
    let isSettled = free.isEmpty || relaxation.alive.count == relaxation.open
    if isSettled {
      // One answer is left.
      search.offer(SiteChoice(sites: relaxation.alive))
      return .closed
    }
    let pick =
      free.min { left, right in
        abs(share[Int(relaxation.alive[left])] - 0.5) < abs(share[Int(relaxation.alive[right])] - 0.5)
      } ?? free[0]
    let reached = max(best, bound)
    var without = Node(
      alive: relaxation.alive, isIn: relaxation.isIn, prices: prices, bound: reached)
    without.alive.remove(at: pick)
    without.isIn.remove(at: pick)
    var with = Node(alive: relaxation.alive, isIn: relaxation.isIn, prices: prices, bound: reached)
    with.isIn[pick] = true
    return .open([without, with])
  }

  /// Swaps from a set of the relaxation, once per set.
  private mutating func improve(_ sites: [Int32], _ search: inout Search<MedianProblem>) {
    guard tried.insert(sites).inserted, var local = tables.take() else { return }
    local.reset(to: sites)
    local.descend()
    let found = local.sites
    if let value = search.value, local.value < value { search.offer(SiteChoice(sites: found)) }
    tables = local
  }
}
