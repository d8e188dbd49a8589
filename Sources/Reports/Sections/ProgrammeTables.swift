import Assessment
import DistrictModel
import NumericKernels
import Programme

/// How the plan is carried out: money and what stands by year, budget cuts, and what earlier years do for drivers.
func programmeBlocks(_ programme: ProgrammeCard, _ scorecard: Scorecard) -> [ReportBlock] {
  var blocks: [ReportBlock] = [
    .heading(.init(zh: "建设实施", en: "How the plan is carried out")), .table(pathTable(programme)),
  ]
  if let cuts = cutTable(scorecard) { blocks.append(.table(cuts)) }
  if !programme.services.isEmpty { blocks.append(.table(serviceTable(programme, scorecard))) }
  let terms = programme.parameters
  blocks.append(
    .paragraph(
      .init(
        zh:
          "每年项目在前 \(NumberText.short(terms.lettingMonths)) 个月内均匀开工；周期中位值：充电站 \(NumberText.short(terms.chargingLeadMonths))、"
          + "换电站 \(NumberText.short(terms.swapLeadMonths))、加氢站 \(NumberText.short(terms.hydrogenLeadMonths))、路侧单元 "
          + "\(NumberText.short(terms.roadsideLeadMonths)) 个月，单项与同年共同的对数标准差 \(NumberText.short(terms.leadLogSd)) 与 "
          + "\(NumberText.short(terms.yearLeadLogSd))；造价年变化 \(NumberText.percent(terms.priceChangeShare))。均为推定，无公开建设记录可核。"
          + (terms.carriesOver ? "结余可转下年。" : "结余不转下年。"),
        en:
          "A year's works are let evenly over its first \(NumberText.short(terms.lettingMonths)) months; median months to the opening: "
          + "charging \(NumberText.short(terms.chargingLeadMonths)), swap \(NumberText.short(terms.swapLeadMonths)), hydrogen "
          + "\(NumberText.short(terms.hydrogenLeadMonths)), roadside \(NumberText.short(terms.roadsideLeadMonths)); standard deviation "
          + "of their logarithm \(NumberText.short(terms.leadLogSd)) for each work and \(NumberText.short(terms.yearLeadLogSd)) for all works of a "
          + "year together; prices change by \(NumberText.percent(terms.priceChangeShare)) a year. All of it is assumed: no record of "
          + "construction is open. Unspent money \(terms.carriesOver ? "is carried over" : "lapses").")))
  return blocks
}

/// Metrics that this plan builds.
private func metrics(_ programme: ProgrammeCard) -> [CountedMetric] {
  CountedMetric.allCases.filter { metric in
    metric != .publicConnectors && programme.path.contains { $0.planned[metric] > 0 }
  }
}

private func metricName(_ metric: CountedMetric) -> BilingualText {
  switch metric {
  case .chargingStations: .init(zh: "充电站", en: "charging stations")
  case .publicChargers: .init(zh: "公共充电桩", en: "public chargers")
  case .publicConnectors: .init(zh: "公共充电枪", en: "public connectors")
  case .swapStations: .init(zh: "换电站", en: "swap stations")
  case .hydrogenStations: .init(zh: "加氢站", en: "hydrogen stations")
  case .roadsideUnits: .init(zh: "路侧单元", en: "roadside units")
  case .roadsideJunctions: .init(zh: "智能路口", en: "equipped junctions")
  case .privatePlugs: .init(zh: "个人充电桩", en: "private plugs")
  case .dedicatedPlugs: .init(zh: "专用充电桩", en: "dedicated plugs")
  case .computingPflops: .init(zh: "算力", en: "computing power")
  }
}

