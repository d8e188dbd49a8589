import Assessment
import DistrictModel
import NumericKernels
import SwapStations

/// Where battery-swap stations are to stand and what they do; where nobody operates them, the chapter says so first.
func swapSection(_ input: ReportInput) -> ReportSection {
  let rows = input.scorecard.swapStations
  var blocks: [ReportBlock] = []
  if let card = input.scorecard.swap {
    blocks = [
      .lead(lead(card)), .table(levelTable(card)), .table(operationTable(card, rows)),
      .paragraph(costs(card)),
    ]
  } else {
    blocks.append(
      .callout(
        Callout(
          .notice,
          .init(
            zh: "换电站仅完成选址与计数，运行未模拟（方案没有 swap 部分）；本报告的等待、负荷与电量结果不含换电。",
            en:
              "Swap stations are sited and counted; their operation is not simulated, as the scenario has no section swap. "
              + "Waits, load and energy in this report do not include swapping."))))
  }
  if rows.isEmpty {
    blocks.append(.paragraph(.init(zh: "方案中没有换电站。", en: "The plan has no swap stations.")))
  } else {
    blocks.append(.table(placeTable(rows)))
  }
  return ReportSection(id: "swap", title: .init(zh: "换电站", en: "Swap stations"), blocks: blocks)
}

private func lead(_ card: SwapCard) -> BilingualText {
  let nameplate = whole(card.perDay(\.nameplate))
  let mean = whole(card.perDay { $0.atMeanWait.mean })
  let long = whole(card.perDay { $0.atLongWaits.mean })
  let wanted = whole(card.wantedPerDay)
  let served = NumberText.percent(card.servedShare, 1)
  return BilingualText(
    zh:
      "\(card.stations.count) 座换电站铭牌能力 \(nameplate) 次/日；平均等候不超过 5 分钟时 \(mean) 次/日，等候满 30 分钟者不超过 1% 时 \(long) 次/日。"
      + "区内日均换电需求 \(wanted) 次，满足 \(served)。",
    en:
      "The \(card.stations.count) swap stations have a nameplate of \(nameplate) swaps a day; \(mean) at a mean wait of five minutes, "
      + "\(long) where one in a hundred waits half an hour. Vehicles ask for \(wanted) swaps a day and get \(served)."
  )
}

private func interval(_ value: ConfidenceInterval) -> ReportTable.Entry {
  .number(
    whole(value.mean) + " (" + whole(value.low) + "–" + whole(value.high) + ")")
}

private func levelTable(_ card: SwapCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "单站服务能力（次/日）", en: "What a station of each kind carries (swaps a day)"),
    columns: [
      .text("类型", "kind"), .number("站数", "stations"), .number("电池", "packs"), .number("充电位", "chargers"),
      .number("工位", "bays"), .number("投资（万元/站）", "investment (10,000 CNY each)"), .number("铭牌", "nameplate"),
      .number("平均等候 ≤ 5 分钟", "mean wait ≤ 5 min"), .number("等候 ≥ 30 分钟 ≤ 1%", "P(wait ≥ 30 min) ≤ 1 %"),
    ],
    rows: card.levels.map { level in
      [
        .text(card.names[level.kind]), .whole(level.stations), .whole(level.packs), .whole(level.chargers),
        .whole(level.bays), .number(NumberText.fixed(level.investmentCNY / 10_000, 0)),
        .number(whole(level.nameplate)), interval(level.atMeanWait), interval(level.atLongWaits),
      ]
    },
    note: .init(
      zh: "铭牌按固定时间、顾客不断计算；后两列由单站模拟求得（全日均匀的泊松到达，充电一到即充；括号内为 95% 区间）。混用多种电池的站，顾客按本次模拟的换电比例索取各自的电池。",
      en:
        "The nameplate holds for fixed times and customers without end; the last two columns are found by simulating the station "
        + "(Poisson arrivals all day, charging at once; 95 % intervals in brackets). At a station with several types of pack "
        + "customers ask for theirs in the mix that the run swapped."))
}

