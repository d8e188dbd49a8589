public import DistrictModel
import NumericKernels

/// What a battery accepts over state of charge, after every limit of vehicle and connector: linear pieces in kW.
///
/// A session is an interval of the curve's clock, the hours since the empty battery:
/// duration = clock(s1) - clock(s0), and the state after t hours is state(clock(s0) + t). On a piece with power
/// P0 + m (s - s0) and capacity E the closed forms are t = (E ds / P0) log1p(x)/x with x = m ds / P0, and
/// s = s0 + (P0 t / E) expm1(y)/y with y = m t / E. No time step, no error that grows.
public struct ChargeCurve: Sendable, Hashable {
  /// A stretch of state of charge on which the power at the battery, after connector and inlet limits, is linear.
  package struct Piece: Sendable, Hashable {
    let from: Double
    let to: Double
    /// kW at `from`, and its slope in kW per unit of state of charge.
    let power: Double
    let slope: Double
    /// Hours since empty at `from`.
    let clock: Double

    /// - Parameter clock: read by clocks only; a cabinet goes by power.
    package init(from: Double, to: Double, power: Double, slope: Double, clock: Double = 0) {
      self.from = from
      self.to = to
      self.power = power
      self.slope = slope
      self.clock = clock
    }

    @inline(__always) func power(at state: Double) -> Double { power + slope * (state - from) }

    /// Hours from the piece's start to a state inside it.
    @inline(__always) func hours(to state: Double, capacityKWh: Double) -> Double {
      ChargeCurve.hours(capacityKWh, min(max(state, from), to) - from, power, slope)
    }

    /// State some hours after the piece's start, never past its end.
    @inline(__always) func state(after hours: Double, capacityKWh: Double) -> Double {
      if slope == 0 { return min(to, from + power * hours / capacityKWh) }
      let y = slope * hours / capacityKWh
      let psi = abs(y) < 1e-5 ? 1 + y / 2 + y * y / 6 : Elementary.expm1(y) / y
      return min(to, from + power * hours / capacityKWh * psi)
    }
  }

  let pieces: [Piece]
  let capacityKWh: Double
  /// Highest state the curve can reach in finite time.
  public let ceiling: Double
  /// Whether the curve gives no power at all.
  public var isDead: Bool { pieces.isEmpty }

  /// - Parameters:
  ///   - points: acceptance per capacity, states from 0 to 1 in order, two at one state for a step.
  ///   - limitKW: the smallest of connector power × efficiency and the vehicle's inlet limit.
  ///   - acceptanceFactor: cold factor on the battery's own acceptance.
  public init(points: [CurvePoint], capacityKWh: Double, limitKW: Double, acceptanceFactor: Double = 1) {
    self.capacityKWh = capacityKWh
    var pieces: [Piece] = []
    var clock = 0.0
    var ceiling = 0.0
    func add(_ from: Double, _ to: Double, _ start: Double, _ end: Double) {
      guard to > from, start > 0, end >= 0 else { return }
      // A curve that ends at zero would never be full: it is followed to one ten-thousandth before.
      let reach = end > 0 ? to : to - 1e-4 * min(1, (to - from))
      let slope = (end - start) / (to - from)
      pieces.append(Piece(from: from, to: reach, power: start, slope: slope, clock: clock))
      clock += Self.hours(capacityKWh, reach - from, start, slope)
      ceiling = reach
    }
    for (low, high) in zip(points, points.dropFirst()) {
      let start = low.powerPerCapacity * capacityKWh * acceptanceFactor
      let end = high.powerPerCapacity * capacityKWh * acceptanceFactor
      let crosses = (start < limitKW && end > limitKW) || (start > limitKW && end < limitKW)
      let (from, to) = (low.stateOfCharge, high.stateOfCharge)
      if crosses {
        let knee = from + (limitKW - start) / (end - start) * (to - from)
        add(from, knee, min(start, limitKW), limitKW)
        add(knee, to, limitKW, min(end, limitKW))
      } else {
        add(from, to, min(start, limitKW), min(end, limitKW))
      }
    }
    self.pieces = pieces
    self.ceiling = ceiling
  }

  /// Hours since empty at a state of charge; states above the ceiling count as the ceiling.
  public func clock(at state: Double) -> Double {
    guard let piece = piece(holding: { $0.to > state }) else { return 0 }
    return piece.clock + piece.hours(to: state, capacityKWh: capacityKWh)
  }

  /// State of charge at a clock reading; readings past the end give the ceiling.
  public func state(at clock: Double) -> Double {
    guard let piece = lastPiece(before: clock) else { return 0 }
    return piece.state(after: max(0, clock - piece.clock), capacityKWh: capacityKWh)
  }

  /// Hours from one state to another; 0 where the target is below the start.
  public func hours(from start: Double, to target: Double) -> Double {
    max(0, clock(at: target) - clock(at: start))
  }

  private func piece(holding isHolding: (Piece) -> Bool) -> Piece? {
    for piece in pieces where isHolding(piece) { return piece }
    return pieces.last
  }

  private func lastPiece(before clock: Double) -> Piece? {
    var found = pieces.first
    for piece in pieces {
      if piece.clock > clock { break }
      found = piece
    }
    return found
  }

  fileprivate static func hours(_ capacity: Double, _ ds: Double, _ power: Double, _ slope: Double) -> Double
  {
    if slope == 0 { return capacity * ds / power }
    let x = slope * ds / power
    let phi = abs(x) < 1e-5 ? 1 - x / 2 + x * x / 3 : Elementary.log1p(x) / x
    return capacity * ds / power * phi
  }
}
