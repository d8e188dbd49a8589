import Assessment
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import PowerNetwork
import Testing

@Suite("Indicators by hand") struct IndicatorValueLaws {
  private static func near(_ one: Double?, _ other: Double) -> Bool {
    one.map { abs($0 - other) <= 1e-9 * max(1, abs(other)) } ?? false
  }

  @Test("Vehicles replaced burn by their kind over the same way")
  func replaced() {
    let factors = EmissionFactors()
    // 15 kWh at 0.15 kWh/km are 100 km: 7.5 l of petrol at 2.3 kg.
    #expect(Self.near(factors.replacedKg(energyKWh: 15, consumptionKWhPerKm: 0.15), 17.25))
    // 50 kWh at 1 kWh/km are 50 km: 14 l of diesel at 2.65 kg.
    #expect(Self.near(factors.replacedKg(energyKWh: 50, consumptionKWhPerKm: 1), 37.1))
    #expect(factors.replacedKg(energyKWh: 50, consumptionKWhPerKm: 0) == 0)
  }

  @Test("CO₂ avoided is what the replaced would have burnt less what the grid emits, and can be negative")
  func emissions() throws {
    var scene = try IndicatorScene(world: SmallWorld.world())
    let world = scene.world
    let runs = scene.outcome.replications
    let tonnes = runs.map { run -> Double in
      let room = run.rooms[0]
      let spared = world.fleets.indices.reduce(0.0) {
        $0 + EnergyUnit.kWh(room.deliveredToClass[$1]) / world.fleets[$1].consumptionKWhPerKm * 0.075 * 2.3
      }
      return (spared - EnergyUnit.kWh(room.load.reduce(0, +)) * 0.5366) * 365 / 1000
    }
    let mean = tonnes.reduce(0, +) / Double(tonnes.count)
    #expect(mean > 0 && Self.near(scene.card().indicator("co2_avoided_t_year")?.value, mean))
    // The planted fault: a grid of coal alone for small cars spares nothing, and no floor at 0 hides it.
    scene.emissions.gridKgPerKWh = 5
    let coal = try #require(scene.card().indicator("co2_avoided_t_year"))
    #expect(try #require(coal.value) < 0 && #require(coal.low) < #require(coal.value))
  }

  @Test("Own plugs stand beside public chargers, and hydrogen vehicles need none of them")
  func chargersPerVehicle() throws {
    let world = try SmallWorld.world {
      $0.fleets[1].ownPlugShare = 0.5
      $0.fleets[0].ownPlugShare = 0.25
    }
    let scene = try IndicatorScene(world: world, replications: 0)
    let chargers = Double(scene.plan.chargerCount)
    let card = scene.card()
    #expect(Self.near(card.indicator("ev_per_public_charger")?.value, 2200 / chargers))
    #expect(Self.near(card.indicator("ev_per_charger")?.value, 2200 / (chargers + 500 + 100)))
    let burning = try SmallWorld.world {
      $0.fleets[1].fuel = .hydrogen
      $0.fleets[1].tankKg = 5
    }
    let other = try IndicatorScene(world: burning, replications: 0).card()
    #expect(Self.near(other.indicator("ev_per_public_charger")?.value, 2000 / chargers))
  }

  @Test("The worst township lies below the district, the best above, each with its name")
  func townships() throws {
    var scene = try IndicatorScene(world: SmallWorld.world(), replications: 0)
    // Stations near the first township alone.
    let centre = scene.world.townships[0].centre
    scene.plan.stations = scene.plan.stations.filter {
      scene.world.sites[$0.site].point.distance(to: centre) < 2500
    }
    try #require(!scene.plan.stations.isEmpty)
    let card = scene.card()
    let all = try #require(card.indicator("population_coverage_share")?.value)
    let (best, worst) = (
      try #require(card.indicator("best_township_coverage_share")),
      try #require(card.indicator("worst_township_coverage_share"))
    )
    #expect(try #require(best.value) > all && all > #require(worst.value))
    #expect(best.remark?.en == "Township 001" && worst.remark?.en != "Township 001")
    let shares = card.townships.map { Double($0.coveredResidents) / Double($0.residents) }
    #expect(Self.near(best.value, shares.max() ?? -1) && Self.near(worst.value, shares.min() ?? -1))
  }

  @Test("Cost per extra person is investment over people newly covered, and nothing where nobody is gained")
  func costPerPerson() throws {
    var scene = try IndicatorScene(world: SmallWorld.world(), replications: 0)
    func money(_ plan: Plan) -> MoneyCard {
      MoneyCard(
        world: scene.world, plan: plan, outcome: scene.outcome, grid: nil, prices: PriceBook(),
        chargerCNYPerKW: 1000, solar: nil, solarStations: [])
    }
    scene.money = money(scene.plan)
    let card = scene.card()
    let covered = Double(card.townships.reduce(0) { $0 + $1.coveredResidents })
    let investment = try #require(scene.money).investment
    #expect(covered > 0 && investment.chargers > 0)
    #expect(
      Self.near(
        card.indicator("cost_per_person_covered_cny")?.value,
        (investment.sites + investment.chargers) / covered))
    scene.plan.stations = scene.plan.stations.map {
      PlannedStation(site: $0.site, chargers: $0.chargers, isExisting: true)
    }
    let nobody = try #require(scene.card().indicator("cost_per_person_covered_cny"))
    #expect(nobody.value == nil && nobody.remark?.zh == "覆盖人口没有增加")
  }

  @Test("Chargers by type sum to the plan, sessions and time taken to those of the stations")
  func chargerTypes() throws {
    let card = try IndicatorScene(world: SmallWorld.world()).card()
    #expect(card.chargerTypes.map(\.type.id) == SmallWorld.inputs().chargerTypes.map(\.id))
    #expect(
      card.chargerTypes.reduce(0) { $0 + $1.planned } == card.stations.reduce(0) { $0 + $1.chargerCount })
    let sessions = card.stations.reduce(0) { $0 + $1.sessionsPerDay }
    #expect(sessions > 0)
    #expect(abs(card.chargerTypes.reduce(0) { $0 + $1.sessionsPerDay } - sessions) < 1e-6)
    let taken = card.stations.reduce(0) { $0 + $1.occupancyShare * Double($1.connectors) }
    let byType = card.chargerTypes.reduce(0) { $0 + ($1.occupancyShare ?? 0) * Double($1.connectors) }
    #expect(abs(byType - taken) < 1e-6)
  }

  @Test("The peak of all charging holds own plugs as well")
  func peak() throws {
    let scene = try IndicatorScene(world: SmallWorld.world())
    let peaks = scene.outcome.replications.map { run in
      run.ownPlugLoad.indices.map { EnergyUnit.kWh(run.ownPlugLoad[$0] + run.rooms[0].load[$0]) * 4 / 1000 }
        .max() ?? 0
    }
    let card = scene.card()
    let all = try #require(card.indicator("charging_peak_mw"))
    #expect(Self.near(all.value, peaks.reduce(0, +) / Double(peaks.count)))
    #expect(all.byReplication.compactMap(\.self) == peaks)
    #expect(try #require(all.value) > #require(card.indicator("public_peak_mw")?.value))
  }
}
