/// Equal transformers of a standard size.
public struct StationTransformer: Codable, Hashable, Sendable {
  /// Rated powers of distribution transformers, kVA (GB/T 17468 series R10, as listed by makers; not verified).
  public static let sizesKVA = [
    30.0, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500,
  ]

  public let units: Int
  public let sizeKVA: Double

  public var totalKVA: Double { Double(units) * sizeKVA }

  /// One unit of a rated power given by the scenario, whatever sizes makers list.
  public init(ratedKVA: Double) {
    units = ratedKVA > 0 ? 1 : 0
    sizeKVA = ratedKVA > 0 ? min(ratedKVA, 1e12) : 0
  }

  /// The fewest units, of the smallest size that carries the power.
  ///
  /// - Parameter kVA: apparent power asked for; nothing needs nothing.
  public init(carrying kVA: Double) {
    let largest = Self.sizesKVA[Self.sizesKVA.count - 1]
    guard kVA > 0 else {
      units = 0
      sizeKVA = 0
      return
    }
    let count = max(1, (min(kVA, 1e12) / largest).rounded(.up))
    units = Int(count)
    sizeKVA = Self.sizesKVA.first { $0 * count >= kVA } ?? largest
  }
}
