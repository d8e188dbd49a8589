/// Buses, branches and generators that belong together: the input of every power flow.
///
/// Whoever holds one knows that names are unique and known, numbers finite, no impedance is zero, and every bus in
/// service reaches a reference bus.
public struct PowerGrid: Hashable, Sendable {
  /// Base of the per-unit values, MVA.
  public let baseMVA: Double
  public let buses: [GridBus]
  public let branches: [GridBranch]
  public let generators: [GridGenerator]

  /// Bus rows of both ends of every branch.
  public let fromRows: [Int]
  public let toRows: [Int]
  /// Whether a branch carries: in service, and so are both its ends.
  public let carries: [Bool]
  /// What a bus is in the calculation: a voltage bus without a generator in service is a load bus, as in MATPOWER.
  public let kinds: [GridBus.Kind]
  /// Voltage magnitude held at reference and voltage buses, pu; 1 elsewhere.
  public let setpoints: [Double]
  /// Active power of the generators in service of every bus, MW.
  public let generatedMW: [Double]
  /// Reactive power of the generators in service of every bus, MVAr; counts at load buses.
  public let generatedMVAr: [Double]

  /// - Throws: `GridFaults` with everything that is wrong.
  public init(
    baseMVA: Double, buses: [GridBus], branches: [GridBranch], generators: [GridGenerator] = []
  ) throws(GridFaults) {
    var checks = GridChecks()
    let rows = checks.names(buses)
    checks.numbers(baseMVA, buses, branches, generators)
    let ends = branches.indices.map { row in
      (
        from: checks.end(branches[row].from, rows, .branch(row), "from"),
        to: checks.end(branches[row].to, rows, .branch(row), "to")
      )
    }
    let generatorRows = generators.indices.map {
      checks.end(generators[$0].bus, rows, .generator($0), "bus")
    }
    checks.impedances(branches)
    guard checks.faults.isEmpty else { throw GridFaults(faults: checks.faults) }

    var activeMW = [Double](repeating: 0, count: buses.count)
    var reactiveMVAr = activeMW
    var isGenerating = [Bool](repeating: false, count: buses.count)
    var setpoints = buses.map(\.voltageSetpoint)
    for (generator, row) in zip(generators, generatorRows) where generator.isInService {
      activeMW[row] += generator.outputMW
      reactiveMVAr[row] += generator.outputMVAr
      isGenerating[row] = true
      if setpoints[row] == nil { setpoints[row] = generator.voltageSetpoint }
    }
    let kinds = buses.indices.map { row in
      buses[row].kind == .voltage && !isGenerating[row] ? .load : buses[row].kind
    }
    let carries = branches.indices.map { row in
      branches[row].isInService && kinds[ends[row].from] != .isolated && kinds[ends[row].to] != .isolated
    }
    checks.setpoints(buses, kinds, setpoints)
    checks.reach(buses, kinds, ends.indices.filter { carries[$0] }.map { ends[$0] })
    guard checks.faults.isEmpty else { throw GridFaults(faults: checks.faults) }

    self.baseMVA = baseMVA
    self.buses = buses
    self.branches = branches
    self.generators = generators
    fromRows = ends.map(\.from)
    toRows = ends.map(\.to)
    self.carries = carries
    self.kinds = kinds
    self.setpoints = buses.indices.map { row in
      kinds[row] == .reference || kinds[row] == .voltage ? setpoints[row] ?? 1 : 1
    }
    generatedMW = activeMW
    generatedMVAr = reactiveMVAr
  }
}

extension PowerGrid {
  /// Power drawn at a bus at 1 pu less what its generators deliver, pu.
  func demand(_ row: Int) -> (active: Double, reactive: Double) {
    (
      (buses[row].loadMW - generatedMW[row]) / baseMVA, (buses[row].loadMVAr - generatedMVAr[row]) / baseMVA
    )
  }

  /// The same grid with other loads, which keep their mixes.
  ///
  /// - Parameters: MW and MVAr, one per bus.
  public func withLoads(activeMW: [Double], reactiveMVAr: [Double]) throws(GridFaults) -> PowerGrid {
    precondition(activeMW.count == buses.count && reactiveMVAr.count == buses.count, "one load per bus")
    var changed = buses
    for row in changed.indices {
      changed[row].loadMW = activeMW[row]
      changed[row].loadMVAr = reactiveMVAr[row]
    }
    return try PowerGrid(baseMVA: baseMVA, buses: changed, branches: branches, generators: generators)
  }
}
