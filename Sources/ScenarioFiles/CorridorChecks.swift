import DistrictModel
import Siting

/// Whether corridors join townships of the district and find stations of their kind in the plan.
struct CorridorChecks {
  let plan: SitingParameters
  /// Codes of the townships.
  let townships: [String]
  let reader: ScenarioReader

  func run() {
    for corridor in plan.corridors {
      let path = "siting.corridors.\(corridor.id)"
      for (key, code) in [("from", corridor.from), ("to", corridor.to)]
      where !code.isEmpty && !townships.contains(code) {
        reader.complain(
          "E0687", path: "\(path).\(key)", zh: "没有街镇代码 '\(code)'",
          en: "there is no township with the code '\(code)'", help: NearestName.help(code, among: townships))
      }
      if corridor.from == corridor.to, !corridor.from.isEmpty {
        reader.complain(
          "E0688", path: "\(path).to", zh: "\(path)：终点须不同于起点",
          en: "\(path): it ends in the township it begins in")
      }
      checkStations(corridor, path)
    }
  }

  private func checkStations(_ corridor: Corridor, _ path: String) {
    let kind = corridor.kind.rawValue
    if corridor.kind == .charging, plan.budgetCNY > 0 {
      reader.complain(
        "E0689", path: "\(path).kind", zh: "预算规划的充电站尚不能同时满足补能通道",
        en: "charging stations planned by a budget do not know corridors",
        help: .remove("siting.budget_cny", "siting.corridors"))
    } else if plan.stations(of: corridor.kind) == 0 {
      let key = corridor.kind == .charging ? "stations" : "\(kind)_stations"
      reader.complain(
        "E0690", path: "\(path).kind", zh: "\(path)：方案中没有此类站（siting.\(key) 为 0）",
        en: "\(path): the plan has no \(kind) stations, siting.\(key) is 0")
    }
  }
}
