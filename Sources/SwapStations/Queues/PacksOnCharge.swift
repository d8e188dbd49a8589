import NumericKernels

/// Mean number of packs on charge under a demand that swings over the day, with ample packs and chargers (Mt/G/inf).
///
/// lambda(t) = l (1 + beta sin wt), w = 2 pi/T; the mean of a charge law G is the integral of lambda over the age of those
/// not yet full (Eick, Massey, Whitt 1993). Fixed: l tau + (l beta/w)(cos w(t - tau) - cos wt), here as a product of sines, which
/// keeps its digits for slow swings. Exponential: l tau (1 + beta (sin wt - w tau cos wt)/(1 + (w tau)^2)).
public struct PacksOnCharge: Hashable, Sendable {
  /// Mean arrivals per hour, and their swing as a share of it.
  public let arrivalsPerHour: Double
  public let swing: Double
  public let periodHours: Double
  public let chargeHours: Double

  public init(arrivalsPerHour: Double, swing: Double, periodHours: Double, chargeHours: Double) {
    self.arrivalsPerHour = arrivalsPerHour
    self.swing = swing
    self.periodHours = periodHours
    self.chargeHours = chargeHours
  }

  public func meanWithFixedCharge(atHour hour: Double) -> Double {
    let load = arrivalsPerHour * chargeHours
    let half = turn(chargeHours / 2)
    let middle = turn(hour - chargeHours / 2)
    let frequency = 2 * Double.pi / periodHours
    return load + arrivalsPerHour * swing / frequency * 2 * middle.sine * half.sine
  }

  public func meanWithExponentialCharge(atHour hour: Double) -> Double {
    let (cosine, sine) = turn(hour)
    let lag = 2 * Double.pi / periodHours * chargeHours
    return arrivalsPerHour * chargeHours * (1 + swing * (sine - lag * cosine) / (1 + lag * lag))
  }

  /// The angle of a time, whole periods taken off.
  private func turn(_ hours: Double) -> (cosine: Double, sine: Double) {
    let within = hours.remainder(dividingBy: periodHours)
    return Elementary.cosineAndSine(2 * Double.pi * (within / periodHours))
  }
}
