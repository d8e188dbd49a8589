import NumericKernels

/// How well zones are put in order, with what resampling the zones says about it.
public struct RankScore: Codable, Hashable, Sendable {
  /// Spearman's; `nil` where all zones are alike.
  public let spearman: Double?
  /// 90 % of the resampled values lie between.
  public let low: Double?
  public let high: Double?
  public let zones: Int

  public static let draws = 2000
  private static let purpose = StreamPurpose("calibration.bootstrap")

  /// - Complexity: O(draws × zones log zones).
  init(_ predicted: [Double], _ measured: [Double], seed: UInt64) {
    spearman = try? Correlation.spearman(predicted, measured)
    zones = measured.count
    let values = Self.resampled([predicted], measured, seed: seed).compactMap { $0[0] }.sorted()
    low = try? Quantiles.ofSorted(values, 0.05)
    high = try? Quantiles.ofSorted(values, 0.95)
  }

  /// In how many of the resamplings the first prediction orders better than the second.
  static func chance(
    _ first: [Double], isBetterThan second: [Double], at measured: [Double], seed: UInt64
  ) -> Double? {
    let pairs = resampled([first, second], measured, seed: seed).compactMap { row -> Bool? in
      guard let one = row[0], let other = row[1] else { return nil }
      return one > other
    }
    return pairs.isEmpty ? nil : Double(pairs.count { $0 }) / Double(pairs.count)
  }

  /// Spearman's coefficient of each prediction over zones drawn with replacement, the same zones for all.
  private static func resampled(
    _ predictions: [[Double]], _ measured: [Double], seed: UInt64
  ) -> [[Double?]] {
    guard !measured.isEmpty else { return [] }
    return (0..<draws).map { draw in
      var random = RandomStream(seed: seed, replication: UInt32(draw), purpose: purpose)
      let rows = measured.map { _ in random.integer(below: measured.count) }
      let truth = rows.map { measured[$0] }
      return predictions.map { values in try? Correlation.spearman(rows.map { values[$0] }, truth) }
    }
  }
}
