import DistrictModel
import Reports

/// A plan for the terminal: quality, trials, budget, stages.
enum PlanText {
  static func line(of quality: PlanQuality) -> String {
    let verdict =
      quality.isProvenOptimal ? "optimal, proven" : "gap at most \(PlanWords.gap(quality, 3))"
    return "\(PlanWords.kind(quality).en): \(PlanWords.objective(quality.objective).en) "
      + "\(PlanWords.amount(quality.value, quality)), bound \(PlanWords.amount(quality.bound, quality)), "
      + "\(verdict), algorithm \(quality.algorithm), seed \(quality.seed), stopped: \(quality.stopReason)"
  }

  static func lines(of plan: Plan) -> [String] {
    var lines = plan.trials.map { trial in
      "\(trial.isChosen ? "*" : " ") \(PlanWords.trial(trial).en): wait \(NumberText.fixed(trial.meanWaitMin, 3)) min "
        + "with unserved needs as \(NumberText.short(trial.unservedWaitMin)) min, against the first "
        + "\(PlanWords.difference(trial)), unserved \(NumberText.percent(trial.unservedShare, 2))"
    }
    if let cost = plan.cost {
      lines.append(
        "cost: sites \(NumberText.whole(cost.sitesCNY)) + chargers \(NumberText.whole(cost.chargersCNY)) CNY "
          + "of a budget of \(NumberText.whole(cost.budgetCNY)) CNY")
    }
    for row in plan.corridors {
      lines.append(
        "corridor \(row.id): \(row.isServed ? "served" : "not served") by \(row.stations.count) stations on "
          + "\(NumberText.fixed(row.lengthKm, 0)) km, \(row.needed.count) of them needed")
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
