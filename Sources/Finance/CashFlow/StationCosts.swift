import DistrictModel
public import PowerNetwork

/// What is built and leased for one station.
public struct StationBuild: Codable, Hashable, Sendable {
  /// New chargers of one type.
  public struct Chargers: Codable, Hashable, Sendable {
    /// Id of the charger type.
    public var type: String
    public var count: Int
    public var ratedKW: Double

    public init(type: String, count: Int, ratedKW: Double) {
      self.type = type
      self.count = count
      self.ratedKW = ratedKW
    }
  }

  /// Id of the category of its site.
  public var category = ""
  public var chargers: [Chargers] = []
  /// New connection to the grid; 0 where there is one.
  public var connectionKVA = 0.0
  /// What the site itself costs by its category, CNY; 0 where it stands.
  public var siteCNY = 0.0
  public var photovoltaicKW = 0.0
  public var storageKWh = 0.0
  /// Places that are leased.
  public var places = 0

  public init() {}

  fileprivate func amount(_ unit: FinanceParameters.CostOverride.Unit, _ group: Chargers?) -> Double {
    let groups = group.map { [$0] } ?? chargers
    return switch unit {
    case .kilowatt: groups.reduce(0) { $0 + Double($1.count) * $1.ratedKW }
    case .charger: groups.reduce(0) { $0 + Double($1.count) }
    case .station: 1
    case .kilovoltAmpere: connectionKVA
    }
  }
}

extension FinanceParameters {
  /// The cost that replaces the price book's: the one that names both type and category, then type, then category, then neither;
  /// of equals the one listed first.
  public func override(of element: CostElement, chargerType: String = "", category: String = "")
    -> CostOverride?
  {
    func rank(_ cost: CostOverride) -> Int {
      (cost.chargerType.isEmpty ? 0 : 2) + (cost.category.isEmpty ? 0 : 1)
    }
    let fitting = costs.filter {
      $0.element == element && ($0.chargerType.isEmpty || $0.chargerType == chargerType)
        && ($0.category.isEmpty || $0.category == category)
    }
    return fitting.reduce(nil) { best, cost in
      best.map { rank($0) >= rank(cost) ? $0 : cost } ?? cost
    }
  }

  /// The costs of a station, each in the prices of the year it is known in.
  ///
  /// Without overrides the investments are those of the price book: chargers by their power, connection by its size, modules,
  /// battery and the site; civil works beside the site's are `civilShare` of the chargers. Operation is the price book's share of
  /// each investment, in that investment's prices.
  public func costItems(of station: StationBuild, prices: PriceBook, chargerCNYPerKW: Double) -> [CostItem] {
    var items = station.chargers.map { equipment($0, station, chargerCNYPerKW) }
    let chargers = items
    func book(_ element: CostElement, _ cny: Double) {
      if cny > 0 { items.append(CostItem(element, Money(cny: cny), priceYear: bookPriceYear)) }
    }
    func replaced(_ element: CostElement) -> Bool {
      guard let cost = override(of: element, category: station.category) else { return false }
      items.append(
        CostItem(
          element, Money(cny: cost.cny * station.amount(cost.per, nil)), priceYear: cost.priceYear))
      return true
    }
    book(.equipment, station.photovoltaicKW * prices.photovoltaicCNYPerKW)
    book(.equipment, station.storageKWh * prices.storageCNYPerKWh)
    if station.connectionKVA <= 0 || !replaced(.gridConnection) {
      book(.gridConnection, station.connectionKVA * prices.connectionCNYPerKVA)
    }
    book(.civil, station.siteCNY)
    if !replaced(.civil), civilShare > 0 {
      items += chargers.map {
        CostItem(.civil, $0.amount.scaled(by: civilShare), priceYear: $0.priceYear, grade: $0.grade)
      }
    }
    if !replaced(.operation) {
      items += items.map {
        CostItem(
          .operation, $0.amount.scaled(by: prices.operationShare), priceYear: $0.priceYear, grade: $0.grade)
      }
    }
    if let lease = lease(in: station.category) {
      items.append(
        CostItem(
          .land, Money(cny: lease.cnyPerPlaceYear * Double(station.places)), priceYear: lease.priceYear))
    }
    return items
  }

  private func equipment(
    _ group: StationBuild.Chargers, _ station: StationBuild, _ chargerCNYPerKW: Double
  ) -> CostItem {
    let cost = override(of: .equipment, chargerType: group.type, category: station.category)
    let cny =
      cost.map { $0.cny * station.amount($0.per, group) }
      ?? Double(group.count) * group.ratedKW * chargerCNYPerKW
    return CostItem(.equipment, Money(cny: cny), priceYear: cost?.priceYear ?? bookPriceYear)
  }

  /// The category's rent, or else the one of all categories.
  private func lease(in category: String) -> LandLease? {
    landLeases.first { $0.category == category } ?? landLeases.first { $0.category.isEmpty }
  }
}
