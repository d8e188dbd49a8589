import NumericKernels
public import PowerNetwork

/// Grids drawn at random with everything a feeder can have: taps, vector groups of 150°, branches stored from child to
/// parent, charging, shunts, load mixes, branches out of service.
public enum RandomGrid {
  /// A radial grid of load buses; bus `0` is the reference.
  public static func radial(buses count: Int, seed: UInt64, loadMW: Double = 0.2) throws -> PowerGrid {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.grid"))
    var buses = [GridBus(name: "0", kind: .reference, voltageSetpoint: 1.02, angleSetpoint: 7)]
    var branches: [GridBranch] = []
    for row in 1..<count {
      let parent = max(0, row - 1 - random.integer(below: 4))
      buses.append(bus(row, loadMW, &random))
      branches.append(branch(parent, row, &random))
    }
    branches.append(
      GridBranch(from: "0", to: "\(count - 1)", resistance: 0.01, reactance: 0.01, isInService: false))
    return try PowerGrid(
      baseMVA: 10, buses: buses, branches: branches,
      generators: [GridGenerator(bus: "\(count / 2)", outputMW: loadMW * 3, outputMVAr: 0.02)])
  }

  /// The same with ties, one of them beside a branch that is there already. No shifts, so that loops carry no ring flow.
  public static func meshed(buses count: Int, ties: Int, seed: UInt64) throws -> PowerGrid {
    let tree = try radial(buses: count, seed: seed)
    var random = RandomStream(seed: seed, replication: 1, purpose: StreamPurpose("test.grid"))
    var branches = tree.branches.map { branch -> GridBranch in
      var plain = branch
      plain.shift = 0
      plain.tap = 1
      return plain
    }
    branches.append(branches[0])
    for _ in 0..<ties {
      let from = random.integer(below: count - 1)
      let to = from + 1 + random.integer(below: count - from - 1)
      branches.append(
        GridBranch(from: "\(from)", to: "\(to)", resistance: 0.02, reactance: 0.03, susceptance: 0.001))
    }
    return try PowerGrid(baseMVA: 10, buses: tree.buses, branches: branches, generators: tree.generators)
  }

  private static func bus(_ row: Int, _ loadMW: Double, _ random: inout RandomStream) -> GridBus {
    var bus = GridBus(
      name: "\(row)", loadMW: loadMW * random.uniform(), loadMVAr: loadMW * 0.4 * random.uniform())
    if random.uniform() < 0.2 { bus.mix = LoadMix(power: 0.3, current: 0.3, impedance: 0.4) }
    if random.uniform() < 0.2 {
      bus.shuntMW = 0.01
      bus.shuntMVAr = 0.05
    }
    return bus
  }

  private static func branch(_ parent: Int, _ row: Int, _ random: inout RandomStream) -> GridBranch {
    let turned = random.uniform() < 0.3
    var branch = GridBranch(
      from: "\(turned ? row : parent)", to: "\(turned ? parent : row)",
      resistance: 0.001 + 0.01 * random.uniform(), reactance: 0.001 + 0.01 * random.uniform(),
      susceptance: 0.002 * random.uniform(), conductance: 0.0005 * random.uniform())
    if random.uniform() < 0.15 {
      branch.tap = 0.95 + 0.1 * random.uniform()
      branch.shift = [0, 30, 150, -150, 180][random.integer(below: 5)]
    }
    return branch
  }
}

extension FlowOutcome {
  /// The solution, where there is one.
  public var solution: FlowSolution? {
    if case .solved(let solution) = self { return solution }
    return nil
  }

  public var collapse: FlowCollapse? {
    if case .collapsed(let collapse) = self { return collapse }
    return nil
  }
}
