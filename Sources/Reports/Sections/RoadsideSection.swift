import Assessment
import DistrictModel
import RoadsideUnits

/// Roadside units: where they stand, what they cover by which model, how late they are, what they cost, and what they do to queues.
func roadsideSection(_ input: ReportInput) -> ReportSection {
  let title = BilingualText(zh: "路侧单元（车联网）", en: "Roadside units (V2X)")
  guard let card = input.scorecard.roadside else {
    return ReportSection(
      id: "roadside", title: title,
      blocks: [
        .paragraph(
          .init(
            zh: "情景没有 roadside 部分，未规划路侧单元。",
            en: "The scenario has no section roadside; no roadside units are planned."))
      ])
  }
  return ReportSection(
    id: "roadside", title: title,
    blocks: [.lead(lead(card)), .callout(model(card))] + shortfall(card) + [.map(roadsideMap(input, card))]
      + [coverageTable, modelTable, loadTable, latencyTable, computingTable, costTable].map {
        .table($0(card))
      } + (card.parameters.automatedFleets.isEmpty ? [] : [.table(fleetTable(card))])
      + [.table(deploymentTable(card)), .paragraph(limits)] + guidanceBlocks(card))
}

/// Fewer units than asked for: candidates ran out.
private func shortfall(_ card: RoadsideCard) -> [ReportBlock] {
  let asked = card.parameters.units.count
  guard card.figures.units < asked else { return [] }
  let (wanted, found) = (NumberText.whole(asked), NumberText.whole(card.figures.units))
  return [
    .callout(
      Callout(
        .warning,
        .init(
          zh: "情景要求 \(wanted) 个路侧单元，但只有 \(found) 处候选：放宽 units.roads 或给出 units.spacing_m。",
          en:
            "The scenario asks for \(wanted) units, but there are \(found) candidates only: take in more classes of road (units.roads) or give units.spacing_m."
        )))
  ]
}

private func percent(_ value: Double?) -> String { NumberText.percent(value) }
private func fixed(_ value: Double, _ decimals: Int) -> String { NumberText.fixed(value, decimals) }

private func lead(_ card: RoadsideCard) -> BilingualText {
  let figures = card.figures
  let wanted = figures.wanted.summary
  let kilometres = NumberText.whole(Int(wanted.kilometres.rounded()))
  let (units, junctions) = (NumberText.whole(figures.units), NumberText.whole(figures.equippedJunctions))
  let (length, traffic) = (percent(wanted.coveredByLength), percent(wanted.coveredByTraffic))
  return .init(
    zh:
      "布设路侧单元 \(units) 个，其中路口 \(junctions) 个；需覆盖道路 \(kilometres) 公里，按里程覆盖 \(length)，按车流覆盖 \(traffic)；最长空档 \(fixed(wanted.longestGapM, 0)) 米（\(fixed(wanted.longestGapSeconds, 0)) 秒）。",
    en:
      "\(units) units stand, \(junctions) of them at junctions; of \(kilometres) km of road that are to be covered, \(length) are covered by length and \(traffic) by traffic; the longest gap is \(fixed(wanted.longestGapM, 0)) m (\(fixed(wanted.longestGapSeconds, 0)) s)."
  )
}

/// Model and height outweigh everything else: they come before every figure.
private func model(_ card: RoadsideCard) -> Callout {
  let radio = card.parameters.radio
  let height = NumberText.short(radio.environmentHeightM)
  let (power, gain) = (
    NumberText.short(radio.budget.transmitPowerDBm), NumberText.short(radio.budget.antennaGainDB)
  )
  let (unit, threshold) = (NumberText.short(radio.unitHeightM), percent(radio.coveredShare))
  let roads: BilingualText =
    card.isSyntheticRoads
    ? .init(zh: "道路为合成方格网，非实测。", en: "The roads are a synthetic grid and no survey.")
    : .init(zh: "道路为所给路网。", en: "The roads are the network given.")
  let traffic: BilingualText =
    card.isGravityTraffic
    ? .init(zh: "车流由重力模型生成，未经标定。", en: "Traffic comes from a gravity model that is not calibrated.")
    : .init(zh: "车流为所给数据。", en: "Traffic is as given.")
  return Callout(
    .notice,
    .init(
      zh:
        "路径损耗模型：沿街 \(radio.streetModel.rawValue)，转角 WINNER+ B1，环境高度 \(height) m；发射功率 \(power) dBm，天线增益合计 \(gain) dB，路侧天线高 \(unit) m；投递率达到 \(threshold) 计为覆盖，各链路视为相互独立，不含干扰。"
        + roads.zh
        + traffic.zh,
      en:
        "Path loss: along the street \(radio.streetModel.rawValue), around corners WINNER+ B1, environment height \(height) m; \(power) dBm, \(gain) dB of both antennas, units \(unit) m high. Covered means that \(threshold) of packets arrive, links taken as independent, without interference. "
        + roads.en + " " + traffic.en))
}

