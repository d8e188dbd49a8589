internal import NumericKernels

/// Greedy with chance, swaps, and paths between the best plans found (GRASP: Feo, Resende 1995,
/// doi:10.1007/BF01096763; path relinking: Resende, Werneck 2004, doi:10.1023/B:HEUR.0000019986.96257.50).
public struct GraspRelinking: SitingAlgorithm {
  public static let name = "grasp"

  /// Starts, and plans kept.
  public var starts = 60
  public var elite = 10
  /// A start opens among the candidates whose gain is this share of the largest.
  public var threshold = 0.9
  public var boundSteps = 400

  public init() {}

  public func run(_ search: inout Search<CoveringProblem>) {
    let cover = MergedCover(search.problem)
    var random = RandomStream(seed: search.seed, replication: 0, purpose: StreamPurpose("siting.grasp"))
    var open = OpenSites(cover)
    var swap = SwapSearch(candidates: cover.candidates)
    var pool: [(value: Int64, sites: [Int32])] = []
    func keep(_ open: OpenSites) {
      let plan = (value: open.value, sites: open.sites.sorted())
      guard !pool.contains(where: { $0.sites == plan.sites }) else { return }
      pool.insert(plan, at: pool.firstIndex { $0.value < plan.value } ?? pool.count)
      if pool.count > elite { pool.removeLast() }
    }
    for start in 0..<max(1, starts) {
      open.become([])
      if start > 0 { scatter(&open, &random) }
      open.fill()
      swap.improve(&open)
      keep(open)
      if pool.count > 1 {
        let guide = pool[random.integer(below: pool.count)].sites
        if relink(&open, towards: guide) {
          swap.improve(&open)
          keep(open)
        }
      }
      search.work.starts += 1
      search.work.movesEvaluated = swap.movesEvaluated
      search.work.movesMade = swap.movesMade
      if let best = pool.first, cover.alreadyCovered + best.value > search.value ?? -1 {
        search.offer(cover.completed(best.sites))
      }
      guard search.goesOn() else { return }
    }
    DualAscent.bound(cover, steps: boundSteps, &search)
  }

  /// Opens one site after the other by chance among the good ones.
  private func scatter(_ open: inout OpenSites, _ random: inout RandomStream) {
    while open.left > 0 {
      var most: Int64 = 0
      for site in open.cover.free where open.cover.costs[Int(site)] <= open.left {
        most = max(most, open.gain[Int(site)])
      }
      guard most > 0 else { return }
      let least = Double(most) * threshold
      let list = open.cover.free.filter {
        !open.isOpen($0) && open.cover.costs[Int($0)] <= open.left && Double(open.gain[Int($0)]) >= least
      }
      guard !list.isEmpty else { return }
      open.open(list[random.integer(below: list.count)])
    }
  }

  /// Walks to another plan by its best swaps and stays at the best plan between the two; false if there is none.
  private func relink(_ open: inout OpenSites, towards guide: [Int32]) -> Bool {
    let isGuide = SiteSet(guide, candidates: open.cover.candidates)
    var missing = guide.filter { !open.isOpen($0) }
    var best: (value: Int64, sites: [Int32])?
    while missing.count > 1 {
      guard let enter = missing.indices.max(by: { open.gain[Int(missing[$0])] < open.gain[Int(missing[$1])] })
      else { break }
      let site = missing.remove(at: enter)
      while open.cover.costs[Int(site)] > open.left {
        guard
          let exit = open.sites.filter({ !isGuide[$0] }).min(by: {
            (open.loss[Int($0)], $0) < (open.loss[Int($1)], $1)
          })
        else { return false }
        open.close(exit)
      }
      open.open(site)
      if best.map({ open.value > $0.value }) ?? true { best = (open.value, open.sites) }
    }
    guard let best else { return false }
    open.become(best.sites)
    return true
  }
}

extension DualAscent {
  /// Proves what a whole ascent proves.
  static func bound(_ cover: MergedCover, steps: Int, _ search: inout Search<CoveringProblem>) {
    var ascent = DualAscent(cover)
    var step = 0
    while step < steps, !ascent.isExhausted {
      ascent.step(value: (search.value ?? 0) - cover.alreadyCovered)
      step += 1
      search.work.boundSteps += 1
      guard step % 25 == 0 else { continue }
      search.prove(bound: cover.alreadyCovered + ascent.certifiedBound())
      guard search.goesOn() else { return }
    }
    search.prove(bound: min(cover.reachable, cover.alreadyCovered + ascent.certifiedBound()))
  }
}
