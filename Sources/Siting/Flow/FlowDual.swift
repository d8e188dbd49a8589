/// What a node of the search has decided: sites open, closed or free.
enum SiteState: UInt8 {
  case free
  case open
  case closed
}

/// A Lagrangian bound on flow problems: prices on "a flow is served only if this row has an open site".
///
/// With prices u on each need (flow, row), none negative and their sum at most the flow's weight, the bound is what the
/// flows keep of their weight plus the best sites by the prices of their rows: L(u) = sum (w - sum u) + the largest
/// sums of row prices. Steps are deflected and scaled by weight, as for maximal covering. Every bound reported is
/// evaluated anew in whole numbers, with the prices rounded down to multiples of 2^-shift.
struct FlowDual {
  let routes: RouteCover
  let open: Int
  private let shift: Int
  private let unit: Int64
  /// One for each need, in the order of the flows' rows.
  var prices: [Double]
  /// How often each free site was chosen lately: 0.5 is undecided.
  private(set) var use: [Double]
  /// Sites chosen by the best prices.
  private(set) var chosen: [Int32] = []
  /// Sites chosen by the last prices.
  private(set) var lastChosen: [Int32] = []
  private(set) var steps = 0
  private var best: [Double] = []
  private var direction: [Double]
  private var rowPrice: [Double]
  private var worth: [Double]
  private var hits: [Int32]
  private var order: [Int32] = []
  private var flowState: [FlowFate]
  private var rowIsHit: [Bool]
  private var rowFree: [Int32]
  private var mark: [Int32]
  private var round: Int32 = 0
  private var certain: Int64 = 0
  private var freeSites: [Int32] = []
  private var liveFlows: [Int32] = []
  private var liveRows: [Int32] = []
  private var budget = 0

  private enum FlowFate: UInt8 {
    case live
    case served
    case lost
  }

  init(_ reduction: FlowReduction, open: Int) {
    routes = reduction.routes
    self.open = min(open, reduction.routes.candidates)
    unit = reduction.unit
    let reach = Int128(max(1, routes.reachable)) * Int128(self.open + 2)
    var shift = 20
    while shift > 0, reach << Int128(shift) >= Int128(1) << 62 { shift -= 1 }
    self.shift = shift
    let needs = routes.flowRows.values.count
    prices = [Double](repeating: 0, count: needs)
    direction = prices
    rowPrice = [Double](repeating: 0, count: routes.rows)
    worth = [Double](repeating: 0, count: routes.candidates)
    use = worth
    hits = [Int32](repeating: 0, count: routes.rows)
    flowState = [FlowFate](repeating: .live, count: routes.flows)
    rowIsHit = [Bool](repeating: false, count: routes.rows)
    rowFree = [Int32](repeating: 0, count: routes.rows)
    mark = [Int32](repeating: 0, count: routes.candidates)
    for flow in 0..<routes.flows {
      let range = needRange(flow)
      for need in range { prices[need] = Double(routes.weights[flow]) / Double(range.count) }
    }
  }

  private func needRange(_ flow: Int) -> Range<Int> {
    Int(routes.flowRows.start[flow])..<Int(routes.flowRows.start[flow + 1])
  }

  /// Settles what the decisions imply: rows that have an open site, flows served or lost for good. A flow is lost where
  /// a row has no site left, or where more rows without a common free site remain than sites may still be opened.
  ///
  /// - Returns: false where more sites are open than asked for, or too few are left.
  mutating func decide(_ states: [SiteState]) -> Bool {
    var opened = 0
    freeSites.removeAll(keepingCapacity: true)
    for (site, state) in states.enumerated() {
      switch state {
      case .open: opened += 1
      case .free: freeSites.append(Int32(site))
      case .closed: break
      }
    }
    budget = open - opened
    guard budget >= 0, freeSites.count >= budget else { return false }
    for row in 0..<routes.rows {
      var isHit = false
      var free: Int32 = 0
      for site in routes.rowSites[row] {
        switch states[Int(site)] {
        case .open: isHit = true
        case .free: free += 1
        case .closed: break
        }
      }
      rowIsHit[row] = isHit
      rowFree[row] = free
    }
    certain = 0
    liveFlows.removeAll(keepingCapacity: true)
    for flow in 0..<routes.flows {
      let fate = fate(of: flow, states)
      flowState[flow] = fate
      switch fate {
      case .served: certain += routes.weights[flow]
      case .live:
        liveFlows.append(Int32(flow))
        inherit(flow)
      case .lost: break
      }
    }
    round += 1
    return true
  }

