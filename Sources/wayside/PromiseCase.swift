import Assessment
import DistrictModel
import DistrictSimulation
import Finance
import PowerNetwork
import Programme
import RoadsideUnits
import ScenarioFiles
import Siting

/// What the promises of a scenario are judged by: the works of its plan, how they are carried out, and what one more of each costs.
struct PromiseCase {
  let terms: PromiseTerms

  /// - Parameters:
  ///   - swapCNY: of each swap station of the plan, and likewise of hydrogen stations.
  init(
    _ scenario: Scenario, world: World, plan: Plan, money: MoneyCard, swapCNY: [Double],
    hydrogenCNY: [Double], roadside: RoadsideCard?, services: [StageService]
  ) {
    let unitCNY = roadside.map { $0.bill.totalCNY / Double(max(1, $0.units.count)) }
    let units = Self.units(roadside, scenario.siting.stages)
    let works = PlanWorks(
      world: world, plan: plan,
      costs: PlanWorks.Costs(
        stations: money.investmentOfStation.map(\.total), swap: swapCNY, hydrogen: hydrogenCNY,
        roadside: unitCNY ?? 0, chargerCNYPerKW: scenario.siting.chargerCostCNYPerKW),
      units: units,
      equippedJunctions: roadside?.figures.equippedJunctions ?? 0, computing: scenario.computing,
      parameters: scenario.programme)
    var terms = PromiseTerms()
    terms.programme = scenario.programme.map { parameters in
      Programme(
        years: scenario.siting.stages.map {
          ProgrammeYear(year: $0.year, budgetCNY: $0.budgetCNY > 0 ? Double($0.budgetCNY) : nil)
        }, works: works.works, assets: works.assets, parameters: parameters, seed: scenario.run.seed)
    }
    terms.works = works
    terms.computing = scenario.computing
    terms.swapCNY = swapCNY
    terms.unitYears = scenario.siting.stages.isEmpty ? [] : units.map(\.year)
    terms.finance = scenario.finance.map {
      FinanceTerms(
        parameters: $0, incentives: scenario.incentives, firms: scenario.firms,
        firstYear: scenario.siting.stages.first?.year ?? $0.priceYear,
        chargerCNYPerKW: scenario.siting.chargerCostCNYPerKW, seed: scenario.run.seed)
    }
    terms.services = services
    terms.scoring = scenario.scoring
    terms.seed = scenario.run.seed
    terms.remedyPrices = RemedyPrices(
      chargerCNYPerKW: scenario.siting.chargerCostCNYPerKW,
      smallestStation: scenario.siting.smallestStation, swapCNY: swapCNY.min(),
      hydrogenCNY: hydrogenCNY.min(), roadsideCNY: unitCNY)
    self.terms = terms
  }

  /// Units in the order they were chosen, with the year of each; all in the last year where the stages do not say.
  private static func units(
    _ roadside: RoadsideCard?, _ stages: [PlanStage]
  ) -> [(unit: RoadsideCard.Unit, year: Int)] {
    let last = stages.last?.year ?? 0
    return (roadside?.units ?? []).enumerated().map { row, unit in
      (unit, stages.first { $0.roadsideUnits > row }?.year ?? last)
    }
  }
}
