/// How long a driver takes charging to last, by charger type: what a choice weighs, not what happens.
///
/// The clocks of a ``CurveTable`` read at 65 states of charge, all charger types of a vehicle side by side, straight in
/// between: within half a minute of the closed form below nine tenths full.
struct ChargingEstimate: Sendable {
  private static let steps = 64

  /// Where a session ends: at one of the two states of its class, or at another.
  enum Target {
    case usual
    case early
    case other(Double)
  }

  /// Charger types in rows of eight.
  private let rows: Int
  /// Hours since empty by vehicle type at a degree × row of types × state of charge; two more for the states at which
  /// sessions of the class end, negative where the charger gives nothing.
  private var clocks: [SIMD8<Float>] = []

  init(_ curves: CurveTable, vehicleTypes: Int) {
    let types = curves.types
    rows = (types + 7) / 8
    let kinds = types == 0 ? 0 : curves.count / types
    clocks.reserveCapacity(kinds * rows * (Self.steps + 3))
    for kind in 0..<kinds {
      for row in 0..<rows {
        let curvesOfRow = (8 * row..<min(types, 8 * row + 8)).map { kind * types + $0 }
        let vehicleType = UInt16(kind % vehicleTypes)
        for step in 0...Self.steps {
          clocks.append(
            Self.row(curvesOfRow) {
              curves.clock(
                $0, vehicleType: vehicleType, at: min(Double(step) / Double(Self.steps), curves.ceiling($0)))
            })
        }
        for isEarly in [false, true] {
          clocks.append(
            Self.row(curvesOfRow) { curves.ceiling($0) > 0 ? curves.targetClock($0, isEarly: isEarly) : -1 })
        }
      }
    }
  }

  private static func row(_ curves: [Int], _ clock: (Int) -> Double) -> SIMD8<Float> {
    var row = SIMD8<Float>(repeating: -1)
    for (lane, curve) in curves.enumerated() { row[lane] = Float(clock(curve)) }
    return row
  }

  /// Hours from a state to a target at each charger type; negative where it cannot charge.
  func hours(
    vehicleType: UInt16, base: Int32, from start: Double, to target: Target, into hours: inout [SIMD8<Float>]
  ) {
    Self.hours(clocks, (Int(base) + Int(vehicleType)) * rows, start, target, &hours)
  }

  private static func hours(
    _ clocks: [SIMD8<Float>], _ first: Int, _ start: Double, _ target: Target, _ hours: inout [SIMD8<Float>]
  ) {
    let clocks = clocks.span
    var hours = hours.mutableSpan
    for row in hours.indices {
      let column = (first &+ row) &* (steps &+ 3)
      let end =
        switch target {
        case .usual: clocks[column &+ steps &+ 1]
        case .early: clocks[column &+ steps &+ 2]
        case .other(let state): read(clocks, column, state)
        }
      let passing = end - read(clocks, column, start)
      hours[row] = passing.replacing(with: -1, where: passing .<= 0)
    }
  }

  @inline(__always) private static func read(
    _ clocks: Span<SIMD8<Float>>, _ column: Int, _ state: Double
  ) -> SIMD8<Float> {
    let place = min(max(0, state), 1) * Double(steps)
    let step = min(steps &- 1, Int(place))
    let low = clocks[column &+ step]
    return low + (clocks[column &+ step &+ 1] - low) * Float(place - Double(step))
  }
}
