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
    incentives: [Incentive] = [], firms: [Firm] = [], computing: ComputingSupply? = nil,
    solar: SolarStorage? = nil, change: (inout FinanceParameters) -> Void = { _ in },
    of district: (inout DistrictInputs) -> Void = { _ in }
  ) throws -> FinanceCard {
    let world = try SmallWorld.world(district)
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
      parameters: parameters, incentives: incentives, firms: [firm] + firms, firstYear: 2025,
      chargerCNYPerKW: 450,
      seed: 1)
    terms.computing = computing
    let assessor = Assessor(
      world: world, plan: plan, demand: SmallWorld.demand(in: world),
      outcome: outcome, targets: [], coverageRadiusM: 900,
      money: MoneyCard(
        world: world, plan: plan, outcome: outcome, grid: nil, prices: PriceBook(), chargerCNYPerKW: 450,
        solar: solar, solarStations: solar == nil ? [] : [0, 2]), terms: terms)
    return try #require(try assessor.financed())
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

  /// Of one component of a basis, at 1 CNY a unit and no cap.
  private static func one(_ basis: IncentiveBasis) -> Incentive {
    Incentive("one", components: [IncentiveComponent(basis, rate: 1)])
  }

  private static func paid(
    _ incentive: Incentive, firms: [Firm] = [], solar: SolarStorage? = nil,
    of district: (inout DistrictInputs) -> Void = { _ in }
  ) throws -> Double {
    try #require(
      try card(incentives: [incentive], firms: firms, solar: solar, of: district).incentives.first
    ).paid.cny
  }

  @Test("own plugs that charge in order are claimed once, as many as the classes have, and by no clock")
  func orderedPlugs() throws {
    var expected = 0.0
    let paid = try Self.paid(Self.one(.orderedPlugCount)) { inputs in
      inputs.fleets[0].ownPlugPolicy = .orderly
      expected = (Double(inputs.fleets[0].stock) * inputs.fleets[0].ownPlugShare).rounded()
    }
    #expect(expected > 0 && paid == expected)
    #expect(try Self.paid(Self.one(.orderedPlugCount)) == 0)
    // They are what `ordered` asks for.
    var ordered = Self.one(.orderedPlugCount)
    ordered.eligibility.mustBeOrdered = true
    #expect(try Self.paid(ordered) { $0.fleets[0].ownPlugPolicy = .orderly } == expected)
    ordered.components = [IncentiveComponent(.chargerCount, rate: 1)]
    #expect(try Self.paid(ordered) { $0.fleets[0].ownPlugPolicy = .orderly } == 0)
  }

  @Test("modules and batteries of stations are claimed by their size")
  func sunAndBattery() throws {
    var solar = SolarStorage()
    (solar.photovoltaicKW, solar.storageKWh) = (100, 215)
    #expect(abs(try Self.paid(Self.one(.photovoltaicKW), solar: solar) - 200) < 1e-6)
    #expect(abs(try Self.paid(Self.one(.storageKWh), solar: solar) - 430) < 1e-6)
    #expect(try Self.paid(Self.one(.photovoltaicKW)) == 0)
  }

  @Test("a grade is the firm's, and without one nothing is paid")
  func graded() throws {
    var graded = Self.one(.chargerCount)
    let whole = try Self.paid(graded)
    graded.gradeFactors = [.init("a", 0.8)]
    var firm = Firm()
    (firm.id, firm.grade, firm.runs) = ("op", "a", [.charging])
    #expect(try Self.paid(graded, firms: [firm]) == 0.8 * whole)
    firm.grade = "b"
    #expect(try Self.paid(graded, firms: [firm]) == 0)
  }

  @Test("what a firm declares never reaches a station that has the same name")
  func sameName() throws {
    var firm = Firm()
    firm.id = "other"
    let name = try #require(try Self.card().projects.first).id
    firm.declares = [.init(.projectCostCNY, 500_000, date: "2026-06-30", project: name)]
    let card = try Self.card(incentives: [Self.one(.projectCostCNY)], firms: [firm])
    #expect(card.projects.allSatisfy { $0.figures.incentives == .zero })
    #expect(card.firmsReceive.incentives == Money(cny: 500_000))
  }

  @Test("present values of the payers and of firms beside the plan sum to the whole")
  func presentValues() throws {
    let data = Incentive("data", components: [IncentiveComponent(.dataPurchasesCNY, rate: 0.3)])
    let card = try Self.card(incentives: [Self.perKWh(0.2, cap: 50_000), data])
    let sum = card.payers.reduce(card.firmsReceive.netPresentCNY) { $0 + $1.netPresentCNY }
    #expect(abs(sum - card.whole.figures.netPresentCNY) < 1)
    #expect(card.firmsReceive.netPresentCNY > 0)
  }

  @Test("computing is paid for, and earns the rent of what is wanted of it, stage after stage")
  func computing() throws {
    var supply = ComputingSupply()
    (supply.todayPflops, supply.cnyPerPflops, supply.otherDemandPflops) = (100, 1000, 250)
    supply.stages = [(2025, 200), (2026, 200), (2027, 400)].map { year, pflops in
      var stage = ComputingSupply.Stage()
      (stage.year, stage.pflops) = (year, pflops)
      return stage
    }
    let card = try Self.card(computing: supply) { $0.computeCNYPerPetaflopYear = 300 }
    let rows = card.projects.filter { $0.kind == .computing }
    #expect(rows.map(\.id) == ["computing-2025", "computing-2027"])
    #expect(rows.map(\.figures.investment) == [Money(cny: 100_000), Money(cny: 200_000)])
    let sum = try #require(card.byKind.first { $0.id == "computing" }).figures
    let alone = try Self.card()
    // All of the first hundred over eight years, a quarter of the second over six.
    let revenue = card.flow.total { $0.revenue } - alone.flow.total { $0.revenue }
    #expect(revenue == Money(cny: 300 * (100 * 8 + 50 * 6)))
    #expect(sum.investment == Money(cny: 300_000))
  }

  @Test("prices of two years without an index are refused")
  func years() {
    #expect(throws: CashFlowFault.self) { try Self.card { $0.bookPriceYear = 2020 } }
  }
}
