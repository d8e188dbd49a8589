public import DistrictModel
public import DistrictSimulation
import EventEngine
public import Finance
import Programme
import RoadsideUnits

/// Turns a simulated plan into the scorecard a report prints.
public struct Assessor: Sendable {
  public let world: World
  public let plan: Plan
  public let demand: CellDemand
  public let outcome: Outcome
  public let targets: [Target]
  public let coverageRadiusM: Double
  /// `nil` where no grid is simulated.
  public let grid: GridCard?
  public let money: MoneyCard?
  /// `nil` where swap stations are sited and not operated.
  public let swap: SwapCard?
  public let hydrogen: HydrogenCard?
  public let roadside: RoadsideCard?
  /// What promises and townships are judged by beside the plan.
  public let terms: PromiseTerms
  public let emissions: EmissionFactors
  public let supervision: Supervision
  /// What `financed()` made of it; `nil` where the scenario does not ask.
  public var finance: FinanceCard?

  public init(
    world: World, plan: Plan, demand: CellDemand, outcome: Outcome, targets: [Target],
    coverageRadiusM: Double, grid: GridCard? = nil, money: MoneyCard? = nil, swap: SwapCard? = nil,
    hydrogen: HydrogenCard? = nil, roadside: RoadsideCard? = nil, emissions: EmissionFactors = .init(),
    supervision: Supervision = .init(),
    terms: PromiseTerms = PromiseTerms()
  ) {
    self.terms = terms
    self.emissions = emissions
    self.supervision = supervision
    self.swap = swap
    self.hydrogen = hydrogen
    self.roadside = roadside
    self.grid = grid
    self.money = money
    self.world = world
    self.plan = plan
    self.demand = demand
    self.outcome = outcome
    self.targets = targets
    self.coverageRadiusM = coverageRadiusM
  }

  /// Every word a target may name as its metric.
  public static var knownMetrics: [String] {
    CountedMetric.allCases.map(\.rawValue) + IndicatorCatalogue.all.map(\.id)
  }

  /// Words of all indicators, in the order of the catalogue.
  public static var indicatorIDs: [String] { IndicatorCatalogue.all.map(\.id) }

  /// A figure by replication, without the rest of the scorecard.
  public func values(of figure: WantedPrecision.Figure) -> [Double?] {
    IndicatorCatalogue.all.first { $0.id == figure.rawValue }?.estimate(evidence).values ?? []
  }

  private var evidence: Evidence {
    Evidence(
      world: world, plan: plan, demand: demand, outcome: outcome,
      coverage: Coverage(world: world, plan: plan, radiusM: coverageRadiusM), targets: targets, grid: grid,
      money: money, swap: swap, hydrogen: hydrogen, roadside: roadside, emissions: emissions,
      supervision: supervision, finance: finance)
  }

  public func assess() -> Scorecard {
    let evidence = evidence
    let coverage = evidence.coverage
    let indicators = IndicatorCatalogue.all.map { $0.indicator(of: evidence) }
    let townships = townshipRows(coverage, RoomMeans(outcome: outcome))
    let results = TargetAssessment(
      evidence: evidence, indicators: indicators, counts: counts(), works: terms.works,
      programme: terms.programme, services: terms.services,
      remedies: terms.remedyPrices.map {
        GapRemedy(world: world, plan: plan, radiusM: coverageRadiusM, prices: $0)
      }, studiesRemedies: terms.studiesRemedies
    ).results(for: targets)
    let scores = terms.works.map {
      TownshipScoreboard(
        evidence: evidence, scoring: terms.scoring, programme: terms.programme, works: $0, seed: terms.seed
      ).scores(townships)
    }
    let sizes = plan.stations.map(\.chargerCount).sorted()
    let means = RoomMeans(outcome: outcome)
    return Scorecard(
      targets: results, indicators: indicators,
      findings: Findings(evidence: evidence, indicators: indicators, targets: results).all,
      nextSteps: NextSteps(targets: results, scores: scores, world: world).all,
      townships: townships, stations: stationRows(evidence, means),
      swapStations: swapRows(),
      cells: cellRows(coverage, means), classes: classRows(), load: loadCurve(),
      occupancyByHour: occupancy(evidence),
      waits: means.waits, stationSizes: [0.10, 0.25, 0.50, 0.75, 0.90, 1].map { Self.rank($0, sizes) },
      coverageRadiusM: coverageRadiusM, replications: outcome.settings.replications,
      days: outcome.settings.days, stages: stageRows(evidence), chargerTypes: evidence.chargerTypeRows,
      grid: grid, money: money, swap: swap, hydrogen: hydrogen,
      neighbours: NeighbourCard(world: world, outcome: outcome), roadside: roadside,
      programme: terms.programme.map { ProgrammeCard($0, services: terms.services) }, scores: scores,
      finance: finance)
  }

