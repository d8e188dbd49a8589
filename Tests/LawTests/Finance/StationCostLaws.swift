import DistrictModel
import Finance
import PowerNetwork
import Testing

@Suite("What a station costs")
struct StationCostLaws {
  private static var station: StationBuild {
    var station = StationBuild()
    station.category = "parking"
    station.chargers = [
      .init(type: "dc120", count: 4, ratedKW: 120), .init(type: "ac7", count: 10, ratedKW: 7),
    ]
    station.connectionKVA = 630
    station.siteCNY = 90_000
    station.photovoltaicKW = 50
    station.storageKWh = 200
    station.places = 14
    return station
  }

  private static var parameters: FinanceParameters {
    var parameters = FinanceParameters()
    parameters.priceYear = 2026
    parameters.bookPriceYear = 2025
    return parameters
  }

  private func cost(
    _ element: FinanceParameters.CostOverride.Unit, _ cny: Double, of: CostElement, type: String = "",
    category: String = "", year: Int = 2026
  ) -> FinanceParameters.CostOverride {
    var cost = FinanceParameters.CostOverride()
    cost.element = of
    cost.chargerType = type
    cost.category = category
    cost.cny = cny
    cost.per = element
    cost.priceYear = year
    return cost
  }

  private func sums(_ parameters: FinanceParameters, _ station: StationBuild = station) -> [CostElement:
    Double]
  {
    let items = parameters.costItems(of: station, prices: PriceBook(), chargerCNYPerKW: 450)
    return Dictionary(grouping: items, by: \.element).mapValues { $0.map(\.amount).total().cny }
  }

  @Test("Without a word of its own a station costs what the price book says, worked out by hand")
  func book() {
    let sums = sums(Self.parameters)
    // (480 + 70) kW × 450, 50 kW × 3,500, 200 kWh × 900; 630 kVA × 900; the site.
    #expect(sums[.equipment] == 602_500)
    #expect(sums[.gridConnection] == 567_000)
    #expect(sums[.civil] == 90_000)
    // 3 % of all of it, 1,259,500, a year.
    #expect(sums[.operation] == 37_785)
    #expect(sums[.land] == nil)
    let items = Self.parameters.costItems(of: Self.station, prices: PriceBook(), chargerCNYPerKW: 450)
    #expect(items.allSatisfy { $0.priceYear == 2025 && $0.grade == .assumed })
  }

  @Test("The nearest override holds: type and category, then type, then category, then all")
  func nearest() {
    var parameters = Self.parameters
    parameters.costs = [
      cost(.kilowatt, 1, of: .equipment), cost(.kilowatt, 2, of: .equipment, category: "parking"),
      cost(.kilowatt, 3, of: .equipment, type: "dc120"),
      cost(.kilowatt, 4, of: .equipment, type: "dc120", category: "parking"),
      cost(.kilowatt, 5, of: .equipment, type: "dc120", category: "parking"),
    ]
    func found(_ type: String, _ category: String) -> Double? {
      parameters.override(of: .equipment, chargerType: type, category: category)?.cny
    }
    #expect(found("dc120", "parking") == 4)
    #expect(found("dc120", "estate") == 3)
    #expect(found("ac7", "parking") == 2)
    #expect(found("ac7", "estate") == 1)
    #expect(parameters.override(of: .civil, category: "parking") == nil)
  }

  @Test("Overrides replace their element alone, in prices of their own year")
  func overrides() throws {
    var parameters = Self.parameters
    parameters.costs = [
      cost(.charger, 3000, of: .equipment, type: "ac7"), cost(.station, 400_000, of: .gridConnection),
      cost(.kilowatt, 100, of: .civil, year: 2024), cost(.station, 12_000, of: .operation),
    ]
    var lease = FinanceParameters.LandLease()
    lease.cnyPerPlaceYear = 1200
    lease.priceYear = 2026
    parameters.landLeases = [lease]
    let sums = sums(parameters)
    // 480 kW × 450, 10 × 3,000, and modules and battery as before.
    #expect(sums[.equipment] == 601_000)
    #expect(sums[.gridConnection] == 400_000)
    #expect(sums[.civil] == 145_000)
    #expect(sums[.operation] == 12_000)
    #expect(sums[.land] == 16_800)
    let items = parameters.costItems(of: Self.station, prices: PriceBook(), chargerCNYPerKW: 450)
    #expect(Set(items.map(\.priceYear)) == [2024, 2025, 2026])
    // A connection that stands is not paid for again.
    var standing = Self.station
    standing.connectionKVA = 0
    #expect(self.sums(parameters, standing)[.gridConnection] == nil)
    // Planted fault: the years cannot be added without an index.
    let project = FinancedProject(
      id: "s", firm: "f", township: "t", firstYear: 2026, costs: items, revenue: .zero, energy: .zero)
    #expect(throws: CashFlowFault.self) { try parameters.cashFlow(of: project, from: 2026) }
    parameters.index = PriceIndex([.init(2024, 100), .init(2025, 100), .init(2026, 100)])
    let flow = try parameters.cashFlow(of: project, from: 2026)
    // 601,000 and 400,000 and 145,000.
    #expect(flow.whole.total(\.investment).cny == 1_146_000)
  }

  @Test("What is paid to a project arrives in its years")
  func grants() throws {
    let incentive = Incentive("i", components: [IncentiveComponent(.stationKWh, rate: 0.1)])
    let claims = ["2026-12-31", "2027-06-30", "2027-12-31"].map { date in
      Claim(
        id: date, firm: "f", project: "s", kind: .charging, date: date, facts: [.init(.stationKWh, 1000)])
    }
    let settlement = IncentiveBook([incentive]).settle(claims, seed: 1)
    let grants = settlement.grants(firm: "f", project: "s")
    #expect(
      grants == [.init(year: 2026, amount: Money(cny: 100)), .init(year: 2027, amount: Money(cny: 200))])
    #expect(settlement.grants(firm: "other", project: "s").isEmpty)
    #expect(grants.map(\.amount).total() == settlement.paid)
  }
}
