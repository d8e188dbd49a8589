import Assessment
import DistrictModel
import HydrogenStations

/// Stations of hydrogen, methanol and ammonia: what they sold and what they could not.
func hydrogenSection(_ input: ReportInput) -> ReportSection {
  let title = BilingualText(zh: "加氢站", en: "Hydrogen stations")
  guard let card = input.scorecard.hydrogen else {
    let count = input.plan.hydrogenSites.count
    return ReportSection(
      id: "hydrogen", title: title,
      blocks: [
        .paragraph(
          count > 0
            ? .init(
              zh: "方案选出加氢站 \(count) 座；情景没有 hydrogen 部分，其运行未模拟。",
              en:
                "The plan sites \(count) hydrogen stations; the scenario has no section hydrogen, so they are not simulated."
            )
            : .init(
              zh: "方案中没有加氢站，未模拟。", en: "The plan has no hydrogen stations; none is simulated."))
      ])
  }
  var blocks: [ReportBlock] = card.fuels.map { .lead(lead($0, days: card.days)) }
  if card.main.undisturbed != nil { blocks += outageBlocks(card) }
  blocks += [.table(serviceTable(card)), .table(supplyTable(card)), .paragraph(method)]
  return ReportSection(id: "hydrogen", title: title, blocks: blocks)
}

private func kg(_ value: Double) -> String { NumberText.fixed(value, 0) }
private func percent(_ value: Double) -> String { NumberText.percent(value) }

/// The fuel as a reader knows it.
func fuelName(_ fuel: Fuel) -> BilingualText {
  switch fuel {
  case .electricity: .init(zh: "电", en: "electricity")
  case .hydrogen: .init(zh: "氢", en: "hydrogen")
  case .methanol: .init(zh: "甲醇", en: "methanol")
  case .ammonia: .init(zh: "氨", en: "ammonia")
  }
}

private func lead(_ row: HydrogenCard.OfFuel, days: Int) -> BilingualText {
  let sold = kg(row.totals.servedKg / Double(max(1, days)))
  let unserved = kg(row.totals.unservedKg)
  let wait = NumberText.fixed(row.totals.meanWaitMin, 1)
  let late = percent(row.totals.shareOver30Min)
  let possible = kg(row.possibleKgPerDay)
  let name = fuelName(row.fuel)
  let stations = row.stations == 1 ? "1 station sells" : "\(row.stations) stations sell"
  return .init(
    zh:
      "\(row.stations) 座\(name.zh)燃料站日均加注 \(sold) 千克，能力约 \(possible) 千克/日；\(days) 日内未满足 \(unserved) 千克；平均等待 \(wait) 分钟，等待超过 30 分钟的占 \(late)。",
    en:
      "\(stations) \(sold) kg of \(name.en) a day and could sell about \(possible); \(unserved) kg were not served in \(days) \(days == 1 ? "day" : "days"); the mean wait is \(wait) min, and \(late) wait longer than 30 min."
  )
}

private func outageBlocks(_ card: HydrogenCard) -> [ReportBlock] {
  let names = card.outages.map { outage in
    let number = outage.station
    let station = card.stations.indices.contains(number - 1) ? card.stations[number - 1].id : "\(number)"
    return (
      station: station, from: outage.fromDay,
      days: NumberText.fixed(outage.days, outage.days == outage.days.rounded() ? 0 : 1)
    )
  }
  let zh = names.map { "\($0.station) 自第 \($0.from) 日起停运 \($0.days) 日" }.joined(separator: "；")
  let en = names.map {
    "\($0.station) is closed for \($0.days) \($0.days == "1" ? "day" : "days") from day \($0.from)"
  }.joined(separator: "; ")
  var blocks: [ReportBlock] = [
    .paragraph(.init(zh: "停运情景：\(zh)。", en: "The declared outage: \(en)."))
  ]
  for row in card.fuels {
    guard let calm = row.undisturbed else { continue }
    blocks += [.paragraph(outageText(row, calm)), .table(outageTable(row, calm))]
  }
  return blocks
}

/// What is asked for on several days counts on each of them; what sales fall by is gone for good.
private func outageText(_ row: HydrogenCard.OfFuel, _ calm: HydrogenCard.Totals) -> BilingualText {
  let name = fuelName(row.fuel)
  let (with, without) = (kg(row.totals.unservedKg), kg(calm.unservedKg))
  let difference =
    row.lost.map { "\(kg($0.value)) (\(kg($0.low)) – \(kg($0.high)))" }
    ?? kg(row.totals.unservedKg - calm.unservedKg)
  let brackets = row.lost != nil
  let fallen = kg(max(0, calm.servedKg - row.totals.servedKg))
  return .init(
    zh:
      "\(name.zh)：停运时当日未满足 \(with) 千克，不停运时 \(without) 千克，由停运造成 \(difference) 千克"
      + (brackets ? "（括号内为 95% 区间，" : "（") + "两次模拟用相同随机数）。加注总量减少 \(fallen) 千克，其余在其他站或其他日子补加。",
    en:
      "\(name.en.prefix(1).uppercased() + name.en.dropFirst()): \(with) kg are not served on the day they are asked for, without the outage \(without) kg. The outage accounts for \(difference) kg ("
      + (brackets ? "95 % interval in brackets; " : "")
      + "both runs use the same random numbers). Sales fall by \(fallen) kg; the rest is filled elsewhere or on other days."
  )
}