  /// What the plan costs whom over the years; `nil` where the scenario does not ask.
  ///
  /// - Throws: `CashFlowFault` where prices of two years meet and no index joins them.
  public func financed() throws(CashFlowFault) -> FinanceCard? {
    guard let asked = terms.finance, let money else { return nil }
    return try FinanceStudy(
      plan: FinancedPlan(
        evidence: evidence, money: money, terms: asked, swapCNY: terms.swapCNY, unitYears: terms.unitYears,
        computing: terms.computing),
      terms: asked
    ).card()
  }

  private func counts() -> PlanCounts {
    PlanCounts(
      world: world, plan: plan, roadsideUnits: roadside?.figures.units ?? 0,
      roadsideJunctions: roadside?.figures.equippedJunctions ?? 0, computing: terms.computing)
  }

  private static func rank(_ share: Double, _ sorted: [Int]) -> Int {
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
  }
}

/// Means over replications of what the charging room counted, summed in replication order.
struct RoomMeans {
  let perDay: Double
  let rooms: [RoomOutcome]
  /// Beside them what went to stations outside; `nil` where a run had none.
  private let outside: [RoomOutcome?]

  init(outcome: Outcome) {
    rooms = outcome.replications.compactMap(\.rooms.first)
    outside = outcome.replications.map(NeighbourCard.room)
    perDay = 1 / Double(max(1, outcome.settings.days) * max(1, rooms.count))
  }

  func perDay(_ figure: (RoomOutcome) -> Double) -> Double { rooms.reduce(0) { $0 + figure($1) } * perDay }

  /// Needs that arise in a cell, those that are charged outside included.
  func needsPerDay(cell: Int) -> Double {
    zip(rooms, outside).reduce(0) { sum, run in
      sum + Double(run.0.needsOfCell[cell]) + Double(run.1?.needsOfCell[cell] ?? 0)
    } * perDay
  }

  var waits: [Double] {
    (0..<RoomOutcome.waitBins).map { bin in
      rooms.reduce(0) { $0 + Double($1.waits[bin]) } / Double(max(1, rooms.count))
    }
  }
}

extension Assessor {
  private func townshipRows(_ coverage: Coverage, _ means: RoomMeans) -> [TownshipRow] {
    var needs = [Double](repeating: 0, count: world.townships.count)
    var unserved = needs
    for cell in world.grid.cells.indices {
      let township = Int(world.population.townshipOfCell[cell].row)
      needs[township] += means.needsPerDay(cell: cell)
      unserved[township] += means.perDay { Double($0.unservedOfCell[cell]) }
    }
    return world.townships.indices.map { row in
      let here = TownshipID(row)
      let residents = world.population.residents.filter { $0.township == here }
      let people = residents.reduce(0) { $0 + $1.count }
      let covered = residents.reduce(0) { $0 + (coverage.covers(Int($1.cell.row)) ? $1.count : 0) }
      let distance = residents.reduce(0.0) { $0 + Double($1.count) * coverage.distanceM[$1.cell] }
      let stations = plan.stations.indices.filter { world.sites[plan.stations[$0].site].township == here }
      return TownshipRow(
        township: here, residents: people, coveredResidents: covered, stations: stations.count,
        chargers: stations.reduce(0) { $0 + plan.stations[$1].chargerCount },
        swapStations: plan.swapSites.filter { world.sites[$0].township == here }.count,
        meanDistanceM: people > 0 && distance.isFinite ? distance / Double(people) : 0,
        needsPerDay: needs[row],
        unservedShare: needs[row] > 0 ? unserved[row] / needs[row] : 0,
        energyKWhPerDay: stations.reduce(0) { sum, station in
          sum + means.perDay { EnergyUnit.kWh($0.stations[station].gridEnergy) }
        })
    }
  }

  private func stationRows(_ evidence: Evidence, _ means: RoomMeans) -> [StationRow] {
    plan.stations.enumerated().map { row, station in
      let site = world.sites[station.site]
      let connectors = evidence.connectors(of: station)
      let power = evidence.powerKW(of: station)
      let connectorHours = 24 * Double(max(1, connectors))
      let sessions = means.perDay { Double($0.stations[row].sessions) }
      let waited = means.perDay { Duration.inMinutes($0.stations[row].waited) }
      let energy = means.perDay { EnergyUnit.kWh($0.stations[row].gridEnergy) }
      return StationRow(
        site: station.site, id: site.id, name: site.name, category: world.categories[site.category].name,
        township: world.townships[site.township].name, coordinate: world.projection.unproject(site.point),
        isExisting: station.isExisting, isSynthetic: site.isSynthetic, capacity: site.capacity,
        chargers: station.chargers, connectors: connectors, powerKW: power, sessionsPerDay: sessions,
        energyKWhPerDay: energy,
        occupancyShare: means.perDay { Duration.inHours($0.stations[row].occupied) } / connectorHours,
        chargingShare: means.perDay { Duration.inHours($0.stations[row].charging) } / connectorHours,
        powerShare: power > 0 ? energy / (24 * power) : 0, meanWaitMin: sessions > 0 ? waited / sessions : 0,
        leftPerDay: means.perDay { Double($0.stations[row].balked + $0.stations[row].lostPatience) },
        opensYear: station.opensYear, operatorID: operatorID(row, means))
    }
  }

