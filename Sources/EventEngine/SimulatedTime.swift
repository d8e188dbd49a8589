/// Simulated time in whole nanoseconds since midnight of the first day.
public typealias Nanoseconds = Int64

/// Sums of times over many connectors: five hundred of them fill `Int64` within seven months.
public typealias TimeSum = Int128

/// Lengths of time in nanoseconds. `Int64` holds 292 years.
public enum Duration {
  public static let second: Nanoseconds = 1_000_000_000
  public static let minute: Nanoseconds = 60 * second
  public static let quarterHour: Nanoseconds = 15 * minute
  public static let hour: Nanoseconds = 60 * minute
  public static let day: Nanoseconds = 24 * hour

  /// Whole nanoseconds of a number of hours; values beyond a century are cut there.
  public static func hours(_ value: Double) -> Nanoseconds {
    Nanoseconds(min(max(value, 0), 876_000) * Double(hour))
  }

  public static func minutes(_ value: Double) -> Nanoseconds { hours(value / 60) }

  public static func inHours(_ value: Nanoseconds) -> Double { Double(value) / Double(hour) }

  public static func inHours(_ value: TimeSum) -> Double { Double(value) / Double(hour) }

  public static func inMinutes(_ value: Nanoseconds) -> Double { Double(value) / Double(minute) }

  public static func inMinutes(_ value: TimeSum) -> Double { Double(value) / Double(minute) }
}

/// Energy in whole millijoules: one unit for vehicle, session, slot and ledger, so that the audit is `==`.
public typealias Millijoules = Int64

/// Conversions between millijoules and the trade's kilowatt-hours.
public enum EnergyUnit {
  public static let kilowattHour = 3.6e9

  public static func millijoules(kWh: Double) -> Millijoules { nearest(kWh * kilowattHour) }

  /// The nearest whole number, halves away from zero; without the library call that `rounded()` is on older machines.
  @inlinable @inline(__always) public static func nearest(_ value: Double) -> Int64 {
    Int64(value + (value < 0 ? -0.5 : 0.5))
  }

  public static func kWh(_ energy: Millijoules) -> Double { Double(energy) / kilowattHour }
}
