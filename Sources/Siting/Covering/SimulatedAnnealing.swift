internal import NumericKernels

/// Random exchanges, worse ones taken with a chance that falls with the temperature (Kirkpatrick, Gelatt, Vecchi 1983,
/// doi:10.1126/science.220.4598.671), then swaps until none helps.
///
/// Most exchanges move a site to a neighbour that shares demand with it: on fine grids of candidates that is what
/// single best swaps do too slowly.
public struct SimulatedAnnealing: SitingAlgorithm {
  public static let name = "annealing"

  /// Exchanges looked at per candidate, at most in all, and rows touched at most.
  public var movesPerCandidate = 2500
  public var moves = 10_000_000
  public var effort = 3_000_000_000
  /// The temperature begins at this share of what a site covers on average and ends at a fiftieth of that.
  public var heat = 0.05
  public var boundSteps = 400

  public init() {}

  public func run(_ search: inout Search<CoveringProblem>) {
    let cover = MergedCover(search.problem)
    var open = OpenSites(cover)
    open.fill()
    search.work.starts = 1
    search.offer(cover.completed(open.sites))
    if !open.sites.isEmpty, open.sites.count < cover.free.count {
      var walk = AnnealingWalk(cover, sites: open.sites, seed: search.seed)
      self.walk(&walk, givenRows: search.problem.weights.count, &search)
      open.become(walk.best)
      open.fill()
    }
    var swap = SwapSearch(candidates: cover.candidates)
    swap.improve(&open)
    search.offer(cover.completed(open.sites))
    guard search.goesOn() else { return }
    DualAscent.bound(cover, steps: boundSteps, &search)
  }

  /// Cools one walk down. Where much demand was given, reading it has had its share of the effort.
  func walk(_ walk: inout AnnealingWalk, givenRows: Int, _ search: inout Search<CoveringProblem>) {
    let most = max(effort / 30, effort - 3000 * givenRows)
    let count = min(moves, movesPerCandidate * walk.candidates, most / max(1, 2 * walk.meanRows))
    let start = heat * walk.meanWorth
    guard start > 0 else { return }
    var done = 0
    while done < count {
      let next = min(count, done + 2000)
      walk.move(next - done, temperature: start * Elementary.exp(-4 * Double(done) / Double(count)))
      search.work.movesEvaluated += next - done
      done = next
      if done % 100_000 == 0, !search.goesOn() { return }
    }
  }
}

/// A plan under random exchanges. Only who covers what is kept, no table of gains: a refused exchange costs two passes
/// over the rows of a site and changes nothing.
struct AnnealingWalk {
  private let cover: MergedCover
  private var random: RandomStream
  private var sites: [Int32]
  private var isOpen: [Bool]
  private var covering: [Int32]
  /// XOR of the open sites over a row.
  private var single: [Int32]
  private var spent: Int64
  private var value: Int64 = 0
  private(set) var best: [Int32]
  private var bestValue: Int64 = 0

  /// - Precondition: some candidates are open and some are not.
  init(_ cover: MergedCover, sites: [Int32], seed: UInt64) {
    self.cover = cover
    self.sites = sites
    random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("siting.annealing"))
    isOpen = [Bool](repeating: false, count: cover.candidates)
    covering = [Int32](repeating: 0, count: cover.rowCount)
    single = covering
    spent = 0
    best = sites
    for site in sites {
      isOpen[Int(site)] = true
      spent += cover.costs[Int(site)]
      value += Self.add(site, cover, &covering, &single)
    }
    bestValue = value
  }

  var candidates: Int { cover.free.count }
  var meanRows: Int { cover.rowCandidates.count / max(1, cover.free.count) }
  var meanWorth: Double { Double(value) / Double(max(1, sites.count)) }

  mutating func move(_ count: Int, temperature: Double) {
    for _ in 0..<count {
      let place = random.integer(below: sites.count)
      let exit = sites[place]
      let enter =
        random.integer(below: 8) < 6
        ? neighbour(of: exit) : cover.free[random.integer(below: cover.free.count)]
      guard !isOpen[Int(enter)], spent - cover.costs[Int(exit)] + cover.costs[Int(enter)] <= cover.budget
      else {
        continue
      }
      let change = Self.change(exit, enter, cover, covering, single)
      if change < 0, random.uniform() >= Elementary.exp(Double(change) / temperature) { continue }
      Self.remove(exit, cover, &covering, &single)
      _ = Self.add(enter, cover, &covering, &single)
      sites[place] = enter
      isOpen[Int(exit)] = false
      isOpen[Int(enter)] = true
      spent += cover.costs[Int(enter)] - cover.costs[Int(exit)]
      value += change
      if value > bestValue { (best, bestValue) = (sites, value) }
    }
  }

  /// A candidate over one of the site's rows, by chance; the site itself where it has none.
  private mutating func neighbour(of site: Int32) -> Int32 {
    let first = cover.columnStarts[Int(site)]
    let count = Int(cover.columnStarts[Int(site) + 1] - first)
    guard count > 0 else { return site }
    let row = Int(cover.columnRows[Int(first) + random.integer(below: count)])
    let start = Int(cover.rowStarts[row])
    return cover.rowCandidates[start + random.integer(below: Int(cover.rowStarts[row + 1]) - start)]
  }

  /// What closing one and opening the other changes, without doing it.
  private static func change(
    _ exit: Int32, _ enter: Int32, _ cover: MergedCover, _ covering: [Int32], _ single: [Int32]
  ) -> Int64 {
    let weights = cover.weights.span
    let columnRows = cover.columnRows.span
    let covering = covering.span
    let single = single.span
    var change: Int64 = 0
    var pair = Int(cover.columnStarts[Int(exit)])
    var end = Int(cover.columnStarts[Int(exit) + 1])
    while pair < end {
      let row = Int(columnRows[pair])
      if covering[row] == 1 { change -= weights[row] }
      pair += 1
    }
    pair = Int(cover.columnStarts[Int(enter)])
    end = Int(cover.columnStarts[Int(enter) + 1])
    while pair < end {
      let row = Int(columnRows[pair])
      let covers = covering[row]
      if covers == 0 || (covers == 1 && single[row] == exit) { change += weights[row] }
      pair += 1
    }
    return change
  }

  private static func add(
    _ site: Int32, _ cover: MergedCover, _ covering: inout [Int32], _ single: inout [Int32]
  ) -> Int64 {
    var gained: Int64 = 0
    for pair in cover.columnStarts[Int(site)]..<cover.columnStarts[Int(site) + 1] {
      let row = Int(cover.columnRows[Int(pair)])
      if covering[row] == 0 { gained += cover.weights[row] }
      covering[row] += 1
      single[row] ^= site
    }
    return gained
  }

  private static func remove(
    _ site: Int32, _ cover: MergedCover, _ covering: inout [Int32], _ single: inout [Int32]
  ) {
    for pair in cover.columnStarts[Int(site)]..<cover.columnStarts[Int(site) + 1] {
      let row = Int(cover.columnRows[Int(pair)])
      covering[row] -= 1
      single[row] ^= site
    }
  }
}
