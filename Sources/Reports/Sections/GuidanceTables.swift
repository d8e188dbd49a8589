import Assessment
import DistrictModel
import NumericKernels

/// What informed drivers do to the queues: who is informed, and waits against informed share and age, for each kind of station.
func guidanceBlocks(_ card: RoadsideCard) -> [ReportBlock] {
  guard !card.informed.isEmpty else { return [] }
  var blocks: [ReportBlock] = [
    .heading(.init(zh: "知情驾驶员与排队", en: "Informed drivers and queues")), .table(informedTable(card)),
  ]
  if card.informed.allSatisfy({ $0.byOtherMeansShare > 0.99 }) {
    blocks.append(
      .callout(
        Callout(
          .notice,
          .init(
            zh: "情景中各车型的 informed_share 均接近 1：驾驶员已由其他途径知情，路侧单元不改变其选择。",
            en:
              "In the scenario informed_share is near 1 in all classes: drivers know by other means, and units change nothing for them."
          ))))
  }
  for table in card.guidance {
    blocks += [.lead(lead(table)), .table(waitTable(table))]
    if let theory = table.theory { blocks.append(.table(theoryTable(table, theory))) }
  }
  if !card.guidance.isEmpty { blocks.append(.paragraph(method)) }
  return blocks
}

private func stationName(_ room: String) -> BilingualText {
  switch room {
  case "swap": .init(zh: "换电", en: "swapping")
  case "hydrogen": .init(zh: "加氢", en: "hydrogen")
  default: .init(zh: "充电", en: "charging")
  }
}

private func bottleneckName(_ word: String) -> BilingualText {
  switch word {
  case "bay": .init(zh: "换电工位", en: "swap bay")
  case "charger": .init(zh: "换电站充电位", en: "charger of the swap station")
  case "dispenser": .init(zh: "加氢机", en: "dispenser")
  default: .init(zh: "充电枪", en: "connector")
  }
}

private func percent(_ value: Double) -> String { NumberText.percent(value) }
private func fixed(_ value: Double, _ decimals: Int) -> String { NumberText.fixed(value, decimals) }

private func informedTable(_ card: RoadsideCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "选站时知道站点状态的驾驶员", en: "Drivers who know the stations' state when they choose"),
    columns: [
      .text("站型", "stations"), .number("入网率", "connected"), .number("途中收到", "heard on the approach"),
      .number("站点发布", "published"), .number("经路侧知情", "by the roadside"), .number("其他途径", "by other means"),
      .number("合计", "together"), .number("信息滞后（秒）", "age at the choice, s"),
    ],
    rows: card.informed.map { row in
      [
        .text(stationName(row.service)), .number(percent(row.connectedShare)),
        .number(percent(row.heardShare)),
        .number(percent(row.publishedShare)), .number(percent(row.byRoadsideShare)),
        .number(percent(row.byOtherMeansShare)), .number(percent(row.share)),
        .number(fixed(row.ageSeconds, 0)),
      ]
    },
    note: .init(
      zh:
        "经路侧知情 = 入网率 × 途中收到 × 站点发布；合计 = 1 − (1 − 其他途径)(1 − 经路侧知情)。滞后 = 发布周期的一半 + 仅经路侧知情者的平台时延与覆盖空档滞后，对全部知情者平均；模拟中所有知情驾驶员均按此滞后，不足 10 秒按实时；既充电又换电的车辆按充电站的收到比例。",
      en:
        "By the roadside = connected × heard × published; together = 1 - (1 - other means)(1 - by the roadside). Age = half the board's period, and for those whom units alone tell the delay of the platform and the gaps on top, mean over all who know; in the simulation every informed driver reads boards of this age, below 10 s live ones; vehicles that charge and swap hear as on the way to charging stations."
    ))
}

private func lead(_ table: GuidanceTable) -> BilingualText {
  let name = stationName(table.service)
  let zero = fixed(table.uninformed.waitMin.mean, 2)
  guard let fresh = table.entries.first?.last, let live = table.best.first else {
    return .init(
      zh: "\(name.zh)：无人知情时平均等待 \(zero) 分钟。",
      en: "Of \(name.en): with nobody informed the mean wait is \(zero) min.")
  }
  let all = fixed(fresh.waitMin.mean, 2)
  let share = percent(live.informedShare)
  let least = fixed(live.waitMin.mean, 2)
  let critical = table.shares.indices.last.flatMap { table.criticalAgeMin(share: $0) }
  let oldest = fixed((table.ages.last ?? 0) * table.serviceMin, 1)
  let last = critical.map { fixed($0, 1) }
  let lost = (
    none: percent(table.uninformed.lostShare), old: percent(table.entries.last?.last?.lostShare ?? 0)
  )
  return .init(
    zh:
      "\(name.zh)：无人知情时平均等待 \(zero) 分钟，全部按实时信息选站时 \(all) 分钟；实时信息下最优知情比例 \(share)（\(least) 分钟）；"
      + (last.map { "全部知情时，信息滞后超过约 \($0) 分钟后诱导反而增加等待。" } ?? "在研究的滞后范围（至 \(oldest) 分钟）内，未见等待显著长于无人知情。")
      + "未服务比例：无人知情 \(lost.none)，全部按最旧信息 \(lost.old)。",
    en:
      "Of \(name.en): with nobody informed the mean wait is \(zero) min, with everybody choosing by live information \(all) min; the best share by live information is \(share) (\(least) min). "
      + (last.map {
        "With everybody informed, guidance lengthens waits once boards are older than about \($0) min."
      }
        ?? "Up to the oldest boards studied (\(oldest) min) waits are not surely longer than with nobody informed.")
      + " Not served: \(lost.none) with nobody informed, \(lost.old) with everybody by the oldest boards."
  )
}

