import Assessment
import DistrictModel

/// The policies of own plugs side by side, and what sun and battery do at stations: blocks of the grid's chapter.
func orderlyBlocks(_ grid: GridCard) -> [ReportBlock] {
  var blocks: [ReportBlock] = [.table(orderlyTable(grid.orderly))]
  if let sites = grid.sites { blocks.append(.table(siteTable(sites))) }
  return blocks
}

extension OwnPlugPolicy {
  var words: BilingualText {
    switch self {
    case .startHour: .init(zh: "按固定时刻", en: "by the clock")
    case .orderly: .init(zh: "依次充电", en: "one after another")
    case .onArrival: .init(zh: "即插即充", en: "on arrival")
    case .timed: .init(zh: "按电价定时", en: "timed by tariff")
    case .timedSpread: .init(zh: "按电价定时、随机起充", en: "timed by tariff, spread")
    case .leastLaxity: .init(zh: "最小松弛度优先", en: "least laxity")
    case .valleyFilling: .init(zh: "填谷", en: "valley filling")
    case .priceGreedy: .init(zh: "容量约束下电费最低", en: "cheapest under the transformer")
    case .vehicleToGrid: .init(zh: "车网互动（V2G）", en: "vehicle to grid")
    }
  }
}

private func orderlyTable(_ study: OrderlyStudy) -> ReportTable {
  ReportTable(
    caption: .init(zh: "自有桩充电方式比较", en: "Policies of own plugs compared"),
    columns: [
      .text("充电方式", "policy"), .number("自有桩峰值（MW）", "own plugs' peak (MW)"),
      .number("全区峰值（MW）", "district's peak (MW)"), .number("过载台区", "cells overloaded"),
      .number("台区缺额（MVA）", "lacking (MVA)"), .number("增容投资（万元）", "reinforcement (10,000 CNY)"),
      .number("车主电费（元/kWh）", "drivers pay (CNY/kWh)"), .number("超出台区能力（MWh）", "beyond transformers (MWh)"),
      .number("放电（MWh）", "given back (MWh)"),
    ],
    rows: study.rows.map { row in
      [
        .text(row.policy?.words ?? .init(zh: "按情景设定", en: "as the scenario has them")),
        .number(NumberText.fixed(row.peakMW, 1)),
        .number(NumberText.fixed(row.districtPeakMW, 1)), .whole(row.overloadedCells),
        .number(NumberText.fixed(row.missingKVA / 1000, 1)),
        .number(NumberText.fixed(row.missingKVA * study.reinforcementCNYPerKVA / 10_000, 0)),
        .number(NumberText.fixed(row.costPerKWh, 3)), .number(NumberText.fixed(row.beyondKWh / 1000, 1)),
        .number(NumberText.fixed(row.soldKWh / 1000, 1)),
      ]
    },
    note: .init(
      zh: "同样的 \(NumberText.whole(study.nights)) 个夜晚，每车离开时电量相同；一次重复，不含公共站。台区容量之外的电量照充并列出。"
        + "增容单价与居民电价为未核实的默认值，除非情景给出。",
      en:
        "The same \(NumberText.whole(study.nights)) nights, every car leaving with the same energy; one replication without "
        + "public stations. What a transformer cannot carry is given all the same and told. Prices of reinforcement and homes "
        + "are unverified defaults unless the scenario gives them."))
}

private func siteTable(_ card: SiteCard) -> ReportTable {
  func row(_ zh: String, _ en: String, _ part: (SiteCard.Row) -> Double) -> [ReportTable.Entry] {
    [.text(.init(zh: zh, en: en)), .number(NumberText.fixed(card.sum(part) / 1000, 1))]
  }
  let (alone, rule, best) = (card.sum(\.costAlone), card.sum(\.costByRule), card.sum(\.costByOptimum))
  // A percentage of a cost near nothing says nothing.
  let gap =
    best > 0.05 * abs(alone)
    ? NumberText.percent((rule - best) / best, 1) : NumberText.fixed((rule - best) / 1000, 1)
  let unit =
    best > 0.05 * abs(alone)
    ? BilingualText(zh: "", en: "") : BilingualText(zh: " 千元", en: " thousand CNY")
  let worst = card.rows.map(\.worstResidual).max() ?? 0
  let miss =
    worst < 1e-9
    ? BilingualText(zh: "小于十亿分之一", en: "billionth")
    : BilingualText(zh: "为 \(NumberText.percent(worst, 6))", en: NumberText.percent(worst, 6))
  return ReportTable(
    caption: .init(
      zh: "光储充一体站（\(card.rows.count) 座）一周", en: "A week of \(card.rows.count) stations with sun and battery"),
    columns: [.text("项目", "what"), .number("MWh；费用为千元", "MWh; cost in 1,000 CNY")],
    rows: [
      row("充电", "chargers", \.chargersKWh), row("光伏发电", "sun", \.photovoltaicKWh),
      row("自电网购电", "bought", \.importedKWh), row("上网", "sold", \.exportedKWh),
      row("弃光", "thrown away", \.curtailedKWh), row("储能充电", "into the battery", \.chargedKWh),
      row("储能放电", "out of the battery", \.dischargedKWh),
      row("购电与储能损耗费用：无光储", "cost with the chargers alone", \.costAlone),
      row("同上：按规则调度（模拟所用）", "cost by the rule, as simulated", \.costByRule),
      row("同上：预知全周的最优调度", "cost by the optimum that knows the week", \.costByOptimum),
    ],
    note: .init(
      zh:
        "规则比最优高 \(gap)\(unit.zh)，为无光储的 \(NumberText.percent(alone > 0 ? rule / alone : nil, 1))。"
        + "电量为各次重复均值，费用取第一次重复；每 15 分钟能量平衡，最大相对误差\(miss.zh)。",
      en:
        "The rule costs \(gap)\(unit.en) more than the optimum, "
        + "\(NumberText.percent(alone > 0 ? rule / alone : nil, 1)) of the chargers alone. Energy is the mean of the replications, cost of the first one; the books of every "
        + "quarter hour close to a relative \(miss.en)."))
}
