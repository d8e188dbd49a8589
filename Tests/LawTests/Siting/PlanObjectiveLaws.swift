import DistrictModel
import Fixtures
import Siting
import Testing

@Suite("A plan serves its objective, its budget and its stages") struct PlanObjectiveLaws {
  private let world: World
  private let demand: CellDemand

  init() throws {
    let world = try SmallWorld.world { inputs in
      inputs.categories[0].capacityMin = 8
      inputs.categories[0].allowsSwap = true
      inputs.categories[0].stationCostCNY = 300_000
      var market = inputs.categories[0]
      market.id = "market"
      market.candidates = 20
      market.stationCostCNY = 100_000
      inputs.categories.append(market)
    }
    self.world = world
    let cells = world.grid.cells.indices
    demand = CellDemand(
      wattHoursPerDay: cells.map { Int64(world.population.perCell[$0]) + 1 },
      peakErlangs: cells.map { _ in 0.01 },
      swapWattHoursPerDay: cells.map { Int64(world.population.perCell[$0]) + 1 })
  }

  private func plan(_ change: (inout SitingParameters) -> Void) throws -> Plan {
    var parameters = SitingParameters()
    (parameters.stations, parameters.chargers, parameters.swapStations) = (12, 72, 3)
    parameters.radiiM = [1500]
    change(&parameters)
    return try DistrictPlanner(parameters: parameters, seed: 1).plan(world, demand: demand)
  }

  /// Watt-hours times metres to the nearest station.
  private func travel(_ plan: Plan) -> Double {
    world.grid.cells.indices.reduce(0) { sum, cell in
      let centre = world.grid.cells[cell].centre
      let nearest = plan.stations.map { world.sites[$0.site].point.distance(to: centre) }.min() ?? .infinity
      return sum + nearest * Double(demand.wattHoursPerDay[cell])
    }
  }

