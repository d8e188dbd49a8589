/// What a sweep knows of one bus in one strip of time steps, per unit.
struct SweepRow {
  /// Power that the load draws at 1 pu.
  var active: Strip
  var reactive: Strip
  /// Square of the magnitude of the voltage.
  var square: Strip
  /// By how much that square falls along the branch from the parent.
  var fall: Strip
  /// Square of the current in that branch, seen from the child.
  var current: Strip

  static let zero = SweepRow(active: .zero, reactive: .zero, square: .zero, fall: .zero, current: .zero)
}

/// One block of time steps of a sweep: strips of eight steps, each with a row per position.
///
/// Loads come and magnitudes go by whole blocks, as the time series of two buses lie far apart in memory, while a sweep
/// walks along the rows of one strip. Memory of its own, so that the inner loops run over plain pointers.
struct SweepBlock: ~Copyable {
  let rows: Int
  let strips: Int
  /// At `strip * rows + position`.
  let cells: UnsafeMutablePointer<SweepRow>
  /// Power into the chains that hang on a fork; the first place serves chains that end at a leaf.
  let forkActive: UnsafeMutablePointer<Strip>
  let forkReactive: UnsafeMutablePointer<Strip>
  /// Series impedance and shunts of every position, each in a column of its own: where two of them stand side by side, the
  /// vectoriser packs active with reactive power and shuffles (191 instructions a row against 135).
  let resistance: UnsafeMutablePointer<Double>
  let reactance: UnsafeMutablePointer<Double>
  let conductance: UnsafeMutablePointer<Double>
  let susceptance: UnsafeMutablePointer<Double>

  init(_ feeder: RadialFeeder, strips: Int) {
    rows = feeder.order.count
    self.strips = strips
    let count = max(1, strips * rows)
    cells = .allocate(capacity: count)
    cells.initialize(repeating: .zero, count: count)
    forkActive = Self.column([Strip](repeating: .zero, count: feeder.chains.count + 1))
    forkReactive = Self.column([Strip](repeating: .zero, count: feeder.chains.count + 1))
    resistance = Self.column(feeder.impedances.map(\.real))
    reactance = Self.column(feeder.impedances.map(\.imaginary))
    conductance = Self.column(feeder.shunts.map(\.real))
    susceptance = Self.column(feeder.shunts.map(\.imaginary))
  }

  private static func column<Value>(_ values: [Value]) -> UnsafeMutablePointer<Value> {
    let start = UnsafeMutablePointer<Value>.allocate(capacity: max(1, values.count))
    start.initialize(from: values, count: values.count)
    return start
  }

  deinit {
    cells.deallocate()
    forkActive.deallocate()
    forkReactive.deallocate()
    resistance.deallocate()
    reactance.deallocate()
    conductance.deallocate()
    susceptance.deallocate()
  }

  /// Strips of a block: its rows stay within a cache of some mebibytes.
  static func strips(rows: Int, steps: Int) -> Int {
    let fitting = 2 * 1024 * 1024 / (max(1, rows) * MemoryLayout<SweepRow>.size)
    return min(max(1, fitting), 16, (steps + Strip.steps - 1) / Strip.steps)
  }

  /// The loads of `count` steps from `first`, in the given order of buses; the last step fills what is left over.
  func load(_ loads: borrowing LoadColumns, order: [Int], first: Int, count: Int, baseMVA: Double) {
    loads.activeMW.withUnsafeBufferPointer { active in
      loads.reactiveMVAr.withUnsafeBufferPointer { reactive in
        guard let activeMW = active.baseAddress, let reactiveMVAr = reactive.baseAddress else { return }
        for position in 0..<rows {
          let column = order[position] * loads.steps + first
          load(activeMW + column, count, scale: 1 / baseMVA, \.active, position)
          load(reactiveMVAr + column, count, scale: 1 / baseMVA, \.reactive, position)
        }
      }
    }
  }

  @inline(__always)
  private func load(
    _ series: UnsafePointer<Double>, _ count: Int, scale: Double, _ column: WritableKeyPath<SweepRow, Strip>,
    _ position: Int
  ) {
    var step = 0
    var cell = cells + position
    while step + Strip.steps <= count {
      cell.pointee[keyPath: column] = scale * Strip(series + step)
      cell += rows
      step += Strip.steps
    }
    guard step < count else { return }
    for place in 0..<Strip.steps {
      cell.pointee[keyPath: column][place] = scale * series[min(step + place, count - 1)]
    }
  }
}
