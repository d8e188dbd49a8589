/// Prices, knapsacks, fixing and branching for the single-source problems, as far as the caller lets it go.
///
/// Branching settles sites first, then who serves a contested customer. A part of the tree is closed when its exact bound
/// exceeds the best known value less one unit.
struct SingleSourceTree<Problem: SingleSourceProblem> {
  struct Node {
    var part: SingleSourcePart
    var prices: [Int64]
    /// In fractions of a unit.
    var bound: Int64
  }

  let rootSteps: Int
  let nodeSteps: Int
  let branches: Bool
  private var tried = Set<[Int32]>()

  init(rootSteps: Int = 600, nodeSteps: Int = 40, branches: Bool = true) {
    self.rootSteps = rootSteps
    self.nodeSteps = nodeSteps
    self.branches = branches
  }

  mutating func run(_ search: inout Search<Problem>) {
    let model = search.problem.model
    if let why = model.plainlyInfeasible {
      search.proveInfeasible(why)
      return
    }
    let fine = SingleSourceRelaxation.fine(model)
    var stack = [
      Node(part: SingleSourcePart(model), prices: Self.startPrices(model, fine: fine), bound: .min)
    ]
    var isRoot = true
    while let node = stack.popLast() {
      if node.bound > target(search, fine) { continue }
      let children = ascend(node, steps: isRoot ? rootSteps : nodeSteps, isRoot: isRoot, &search)
      search.work.nodes += 1
      isRoot = false
      if children.isEmpty { continue }
      guard branches, search.goesOn() else {
        report((stack + children).reduce(Int64.max) { min($0, $1.bound) }, fine, &search)
        return
      }
      stack += children
    }
    if let value = search.value {
      search.prove(bound: value)
    } else {
      search.proveInfeasible("no choice of sites has room for every customer")
    }
  }

  /// Only answers worth no more than this are still looked for, in fractions of a unit.
  private func target(_ search: Search<Problem>, _ fine: Int64) -> Int64 {
    search.value.map { ($0 - 1) * fine } ?? Int64.max / 4
  }

  private func report(_ bound: Int64, _ fine: Int64, _ search: inout Search<Problem>) {
    guard bound > 0 else { return }
    search.prove(bound: min(search.value ?? .max, (bound + fine - 1) / fine))
  }

  /// The mean of the cheapest few: about what a customer pays.
  private static func startPrices(_ model: SingleSourceModel, fine: Int64) -> [Int64] {
    let open = model.open ?? max(1, model.candidates / 3)
    let rank = min(model.candidates - 1, max(1, model.candidates / max(1, open)))
    return (0..<model.customers).map { customer in
      let costs = (0..<model.candidates).map { Int64(model.costs[$0, customer]) }.sorted()
      return costs[rank] * fine
    }
  }

  private mutating func ascend(
    _ node: Node, steps: Int, isRoot: Bool, _ search: inout Search<Problem>
  ) -> [Node] {
    let model = search.problem.model
    var part = node.part
    guard part.settle(customers: model.customers) else { return [] }
    var relaxation = SingleSourceRelaxation(model, part: part)
    let fine = relaxation.fine
    let dearest = Int64(model.costs.largest) + (model.openingCosts.max() ?? 0) + 1
    var ascent = WholePriceAscent(
      node.prices, ceiling: dearest * fine * 4, stride: isRoot ? 1 : 0.3, patience: isRoot ? 15 : 8)
    var share = [Double](repeating: 0, count: model.candidates)
    var best = node.bound
    var exchanged = search.value
    for step in 0..<steps {
      search.work.boundSteps += 1
      guard let bound = relaxation.evaluate(ascent.prices) else { return [] }
      let limit = target(search, fine)
      if bound > limit { return [] }
      let isBetter = bound > best
      best = max(best, bound)
      for place in relaxation.places { share[Int(relaxation.candidate(place))] *= 0.93 }
      for place in relaxation.chosen { share[Int(relaxation.candidate(place))] += 0.07 }
      let slack = relaxation.slack()
      if isRoot ? step % 4 == 3 : step == steps / 2 && search.work.nodes % 6 == 0 {
        improve(relaxation, &search)
      }
      if isRoot, step % 100 == 99, search.value != exchanged {
        exchange(&search)
        exchanged = search.value
      }
      let prices = ascent.prices
      ascent.step(
        bound: bound, slack: slack,
        target: search.value.map { $0 * fine } ?? bound + abs(bound) / 20 + fine)
      if isBetter || step % 8 == 0 {
        if step % 16 == 8, search.value != nil { relaxation.fixPairs(prices, bound: bound, target: limit) }
        _ = relaxation.fix(bound: bound, target: limit)
      }
      if isRoot, isBetter, step % 10 == 0 { report(best, fine, &search) }
      if ascent.stride < 0.005 { break }
      if step % 4 == 3, !search.goesOn() { break }
    }
    if isRoot { report(best, fine, &search) }
    if isRoot, search.value != exchanged { exchange(&search) }
    return split(&relaxation, ascent.bestPrices, best, share, &search)
  }

