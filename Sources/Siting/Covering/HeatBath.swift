internal import NumericKernels

/// A plan under exchanges in a heat bath: a site chosen by chance closes, and one opens with a chance that falls with
/// what it gains less than the best one.
///
/// Drawing from all entrants at once (the heat bath of Creutz 1980, doi:10.1103/PhysRevD.21.2308) does in one step what
/// single trials do in as many as there are candidates, as nearly all of those are refused at the temperatures that
/// matter. The temperature follows the share of steps that change anything, which is the same in every problem where
/// a share of some worth is not.
struct HeatBath {
  /// What a step costs besides, in touched gains.
  private static let overhead = 300

  private let cover: MergedCover
  private let blocks: ExchangeBlocks
  private(set) var random: RandomStream
  /// Weights in 31 bits. A plan's worth is judged elsewhere, so rounding here costs no exactness.
  private let weights: [Int32]
  private(set) var sites: [Int32]
  private var spent: Int64
  private var covering: [Int32]
  /// What each closed candidate would gain; those of open ones are 0.
  private var gain: [Int32]
  private var saved: [Int32]
  private var blockBest: [Int32]
  private var entrants: [Int32] = []
  private var chances: [Double] = []
  private var value: Int64
  private(set) var best: [Int32]
  private(set) var bestValue: Int64
  private(set) var temperature: Double
  /// Gains touched, or as many as cost the same: what a walk costs.
  private(set) var touched = 0
  private(set) var steps = 0
  private var changes = 0

  /// - Parameters:
  ///   - sites: open ones; not empty.
  ///   - heat: the first temperature, as a share of what a site covers on average.
  init(_ cover: MergedCover, blocks: ExchangeBlocks, sites: [Int32], heat: Double, random: RandomStream) {
    self.cover = cover
    self.blocks = blocks
    self.sites = sites
    self.random = random
    best = sites
    spent = sites.reduce(0) { $0 + cover.costs[Int($1)] }
    let total = cover.weights.reduce(0, +)
    var shift: Int64 = 0
    while total >> shift > Int64(Int32.max / 2) { shift += 1 }
    weights = cover.weights.map { Int32(max(1, $0 >> shift)) }
    covering = [Int32](repeating: 0, count: cover.rowCount)
    for site in sites { for row in cover.rows(of: site) { covering[Int(row)] += 1 } }
    gain = [Int32](repeating: 0, count: blocks.count * ExchangeBlocks.width)
    value = 0
    for row in 0..<cover.rowCount {
      guard covering[row] == 0 else {
        value += Int64(weights[row])
        continue
      }
      for pair in cover.rowStarts[row]..<cover.rowStarts[row + 1] {
        gain[Int(cover.rowCandidates[Int(pair)])] &+= weights[row]
      }
    }
    saved = gain
    bestValue = value
    blockBest = blocks.largest(gain)
    temperature = max(1e-3, heat * Double(value) / Double(max(1, sites.count)))
  }

  /// Cools from one share of steps that change the plan to another, evenly on a scale of ratios.
  ///
  /// - Parameter goOn: asked every few hundred steps, with the gains touched since it was asked last.
  mutating func cool(steps count: Int, from first: Double, to last: Double, _ goOn: (Int) -> Bool) {
    let window = max(300, count / 400)
    let slope = Elementary.log(last / first)
    var done = 0
    while done < count {
      let before = (changes, touched)
      for _ in 0..<window { step() }
      done += window
      let share = max(1e-3, Double(changes - before.0) / Double(window))
      let wanted = first * Elementary.exp(slope * Double(done) / Double(count))
      temperature = max(1e-3, temperature * min(1.25, max(0.8, (wanted / share).squareRoot())))
      guard goOn(touched - before.1) else { return }
    }
  }

  private mutating func step() {
    steps += 1
    let place = random.integer(below: sites.count)
    let exit = sites[place]
    Self.copy(blocks, of: exit, from: gain, to: &saved)
    let (lost, count) = Self.release(exit, cover, weights, covering, &gain)
    // Drawing and block by block copying cost as well: where sites cover little, most of a step.
    touched += count + Self.overhead + blocks.count / 2
    touched += 32 * Int(blocks.starts[Int(exit) + 1] - blocks.starts[Int(exit)])
    Self.scan(blocks, of: exit, gain, &blockBest)
    let enter = draw(replacing: exit, lost: lost)
    touched += 10 * entrants.count
    guard enter != exit else {
      Self.copy(blocks, of: exit, from: saved, to: &gain)
      Self.scan(blocks, of: exit, gain, &blockBest)
      return
    }
    changes += 1
    value += Int64(gain[Int(enter)]) - Int64(lost)
    spent += cover.costs[Int(enter)] - cover.costs[Int(exit)]
    sites[place] = enter
    touched += Self.exchange(exit, enter, cover, weights, &covering, &gain)
    Self.scan(blocks, of: enter, gain, &blockBest)
    if value > bestValue { (best, bestValue) = (sites, value) }
  }

