/// What a station can sell in a day, and what holds it back.
public struct StationCapacity: Hashable, Sendable {
  public enum Limit: String, Hashable, Sendable {
    case dispensers
    case compression
    case supply
  }

  /// kg a day.
  public let dispensers: Double
  public let compression: Double
  public let supply: Double

  /// - Throws: `noDispensers`; `impossible` for a fill of no mass or no time.
  public init(
    dispensers count: Int, openHours: Double, fillMass: Double, fillSeconds: Double,
    overheadSeconds: Double = 120,
    availability: Double = 0.93, compressorFlow: Double, usableStorage: Double, trailersPerDay: Double,
    payload: Double
  ) throws(HydrogenFault) {
    guard count > 0 else { throw .noDispensers }
    guard fillMass > 0 else { throw .impossible("kg a fill", value: fillMass) }
    guard fillSeconds + overheadSeconds > 0 else { throw .impossible("seconds a fill", value: fillSeconds) }
    dispensers =
      Double(count) * openHours * 3600 * fillMass / (fillSeconds + overheadSeconds) * availability
    compression = compressorFlow * openHours * 3600 + usableStorage
    supply = trailersPerDay * payload
  }

  /// kg a day.
  public var kilogramsPerDay: Double { min(dispensers, compression, supply) }

  public var limit: Limit {
    if supply <= dispensers && supply <= compression { return .supply }
    return compression <= dispensers ? .compression : .dispensers
  }
}
