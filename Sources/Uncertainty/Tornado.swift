public import NumericKernels

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

extension Tornado {
  /// Values of the inputs at which the answer has to be worked out: all at best estimates, then each alone low and high, in their order.
  ///
  /// - Throws: as `UncertainNumber.quantile`.
  public static func design(_ inputs: [UncertainInput]) throws(NumericsError) -> [[Double]] {
    let middle = inputs.map(\.bestEstimate)
    var rows = [middle]
    for (column, input) in inputs.enumerated() {
      for end in ends {
        var row = middle
        row[column] = try end.value(of: input)
        rows.append(row)
      }
    }
    return rows
  }

  /// The ends of an input, in the order of the design.
  public static let ends = [UncertainCase.low, .high]
}
