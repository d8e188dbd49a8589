/// Where the derivatives of a pair of buses stand in the Jacobian, in compressed columns.
struct JacobianPattern: Sendable {
  struct Places: Sendable {
    var activeByAngle = -1
    var reactiveByAngle = -1
    var activeByMagnitude = -1
    var reactiveByMagnitude = -1
  }

  let starts: [Int32]
  let rows: [Int32]
  /// One entry per entry of the admittance matrix.
  let places: [Places]

  init(_ matrix: AdmittanceMatrix, _ angles: [Int], _ magnitudes: [Int], unknowns: Int) {
    var entries: [(column: Int, row: Int, place: Int, kind: Int)] = []
    for bus in angles.indices where angles[bus] >= 0 {
      for place in matrix.starts[bus]..<matrix.starts[bus + 1] {
        let other = matrix.columns[place]
        guard angles[other] >= 0 else { continue }
        entries.append((angles[other], angles[bus], place, 0))
        if magnitudes[bus] >= 0 { entries.append((angles[other], magnitudes[bus], place, 1)) }
        if magnitudes[other] >= 0 {
          entries.append((magnitudes[other], angles[bus], place, 2))
          if magnitudes[bus] >= 0 { entries.append((magnitudes[other], magnitudes[bus], place, 3)) }
        }
      }
    }
    entries.sort { ($0.column, $0.row) < ($1.column, $1.row) }
    var counts = [Int32](repeating: 0, count: unknowns + 1)
    var places = [Places](repeating: Places(), count: matrix.values.count)
    for (index, entry) in entries.enumerated() {
      counts[entry.column + 1] += 1
      switch entry.kind {
      case 0: places[entry.place].activeByAngle = index
      case 1: places[entry.place].reactiveByAngle = index
      case 2: places[entry.place].activeByMagnitude = index
      default: places[entry.place].reactiveByMagnitude = index
      }
    }
    for column in 0..<unknowns { counts[column + 1] += counts[column] }
    starts = counts
    rows = entries.map { Int32($0.row) }
    self.places = places
  }
}
