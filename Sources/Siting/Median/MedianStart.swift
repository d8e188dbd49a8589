internal import NumericKernels

/// Starting sets of a p-median, and the path between two of them.
enum MedianStart {
  /// Sample greedy: every site is the best of a few drawn at random (Resende, Werneck, 2004).
  static func sampleGreedy(_ problem: MedianProblem, stream: inout RandomStream) -> [Int32] {
    var chosen = problem.fixed
    var isOpen = [Bool](repeating: false, count: problem.candidates)
    var least = [Int32](repeating: CostTable.limit, count: problem.customers)
    func open(_ site: Int32) {
      isOpen[Int(site)] = true
      for (customer, cost) in problem.costs.row(Int(site)).enumerated() where cost < least[customer] {
        least[customer] = cost
      }
    }
    for site in chosen { open(site) }
    var draws = 1
    while problem.open << (draws - 1) < problem.candidates { draws += 1 }
    var closed = (0..<Int32(problem.candidates)).filter { !isOpen[Int($0)] }
    while chosen.count < problem.open {
      var best = 0
      var bestGain = Int64.min
      for _ in 0..<draws {
        let place = stream.integer(below: closed.count)
        var gain: Int64 = 0
        for (customer, cost) in problem.costs.row(Int(closed[place])).enumerated() {
          gain += Int64(max(0, least[customer] - cost))
        }
        if gain > bestGain {
          bestGain = gain
          best = place
        }
      }
      let site = closed[best]
      closed[best] = closed[closed.count - 1]
      closed.removeLast()
      chosen.append(site)
      open(site)
    }
    return chosen.sorted()
  }

  /// Walks from the tables' set towards `goal`, the best swap first, and leaves the tables at the best set strictly
  /// between the two ends. False when there is none.
  static func relink(_ tables: inout MedianSwapTables, to goal: [Int32]) -> Bool {
    let goalSet = Set(goal)
    var coming = goal.filter { tables.slot[Int($0)] < 0 }
    guard coming.count >= 2 else { return false }
    var best: (value: Int64, sites: [Int32])?
    while coming.count >= 2 {
      let leaving = tables.open.indices.filter { !goalSet.contains(tables.open[$0]) }
      guard let swap = tables.bestSwap(among: coming, leaving: leaving) else { break }
      tables.swap(open: swap.candidate, at: swap.place)
      coming.removeAll { $0 == swap.candidate }
      if best.map({ tables.value < $0.value }) ?? true { best = (tables.value, tables.sites) }
    }
    guard let best else { return false }
    tables.reset(to: best.sites)
    return true
  }
}

/// A few good sets that differ, best first.
struct ElitePool {
  struct Entry {
    var value: Int64
    var sites: [Int32]
  }
  private(set) var entries: [Entry] = []
  let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// Takes a set that is better than the worst and not there yet; of those not better than it, the one most like it goes.
  @discardableResult mutating func add(_ sites: [Int32], value: Int64) -> Bool {
    let newSites = Set(sites)
    let distances = entries.map { entry in entry.sites.count { !newSites.contains($0) } }
    if distances.contains(0) { return false }
    if entries.count < capacity {
      entries.append(Entry(value: value, sites: sites))
    } else {
      guard let worst = entries.last, value < worst.value else { return false }
      var victim = entries.count - 1
      for place in entries.indices where entries[place].value >= value {
        if distances[place] < distances[victim] { victim = place }
      }
      entries[victim] = Entry(value: value, sites: sites)
    }
    entries.sort { ($0.value, $0.sites.first ?? 0) < ($1.value, $1.sites.first ?? 0) }
    return true
  }
}
