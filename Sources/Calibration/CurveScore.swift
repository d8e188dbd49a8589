import NumericKernels

/// How near one curve comes to another.
public struct CurveScore: Codable, Hashable, Sendable {
  public let meanAbsoluteError: Double
  /// Pearson's; `nil` where a curve is flat.
  public let correlation: Double?

  /// `nil` for curves of different length or without any point.
  init?(_ modelled: [Double], _ measured: [Double]) {
    guard modelled.count == measured.count, !measured.isEmpty else { return nil }
    let differences = zip(modelled, measured).map { abs($0 - $1) }
    meanAbsoluteError = differences.reduce(0, +) / Double(differences.count)
    correlation = try? Correlation.pearson(modelled, measured)
  }
}

extension Observation {
  /// A week's hours beside the hours of the days kept for the check.
  func checkScore(of week: [Double]) -> CurveScore? { Self.hourScore(of: week, on: check) }

  /// A week's hours beside the hours of some days.
  static func hourScore(of week: [Double], on days: some Collection<Day>) -> CurveScore? {
    let modelled = days.flatMap { day in (0..<24).map { week[24 * day.weekday + $0] } }
    return CurveScore(modelled, days.flatMap(\.busyShare))
  }

  func trainingScore(of week: [Double]) -> CurveScore? { CurveScore(week, trainingWeek) }
}