private func roadName(_ word: String) -> BilingualText {
  switch word {
  case "wanted": .init(zh: "需覆盖道路", en: "to be covered")
  case "all": .init(zh: "全部道路", en: "all roads")
  case "motorway": .init(zh: "高速公路", en: "motorway")
  case "trunk": .init(zh: "快速路", en: "trunk")
  case "primary": .init(zh: "主干路", en: "primary")
  case "secondary": .init(zh: "次干路", en: "secondary")
  case "tertiary": .init(zh: "支路", en: "tertiary")
  case "residential": .init(zh: "街坊路", en: "residential")
  default: .init(zh: "其他", en: "other")
  }
}

private func coverageTable(_ card: RoadsideCard) -> ReportTable {
  let figures = card.figures
  let choice = card.choice
  let worth = percent(choice.total > 0 ? choice.value / choice.total : nil)
  let bound = percent(choice.total > 0 ? choice.bound / choice.total : nil)
  let gap = choice.gap.map { percent($0) } ?? NumberText.dash
  let (covered, all) = (NumberText.whole(figures.coveredJunctions), NumberText.whole(figures.junctions))
  let density = NumberText.short(figures.unitsPerKm)
  let times: BilingualText =
    choice.coverTimes == 1
    ? .init(zh: "单个单元即达标的道路", en: "one unit alone")
    : .init(
      zh: "\(choice.coverTimes) 个单元各自达标的道路", en: "each of \(choice.coverTimes) units or more alone")
  let candidates = NumberText.whole(choice.candidates)
  return ReportTable(
    caption: .init(zh: "覆盖与连续性", en: "Coverage and continuity"),
    columns: [
      .text("道路", "roads"), .number("里程（公里）", "km"), .number("覆盖（里程）", "covered, by length"),
      .number("覆盖（车流）", "covered, by traffic"), .number("最长空档（米）", "longest gap, m"),
      .number("最长空档（秒）", "longest gap, s"), .number("切换（次/公里）", "hand-overs per km"),
      .number("信息平均滞后（秒）", "mean age, s"), .number("按车流（秒）", "of drivers, s"),
      .number("滞后≤1 秒", "age ≤ 1 s"),
    ],
    rows: figures.roads.map { row in
      [
        .text(roadName(row.name)), .number(fixed(row.summary.kilometres, 1)),
        .number(percent(row.summary.coveredByLength)), .number(percent(row.summary.coveredByTraffic)),
        .number(fixed(row.summary.longestGapM, 0)), .number(fixed(row.summary.longestGapSeconds, 0)),
        .number(fixed(row.summary.handoversPerKm, 2)), .number(fixed(row.meanAgeSeconds, 1)),
        .number(fixed(row.meanAgeOfDriversSeconds, 1)),
        .number(percent(row.freshShare)),
      ]
    },
    note: .init(
      zh:
        "每公里 \(density) 个单元；\(all) 个路口中 \(covered) 个可收到。选址：\(choice.algorithm)，候选 \(candidates) 处，\(times.zh)（按权重）\(worth)，可证上界 \(bound)，差距 \(gap)。空档按街道连续计算，街道尽头即空档终点。",
      en:
        "\(density) units per km; \(covered) of \(all) junctions hear one. Siting: \(choice.algorithm) among \(candidates) candidates; \(worth) of the worth is covered by \(times.en), no plan covers more than \(bound), gap \(gap). Gaps run along streets and end where these end."
    ))
}

private func modelTable(_ card: RoadsideCard) -> ReportTable {
  let radio = card.parameters.radio
  return ReportTable(
    caption: .init(zh: "同一方案在其他路径损耗模型下的覆盖", en: "The same units by other path losses"),
    columns: [
      .text("沿街模型", "along the street"), .number("环境高度（米）", "environment height, m"),
      .number("覆盖（里程）", "covered, by length"),
    ],
    rows: card.figures.models.map { row in
      let isOwn = row.model == radio.streetModel && row.environmentHeightM == radio.environmentHeightM
      return [
        .text(
          isOwn
            ? .init(zh: "\(row.model.rawValue)（本方案）", en: "\(row.model.rawValue) (this plan's)")
            : .same(row.model.rawValue)), .number(fixed(row.environmentHeightM, 1)),
        .number(percent(row.coveredByLength)),
      ]
    },
    note: .init(
      zh: "三种环境高度均见于公开程序。模型之间的差别即覆盖率的主要不确定性；应以实测校核。",
      en:
        "All three environment heights stand in public programs. The spread between models is the main uncertainty of coverage; measure before building."
    ))
}

