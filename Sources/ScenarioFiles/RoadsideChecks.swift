import DistrictModel
import RoadsideUnits
import Siting

/// Checks of the section `roadside` with roads, classes and itself; each complains at the value a person would change.
struct RoadsideChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  private static let nearestSpacingM = 10.0

  func run() {
    guard let roadside = draft.roadside, !reader.isRefused("roadside") else { return }
    checkRoads(roadside)
    checkRadio(roadside.radio)
    checkChannel(roadside)
    checkUnits(roadside.units)
    checkZones(roadside)
    let classes = draft.fleet.map(\.id)
    for (row, listed) in roadside.connected.enumerated() where !classes.contains(listed.vehicleClass) {
      let path = "roadside.connected[\(row)].class"
      guard reader.isRead(path), !classes.isEmpty else { continue }
      complain(
        "E0699", path, zh: "没有车型 '\(listed.vehicleClass)'", en: "there is no class '\(listed.vehicleClass)'",
        help: NearestName.help(listed.vehicleClass, among: classes))
    }
    if isRead("traffic.hour_shares"), roadside.traffic.hourShares.allSatisfy({ $0 == 0 }) {
      complain(
        "E0720", "roadside.traffic.hour_shares", zh: "roadside.traffic.hour_shares：24 个小时的占比全为 0",
        en: "roadside.traffic.hour_shares: all 24 hours have the share 0")
    }
  }

  /// Units stand at nodes of a graph; flows are told between nodes that somebody named.
  private func checkRoads(_ roadside: RoadsideParameters) {
    guard reader.isRead("roads") else { return }
    guard let roads = draft.roads else {
      complain(
        "E0694", "roadside", zh: "路侧单元沿道路布设，需要 roads 部分",
        en: "roadside units stand along roads, which need the section roads",
        help: BilingualText(
          zh: "加一节 roads:，给出 nodes 与 links；没有路网数据时写 grid_spacing_m: 500 生成合成方格路网",
          en:
            "add a section roads: with nodes and links, or with the line grid_spacing_m: 500 for a synthetic grid"
        ))
      return
    }
    guard !roadside.traffic.flowsFile.isEmpty, roads.nodesFile.isEmpty, roads.linksFile.isEmpty else {
      return
    }
    complain(
      "E0722", "roadside.traffic.flows", zh: "合成方格路网的节点没有可引用的编号，不能给出路段流量",
      en: "nodes of a synthetic grid have no names, so no flows can be given on its links",
      help: BilingualText(
        zh: "给出 roads.nodes 与 roads.links，或删去 flows", en: "give roads.nodes and roads.links, or remove flows")
    )
  }

  private func checkRadio(_ radio: CoverageRadio) {
    guard isRead("radio"), let fault = radio.fault else { return }
    let lowest = min(radio.unitHeightM, radio.vehicleHeightM)
    let isHeight = radio.environmentHeightM >= lowest
    let path = "roadside.radio.\(isHeight ? "environment_height_m" : "resource_blocks")"
    let number = Numeral.text(lowest)
    complain(
      "E0695", path, zh: "\(path)：\(fault.zh)", en: "\(path): \(fault.en)",
      help: isHeight
        ? BilingualText(zh: "较低的天线高 \(number) m", en: "the lower antenna is \(number) m high") : nil)
  }

  private func checkChannel(_ roadside: RoadsideParameters) {
    let path = "roadside.channel.subchannels"
    let number = roadside.channel.subchannels
    if reader.isRead(path), number != 2, number != 4 {
      let fault = Mode4Fault.subchannels(number).message
      complain("E0721", path, zh: "\(path)：\(fault.zh)", en: "\(path): \(fault.en)")
    }
    guard isRead("messages") else { return }
    let rate = roadside.packetsPerSecond(of: .vehicle)
    guard !(1...100).contains(rate) else { return }
    let fault = Mode4Fault.rate(rate).message
    complain(
      "E0724", "roadside.messages", zh: "车辆消息合计：\(fault.zh)", en: "messages of vehicles together: \(fault.en)"
    )
  }

  private func checkUnits(_ units: UnitParameters) {
    let path = "roadside.units"
    if isRead("units.spacing_m"), units.spacingM > 0, units.spacingM < Self.nearestSpacingM {
      complain(
        "E0723", "\(path).spacing_m", zh: "\(path).spacing_m：候选点间距不小于 10 m",
        en: "\(path).spacing_m: candidates stand at least 10 m apart",
        help: BilingualText(zh: "仅交叉口写 0", en: "write 0 for junctions only"))
    }
    checkCoverTimes(units)
    guard isRead("units.count"), isRead("units.budget_cny") else { return }
    if units.count > 0, units.budgetCNY > 0 {
      complain(
        "E0696", "\(path).budget_cny", zh: "\(path)：count 与 budget_cny 只能给出一个",
        en: "\(path): count and budget_cny are both given, and only one can say how many units there are",
        help: .remove("count", "budget_cny"))
    } else if units.count == 0, units.budgetCNY == 0 {
      complain(
        "E0696", path, zh: "\(path)：须给出 count 或 budget_cny",
        en: "\(path): neither count nor budget_cny says how many units there are",
        help: BilingualText(
          zh: "数量写 count: 50，预算写 budget_cny: 12000000",
          en: "write count: 50 for a number, or budget_cny: 12000000 for a budget"))
    }
  }

  private func checkCoverTimes(_ units: UnitParameters) {
    let path = "roadside.units"
    guard isRead("units.cover_times"), units.coverTimes > 1 else { return }
    if isRead("units.budget_cny"), units.budgetCNY > 0 {
      complain(
        "E0697", "\(path).cover_times", zh: "\(path).cover_times：按预算规划尚不支持多重覆盖",
        en: "\(path).cover_times: cover by several units cannot be planned by a budget yet",
        help: BilingualText(
          zh: "以 count 代替 budget_cny，或写 cover_times: 1",
          en: "write count instead of budget_cny, or cover_times: 1"))
    }
    let known = SitingCatalogue.backupCovering.map { $0.name }
    guard isRead("units.algorithm"), !known.contains(units.algorithm) else { return }
    complain(
      "E0698", "\(path).algorithm", zh: "\(path).algorithm：'\(units.algorithm)' 不能规划多重覆盖",
      en: "\(path).algorithm: '\(units.algorithm)' cannot plan cover by several units",
      help: NearestName.help(units.algorithm, among: known))
  }

  /// Units kept for zones are part of a number of units that cover once: a budget and cover by several ask for other plans.
  private func checkZones(_ roadside: RoadsideParameters) {
    let keeping = roadside.zones.filter { $0.units > 0 }
    guard let first = keeping.first, isRead("zones"), isRead("units") else { return }
    let path = "roadside.zones.\(first.id).units"
    let kept = keeping.reduce(0) { $0 + $1.units }
    let (count, zones) = (roadside.units.count, keeping.map { "'\($0.id)'" })
    if roadside.units.budgetCNY > 0 || roadside.units.coverTimes > 1 {
      complain(
        "E0726", path, zh: "\(path)：按预算或多重覆盖规划时尚不能为片区预留单元",
        en: "\(path): units cannot be kept for a zone by a budget or where roads are to hear several, yet",
        help: BilingualText(
          zh: "写 units.count 和 cover_times: 1，或删去 units",
          en: "write units.count and cover_times: 1, or remove units"))
    } else if kept > count {
      complain(
        "E0727", path,
        zh: "片区共预留 \(kept) 个单元（\(zones.joined(separator: "、"))），多于 units.count 的 \(count) 个",
        en:
          "\(kept) units are kept for \(zones.joined(separator: ", ")), but the plan has \(count) (units.count)"
      )
    }
  }

  private func isRead(_ key: String) -> Bool { reader.isRead("roadside.\(key)") }

  private func complain(_ code: String, _ path: String, zh: String, en: String, help: BilingualText? = nil) {
    reader.complain(code, path: path, zh: zh, en: en, help: help)
  }
}
