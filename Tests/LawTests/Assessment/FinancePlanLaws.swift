import Assessment
import DistrictModel
import DistrictSimulation
import Finance
import Fixtures
import PowerNetwork
import Testing

/// What a plan costs whom adds up to the fen however it is grouped, and what is handed out is what is received.
@Suite("Money of a plan") struct FinancePlanLaws {
  private static func card(
    incentives: [Incentive] = [], change: (inout FinanceParameters) -> Void = { _ in }
  ) throws -> FinanceCard {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world)
    let outcome = try SmallWorld.simulate(world, plan: plan, settings: SmallWorld.settings())
    var parameters = FinanceParameters()
    parameters.horizonYears = 8
    change(&parameters)
    var firm = Firm()
    firm.id = "data-firm"
    firm.declares = [.init(.dataPurchasesCNY, 1_000_000, date: "2026-06-30")]
    var terms = PromiseTerms()
    terms.finance = FinanceTerms(
      parameters: parameters, incentives: incentives, firms: [firm], firstYear: 2025, chargerCNYPerKW: 450,
      seed: 1)
    let assessor = Assessor(
      world: world, plan: plan, demand: SmallWorld.demand(in: world),
      outcome: outcome, targets: [], coverageRadiusM: 900,
      money: MoneyCard(
        world: world, plan: plan, outcome: outcome, grid: nil, prices: PriceBook(), chargerCNYPerKW: 450,
        solar: nil, solarStations: []), terms: terms)
    return try #require(try assessor.finance())
  }

  private static func perKWh(_ rate: Double, cap: Double) -> Incentive {
    Incentive(
      "energy", components: [IncentiveComponent(.stationKWh, rate: rate)],
      caps: [IncentiveCap(per: .programmeYear, cny: cap)])
  }

  @Test("investments of kinds, firms, townships and payers each sum to the whole, to the fen")
  func additive() throws {
    let card = try Self.card { parameters in
      parameters.payers = [
        PayerShares(.equipment, operatorShare: 1.0 / 3, districtShare: 1.0 / 3, gridCompanyShare: 1.0 / 3)
      ]
    }
    let whole = card.whole.figures.investment
    #expect(whole > .zero)
    for sums in [card.byKind, card.byFirm, card.byTownship] {
      #expect(sums.map(\.figures.investment).total() == whole)
      #expect(sums.reduce(0) { $0 + $1.projects } == card.projects.count)
    }
    #expect(card.payers.map(\.investment).total() == whole)
    #expect(card.flow.total { $0.investment } == whole)
    // One station left out would be seen.
    #expect(card.projects.dropFirst().map(\.figures.investment).total() != whole)
  }

  @Test("what the district hands out is what stations and firms receive, and never more than the cap")
  func handedOut() throws {
    var data = Incentive("data", components: [IncentiveComponent(.dataPurchasesCNY, rate: 0.3)])
    data.group = ""
    let card = try Self.card(incentives: [Self.perKWh(0.2, cap: 50_000), data])
    let energy = try #require(card.incentives.first { $0.incentive.id == "energy" })
    #expect(energy.byYear.allSatisfy { $0.paid <= Money(cny: 50_000) })
    #expect(energy.capped > 0)
    let toStations = card.projects.map(\.figures.incentives).total()
    #expect(toStations == energy.paid)
    let toFirms = try #require(card.incentives.first { $0.incentive.id == "data" }).paid
    #expect(toFirms == Money(cny: 300_000))
    let district = try #require(card.payers.first { $0.payer == .district })
    #expect(district.incentives == -(toStations + toFirms))
    let operators = try #require(card.payers.first { $0.payer == .operator })
    #expect(operators.incentives == toStations)
  }

  @Test("without a cap a kilowatt-hour's award is its rate times the energy of a year, four quarters of it")
  func byHand() throws {
    let card = try Self.card(incentives: [Self.perKWh(0.1, cap: 1e9)])
    let row = try #require(card.incentives.first)
    // Eight years, four quarters, every station that sells.
    #expect(row.claims == row.paidClaims)
    #expect(row.claims % 32 == 0)
    let years = row.byYear.map(\.paid)
    #expect(years.count == 8)
    #expect(Set(years).count == 1)
  }

  @Test("an incentive never changes what all payers together see")
  func transfer() throws {
    let without = try Self.card()
    let with = try Self.card(incentives: [Self.perKWh(0.5, cap: 1e9)])
    #expect(with.whole.figures.netPresentCNY == without.whole.figures.netPresentCNY)
    #expect(with.whole.figures.operatorNetPresentCNY > without.whole.figures.operatorNetPresentCNY)
  }

  @Test("prices of two years without an index are refused")
  func years() {
    #expect(throws: CashFlowFault.self) { try Self.card { $0.bookPriceYear = 2020 } }
  }
}
