/// The branches that carry as a forest rooted at the reference buses, parent before child.
struct SpanningTree: Sendable {
  /// Bus rows, depth first; isolated buses are left out.
  let order: [Int]
  /// Parent row of every bus; -1 at roots and isolated buses.
  let parents: [Int]
  /// Branch row to the parent; -1 where there is none.
  let branches: [Int]
  /// Branches that carry and close a loop, or join two reference buses.
  let closing: [Int]

  init(_ grid: PowerGrid) {
    let count = grid.buses.count
    let (starts, neighbours) = Self.adjacency(grid)
    var parents = [Int](repeating: -1, count: count)
    var branches = parents
    var isReached = [Bool](repeating: false, count: count)
    var isInTree = [Bool](repeating: false, count: grid.branches.count)
    var order: [Int] = []
    order.reserveCapacity(count)
    for (row, kind) in grid.kinds.enumerated() where kind == .reference { isReached[row] = true }
    var stack: [Int] = []
    for (root, kind) in grid.kinds.enumerated() where kind == .reference {
      stack.append(root)
      while let bus = stack.popLast() {
        order.append(bus)
        for place in (starts[bus]..<starts[bus + 1]).reversed() {
          let branch = neighbours[place]
          let far = grid.fromRows[branch] == bus ? grid.toRows[branch] : grid.fromRows[branch]
          guard !isReached[far] else { continue }
          isReached[far] = true
          isInTree[branch] = true
          parents[far] = bus
          branches[far] = branch
          stack.append(far)
        }
      }
    }
    self.order = order
    self.parents = parents
    self.branches = branches
    closing = grid.branches.indices.filter { grid.carries[$0] && !isInTree[$0] }
  }

  /// The branches at every bus, in the order given.
  private static func adjacency(_ grid: PowerGrid) -> (starts: [Int], branches: [Int]) {
    let carrying = grid.branches.indices.filter { grid.carries[$0] }
    var starts = [Int](repeating: 0, count: grid.buses.count + 1)
    for branch in carrying {
      starts[grid.fromRows[branch] + 1] += 1
      starts[grid.toRows[branch] + 1] += 1
    }
    for bus in grid.buses.indices { starts[bus + 1] += starts[bus] }
    var next = starts
    var list = [Int](repeating: 0, count: starts.last ?? 0)
    for branch in carrying {
      for bus in [grid.fromRows[branch], grid.toRows[branch]] {
        list[next[bus]] = branch
        next[bus] += 1
      }
    }
    return (starts, list)
  }

  /// Voltages without load: set points at the roots, turns ratios down the tree. Isolated buses stay at zero.
  ///
  /// A flat start would diverge where vector groups turn the angle by 150°.
  func noLoadVoltages(_ grid: PowerGrid) -> [Phasor] {
    var voltages = [Phasor](repeating: .zero, count: grid.buses.count)
    for bus in order {
      guard parents[bus] >= 0 else {
        voltages[bus] = Phasor(
          magnitude: grid.setpoints[bus], angle: grid.buses[bus].angleSetpoint * radiansPerDegree)
        continue
      }
      let branch = branches[bus]
      let ratio = grid.branches[branch].turnsRatio
      let parent = voltages[parents[bus]]
      voltages[bus] = grid.fromRows[branch] == parents[bus] ? parent / ratio : parent * ratio
      if grid.kinds[bus] == .voltage {
        voltages[bus] = (grid.setpoints[bus] / voltages[bus].magnitude) * voltages[bus]
      }
    }
    return voltages
  }
}

extension PowerGrid {
  /// Whether every bus hangs on one reference bus by one way.
  public var isRadial: Bool { SpanningTree(self).closing.isEmpty }

  /// Whether a bus other than the references holds its voltage.
  public var holdsVoltages: Bool { kinds.contains(.voltage) }
}
