/// One addend of an incentive: so much per unit of a basis.
///
/// Exactly one of `rate`, `tiers`, `steps` and `levels` says how much; who fills a value keeps to that.
public struct IncentiveComponent: Codable, Hashable, Sendable {
  /// From an amount of the basis on, each further unit earns `rate` (a marginal bracket).
  public struct Tier: Codable, Hashable, Sendable {
    public var from = 0.0
    public var rate = 0.0

    public init() {}

    public init(from: Double, rate: Double) {
      self.from = from
      self.rate = rate
    }
  }

  /// From an amount of the basis on, all of it together earns `cny`.
  public struct Step: Codable, Hashable, Sendable {
    public var from = 0.0
    public var cny = 0.0

    public init() {}

    public init(from: Double, cny: Double) {
      self.from = from
      self.cny = cny
    }
  }

  /// A rate that goes with a word, such as that of an international standard.
  public struct Level: Codable, Hashable, Sendable {
    public var level = ""
    public var rate = 0.0

    public init() {}

    public init(_ level: String, rate: Double) {
      self.level = level
      self.rate = rate
    }
  }

  public var basis = IncentiveBasis.station
  /// CNY per unit of the basis; of money a share.
  public var rate = 0.0
  public var tiers: [Tier] = []
  public var steps: [Step] = []
  public var levels: [Level] = []
  /// At most so many hours a year at the station's rated power; for energy, 0 for no such limit.
  ///
  /// Source: the form of the Beijing operation subsidies of 2018 and 2020, 1,500 kWh per kW and year.
  public var hoursCap = 0.0

  public init() {}

  public init(_ basis: IncentiveBasis, rate: Double, hoursCap: Double = 0) {
    self.basis = basis
    self.rate = rate
    self.hoursCap = hoursCap
  }

  public init(_ basis: IncentiveBasis, tiers: [Tier]) {
    self.basis = basis
    self.tiers = tiers
  }

  public init(_ basis: IncentiveBasis, steps: [Step]) {
    self.basis = basis
    self.steps = steps
  }

  public init(_ basis: IncentiveBasis, levels: [Level]) {
    self.basis = basis
    self.levels = levels
  }
}

extension IncentiveComponent {
  /// What the facts of a claim earn before any cap, rounded once to a fen; nothing where they do not name the basis.
  func raw(_ claim: Claim) -> Money {
    let facts = claim.facts.filter { $0.basis == basis }
    guard levels.isEmpty else {
      let cny = facts.reduce(0.0) { sum, fact in
        let rate = levels.first { $0.level == fact.level }?.rate ?? 0
        return sum + rate * max(0, fact.amount)
      }
      return Money(cny: cny)
    }
    var amount = facts.reduce(0.0) { $0 + max(0, $1.amount) }
    if hoursCap > 0 {
      let kW = claim.ratedKW > 0 ? claim.ratedKW * claim.yearShare : claim.amount(of: .stationKW)
      amount = min(amount, hoursCap * kW)
    }
    guard tiers.isEmpty else { return Money(cny: marginal(amount)) }
    guard steps.isEmpty else {
      return Money(cny: steps.reduce(0) { amount >= $1.from && amount > 0 ? $1.cny : $0 })
    }
    return Money(cny: rate * amount)
  }

  private func marginal(_ amount: Double) -> Double {
    tiers.indices.reduce(0.0) { sum, row in
      let end = row + 1 < tiers.count ? min(amount, tiers[row + 1].from) : amount
      return sum + tiers[row].rate * max(0, end - tiers[row].from)
    }
  }
}
