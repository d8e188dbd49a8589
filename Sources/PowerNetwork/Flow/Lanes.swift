/// Several time steps side by side in one register.
typealias Lane = SIMD4<Double>

/// Voltages, currents and loads of one block of time steps: one row per bus, one column per lane.
///
/// Memory of its own, so that the inner loops run over plain pointers.
struct LaneBlock: ~Copyable {
  let rows: Int
  /// Lanes of one row.
  let width: Int
  let voltageReal: UnsafeMutablePointer<Lane>
  let voltageImaginary: UnsafeMutablePointer<Lane>
  let currentReal: UnsafeMutablePointer<Lane>
  let currentImaginary: UnsafeMutablePointer<Lane>
  let active: UnsafeMutablePointer<Lane>
  let reactive: UnsafeMutablePointer<Lane>
  /// Sum of squared changes of the voltage in the last iteration, per lane.
  let change: UnsafeMutablePointer<Lane>

  static let lanes = Lane.scalarCount

  init(rows: Int, width: Int) {
    self.rows = rows
    self.width = width
    func column(_ count: Int) -> UnsafeMutablePointer<Lane> {
      let start = UnsafeMutablePointer<Lane>.allocate(capacity: max(1, count))
      start.initialize(repeating: .zero, count: max(1, count))
      return start
    }
    voltageReal = column(rows * width)
    voltageImaginary = column(rows * width)
    currentReal = column(rows * width)
    currentImaginary = column(rows * width)
    active = column(rows * width)
    reactive = column(rows * width)
    change = column(width)
  }

  deinit {
    voltageReal.deallocate()
    voltageImaginary.deallocate()
    currentReal.deallocate()
    currentImaginary.deallocate()
    active.deallocate()
    reactive.deallocate()
    change.deallocate()
  }

  /// Lanes of a row for so many buses: six columns of a block stay within a mebibyte.
  static func width(rows: Int, steps: Int, lanes wanted: Int?) -> Int {
    if let wanted { return max(1, (wanted + lanes - 1) / lanes) }
    let fitting = 1024 * 1024 / (6 * max(1, rows) * MemoryLayout<Double>.size * lanes)
    return min(max(1, fitting), 8, (steps + lanes - 1) / lanes)
  }

  /// The loads of the steps from `first`, pu, in the given order of buses; the last step fills what is left over.
  func load(_ loads: borrowing LoadColumns, order: [Int], first: Int, baseMVA: Double) {
    let scale = 1 / baseMVA
    let steps = loads.steps
    loads.activeMW.withUnsafeBufferPointer { active in
      loads.reactiveMVAr.withUnsafeBufferPointer { reactive in
        let p = UnsafeMutableRawPointer(self.active).assumingMemoryBound(to: Double.self)
        let q = UnsafeMutableRawPointer(self.reactive).assumingMemoryBound(to: Double.self)
        let lanes = width * Self.lanes
        let whole = min(lanes, steps - first)
        guard let p0 = active.baseAddress, let q0 = reactive.baseAddress else { return }
        for position in 0..<rows {
          let column = order[position] * steps + first
          let to = position * lanes
          for lane in 0..<whole {
            p[to + lane] = p0[column + lane] * scale
            q[to + lane] = q0[column + lane] * scale
          }
          for lane in whole..<lanes {
            p[to + lane] = p[to + whole - 1]
            q[to + lane] = q[to + whole - 1]
          }
        }
      }
    }
  }

  /// Whether every lane's last change is small; a lane that is no number never is.
  func isSettled(_ squaredTolerance: Double) -> Bool {
    for column in 0..<width {
      for lane in 0..<Self.lanes where !(change[column][lane] <= squaredTolerance) { return false }
    }
    return true
  }
}