  /// The first replication's, as in all others.
  private func operatorID(_ station: Int, _ means: RoomMeans) -> String {
    guard let row = means.rooms.first?.stations[station].operatorRow, world.operators.indices.contains(row)
    else { return "" }
    return world.operators[row].id
  }

  private func swapRows() -> [SwapRow] {
    plan.swapSites.enumerated().map { row, id in
      let site = world.sites[id]
      return SwapRow(
        site: id, id: site.id, name: site.name, category: world.categories[site.category].name,
        township: world.townships[site.township].name, coordinate: world.projection.unproject(site.point),
        isSynthetic: site.isSynthetic,
        opensYear: plan.swapYears.indices.contains(row) ? plan.swapYears[row] : nil)
    }
  }

  private func stageRows(_ evidence: Evidence) -> [StageRow] {
    let people = world.population.perCell.map { Double($0) }
    return plan.stageYears.map { year in
      let part = plan.standing(in: year)
      let coverage = Coverage(world: world, plan: part, radiusM: coverageRadiusM)
      return StageRow(
        year: year, stations: part.stations.count, chargers: part.chargerCount,
        swapStations: part.swapSites.count, coveredShare: coverage.share(people) ?? 0,
        powerMW: part.stations.reduce(0) { $0 + evidence.powerKW(of: $1) } / 1000)
    }
  }

  private func cellRows(_ coverage: Coverage, _ means: RoomMeans) -> [CellRow] {
    world.grid.cells.enumerated().map { row, cell in
      CellRow(
        cell: CellID(row), coordinate: world.projection.unproject(cell.centre), insideShare: cell.insideShare,
        township: world.population.townshipOfCell[row], residents: world.population.perCell[row],
        expectedKWhPerDay: Double(demand.wattHoursPerDay[row]) / 1000, distanceM: coverage.distanceM[row],
        needsPerDay: means.needsPerDay(cell: row),
        unservedPerDay: means.perDay { Double($0.unservedOfCell[row]) })
    }
  }

  private func classRows() -> [ClassRow] {
    let replications = outcome.replications
    let runs = Double(max(1, replications.count))
    return world.fleets.enumerated().map { row, kind in
      let vehicleDays = Double(kind.stock * outcome.settings.days) * runs
      let driven = replications.reduce(0.0) { $0 + EnergyUnit.kWh($1.classes[row].driven) }
      let foregone = replications.reduce(0.0) { $0 + EnergyUnit.kWh($1.classes[row].foregone) }
      let ownPlug = replications.reduce(0.0) { $0 + EnergyUnit.kWh($1.classes[row].ownPlug) }
      let inPublic = replications.reduce(0.0) { sum, run in
        sum + run.rooms.reduce(0) { $0 + EnergyUnit.kWh($1.deliveredToClass[row]) }
      }
      let sessions = replications.reduce(0.0) { sum, run in
        sum + run.rooms.reduce(0) { $0 + Double($1.sessionsOfClass[row]) }
      }
      return ClassRow(
        id: kind.id, name: kind.name, vehicles: kind.stock,
        drivenKWhPerVehicleDay: ratio(driven, vehicleDays) ?? 0,
        publicKWhPerVehicleDay: ratio(inPublic, vehicleDays) ?? 0,
        publicEnergyShare: ratio(inPublic, inPublic + ownPlug) ?? 0,
        sessionsPerVehicleDay: ratio(sessions, vehicleDays) ?? 0,
        foregoneShare: ratio(foregone, driven + foregone) ?? 0)
    }
  }

  private func loadCurve() -> [LoadPoint] {
    let replications = outcome.replications
    let days = max(1, outcome.settings.days)
    func meanMW(_ load: [Millijoules], _ slot: Int) -> Double {
      var sum = 0.0
      for day in 0..<outcome.settings.days { sum += EnergyUnit.kWh(load[day * 96 + slot]) }
      return sum / Double(days) * 4 / 1000
    }
    return (0..<96).map { slot in
      let inPublic = replications.map { run in run.rooms.reduce(0) { $0 + meanMW($1.load, slot) } }
      let atOwnPlug = replications.map { meanMW($0.ownPlugLoad, slot) }
      let runs = Double(max(1, replications.count))
      return LoadPoint(
        publicMW: inPublic.reduce(0, +) / runs, publicLowMW: inPublic.min() ?? 0,
        publicHighMW: inPublic.max() ?? 0, ownPlugMW: atOwnPlug.reduce(0, +) / runs)
    }
  }

  private func occupancy(_ evidence: Evidence) -> [Double] {
    let rooms = outcome.replications.compactMap(\.rooms.first)
    let hours = evidence.connectors * evidence.days * Double(max(1, rooms.count))
    return (0..<24).map { hour in
      let taken = rooms.reduce(0.0) { $0 + Duration.inHours($1.occupiedByHour[hour]) }
      return hours > 0 ? taken / hours : 0
    }
  }
}
