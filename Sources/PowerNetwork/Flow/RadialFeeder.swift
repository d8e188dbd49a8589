/// A radial grid made ready for sweeps: buses parent before child, per-unit constants in columns. The topology and all
/// constants are worked out once and serve every time step.
public struct RadialFeeder: Sendable {
  let grid: PowerGrid
  /// Bus row of every position; roots come before what hangs on them.
  let order: [Int]
  /// Position of the parent; -1 at roots.
  let parents: [Int32]
  /// Branch row to the parent; -1 at roots.
  let branches: [Int]
  /// Series impedance seen from the child.
  let impedances: [Phasor]
  /// V_child = ratio · V_parent without load.
  let ratios: [Phasor]
  /// All shunts lumped at the bus.
  let shunts: [Phasor]
  /// The conductance of branches among them, whose heat is a loss of the grid.
  let lossConductances: [Double]
  let mixes: [LoadMix]
  /// Constant delivery of the grid's generators, pu: the part of a net load that no mix applies to.
  let deliveries: [Phasor]
  let starts: [Phasor]
  /// What a position needs beyond series impedance and constant power.
  let traits: [Traits]
  /// The positions below the roots as chains, from the roots to the leaves.
  let chains: [SweepChain]

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    static let ratio = Traits(rawValue: 1)
    static let shunt = Traits(rawValue: 2)
    static let mix = Traits(rawValue: 4)
    static let root = Traits(rawValue: 8)
  }

  /// - Throws: `GridFaults` with every branch that closes a loop and every bus that holds its voltage.
  public init(_ grid: PowerGrid) throws(GridFaults) {
    let tree = SpanningTree(grid)
    var faults: [GridFault] = []
    for row in tree.closing {
      let branch = grid.branches[row]
      faults.append(
        GridFault(
          .branch(row), "in_service", "E0821", zh: "支路 \(branch.from)–\(branch.to) 构成环路：不是辐射网",
          en: "branch \(branch.from)–\(branch.to) closes a loop: the grid is not radial"))
    }
    for (row, kind) in grid.kinds.enumerated() where kind == .voltage {
      faults.append(
        GridFault(
          .bus(row), "type", "E0822", zh: "节点 '\(grid.buses[row].name)' 为 PV：前推回代法只处理 PQ 节点",
          en: "bus '\(grid.buses[row].name)' holds its voltage (PV): a sweep knows load buses only"))
    }
    guard faults.isEmpty else { throw GridFaults(faults: faults) }

    let count = tree.order.count
    var positions = [Int32](repeating: -1, count: grid.buses.count)
    for (position, row) in tree.order.enumerated() { positions[row] = Int32(position) }
    var impedances = [Phasor](repeating: .zero, count: count)
    var ratios = [Phasor](repeating: .one, count: count)
    var shunts = tree.order.map { row in
      (1 / grid.baseMVA) * Phasor(real: grid.buses[row].shuntMW, imaginary: grid.buses[row].shuntMVAr)
    }
    var lossConductances = [Double](repeating: 0, count: count)
    for (position, row) in tree.order.enumerated() where tree.branches[row] >= 0 {
      let branch = grid.branches[tree.branches[row]]
      let ratio = branch.turnsRatio
      let isForward = grid.toRows[tree.branches[row]] == row
      // Stored from child to parent, the same branch has the ratio 1/t and the impedance z|t|².
      ratios[position] = isForward ? .one / ratio : ratio
      impedances[position] =
        isForward ? branch.impedance : ratio.squaredMagnitude * branch.impedance
      let half = branch.halfShunt
      let near = (1 / ratio.squaredMagnitude) * half
      let parent = Int(positions[tree.parents[row]])
      shunts[position] += isForward ? half : near
      shunts[parent] += isForward ? near : half
      lossConductances[position] += isForward ? half.real : near.real
      lossConductances[parent] += isForward ? near.real : half.real
    }
    self.grid = grid
    order = tree.order
    parents = tree.order.map { tree.parents[$0] < 0 ? -1 : positions[tree.parents[$0]] }
    branches = tree.order.map { tree.branches[$0] }
    self.impedances = impedances
    self.ratios = ratios
    self.shunts = shunts
    self.lossConductances = lossConductances
    mixes = tree.order.map { grid.buses[$0].mix }
    deliveries = tree.order.map { row in
      (1 / grid.baseMVA) * Phasor(real: grid.generatedMW[row], imaginary: grid.generatedMVAr[row])
    }
    let noLoad = tree.noLoadVoltages(grid)
    starts = tree.order.map { noLoad[$0] }
    let traits = tree.order.indices.map { position in
      var traits: Traits = []
      if ratios[position] != .one { traits.insert(.ratio) }
      if shunts[position] != .zero { traits.insert(.shunt) }
      if grid.buses[tree.order[position]].mix != .constantPower { traits.insert(.mix) }
      if tree.parents[tree.order[position]] < 0 { traits.insert(.root) }
      return traits
    }
    self.traits = traits
    chains = Self.chains(parents, traits)
  }
}

extension RadialFeeder {
  /// The flow of the grid's own loads by backward/forward sweep.
  ///
  /// Source: Shirmohammadi et al., "A compensation-based power flow method for weakly meshed distribution and
  /// transmission networks", 1988, doi:10.1109/59.192932.
  ///
  /// - Parameters:
  ///   - tolerance: Root of the sum of squared voltage changes of the last sweep, pu.
  ///   - limit: Most sweeps; they become slow near voltage collapse.
  public func solve(tolerance: Double = 1e-11, limit: Int = 1000) -> FlowOutcome {
    let active = grid.buses.indices.map { grid.buses[$0].loadMW - grid.generatedMW[$0] }
    let reactive = grid.buses.indices.map { grid.buses[$0].loadMVAr - grid.generatedMVAr[$0] }
    let series = solve(
      LoadColumns(steps: 1, activeMW: active, reactiveMVAr: reactive), tolerance: tolerance, limit: limit,
      lanes: 1, figures: .voltages)
    var voltages = [Phasor](repeating: .zero, count: grid.buses.count)
    for row in order {
      voltages[row] = Phasor(real: series.realParts[row], imaginary: series.imaginaryParts[row])
    }
    guard series.failedSteps.isEmpty else {
      return .collapsed(
        NewtonFlow(grid).collapse(voltages, series.iterations, method: .sweep))
    }
    return .solved(FlowSolution(voltages: voltages, iterations: series.iterations, method: .sweep))
  }
}
