extension FlowSeries {
  /// Room for the figures asked for.
  init(_ grid: PowerGrid, steps: Int, figures: SeriesFigures) {
    self.steps = steps
    lossMW = [Double](repeating: 0, count: steps)
    lowest = [Double](repeating: .infinity, count: steps)
    lowestBus = [Int32](repeating: 0, count: steps)
    let cells = grid.buses.count * steps
    if figures.contains(.magnitudes) { magnitudes = [Double](repeating: 0, count: cells) }
    if figures.contains(.voltages) {
      realParts = [Double](repeating: 0, count: cells)
      imaginaryParts = realParts
    }
    if figures.contains(.currents) {
      currents = [Double](repeating: 0, count: grid.branches.count * steps)
    }
  }

  /// Magnitudes and lowest voltages of a block, whose rows are the buses of `order`.
  mutating func store(_ block: borrowing LaneBlock, order: [Int], first: Int) {
    let width = block.width
    let used = min(width * LaneBlock.lanes, steps - first)
    let steps = self.steps
    let keepsMagnitudes = !magnitudes.isEmpty
    let keepsVoltages = !realParts.isEmpty
    let u = UnsafeMutableRawPointer(block.voltageReal).assumingMemoryBound(to: Double.self)
    let w = UnsafeMutableRawPointer(block.voltageImaginary).assumingMemoryBound(to: Double.self)
    lowest.withUnsafeMutableBufferPointer { lowest in
      lowestBus.withUnsafeMutableBufferPointer { lowestBus in
        magnitudes.withUnsafeMutableBufferPointer { magnitudes in
          for position in order.indices {
            let row = order[position]
            let from = position * width * LaneBlock.lanes
            for lane in 0..<used {
              let a = u[from + lane]
              let b = w[from + lane]
              let magnitude = (a * a + b * b).squareRoot()
              if keepsMagnitudes { magnitudes[row * steps + first + lane] = magnitude }
              if magnitude < lowest[first + lane] {
                lowest[first + lane] = magnitude
                lowestBus[first + lane] = Int32(truncatingIfNeeded: row)
              }
            }
          }
        }
      }
    }
    guard keepsVoltages else { return }
    for position in order.indices {
      let from = position * width * LaneBlock.lanes
      let to = order[position] * steps + first
      for lane in 0..<used {
        realParts[to + lane] = u[from + lane]
        imaginaryParts[to + lane] = w[from + lane]
      }
    }
  }
}
