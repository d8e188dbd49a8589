/// What an answer does when one input at a time is low or high and all others stay at their best estimate.
public struct Tornado: Codable, Hashable, Sendable {
  public struct Bar: Codable, Hashable, Sendable {
    /// Path of the input.
    public let input: String
    /// The answer with the input at its low and at its high case.
    public let low: Double
    public let high: Double

    public init(input: String, low: Double, high: Double) {
      self.input = input
      self.low = low
      self.high = high
    }

    public var width: Double { abs(high - low) }
  }

  /// The answer with every input at its best estimate.
  public let middle: Double
  /// The widest first; equal ones by their path.
  public let bars: [Bar]

  public init(middle: Double, bars: [Bar]) {
    self.middle = middle
    self.bars = bars.sorted { ($1.width, $0.input) < ($0.width, $1.input) }
  }
}