private func loadTable(_ card: RoadsideCard) -> ReportTable {
  let figures = card.figures
  let hour = "\(figures.busiestHour):00–\(figures.busiestHour + 1):00"
  let connected = percent(card.connectedShare)
  let distance = NumberText.short(card.parameters.channel.awarenessM)
  let rate = NumberText.short(figures.packetsPerSecond)
  return ReportTable(
    caption: .init(zh: "忙时信道负荷（\(hour)）", en: "Load of the channel in the busiest hour, \(hour)"),
    columns: [
      .text("道路", "roads"), .number("最大信道占用率", "largest busy ratio"), .number("饱和里程占比", "saturated length"),
      .number("车车投递率（\(distance) 米）", "vehicle to vehicle at \(distance) m"),
    ],
    rows: figures.roads.map { row in
      [
        .text(roadName(row.name)), .number(row.saturatedShare > 0 ? "> 0.7" : fixed(row.busyRatio, 3)),
        .text(.same(percent(row.saturatedShare)), row.saturatedShare > 0 ? .warning : nil),
        .number(percent(row.vehicleDeliveredShare)),
      ]
    },
    note: .init(
      zh:
        "入网率 \(connected)，每辆入网车每秒 \(rate) 个 190 字节数据包，路侧单元按等效车辆计入。LTE-V2X 模式 4 解析模型，仅在占用率不超过 0.7、直路、环境高度 0 时成立；饱和路段不给投递率，直连业务的时延在那里也不成立。",
      en:
        "\(connected) of vehicles have a radio and send \(rate) packets of 190 bytes a second; units count as so many vehicles. Analytic model of LTE-V2X mode 4, valid up to a busy ratio of 0.7 on straight roads with environment height 0; on saturated roads no delivery is told, and latencies of the side link do not hold."
    ))
}

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

private func latencyTable(_ card: RoadsideCard) -> ReportTable {
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

private func computingTable(_ card: RoadsideCard) -> ReportTable {
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

private func costTable(_ card: RoadsideCard) -> ReportTable {
  let bill = card.bill
  func million(_ value: Double) -> String { fixed(value / 1e6, 2) }
  func row(_ zh: String, _ en: String, _ value: String) -> [ReportTable.Entry] {
    [.text(.init(zh: zh, en: en)), .number(value)]
  }
  let band = RoadsideBill.publishedPerJunctionCNY
  return ReportTable(
    caption: .init(zh: "造价（百万元）", en: "Cost, million CNY"),
    columns: [.text("项目", "item"), .number("数值", "value")],
    rows: [
      row("路侧单元、杆、电、光纤", "units, poles, power, fibre", million(bill.unitsCNY)),
      row("路口感知与边缘节点", "sensors and edge nodes of junctions", million(bill.junctionsCNY)),
      row("合计", "together", million(bill.totalCNY)),
      row(
        "与补能站共用节省（\(bill.sharedSites) 处）", "saved beside stations (\(bill.sharedSites) sites)",
        million(bill.savedCNY)),
      row(
        "折合每个设备路口（不含路段单元）", "per junction, without units along roads",
        bill.perJunctionCNY.map(million) ?? NumberText.dash),
      row("公布的每路口造价", "published, per junction", "\(million(band.lowerBound))–\(million(band.upperBound))"),
    ],
    note: .init(
      zh: "单价为未核实的假定，除非情景给出。公布值：北京车路云一体化项目 2024 年土建标（招标公告）与全项目（券商报道）除以 6050 个路口，未见分项。",
      en:
        "Prices are unverified unless the scenario gives them. Published: the civil lot (tender notice) and the whole (broker's note) of Beijing's project of 2024 over 6,050 junctions, not broken down."
    ))
}

private func serviceName(_ service: AutomatedFleet.Service) -> BilingualText {
  switch service {
  case .sanitation: .init(zh: "环卫", en: "sanitation")
  case .delivery: .init(zh: "末端配送", en: "delivery")
  case .ride: .init(zh: "出行服务", en: "rides")
  case .bus: .init(zh: "公交接驳", en: "bus")
  case .logistics: .init(zh: "干线物流", en: "logistics")
  case .inspection: .init(zh: "巡检", en: "inspection")
  }
}

private func fleetTable(_ card: RoadsideCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "自动驾驶车队", en: "Vehicles that drive by themselves"),
    columns: [
      .text("车队", "fleet"), .text("场景", "service"), .number("车辆", "vehicles"),
      .number("年里程（万公里）", "10,000 km a year"), .text("行驶道路", "roads"), .number("所需覆盖", "cover it needs"),
      .number("现有覆盖", "cover there is"), .text("结论", "verdict"),
    ],
    rows: card.fleets.map { row in
      [
        .text(row.fleet.id), .text(serviceName(row.fleet.service)), .whole(row.fleet.vehicles),
        .number(fixed(row.fleet.kmPerYear / 10_000, 1)),
        .text(
          row.fleet.roads == .all
            ? .init(zh: "全部", en: "all")
            : .init(
              zh: roadName(row.fleet.roads.rawValue).zh + "及以上",
              en: roadName(row.fleet.roads.rawValue).en + " and above")),
        .number(percent(row.fleet.neededCoverShare)), .number(percent(row.coveredShare)),
        row.isEnough
          ? .text(.init(zh: "足够", en: "enough"), .good) : .text(.init(zh: "不足", en: "too little"), .warning),
      ]
    },
    note: .init(
      zh: "覆盖按该车队行驶道路的里程计。车辆数、里程与所需覆盖为情景输入。",
      en:
        "Cover is by length of the roads the fleet drives. Vehicles, distances and needs are the scenario's.")
  )
}

