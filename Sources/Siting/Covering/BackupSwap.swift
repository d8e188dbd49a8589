/// Greedy and swaps for backup covering, with a bound by dual ascent.
///
/// Worth is not submodular here: a first site over a row that needs two gains nothing alone. So the greedy step counts
/// what a site does for rows still in need, in parts, and a swap is tried by opening first and then closing the site
/// that loses least, which is exact for any need.
public struct BackupSwap: SitingAlgorithm {
  public static let name = "greedy-swap"
  public var boundSteps = 600
  /// Rounds over all candidates at most.
  public var rounds = 50

  public init() {}

  public func run(_ search: inout Search<BackupCoverProblem>) {
    var state = BackupSites(search.problem)
    state.fill()
    search.offer(SiteChoice(sites: state.sites))
    search.work.starts = 1
    var improves = true
    var round = 0
    while improves, round < rounds, search.goesOn() {
      improves = false
      round += 1
      for site in 0..<Int32(search.problem.candidates) where !state.isOpen[Int(site)] {
        search.work.movesEvaluated += 1
        if state.swapIn(site) {
          improves = true
          search.work.movesMade += 1
        }
      }
      search.offer(SiteChoice(sites: state.sites))
    }
    var dual = BackupDual(search.problem)
    search.prove(bound: dual.certifiedBound())
    while search.work.boundSteps < boundSteps, let value = search.value {
      dual.step(value: value)
      search.work.boundSteps += 1
      guard search.work.boundSteps % 25 == 0 else { continue }
      search.prove(bound: dual.certifiedBound())
      guard search.goesOn() else { return }
    }
    search.prove(bound: dual.certifiedBound())
  }
}

/// Open sites with the weight each would lose.
private struct BackupSites {
  private let problem: BackupCoverProblem
  private let columns: CoverageTable
  private(set) var isOpen: [Bool]
  private var covering: [Int32]
  private var loss: [Int64]
  private var value: Int64 = 0

  init(_ problem: BackupCoverProblem) {
    self.problem = problem
    columns = problem.coverage.transposed(columns: problem.candidates)
    isOpen = [Bool](repeating: false, count: problem.candidates)
    covering = [Int32](repeating: 0, count: problem.weights.count)
    loss = [Int64](repeating: 0, count: problem.candidates)
  }

  var sites: [Int32] { (0..<Int32(problem.candidates)).filter { isOpen[Int($0)] } }

  mutating func fill() {
    for _ in 0..<problem.open {
      var best = -1
      var most = -1.0
      for site in isOpen.indices where !isOpen[site] {
        let help = columns[site].reduce(0.0) { sum, row in
          let need = problem.needs[Int(row)]
          return covering[Int(row)] < need ? sum + Double(problem.weights[Int(row)]) / Double(need) : sum
        }
        if help > most { (best, most) = (site, help) }
      }
      guard best >= 0 else { return }
      open(Int32(best))
    }
  }

  /// Opens `site` and closes whichever loses least then, if that gains.
  mutating func swapIn(_ site: Int32) -> Bool {
    let before = value
    open(site)
    var exit = -1
    for other in isOpen.indices where isOpen[other] && other != Int(site) {
      if exit < 0 || loss[other] < loss[exit] { exit = other }
    }
    if exit >= 0, value - loss[exit] > before {
      close(Int32(exit))
      return true
    }
    close(site)
    return false
  }

  private mutating func open(_ site: Int32) {
    isOpen[Int(site)] = true
    loss[Int(site)] = 0
    for row in columns[Int(site)] { move(Int(row), by: 1, site) }
  }

  private mutating func close(_ site: Int32) {
    isOpen[Int(site)] = false
    for row in columns[Int(site)] { move(Int(row), by: -1, site) }
  }

  /// A row at exactly its need is lost with any of its sites; one above with none.
  private mutating func move(_ row: Int, by step: Int32, _ site: Int32) {
    let (need, weight) = (problem.needs[row], problem.weights[row])
    let before = covering[row]
    covering[row] += step
    let after = covering[row]
    if step > 0 {
      if after == need {
        value += weight
        for other in problem.coverage[row] where isOpen[Int(other)] { loss[Int(other)] += weight }
      } else if before == need {
        for other in problem.coverage[row] where isOpen[Int(other)] && other != site {
          loss[Int(other)] -= weight
        }
      }
    } else if before == need {
      value -= weight
      for other in problem.coverage[row] where isOpen[Int(other)] { loss[Int(other)] -= weight }
      loss[Int(site)] -= weight
    } else if after == need {
      for other in problem.coverage[row] where isOpen[Int(other)] { loss[Int(other)] += weight }
    }
  }
}

/// Lagrangian dual of k z ≤ Σ y: L(u) = Σ (w − k u) + the largest `open` scores, for any u in 0 … w / k.
private struct BackupDual {
  private let problem: BackupCoverProblem
  private var prices: [Double]
  private var bestPrices: [Double]
  private var best = Double.infinity
  private var stepLength = 0.5
  private var stall = 0

  init(_ problem: BackupCoverProblem) {
    self.problem = problem
    prices = zip(problem.weights, problem.needs).map { Double($0) / Double($1) / 2 }
    bestPrices = prices
  }

  mutating func step(value: Int64) {
    var scores = [Double](repeating: 0, count: problem.candidates)
    var level = 0.0
    for row in prices.indices {
      level += Double(problem.weights[row]) - Double(problem.needs[row]) * prices[row]
      for site in problem.coverage[row] { scores[Int(site)] += prices[row] }
    }
    let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(problem.open)
    var isChosen = [Bool](repeating: false, count: scores.count)
    for site in order {
      level += scores[site]
      isChosen[site] = true
    }
    if level < best {
      (best, bestPrices, stall) = (level, prices, 0)
    } else {
      stall += 1
      if stall >= 15 { (stall, stepLength, prices) = (0, stepLength * 0.8, bestPrices) }
    }
    var norm = 0.0
    var slopes = [Double](repeating: 0, count: prices.count)
    for row in prices.indices {
      let most = Double(problem.weights[row]) / Double(problem.needs[row])
      var slope = Double(problem.coverage[row].count { isChosen[Int($0)] } - Int(problem.needs[row]))
      if slope < 0 && prices[row] >= most || slope > 0 && prices[row] <= 0 { slope = 0 }
      slopes[row] = slope * most
      norm += slope * slope * most
    }
    guard norm > 0 else { return }
    let length = stepLength * max(level - Double(value), 1e-9 * level) / norm
    for row in prices.indices {
      let most = Double(problem.weights[row]) / Double(problem.needs[row])
      prices[row] = min(most, max(0, prices[row] - length * slopes[row]))
    }
  }

  func certifiedBound() -> Int64 {
    var scores = [Int128](repeating: 0, count: problem.candidates)
    var total: Int128 = 0
    for row in bestPrices.indices {
      let need = Int128(problem.needs[row])
      let weight = Int128(problem.weights[row]) << 20
      let price = min(weight / need, max(0, Int128((bestPrices[row] * 0x1p20).rounded())))
      total += weight - need * price
      for site in problem.coverage[row] { scores[Int(site)] += price }
    }
    total = scores.sorted(by: >).prefix(problem.open).reduce(total, +)
    return Int64(clamping: total >> 20)
  }
}
