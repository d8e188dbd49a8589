/// Iterative current: V = V₀ − Y⁻¹ conj(s/V) with one sparse LU per topology. For meshes of load buses, and for their time
/// series; as fast to settle as a sweep.
///
/// Source: Chen et al., "Distribution system power flow analysis: a rigid approach", 1991, doi:10.1109/61.85860.
public struct CurrentFlow: Sendable {
  let grid: PowerGrid
  /// Bus rows whose voltage is sought.
  let order: [Int]
  private let factors: ComplexFactors
  /// Voltages without load, in the order of the rows sought.
  private let starts: [Phasor]
  private let held: [Phasor]

  /// - Throws: `GridFaults` where a bus holds its voltage, or where the admittances are singular.
  public init(_ grid: PowerGrid) throws(GridFaults) {
    var faults: [GridFault] = []
    for (row, kind) in grid.kinds.enumerated() where kind == .voltage {
      faults.append(
        GridFault(
          .bus(row), "type", "E0822", zh: "节点 '\(grid.buses[row].name)' 为 PV：电流迭代法只处理 PQ 节点",
          en: "bus '\(grid.buses[row].name)' holds its voltage (PV): iterative current knows load buses only")
      )
    }
    guard faults.isEmpty else { throw GridFaults(faults: faults) }
    let matrix = AdmittanceMatrix(grid)
    let rows = grid.buses.indices.filter { grid.kinds[$0] == .load }
    var places = [Int](repeating: -1, count: grid.buses.count)
    for (place, row) in rows.enumerated() { places[row] = place }
    let held = SpanningTree(grid).noLoadVoltages(grid)
    // The matrix by columns: row k of the transposed one. Its pattern is symmetric, its values are not.
    var columns = [[(row: Int32, value: Phasor)]](repeating: [], count: rows.count)
    var right = [Phasor](repeating: .zero, count: rows.count)
    for (place, row) in rows.enumerated() {
      for entry in matrix.starts[row]..<matrix.starts[row + 1] {
        let column = matrix.columns[entry]
        if places[column] >= 0 {
          columns[places[column]].append((Int32(place), matrix.values[entry]))
        } else {
          right[place] -= matrix.values[entry] * held[column]
        }
      }
    }
    var starts: [Int32] = [0]
    for column in columns { starts.append(starts[starts.count - 1] + Int32(column.count)) }
    guard
      let factors = ComplexFactors(
        size: rows.count, starts: starts, rows: columns.flatMap { $0.map(\.row) },
        values: columns.flatMap { $0.map(\.value) })
    else {
      throw GridFaults(faults: [
        GridFault(
          .grid, "", "E0823", zh: "导纳矩阵奇异：支路与并联元件相互抵消",
          en: "the admittance matrix is singular: branches and shunts cancel each other")
      ])
    }
    self.grid = grid
    self.factors = factors
    order = rows
    self.held = held
    self.starts = factors.solve(right)
  }

  /// The flow of the grid's own loads.
  ///
  /// - Parameter tolerance: Root of the sum of squared voltage changes of the last iteration, pu.
  public func solve(tolerance: Double = 1e-11, limit: Int = 1000) -> FlowOutcome {
    let active = grid.buses.indices.map { grid.buses[$0].loadMW - grid.generatedMW[$0] }
    let reactive = grid.buses.indices.map { grid.buses[$0].loadMVAr - grid.generatedMVAr[$0] }
    let series = solve(
      LoadColumns(steps: 1, activeMW: active, reactiveMVAr: reactive), tolerance: tolerance, limit: limit,
      lanes: 1, figures: .voltages)
    var voltages = held
    for row in order {
      voltages[row] = Phasor(real: series.realParts[row], imaginary: series.imaginaryParts[row])
    }
    guard series.failedSteps.isEmpty else {
      return .collapsed(
        NewtonFlow(grid).collapse(voltages, series.iterations, method: .current))
    }
    return .solved(FlowSolution(voltages: voltages, iterations: series.iterations, method: .current))
  }

