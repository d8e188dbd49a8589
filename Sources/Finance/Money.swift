/// An amount of money in whole fen (0.01 CNY): sums are exact and do not depend on their order.
///
/// Amounts stay within ±90 trillion CNY, far from the ends of 64 bits; larger ones are cut there.
public struct Money: Codable, Hashable, Comparable, Sendable {
  public let fen: Int64

  public static let zero = Money(fen: 0)
  /// 90 trillion CNY: what sums of a thousand such amounts cannot overflow.
  static let largest: Int64 = 9_000_000_000_000_000

  public init(fen: Int64) { self.fen = fen }

  /// The nearest whole fen, halves away from zero; what is not a number is nothing.
  public init(cny: Double) {
    let fen = (cny * 100).rounded()
    self.fen = fen.isNaN ? 0 : Int64(max(-Double(Self.largest), min(Double(Self.largest), fen)))
  }

  public var cny: Double { Double(fen) / 100 }

  /// A share or a multiple, rounded once to the nearest fen.
  public func scaled(by factor: Double) -> Money { Money(cny: cny * factor) }

  public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

  public static func + (left: Money, right: Money) -> Money { Money(fen: left.fen &+ right.fen) }

  public static func - (left: Money, right: Money) -> Money { Money(fen: left.fen &- right.fen) }

  public static prefix func - (money: Money) -> Money { Money(fen: 0 &- money.fen) }

  public static func += (left: inout Money, right: Money) { left = left + right }

  public static func -= (left: inout Money, right: Money) { left = left - right }

  public init(from decoder: any Decoder) throws {
    fen = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fen)
  }
}

extension Money {
  /// Parts in proportion to shares that add up exactly: each boundary between parts is rounded, not each part.
  ///
  /// Without a positive share the first part is all of it.
  public func split(by shares: [Double]) -> [Money] {
    let whole = shares.reduce(0) { $0 + max(0, $1) }
    guard whole > 0, whole.isFinite else {
      return shares.indices.map { $0 == 0 ? self : .zero }
    }
    var parts: [Money] = []
    var reached = 0.0
    var given = Money.zero
    for (place, share) in shares.enumerated() {
      reached += max(0, share)
      let boundary = place == shares.count - 1 ? self : scaled(by: min(1, reached / whole))
      parts.append(boundary - given)
      given = boundary
    }
    return parts
  }
}

extension Sequence<Money> {
  /// Their sum.
  public func total() -> Money { reduce(.zero, +) }
}