  private mutating func split(
    _ relaxation: inout SingleSourceRelaxation, _ prices: [Int64], _ best: Int64, _ share: [Double],
    _ search: inout Search<Problem>
  ) -> [Node] {
    guard let bound = relaxation.evaluate(prices) else { return [] }
    let limit = target(search, relaxation.fine)
    if bound > limit { return [] }
    relaxation.fixPairs(prices, bound: bound, target: limit)
    if relaxation.fix(bound: bound, target: limit), relaxation.evaluate(prices) == nil { return [] }
    let part = relaxation.part
    let reached = max(best, bound)
    if let open = search.problem.model.open, part.rows.count < open { return [] }
    let doubt = relaxation.places.map { abs(share[Int(relaxation.candidate($0))] - 0.5) }
    let free = relaxation.places.filter { !part.isIn[$0] }
    guard let pick = free.min(by: { doubt[$0] < doubt[$1] }), search.problem.model.open != part.rows.count
    else { return splitCustomer(relaxation, prices, reached, &search) }
    var without = part
    without.remove(pick)
    var with = part
    with.isIn[pick] = true
    let order = share[Int(relaxation.candidate(pick))] > 0.5 ? [without, with] : [with, without]
    return order.map { Node(part: $0, prices: prices, bound: reached) }
  }

  /// All sites are settled: a customer that none or several sites would serve goes to one of them, or does not.
  private func splitCustomer(
    _ relaxation: SingleSourceRelaxation, _ prices: [Int64], _ reached: Int64, _ search: inout Search<Problem>
  ) -> [Node] {
    let model = search.problem.model
    let slack = relaxation.slack()
    func key(_ customer: Int) -> (Int, Int64) { (slack[customer] != 0 ? 1 : 0, model.demands[customer]) }
    let open = slack.indices.filter { relaxation.owner[$0] < 0 }
    guard let customer = open.max(by: { key($0) < key($1) }) else {
      // Everybody is settled: one answer is left.
      let servedBy = relaxation.owner.map { relaxation.candidate(Int($0)) }
      let sites = relaxation.part.rows.map(\.candidate)
      search.offer(SiteChoice(sites: sites, servedBy: servedBy))
      return []
    }
    let options = relaxation.places.compactMap { place in
      relaxation.cost(place, customer).map { (cost: $0, place: place) }
    }
    guard let pick = options.min(by: { ($0.cost, $0.place) < ($1.cost, $1.place) }) else { return [] }
    var apart = relaxation.part
    apart.forbid(pick.place, Int32(customer))
    var together = relaxation.part
    together.together.append((relaxation.candidate(pick.place), Int32(customer)))
    return [apart, together].map { Node(part: $0, prices: prices, bound: reached) }
  }

  /// A descent from the sites the relaxation opened and the customers that exactly one of them wants.
  private mutating func improve(_ relaxation: SingleSourceRelaxation, _ search: inout Search<Problem>) {
    let model = search.problem.model
    guard !relaxation.chosen.isEmpty else { return }
    let sites = relaxation.chosen.map { relaxation.candidate($0) }
    var wish = [Int32](repeating: -1, count: model.customers)
    for (slot, place) in relaxation.chosen.enumerated() {
      for customer in 0..<model.customers where relaxation.owner[customer] == Int32(place) {
        wish[customer] = Int32(slot)
      }
    }
    for (slot, place) in relaxation.chosen.enumerated() {
      for customer32 in relaxation.customers(of: place) {
        let customer = Int(customer32)
        if wish[customer] < 0
          || model.costs[Int(sites[slot]), customer] < model.costs[Int(sites[Int(wish[customer])]), customer]
        {
          wish[customer] = Int32(slot)
        }
      }
    }
    guard tried.insert(wish.map { $0 < 0 ? -1 : sites[Int($0)] }).inserted else { return }
    var local = SingleSourceLocal(model, sites: sites, wish: wish)
    local.descend()
    search.work.starts += 1
    if local.isFeasible { search.offer(local.choice) }
  }

  private func exchange(_ search: inout Search<Problem>) {
    guard let best = search.best else { return }
    SiteExchange.improve(SingleSourceLocal(search.problem.model, choice: best), &search)
  }
}
