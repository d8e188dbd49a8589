extension RadialFeeder {
  /// Flows of all time steps by backward/forward sweep, several steps side by side.
  ///
  /// The sweep sums powers, not currents: what a branch carries changes with the voltage through its losses only, so every
  /// sweep shrinks the error by about the square of the voltage drop, where a sum of currents shrinks it by the drop.
  ///
  /// Source: Baran, Wu, "Optimal sizing of capacitors placed on a radial distribution system", 1989,
  /// doi:10.1109/61.19266.
  ///
  /// - Parameters:
  ///   - tolerance: Distance from the solution, as root of the sum of squared errors of |V|², pu; see `SweepProgress`.
  ///   - limit: Most sweeps of a step.
  ///   - lanes: Steps side by side, 1 to 8, and 8 unless given; fewer are slower. Results do not depend on it beyond the
  ///     tolerance.
  ///   - figures: What is kept of every step beside loss and lowest voltage.
  /// - Complexity: O(buses × steps × sweeps).
  public func solve(
    _ loads: LoadColumns, tolerance: Double = 1e-8, limit: Int = 100, lanes: Int? = nil,
    figures: SeriesFigures = .magnitudes
  ) -> FlowSeries {
    precondition(loads.activeMW.count == grid.buses.count * loads.steps, "one column of loads per bus")
    var series = FlowSeries(grid, steps: loads.steps, figures: figures)
    let together = min(max(1, lanes ?? Strip.steps), Strip.steps)
    let strips = together < Strip.steps ? 1 : SweepBlock.strips(rows: order.count, steps: loads.steps)
    let block = SweepBlock(self, strips: strips)
    for first in stride(from: 0, to: loads.steps, by: together * strips) {
      let count = min(together * strips, loads.steps - first)
      block.load(loads, order: order, first: first, count: count, baseMVA: grid.baseMVA)
      for strip in 0..<(count + Strip.steps - 1) / Strip.steps {
        let cells = block.cells + strip * order.count
        for position in order.indices {
          cells[position].square = Strip(repeating: starts[position].squaredMagnitude)
        }
        var progress = SweepProgress(tolerance: tolerance)
        while !chains.isEmpty, !progress.isSettled, progress.sweeps < limit {
          backward(cells, block)
          progress.add(forward(cells))
        }
        series.iterations += progress.sweeps
        let from = first + strip * Strip.steps
        store(cells, progress, into: &series, first: from, count: min(Strip.steps, first + count - from))
      }
      if !series.magnitudes.isEmpty { storeMagnitudes(block, into: &series, first: first, count: count) }
    }
    return series
  }

  /// Sums the powers from the leaves to the roots, with the losses at the present voltages, and works out by how much the
  /// voltage falls along every branch.
  private func backward(_ cells: UnsafeMutablePointer<SweepRow>, _ block: borrowing SweepBlock) {
    for index in stride(from: chains.count - 1, through: 0, by: -1) {
      switch chains[index].kind {
      case .plain: backward(cells, block, chains[index], isShunted: false, isMixed: false)
      case .shunted: backward(cells, block, chains[index], isShunted: true, isMixed: false)
      case .mixed: backward(cells, block, chains[index], isShunted: true, isMixed: true)
      }
    }
  }

  /// Inlined with constants, so that plain chains do not pay for what they do not have.
  @inline(__always)
  private func backward(
    _ cells: UnsafeMutablePointer<SweepRow>, _ block: borrowing SweepBlock, _ chain: SweepChain,
    isShunted: Bool, isMixed: Bool
  ) {
    // The sums stand in memory, too: carried in registers around the loop they are shuffled as well.
    let carriedActive = block.forkActive + chain.inflow
    let carriedReactive = block.forkReactive + chain.inflow
    if chain.inflow == 0 {
      carriedActive.pointee = .zero
      carriedReactive.pointee = .zero
    }
    var position = chain.positions.upperBound - 1
    while position >= chain.positions.lowerBound {
      let square = cells[position].square
      var p = carriedActive.pointee
      var q = carriedReactive.pointee
      if isMixed, traits[position].contains(.mix) {
        let drawn = mixed(position, cells[position].active, cells[position].reactive, square)
        p += drawn.active
        q += drawn.reactive
      } else {
        p += cells[position].active
        q += cells[position].reactive
      }
      if isShunted {
        p += block.conductance[position] * square
        q -= block.susceptance[position] * square
      }
      let r = block.resistance[position]
      let x = block.reactance[position]
      let inverse = Strip(repeating: 1) / square
      let current = (p * p + q * q) * inverse
      let sentActive = p + r * current
      let sentReactive = q + x * current
      // |V_parent|² − |V|² = 2 (r P + x Q) + (r² + x²) I²
      cells[position].fall = r * (p + sentActive) + x * (q + sentReactive)
      cells[position].current = current
      carriedActive.pointee = sentActive
      carriedReactive.pointee = sentReactive
      position -= 1
    }
    guard chain.outflow > 0 else { return }
    if chain.opens {
      block.forkActive[chain.outflow] = carriedActive.pointee
      block.forkReactive[chain.outflow] = carriedReactive.pointee
    } else {
      block.forkActive[chain.outflow] += carriedActive.pointee
      block.forkReactive[chain.outflow] += carriedReactive.pointee
    }
  }

  /// What a bus with a load mix draws at the square of its voltage.
  func mixed(_ position: Int, _ active: Strip, _ reactive: Strip, _ square: Strip) -> (
    active: Strip, reactive: Strip
  ) {
    let mix = mixes[position]
    let made = deliveries[position]
    let factor = mix.current * square.squareRoot() + mix.impedance * square + mix.power
    return (factor * (active + made.real) - made.real, factor * (reactive + made.imaginary) - made.imaginary)
  }

  /// New voltages from the roots to the leaves; returns the sum of their squared changes.
  private func forward(_ cells: UnsafeMutablePointer<SweepRow>) -> Strip {
    var change = Strip.zero
    for chain in chains {
      var square = cells[chain.above].square
      let isMixed = chain.kind == .mixed
      for position in chain.positions {
        if isMixed { square = ratios[position].squaredMagnitude * square }
        square -= cells[position].fall
        let moved = square - cells[position].square
        change += moved * moved
        cells[position].square = square
      }
    }
    return change
  }
}