  @Test("A plan by travel brings stations nearer than a plan by coverage, and says by how much")
  func travel() throws {
    let covering = try plan { _ in }
    let near = try plan { $0.objective = .travel }
    #expect(travel(near) < travel(covering))
    let quality = near.quality[0]
    #expect(quality.objective == .travel && quality.bound <= quality.value)
    #expect(
      abs(Double(quality.value) / travel(near) - 1) < 1e-3,
      "the value is the travel of the plan, in whole metres")
    let total = Double(demand.wattHoursPerDay.reduce(0, +))
    #expect(abs((quality.meanDistanceM ?? 0) - travel(near) / total) < 1)
    #expect(covering.quality[0].meanDistanceM == nil)
  }

  @Test("A budget is kept to the last yuan, and more of it covers more")
  func budget() throws {
    func within(_ budget: Int) throws -> Plan {
      try plan { $0.budgetCNY = budget }
    }
    let chargers = 72.0 * world.chargerTypes.reduce(0) { $0 + $1.share * $1.ratedKW } * 450
    let poor = try within(Int(chargers) + 1_000_000)
    let rich = try within(Int(chargers) + 1_500_000)
    for plan in [poor, rich] {
      let cost = try #require(plan.cost)
      let sites = plan.stations.reduce(0) {
        $0 + world.categories[world.sites[$1.site].category].stationCostCNY
      }
      let types = plan.stations.reduce([0, 0]) { [$0[0] + $1.chargers[0], $0[1] + $1.chargers[1]] }
      let price = zip(types, world.chargerTypes).reduce(0.0) { $0 + Double($1.0) * $1.1.ratedKW * 450 }
      #expect(cost.sitesCNY == sites && cost.chargersCNY == Int(price.rounded(.up)))
      #expect(cost.sitesCNY + cost.chargersCNY <= cost.budgetCNY)
    }
    #expect(rich.quality[0].value > poor.quality[0].value && rich.stations.count > poor.stations.count)
    #expect(poor.stations.count < 12, "the planted fault: by number the plan would cost more than the budget")
  }

  @Test("A budget that the chargers alone exceed is infeasible, with both numbers")
  func smallBudget() throws {
    #expect {
      try plan { $0.budgetCNY = 1000 }
    } throws: { error in
      (error as? SitingError)?.message.contains("more than the budget of 1000 CNY") == true
    }
  }

  @Test("Stages hold their numbers, cover most early, and leave the plan as it is")
  func stages() throws {
    let whole = try plan { _ in }
    let staged = try plan { parameters in
      for (year, stations, swaps) in [(2026, 4, 1), (2027, 7, 1), (2028, 12, 3)] {
        var stage = PlanStage()
        (stage.year, stage.stations, stage.swapStations) = (year, stations, swaps)
        parameters.stages.append(stage)
      }
    }
    #expect(staged.standing(in: 2028).stations.map(\.site) == whole.stations.map(\.site))
    #expect(staged.stageYears == [2026, 2027, 2028])
    #expect([2025, 2026, 2027, 2028].map { staged.standing(in: $0).stations.count } == [0, 4, 7, 12])
    #expect([2026, 2027, 2028].map { staged.standing(in: $0).swapSites.count } == [1, 1, 3])
    let order = try #require(staged.quality.first { $0.objective == .stages && $0.purpose == "charging" })
    #expect(order.bound >= order.value)
    func covered(_ sites: [SiteID]) -> Int64 {
      world.grid.cells.indices.reduce(0) { sum, cell in
        let centre = world.grid.cells[cell].centre
        let isNear = sites.contains { world.sites[$0].point.distance(to: centre) <= 1500 }
        return sum + (isNear ? demand.wattHoursPerDay[cell] : 0)
      }
    }
    let byYear = [2026, 2027, 2028].map { covered(staged.standing(in: $0).stations.map(\.site)) }
    #expect(byYear.reduce(0, +) == order.value)
    // The planted fault: opening in the order of the list covers less.
    let listed = [4, 7, 12].map { covered(Array(whole.stations.map(\.site).prefix($0))) }
    #expect(listed.reduce(0, +) < order.value)
  }

  @Test("What nothing knows together is refused by the planner as well as by the reader")
  func combinations() throws {
    for objective in [SitingObjective.travel, .waiting] {
      #expect(throws: SitingError.self) {
        try plan { ($0.objective, $0.spacingM) = (objective, 500) }
      }
      #expect(throws: SitingError.self) {
        try plan { ($0.objective, $0.budgetCNY) = (objective, 1_000_000_000) }
      }
    }
    #expect(throws: SitingError.self) { try plan { ($0.budgetCNY, $0.spacingM) = (1_000_000_000, 500) } }
  }

  @Test("More money than chargers opens no more stations than they can equip, within both bounds")
  func muchMoney() throws {
    let rich = try plan { ($0.budgetCNY, $0.smallestStation) = (1_000_000_000, 6) }
    #expect(rich.stations.count == 72 / 6)
    let byNumber = try plan { $0.smallestStation = 6 }
    #expect(rich.quality[0].value == byNumber.quality[0].value, "money does not bind, so the number does")
    #expect(rich.quality[0].bound <= byNumber.quality[0].bound)
  }

  @Test("A required charging site is no swap station's where kinds do not share")
  func requiredIsKept() throws {
    let swaps = try plan { ($0.sharesSites, $0.swapRadiiM) = (false, [1500]) }.swapSites
    var demand = SiteDemand()
    demand.id = world.sites[try #require(swaps.first)].id
    let ruled = try plan {
      ($0.sharesSites, $0.swapRadiiM, $0.sites) = (false, [1500], [demand])
    }
    #expect(ruled.stations.contains { world.sites[$0.site].id == demand.id })
    #expect(!ruled.swapSites.contains { world.sites[$0].id == demand.id })
  }

  @Test("Nobody who travels, or nothing to open, is a plan as well")
  func nothing() throws {
    let none = try plan { ($0.objective, $0.stations, $0.chargers) = (.travel, 0, 0) }
    #expect(none.stations.isEmpty && none.quality[0].isProvenOptimal)
  }

  @Test("A large demand keeps the exact value, and a bound below it")
  func largeDemand() throws {
    let large = CellDemand(
      wattHoursPerDay: demand.wattHoursPerDay.map { $0 * 1_000_003 }, peakErlangs: demand.peakErlangs,
      swapWattHoursPerDay: demand.swapWattHoursPerDay)
    var parameters = SitingParameters()
    (parameters.stations, parameters.chargers, parameters.swapStations) = (12, 72, 0)
    parameters.objective = .travel
    parameters.travelAlgorithm = "branch-and-bound"
    let plan = try DistrictPlanner(parameters: parameters, seed: 1).plan(world, demand: large)
    let exact = world.grid.cells.indices.reduce(Int64(0)) { sum, cell in
      let centre = world.grid.cells[cell].centre
      let nearest = plan.stations.map { world.sites[$0.site].point.distance(to: centre) }.min() ?? 0
      return sum + large.wattHoursPerDay[cell] * Int64(nearest.rounded())
    }
    #expect(plan.quality[0].value == exact && plan.quality[0].bound <= exact)
    #expect(plan.quality[0].isProvenOptimal == (plan.quality[0].bound == exact))
  }

  @Test("A year in which nothing opens is a stage too")
  func idleYear() throws {
    let staged = try plan { parameters in
      for (year, stations) in [(2026, 12), (2027, 12)] {
        var stage = PlanStage()
        (stage.year, stage.stations) = (year, stations)
        parameters.stages.append(stage)
      }
    }
    #expect(staged.stageYears == [2026, 2027])
    #expect(staged.standing(in: 2026).stations.count == 12)
    #expect(staged.standing(in: 2026).swapSites.isEmpty, "no stage counts them: they open in the last year")
  }
}
