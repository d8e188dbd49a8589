/// What flows through a branch, power into the branch being positive at both ends.
public struct BranchFlow: Hashable, Sendable {
  public var fromMW: Double
  public var fromMVAr: Double
  public var toMW: Double
  public var toMVAr: Double
  /// Heat in the series resistance and the shunt conductance, MW.
  public var lossMW: Double

  static let none = BranchFlow(fromMW: 0, fromMVAr: 0, toMW: 0, toMVAr: 0, lossMW: 0)

  /// Apparent power at the end that carries more, MVA.
  public var apparentMVA: Double {
    max(fromMW * fromMW + fromMVAr * fromMVAr, toMW * toMW + toMVAr * toMVAr).squareRoot()
  }
}

extension FlowSolution {
  /// Flows of every branch in the order given; zeros where a branch does not carry.
  ///
  /// The loss is r|I|² + g/2 (|V_f/t|² + |V_t|²), not the difference of two large flows.
  public func branchFlows(_ grid: PowerGrid) -> [BranchFlow] {
    grid.branches.indices.map { row in
      guard grid.carries[row] else { return .none }
      let branch = grid.branches[row]
      let ratio = branch.turnsRatio
      let near = voltages[grid.fromRows[row]] / ratio
      let far = voltages[grid.toRows[row]]
      let series = (near - far) / branch.impedance
      let half = branch.halfShunt
      let into = near * (series + half * near).conjugate
      let out = far * (half * far - series).conjugate
      let loss =
        branch.resistance * series.squaredMagnitude + half.real
        * (near.squaredMagnitude + far.squaredMagnitude)
      return BranchFlow(
        fromMW: into.real * grid.baseMVA, fromMVAr: into.imaginary * grid.baseMVA,
        toMW: out.real * grid.baseMVA, toMVAr: out.imaginary * grid.baseMVA, lossMW: loss * grid.baseMVA)
    }
  }

  /// Power that flows into the grid from every bus, pu: what its loads and generators must bring about.
  func injections(_ grid: PowerGrid) -> [Phasor] {
    var powers = [Phasor](repeating: .zero, count: grid.buses.count)
    for (row, flow) in branchFlows(grid).enumerated() {
      powers[grid.fromRows[row]] += (1 / grid.baseMVA) * Phasor(real: flow.fromMW, imaginary: flow.fromMVAr)
      powers[grid.toRows[row]] += (1 / grid.baseMVA) * Phasor(real: flow.toMW, imaginary: flow.toMVAr)
    }
    for (row, bus) in grid.buses.enumerated() {
      let square = voltages[row].squaredMagnitude / grid.baseMVA
      powers[row] += square * Phasor(real: bus.shuntMW, imaginary: -bus.shuntMVAr)
    }
    return powers
  }

  /// Largest power a bus lacks, and its row: at load buses both parts, at voltage buses the active one.
  func worstMismatch(_ grid: PowerGrid) -> (bus: Int, mva: Double) {
    let powers = injections(grid)
    var worst = (bus: 0, mva: 0.0)
    for (row, kind) in grid.kinds.enumerated() where kind == .load || kind == .voltage {
      let missing = powers[row] + grid.drawn(row, at: magnitudes[row])
      let lack = grid.baseMVA * (kind == .load ? missing.magnitude : abs(missing.real))
      if lack > worst.mva || lack.isNaN { worst = (row, lack) }
    }
    return worst
  }
}

extension PowerGrid {
  /// Power drawn at a voltage less what the generators deliver, pu; reactive delivery counts at load buses.
  func drawn(_ row: Int, at magnitude: Double) -> Phasor {
    let bus = buses[row]
    let factor = bus.mix.factor(at: magnitude)
    return (1 / baseMVA)
      * Phasor(
        real: bus.loadMW * factor - generatedMW[row],
        imaginary: bus.loadMVAr * factor - (kinds[row] == .load ? generatedMVAr[row] : 0))
  }
}
