import DistrictModel
import DistrictSimulation
import EventEngine
import Finance
import PowerNetwork
import RoadsideUnits

/// The stations and units of a plan as money sees them: what each costs once and a year, what it earns, who runs it.
struct FinancedPlan {
  let evidence: Evidence
  let money: MoneyCard
  let terms: FinanceTerms
  /// By swap station of the plan, packs included.
  let swapCNY: [Double]
  /// Year of each roadside unit in the order they are built; empty where they have none.
  let unitYears: [Int]
  /// `nil` where the scenario builds no computing.
  var computing: ComputingSupply?

  /// Charging stations come first, in the plan's order.
  var projects: [FinancedProject] {
    // These sell from the first day on.
    let standsAlready = Set(world.sites.filter(\.isStanding).map(\.id))
    return (charging + swap + hydrogen + roadside + computingCentres).map { project in
      var project = project
      if !standsAlready.contains(project.id) { project.openingShare = parameters.openingYearShare }
      return project
    }
  }

  private var world: World { evidence.world }
  private var plan: Plan { evidence.plan }
  private var parameters: FinanceParameters { terms.parameters }

  private func item(_ element: CostElement, _ cny: Double, year: Int? = nil) -> CostItem {
    CostItem(element, Money(cny: cny), priceYear: year ?? parameters.bookPriceYear)
  }

  private func code(_ township: TownshipID) -> String { world.townships[township].code }

  /// The operator's word for each charging station, as the simulation gave stations to operators.
  private func firm(ofStation row: Int) -> String {
    guard let room = evidence.outcome.replications.first?.rooms.first, room.stations.indices.contains(row),
      world.operators.indices.contains(room.stations[row].operatorRow)
    else { return terms.firm(running: .charging) }
    return terms.firm(ofOperator: world.operators[room.stations[row].operatorRow].id)
  }

  private var charging: [FinancedProject] {
    plan.stations.indices.map { row in
      let site = world.sites[plan.stations[row].site]
      let year = money.stations.indices.contains(row) ? money.stations[row] : MoneyCard.Station()
      var project = FinancedProject(
        id: site.id, firm: firm(ofStation: row), township: code(site.township),
        firstYear: plan.stations[row].opensYear ?? terms.firstYear,
        costs: parameters.costItems(
          of: build(ofStation: row), prices: money.prices, chargerCNYPerKW: terms.chargerCNYPerKW),
        revenue: Money(cny: year.paidByDrivers + year.idleFees + year.energySold),
        energy: Money(cny: year.energyBought + year.connectionCharge),
        units: evidence.kWhPerYear(ofStation: row), kind: .charging)
      project.standing = standing(atStation: row)
      return project
    }
  }

  /// What stood before the plan, at what its chargers cost today.
  private func standing(atStation row: Int) -> FinancedProject.Standing? {
    let site = world.sites[plan.stations[row].site]
    guard let existing = site.existing, let opened = existing.openedYear else { return nil }
    var build = StationBuild()
    build.category = world.categories[site.category].id
    build.chargers = chargers(existing.chargers)
    let items = parameters.costItems(of: build, prices: money.prices, chargerCNYPerKW: terms.chargerCNYPerKW)
    let amount = items.filter { $0.element == .equipment }.map {
      (try? parameters.index.convert($0.amount, from: $0.priceYear, to: parameters.priceYear)) ?? $0.amount
    }.total()
    return FinancedProject.Standing(openedYear: opened, amount: amount)
  }

  private func chargers(_ counts: [Int]) -> [StationBuild.Chargers] {
    zip(counts, world.chargerTypes).compactMap { count, type in
      count > 0 ? .init(type: type.id, count: count, ratedKW: type.ratedKW) : nil
    }
  }

  /// Modules and battery are the price book's amounts over its prices, so that overrides reach what they name alone.
  func build(ofStation row: Int) -> StationBuild {
    let station = plan.stations[row]
    let site = world.sites[station.site]
    let book = money.investmentOfStation[row]
    var build = StationBuild()
    build.category = world.categories[site.category].id
    build.chargers = chargers(station.newChargers(at: site))
    build.connectionKVA = ratio(book.connections, money.prices.connectionCNYPerKVA) ?? 0
    build.siteCNY = book.sites
    build.photovoltaicKW = money.photovoltaicKW[row]
    build.storageKWh = money.storageKWh[row]
    build.places = station.chargerCount
    return build
  }

