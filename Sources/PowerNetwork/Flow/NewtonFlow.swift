/// Newton and Raphson's power flow in polar coordinates with a sparse LU: any grid, voltage buses included.
///
/// Unknowns are the angles of load and voltage buses and the magnitudes of load buses. Angles start along the spanning
/// tree. Limits of reactive power are not enforced. Where the full steps do not settle they are tried again from the
/// start, halved until the power missing falls.
/// Source: Tinney, Hart, "Power flow solution by Newton's method", 1967, doi:10.1109/TPAS.1967.291823; derivatives in
/// complex form: Sereeter et al., 2019, doi:10.1016/j.cam.2019.04.007.
public struct NewtonFlow: Sendable {
  private let grid: PowerGrid
  private let matrix: AdmittanceMatrix
  private let start: [Phasor]
  /// Unknown of every bus; -1 where it is held.
  private let angleIndex: [Int]
  private let magnitudeIndex: [Int]
  private let unknowns: Int
  private let pattern: JacobianPattern

  public init(_ grid: PowerGrid) {
    self.grid = grid
    matrix = AdmittanceMatrix(grid)
    start = SpanningTree(grid).noLoadVoltages(grid)
    var next = 0
    var angles = [Int](repeating: -1, count: grid.buses.count)
    var magnitudes = angles
    for (row, kind) in grid.kinds.enumerated() {
      if kind == .load || kind == .voltage {
        angles[row] = next
        next += 1
      }
      if kind == .load {
        magnitudes[row] = next
        next += 1
      }
    }
    angleIndex = angles
    magnitudeIndex = magnitudes
    unknowns = next
    pattern = JacobianPattern(matrix, angles, magnitudes, unknowns: next)
  }

  /// - Parameter limit: most steps of each of the two tries.
  public func solve(limit: Int = 40) -> FlowOutcome {
    guard unknowns > 0 else { return .solved(FlowSolution(voltages: start, iterations: 0, method: .newton)) }
    let full = run(limit: limit, isDamped: false)
    if case .solved = full { return full }
    return run(limit: limit * 3, isDamped: true)
  }

  private func run(limit: Int, isDamped: Bool) -> FlowOutcome {
    var solver = SparseRealSolver(size: unknowns, starts: pattern.starts, rows: pattern.rows)
    var magnitudes = start.map(\.magnitude)
    var angles = start.map { $0.squaredMagnitude == 0 ? 0 : $0.angle }
    var voltages = start
    var lack = mismatch(voltages, magnitudes)
    var jacobian = [Double](repeating: 0, count: pattern.rows.count)
    for iteration in 1...limit {
      fill(&jacobian, voltages, magnitudes)
      var step = lack
      guard solver.solve(&jacobian, &step), step.allSatisfy(\.isFinite) else {
        return collapse(voltages, iteration)
      }
      var share = 1.0
      let before = Self.squares(lack)
      while true {
        var nextMagnitudes = magnitudes
        var nextAngles = angles
        for row in magnitudes.indices {
          if angleIndex[row] >= 0 { nextAngles[row] -= share * step[angleIndex[row]] }
          if magnitudeIndex[row] >= 0 { nextMagnitudes[row] -= share * step[magnitudeIndex[row]] }
        }
        let next = magnitudes.indices.map { row in
          Phasor(magnitude: nextMagnitudes[row], angle: nextAngles[row])
        }
        let nextLack = mismatch(next, nextMagnitudes)
        let after = Self.squares(nextLack)
        // At the floor of rounding nothing falls any more.
        let isFine = !isDamped || (after < before && nextMagnitudes.allSatisfy { $0 >= 0 })
        if isFine || share < 1e-3 {
          guard after.isFinite else { return collapse(voltages, iteration) }
          let isStuck = isDamped && share < 1e-3
          let largest = step.lazy.map { abs($0) }.max() ?? 0
          if !isStuck {
            magnitudes = nextMagnitudes
            angles = nextAngles
            voltages = next
            lack = nextLack
          }
          let worst = lack.lazy.map { abs($0) }.max() ?? 0
          // A Newton step squares the error: below 1e-6 before the step means below 1e-10 after it.
          if worst < 1e-12 || (largest * share < 1e-9 && worst < 1e-6 && share == 1)
            || (isStuck && largest < 1e-9)
          {
            let positive = magnitudes.allSatisfy { $0 >= 0 }
            return positive
              ? .solved(FlowSolution(voltages: voltages, iterations: iteration, method: .newton))
              : collapse(voltages, iteration)
          }
          if isStuck { return collapse(voltages, iteration) }
          break
        }
        share /= 2
      }
    }
    return collapse(voltages, limit)
  }