  private mutating func fate(of flow: Int, _ states: [SiteState]) -> FlowFate {
    var open = 0
    for row in routes.flowRows[flow] where !rowIsHit[Int(row)] {
      if rowFree[Int(row)] == 0 { return .lost }
      open += 1
    }
    if open == 0 { return .served }
    if open > budget {
      // Rows that share no free site need a site each.
      round += 1
      var apart = 0
      for row in routes.flowRows[flow] where !rowIsHit[Int(row)] {
        let sites = routes.rowSites[Int(row)]
        if sites.contains(where: { states[Int($0)] == .free && mark[Int($0)] == round }) { continue }
        for site in sites { mark[Int(site)] = round }
        apart += 1
        if apart > budget { return .lost }
      }
    }
    return .live
  }

  /// Moves the prices of rows that are hit to the flow's other rows.
  private mutating func inherit(_ flow: Int) {
    let range = needRange(flow)
    var kept = 0.0
    var sum = 0.0
    var live = 0
    for need in range {
      sum += prices[need]
      if rowIsHit[Int(routes.flowRows.values[need])] {
        prices[need] = 0
      } else {
        kept += prices[need]
        live += 1
      }
    }
    guard kept < sum, live > 0 else { return }
    for need in range where !rowIsHit[Int(routes.flowRows.values[need])] {
      prices[need] = kept > 0 ? prices[need] * sum / kept : sum / Double(live)
    }
  }

  /// Improves the prices and returns the certified bound of what the decisions leave.
  ///
  /// - Parameter target: an answer's value; the ascent ends once nothing better can be left.
  mutating func ascend(steps most: Int, target: Int64, length: Double, patience: Int) -> Int64 {
    var length = length
    var least = Double.infinity
    var waiting = 0
    let goal = Double(nextBetter(target)) - 1e-6
    for slot in direction.indices { direction[slot] = 0 }
    for site in freeSites { use[Int(site)] = 0.5 }
    best = prices
    for step in 0..<most {
      let value = evaluate()
      steps += 1
      if value < least - 1e-9 * abs(value) {
        least = value
        best = prices
        chosen = lastChosen
        waiting = 0
        if value < goal { break }
      } else {
        waiting += 1
        if waiting >= patience {
          length *= 0.6
          waiting = 0
          prices = best
          for slot in direction.indices { direction[slot] = 0 }
          if length < 0.004 { break }
          _ = evaluate()
        }
      }
      let share = step < 20 ? 0.2 : 0.08
      for site in freeSites { use[Int(site)] *= 1 - share }
      for site in lastChosen { use[Int(site)] += share }
      move(excess: max(value - Double(target), 1e-3 * abs(value)) * length)
    }
    prices = best
    return certify()
  }

  private mutating func evaluate() -> Double {
    for row in rowPrice.indices { rowPrice[row] = 0 }
    var value = Double(certain)
    for flow in liveFlows {
      value += Double(routes.weights[Int(flow)])
      for need in needRange(Int(flow)) {
        let price = prices[need]
        value -= price
        rowPrice[Int(routes.flowRows.values[need])] += price
      }
    }
    for site in freeSites {
      var sum = 0.0
      for row in routes.siteRows[Int(site)] where !rowIsHit[Int(row)] { sum += rowPrice[Int(row)] }
      worth[Int(site)] = sum
    }
    pickLargest()
    for site in lastChosen { value += worth[Int(site)] }
    return value
  }

  /// The sites of largest worth in `lastChosen`, ties to the smaller number: a heap with the weakest on top.
  private mutating func pickLargest() {
    lastChosen.removeAll(keepingCapacity: true)
    guard budget > 0 else { return }
    for site in freeSites {
      if lastChosen.count < budget {
        lastChosen.append(site)
        var hole = lastChosen.count - 1
        while hole > 0, isWeaker(lastChosen[hole], lastChosen[(hole - 1) / 2]) {
          lastChosen.swapAt(hole, (hole - 1) / 2)
          hole = (hole - 1) / 2
        }
      } else if isWeaker(lastChosen[0], site) {
        lastChosen[0] = site
        var hole = 0
        while true {
          var child = 2 * hole + 1
          if child >= budget { break }
          if child + 1 < budget, isWeaker(lastChosen[child + 1], lastChosen[child]) { child += 1 }
          guard isWeaker(lastChosen[child], lastChosen[hole]) else { break }
          lastChosen.swapAt(child, hole)
          hole = child
        }
      }
    }
  }

  @inline(__always) private func isWeaker(_ left: Int32, _ right: Int32) -> Bool {
    worth[Int(left)] < worth[Int(right)] || (worth[Int(left)] == worth[Int(right)] && left > right)
  }