  private var swap: [FinancedProject] {
    plan.swapSites.enumerated().map { row, id in
      let site = world.sites[id]
      let cost = swapCNY.indices.contains(row) ? swapCNY[row] : 0
      let station = evidence.swap?.stations.first { $0.site == row }
      return FinancedProject(
        id: "\(site.id)/swap", firm: terms.firm(running: .swap), township: code(site.township),
        firstYear: plan.swapYears.indices.contains(row) ? plan.swapYears[row] : terms.firstYear,
        costs: [
          item(.equipment, cost),
          item(.operation, cost * money.prices.operationShare + 365 * (station?.wearCNYPerDay ?? 0)),
        ], revenue: Money(cny: 365 * ((station?.incomeCNYPerDay ?? 0) + (station?.fedCNYPerDay ?? 0))),
        energy: Money(cny: 365 * ((station?.energyCNYPerDay ?? 0) + (station?.fedCNYPerDay ?? 0))),
        units: 365 * (station?.swapsPerDay ?? 0), kind: .swap)
    }
  }

  private var hydrogen: [FinancedProject] {
    plan.hydrogenSites.enumerated().compactMap { row, id in
      guard let card = evidence.hydrogen, card.stations.indices.contains(row) else { return nil }
      let site = world.sites[id]
      let station = card.stations[row]
      let kind = ProjectKind(rawValue: station.fuel.rawValue) ?? .hydrogen
      return FinancedProject(
        id: "\(site.id)/\(kind.rawValue)", firm: terms.firm(running: kind), township: code(site.township),
        firstYear: plan.hydrogenYears.indices.contains(row) ? plan.hydrogenYears[row] : terms.firstYear,
        costs: [
          item(.equipment, station.money.investmentCNY), item(.operation, station.money.runningCNYPerYear),
        ], revenue: Money(cny: station.money.soldCNYPerYear),
        energy: Money(cny: station.money.boughtCNYPerYear),
        units: 365 * station.kgPerDay, kind: kind)
    }
  }

  /// Computing by stage. What is wanted in the district fills the stages in their order, at the scenario's price; without a price it
  /// earns nothing here.
  private var computingCentres: [FinancedProject] {
    guard let computing else { return [] }
    let wanted = computing.otherDemandPflops + (evidence.roadside?.edge.neededFloat.petaflops ?? 0)
    var below = Double(computing.todayPflops)
    return computing.stages.compactMap { stage in
      // What came before the horizon is paid for, and nobody says what it earns.
      guard stage.year >= terms.firstYear else {
        below = max(below, Double(stage.pflops))
        return nil
      }
      let added = Double(stage.pflops) - below
      guard added > 0 else { return nil }
      let used = min(added, max(0, wanted - below))
      below = Double(stage.pflops)
      let cost = added * computing.cnyPerPflops
      return FinancedProject(
        id: "computing-\(stage.year)", firm: terms.firm(running: .computing), township: "",
        firstYear: stage.year,
        costs: [item(.equipment, cost), item(.operation, cost * money.prices.operationShare)],
        revenue: Money(cny: used * parameters.computeCNYPerPetaflopYear), energy: .zero, units: used,
        kind: .computing)
    }
  }

  /// Roadside units by the year they are built in: they sell nothing.
  private var roadside: [FinancedProject] {
    guard let card = evidence.roadside, !card.units.isEmpty else { return [] }
    let years = card.units.indices.map { unitYears.indices.contains($0) ? unitYears[$0] : terms.firstYear }
    let perUnit = card.bill.totalCNY / Double(card.units.count)
    let tariff = world.tariff.energyCNYPerKWh
    let energy =
      card.edge.megawattHoursPerYear * 1000 * tariff.reduce(0, +) / Double(max(1, tariff.count))
    return Set(years).sorted().map { year in
      let count = Double(years.count { $0 == year })
      let share = count / Double(card.units.count)
      return FinancedProject(
        id: "roadside-\(year)", firm: terms.firm(running: .roadside), township: "", firstYear: year,
        costs: [
          item(.equipment, count * perUnit), item(.operation, count * perUnit * money.prices.operationShare),
        ], revenue: .zero, energy: Money(cny: energy * share), units: count, kind: .roadside)
    }
  }
}

extension Evidence {
  /// Grid energy of a charging station in a year of simulated mean weeks.
  func kWhPerYear(ofStation row: Int) -> Double {
    RoomMeans(outcome: outcome).perDay {
      $0.stations.indices.contains(row) ? EnergyUnit.kWh($0.stations[row].gridEnergy) : 0
    } * 365
  }
}
