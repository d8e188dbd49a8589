import DistrictModel
import Fixtures
import Siting
import Testing

@Suite("A plan keeps the rules of its scenario") struct PlanRuleLaws {
  private let world: World
  private let demand: CellDemand

  init() throws {
    let world = try SmallWorld.world { inputs in
      inputs.categories[0].capacityMin = 8
      inputs.categories[0].allowsSwap = true
      var market = inputs.categories[0]
      market.id = "market"
      market.nameZh = "市场"
      market.nameEn = "market"
      market.candidates = 20
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
    parameters.algorithm = "greedy-swap"
    change(&parameters)
    return try DistrictPlanner(parameters: parameters, seed: 1).plan(world, demand: demand)
  }

  private func sites(_ plan: Plan) -> [Site] { plan.stations.map { world.sites[Int($0.site.row)] } }

  @Test("Required sites are open and forbidden ones are not")
  func demands() throws {
    let free = Set(sites(try plan { _ in }).map(\.id))
    let wanted = try #require(world.sites.first { !free.contains($0.id) }).id
    let shut = try #require(free.min())
    let ruled = Set(
      sites(
        try plan { parameters in
          for (id, rule) in [(wanted, SiteDemand.Rule.required), (shut, .forbidden)] {
            var demand = SiteDemand()
            (demand.id, demand.rule) = (id, rule)
            parameters.sites.append(demand)
          }
        }
      ).map(\.id))
    #expect(ruled.contains(wanted) && !ruled.contains(shut) && ruled.count == 12)
  }

  @Test("Quotas hold, and the price of keeping them is seen in the value")
  func quotas() throws {
    let free = try plan { _ in }
    var quota = StationQuota()
    (quota.id, quota.township, quota.atLeast) = ("north", "003", 6)
    var markets = StationQuota()
    (markets.id, markets.category, markets.atMost) = ("markets", "market", 1)
    let before = sites(free)
    #expect(
      before.count { $0.township.row == 2 } < 6, "the planted fault: without the quota it does not hold")
    let ruled = try plan { $0.quotas = [quota, markets] }
    #expect(sites(ruled).count { $0.township.row == 2 } >= 6)
    #expect(sites(ruled).count { $0.category == 1 } <= 1)
    #expect(
      ruled.quality[0].value < free.quality[0].value && ruled.quality[0].bound >= ruled.quality[0].value)
    #expect(ruled.swapSites == free.swapSites, "swap stations have no quota")
  }

  @Test("Quotas that contradict each other end with their names")
  func contradiction() throws {
    var few = StationQuota()
    (few.id, few.category, few.atMost) = ("few-parkings", "parking", 2)
    var alsoFew = StationQuota()
    (alsoFew.id, alsoFew.category, alsoFew.atMost) = ("few-markets", "market", 3)
    var idle = StationQuota()
    (idle.id, idle.township, idle.atLeast) = ("some-north", "003", 1)
    #expect {
      try plan { $0.quotas = [few, idle, alsoFew] }
    } throws: { error in
      (error as? SitingError)?.message
        == "no plan keeps all rules: charging stations: 12 sites cannot meet quotas 'few-parkings', 'few-markets'"
    }
  }

  @Test("Stations keep their distance, from each other and from what a mask names")
  func distances() throws {
    func nearest(_ sites: [Site]) -> Double {
      sites.indices.flatMap { one in
        sites.indices.filter { $0 > one }.map { sites[one].point.distance(to: sites[$0].point) }
      }.min() ?? .infinity
    }
    let free = sites(try plan { _ in })
    let spaced = sites(try plan { $0.spacingM = 2000 })
    #expect(nearest(spaced) >= 2000 && nearest(free) < 2000)
    let school = free[0].point
    var mask = SiteMask()
    (mask.id, mask.distanceM, mask.places, mask.kind) = ("school", 800, [school], .charging)
    let masked = try plan { $0.masks = [mask] }
    #expect(sites(masked).allSatisfy { $0.point.distance(to: school) >= 800 })
    #expect(masked.swapSites == (try plan { _ in }.swapSites), "the mask is for charging stations")
  }

  @Test("Kinds that may not share sites do not")
  func sharing() throws {
    let apart = try plan { parameters in
      (parameters.sharesSites, parameters.swapStations) = (false, 10)
      parameters.swapRadiiM = [1500]
    }
    let together = try plan { parameters in
      (parameters.sharesSites, parameters.swapStations) = (true, 10)
      parameters.swapRadiiM = [1500]
    }
    func shared(_ plan: Plan) -> Int { Set(plan.stations.map(\.site)).intersection(plan.swapSites).count }
    #expect(shared(apart) == 0 && shared(together) > 0)
  }
}
