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
  /// Share of all loads and generation that is solved for.
  private var share = 1.0

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
    if let solution = run(limit: limit, isDamped: false).solution { return .solved(solution) }
    let damped = run(limit: limit * 3, isDamped: true)
    if let solution = damped.solution { return .solved(solution) }
    return .collapsed(collapse(damped.voltages, damped.iterations, method: .newton))
  }

  /// Where the voltage goes as the loads grow towards what has no solution: the largest share of all loads and generation
  /// that is solved, by bisection, and its lowest voltage.
  ///
  /// - Parameter voltages: The last iterate of the method that failed.
  func collapse(_ voltages: [Phasor], _ iterations: Int, method: FlowMethod) -> FlowCollapse {
    var nose = (share: 0.0, solution: FlowSolution(voltages: start, iterations: 0, method: method))
    var failed = 1.0
    func attempt(_ share: Double) -> Bool {
      var part = self
      part.share = share
      guard let solution = part.run(limit: 15, isDamped: false).solution else { return false }
      nose = (share, solution)
      return true
    }
    if !attempt(1), attempt(0) {
      while failed - nose.share > 1e-3 {
        let middle = (failed + nose.share) / 2
        if !attempt(middle) { failed = middle }
      }
    }
    var lowest = 0
    for (row, kind) in grid.kinds.enumerated() where kind != .isolated {
      if grid.kinds[lowest] == .isolated || nose.solution.magnitudes[row] < nose.solution.magnitudes[lowest] {
        lowest = row
      }
    }
    let iterate = FlowSolution(voltages: voltages, iterations: iterations, method: method)
    let worst = iterate.worstMismatch(grid)
    return FlowCollapse(
      method: method, iterations: iterations, carriedShare: nose.share, lowestBus: lowest,
      lowestMagnitude: nose.solution.magnitudes[lowest], mismatchMVA: worst.mva, mismatchBus: worst.bus)
  }

  private typealias End = (solution: FlowSolution?, voltages: [Phasor], iterations: Int)

  private func run(limit: Int, isDamped: Bool) -> End {
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
        return (nil, voltages, iteration)
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
          guard after.isFinite else { return (nil, voltages, iteration) }
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
            let solution = FlowSolution(voltages: voltages, iterations: iteration, method: .newton)
            return (positive ? solution : nil, voltages, iteration)
          }
          if isStuck { return (nil, voltages, iteration) }
          break
        }
        share /= 2
      }
    }
    return (nil, voltages, limit)
  }

  private static func squares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

  /// Power that leaves each bus and is drawn there, which is zero at a solution.
  private func mismatch(_ voltages: [Phasor], _ magnitudes: [Double]) -> [Double] {
    var lack = [Double](repeating: 0, count: unknowns)
    for row in voltages.indices where angleIndex[row] >= 0 {
      let power =
        voltages[row] * matrix.current(row, voltages).conjugate
        + share * grid.drawn(row, at: magnitudes[row])
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
            share * (bus.mix.current + 2 * bus.mix.impedance * magnitudes[row]) / grid.baseMVA
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