private func outageTable(_ fuel: HydrogenCard.OfFuel, _ calm: HydrogenCard.Totals) -> ReportTable {
  func row(_ zh: String, _ en: String, _ totals: HydrogenCard.Totals) -> [ReportTable.Entry] {
    [
      .text(.init(zh: zh, en: en)), .number(kg(totals.unservedKg)), .number(kg(totals.servedKg)),
      .number(NumberText.fixed(totals.turnedAway, 0)), .number(NumberText.fixed(totals.meanWaitMin, 1)),
      .number(percent(totals.shareOver30Min)),
    ]
  }
  return ReportTable(
    caption: .init(zh: "停运与不停运的比较（每次模拟）", en: "With and without the outage (a replication)"),
    columns: [
      .text("情景", "case"), .number("未满足（千克）", "unserved, kg"), .number("加注（千克）", "sold, kg"),
      .number("离去（次）", "turned away"), .number("平均等待（分钟）", "mean wait, min"),
      .number("等待>30 分钟", "wait > 30 min"),
    ],
    rows: [row("停运", "with the outage", fuel.totals), row("不停运", "without", calm)],
    note: .init(
      zh: "未满足：车辆当日要求而到当日结束未得到的量，每车每日计一次；次日仍要求的再计一次。",
      en:
        "Unserved: what a vehicle asked for and had not got by the end of the day; it counts once a day, and again if it still asks on the next."
    ))
}

private func serviceTable(_ card: HydrogenCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "各站服务", en: "Service of the stations"),
    columns: [
      .text("编号", "id"), .text("类型", "kind"), .number("经度、纬度", "longitude, latitude"),
      .number("车次/日", "vehicles a day"), .number("千克/日", "kg a day"),
      .number("能力（千克/日）", "possible, kg a day"),
      .text("能力受限于", "limited by"), .number("未满足（千克）", "unserved, kg"), .number("离去（次）", "turned away"),
      .number("平均等待（分钟）", "mean wait, min"), .number("解析值（分钟）", "by formula, min"),
      .number("等待>30 分钟", "wait > 30 min"),
    ],
    rows: card.stations.map { row in
      [
        .text(row.id), .text(row.kind), .number(place(row.coordinate)),
        .number(NumberText.fixed(row.vehiclesPerDay, 1)), .number(kg(row.kgPerDay)),
        .number(kg(row.possibleKgPerDay)), .text(limit(row.limit)), .number(kg(row.unservedKg)),
        .number(NumberText.fixed(row.turnedAway, 1)), .number(NumberText.fixed(row.meanWaitMin, 1)),
        .number(row.analyticWaitMin.map { NumberText.fixed($0, 1) } ?? NumberText.dash),
        .number(percent(row.shareOver30Min)),
      ]
    },
    note: .init(
      zh: "未满足记在需求点最近的站。解析值为 Erlang C ×（1+cv²）/2，逐时按平均到达率，不含缺氢、停运与耐心；“–”为某小时负荷超过枪数。",
      en:
        "What is not served counts at the station nearest to the need. By formula: Erlang C times (1 + cv²)/2 with each hour's mean arrivals, without shortage of gas, outages and impatience; a dash where an hour's load exceeds the dispensers."
    ))
}

private func limit(_ word: String) -> BilingualText {
  switch word {
  case "dispensers": .init(zh: "加氢机", en: "dispensers")
  case "compression": .init(zh: "压缩机", en: "compressors")
  case "supply": .init(zh: "供应", en: "supply")
  default: .same(NumberText.dash)
  }
}

private func supplyTable(_ card: HydrogenCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "各站供应、用电与成本", en: "Supply, electricity and cost of the stations"),
    columns: [
      .text("编号", "id"), .number("送达（次）", "deliveries"), .number("其中迟到", "of them late"),
      .number("残气退回（千克）", "returned, kg"), .number("放散（千克）", "vented, kg"),
      .number("停运（小时）", "closed, h"), .number("压缩机全停（小时）", "no compressor, h"),
      .number("最长断供（小时）", "longest stock-out, h"), .number("压缩（千瓦时/千克）", "compression, kWh/kg"),
      .number("全站（千瓦时/千克）", "station, kWh/kg"), .number("峰值（千瓦）", "peak, kW"),
      .number("平准化成本（元/千克）", "levelised cost, CNY/kg"),
    ],
    rows: card.stations.map { row in
      [
        .text(row.id), .number(NumberText.fixed(row.trips, 1)), .number(NumberText.fixed(row.lateTrips, 1)),
        .number(kg(row.returnedKg)), .number(kg(row.ventedKg)), .number(NumberText.fixed(row.closedHours, 0)),
        .number(NumberText.fixed(row.compressorOutHours, 0)),
        .number(NumberText.fixed(row.longestStockOutHours, 1)),
        .number(NumberText.fixed(row.compressionKWhPerKg, 2)), .number(NumberText.fixed(row.kWhPerKg, 2)),
        .number(NumberText.fixed(row.peakKW, 0)),
        .number(row.cnyPerKg.map { NumberText.fixed($0, 1) } ?? NumberText.dash),
      ]
    },
    note: .init(
      zh: "\(card.days) 日，重复模拟的平均；最长断供与峰值为各次中的最大。成本含投资年金、固定运维、人工、电、购氢与运输，单价均为未核实的估计值，除非情景给出；不含土地与补贴。",
      en:
        "Means over replications of \(card.days) days; longest stock-out and peak are the largest of any. Cost holds annuity, upkeep, labour, electricity, gas and transport; every price is an unverified estimate unless the scenario gives it; without land and subsidies."
    ))
}

private let method = BilingualText(
  zh: "气体按实际气体计算；站内燃料账以整数毫焦（低位热值）记录，每日核对平衡。储氢瓶组简化为“够加满”的可用量，压缩机以定额排量运行，均见说明文档。",
  en:
    "Gas is real; the fuel of each station is booked in whole mJ of lower heating value and balances every day. Banks are reduced to what whole fills can draw, and compressors run at their rating; both are assumptions of the model's article."
)
