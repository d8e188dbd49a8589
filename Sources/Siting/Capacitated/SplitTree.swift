/// Prices, fixing and branching on sites for facility location with split sources.
struct SplitTree {
  struct Node {
    var alive: [Int32]
    var isIn: [Bool]
    /// By customer, for all of its demand.
    var prices: [Int64]
    var bound: Int64
  }

  let rootSteps: Int
  let nodeSteps: Int
  private var tried = Set<[Int32]>()

  init(rootSteps: Int = 500, nodeSteps: Int = 50) {
    self.rootSteps = rootSteps
    self.nodeSteps = nodeSteps
  }

  mutating func run(_ search: inout Search<SplitLocationProblem>) {
    let problem = search.problem
    let all = (0..<Int32(problem.candidates)).map { $0 }
    guard problem.capacities.reduce(0, +) >= problem.demand else {
      search.proveInfeasible("all sites together do not hold the demand of \(problem.demand)")
      return
    }
    search.offer(SiteChoice(sites: Self.start(problem)))
    let root = Node(
      alive: all, isIn: Array(repeating: false, count: all.count), prices: Self.startPrices(problem),
      bound: .min)
    var stack = [root]
    var isRoot = true
    while let node = stack.popLast() {
      if let value = search.value, node.bound >= value { continue }
      let children = ascend(node, steps: isRoot ? rootSteps : nodeSteps, isRoot: isRoot, &search)
      search.work.nodes += 1
      isRoot = false
      if children.isEmpty { continue }
      guard search.goesOn() else {
        report((stack + children).reduce(Int64.max) { min($0, $1.bound) }, &search)
        return
      }
      stack += children
    }
    if let value = search.value { search.prove(bound: value) }
  }

  /// The sites cheapest per unit of room, a third more room than the demand needs.
  private static func start(_ problem: SplitLocationProblem) -> [Int32] {
    let order = (0..<problem.candidates).filter { problem.capacities[$0] > 0 }.sorted { left, right in
      let a = problem.openingCosts[left].multipliedFullWidth(by: problem.capacities[right])
      let b = problem.openingCosts[right].multipliedFullWidth(by: problem.capacities[left])
      return (a.high, a.low, left) < (b.high, b.low, right)
    }
    var sites: [Int32] = []
    var room: Int64 = 0
    for site in order where sites.isEmpty || room < problem.demand + problem.demand / 3 {
      sites.append(Int32(site))
      room += problem.capacities[site]
    }
    if sites.isEmpty { sites = [0] }
    return sites.sorted()
  }

  private func report(_ bound: Int64, _ search: inout Search<SplitLocationProblem>) {
    if let value = search.value, bound > 0 { search.prove(bound: min(value, bound)) }
  }

  private static func startPrices(_ problem: SplitLocationProblem) -> [Int64] {
    (0..<problem.customers).map { customer in
      let costs = (0..<problem.candidates).map { problem.unitCosts[$0 * problem.customers + customer] }
        .sorted()
      return costs[min(costs.count - 1, max(1, costs.count / 8))] * problem.demands[customer]
    }
  }

  /// No price of a customer needs to be higher: four times its dearest service and its share of the dearest opening.
  private static func ceilings(_ problem: SplitLocationProblem) -> [Double] {
    let opening = Double(problem.openingCosts.max() ?? 0) * 4 / Double(max(1, problem.demand))
    return (0..<problem.customers).map { customer in
      let dearest =
        (0..<problem.candidates).map { problem.unitCosts[$0 * problem.customers + customer] }.max() ?? 0
      return (Double(dearest) * 4 + opening) * Double(problem.demands[customer])
    }
  }

  /// Prices per unit from prices per customer.
  private func perUnit(_ prices: [Int64], _ problem: SplitLocationProblem) -> [Int64] {
    prices.indices.map { problem.demands[$0] > 0 ? prices[$0] / problem.demands[$0] : 0 }
  }

