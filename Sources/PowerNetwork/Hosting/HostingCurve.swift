import NumericKernels

/// How often chargers put down at random pass a limit, by how many there are.
public struct HostingCurve: Codable, Hashable, Sendable {
  /// The load's word.
  public let name: String
  /// Added power, kW, ascending.
  public let levelsKW: [Double]
  /// Placements that pass a limit at each level, of `placements`.
  public let violating: [Int]
  public let placements: Int

  public func share(_ level: Int) -> Double {
    placements > 0 ? Double(violating[level]) / Double(placements) : 0
  }
}

extension HostingGrid {
  /// Puts blocks of power down one by one, each at a bus drawn by its weight, and tells at every level how many of the
  /// placements pass a limit in some step.
  ///
  /// The placements depend on the seed and the blocks only: two loads meet the same ones, and a level holds the blocks of
  /// those below it. A placement that passes a limit is taken to pass it at all levels above.
  /// - Parameters:
  ///   - weights: by bus; where they are all zero nothing is placed.
  ///   - blockKW: power of a block, greater than zero.
  ///   - levels: numbers of blocks, ascending.
  public func curve(
    _ load: AddedLoad, weights: [Double], blockKW: Double, levels: [Int], placements: Int, seed: UInt64,
    threads: Int = 1
  ) -> HostingCurve {
    precondition(weights.count == grid.buses.count && load.shares.count == steps, "a weight per bus")
    precondition(blockKW > 0, "blocks have power")
    let sum = weights.reduce(0, +)
    let screen = HostingScreen(self, load)
    let firsts: [Int?] = parallelMap(count: sum > 0 ? placements : 0, threads: threads) { placement in
      let draws = Self.draws(
        weights, sum: sum, count: levels.last ?? 0, placement: placement, seed: seed)
      return firstViolating(draws, levels, blockKW, load, screen)
    }
    let violating = levels.indices.map { level in
      firsts.count { $0.map { $0 <= level } ?? false }
    }
    return HostingCurve(
      name: load.name, levelsKW: levels.map { Double($0) * blockKW }, violating: violating,
      placements: firsts.count)
  }

  private static func draws(
    _ weights: [Double], sum: Double, count: Int, placement: Int, seed: UInt64
  ) -> [Int] {
    var random = RandomStream(
      seed: seed, replication: UInt32(clamping: placement), purpose: StreamPurpose("power.hosting"))
    var ends: [Double] = []
    var reached = 0.0
    for weight in weights {
      reached += weight
      ends.append(reached)
    }
    let last = weights.lastIndex { $0 > 0 } ?? 0
    return (0..<count).map { _ in
      let wanted = random.uniform() * sum
      return min(last, ends.firstIndex { $0 > wanted } ?? last)
    }
  }

  /// The lowest level that passes a limit; halving, as more blocks only add to those below.
  private func firstViolating(
    _ draws: [Int], _ levels: [Int], _ blockKW: Double, _ load: AddedLoad, _ screen: HostingScreen
  ) -> Int? {
    func spots(_ level: Int) -> [HostingSpot] {
      var blocks = [Int](repeating: 0, count: grid.buses.count)
      for bus in draws.prefix(levels[level]) { blocks[bus] += 1 }
      return blocks.indices.compactMap { bus in
        blocks[bus] > 0 ? HostingSpot(bus: bus, share: Double(blocks[bus]) * blockKW) : nil
      }
    }
    guard let last = levels.indices.last else { return nil }
    var steps = screen.worst(self, spots(last), load).steps
    while true {
      let piece = pick(steps)
      // Levels below `low` hold in these steps, those from `high` on do not.
      var (low, high) = (0, levels.count)
      while low < high {
        let middle = (low + high) / 2
        if check(piece, spots(middle), load, kW: 1).holds { low = middle + 1 } else { high = middle }
      }
      guard low > 0 else { return 0 }
      let verdict = confirm(spots(low - 1), load, kW: 1)
      let missed = Set(verdict.violating.prefix(HostingScreen.perPlacement / 2).map(\.step))
        .subtracting(steps)
      if !missed.isEmpty {
        steps = (steps + missed).sorted()
        continue
      }
      if verdict.holds { return low < levels.count ? low : nil }
      // A transformer passes its limit where the network holds.
      var (sound, broken) = (-1, low - 1)
      while broken - sound > 1 {
        let middle = (sound + broken) / 2
        if confirm(spots(middle), load, kW: 1).holds { sound = middle } else { broken = middle }
      }
      return broken
    }
  }
}
