public import NumericKernels

/// Shadowing along a way: normal in dB, less alike the farther two places are apart (Gudmundson 1991).
///
///     X' = rho X + sqrt(1 - rho²) Normal(0, sigma),  rho = exp(-step/Dc)
///
/// Dc is 10 m in sight in a city, 13 m out of it, 25 m on a motorway.
public struct Shadowing: Hashable, Sendable {
  public let deviationDB: Double
  public let decorrelationM: Double

  /// `nil` for a negative deviation or a distance that is not positive.
  public init?(deviationDB: Double, decorrelationM: Double) {
    guard deviationDB >= 0, deviationDB.isFinite, decorrelationM > 0, decorrelationM.isFinite else {
      return nil
    }
    self.deviationDB = deviationDB
    self.decorrelationM = decorrelationM
  }

  public func correlation(stepM: Double) -> Double { Elementary.exp(-abs(stepM) / decorrelationM) }

  public func first(_ random: inout RandomStream) -> Double { deviationDB * random.standardNormal() }

  /// The shadowing a step farther, dB.
  public func next(after previousDB: Double, stepM: Double, _ random: inout RandomStream) -> Double {
    let alike = correlation(stepM: stepM)
    let fresh = max(0, 1 - alike * alike).squareRoot()
    return alike * previousDB + fresh * deviationDB * random.standardNormal()
  }

  /// Shadowing at places along one link; the stream is named after the link, so the order of links does not matter.
  public func walk(stepM: Double, count: Int, seed: UInt64, replication: UInt32 = 0, link: UInt32) -> [Double]
  {
    guard count > 0 else { return [] }
    var random = RandomStream(
      seed: seed, replication: replication, purpose: StreamPurpose("roadside.shadowing"), entity: link)
    var values = [first(&random)]
    values.reserveCapacity(count)
    while values.count < count { values.append(next(after: values[values.count - 1], stepM: stepM, &random)) }
    return values
  }
}
