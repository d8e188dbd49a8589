import NumericKernels

/// Delivery where nobody else sends: sensing, then the packet error averaged over shadowing.
///
///     PDR = P(Prx > Psen) E[1 - PER(Prx - N) | Prx > Psen]
///
/// On the grid of a tenth of a dB, the noise on the first point above it, as the published mode-4 chain does it; that
/// costs at most 0.02 % of a range.
public struct NoiseLimitedDelivery: Sendable {
  public let budget: LinkBudget
  public let shadowingDB: Double
  private let errors: TabulatedErrors
  private let noise: Int

  public init(_ budget: LinkBudget, curve: PacketErrorCurve, shadowingDB: Double) {
    self.budget = budget
    self.shadowingDB = shadowingDB
    errors = TabulatedErrors(curve)
    noise = DecibelGrid.first(above: budget.noiseDBm + budget.implementationLossDB)
  }

  /// Share of packets delivered over a mean path loss.
  public func deliveredShare(lossDB: Double) -> Double {
    let mean = budget.meanReceivedDBm(lossDB: lossDB)
    let sensed = budget.sensedShare(meanReceivedDBm: mean, shadowingDB: shadowingDB)
    guard shadowingDB > 0 else {
      let ratio = mean - budget.noiseDBm - budget.implementationLossDB
      return sensed * (1 - errors.value(tenths: ratio * DecibelGrid.perDB))
    }
    let power = NoticedPower(
      meanDBm: mean, deviationDB: shadowingDB, thresholdDBm: budget.sensingThresholdDBm)
    guard !power.weights.isEmpty else { return 0 }
    return max(0, sensed * (1 - errors.mean(power, against: noise)))
  }

  /// How far at least this share is delivered.
  public enum Range: Hashable, Sendable {
    case metres(Double)
    /// Beyond the farthest distance looked at.
    case beyond(Double)
    /// Not even at the nearest distance looked at.
    case within(Double)
  }

  /// The farthest distance at which this share is delivered, from steps of 5 m with straight lines between them.
  ///
  /// `nil` where the path loss has no value.
  public func range(
    share: Double, stepM: Double = 5, farthestM: Double = 1500, lossDB: (Double) -> Double?
  ) -> Range? {
    var previous: Double?
    var distance = stepM
    while distance <= farthestM {
      guard let loss = lossDB(distance) else { return nil }
      let delivered = deliveredShare(lossDB: loss)
      if delivered < share {
        guard let previous else { return .within(stepM) }
        let part = previous > delivered ? (previous - share) / (previous - delivered) : 0
        return .metres(distance - stepM + part * stepM)
      }
      previous = delivered
      distance += stepM
    }
    return .beyond(farthestM)
  }
}

extension TabulatedErrors {
  /// Between the points of the table, for links that do not fade.
  func value(tenths: Double) -> Double {
    let place = tenths - Double(startTenths)
    guard place >= 0 else { return below }
    guard place <= Double(values.count - 1) else { return above }
    let index = min(values.count - 2, Int(place))
    guard index >= 0 else { return values[0] }
    return values[index] + (place - Double(index)) * (values[index + 1] - values[index])
  }
}