  private mutating func move(excess: Double) {
    for row in hits.indices { hits[row] = 0 }
    for site in lastChosen {
      for row in routes.siteRows[Int(site)] { hits[Int(row)] += 1 }
    }
    var norm = 0.0
    for flow in liveFlows {
      let weight = Double(routes.weights[Int(flow)])
      let range = needRange(Int(flow))
      var sum = 0.0
      var active = 0.0
      var slopes = 0.0
      for need in range {
        let row = Int(routes.flowRows.values[need])
        if rowIsHit[row] { continue }
        sum += prices[need]
        let slope = Double(hits[row] - 1)
        if prices[need] > 0 || slope < 0 {
          active += 1
          slopes += slope
        }
      }
      // At the edge of the box the slopes that lead out of it are taken off.
      let level = sum >= weight * (1 - 1e-9) && slopes < 0 && active > 0 ? slopes / active : 0
      for need in range {
        let row = Int(routes.flowRows.values[need])
        if rowIsHit[row] { continue }
        var slope = Double(hits[row] - 1)
        if prices[need] > 0 || slope < 0 { slope -= level }
        if prices[need] <= 0, slope > 0 { slope = 0 }
        direction[need] = 0.6 * direction[need] + 0.4 * weight * slope
        norm += direction[need] * direction[need] / weight
      }
    }
    guard norm > 0 else { return }
    let length = excess / norm
    for flow in liveFlows {
      let range = needRange(Int(flow))
      var sum = 0.0
      for need in range where !rowIsHit[Int(routes.flowRows.values[need])] {
        prices[need] = max(0, prices[need] - length * direction[need])
        sum += prices[need]
      }
      let weight = Double(routes.weights[Int(flow)])
      if sum > weight { project(range, sum: sum, onto: weight) }
    }
  }

  /// The nearest prices whose sum is the weight (Michelot 1986).
  private mutating func project(_ range: Range<Int>, sum: Double, onto weight: Double) {
    var sum = sum
    for _ in 0..<12 {
      var positive = 0.0
      for need in range where prices[need] > 0 { positive += 1 }
      guard positive > 0, sum > weight * (1 + 1e-12) else { return }
      let cut = (sum - weight) / positive
      sum = 0
      for need in range where prices[need] > 0 {
        prices[need] = max(0, prices[need] - cut)
        sum += prices[need]
      }
    }
    for need in range where sum > weight { prices[need] *= weight / sum }
  }

  /// Whole-number worths of the free sites at the present prices, by site.
  private var wholeWorth: [Int64] = []
  private var wholeBound: Int64 = 0

  /// The bound at the prices rounded down, in whole numbers: nothing that keeps the decisions is worth more.
  private mutating func certify() -> Int64 {
    let scale = Double(Int64(1) << Int64(shift))
    var rowPrice = [Int64](repeating: 0, count: routes.rows)
    var value = certain << Int64(shift)
    for flow in liveFlows {
      let weight = routes.weights[Int(flow)] << Int64(shift)
      var left = weight
      for need in needRange(Int(flow)) {
        let row = Int(routes.flowRows.values[need])
        if rowIsHit[row] { continue }
        let whole = Int64(exactly: (prices[need] * scale).rounded(.down)) ?? 0
        let price = min(left, max(0, whole))
        left -= price
        rowPrice[row] += price
      }
      value += left
    }
    wholeWorth = [Int64](repeating: 0, count: routes.candidates)
    for site in freeSites {
      var sum: Int64 = 0
      for row in routes.siteRows[Int(site)] where !rowIsHit[Int(row)] { sum += rowPrice[Int(row)] }
      wholeWorth[Int(site)] = sum
    }
    order = freeSites.sorted { (wholeWorth[Int($1)], $0) < (wholeWorth[Int($0)], $1) }
    for site in order.prefix(budget) { value += wholeWorth[Int(site)] }
    wholeBound = value
    return (value >> Int64(shift)) / unit * unit
  }

  /// Closes and opens free sites whose other state leaves nothing better than the target, by the last certified bound.
  mutating func fix(_ states: inout [SiteState], target: Int64) -> Int {
    guard budget > 0, order.count > budget else { return 0 }
    let goal = nextBetter(target) << Int64(shift)
    let weakest = wholeWorth[Int(order[budget - 1])]
    let next = wholeWorth[Int(order[budget])]
    var fixed = 0
    for (place, site) in order.enumerated() {
      if place < budget {
        if wholeBound - wholeWorth[Int(site)] + next < goal {
          states[Int(site)] = .open
          fixed += 1
        }
      } else if wholeBound - weakest + wholeWorth[Int(site)] < goal {
        states[Int(site)] = .closed
        fixed += 1
      }
    }
    return fixed
  }

  /// The free site to decide next: the least decided one of large worth; `nil` where none is free.
  func undecided() -> Int32? {
    var best: Int32?
    var score = -1.0
    for site in freeSites {
      let share = use[Int(site)]
      let mark = (min(share, 1 - share) + 0.02) * (Double(wholeWorth[Int(site)]) + 1)
      if mark > score {
        score = mark
        best = site
      }
    }
    return best
  }

  /// The least value above a target that these weights can add up to.
  private func nextBetter(_ target: Int64) -> Int64 { (target / unit + 1) * unit }

  var sitesToOpen: Int { budget }
}
