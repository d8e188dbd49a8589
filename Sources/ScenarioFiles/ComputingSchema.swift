import DistrictModel
import Siting

/// The keys of `computing`: rated computing power of the district, in stages.
enum ComputingSchema {
  static var fields: [Field<ComputingSupply>] {
    let root = ComputingSupply()
    let stage: [Field<ComputingSupply.Stage>] = [
      .integer("year", \.year, 2000...2100, About("年", "year").required, in: .init()),
      .integer(
        "pflops", \.pflops, 0...100_000_000,
        About("年末算力", "computing power at its end", unit: "PFlops").required, in: .init()),
    ]
    return [
      .integer(
        "today_pflops", \.todayPflops, 0...100_000_000,
        About(
          "现状算力", "what stands before the plan", unit: "PFlops", from: "none unless the scenario says so"),
        in: root),
      .list(
        "stages", \.stages, stage, empty: .init(), About("分期建成算力（累计）", "what stands at the end of years")),
      .number(
        "cny_per_pflops", \.cnyPerPflops, 0...1e9,
        About(
          "单位算力造价", "what a petaflop/s costs to build", unit: "CNY/PFlops",
          from: "not counted unless the scenario says so"), in: root),
      .number(
        "other_demand_pflops", \.otherDemandPflops, 0...1e8,
        About(
          "企业训练与仿真用算力", "what firms use beside the platform of the roadside units", unit: "PFlops",
          from: "none unless the scenario says so"), in: root),
    ]
  }
}

/// Stages of computing must follow each other.
struct ComputingChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  func run() {
    guard let computing = draft.computing, reader.isRead("computing") else { return }
    if let first = computing.stages.first, first.pflops < computing.todayPflops {
      let path = "computing.stages[0].pflops"
      reader.complain(
        "E0719", path: path, zh: "\(path)：须不少于现状（\(computing.todayPflops)）",
        en: "\(path): must not be below what stands today, \(computing.todayPflops)")
    }
    checkFirstYear(computing)
    warnOfLateStages(computing)
    for (row, pair) in zip(computing.stages, computing.stages.dropFirst()).enumerated() {
      let path = "computing.stages[\(row + 1)]"
      if pair.1.year <= pair.0.year {
        reader.complain(
          "E0719", path: "\(path).year", zh: "\(path).year：须晚于上一期（\(pair.0.year)）",
          en: "\(path).year: must come after the stage before, \(pair.0.year)")
      }
      if pair.1.pflops < pair.0.pflops {
        reader.complain(
          "E0719", path: "\(path).pflops", zh: "\(path).pflops：须不少于上一期（\(pair.0.pflops)）",
          en: "\(path).pflops: must not be below the stage before, \(pair.0.pflops)")
      }
    }
  }

  private func checkFirstYear(_ computing: ComputingSupply) {
    guard let first = draft.siting.stages.first?.year, reader.isRead("siting.stages") else { return }
    for (row, stage) in computing.stages.enumerated() where stage.year < first {
      let path = "computing.stages[\(row)].year"
      reader.complain(
        "E0719", path: path, zh: "\(path)：早于规划首年（\(first)）",
        en: "\(path): must not come before the plan's first year, \(first)",
        help: BilingualText(
          zh: "规划前已有的算力写入 today_pflops", en: "what stands before the plan belongs in today_pflops"))
    }
  }

  /// The programme ends with the plan: what comes later is never let.
  private func warnOfLateStages(_ computing: ComputingSupply) {
    guard draft.programme != nil, let last = draft.siting.stages.last?.year, reader.isRead("siting.stages")
    else { return }
    for (row, stage) in computing.stages.enumerated() where stage.year > last {
      reader.complain(
        "W0665", path: "computing.stages[\(row)].year", zh: "规划止于 \(last) 年，\(stage.year) 年的算力不会开工",
        en: "the plan ends in \(last): computing of \(stage.year) is never let", severity: .warning)
    }
  }
}
