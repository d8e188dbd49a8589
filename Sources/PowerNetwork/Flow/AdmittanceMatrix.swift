/// The bus admittance matrix in compressed rows, its columns in ascending order.
struct AdmittanceMatrix: Sendable {
  let starts: [Int]
  let columns: [Int]
  let values: [Phasor]

  init(_ grid: PowerGrid) {
    var entries: [(row: Int, column: Int, value: Phasor)] = []
    for (row, bus) in grid.buses.enumerated() {
      entries.append(
        (row, row, (1 / grid.baseMVA) * Phasor(real: bus.shuntMW, imaginary: bus.shuntMVAr)))
    }
    for (row, branch) in grid.branches.enumerated() where grid.carries[row] {
      let ratio = branch.turnsRatio
      let series = Phasor.one / branch.impedance
      let own = series + branch.halfShunt
      let from = grid.fromRows[row]
      let to = grid.toRows[row]
      entries.append((from, from, (1 / ratio.squaredMagnitude) * own))
      entries.append((to, to, own))
      entries.append((from, to, -(series / ratio.conjugate)))
      entries.append((to, from, -(series / ratio)))
    }
    var starts = [0]
    var columns: [Int] = []
    var values: [Phasor] = []
    // Equal places keep the order given, so that sums of parallel branches do not depend on the sort.
    let ordered = entries.indices.sorted {
      (entries[$0].row, entries[$0].column, $0) < (entries[$1].row, entries[$1].column, $1)
    }
    var current = -1
    for index in ordered {
      let entry = entries[index]
      while current < entry.row {
        if current >= 0 { starts.append(columns.count) }
        current += 1
      }
      if columns.count > starts[current], columns.last == entry.column {
        values[values.count - 1] += entry.value
      } else {
        columns.append(entry.column)
        values.append(entry.value)
      }
    }
    starts.append(columns.count)
    self.starts = starts
    self.columns = columns
    self.values = values
  }

  /// The current that flows from a bus into the grid.
  func current(_ row: Int, _ voltages: [Phasor]) -> Phasor {
    var sum = Phasor.zero
    for place in starts[row]..<starts[row + 1] { sum += values[place] * voltages[columns[place]] }
    return sum
  }
}
