/// Heat in every branch of a grid from its voltages, many time steps at once.
struct GridLosses: Sendable {
  private struct Branch {
    let from: Int
    let to: Int
    /// One over the turns ratio.
    let inverseRatio: Phasor
    /// r / |z|²: the heat of one pu of voltage across the series impedance.
    let heat: Double
    let conductance: Double
  }

  private let branches: [Branch]
  private let grid: PowerGrid

  init(_ grid: PowerGrid) {
    self.grid = grid
    branches = grid.branches.indices.filter { grid.carries[$0] }.map { row in
      let branch = grid.branches[row]
      return Branch(
        from: grid.fromRows[row], to: grid.toRows[row], inverseRatio: .one / branch.turnsRatio,
        heat: branch.resistance / branch.impedance.squaredMagnitude, conductance: branch.conductance / 2)
    }
  }

  private func voltage(
    _ row: Int, _ place: Int, _ lane: Int, _ block: borrowing LaneBlock, _ held: [Phasor]
  ) -> (real: Lane, imaginary: Lane) {
    guard place >= 0 else {
      return (Lane(repeating: held[row].real), Lane(repeating: held[row].imaginary))
    }
    return (block.voltageReal[place * block.width + lane], block.voltageImaginary[place * block.width + lane])
  }

  /// - Parameters:
  ///   - order: Bus rows of the block's rows.
  ///   - held: Voltages of the buses that are not in the block.
  func store(
    _ block: borrowing LaneBlock, order: [Int], held: [Phasor], into series: inout FlowSeries, first: Int
  ) {
    var places = [Int](repeating: -1, count: grid.buses.count)
    for (place, row) in order.enumerated() { places[row] = place }
    var heat = [Lane](repeating: .zero, count: block.width)
    for branch in branches {
      let from = places[branch.from]
      let to = places[branch.to]
      let a = branch.inverseRatio.real
      let b = branch.inverseRatio.imaginary
      for lane in 0..<block.width {
        let near = voltage(branch.from, from, lane, block, held)
        let far = voltage(branch.to, to, lane, block, held)
        let x: Lane = a * near.real - b * near.imaginary
        let y: Lane = a * near.imaginary + b * near.real
        let dx: Lane = x - far.real
        let dy: Lane = y - far.imaginary
        heat[lane] += branch.heat * (dx * dx + dy * dy)
        if branch.conductance != 0 {
          let squares: Lane = x * x + y * y
          heat[lane] += branch.conductance * (squares + far.real * far.real + far.imaginary * far.imaginary)
        }
      }
    }
    for lane in 0..<block.width * LaneBlock.lanes where first + lane < series.steps {
      series.lossMW[first + lane] = heat[lane / LaneBlock.lanes][lane % LaneBlock.lanes] * grid.baseMVA
    }
  }
}

extension FlowSeries {
  /// The buses whose voltage is held, which no block has.
  mutating func storeHeld(_ grid: PowerGrid, _ held: [Phasor]) {
    for (row, kind) in grid.kinds.enumerated() where kind == .reference {
      let magnitude = held[row].magnitude
      for step in 0..<steps {
        if !magnitudes.isEmpty { magnitudes[row * steps + step] = magnitude }
        if !realParts.isEmpty {
          realParts[row * steps + step] = held[row].real
          imaginaryParts[row * steps + step] = held[row].imaginary
        }
        if magnitude < lowest[step] {
          lowest[step] = magnitude
          lowestBus[step] = Int32(truncatingIfNeeded: row)
        }
      }
    }
  }
}