private func pathTable(_ programme: ProgrammeCard) -> ReportTable {
  let shown = metrics(programme)
  return ReportTable(
    caption: .init(
      zh: "各年投资与期末建成数（计划 / 抽样均值与 95% 区间）",
      en: "Money and what stands at the end of each year: planned / mean and 95% interval"),
    columns: [
      .text("年份", "year"), .number("预算（万元）", "budget (10,000 CNY)"), .number("支出（万元）", "spent (10,000 CNY)"),
      .number("年末待资金项目", "works waiting for money"),
    ] + shown.map { metric in ReportTable.Column(header: metricName(metric), isNumber: true) },
    rows: programme.path.map { row in
      [
        .text("\(row.year)"),
        .text(
          row.budgetCNY.map { .same(NumberText.fixed($0 / 10_000, 0)) } ?? .init(zh: "不限", en: "no limit")),
        .number(NumberText.fixed(row.spentCNY / 10_000, 0)), .number(NumberText.fixed(row.waiting, 1)),
      ]
        + shown.map { metric in
          let standing = row.standing(metric)
          return .number(
            "\(NumberText.whole(row.planned[metric])) / \(NumberText.fixed(standing.mean, 0)) [\(NumberText.whole(standing.low)), "
              + "\(NumberText.whole(standing.high))]")
        }
    },
    note: .init(
      zh: "支出为当年价，抽样均值；年末在建的项目计入支出、不计入建成数。",
      en:
        "Spent: CNY of the year, mean over draws; what is under construction at the year's end is paid and does not stand yet."
    ))
}

private func cutTable(_ scorecard: Scorecard) -> ReportTable? {
  let rows = scorecard.targets.flatMap { result in
    result.cuts.map { cut -> [ReportTable.Entry] in
      [
        .text(result.target.name), .number("\(cut.year)"), .number(NumberText.percent(cut.cutShare, 0)),
        .number(NumberText.fixed(cut.uncut, 1)), .number(NumberText.fixed(cut.cut, 1)),
        .number(NumberText.fixed(cut.uncut - cut.cut, 1)),
        .number(NumberText.percent(result.probabilityMet, 0)),
        .number(NumberText.percent(cut.probability, 0)),
      ]
    }
  }
  guard !rows.isEmpty else { return nil }
  return ReportTable(
    caption: .init(zh: "削减某一年预算的后果", en: "What a cut of one year's budget costs"),
    columns: [
      .text("目标", "target"), .number("削减年份", "year cut"), .number("幅度", "by"),
      .number("到期建成（均值）", "standing by the date, mean"), .number("削减后", "with the cut"),
      .number("少建成", "missed"), .number("达标概率", "probability"), .number("削减后概率", "with the cut"),
    ], rows: rows,
    note: .init(
      zh: "与未削减情形使用相同的随机数；被推迟的项目进入下一年，末年仍未获资金的不再建设。",
      en:
        "Equal random numbers with and without the cut; what is put off goes to the next year, and what still waits after the last is not built."
    ))
}

private func serviceTable(_ programme: ProgrammeCard, _ scorecard: Scorecard) -> ReportTable {
  func interval(_ value: ConfidenceInterval, _ decimals: Int, times factor: Double = 1) -> String {
    let mean = NumberText.fixed(factor * value.mean, decimals)
    guard value.replications > 1 else { return mean }
    return
      "\(mean) [\(NumberText.fixed(factor * max(0, value.low), decimals)), \(NumberText.fixed(factor * value.high, decimals))]"
  }
  return ReportTable(
    caption: .init(zh: "前几年的服务水平（模拟）", en: "What earlier years do for drivers (simulated)"),
    columns: [
      .text("年份", "year"), .number("车辆", "vehicles"), .number("平均等待（分钟）", "mean wait (min)"),
      .number("流失率（%）", "left unserved (%)"), .number("桩日均电量（kWh）", "energy per charger-day (kWh)"),
    ],
    rows: programme.services.map { row in
      [
        .text("\(row.year)"), .whole(row.vehicles), .number(interval(row.meanWaitMin, 2)),
        .number(interval(row.unservedShare, 2, times: 100)), .number(interval(row.energyKWhPerChargerDay, 1)),
      ]
    },
    note: .init(
      zh: "各年末按计划建成的站点与按增长率倒推的当年车队，\(programme.services.first?.meanWaitMin.replications ?? 0) 次重复；不含电网限制。",
      en:
        "Stations planned to stand at the end of the year and the fleet that growth leaves for it, \(programme.services.first?.meanWaitMin.replications ?? 0) replications; without limits of the grid."
    ))
}
