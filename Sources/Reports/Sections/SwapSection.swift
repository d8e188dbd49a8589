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
      .lead(lead(card)), .table(levelTable(card)), .table(leastTable(card)),
      .table(operationTable(card, rows)),
      .paragraph(costs(card)),
    ]
    if card.policy == RackToGrid.name { blocks.append(.paragraph(feeding(card))) }
  } else {
    blocks.append(
      .callout(
        Callout(
          .notice,
          .init(
            zh: "换电站的运行未模拟；本报告的等待、负荷与电量结果不含换电。要模拟，情景须有 swap 部分，方案须有换电站。",
            en:
              "The operation of swap stations is not simulated: waits, load and energy in this report do not include swapping. "
              + "It takes a section swap in the scenario and swap stations in the plan."))))
  }
  guard !rows.isEmpty else {
    return ReportSection(
      id: "swap", title: .init(zh: "换电站", en: "Swap stations"),
      blocks: [
        .paragraph(
          .init(zh: "方案中没有换电站，未模拟换电。", en: "The plan has no swap stations; swapping is not simulated."))
      ])
  }
  return ReportSection(id: "swap", title: .init(zh: "换电站", en: "Swap stations"), blocks: blocks)
}

private func lead(_ card: SwapCard) -> BilingualText {
  let nameplate = whole(card.perDay(\.nameplate))
  let mean = whole(card.perDay { $0.atMeanWait?.mean ?? 0 })
  let long = whole(card.perDay { $0.atLongWaits?.mean ?? 0 })
  let stations =
    card.stations.count == 1 ? "The swap station has" : "The \(card.stations.count) swap stations have"
  let wanted = whole(card.wantedPerDay)
  let served = NumberText.percent(card.servedShare, 1)
  return BilingualText(
    zh:
      "\(card.stations.count) 座换电站铭牌能力 \(nameplate) 次/日；平均等候不超过 5 分钟时 \(mean) 次/日，等候满 30 分钟者不超过 1% 时 \(long) 次/日。"
      + "区内日均换电需求 \(wanted) 次，满足 \(served)。",
    en:
      "\(stations) a nameplate of \(nameplate) swaps a day; \(mean) at a mean wait of five minutes, "
      + "\(long) where one in a hundred waits half an hour. Vehicles ask for \(wanted) swaps a day and get \(served)."
  )
}

private func interval(_ value: ConfidenceInterval?) -> ReportTable.Entry {
  guard let value else { return .number(NumberText.dash) }
  return .number(
    whole(value.mean) + " (" + whole(value.low) + "–" + whole(value.high) + ")")
}

private func levelTable(_ card: SwapCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "单站服务能力（次/日）", en: "What a station of each kind carries (swaps a day)"),
    columns: [
      .text("类型", "kind"), .number("站数", "stations"), .number("电池", "packs"), .number("充电位", "chargers"),
      .number("工位", "bays"), .number("投资（万元/站）", "investment (10,000 CNY each)"), .number("铭牌", "nameplate"),
      .number("供电可支撑", "by power"), .number("平均等候 ≤ 5 分钟", "mean wait ≤ 5 min"),
      .number("等候 ≥ 30 分钟 ≤ 1%", "P(wait ≥ 30 min) ≤ 1 %"),
    ],
    rows: card.levels.map { level in
      [
        .text(card.names[level.kind]), .whole(level.stations), .whole(level.packs), .whole(level.chargers),
        .whole(level.bays), .number(NumberText.fixed(level.investmentCNY / 10_000, 0)),
        .number(whole(level.nameplate)), .number(whole(level.powerPerDay)), interval(level.atMeanWait),
        interval(level.atLongWaits),
      ]
    },
    note: .init(
      zh:
        "铭牌按固定时间、顾客不断计算，不计场站供电；“供电可支撑”为变压器扣除基础负荷后可充的次数，低于每小时一次时不再求后两列。后两列由单站模拟求得（全日均匀的泊松到达，充电一到即充；括号内为 95% 区间）。混用多种电池的站，顾客按本次模拟的换电比例索取各自的电池。",
      en:
        "The nameplate holds for fixed times and customers without end, whatever the site's power; by power: what the transformer less "
        + "the base load can charge, and below one an hour the last two columns are not sought. The last two columns are found by simulating the station "
        + "(Poisson arrivals all day, charging at once; 95 % intervals in brackets). At a station with several types of pack "
        + "customers ask for theirs in the mix that the run swapped."))
}

/// What stands beside the fewest that would do.
private func leastTable(_ card: SwapCard) -> ReportTable {
  func pair(_ least: Int?, _ stands: Int) -> ReportTable.Entry {
    .number("\(least.map { "\($0)" } ?? NumberText.dash) / \(stands)")
  }
  return ReportTable(
    caption: .init(zh: "最忙一座站所需的最小规模", en: "The least a kind's busiest station needs"),
    columns: [
      .text("类型", "kind"), .number("到达（次/小时）", "arrivals an hour"),
      .number("工位：最少 / 现配", "bays: least / there"),
      .number("电池：最少 / 现配", "packs: least / there"), .number("充电位：最少 / 现配", "chargers: least / there"),
    ],
    rows: card.levels.map { level in
      [
        .text(card.names[level.kind]), .number(NumberText.fixed(level.least?.arrivalsPerHour, 1)),
        pair(level.least?.bays, level.bays), pair(level.least?.packs, level.packs),
        pair(level.least?.chargers, level.chargers),
      ]
    },
    note: .init(
      zh: "以平均等候 5 分钟为准，按指数时间的马尔可夫链求最少工位、电池、充电位；到达率取全日平均，日内高峰需要更多。“–”为无人到达或 60 块电池以内做不到。",
      en:
        "For a mean wait of five minutes: the fewest bays, then packs, then chargers by the chain with exponential times. Arrivals are the "
        + "mean of the day, its peak asks for more. A dash: nobody came, or no more than 60 packs do it."))
}

