public import DistrictModel
public import NumericKernels

/// A number of a scenario that is given as a distribution.
public struct UncertainInput: Codable, Hashable, Sendable {
  /// Path in the scenario, such as `fleet.taxi.stock`.
  public let path: String
  public let meaning: BilingualText
  public let unit: String
  public let number: UncertainNumber
  /// Whether draws are rounded to whole numbers.
  public let isWhole: Bool
  /// Which inputs it rises and falls with; empty for none.
  public let group: String

  public init(
    path: String, meaning: BilingualText, unit: String, number: UncertainNumber, isWhole: Bool, group: String
  ) {
    self.path = path
    self.meaning = meaning
    self.unit = unit
    self.number = number
    self.isWhole = isWhole
    self.group = group
  }

  /// Whole numbers of a range are equally likely, its ends included; others are rounded.
  ///
  /// - Throws: as `UncertainNumber.quantile`.
  public func value(at probability: Double) throws(NumericsError) -> Double {
    let value = try number.quantile(probability)
    if isWhole, case .uniform(let low, let high) = number, low == low.rounded(), high == high.rounded() {
      return min(high, (low + probability * (high - low + 1)).rounded(.down))
    }
    return isWhole ? value.rounded() : value
  }

  public var bestEstimate: Double { isWhole ? number.bestEstimate.rounded() : number.bestEstimate }
}

/// The three cases that planners speak of, for one input or for all at once.
public enum UncertainCase: String, CaseIterable, Codable, Sendable {
  /// The value that one in twenty stays below.
  case low
  /// The best estimate.
  case mid
  /// The value that one in twenty exceeds.
  case high

  /// - Throws: as `UncertainNumber.quantile`.
  public func value(of input: UncertainInput) throws(NumericsError) -> Double {
    switch self {
    case .low: try input.value(at: 0.05)
    case .mid: input.bestEstimate
    case .high: try input.value(at: 0.95)
    }
  }
}
