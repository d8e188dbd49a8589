extension RadialFeeder {
  /// Flows of all time steps by backward/forward sweep, several steps side by side.
  ///
  /// - Parameters:
  ///   - tolerance: Root of the sum of squared voltage changes of the last sweep, pu.
  ///   - limit: Most sweeps of a block.
  ///   - lanes: Steps side by side, a multiple of four; chosen by the size of the grid unless given. Results do not
  ///     depend on it beyond the tolerance.
  ///   - figures: What is kept of every step beside loss and lowest voltage.
  /// - Complexity: O(buses × steps × sweeps).
  public func solve(
    _ loads: LoadColumns, tolerance: Double = 1e-8, limit: Int = 100, lanes: Int? = nil,
    figures: SeriesFigures = .magnitudes
  ) -> FlowSeries {
    precondition(loads.activeMW.count == grid.buses.count * loads.steps, "one column of loads per bus")
    var series = FlowSeries(grid, steps: loads.steps, figures: figures)
    let width = LaneBlock.width(rows: order.count, steps: loads.steps, lanes: lanes)
    let block = LaneBlock(rows: order.count, width: width)
    let stride = width * LaneBlock.lanes
    var first = 0
    while first < loads.steps {
      block.load(loads, order: order, first: first, baseMVA: grid.baseMVA)
      // The block before is the best guess, unless it holds a step that failed.
      if first == 0 || !series.failedSteps.isEmpty {
        start(block)
      } else {
        for position in order.indices { draw(position, block) }
      }
      var isSettled = order.count <= 1
      var sweeps = 0
      while !isSettled, sweeps < limit {
        backward(block)
        forward(block)
        sweeps += 1
        isSettled = block.isSettled(tolerance * tolerance)
      }
      // The currents of the last voltages, so that loss and voltages belong together.
      backward(block)
      series.iterations += sweeps
      store(block, into: &series, first: first, squaredTolerance: tolerance * tolerance)
      first += stride
    }
    return series
  }

  /// Voltages without load, and what each bus then draws.
  private func start(_ block: borrowing LaneBlock) {
    for position in order.indices {
      for lane in position * block.width..<(position + 1) * block.width {
        block.voltageReal[lane] = Lane(repeating: starts[position].real)
        block.voltageImaginary[lane] = Lane(repeating: starts[position].imaginary)
      }
      draw(position, block)
    }
    // A lone root has nothing to settle.
    for lane in 0..<block.width { block.change[lane] = .zero }
  }

  /// Sums the currents from the leaves to the roots: afterwards each row holds that of the branch to its parent.
  private func backward(_ block: borrowing LaneBlock) {
    let width = block.width
    let real = block.currentReal
    let imaginary = block.currentImaginary
    for position in stride(from: order.count - 1, through: 0, by: -1) {
      let parent = Int(parents[position])
      guard parent >= 0 else { continue }
      let from = position * width
      let to = parent * width
      if traits[position].contains(.ratio) {
        // The parent's side carries I · conj(ratio).
        let a = ratios[position].real
        let b = ratios[position].imaginary
        for lane in 0..<width {
          let x: Lane = real[from + lane]
          let y: Lane = imaginary[from + lane]
          real[to + lane] += a * x + b * y
          imaginary[to + lane] += a * y - b * x
        }
      } else {
        for lane in 0..<width {
          real[to + lane] += real[from + lane]
          imaginary[to + lane] += imaginary[from + lane]
        }
      }
    }
  }

  /// New voltages from the roots to the leaves, and what each bus draws at them.
  private func forward(_ block: borrowing LaneBlock) {
    let width = block.width
    let real = block.voltageReal
    let imaginary = block.voltageImaginary
    for lane in 0..<width { block.change[lane] = .zero }
    for position in order.indices {
      let parent = Int(parents[position])
      guard parent >= 0 else {
        draw(position, block)
        continue
      }
      let own = position * width
      let up = parent * width
      let r = impedances[position].real
      let x = impedances[position].imaginary
      let a = ratios[position].real
      let b = ratios[position].imaginary
      if traits[position].isEmpty {
        Self.step(
          width, real + up, imaginary + up, real + own, imaginary + own, block.currentReal + own,
          block.currentImaginary + own, block.active + own, block.reactive + own, block.change, r, x, nil)
        continue
      }
      if traits[position] == .shunt {
        Self.step(
          width, real + up, imaginary + up, real + own, imaginary + own, block.currentReal + own,
          block.currentImaginary + own, block.active + own, block.reactive + own, block.change, r, x,
          shunts[position])
        continue
      }
      for lane in 0..<width {
        let i = block.currentReal[own + lane]
        let j = block.currentImaginary[own + lane]
        let above: Lane = a * real[up + lane] - b * imaginary[up + lane]
        let aside: Lane = a * imaginary[up + lane] + b * real[up + lane]
        let u: Lane = above - (r * i - x * j)
        let w: Lane = aside - (r * j + x * i)
        let du: Lane = u - real[own + lane]
        let dw: Lane = w - imaginary[own + lane]
        block.change[lane] += du * du + dw * dw
        real[own + lane] = u
        imaginary[own + lane] = w
      }
      draw(position, block)
    }
  }

  /// A branch without transformer to a load of constant power, which is most of every feeder: new voltage and new current
  /// in one go.
  @inline(__always)
  private static func step(
    _ width: Int, _ upReal: UnsafeMutablePointer<Lane>, _ upImaginary: UnsafeMutablePointer<Lane>,
    _ real: UnsafeMutablePointer<Lane>, _ imaginary: UnsafeMutablePointer<Lane>,
    _ currentReal: UnsafeMutablePointer<Lane>, _ currentImaginary: UnsafeMutablePointer<Lane>,
    _ active: UnsafeMutablePointer<Lane>, _ reactive: UnsafeMutablePointer<Lane>,
    _ change: UnsafeMutablePointer<Lane>, _ r: Double, _ x: Double, _ shunt: Phasor?
  ) {
    for lane in 0..<width {
      let i = currentReal[lane]
      let j = currentImaginary[lane]
      let u: Lane = upReal[lane] - (r * i - x * j)
      let w: Lane = upImaginary[lane] - (r * j + x * i)
      let du: Lane = u - real[lane]
      let dw: Lane = w - imaginary[lane]
      change[lane] += du * du + dw * dw
      real[lane] = u
      imaginary[lane] = w
      let p = active[lane]
      let q = reactive[lane]
      let inverse: Lane = 1 / (u * u + w * w)
      var a: Lane = (p * u + q * w) * inverse
      var b: Lane = (p * w - q * u) * inverse
      // Inlined with a constant, so that plain branches do not pay for it.
      if let shunt {
        a += shunt.real * u - shunt.imaginary * w
        b += shunt.real * w + shunt.imaginary * u
      }
      currentReal[lane] = a
      currentImaginary[lane] = b
    }
  }

  /// The current that load and shunts draw at the present voltage: conj(s/V) + y V.
  @inline(__always)
  private func draw(_ position: Int, _ block: borrowing LaneBlock) {
    let width = block.width
    let own = position * width
    let traits = traits[position]
    guard !traits.contains(.root) else {
      for lane in own..<own + width {
        block.currentReal[lane] = .zero
        block.currentImaginary[lane] = .zero
      }
      return
    }
    if traits.contains(.mix) { return drawMix(position, block) }
    let g = shunts[position].real
    let b = shunts[position].imaginary
    let isShunted = traits.contains(.shunt)
    for lane in own..<own + width {
      let u: Lane = block.voltageReal[lane]
      let w: Lane = block.voltageImaginary[lane]
      let p: Lane = block.active[lane]
      let q: Lane = block.reactive[lane]
      let inverse: Lane = 1 / (u * u + w * w)
      var i: Lane = (p * u + q * w) * inverse
      var j: Lane = (p * w - q * u) * inverse
      if isShunted {
        i += g * u - b * w
        j += g * w + b * u
      }
      block.currentReal[lane] = i
      block.currentImaginary[lane] = j
    }
  }

  private func drawMix(_ position: Int, _ block: borrowing LaneBlock) {
    let g = shunts[position].real
    let b = shunts[position].imaginary
    let mix = mixes[position]
    let made = deliveries[position]
    for lane in position * block.width..<(position + 1) * block.width {
      let u: Lane = block.voltageReal[lane]
      let w: Lane = block.voltageImaginary[lane]
      let square: Lane = u * u + w * w
      let factor: Lane = mix.power + mix.current * square.squareRoot() + mix.impedance * square
      let p: Lane = (block.active[lane] + made.real) * factor - made.real
      let q: Lane = (block.reactive[lane] + made.imaginary) * factor - made.imaginary
      let inverse: Lane = 1 / square
      block.currentReal[lane] = (p * u + q * w) * inverse + (g * u - b * w)
      block.currentImaginary[lane] = (p * w - q * u) * inverse + (g * w + b * u)
    }
  }

  /// Writes a block's figures; lanes beyond the last step are left out.
  private func store(
    _ block: borrowing LaneBlock, into series: inout FlowSeries, first: Int, squaredTolerance: Double
  ) {
    for lane in 0..<block.width * LaneBlock.lanes where first + lane < series.steps {
      let column = lane / LaneBlock.lanes
      let place = lane % LaneBlock.lanes
      if !(block.change[column][place] <= squaredTolerance) { series.failedSteps.append(first + lane) }
    }
    series.store(block, order: order, first: first)
    var heat = [Lane](repeating: .zero, count: block.width)
    for position in order.indices {
      let own = position * block.width
      let r = impedances[position].real
      let g = lossConductances[position]
      let isRoot = parents[position] < 0
      for lane in 0..<block.width {
        let i = block.currentReal[own + lane]
        let j = block.currentImaginary[own + lane]
        if !isRoot { heat[lane] += r * (i * i + j * j) }
        if g != 0 {
          let u: Lane = block.voltageReal[own + lane]
          let w: Lane = block.voltageImaginary[own + lane]
          heat[lane] += g * (u * u + w * w)
        }
      }
    }
    for lane in 0..<block.width * LaneBlock.lanes where first + lane < series.steps {
      series.lossMW[first + lane] = heat[lane / LaneBlock.lanes][lane % LaneBlock.lanes] * grid.baseMVA
    }
    if !series.currents.isEmpty { storeCurrents(block, into: &series, first: first) }
  }

  /// The current in the series impedance is what the child's load and shunts and all below them draw.
  private func storeCurrents(_ block: borrowing LaneBlock, into series: inout FlowSeries, first: Int) {
    for position in order.indices where parents[position] >= 0 {
      let row = branches[position]
      // Where the branch is stored from child to parent, the transformer stands between the child and the impedance.
      let scale =
        grid.toRows[row] == order[position] ? 1 : ratios[position].magnitude
      for lane in 0..<block.width * LaneBlock.lanes where first + lane < series.steps {
        let i = block.currentReal[position * block.width + lane / LaneBlock.lanes][lane % LaneBlock.lanes]
        let j = block.currentImaginary[position * block.width + lane / LaneBlock.lanes][
          lane % LaneBlock.lanes]
        series.currents[row * series.steps + first + lane] = scale * (i * i + j * j).squareRoot()
      }
    }
  }
}
