import DistrictModel
import Programme
import RoadsideUnits
import Siting

/// Whether stages, budgets and the way a plan is carried out can be meant together.
struct ProgrammeChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  func run() {
    checkStages()
    checkBudgets()
    checkUnits()
    checkSize()
  }

  private func checkStages() {
    guard draft.programme != nil, draft.siting.stages.isEmpty, reader.isRead("siting") else { return }
    reader.complain(
      "E0710", path: "programme", zh: "programme 需要 siting.stages：各年末建成数",
      en: "programme needs siting.stages, what stands at the end of each year",
      help: BilingualText(
        zh: "例如 stages: [{ year: 2025, stations: \(draft.siting.stations) }]",
        en: "such as stages: [{ year: 2025, stations: \(draft.siting.stations) }]"))
  }

  private func checkBudgets() {
    guard draft.programme == nil,
      let row = draft.siting.stages.firstIndex(where: { $0.budgetCNY > 0 }), reader.isRead("siting.stages")
    else { return }
    reader.complain(
      "E0711", path: "siting.stages[\(row)].budget_cny", zh: "年度预算需要 programme 部分",
      en: "a year's budget needs the section programme",
      help: BilingualText(zh: "加一行 programme: {}", en: "add a line programme: {}"))
  }

  private func checkUnits() {
    let stages = draft.siting.stages
    guard stages.contains(where: { $0.roadsideUnits > 0 }), reader.isRead("siting.stages") else { return }
    guard let roadside = draft.roadside else {
      let row = stages.firstIndex { $0.roadsideUnits > 0 } ?? 0
      reader.complain(
        "E0712", path: "siting.stages[\(row)].roadside_units", zh: "路侧单元分期需要 roadside 部分",
        en: "roadside units in stages need the section roadside")
      return
    }
    for (row, pair) in zip(stages, stages.dropFirst()).enumerated()
    where pair.1.roadsideUnits < pair.0.roadsideUnits {
      let path = "siting.stages[\(row + 1)].roadside_units"
      reader.complain(
        "E0713", path: path, zh: "\(path)：须不少于上一期（\(pair.0.roadsideUnits)）",
        en: "\(path): must not be below the stage before, \(pair.0.roadsideUnits)")
    }
    guard let last = stages.last, roadside.units.budgetCNY == 0, reader.isRead("roadside.units"),
      last.roadsideUnits != roadside.units.count
    else { return }
    let path = "siting.stages[\(stages.count - 1)].roadside_units"
    reader.complain(
      "E0714", path: path, zh: "\(path)：最后一期须等于规划的 \(roadside.units.count) 个",
      en: "\(path): the last stage is the plan, which holds \(roadside.units.count) units")
  }

  /// Works times draws that are kept in memory.
  private static let mostFactors = 100_000_000

  private func checkSize() {
    guard let programme = draft.programme, reader.isRead("programme"), reader.isRead("siting") else { return }
    let works =
      draft.siting.stations + draft.siting.swapStations + draft.siting.hydrogenStations
      + (draft.roadside?.units.count ?? 0)
    guard works > 0, programme.draws > Self.mostFactors / works else { return }
    reader.complain(
      "E0715", path: "programme.draws", zh: "\(works) 项工程至多抽样 \(Self.mostFactors / works) 次",
      en: "with \(works) works at most \(Self.mostFactors / works) draws fit into memory")
  }
}

/// Whether townships can be given shares and put in order.
struct ScoringChecks {
  let scoring: TownshipScoring
  let townships: [String]
  let reader: ScenarioReader

  func run() {
    for (row, share) in scoring.shares.enumerated() where !townships.contains(share.township) {
      reader.complain(
        "E0716", path: "townships.shares[\(row)].township", zh: "没有街镇 '\(share.township)'",
        en: "there is no township '\(share.township)'",
        help: NearestName.help(share.township, among: townships))
    }
    if scoring.allocateBy == .stated, scoring.shares.reduce(0, { $0 + $1.share }) <= 0 {
      reader.complain(
        "E0717", path: "townships.allocate_by", zh: "按指定份额分解须给出 townships.shares",
        en: "stated shares are wanted, and townships.shares gives none")
    }
    warnOfShares()
    if scoring.attainmentWeight + scoring.coverageWeight + scoring.serviceWeight <= 0 {
      reader.complain(
        "E0718", path: "townships", zh: "townships：排序权重全为 0", en: "townships: all weights are 0")
    }
  }

  /// Shares that leave a township out or do not make a whole are still shared out in proportion.
  private func warnOfShares() {
    let sum = scoring.shares.reduce(0) { $0 + $1.share }
    guard scoring.allocateBy == .stated, sum > 0 else { return }
    if abs(sum - 1) > 1e-6 {
      reader.complain(
        "W0663", path: "townships.shares", zh: "指定份额之和为 \(Numeral.text(sum))，按比例折算",
        en: "the stated shares sum to \(Numeral.text(sum)) and are scaled to 1", severity: .warning)
    }
    let left = townships.filter { code in !scoring.shares.contains { $0.township == code } }
    if !left.isEmpty {
      let some = left.prefix(5).joined(separator: ", ") + (left.count > 5 ? ", …" : "")
      reader.complain(
        "W0664", path: "townships.shares", zh: "未给出份额的街镇不分解目标：\(some)",
        en: "no share is stated for \(some): nothing is asked of these townships", severity: .warning)
    }
  }
}
