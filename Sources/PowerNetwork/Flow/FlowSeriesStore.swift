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
    let keepsMagnitudes = !magnitudes.isEmpty
    for position in order.indices {
      let row = order[position]
      for column in 0..<(used + LaneBlock.lanes - 1) / LaneBlock.lanes {
        let u = block.voltageReal[position * width + column]
        let w = block.voltageImaginary[position * width + column]
        let magnitude = (u * u + w * w).squareRoot()
        let step = first + column * LaneBlock.lanes
        for lane in 0..<min(LaneBlock.lanes, steps - step) {
          if keepsMagnitudes { magnitudes[row * steps + step + lane] = magnitude[lane] }
          if magnitude[lane] < lowest[step + lane] {
            lowest[step + lane] = magnitude[lane]
            lowestBus[step + lane] = Int32(truncatingIfNeeded: row)
          }
          if !realParts.isEmpty {
            realParts[row * steps + step + lane] = u[lane]
            imaginaryParts[row * steps + step + lane] = w[lane]
          }
        }
      }
    }
  }
}
