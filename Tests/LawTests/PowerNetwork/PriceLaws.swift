import Assessment
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import PowerNetwork
import Siting
import Testing

@Suite("Money of a plan") struct PriceLaws {
  @Test("An annuity pays its investment back with interest, and without interest in equal parts")
  func annuity() {
    var prices = PriceBook()
    prices.lifeYears = 10
    prices.interestShare = 0.06
    // 0.06 / (1 - 1.06^-10) = 0.135867958...
    #expect(abs(prices.annuity(1000) - 135.867_958_220_263_3) < 1e-9)
    prices.interestShare = 0
    #expect(prices.annuity(1000) == 100)
  }

  @Test("A station's year adds up, scales with the days, and an exempt one pays no connection charge")
  func year() throws {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world)
    let grid = try DistrictGrid(GridParameters(), world: world, plan: plan)
    let outcome = try SmallWorld.simulate(
      world, plan: plan, settings: SmallWorld.settings(days: 2, replications: 1),
      headroom: grid.headroom(ownPlugs: CellPlugs(spread: [], by: grid.residentShare)))
    var prices = PriceBook()
    prices.stationsAreExempt = false
    func card() -> MoneyCard {
      MoneyCard(
        world: world, plan: plan, outcome: outcome, grid: grid, prices: prices, chargerCNYPerKW: 450,
        solar: nil, solarStations: [])
    }
    let money = card()
    let room = outcome.replications[0].rooms[0]
    let kWh = EnergyUnit.kWh(room.loadOfStation.reduce(0, +))
    // The small world's tariff is one price all day.
    #expect(abs(money.sum(\.energyBought) - kWh * 0.6 * 365 / 2) < 1e-6 * kWh)
    let paid = room.stations.reduce(0) { $0 + Double($1.paidMicroCNY) / 1e6 }
    #expect(abs(money.sum(\.paidByDrivers) - paid * 365 / 2) < 1e-6 * paid)
    for station in money.stations {
      let sum =
        station.paidByDrivers + station.idleFees + station.energySold - station.energyBought
        - station.connectionCharge - station.operation - station.annuity
      #expect(abs(sum - station.profit) < 1e-9)
      #expect(station.connectionCharge > 0)
    }
    let rated = grid.ratedKW.reduce(0, +)
    #expect(abs(money.investment.chargers - rated * 450) < 1e-6)
    #expect(
      abs(money.investment.connections - 900 * grid.transformers.reduce(0) { $0 + $1.totalKVA }) < 1e-6)
    prices.stationsAreExempt = true
    #expect(card().sum(\.connectionCharge) == 0 && card().sum(\.profit) > money.sum(\.profit))
  }
}
