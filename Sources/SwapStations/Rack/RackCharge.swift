import NumericKernels

/// How a pack charges in the rack, in closed form: constant power up to a knee, then linearly less down to the power at full.
///
///     g = (P - P_full)/(1 - k)     P(s) = P - g (s - k) for s > k     a = max(s0, k)
///     t = E max(0, min(s1, k) - s0)/P + (E/g) ln(P(a)/P(s1))          (g = 0: E (s1 - a)/P)
public struct RackCharge: Hashable, Sendable {
  public let capacityKWh: Double
  /// Power at the pack below the knee, and when full, kW.
  public let powerKW: Double
  public let powerAtFullKW: Double
  /// State of charge from which on the power falls.
  public let knee: Double

  /// `nil` for what is no taper: no capacity, no power, more power at full than before, a knee outside 0...1.
  public init?(capacityKWh: Double, powerKW: Double, powerAtFullKW: Double, knee: Double) {
    guard capacityKWh > 0, capacityKWh.isFinite, powerKW > 0, powerKW.isFinite, powerAtFullKW >= 0,
      powerAtFullKW <= powerKW, (0...1).contains(knee)
    else { return nil }
    self.capacityKWh = capacityKWh
    self.powerKW = powerKW
    self.powerAtFullKW = powerAtFullKW
    self.knee = knee
  }

  private init(_ other: RackCharge, powerKW: Double, knee: Double) {
    capacityKWh = other.capacityKWh
    powerAtFullKW = min(other.powerAtFullKW, powerKW)
    self.powerKW = powerKW
    self.knee = knee
  }

  /// Fall of the power per unit of state of charge above the knee, kW.
  private var slope: Double { knee < 1 ? (powerKW - powerAtFullKW) / (1 - knee) : 0 }

  /// kW into the pack at a state of charge.
  public func power(at state: Double) -> Double {
    state <= knee ? powerKW : max(0, powerKW - slope * (state - knee))
  }

  /// Hours from one state to another; infinite where the power is gone before, 0 where the target is not above the start.
  public func hours(from start: Double, to target: Double) -> Double {
    guard target > start else { return 0 }
    let flat = capacityKWh * max(0, min(target, knee) - start) / powerKW
    let above = max(start, knee)
    guard target > above else { return flat }
    let first = power(at: above)
    guard first > 0, power(at: target) > 0 else { return .infinity }
    return flat + capacityKWh * (target - above) / first * Self.stretch(slope * (target - above) / first)
  }

  /// State of charge some hours after another state, never above 1.
  public func state(after hours: Double, from start: Double) -> Double {
    guard hours > 0 else { return start }
    let untilKnee = capacityKWh * max(0, knee - start) / powerKW
    if hours <= untilKnee { return min(knee, start + powerKW * hours / capacityKWh) }
    let above = max(start, knee)
    let left = hours - untilKnee
    let first = power(at: above)
    if slope == 0 { return min(1, above + first * left / capacityKWh) }
    return min(1, above - first / slope * Elementary.expm1(-slope * left / capacityKWh))
  }

  /// The same pack behind a charger that gives no more than a limit; `nil` for a limit that gives nothing.
  public func limited(toKW limit: Double) -> RackCharge? {
    guard limit > 0 else { return nil }
    guard limit < powerKW else { return self }
    if limit <= powerAtFullKW || slope == 0 { return RackCharge(self, powerKW: limit, knee: 1) }
    return RackCharge(self, powerKW: limit, knee: min(1, knee + (powerKW - limit) / slope))
  }

  /// -ln(1 - x)/x.
  private static func stretch(_ x: Double) -> Double {
    abs(x) < 1e-5 ? 1 + x / 2 + x * x / 3 : -Elementary.log1p(-x) / x
  }
}

/// What a station draws from the grid.
public enum SitePower {
  /// Energy from the grid for one swap: what the pack takes over the charger's efficiency, and what the machines need.
  public static func gridKWhPerSwap(packKWh: Double, chargerEfficiency: Double, auxiliaryKWh: Double)
    -> Double
  {
    packKWh / chargerEfficiency + auxiliaryKWh
  }

  /// kW at the chargers' input that a transformer leaves beside the base load; 0 where the base load takes all.
  public static func chargingLimitKW(transformerKVA: Double, powerFactor: Double, baseKW: Double) -> Double {
    max(0, transformerKVA * powerFactor - baseKW)
  }
}
