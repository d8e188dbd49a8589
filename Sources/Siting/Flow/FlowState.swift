import NumericKernels

/// Open sites with, for each row, how many of them are in it, and for each flow, how many rows still have none.
struct FlowState {
  let routes: RouteCover
  private(set) var isOpen: [Bool]
  private(set) var opened = 0
  private(set) var value: Int64 = 0
  private var hits: [Int32]
  private var missing: [Int32]
  private var tally: [Int32]
  private var touched: [Int32] = []

  init(_ routes: RouteCover) {
    self.routes = routes
    isOpen = [Bool](repeating: false, count: routes.candidates)
    hits = [Int32](repeating: 0, count: routes.rows)
    missing = (0..<routes.flows).map { Int32(routes.flowRows[$0].count) }
    tally = [Int32](repeating: 0, count: routes.candidates)
    for flow in 0..<routes.flows where missing[flow] == 0 { value += routes.weights[flow] }
  }

  var sites: [Int32] { isOpen.indices.filter { isOpen[$0] }.map { Int32($0) } }

  mutating func open(_ site: Int32) {
    isOpen[Int(site)] = true
    opened += 1
    for row in routes.siteRows[Int(site)] {
      hits[Int(row)] += 1
      guard hits[Int(row)] == 1 else { continue }
      for flow in routes.rowFlows[Int(row)] {
        missing[Int(flow)] -= 1
        if missing[Int(flow)] == 0 { value += routes.weights[Int(flow)] }
      }
    }
  }

  mutating func close(_ site: Int32) {
    isOpen[Int(site)] = false
    opened -= 1
    for row in routes.siteRows[Int(site)] {
      hits[Int(row)] -= 1
      guard hits[Int(row)] == 0 else { continue }
      for flow in routes.rowFlows[Int(row)] {
        if missing[Int(flow)] == 0 { value -= routes.weights[Int(flow)] }
        missing[Int(flow)] += 1
      }
    }
  }

  /// What each closed site alone would add, and, for choosing where nothing adds, how much it helps towards flows that
  /// need several: the weight of a flow counts by the share of its open rows the site closes, over how many remain.
  mutating func gains(_ gain: inout [Int64], _ promise: inout [Int64], withPromise: Bool) {
    for site in gain.indices {
      gain[site] = 0
      promise[site] = 0
    }
    for flow in 0..<routes.flows {
      let left = missing[flow]
      if left == 0 || (left > 6 && !withPromise) { continue }
      let weight = routes.weights[flow]
      if left == 1 {
        for row in routes.flowRows[flow] where hits[Int(row)] == 0 {
          for site in routes.rowSites[Int(row)] { gain[Int(site)] += weight }
          break
        }
        continue
      }
      for row in routes.flowRows[flow] where hits[Int(row)] == 0 {
        for site in routes.rowSites[Int(row)] {
          if tally[Int(site)] == 0 { touched.append(site) }
          tally[Int(site)] += 1
        }
      }
      let each = weight / Int64(left * left)
      for site in touched {
        let closed = tally[Int(site)]
        if closed == left { gain[Int(site)] += weight } else { promise[Int(site)] += each * Int64(closed) }
        tally[Int(site)] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
  }

  /// The two closed sites that together add most, if they add more than the best single one twice over.
  ///
  /// Flow refuelling is not submodular: one of a pair may be worth nothing alone.
  func bestPair(_ gain: [Int64]) -> (first: Int32, second: Int32, added: Int64)? {
    let count = routes.candidates
    guard count <= 4000 else { return nil }
    var together = [Int64](repeating: 0, count: count * count)
    for flow in 0..<routes.flows where missing[flow] >= 2 {
      let rows = routes.flowRows[flow].filter { hits[Int($0)] == 0 }
      guard let smallest = rows.min(by: { routes.rowSites[Int($0)].count < routes.rowSites[Int($1)].count })
      else { continue }
      var pairs: Set<UInt64> = []
      for first in routes.rowSites[Int(smallest)] {
        let rest = rows.filter { !routes.rowSites[Int($0)].contains(first) }
        guard let next = rest.first else { continue }
        for second in routes.rowSites[Int(next)]
        where rest.allSatisfy({ routes.rowSites[Int($0)].contains(second) }) {
          let (low, high) = (min(first, second), max(first, second))
          // A site that serves the flow alone is counted by its own gain.
          if rows.allSatisfy({ routes.rowSites[Int($0)].contains(second) }) { continue }
          if pairs.insert(UInt64(low) << 32 | UInt64(high)).inserted {
            together[Int(low) * count + Int(high)] += routes.weights[flow]
          }
        }
      }
    }
    var best: (first: Int32, second: Int32, added: Int64)?
    for first in 0..<count where !isOpen[first] {
      for second in first + 1..<max(first + 1, count) where !isOpen[second] {
        let extra = together[first * count + second]
        // Flows that either site serves alone are in both gains; counting them twice only orders the pairs.
        let added = extra + gain[first] + gain[second]
        if extra > 0, added > best?.added ?? 0 { best = (Int32(first), Int32(second), added) }
      }
    }
    return best
  }
}
