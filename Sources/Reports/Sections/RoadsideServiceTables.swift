import Assessment
import DistrictModel
import RoadsideUnits

private func percent(_ value: Double?) -> String { NumberText.percent(value) }
private func fixed(_ value: Double, _ decimals: Int) -> String { NumberText.fixed(value, decimals) }

private func useCaseName(_ id: String) -> BilingualText {
  switch id {
  case "collision-warning": .init(zh: "碰撞预警", en: "collision warning")
  case "road-user-warning": .init(zh: "弱势交通参与者预警", en: "warning of road users")
  case "speed-advice": .init(zh: "绿波车速引导", en: "speed advice at signals")
  case "station-guidance": .init(zh: "补能站诱导", en: "guidance to stations")
  default: .same(id)
  }
}

private func wayName(_ way: UseCase.Way) -> BilingualText {
  switch way {
  case .direct: .init(zh: "直连", en: "side link")
  case .perception: .init(zh: "路侧感知", en: "sensor, edge node, unit")
  case .network: .init(zh: "蜂窝网络", en: "mobile network")
  }
}

/// Services against their limits of time.
func roadsideLatencyTable(_ card: RoadsideCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "业务时延", en: "Latency of services"),
    columns: [
      .text("业务", "service"), .text("路径", "way"), .number("均值（毫秒）", "mean, ms"),
      .number("95%（毫秒）", "95 %, ms"), .number("限值（毫秒）", "limit, ms"), .text("结论", "verdict"),
    ],
    rows: card.edge.latencies.map { row in
      let (mean, late): (BilingualText, String) =
        switch row.answer {
        case .milliseconds(let mean, let late):
          (.same(fixed(mean, 1)), late.map { fixed($0, 1) } ?? NumberText.dash)
        case .overloaded(let place, let utilisation):
          (
            .init(
              zh: "过载：\(place == "edge node" ? "边缘节点" : place) 为能力的 \(NumberText.short(utilisation)) 倍",
              en: "overloaded: \(place) gets \(NumberText.short(utilisation)) times what it can do"),
            NumberText.dash
          )
        }
      return [
        .text(useCaseName(row.useCase.id)), .text(wayName(row.useCase.way)), .text(mean), .number(late),
        .number(fixed(row.useCase.limitMs, 0)),
        row.isKept
          ? .text(.init(zh: "满足", en: "kept"), .good) : .text(.init(zh: "不满足", en: "not kept"), .warning),
      ]
    },
    note: .init(
      zh: "直连与感知取首次发送、选择窗 100 毫秒；95% 仅计接入的随机性。蜂窝为均值（参考组网，M/M/1）。限值未经标准原文核对。",
      en:
        "Side link and perception: first transmission, selection window of 100 ms; the 95 % tells the access only. Mobile network: means of a reference layout, M/M/1. Limits are not checked against the standard's text."
    ))
}

/// What edge nodes and the platform carry, and the power of all that.
func roadsideComputingTable(_ card: RoadsideCard) -> ReportTable {
  let edge = card.edge
  let isFull = edge.utilisation > EdgeNode.utilisationCap
  let delay = edge.nodeDelay.milliseconds.map { fixed($0, 2) } ?? NumberText.dash
  func row(_ zh: String, _ en: String, _ value: String, _ verdict: Verdict? = nil) -> [ReportTable.Entry] {
    [.text(.init(zh: zh, en: en)), .text(.same(value), verdict)]
  }
  return ReportTable(
    caption: .init(zh: "边缘节点、云控平台与用电", en: "Edge nodes, cloud platform and power"),
    columns: [.text("项目", "item"), .number("数值", "value")],
    rows: [
      row("边缘节点利用率", "use of an edge node", percent(edge.utilisation), isFull ? .warning : nil),
      row("边缘处理时延（毫秒，M/D/1）", "delay in the node, ms (M/D/1)", delay),
      row(
        "不超过 70% 所需算力（TOPS，INT8）", "computing for at most 70 %, TOPS (INT8)",
        NumberText.short(edge.neededCompute.teraOperationsPerSecond)),
      row("单路口回传（Mbit/s）", "back-haul of a junction, Mbit/s", fixed(edge.backhaulMbps, 0)),
      row("云控平台接入（Gbit/s）", "taken in by the platform, Gbit/s", NumberText.short(edge.ingestGbps)),
      row(
        "云控平台所需算力（PFLOPS，\(edge.neededFloat.width.rawValue.uppercased())）",
        "computing of the platform, PFLOPS (\(edge.neededFloat.width.rawValue.uppercased()))",
        fixed(edge.neededFloat.petaflops, 4)
          + (edge.floatUtilisation.map { " / " + percent($0) } ?? "")),
      row("高精地图更新（GB/日）", "map updates, GB a day", NumberText.short(edge.mapGigabytesPerDay)),
      row("单元下发地图（kbit/s，均值）", "map through a unit, kbit/s, mean", fixed(edge.mapMbpsPerUnit * 1000, 1)),
      row("用电（千瓦）", "power, kW", fixed(edge.totalKW, 1)),
      row("年用电（兆瓦时）", "energy of a year, MWh", fixed(edge.megawattHoursPerYear, 0)),
    ],
    note: .init(
      zh: "边缘算力以 TOPS（INT8）计，平台以 PFLOPS 计，两者不换算；边缘时延按平均帧的 M/D/1。设备功率、算力与码流均为未核实的假定。有电网时用电已计入各网格台区与馈线。",
      en:
        "Edge computing is in TOPS (INT8), the platform's in PFLOPS; neither is turned into the other. The delay takes all frames as the mean one (M/D/1). Power, work and streams of devices are unverified. Where a grid is simulated, this power hangs on the cells' transformers and feeders."
    ))
}
