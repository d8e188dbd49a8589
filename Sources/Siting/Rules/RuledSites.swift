/// Open sites that keep the rules of a district, or can still be completed to a plan that does.
struct RuledSites {
  private(set) var open: OpenSites
  private let problem: RuledCoverProblem
  private let cellOf: [Int]
  /// Open sites by cell of townships and categories, the standing ones included.
  private var counts: [Int]
  /// Open sites each quota counts.
  private var tallies: [Int]
  /// Quotas that count the sites of a cell.
  private let quotasOfCell: [[Int]]
  /// Per candidate: open sites too near to it.
  private var near: [Int32]
  private var flow: QuotaFlow
  /// Scratch per candidate, 0 between calls.
  private var shared: [Int64]
  private var touched: [Int32] = []
  private(set) var movesEvaluated = 0
  private(set) var movesMade = 0

  init(_ problem: RuledCoverProblem, _ cover: MergedCover) {
    let quotas = problem.quotas
    let columns = Int(quotas.categoryOf.max() ?? 0) + 1
    let cells = (Int(quotas.townshipOf.max() ?? 0) + 1) * columns
    self.problem = problem
    open = OpenSites(cover)
    cellOf = zip(quotas.townshipOf, quotas.categoryOf).map { Int($0) * columns + Int($1) }
    counts = [Int](repeating: 0, count: cells)
    near = [Int32](repeating: 0, count: cover.candidates)
    shared = [Int64](repeating: 0, count: cover.candidates)
    flow = QuotaFlow(quotas, open: problem.open, fixed: cover.fixed)
    quotasOfCell = (0..<cells).map { cell in
      quotas.quotas.indices.filter {
        quotas.quotas[$0].holds(township: Int32(cell / columns), category: Int32(cell % columns))
      }
    }
    tallies = [Int](repeating: 0, count: quotas.quotas.count)
    for site in cover.fixed { note(site, by: 1) }
  }

  var isComplete: Bool { open.left == 0 }

  private mutating func note(_ site: Int32, by change: Int) {
    counts[cellOf[Int(site)]] += change
    for quota in quotasOfCell[cellOf[Int(site)]] { tallies[quota] += change }
    for other in problem.apart[Int(site)] { near[Int(other)] += Int32(change) }
  }

  private mutating func openSite(_ site: Int32) {
    open.open(site)
    note(site, by: 1)
  }

  mutating func close(_ site: Int32) {
    open.close(site)
    note(site, by: -1)
  }

  /// Whether a site may be opened besides those that are, so that the quotas can still be met.
  private mutating func mayOpen(_ site: Int32) -> Bool {
    guard near[Int(site)] == 0 else { return false }
    counts[cellOf[Int(site)]] += 1
    defer { counts[cellOf[Int(site)]] -= 1 }
    return flow.allows(counts)
  }

  /// Opens sites of a list in its order as far as the rules allow.
  mutating func open(_ sites: [Int32]) {
    for site in sites where open.left > 0 && !open.isOpen(site) && mayOpen(site) { openSite(site) }
  }

  /// Opens the sites of highest gain that the rules allow, those just closed only where no other is left.
  mutating func fill(avoiding avoided: [Int32] = []) {
    var isShut = [Bool](repeating: false, count: counts.count)
    while open.left > 0 {
      var best: Int32 = -1
      for site in open.cover.free
      where !open.isOpen(site) && near[Int(site)] == 0 && !isShut[cellOf[Int(site)]] {
        if best >= 0, open.gain[Int(site)] <= open.gain[Int(best)] { continue }
        if !avoided.isEmpty, avoided.contains(site) { continue }
        best = site
      }
      guard best >= 0 else { break }
      if mayOpen(best) { openSite(best) } else { isShut[cellOf[Int(best)]] = true }
    }
    if !avoided.isEmpty, open.left > 0 { fill() }
  }

  mutating func become(_ target: [Int32]) {
    var wanted = [Bool](repeating: false, count: open.cover.candidates)
    for site in target { wanted[Int(site)] = true }
    for site in open.sites where !wanted[Int(site)] { close(site) }
    for site in target where !open.isOpen(site) { openSite(site) }
  }

  /// Swaps as long as one covers more, of all candidates or of some.
  mutating func improve(_ candidates: [Int32]? = nil) {
    guard isComplete, !open.sites.isEmpty else { return }
    var improved = true
    while improved {
      improved = false
      for site in candidates ?? open.cover.free where !open.isOpen(site) && open.gain[Int(site)] > 0 {
        guard let partner = partner(of: site) else { continue }
        close(partner)
        openSite(site)
        movesMade += 1
        improved = true
      }
    }
  }

  /// Candidates that share a row with some sites.
  func neighbours(of sites: [Int32]) -> [Int32] {
    let cover = open.cover
    var found = SiteSet([], candidates: cover.candidates).flags
    for site in sites {
      for row in cover.rows(of: site) {
        for pair in cover.rowStarts[Int(row)]..<cover.rowStarts[Int(row) + 1] {
          found[Int(cover.rowCandidates[Int(pair)])] = true
        }
      }
    }
    return cover.free.filter { found[Int($0)] }
  }

  /// The open site whose place a candidate may take with most profit; `nil` where none brings any.
  private mutating func partner(of site: Int32) -> Int32? {
    guard near[Int(site)] <= 1 else { return nil }
    let cover = open.cover
    for row in cover.rows(of: site) where open.covering[Int(row)] == 1 {
      let single = open.single[Int(row)]
      if shared[Int(single)] == 0 { touched.append(single) }
      shared[Int(single)] += cover.weights[Int(row)]
    }
    movesEvaluated += touched.count + 1
    var best: Int32 = -1
    var cost = open.gain[Int(site)]
    // The one that stands too near has to make room.
    let partners = near[Int(site)] == 0 ? open.sites : problem.apart[Int(site)].filter { open.isOpen($0) }
    for other in partners {
      let own = open.loss[Int(other)] - shared[Int(other)]
      if own < cost || (own == cost && best >= 0 && other < best), maySwap(site, for: other) {
        (best, cost) = (other, own)
      }
    }
    for other in touched { shared[Int(other)] = 0 }
    touched.removeAll(keepingCapacity: true)
    return best >= 0 ? best : nil
  }

  private func maySwap(_ site: Int32, for other: Int32) -> Bool {
    let (into, from) = (cellOf[Int(site)], cellOf[Int(other)])
    if into == from { return true }
    let quotas = problem.quotas.quotas
    return quotasOfCell[into].allSatisfy {
      quotasOfCell[from].contains($0) || tallies[$0] < quotas[$0].atMost
    }
      && quotasOfCell[from].allSatisfy {
        quotasOfCell[into].contains($0) || tallies[$0] > quotas[$0].atLeast
      }
  }
}