private func waitTable(_ table: GuidanceTable) -> ReportTable {
  let name = stationName(table.service)
  let (minutes, bottleneck) = (fixed(table.serviceMin, 1), bottleneckName(table.bottleneck))
  func entry(_ entry: GuidanceTable.Entry) -> ReportTable.Entry {
    let interval =
      entry.change.replications > 1 ? " (\(signed(entry.change.low))…\(signed(entry.change.high)))" : ""
    let text = fixed(entry.waitMin.mean, 2) + interval
    return .text(.same(text), entry.isShorter ? .good : entry.isLonger ? .warning : nil)
  }
  let columns = table.shares.map { share -> ReportTable.Column in
    .number("知情 \(NumberText.percent(share, 0))", "\(NumberText.percent(share, 0)) informed")
  }
  return ReportTable(
    caption: .init(
      zh: "\(name.zh)：平均等待（分钟）随知情比例与信息滞后的变化，全区模拟",
      en: "Mean wait for \(name.en), min, against informed share and age, in the district's simulation"),
    columns: [.text("信息滞后（分钟）", "age, min")] + columns
      + [.number("最优知情比例", "best share"), .number("未服务（全部知情）", "not served (all informed)")],
    rows: zip(table.entries, table.best).map { row, best in
      [.number(fixed(row.first?.ageMin ?? 0, 1))] + row.map(entry)
        + [.number(percent(best.informedShare)), .number(percent(row.last?.lostShare ?? 0))]
    },
    note: .init(
      zh:
        "括号内为与无人知情（\(fixed(table.uninformed.waitMin.mean, 2)) 分钟）之差的 95% 区间，随机数相同；✓ 显著缩短，✗ 显著延长。服务时间取瓶颈（\(bottleneck.zh)）\(minutes) 分钟，滞后为其 \(table.ages.map { NumberText.short($0) }.joined(separator: "、")) 倍。未知情者按记忆中的平均等待与习惯选站。",
      en:
        "In brackets the 95 % interval of the difference from nobody informed (\(fixed(table.uninformed.waitMin.mean, 2)) min), with equal random numbers; ✓ surely shorter, ✗ surely longer. The bottleneck is the \(bottleneck.en), \(minutes) min; ages are \(table.ages.map { NumberText.short($0) }.joined(separator: ", ")) times that. Who is not informed chooses by remembered waits and habit."
    ))
}

private func signed(_ value: Double) -> String {
  let text = fixed(value, 2)
  return value > 0 && !text.hasPrefix("-") ? "+" + text : text
}

private func theoryTable(_ table: GuidanceTable, _ theory: GuidanceTheory) -> ReportTable {
  func row(_ name: BilingualText, _ values: [Double]) -> [ReportTable.Entry] {
    [.text(name)] + values.map { .number(fixed($0, 2)) }
  }
  let columns = table.shares.map { share -> ReportTable.Column in
    .number("知情 \(NumberText.percent(share, 0))", "\(NumberText.percent(share, 0)) informed")
  }
  let (load, zero) = (percent(theory.load), fixed(theory.uninformedMin, 2))
  return ReportTable(
    caption: .init(zh: "对照：等同站点的排队论值（分钟）", en: "Beside it: equal stations by queueing theory, min"),
    columns: [.text("信息", "information")] + columns,
    rows: [row(.init(zh: "实时（平均场）", en: "live (mean field)"), theory.freshMin)]
      + zip(table.entries, theory.staleMin).map { entries, waits in
        let age = fixed(entries.first?.ageMin ?? 0, 1)
        return row(.init(zh: "滞后 \(age) 分钟（模拟）", en: "age \(age) min (simulated)"), waits)
      },
    note: .init(
      zh:
        "每站 \(theory.servers) 个服务台、\(theory.isOfBusiestHour ? "忙时" : "全日平均")负荷 \(load)、指数服务、驾驶员比较 \(theory.choices) 站；无人知情时为 Erlang C：\(zero) 分钟。区内站点大小与距离不一、服务时间非指数，故仅在趋势上可比。",
      en:
        "\(theory.servers == 1 ? "1 server" : "\(theory.servers) servers") a station, load \(load) \(theory.isOfBusiestHour ? "in the busiest hour" : "over the day"), exponential service, \(theory.choices) stations compared; with nobody informed Erlang C: \(zero) min. The district's stations are neither equal nor exponential, so the trend compares and not the figure."
    ))
}

private let method = BilingualText(
  zh: "信息滞后会使所有人涌向同一批“空闲”站点：滞后较大时应降低知情比例、随机推荐（只比较少数站）或采用预约。",
  en:
    "Old boards send everybody to the same stations that were empty: where boards are old, inform fewer, recommend at random among few, or take reservations."
)
