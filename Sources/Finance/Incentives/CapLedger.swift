/// What has been taken from each cap so far.
struct CapLedger {
  struct Key: Hashable {
    /// The pool, or the incentive where the cap is its own.
    let account: String
    let isPool: Bool
    let per: CapScope
    let entity: [String]
    let year: Int
  }

  /// An amount that leaves a cap.
  struct Take {
    let key: Key
    let limit: Money
    let amount: Money
  }

  private var used: [Key: Money] = [:]
  /// Keys in the order of their first use; a dictionary has none.
  private var order: [(key: Key, limit: Money)] = []

  static func key(_ cap: IncentiveCap, of incentive: Incentive, _ claim: Claim) -> Key {
    let entity: [String] =
      switch cap.per {
      case .station, .stationYear: [claim.station.isEmpty ? claim.project : claim.station]
      case .project, .projectYear: [claim.firm, claim.project]
      case .firm, .firmYear: [claim.firm]
      case .programme, .programmeYear: []
      }
    return Key(
      account: cap.pool.isEmpty ? incentive.id : cap.pool, isPool: !cap.pool.isEmpty, per: cap.per,
      entity: entity, year: cap.per.isYearly ? claim.year : 0)
  }

  /// What a cap has left after some amounts that are not taken yet.
  func left(of cap: IncentiveCap, _ key: Key, after takes: [Take]) -> Money {
    let pending = takes.filter { $0.key == key }.map(\.amount).total()
    return max(.zero, cap.limit - (used[key] ?? .zero) - pending)
  }

  mutating func take(_ takes: [Take]) {
    for one in takes where one.amount > .zero {
      if used[one.key] == nil { order.append((one.key, one.limit)) }
      used[one.key, default: .zero] += one.amount
    }
  }

  var uses: [CapUse] {
    order.map { key, limit in
      CapUse(
        account: key.account, isPool: key.isPool, per: key.per, entity: key.entity, year: key.year,
        limit: limit, used: used[key] ?? .zero)
    }
  }
}

/// What a cap has paid out of what it holds, for one firm, project or year.
public struct CapUse: Codable, Hashable, Sendable {
  /// The pool, or the incentive where the cap is its own.
  public let account: String
  public let isPool: Bool
  public let per: CapScope
  /// Firm, project or station; empty for the programme.
  public let entity: [String]
  /// 0 for a cap over all years.
  public let year: Int
  public let limit: Money
  public let used: Money
}