  private mutating func ascend(
    _ node: Node, steps: Int, isRoot: Bool, _ search: inout Search<SplitLocationProblem>
  ) -> [Node] {
    let problem = search.problem
    var relaxation = SplitRelaxation(problem, alive: node.alive, isIn: node.isIn)
    var ascent = WholePriceAscent(
      node.prices, ceiling: .max, stride: isRoot ? 1 : 0.3, patience: isRoot ? 15 : 8,
      ceilings: Self.ceilings(problem))
    var share = [Double](repeating: 0, count: problem.candidates)
    var best = node.bound
    var exchanged = search.value
    for step in 0..<steps {
      guard let value = search.value else { return [] }
      search.work.boundSteps += 1
      guard let bound = relaxation.evaluate(perUnit(ascent.prices, problem)) else { return [] }
      if bound >= value { return [] }
      let isBetter = bound > best
      best = max(best, bound)
      for candidate in relaxation.alive { share[Int(candidate)] *= 0.93 }
      for place in relaxation.chosen { share[Int(relaxation.alive[place])] += 0.07 }
      if isRoot ? step % 5 == 4 : step == steps / 2 { improve(relaxation, &search) }
      if isRoot, step % 100 == 99, search.value != exchanged {
        exchange(relaxation.alive, &search)
        exchanged = search.value
      }
      ascent.step(bound: bound, slack: relaxation.slack(), target: search.value ?? value)
      if isBetter || step % 8 == 0 { relaxation.fix(bound: bound, target: (search.value ?? value) - 1) }
      if isRoot, isBetter, step % 10 == 0 { report(best, &search) }
      if ascent.stride < 0.003 { break }
      if step % 4 == 3, !search.goesOn() { break }
    }
    if isRoot { report(best, &search) }
    if isRoot, search.value != exchanged { exchange(relaxation.alive, &search) }
    guard let bound = relaxation.evaluate(perUnit(ascent.bestPrices, problem)), let value = search.value,
      bound < value
    else { return [] }
    relaxation.fix(bound: bound, target: value - 1)
    return split(relaxation, ascent.bestPrices, max(best, bound), share, &search)
  }

  private func split(
    _ relaxation: SplitRelaxation, _ prices: [Int64], _ bound: Int64, _ share: [Double],
    _ search: inout Search<SplitLocationProblem>
  ) -> [Node] {
    let alive = relaxation.alive
    let free = alive.indices.filter { !relaxation.isIn[$0] }
    guard
      let pick = free.min(by: { abs(share[Int(alive[$0])] - 0.5) < abs(share[Int(alive[$1])] - 0.5) })
    else {
      search.offer(SiteChoice(sites: alive))
      return []
    }
    var without = Node(alive: alive, isIn: relaxation.isIn, prices: prices, bound: bound)
    without.alive.remove(at: pick)
    without.isIn.remove(at: pick)
    var with = Node(alive: alive, isIn: relaxation.isIn, prices: prices, bound: bound)
    with.isIn[pick] = true
    return share[Int(alive[pick])] > 0.5 ? [without, with] : [with, without]
  }

  /// Judges the sites the relaxation opened, once per set.
  private mutating func improve(_ relaxation: SplitRelaxation, _ search: inout Search<SplitLocationProblem>) {
    let sites = relaxation.chosen.map { relaxation.alive[$0] }.sorted()
    guard !sites.isEmpty, tried.insert(sites).inserted else { return }
    search.work.starts += 1
    search.offer(SiteChoice(sites: sites))
  }

  /// Closes, opens and exchanges sites of the best answer while that pays.
  private mutating func exchange(_ alive: [Int32], _ search: inout Search<SplitLocationProblem>) {
    var improved = true
    while improved, let current = search.best?.sites {
      improved = false
      for move in moves(current, alive) where tried.insert(move).inserted {
        guard search.goesOn() else { return }
        search.work.movesEvaluated += 1
        if search.offer(SiteChoice(sites: move)) {
          improved = true
          break
        }
      }
    }
  }

  private func moves(_ sites: [Int32], _ alive: [Int32]) -> [[Int32]] {
    let isOpen = Set(sites)
    let closed = alive.filter { !isOpen.contains($0) }
    var moves: [[Int32]] = []
    for site in sites where sites.count > 1 { moves.append(sites.filter { $0 != site }) }
    for site in closed { moves.append((sites + [site]).sorted()) }
    if sites.count * closed.count <= 400 {
      for out in sites {
        for site in closed { moves.append((sites.filter { $0 != out } + [site]).sorted()) }
      }
    }
    return moves
  }
}
