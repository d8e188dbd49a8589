import Finance
import NumericKernels
import Testing

@Suite("Stations, operators, townships and payers see the same money")
struct ProjectFinanceLaws {
  private static var parameters: FinanceParameters {
    var parameters = FinanceParameters()
    parameters.priceYear = 2026
    parameters.horizonYears = 12
    parameters.equipmentLifeYears = 8
    parameters.salvageShare = 0.05
    parameters.taxShare = 0.1
    parameters.revenueGrowthShare = 0.031
    parameters.energyGrowthShare = 0.017
    parameters.index = PriceIndex([.init(2024, 97.3), .init(2026, 101.1)])
    parameters.payers = [
      PayerShares(
        .gridConnection, operatorShare: 0.5, districtShare: 0.2, gridCompanyShare: 0.3),
      PayerShares(.civil, operatorShare: 1 / 3.0, districtShare: 1 / 3.0, gridCompanyShare: 1 / 3.0),
    ]
    return parameters
  }

  private static func projects(_ seed: UInt64) -> [FinancedProject] {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("finance.test"))
    func money(_ most: Double) -> Money { Money(cny: most * random.uniform()) }
    return (0..<30).map { row in
      FinancedProject(
        id: "s\(row)", firm: "f\(row % 4)", township: "t\(row % 5)", firstYear: 2026 + row % 3,
        costs: [
          CostItem(.equipment, money(1e6), priceYear: 2024), CostItem(.civil, money(2e5), priceYear: 2026),
          CostItem(.gridConnection, money(3e5), priceYear: 2026),
          CostItem(.operation, money(5e4), priceYear: 2024), CostItem(.land, money(2e4), priceYear: 2026),
        ], revenue: money(6e5), energy: money(3e5), units: 1e5 * random.uniform(),
        grants: [.init(year: 2026 + row % 4, amount: money(1e5))])
    }
  }

  @Test("Sums by firm, township, payer and in any order are the district's, to the fen", arguments: 1...5)
  func additivity(seed: UInt64) throws {
    let flows = try Self.projects(seed).map { try Self.parameters.cashFlow(of: $0, from: 2026) }
    let district = flows.map(\.whole).total()
    #expect(flows.reversed().map(\.whole).total() == district)
    for key in [\FinancedProject.firm, \FinancedProject.township] {
      let words = Set(flows.map { $0.project[keyPath: key] }).sorted()
      let groups = words.map { word in
        flows.filter { $0.project[keyPath: key] == word }.map(\.whole).total()
      }
      #expect(groups.total() == district)
    }
    // What passes between payers cancels.
    let payers = flows.flatMap { [$0.operatorView, $0.districtView, $0.gridCompanyView] }.total()
    #expect(payers == district)
    #expect(district.total(\.incentive) == .zero)
    #expect(flows.map(\.operatorView).total().total(\.incentive) > .zero)
    // Planted fault: one fen of one station is told.
    var rows = flows[0].whole.years
    rows[0].land += Money(fen: 1)
    #expect([CashFlow(rows)] + flows.dropFirst().map(\.whole) != flows.map(\.whole))
    #expect(([CashFlow(rows)] + flows.dropFirst().map(\.whole)).total() != district)
  }

  @Test("A project worked out by hand: prices of 2024, a purchase anew, what is left of it")
  func byHand() throws {
    var parameters = FinanceParameters()
    parameters.priceYear = 2026
    parameters.horizonYears = 6
    parameters.equipmentLifeYears = 4
    parameters.salvageShare = 0.1
    parameters.index = PriceIndex([.init(2024, 100), .init(2026, 110)])
    parameters.payers = [
      PayerShares(.gridConnection, operatorShare: 0, districtShare: 0.25, gridCompanyShare: 0.75)
    ]
    let project = FinancedProject(
      id: "s", firm: "f", township: "t", firstYear: 2027,
      costs: [
        CostItem(.equipment, Money(cny: 1000), priceYear: 2024),
        CostItem(.gridConnection, Money(cny: 400), priceYear: 2026),
        CostItem(.operation, Money(cny: 50), priceYear: 2026),
      ], revenue: Money(cny: 500), energy: Money(cny: 100), units: 10,
      grants: [.init(year: 2028, amount: Money(cny: 70)), .init(year: 2040, amount: Money(cny: 70))])
    let flow = try parameters.cashFlow(of: project, from: 2026)
    #expect(flow.whole.years.map(\.year) == [2026, 2027, 2028, 2029, 2030, 2031])
    #expect(flow.whole.years.map(\.investment.cny) == [0, 1500, 0, 0, 0, 0])
    // Four years from 2027 on: anew in 2031, of which three quarters are left, and a tenth of the rest.
    #expect(flow.whole.years.map(\.replacement.cny) == [0, 0, 0, 0, 0, 1100])
    #expect(flow.whole.years.map(\.salvage.cny) == [0, 0, 0, 0, 0, 1100 * 0.775])
    #expect(flow.whole.years.map(\.running.cny) == [0, 350, 350, 350, 350, 350])
    #expect(flow.units == [0, 10, 10, 10, 10, 10])
    #expect(flow.gridCompanyView.net.cny == -300)
    #expect(flow.districtView.net.cny == -100 - 70)
    #expect(flow.operatorView.years.map(\.incentive.cny) == [0, 0, 70, 0, 0, 0])
  }

  @Test("Prices of a year that no index joins are refused, and joined ones are converted")
  func years() throws {
    var parameters = FinanceParameters()
    parameters.priceYear = 2026
    let project = FinancedProject(
      id: "s", firm: "f", township: "t", firstYear: 2026,
      costs: [CostItem(.equipment, Money(cny: 1000), priceYear: 2020)], revenue: .zero, energy: .zero)
    #expect(throws: CashFlowFault.noIndex(year: 2020, needed: 2026)) {
      try parameters.cashFlow(of: project, from: 2026)
    }
    parameters.index = PriceIndex([.init(2026, 100)])
    #expect(throws: CashFlowFault.self) { try parameters.cashFlow(of: project, from: 2026) }
    parameters.index = PriceIndex([.init(2020, 80), .init(2026, 100)])
    #expect(try parameters.cashFlow(of: project, from: 2026).whole.total(\.investment).cny == 1250)
  }

  @Test("Taxes are taken from gains and not from losses")
  func taxes() throws {
    var parameters = FinanceParameters()
    parameters.priceYear = 2026
    parameters.taxShare = 0.25
    func tax(_ revenue: Double) throws -> Double {
      let project = FinancedProject(
        id: "s", firm: "f", township: "t", firstYear: 2026,
        costs: [CostItem(.operation, Money(cny: 100), priceYear: 2026)], revenue: Money(cny: revenue),
        energy: .zero)
      return try parameters.cashFlow(of: project, from: 2026).whole.years[0].tax.cny
    }
    #expect(try tax(300) == 50)
    #expect(try tax(50) == 0)
    parameters.taxShare = 0
    #expect(try tax(300) == 0)
  }

  @Test(
    "what stood before is bought anew at the end of its life, at once where it is over age, and keeps what is left"
  )
  func renewal() throws {
    var parameters = FinanceParameters()
    (parameters.priceYear, parameters.horizonYears, parameters.equipmentLifeYears) = (2026, 6, 4)
    var project = FinancedProject(
      id: "s", firm: "f", township: "t", firstYear: 2026, costs: [], revenue: .zero, energy: .zero)
    func replaced(_ opened: Int) throws -> [Int] {
      project.standing = .init(openedYear: opened, amount: Money(cny: 800))
      return try parameters.cashFlow(of: project, from: 2026).whole.years.filter { $0.replacement > .zero }
        .map(\.year)
    }
    #expect(try replaced(2024) == [2028])
    #expect(try replaced(2010) == [2026, 2030])
    #expect(try replaced(2029) == [])
    // Bought anew in 2028, three of four years old at the end of 2031: four years used up.
    project.standing = .init(openedYear: 2024, amount: Money(cny: 800))
    let flow = try parameters.cashFlow(of: project, from: 2026).whole
    #expect(flow.total { $0.salvage } == .zero)
    parameters.horizonYears = 5
    #expect(
      try parameters.cashFlow(of: project, from: 2026).whole.total { $0.salvage } == Money(cny: 200))
  }

  @Test("in its first year a project runs for a part of it, and later whole years")
  func opening() throws {
    var parameters = FinanceParameters()
    (parameters.priceYear, parameters.horizonYears) = (2026, 3)
    var project = FinancedProject(
      id: "s", firm: "f", township: "t", firstYear: 2027,
      costs: [CostItem(.operation, Money(cny: 40), priceYear: 2026)], revenue: Money(cny: 100),
      energy: Money(cny: 20), units: 10)
    project.openingShare = 0.25
    let flow = try parameters.cashFlow(of: project, from: 2026)
    #expect(flow.whole.years.map(\.revenue) == [.zero, Money(cny: 25), Money(cny: 100)])
    #expect(flow.whole.years.map(\.energy) == [.zero, Money(cny: 5), Money(cny: 20)])
    #expect(flow.whole.years.map(\.operation) == [.zero, Money(cny: 10), Money(cny: 40)])
    #expect(flow.units == [0, 2.5, 10])
  }
}