private func operationTable(_ card: SwapCard, _ rows: [SwapRow]) -> ReportTable {
  ReportTable(
    caption: .init(zh: "换电站运行（模拟）与排队公式对照", en: "Operation as simulated, beside queueing theory"),
    columns: [
      .text("编号", "id"), .text("类型", "kind"), .number("换电（次/日）", "swaps a day"),
      .number("平均等候（分钟）", "mean wait (min)"), .number("等候 ≥ 30 分钟", "wait ≥ 30 min"),
      .number("未服务", "lost"), .number("峰值（kW）", "peak (kW)"), .number("购电（kWh/日）", "grid (kWh a day)"),
      .number("Erlang B：损失", "Erlang B: lost"), .number("Erlang C（分钟）", "Erlang C (min)"),
      .number("M/D/N（分钟）", "M/D/N (min)"), .number("指数链（分钟）", "exponential chain (min)"),
    ],
    rows: card.stations.map { station in
      [
        .text(rows.indices.contains(station.site) ? rows[station.site].id : "\(station.site + 1)"),
        .text(card.names[station.kind]), .number(NumberText.fixed(station.swapsPerDay, 1)),
        .number(NumberText.fixed(station.meanWaitMin, 1)),
        .number(NumberText.percent(station.longWaitShare, 1)),
        .number(NumberText.percent(station.lostShare, 1)), .number(whole(station.peakKW)),
        .number(whole(station.gridKWhPerDay)),
        .number(NumberText.percent(station.theory?.lossIfNobodyWaited, 1)),
        .number(NumberText.fixed(station.theory?.waitExponentialMin, 1)),
        .number(NumberText.fixed(station.theory?.waitFixedMin, 1)),
        .number(NumberText.fixed(station.theory?.chainWaitMin, 1)),
      ]
    },
    note: .init(
      zh:
        "各次重复的均值，峰值取最大；等候 ≥ 30 分钟含等满 30 分钟后离去者。公式用模拟中的到达率与平均时间：Erlang B（无人等候）、Erlang C（指数充电）与 M/D/N（固定充电）不计换电时间，指数链含工位、电池与充电位；均不计日内波动。",
      en:
        "Means of the replications, peaks their highest; who gave up after half an hour counts as having waited it. Theory takes the "
        + "arrivals and mean times of the simulation: Erlang B (nobody waits), Erlang C (exponential charge) and M/D/N (fixed charge) "
        + "without the swap itself, the chain with bays, packs and chargers; none knows the swing of the day."
    ))
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
      + "日均收入（电费与服务费）\(day(\.incomeCNYPerDay)) 元，购电 \(day(\.energyCNYPerDay)) 元，电池损耗 \(day(\.wearCNYPerDay)) 元。"
      + "单价为未核实的默认值，除非情景给出。",
    en:
      "All swap stations own \(packs) packs and cost about \(whole(investment)) × 10,000 CNY, packs included; their peaks "
      + "sum to \(peak) MW. A day brings \(day(\.incomeCNYPerDay)) CNY for energy and service against \(day(\.energyCNYPerDay)) for energy and "
      + "\(day(\.wearCNYPerDay)) for the wear of packs. Prices are unverified defaults unless the scenario gives them."
  )
}

/// What the racks gave back, and that it cost nobody a pack.
private func feeding(_ card: SwapCard) -> BilingualText {
  let fed = whole(card.stations.reduce(0) { $0 + $1.fedKWhPerDay })
  let paid = whole(card.stations.reduce(0) { $0 + $1.fedCNYPerDay })
  let breaches = card.stations.reduce(0) { $0 + $1.breachesByFeeding }
  return BilingualText(
    zh:
      "电池向电网放电日均 \(fed) kWh，计 \(paid) 元；因放电造成的库存下限突破 \(breaches) 次。只有在工位最快换电时也不缺的电池才放电，电池少的站可能一块也放不出。",
    en:
      "Racks feed \(fed) kWh a day to the grid for \(paid) CNY; feeding breached the stock floor \(breaches) \(breaches == 1 ? "time" : "times"). "
      + "Only packs that the bays could not miss at their fastest are fed from, so a station of few packs may feed from none."
  )
}

/// Five decimals, about a metre.
func place(_ coordinate: Coordinate) -> String {
  NumberText.fixed(coordinate.longitude, 5) + ", " + NumberText.fixed(coordinate.latitude, 5)
}

func origin(isSynthetic: Bool) -> BilingualText {
  isSynthetic ? .init(zh: "合成候选点", en: "synthetic") : .init(zh: "清单", en: "listed")
}

private func whole(_ value: Double?) -> String { NumberText.fixed(value, 0) }
