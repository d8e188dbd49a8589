public import DistrictModel

/// A mean path loss by name, with the spread around it and the limits it was fitted in.
public protocol PathLoss: Sendable {
  /// The word of scenarios, tables and reports, such as `tr37885_urban_los`.
  var name: String { get }
  /// Document and clause.
  var source: String { get }
  /// Standard deviation of log-normal shadowing, dB.
  var shadowingDB: Double { get }
  /// Distance over which shadowing falls to 1/e of its correlation, m.
  var decorrelationM: Double { get }
  var validity: PathLossValidity { get }

  /// Mean loss in dB; `nil` where the formula has none: a height that is not above the environment's, no distance.
  func lossDB(_ path: RadioPath) -> Double?
}

/// Where a path loss may be believed, so that it can be printed.
public struct PathLossValidity: Hashable, Sendable {
  public let distanceM: ClosedRange<Double>
  public let frequencyGHz: ClosedRange<Double>
  public let remark: BilingualText

  public init(distanceM: ClosedRange<Double>, frequencyGHz: ClosedRange<Double>, remark: BilingualText) {
    self.distanceM = distanceM
    self.frequencyGHz = frequencyGHz
    self.remark = remark
  }

  public func holds(_ path: RadioPath) -> Bool {
    distanceM.contains(path.distanceM) && frequencyGHz.contains(path.frequencyGHz)
  }
}
