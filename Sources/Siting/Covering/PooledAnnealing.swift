internal import NumericKernels

/// Short walks in a heat bath, and longer ones among the sites that those have chosen.
///
/// Good plans of one city differ in a few districts; a walk that may open only what some good plan has opened puts the
/// best districts of all of them together, and its steps cost a tenth, as the rows left have few candidates (the tours
/// of Cook, Seymour 2003, doi:10.1287/ijoc.15.3.233.16078, are merged for the same reason). Every second round the best
/// of all rounds are merged, and the result walks among all candidates again, cool enough to stay near.
public struct PooledAnnealing: SitingAlgorithm {
  public static let name = "pooled-annealing"

  /// Rounds at most, and short walks in each.
  public var rounds = 40
  public var walks = 6
  /// Rounds without a better plan after which it ends.
  public var patience = 5
  /// Steps per site of a short walk, one among the sites of a round, one among the best of all, and one near the best.
  public var shortSteps = 1000
  public var roundSteps = 6000
  public var mergeSteps = 6000
  public var nearSteps = 2000
  /// Gains touched at most: five thousand million are about seven seconds.
  public var effort = 5_000_000_000
  public var boundSteps = 800

  public init() {}

  public func run(_ search: inout Search<CoveringProblem>) {
    let cover = MergedCover(search.problem)
    var open = OpenSites(cover)
    open.fill()
    search.work.starts = 1
    search.offer(cover.completed(open.sites))
    search.prove(bound: cover.reachable)
    let best = walk(cover, from: open.sites, effort: effort, &search)
    search.offer(cover.completed(best))
    guard search.goesOn() else { return }
    DualAscent.bound(cover, steps: boundSteps, &search)
  }

  /// The best plan of all rounds: `start` or a better one.
  func walk(
    _ cover: MergedCover, from start: [Int32], effort: Int, _ search: inout Search<CoveringProblem>
  ) -> [Int32] {
    guard !start.isEmpty, start.count < cover.free.count else { return start }
    var pool = WalkPool(cover, best: start, effort: effort, seed: search.seed)
    let greedy = pool.greedy
    let sites = start.count
    var stalled = 0
    var value = pool.plans.first?.value ?? 0
    for round in 0..<rounds {
      var plans: [WalkPool.Plan] = []
      for _ in 0..<walks {
        plans.append(
          pool.walk(from: greedy, steps: shortSteps * sites, heat: 0.03, cooling: (0.3, 0.1), &search))
        guard pool.goesOn else { break }
      }
      pool.add(pool.walk(among: plans, steps: roundSteps * sites, &search))
      if pool.goesOn, round % 2 == 1 {
        let merged = pool.walk(among: pool.plans, steps: mergeSteps * sites, &search)
        pool.add(merged)
        if pool.goesOn {
          pool.add(
            pool.walk(
              from: merged.sites, steps: nearSteps * sites, heat: 0.003, cooling: (0.15, 0.05), &search))
        }
      }
      search.work.starts += plans.count
      if let best = pool.plans.first, cover.alreadyCovered + best.value > search.value ?? -1 {
        search.offer(cover.completed(best.sites))
      }
      let best = pool.plans.first?.value ?? value
      stalled = best > value ? 0 : stalled + 1
      value = best
      guard stalled < patience, pool.goesOn, search.goesOn() else { break }
    }
    return pool.plans.first?.sites ?? start
  }
}

/// The best plans of a run of walks, each a local optimum, and what the walks may still cost.
private struct WalkPool {
  struct Plan {
    /// Covered weight of the merged rows.
    var value: Int64
    var sites: [Int32]
  }

  /// Plans kept.
  private static let most = 10

  private let cover: MergedCover
  private let whole: ReducedCover
  private let blocks: ExchangeBlocks
  private var open: OpenSites
  private var swap: SwapSearch
  private var random: RandomStream
  private var left: Int
  private var wasStopped = false
  let greedy: [Int32]
  /// Best first.
  private(set) var plans: [Plan] = []

  var goesOn: Bool { left > 0 && !wasStopped }

  init(_ cover: MergedCover, best: [Int32], effort: Int, seed: UInt64) {
    self.cover = cover
    left = effort
    whole = ReducedCover(cover, prices: [Double](repeating: 0, count: cover.rowCount))
    blocks = ExchangeBlocks(cover)
    swap = SwapSearch(candidates: cover.candidates)
    random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("siting.heat-bath"))
    open = OpenSites(cover)
    open.fill()
    greedy = open.sites
    add(settled(best))
  }

  /// Keeps a plan unless it is kept already or too many are better.
  mutating func add(_ plan: Plan) {
    guard !plans.contains(where: { $0.value == plan.value && $0.sites == plan.sites }) else { return }
    plans.insert(plan, at: plans.firstIndex { $0.value < plan.value } ?? plans.count)
    if plans.count > Self.most { plans.removeLast() }
  }

  /// A walk among all candidates.
  mutating func walk(
    from sites: [Int32], steps: Int, heat: Double, cooling: (Double, Double),
    _ search: inout Search<CoveringProblem>
  ) -> Plan {
    var bath = HeatBath(cover, blocks: blocks, sites: sites, heat: heat, random: random)
    cool(&bath, steps: steps, cooling, &search)
    return settled(bath.best)
  }

  /// A walk among the sites of some plans, from the best of them.
  mutating func walk(
    among plans: [Plan], steps: Int, _ search: inout Search<CoveringProblem>
  ) -> Plan {
    var best = plans[0]
    var isKept = [Bool](repeating: false, count: cover.candidates)
    for plan in plans {
      if plan.value > best.value { best = plan }
      for site in plan.sites { isKept[Int(site)] = true }
    }
    let part = whole.deciding(open: [], drop: whole.names.map { !isKept[Int($0)] }, prices: whole.prices)
    var numbers = [Int32](repeating: -1, count: cover.candidates)
    for (number, site) in part.names.enumerated() { numbers[Int(site)] = Int32(number) }
    let start = best.sites.map { numbers[Int($0)] }.filter { $0 >= 0 }
    guard !start.isEmpty, start.count < part.names.count else { return best }
    var bath = HeatBath(
      part.cover, blocks: ExchangeBlocks(part.cover), sites: start, heat: 0.005, random: random)
    cool(&bath, steps: steps, (0.4, 0.02), &search)
    let found = settled(bath.best.map { part.names[Int($0)] })
    return found.value > best.value ? found : best
  }

  private mutating func cool(
    _ bath: inout HeatBath, steps: Int, _ cooling: (Double, Double), _ search: inout Search<CoveringProblem>
  ) {
    var left = left
    var wasStopped = false
    bath.cool(steps: steps, from: cooling.0, to: cooling.1) { touched in
      left -= touched
      wasStopped = !search.goesOn()
      return left > 0 && !wasStopped
    }
    self.left = left
    self.wasStopped = wasStopped
    random = bath.random
    search.work.movesEvaluated += bath.steps
  }

  /// The plan filled up and improved by swaps, its sites ascending.
  private mutating func settled(_ sites: [Int32]) -> Plan {
    open.become(sites)
    open.fill()
    swap.improve(&open)
    return Plan(value: open.value, sites: open.sites.sorted())
  }
}