  /// The site to open where `exit`, which alone covers `lost`, has been closed.
  private mutating func draw(replacing exit: Int32, lost: Int32) -> Int32 {
    let most = Self.largest(blockBest, atLeast: lost)
    // Beyond twelve temperatures a chance is below one in a hundred thousand.
    let least = max(1, Int32(max(0, Double(most) - 12 * temperature)))
    let room = cover.budget - spent + cover.costs[Int(exit)]
    entrants.removeAll(keepingCapacity: true)
    chances.removeAll(keepingCapacity: true)
    Self.gather(gain, blockBest, atLeast: least, &entrants)
    if !cover.isCounted { entrants.removeAll { cover.costs[Int($0)] > room } }
    var sum = 0.0
    for candidate in entrants {
      sum += Elementary.exp((Double(gain[Int(candidate)]) - Double(most)) / temperature)
      chances.append(sum)
    }
    guard !entrants.isEmpty else { return exit }
    let drawn = random.uniform() * sum
    var low = 0
    var high = chances.count - 1
    while low < high {
      let middle = (low + high) / 2
      if chances[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return entrants[low]
  }
}

extension HeatBath {
  private static func copy(
    _ blocks: ExchangeBlocks, of site: Int32, from source: [Int32], to target: inout [Int32]
  ) {
    let list = blocks.blocks.span
    let source = source.span
    var target = target.mutableSpan
    var entry = Int(blocks.starts[Int(site)])
    let end = Int(blocks.starts[Int(site) + 1])
    while entry < end {
      let first = Int(list[entry]) &* ExchangeBlocks.width
      // Checked once, so that the block is copied as a whole.
      precondition(first >= 0 && first &+ ExchangeBlocks.width <= source.count)
      precondition(first &+ ExchangeBlocks.width <= target.count)
      for place in first..<(first &+ ExchangeBlocks.width) { target[place] = source[place] }
      entry &+= 1
    }
  }

  /// The largest gain of each block around the site.
  private static func scan(
    _ blocks: ExchangeBlocks, of site: Int32, _ gain: [Int32], _ best: inout [Int32]
  ) {
    let list = blocks.blocks.span
    let gain = gain.span
    var best = best.mutableSpan
    var entry = Int(blocks.starts[Int(site)])
    let end = Int(blocks.starts[Int(site) + 1])
    while entry < end {
      let block = Int(list[entry])
      let first = block &* ExchangeBlocks.width
      var most: Int32 = 0
      var place = first
      while place < first &+ ExchangeBlocks.width {
        most = max(most, gain[place])
        place &+= 1
      }
      best[block] = most
      entry &+= 1
    }
  }

  private static func largest(_ best: [Int32], atLeast floor: Int32) -> Int32 {
    let best = best.span
    var most = floor
    for block in best.indices { most = max(most, best[block]) }
    return most
  }

  /// Candidates with such gains, ascending.
  private static func gather(
    _ gain: [Int32], _ best: [Int32], atLeast least: Int32, _ entrants: inout [Int32]
  ) {
    let gain = gain.span
    let best = best.span
    for block in best.indices where best[block] >= least {
      let first = block &* ExchangeBlocks.width
      for candidate in first..<(first &+ ExchangeBlocks.width) where gain[candidate] >= least {
        entrants.append(Int32(truncatingIfNeeded: candidate))
      }
    }
  }

  /// Adds what only the site covers to the gains of all who would; that weight, and how many gains were touched.
  private static func release(
    _ exit: Int32, _ cover: MergedCover, _ weights: [Int32], _ covering: [Int32], _ gain: inout [Int32]
  ) -> (lost: Int32, touched: Int) {
    let weights = weights.span
    let columnRows = cover.columnRows.span
    let rowStarts = cover.rowStarts.span
    let rowCandidates = cover.rowCandidates.span
    let covering = covering.span
    var gain = gain.mutableSpan
    var lost: Int32 = 0
    var touched = 0
    var pair = Int(cover.columnStarts[Int(exit)])
    let end = Int(cover.columnStarts[Int(exit) + 1])
    while pair < end {
      let row = Int(columnRows[pair])
      pair &+= 1
      guard covering[row] == 1 else { continue }
      let weight = weights[row]
      lost &+= weight
      var other = Int(rowStarts[row])
      let otherEnd = Int(rowStarts[row &+ 1])
      touched &+= otherEnd &- other
      while other < otherEnd {
        gain[Int(rowCandidates[other])] &+= weight
        other &+= 1
      }
    }
    return (lost, touched)
  }

  /// Books an exchange whose exit has been released; how many gains were touched.
  private static func exchange(
    _ exit: Int32, _ enter: Int32, _ cover: MergedCover, _ weights: [Int32], _ covering: inout [Int32],
    _ gain: inout [Int32]
  ) -> Int {
    let weights = weights.span
    let columnRows = cover.columnRows.span
    let rowStarts = cover.rowStarts.span
    let rowCandidates = cover.rowCandidates.span
    var covering = covering.mutableSpan
    var gain = gain.mutableSpan
    var touched = 0
    for pair in cover.columnStarts[Int(exit)]..<cover.columnStarts[Int(exit) + 1] {
      covering[Int(columnRows[Int(pair)])] &-= 1
    }
    var pair = Int(cover.columnStarts[Int(enter)])
    let end = Int(cover.columnStarts[Int(enter) + 1])
    while pair < end {
      let row = Int(columnRows[pair])
      pair &+= 1
      covering[row] &+= 1
      guard covering[row] == 1 else { continue }
      let weight = weights[row]
      var other = Int(rowStarts[row])
      let otherEnd = Int(rowStarts[row &+ 1])
      touched &+= otherEnd &- other
      while other < otherEnd {
        gain[Int(rowCandidates[other])] &-= weight
        other &+= 1
      }
    }
    return touched
  }
}
