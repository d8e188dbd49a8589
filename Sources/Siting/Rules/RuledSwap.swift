internal import NumericKernels

/// Greedy choice, swaps and kicks that keep the rules at every step, from where the dual ascent pays best; or the quotas
/// that contradict each other.
public struct RuledSwap: SitingAlgorithm {
  public static let name = "ruled-swap"

  /// Steps of the dual ascent at most, and after how many a new start is taken.
  public var boundSteps = 400
  public var stepsBetweenStarts = 100
  public var kicks = 300

  public init() {}

  public func run(_ search: inout Search<RuledCoverProblem>) {
    let problem = search.problem
    let conflict = QuotaFlow.conflict(problem.quotas, open: problem.open, fixed: problem.covering.fixed)
    guard conflict.isEmpty else {
      let names = conflict.map { "'\(problem.quotas.quotas[$0].name)'" }
      let which = names.count == 1 ? "quota \(names[0])" : "quotas \(names.joined(separator: ", "))"
      search.proveInfeasible("\(problem.open) sites cannot meet \(which)")
      return
    }
    let cover = MergedCover(problem.covering)
    search.prove(bound: cover.reachable)
    var sites = RuledSites(problem, cover)
    var best: [Int32] = []
    var value: Int64 = -1
    func note(_ sites: RuledSites, _ search: inout Search<RuledCoverProblem>) {
      search.work.starts += 1
      search.work.movesEvaluated = sites.movesEvaluated
      search.work.movesMade = sites.movesMade
      guard sites.isComplete, sites.open.value > value else { return }
      (best, value) = (sites.open.sites, sites.open.value)
      search.offer(cover.choice(best))
    }
    sites.fill()
    sites.improve()
    note(sites, &search)
    var bound = RuledBound(problem, cover)
    while search.work.boundSteps < boundSteps, !bound.isExhausted, search.goesOn() {
      bound.step(value: max(0, value))
      search.work.boundSteps += 1
      guard search.work.boundSteps % stepsBetweenStarts == 0 else { continue }
      search.prove(bound: cover.alreadyCovered + bound.certified())
      sites.become([])
      sites.open(bound.chosen)
      sites.fill()
      sites.improve()
      note(sites, &search)
    }
    search.prove(bound: cover.alreadyCovered + bound.certified())
    var random = RandomStream(seed: search.seed, replication: 0, purpose: StreamPurpose("siting.rules"))
    for round in 0..<kicks where search.goesOn() {
      // Where distances left no complete plan, each round begins anew from another third of the sites.
      if best.isEmpty {
        sites.become([])
        sites.open(cover.free.filter { _ in random.uniform() < 0.3 })
      } else {
        sites.become(best)
      }
      let closed = Self.kick(&sites, &random, count: 2 + round % 3)
      sites.fill(avoiding: closed)
      sites.improve(sites.neighbours(of: closed))
      note(sites, &search)
    }
    if best.isEmpty { search.remark = "no plan was found that keeps the distances between stations" }
  }

  /// Closes a station and some around it.
  private static func kick(_ sites: inout RuledSites, _ random: inout RandomStream, count: Int) -> [Int32] {
    guard !sites.open.sites.isEmpty else { return [] }
    let center = sites.open.sites[random.integer(below: sites.open.sites.count)]
    var near = sites.neighbours(of: [center]).filter { sites.open.isOpen($0) && $0 != center }
    var closed = [center]
    while closed.count < count, !near.isEmpty {
      closed.append(near.remove(at: random.integer(below: near.count)))
    }
    for site in closed { sites.close(site) }
    return closed
  }
}