private func deploymentTable(_ card: RoadsideCard) -> ReportTable {
  let figures = card.figures
  let perKm2 = card.squareKm > 0 ? Double(figures.equippedJunctions) / card.squareKm : 0
  let kmPerUnit = figures.unitsPerKm > 0 ? 1 / figures.unitsPerKm : 0
  func row(_ place: BilingualText, _ km: String, _ junctions: String, _ cost: String) -> [ReportTable.Entry] {
    [.text(place), .number(km), .number(junctions), .number(cost)]
  }
  return ReportTable(
    caption: .init(zh: "与已公布的建设规模对照", en: "Beside published deployments"),
    columns: [
      .text("地点", "place"), .number("公里/单元", "km per unit"), .number("路口/平方公里", "junctions per km²"),
      .number("百万元/路口或点位", "million CNY per junction or point"),
    ],
    rows: [
      row(
        .init(zh: "本方案", en: "this plan"), fixed(kmPerUnit, 2), fixed(perKm2, 1),
        card.bill.perJunctionCNY.map { fixed($0 / 1e6, 2) } ?? NumberText.dash),
      row(
        .init(zh: "北京亦庄 2.0（2022）", en: "Beijing Yizhuang 2.0 (2022)"), NumberText.dash, "5.5",
        NumberText.dash),
      row(.init(zh: "北京车路云项目（2024）", en: "Beijing project (2024)"), NumberText.dash, "2.6", "0.67–1.64"),
      row(
        .init(zh: "重庆两江先导区（2021）", en: "Chongqing Liangjiang (2021)"), "0.43", NumberText.dash,
        NumberText.dash),
      row(.init(zh: "江苏（2022）", en: "Jiangsu (2022)"), "0.82", NumberText.dash, NumberText.dash),
      row(.init(zh: "无锡锡山（2023）", en: "Wuxi Xishan (2023)"), "1.16", "5.7", "1.18"),
      row(.init(zh: "福州（2022）", en: "Fuzhou (2022)"), NumberText.dash, NumberText.dash, "1.00"),
    ],
    note: .init(
      zh: "公布值均出自单一新闻页面，口径不一（路口、点位、单元分别计数），仅供对照。",
      en:
        "Published figures come from one press page each and count different things (junctions, points, units): a comparison, no check."
    ))
}

private let limits = BilingualText(
  zh:
    "适用范围：路径损耗 10–1000 m、路面高度天线；覆盖不含干扰与快衰落；同一大车遮挡会同时影响多个单元，独立假定偏乐观；单包投递率不等于业务可用率；街道以外一律视为有建筑遮挡。",
  en:
    "Validity: path loss for 10–1000 m and antennas at street level; coverage knows no interference and no fast fading beyond the packet-error curve; one truck may hide several units, so independence is hopeful; delivery of a packet is not availability of a service; off the street buildings are everywhere."
)
