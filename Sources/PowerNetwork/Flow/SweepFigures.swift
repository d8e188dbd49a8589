extension RadialFeeder {
  /// Writes the figures of a strip, except the magnitudes.
  func store(
    _ cells: UnsafeMutablePointer<SweepRow>, _ progress: SweepProgress, into series: inout FlowSeries,
    first: Int, count: Int
  ) {
    var heat = Strip.zero
    var lowest = Strip(repeating: .infinity)
    for position in order.indices {
      let square = cells[position].square
      heat += impedances[position].real * cells[position].current
      if lossConductances[position] != 0 { heat += lossConductances[position] * square }
      lowest = lowest.lower(square)
    }
    for step in 0..<count {
      series.lossMW[first + step] = heat[step] * grid.baseMVA
      series.lowest[first + step] = lowest[step].squareRoot()
      // A square below zero satisfies the equations and is no voltage.
      if !((chains.isEmpty || progress.isSettled(step)) && lowest[step] > 0) {
        series.failedSteps.append(first + step)
      }
      for position in order.indices where cells[position].square[step] == lowest[step] {
        series.lowestBus[first + step] = Int32(truncatingIfNeeded: order[position])
        break
      }
    }
    if !series.currents.isEmpty { storeCurrents(cells, into: &series, first: first, count: count) }
    if !series.realParts.isEmpty { storeVoltages(cells, into: &series, first: first, count: count) }
  }

  /// Writes the magnitudes of a block.
  func storeMagnitudes(
    _ block: borrowing SweepBlock, into series: inout FlowSeries, first: Int, count: Int
  ) {
    let steps = series.steps
    series.magnitudes.withUnsafeMutableBufferPointer { magnitudes in
      guard let start = magnitudes.baseAddress else { return }
      for position in order.indices {
        let column = start + order[position] * steps + first
        var cell = block.cells + position
        var step = 0
        while step + Strip.steps <= count {
          cell.pointee.square.squareRoot().store(column + step)
          cell += block.rows
          step += Strip.steps
        }
        for rest in step..<count { column[rest] = cell.pointee.square[rest - step].squareRoot() }
      }
    }
  }

  /// The current in the series impedance.
  private func storeCurrents(
    _ cells: UnsafeMutablePointer<SweepRow>, into series: inout FlowSeries, first: Int, count: Int
  ) {
    for position in order.indices where parents[position] >= 0 {
      let row = branches[position]
      // Where the branch is stored from child to parent, the transformer stands between the child and the impedance.
      let scale = grid.toRows[row] == order[position] ? 1 : ratios[position].magnitude
      let current = cells[position].current.squareRoot()
      for step in 0..<count { series.currents[row * series.steps + first + step] = scale * current[step] }
    }
  }

  /// Both parts of every voltage, from the roots down by what every branch carries.
  private func storeVoltages(
    _ cells: UnsafeMutablePointer<SweepRow>, into series: inout FlowSeries, first: Int, count: Int
  ) {
    for step in 0..<count {
      // What enters the branch of a position: what it draws and passes on, and the loss on the way.
      var carried = [Phasor](repeating: .zero, count: order.count)
      for position in order.indices.reversed() where parents[position] >= 0 {
        let cell = cells[position]
        // A square below zero of a failed step has no root: only a mix asks for it.
        let drawn =
          traits[position].contains(.mix)
          ? mixed(position, cell.active, cell.reactive, cell.square)
          : (active: cell.active, reactive: cell.reactive)
        let square = cell.square[step]
        carried[position] += Phasor(real: drawn.active[step], imaginary: drawn.reactive[step])
        carried[position] += square * shunts[position].conjugate + cell.current[step] * impedances[position]
        carried[Int(parents[position])] += carried[position]
      }
      var voltages = starts
      for position in order.indices where parents[position] >= 0 {
        let above = ratios[position] * voltages[Int(parents[position])]
        let current = (carried[position] / above).conjugate
        voltages[position] = above - impedances[position] * current
      }
      for position in order.indices {
        series.realParts[order[position] * series.steps + first + step] = voltages[position].real
        series.imaginaryParts[order[position] * series.steps + first + step] = voltages[position].imaginary
      }
    }
  }
}
