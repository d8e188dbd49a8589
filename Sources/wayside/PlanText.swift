import DistrictModel
import Reports

/// What a plan holds besides its quality, for the terminal: trials, budget, stages.
enum PlanText {
  static func lines(of plan: Plan) -> [String] {
    var lines = plan.trials.map { trial in
      let difference =
        "[\(NumberText.fixed(trial.differenceLowMin, 3)), \(NumberText.fixed(trial.differenceHighMin, 3))]"
      return
        "\(trial.isChosen ? "*" : " ") \(trial.name): wait \(NumberText.fixed(trial.meanWaitMin, 3)) min, "
        + "against the first \(difference), unserved \(NumberText.percent(trial.unservedShare, 2))"
    }
    if let cost = plan.cost {
      lines.append(
        "cost: sites \(NumberText.whole(cost.sitesCNY)) + chargers \(NumberText.whole(cost.chargersCNY)) CNY "
          + "of a budget of \(NumberText.whole(cost.budgetCNY)) CNY")
    }
    for year in plan.stageYears {
      let part = plan.standing(in: year)
      lines.append(
        "\(year): \(part.stations.count) stations, \(part.chargerCount) chargers, "
          + "\(part.swapSites.count) swap stations")
    }
    return lines
  }
}
