import DistrictModel
import Finance

/// What a charging station costs once and a year: the price book's amounts, or what the scenario puts in their place.
struct StationCosts {
  private let new: [Int]
  private let isNew: Bool
  private let types: [ChargerType]
  private let category: SiteCategory
  private let places: Int
  private let book: MoneyCard.Investment
  private let terms: FinanceTerms

  init(_ row: Int, evidence: Evidence, money: MoneyCard, terms: FinanceTerms) {
    let station = evidence.plan.stations[row]
    let site = evidence.world.sites[station.site]
    let there = site.existing?.chargers ?? []
    new = station.chargers.enumerated().map { type, count in
      max(0, count - (there.indices.contains(type) ? there[type] : 0))
    }
    isNew = site.existing == nil
    types = evidence.world.chargerTypes
    category = evidence.world.categories[site.category]
    places = station.chargerCount
    book = money.investmentOfStation[row]
    self.terms = terms
  }

  private var parameters: FinanceParameters { terms.parameters }
  private var kW: Double { zip(new, types).reduce(0) { $0 + Double($1.0) * $1.1.ratedKW } }

  var items: [CostItem] {
    let built = equipment + [connection, civil]
    return built + operation(of: built) + rent
  }

  private func item(_ element: CostElement, _ cny: Double, year: Int? = nil) -> CostItem {
    CostItem(element, Money(cny: cny), priceYear: year ?? parameters.bookPriceYear)
  }

  /// The nearest override of an element: of type and category, of the type, of the category, of all.
  private func cost(_ element: CostElement, type: String = "") -> FinanceParameters.CostOverride? {
    func row(_ type: String, _ category: String) -> FinanceParameters.CostOverride? {
      parameters.costs.first {
        $0.element == element && $0.chargerType == type && $0.category == category
      }
    }
    let ofType = type.isEmpty ? nil : row(type, category.id) ?? row(type, "")
    return ofType ?? row("", category.id) ?? row("", "")
  }

  private var equipment: [CostItem] {
    let perKW = kW > 0 ? book.chargers / kW : 0
    let chargers = zip(new, types).filter { $0.0 > 0 }.map { count, type in
      let power = Double(count) * type.ratedKW
      guard let cost = cost(.equipment, type: type.id) else { return item(.equipment, power * perKW) }
      return item(
        .equipment, cost.cny * amount(cost.per, kW: power, chargers: count), year: cost.priceYear)
    }
    return chargers + [item(.equipment, book.photovoltaics + book.storage)]
  }

  private var connection: CostItem { once(.gridConnection, book.connections) }
  private var civil: CostItem { once(.civil, book.sites + parameters.civilShare * book.chargers) }

  private func once(_ element: CostElement, _ usual: Double) -> CostItem {
    guard let cost = cost(element) else { return item(element, usual) }
    let amount = amount(cost.per, kW: kW, chargers: new.reduce(0, +))
    return item(element, cost.cny * amount, year: cost.priceYear)
  }

  /// A year, as a share of what was built unless the scenario gives an amount.
  private func operation(of built: [CostItem]) -> [CostItem] {
    guard let cost = cost(.operation) else {
      return built.map {
        CostItem(
          .operation, $0.amount.scaled(by: terms.operationShare), priceYear: $0.priceYear, grade: $0.grade)
      }
    }
    let amount = amount(cost.per, kW: kW, chargers: new.reduce(0, +))
    return [item(.operation, cost.cny * amount, year: cost.priceYear)]
  }

  private var rent: [CostItem] {
    let lease =
      parameters.landLeases.first { $0.category == category.id }
      ?? parameters.landLeases.first { $0.category.isEmpty }
    return lease.map { [item(.land, $0.cnyPerPlaceYear * Double(places), year: $0.priceYear)] } ?? []
  }

  /// A connection is sized for the rated power at a power factor of 0.9.
  private func amount(
    _ unit: FinanceParameters.CostOverride.Unit, kW: Double, chargers: Int
  ) -> Double {
    switch unit {
    case .kilowatt: kW
    case .charger: Double(chargers)
    case .station: isNew ? 1 : 0
    case .kilovoltAmpere: isNew ? kW / 0.9 : 0
    }
  }
}