  /// Flows of all time steps; see `RadialFeeder.solve` for the parameters. Branch
  /// currents are not kept.
  public func solve(
    _ loads: LoadColumns, tolerance: Double = 1e-8, limit: Int = 100, lanes: Int? = nil,
    figures: SeriesFigures = .magnitudes
  ) -> FlowSeries {
    precondition(loads.activeMW.count == grid.buses.count * loads.steps, "one column of loads per bus")
    var series = FlowSeries(grid, steps: loads.steps, figures: figures.subtracting(.currents))
    let width = LaneBlock.width(rows: order.count, steps: loads.steps, lanes: lanes)
    let block = LaneBlock(rows: order.count, width: width)
    let losses = GridLosses(grid)
    var first = 0
    while first < loads.steps {
      block.load(loads, order: order, first: first, baseMVA: grid.baseMVA)
      for place in order.indices {
        for lane in place * width..<(place + 1) * width {
          block.voltageReal[lane] = Lane(repeating: starts[place].real)
          block.voltageImaginary[lane] = Lane(repeating: starts[place].imaginary)
        }
      }
      for lane in 0..<width { block.change[lane] = .zero }
      var isSettled = order.isEmpty
      var iterations = 0
      while !isSettled, iterations < limit {
        iterate(block)
        iterations += 1
        isSettled = block.isSettled(tolerance * tolerance)
      }
      series.iterations += iterations
      for lane in 0..<width * LaneBlock.lanes where first + lane < loads.steps {
        let change = block.change[lane / LaneBlock.lanes][lane % LaneBlock.lanes]
        if !(change <= tolerance * tolerance) { series.failedSteps.append(first + lane) }
      }
      series.store(block, order: order, first: first)
      losses.store(block, order: order, held: held, into: &series, first: first)
      first += width * LaneBlock.lanes
    }
    series.storeHeld(grid, held)
    return series
  }

  /// One round: currents of the loads, forward and back substitution, new voltages.
  private func iterate(_ block: borrowing LaneBlock) {
    let width = block.width
    let real = block.currentReal
    let imaginary = block.currentImaginary
    for place in order.indices {
      let own = factors.rowOrder[place] * width
      let bus = grid.buses[order[factors.rowOrder[place]]]
      let isMixed = bus.mix != .constantPower
      let made = (
        p: grid.generatedMW[order[factors.rowOrder[place]]] / grid.baseMVA,
        q: grid.generatedMVAr[order[factors.rowOrder[place]]] / grid.baseMVA
      )
      for lane in 0..<width {
        let u: Lane = block.voltageReal[own + lane]
        let w: Lane = block.voltageImaginary[own + lane]
        var p: Lane = block.active[own + lane]
        var q: Lane = block.reactive[own + lane]
        let square: Lane = u * u + w * w
        if isMixed {
          let factor: Lane =
            bus.mix.power + bus.mix.current * square.squareRoot() + bus.mix.impedance * square
          p = (p + made.p) * factor - made.p
          q = (q + made.q) * factor - made.q
        }
        let inverse: Lane = 1 / square
        real[place * width + lane] = (p * u + q * w) * inverse
        imaginary[place * width + lane] = (p * w - q * u) * inverse
      }
    }
    for column in order.indices {
      eliminate(
        column, factors.lowerStarts[column]..<factors.lowerStarts[column + 1], factors.lowerRows,
        factors.lowerValues, block)
    }
    for column in stride(from: order.count - 1, through: 0, by: -1) {
      let a = factors.inverseDiagonal[column].real
      let b = factors.inverseDiagonal[column].imaginary
      for lane in column * width..<(column + 1) * width {
        let x: Lane = real[lane]
        let y: Lane = imaginary[lane]
        real[lane] = a * x - b * y
        imaginary[lane] = a * y + b * x
      }
      eliminate(
        column, factors.upperStarts[column]..<factors.upperStarts[column + 1], factors.upperRows,
        factors.upperValues, block)
    }
    for lane in 0..<width { block.change[lane] = .zero }
    for place in order.indices {
      let bus = factors.columnOrder[place]
      let start = starts[bus]
      for lane in 0..<width {
        let u: Lane = start.real - real[place * width + lane]
        let w: Lane = start.imaginary - imaginary[place * width + lane]
        let du: Lane = u - block.voltageReal[bus * width + lane]
        let dw: Lane = w - block.voltageImaginary[bus * width + lane]
        block.change[lane] += du * du + dw * dw
        block.voltageReal[bus * width + lane] = u
        block.voltageImaginary[bus * width + lane] = w
      }
    }
  }

  /// Takes a column's multiples off the rows it meets.
  @inline(__always)
  private func eliminate(
    _ column: Int, _ places: Range<Int>, _ rows: [Int], _ values: [Phasor], _ block: borrowing LaneBlock
  ) {
    let width = block.width
    for place in places {
      let to = rows[place] * width
      let a = values[place].real
      let b = values[place].imaginary
      for lane in 0..<width {
        let x: Lane = block.currentReal[column * width + lane]
        let y: Lane = block.currentImaginary[column * width + lane]
        block.currentReal[to + lane] -= a * x - b * y
        block.currentImaginary[to + lane] -= a * y + b * x
      }
    }
  }
}
