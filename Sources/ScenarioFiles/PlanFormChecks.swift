import DistrictModel
import Siting

/// Whether what a plan is sited by, its budget, its stages and its rules can be meant together.
struct PlanFormChecks {
  let plan: SitingParameters
  let reader: ScenarioReader

  func run() {
    checkObjective()
    checkBudget()
    checkStages()
  }

  private var rule: String? {
    plan.spacingM > 0 ? "spacing_m" : plan.quotas.contains { $0.kind == .charging } ? "quotas" : nil
  }

  private func checkObjective() {
    guard plan.objective != .coverage else { return }
    let word = plan.objective.rawValue
    let other = rule ?? (plan.budgetCNY > 0 ? "budget_cny" : nil)
    guard let other else { return }
    reader.complain(
      "E0656", path: "siting.objective", zh: "目标 \(word) 尚不能与 \(other) 同时使用",
      en: "the objective \(word) does not know \(other)",
      help: BilingualText(
        zh: "写 objective: coverage，或去掉 \(other)", en: "write objective: coverage, or remove \(other)"))
  }

  private func checkBudget() {
    guard plan.budgetCNY > 0 else { return }
    if let rule {
      reader.complain(
        "E0657", path: "siting.budget_cny", zh: "预算尚不能与 \(rule) 同时使用",
        en: "a budget does not know \(rule), which counts stations", help: .remove("budget_cny", rule))
    }
    if !plan.stages.isEmpty {
      reader.complain(
        "E0658", path: "siting.stages", zh: "分期按站数，而预算不确定站数",
        en: "stages count stations, and a budget leaves their number open",
        help: .remove("budget_cny", "stages"))
    }
  }

  /// Kinds that a stage may leave out.
  private static let others = SitedKind.allCases.filter { $0 != .charging }

  /// What was refused before is not judged again.
  private func isRead(_ stage: Int) -> Bool {
    ["year", "stations", "swap_stations", "hydrogen_stations"].allSatisfy {
      reader.isRead("siting.stages[\(stage)].\($0)")
    }
  }

  private func checkStages() {
    for (row, pair) in zip(plan.stages, plan.stages.dropFirst()).enumerated() {
      let path = "siting.stages[\(row + 1)]"
      guard isRead(row), isRead(row + 1) else { continue }
      if pair.1.year <= pair.0.year {
        reader.complain(
          "E0659", path: "\(path).year", zh: "\(path).year：须晚于上一期（\(pair.0.year)）",
          en: "\(path).year: must come after the stage before, \(pair.0.year)")
      }
      if pair.1.stations < pair.0.stations {
        reader.complain(
          "E0660", path: "\(path).stations", zh: "\(path).stations：须不少于上一期（\(pair.0.stations)）",
          en: "\(path).stations: must not be below the stage before, \(pair.0.stations)",
          help: BilingualText(zh: "写累计站数", en: "stages count all stations that stand at the end of the year"))
      }
      for kind in Self.others where pair.1.stations(of: kind) < pair.0.stations(of: kind) {
        let (key, before) = ("\(path).\(kind.rawValue)_stations", pair.0.stations(of: kind))
        reader.complain(
          "E0661", path: key, zh: "\(key)：须不少于上一期（\(before)）",
          en: "\(key): must not be below the stage before, \(before)")
      }
    }
    guard let last = plan.stages.last, plan.budgetCNY == 0, isRead(plan.stages.count - 1) else { return }
    let path = "siting.stages[\(plan.stages.count - 1)]"
    if last.stations != plan.stations {
      reader.complain(
        "E0662", path: "\(path).stations",
        zh: "\(path).stations：最后一期须等于规划站数 \(plan.stations)",
        en: "\(path).stations: the last stage is the plan, which holds \(plan.stations) stations")
    }
    for kind in Self.others
    where last.stations(of: kind) > 0 && last.stations(of: kind) != plan.stations(of: kind) {
      let (key, planned) = ("\(path).\(kind.rawValue)_stations", plan.stations(of: kind))
      reader.complain(
        "E0663", path: key, zh: "\(key)：最后一期须等于规划的 \(planned) 座",
        en: "\(key): the last stage is the plan, which holds \(planned) \(kind.rawValue) stations")
    }
  }
}