  private func collapse(_ voltages: [Phasor], _ iterations: Int) -> FlowOutcome {
    .collapsed(FlowCollapse(grid, voltages: voltages, iterations: iterations, method: .newton))
  }

  private static func squares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

  /// Power that leaves each bus and is drawn there, which is zero at a solution.
  private func mismatch(_ voltages: [Phasor], _ magnitudes: [Double]) -> [Double] {
    var lack = [Double](repeating: 0, count: unknowns)
    for row in voltages.indices where angleIndex[row] >= 0 {
      let power =
        voltages[row] * matrix.current(row, voltages).conjugate + grid.drawn(row, at: magnitudes[row])
      lack[angleIndex[row]] = power.real
      if magnitudeIndex[row] >= 0 { lack[magnitudeIndex[row]] = power.imaginary }
    }
    return lack
  }

  /// The derivatives, each at its place of the pattern.
  private func fill(_ jacobian: inout [Double], _ voltages: [Phasor], _ magnitudes: [Double]) {
    for row in voltages.indices where angleIndex[row] >= 0 {
      let current = matrix.current(row, voltages)
      for place in matrix.starts[row]..<matrix.starts[row + 1] {
        let column = matrix.columns[place]
        guard angleIndex[column] >= 0 else { continue }
        let part = voltages[row] * (matrix.values[place] * voltages[column]).conjugate
        // ∂S/∂θ = -j V conj(Y V), ∂S/∂|V| = V conj(Y V) / |V|; on the diagonal the own current is added.
        var byAngle = Phasor(real: part.imaginary, imaginary: -part.real)
        var byMagnitude = (1 / magnitudes[column]) * part
        if column == row {
          let own = voltages[row] * current.conjugate
          byAngle += Phasor(real: -own.imaginary, imaginary: own.real)
          byMagnitude += (1 / magnitudes[row]) * own
          let bus = grid.buses[row]
          let slope =
            (bus.mix.current + 2 * bus.mix.impedance * magnitudes[row]) / grid.baseMVA
          byMagnitude += slope * Phasor(real: bus.loadMW, imaginary: bus.loadMVAr)
        }
        let places = pattern.places[place]
        jacobian[places.activeByAngle] = byAngle.real
        if places.reactiveByAngle >= 0 { jacobian[places.reactiveByAngle] = byAngle.imaginary }
        if places.activeByMagnitude >= 0 { jacobian[places.activeByMagnitude] = byMagnitude.real }
        if places.reactiveByMagnitude >= 0 { jacobian[places.reactiveByMagnitude] = byMagnitude.imaginary }
      }
    }
  }
}

extension FlowCollapse {
  init(_ grid: PowerGrid, voltages: [Phasor], iterations: Int, method: FlowMethod) {
    let iterate = FlowSolution(voltages: voltages, iterations: iterations, method: method)
    var lowest = 0
    for (row, kind) in grid.kinds.enumerated() where kind != .isolated {
      if grid.kinds[lowest] == .isolated || iterate.magnitudes[row] < iterate.magnitudes[lowest] {
        lowest = row
      }
    }
    let worst = iterate.worstMismatch(grid)
    self.init(
      method: method, iterations: iterations, lowestBus: lowest, lowestMagnitude: iterate.magnitudes[lowest],
      mismatchMVA: worst.mva, mismatchBus: worst.bus)
  }

  /// Where the voltage went when an iteration of fixed points failed: its own iterates leap about, so Newton's damped steps
  /// are asked, unless they find the solution that the other method missed.
  static func explained(
    _ grid: PowerGrid, voltages: [Phasor], iterations: Int, method: FlowMethod
  ) -> FlowCollapse {
    guard case .collapsed(let found) = NewtonFlow(grid).solve() else {
      return FlowCollapse(grid, voltages: voltages, iterations: iterations, method: method)
    }
    return FlowCollapse(
      method: method, iterations: iterations, lowestBus: found.lowestBus,
      lowestMagnitude: found.lowestMagnitude, mismatchMVA: found.mismatchMVA,
      mismatchBus: found.mismatchBus)
  }
}
