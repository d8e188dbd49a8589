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
      + [.table(coverageTable(card))] + roadsideZoneBlocks(card)
      + [
        modelTable, loadTable, roadsideLatencyTable, roadsideComputingTable, roadsideCostTable,
      ].map {
        .table($0(card))
      } + (card.parameters.automatedFleets.isEmpty ? [] : [.table(automatedFleetTable(card))])
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

/// A class of road as planners call it; `wanted` are those to be covered.
func roadName(_ word: String) -> BilingualText {
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
  let kept: BilingualText =
    choice.kept == 0
    ? .same("")
    : .init(
      zh: "其中 \(choice.kept) 处先为片区与走廊预留，上界以预留为前提。",
      en:
        " Zones and corridors kept \(choice.kept) of the places first; the bound is that of plans with these."
    )
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
        "每公里 \(density) 个单元；\(all) 个路口中 \(covered) 个可收到。选址：\(choice.algorithm)，候选 \(candidates) 处，\(times.zh)（按权重）\(worth)，可证上界 \(bound)，差距 \(gap)。\(kept.zh)空档按街道连续计算，街道尽头即空档终点。",
      en:
        "\(density) units per km; \(covered) of \(all) junctions hear one. Siting: \(choice.algorithm) among \(candidates) candidates; \(worth) of the worth is covered by \(times.en), no plan covers more than \(bound), gap \(gap).\(kept.en) Gaps run along streets and end where these end."
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

private let limits = BilingualText(
  zh:
    "适用范围：路径损耗 10–1000 m、路面高度天线；覆盖不含干扰与快衰落；同一大车遮挡会同时影响多个单元，独立假定偏乐观；单包投递率不等于业务可用率；街道以外一律视为有建筑遮挡。",
  en:
    "Validity: path loss for 10–1000 m and antennas at street level; coverage knows no interference and no fast fading beyond the packet-error curve; one truck may hide several units, so independence is hopeful; delivery of a packet is not availability of a service; off the street buildings are everywhere."
)
