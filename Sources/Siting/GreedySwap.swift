public import NumericKernels

/// Lazy greedy, then the best exchange of one open for one closed site until none helps; then again from the best
/// plan with a few sites exchanged at random (iterated local search), as long as the work allows.
///
/// gain(i) = weight of rows nobody covers but i would; loss(o) = weight of rows only o covers; both(i, o) = weight of
/// rows only o covers and i would too. The exchange is worth gain(i) - loss(o) + both(i, o). Tables change only for
/// rows whose cover moves between none, one and two.
public struct GreedySwap: SitingAlgorithm {
  public static let name = "greedy-swap"
  /// Random restarts from the best plan.
  public var kicks = 200
  /// Candidates looked at after which no further restart begins: a measure that does not depend on the machine.
  public var largestWork = 400_000

  public init() {}

  public func choose(_ problem: CoveringProblem, random: inout RandomStream) -> Choice {
    let start = LazyGreedy().choose(problem, random: &random)
    var best = SwapSearch(problem, start: start.sites)
    best.climb()
    var work = start.workUnits + best.workUnits
    var value = best.value
    var done = 0
    while done < kicks, work < largestWork, value < problem.weights.reduce(0, +) {
      var trial = best
      trial.workUnits = 0
      trial.kick(by: 2 + done % 3, &random)
      trial.climb()
      work += trial.workUnits
      done += 1
      if trial.value > value {
        value = trial.value
        best = trial
      }
    }
    return Choice(
      sites: best.openSites, workUnits: work,
      stopReason: "no exchange of one site helps; \(done) random restarts")
  }
}

/// The tables of the exchange search.
private struct SwapSearch {
  let problem: CoveringProblem
  var isOpen: [Bool]
  var isFixed: [Bool]
  var cover: [Int32]
  /// XOR of the open candidates of each row: with a cover of one it is that candidate.
  var coverer: [Int32]
  var gain: [Int64]
  var loss: [Int64]
  var both: [Int64]
  var touched: [Int32] = []
  var isTouched: [Bool]
  var workUnits = 0

  init(_ problem: CoveringProblem, start: [Int32]) {
    self.problem = problem
    isOpen = [Bool](repeating: false, count: problem.candidates)
    isFixed = isOpen
    isTouched = isOpen
    cover = [Int32](repeating: 0, count: problem.rows)
    coverer = cover
    gain = [Int64](repeating: 0, count: problem.candidates)
    loss = gain
    both = gain
    for site in problem.fixed { isFixed[Int(site)] = true }
    for site in start {
      isOpen[Int(site)] = true
      for row in problem.rows(of: site) {
        cover[Int(row)] += 1
        coverer[Int(row)] ^= site
      }
    }
    for row in 0..<Int32(problem.rows) { count(row, sign: 1) }
  }

  var openSites: [Int32] { (0..<Int32(problem.candidates)).filter { isOpen[Int($0)] } }

  /// Weight covered now.
  var value: Int64 {
    cover.indices.reduce(0) { $0 + (cover[$1] > 0 ? problem.weights[$1] : 0) }
  }

  mutating func climb() { while improve() {} }

  /// Exchanges some open for some closed sites at random.
  mutating func kick(by exchanges: Int, _ random: inout RandomStream) {
    for _ in 0..<exchanges {
      let open = openSites.filter { !isFixed[Int($0)] }
      let closed = (0..<Int32(problem.candidates)).filter { !isOpen[Int($0)] }
      guard !open.isEmpty, !closed.isEmpty else { return }
      toggle(open[random.integer(below: open.count)], opens: false)
      toggle(closed[random.integer(below: closed.count)], opens: true)
    }
  }

  /// Makes the best exchange; `false` if none helps.
  mutating func improve() -> Bool {
    let open = openSites.filter { !isFixed[Int($0)] }
      .sorted { (loss[Int($0)], $0) < (loss[Int($1)], $1) }
    guard !open.isEmpty else { return false }
    let cheapest = loss[Int(open[0])]
    var best: (worth: Int64, enter: Int32, exit: Int32) = (0, -1, -1)
    for enter in 0..<Int32(problem.candidates) where !isOpen[Int(enter)] {
      workUnits += 1
      for row in problem.rows(of: enter) where cover[Int(row)] == 1 {
        let owner = coverer[Int(row)]
        if isFixed[Int(owner)] { continue }
        if !isTouched[Int(owner)] {
          isTouched[Int(owner)] = true
          touched.append(owner)
        }
        both[Int(owner)] += problem.weights[Int(row)]
      }
      for owner in touched {
        consider(gain[Int(enter)] - loss[Int(owner)] + both[Int(owner)], enter, owner, &best)
      }
      if gain[Int(enter)] - cheapest >= best.worth, let exit = open.first(where: { !isTouched[Int($0)] }) {
        consider(gain[Int(enter)] - loss[Int(exit)], enter, exit, &best)
      }
      for owner in touched {
        both[Int(owner)] = 0
        isTouched[Int(owner)] = false
      }
      touched.removeAll(keepingCapacity: true)
    }
    guard best.worth > 0 else { return false }
    toggle(best.exit, opens: false)
    toggle(best.enter, opens: true)
    return true
  }

  private func consider(
    _ worth: Int64, _ enter: Int32, _ exit: Int32, _ best: inout (worth: Int64, enter: Int32, exit: Int32)
  ) {
    if worth > best.worth
      || (worth == best.worth && best.enter >= 0 && (enter, exit) < (best.enter, best.exit))
    {
      best = (worth, enter, exit)
    }
  }

  private mutating func toggle(_ site: Int32, opens: Bool) {
    isOpen[Int(site)] = opens
    for row in problem.rows(of: site) {
      let before = cover[Int(row)]
      if before <= 1 || (before == 2 && !opens) { count(row, sign: -1) }
      cover[Int(row)] += opens ? 1 : -1
      coverer[Int(row)] ^= site
      let after = cover[Int(row)]
      if before <= 1 || after <= 1 { count(row, sign: 1) }
    }
  }

  /// Adds or takes a row's part in the tables; rows covered twice or more have none.
  private mutating func count(_ row: Int32, sign: Int64) {
    let weight = sign * problem.weights[Int(row)]
    switch cover[Int(row)] {
    case 0: for candidate in problem.candidates(of: row) { gain[Int(candidate)] += weight }
    case 1: loss[Int(coverer[Int(row)])] += weight
    default: break
    }
  }
}