private func operationTable(_ card: SwapCard, _ rows: [SwapRow]) -> ReportTable {
  ReportTable(
    caption: .init(zh: "换电站运行（模拟）与排队公式对照", en: "Operation as simulated, beside queueing theory"),
    columns: [
      .text("编号", "id"), .text("类型", "kind"), .number("换电（次/日）", "swaps a day"),
      .number("平均等候（分钟）", "mean wait (min)"), .number("等候 ≥ 30 分钟", "wait ≥ 30 min"),
      .number("未服务", "lost"), .number("峰值（kW）", "peak (kW)"), .number("购电（kWh/日）", "grid (kWh a day)"),
      .number("公式：固定充电（分钟）", "theory: fixed charge (min)"),
      .number("公式：指数链（分钟）", "theory: exponential chain (min)"),
    ],
    rows: card.stations.map { station in
      [
        .text(rows.indices.contains(station.site) ? rows[station.site].id : "\(station.site + 1)"),
        .text(card.names[station.kind]), .number(NumberText.fixed(station.swapsPerDay, 1)),
        .number(NumberText.fixed(station.meanWaitMin, 1)),
        .number(NumberText.percent(station.longWaitShare, 1)),
        .number(NumberText.percent(station.lostShare, 1)), .number(whole(station.peakKW)),
        .number(whole(station.gridKWhPerDay)),
        .number(NumberText.fixed(station.theory?.waitFixedMin, 1)),
        .number(NumberText.fixed(station.theory?.chainWaitMin, 1)),
      ]
    },
    note: .init(
      zh: "各次重复的均值，峰值取最大。公式用模拟中的到达率与平均时间：M/D/N 不计换电时间，指数链含工位、电池与充电位；二者均不计日内波动。",
      en:
        "Means of the replications, peaks their highest. Theory takes the arrivals and mean times of the simulation: M/D/N without "
        + "the swap itself, the chain with bays, packs and chargers; neither knows the swing of the day."))
}

private func costs(_ card: SwapCard) -> BilingualText {
  let investment = card.levels.reduce(0) { $0 + $1.investmentCNY * Double($1.stations) } / 10_000
  func day(_ part: (SwapCard.Station) -> Double) -> String {
    whole(card.stations.reduce(0) { $0 + part($1) })
  }
  let peak = NumberText.fixed(card.stations.reduce(0) { $0 + $1.peakKW } / 1000, 1)
  let packs = NumberText.whole(card.levels.reduce(0) { $0 + $1.packs * $1.stations })
  return BilingualText(
    zh:
      "全部换电站持有电池 \(packs) 块，投资（含电池）约 \(whole(investment)) 万元；各站峰值之和 \(peak) MW。"
      + "日均服务费收入 \(day(\.feeCNYPerDay)) 元，购电 \(day(\.energyCNYPerDay)) 元，电池损耗 \(day(\.wearCNYPerDay)) 元。"
      + "单价为未核实的默认值，除非情景给出。",
    en:
      "All swap stations own \(packs) packs and cost about \(whole(investment)) × 10,000 CNY, packs included; their peaks "
      + "sum to \(peak) MW. A day brings \(day(\.feeCNYPerDay)) CNY of service fees against \(day(\.energyCNYPerDay)) for energy and "
      + "\(day(\.wearCNYPerDay)) for the wear of packs. Prices are unverified defaults unless the scenario gives them."
  )
}

private func placeTable(_ rows: [SwapRow]) -> ReportTable {
  ReportTable(
    caption: .init(zh: "规划换电站一览表", en: "Planned swap stations"),
    columns: [
      .text("编号", "id"), .text("名称", "name"), .text("场地类别", "kind of place"),
      .text("街道（镇）", "township"), .number("经度、纬度", "longitude, latitude"), .text("来源", "origin"),
    ],
    rows: rows.map { row in
      [
        .text(row.id), .text(row.name), .text(row.category), .text(row.township),
        .number(place(row.coordinate)), .text(origin(isSynthetic: row.isSynthetic)),
      ]
    })
}

/// Five decimals, about a metre.
func place(_ coordinate: Coordinate) -> String {
  NumberText.fixed(coordinate.longitude, 5) + ", " + NumberText.fixed(coordinate.latitude, 5)
}

func origin(isSynthetic: Bool) -> BilingualText {
  isSynthetic ? .init(zh: "合成候选点", en: "synthetic") : .init(zh: "清单", en: "listed")
}

private func whole(_ value: Double?) -> String { NumberText.fixed(value, 0) }
