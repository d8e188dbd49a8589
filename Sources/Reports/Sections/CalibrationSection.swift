import Calibration
import CityAgents
import DistrictModel

/// The model beside the measurement: goals, curves, zones, parameters, the test of the tariff, and what may be claimed.
func calibrationSection(_ input: CalibrationReportInput) -> ReportSection {
  let study = input.study
  let goals = CalibrationGoals(of: study)
  var blocks: [ReportBlock] = [
    .lead(verdictLine(goals)),
    .paragraph(
      .init(
        zh: "五个全市参数由实测数据的前 11 天拟合；下列成绩全部出自逐车逐桩的仿真（\(study.agentSettings.replications) 次重复），"
          + "不是拟合所用的快速流量模型。基准不需要任何模型，列在每项成绩旁边。",
        en:
          "Five city-wide parameters were fitted to the first 11 measured days. Every score below is that of the simulation "
          + "of single cars and piles (\(study.agentSettings.replications) replications), not of the fast flow model used for "
          + "fitting. Baselines need no model and stand beside each score.")),
    .table(goalTable(study, goals)),
  ]
  blocks += keptBackBlocks(study)
  blocks += [
    .heading(.init(zh: "全市占用率与电量", en: "Busy share and energy of the city")),
    .chart(weekChart(study)), .chart(energyChart(study)),
    .heading(.init(zh: "小区", en: "Zones")),
    .chart(zoneChart(study)),
    .heading(.init(zh: "参数", en: "Parameters")),
    .table(parameterTable(study)),
  ]
  if let valley = study.scores.valley {
    blocks += [.heading(.init(zh: "午间低谷试验", en: "The midday valley, removed and moved"))]
    blocks += [.table(valleyTable(study, valley))]
  }
  blocks.append(.heading(.init(zh: "可以与不可以据此声称的内容", en: "What may be claimed, and what not")))
  blocks += claims(study, goals)
  return ReportSection(
    id: "calibration", title: .init(zh: "模型与实测对照", en: "Model beside measurement"), blocks: blocks)
}

private func number(_ value: Double?, _ decimals: Int) -> String { NumberText.fixed(value, decimals) }

private func verdictLine(_ goals: CalibrationGoals) -> BilingualText {
  let asked = goals.met.compactMap(\.self)
  let met = asked.count { $0 }
  return .init(
    zh: "\(asked.count) 项检验目标中达到 \(met) 项\(met == asked.count ? "" : "；未达到的见下表")。",
    en:
      "\(met) of \(asked.count) goals are met\(met == asked.count ? "" : "; the table tells which are not").")
}

// MARK: Goals

private func goalTable(_ study: CalibrationStudy, _ goals: CalibrationGoals) -> ReportTable {
  let scores = study.scores
  let base = study.baselines
  func curve(_ score: CurveScore?) -> String {
    guard let score else { return NumberText.dash }
    return "MAE \(number(score.meanAbsoluteError, 4)), r \(number(score.correlation, 3))"
  }
  func rank(_ score: RankScore?) -> String {
    guard let score else { return NumberText.dash }
    return "\(number(score.spearman, 3)) [\(number(score.low, 2)), \(number(score.high, 2))]"
  }
  func row(
    _ goal: CalibrationGoals.Goal, _ zh: String, _ en: String, _ wanted: (String, String), _ value: String,
    _ beside: (String, String)
  ) -> [ReportTable.Entry] {
    let verdict = goals[goal]
    let word: BilingualText =
      switch verdict {
      case true: .init(zh: "达到", en: "met")
      case false: .init(zh: "未达到", en: "missed")
      default: .init(zh: "未检验", en: "not asked")
      }
    return [
      .text(.init(zh: zh, en: en)), .text(.init(zh: wanted.0, en: wanted.1)), .text(value),
      .text(.init(zh: beside.0, en: beside.1)),
      .text(word, verdict.map { $0 ? .good : .warning } ?? .notice),
    ]
  }
  let near =
    "MAE ≤ \(number(CalibrationGoals.largestError, 3)), r ≥ \(number(CalibrationGoals.smallestCorrelation, 2))"
  let crowded = scores.crowdedShare
  let history = curve(base.historyCheck)
  let constant = curve(base.constantTraining)
  let flat = number(base.evenEnergyDivergence, 4)
  let fast = rank(base.rankByFastShare)
  let chance = NumberText.percent(base.chanceBetterThanFastShare, 0)
  let rows = [
    row(
      .cityTraining, "全市周内逐时占用率，拟合日", "City by hour of week, fitted days", (near, near),
      curve(scores.training),
      ("常数：\(constant)", "a constant: \(constant)")),
    row(
      .cityCheck, "同上，未参与拟合的日子", "the same, days kept back", (near, near), curve(scores.check),
      ("拟合日的逐时均值：\(history)", "mean of the fitted days: \(history)")),
    row(
      .energy, "一天中各时段电量", "Energy by hour of day", ("r ≥ 0.95", "r ≥ 0.95"),
      "r \(number(scores.energyCorrelation, 3)), KL \(number(scores.energyDivergence, 4))",
      ("全天均匀：KL \(flat)", "an even day: KL \(flat)")),
    row(
      .energyNeedsPrice, "同上，车主不看电价（重新拟合）", "the same where nobody looks at the price (refitted)",
      ("必须低于 0.95", "has to miss 0.95"), "r \(number(study.blindScores.energyCorrelation, 3))", ("", "")),
    row(
      .zoneRank, "小区排序（折外）", "Rank of zones, out of fold", ("ρ ≥ 0.50", "ρ ≥ 0.50"),
      rank(scores.rankOutOfFold),
      ("按低电价：\(rank(base.rankByLowPrice))", "by low price: \(rank(base.rankByLowPrice))")),
    row(
      .zoneRankAboveFastShare, "不低于快充占比的排序", "never below the rank by fast share", ("≥ 基准", "≥ baseline"),
      number(scores.rankOutOfFold?.spearman, 3),
      ("快充占比：\(fast)；更好的把握 \(chance)", "fast share: \(fast); better with a chance of \(chance)")),
    row(
      .crowdedShare, "占用超过 80% 的小区时间", "Zone-time above 80 % busy", ("相差 ≤ 1 个百分点", "within 1 point"),
      NumberText.percent(crowded.modelled, 2),
      (
        "同样小区的实测：\(NumberText.percent(crowded.measured, 2))",
        "measured, same zones: \(NumberText.percent(crowded.measured, 2))"
      )),
    row(
      .zoneSpread, "小区均值的标准差", "Standard deviation of zone means", ("相差 ≤ 25%", "within 25 %"),
      number(scores.zoneSpread.modelled, 3),
      ("实测：\(number(scores.zoneSpread.measured, 3))", "measured: \(number(scores.zoneSpread.measured, 3))")),
    row(
      .bumpVanishes, "取消午间低谷后凸起消失", "The midday bump vanishes with the valley", ("< 1/3", "< 1/3"),
      "\(number(scores.middayBump.modelled, 4)) → \(number(scores.valley?.bumpWithoutValley, 4))",
      ("固定曲线：不变", "a fixed profile: unchanged")),
    row(
      .bumpMoves, "低谷移到 15 时后凸起随之移动", "The bump moves with the valley to 15 h", ("上升", "rises there"),
      "\(number(scores.valley?.afternoonBump, 4)) → \(number(scores.valley?.afternoonBumpWithMovedValley, 4))",
      ("固定曲线：不变", "a fixed profile: unchanged")),
  ]
  return ReportTable(
    caption: .init(zh: "检验目标、成绩与基准", en: "Goals, scores and baselines"),
    columns: [
      .text("项目", "what"), .text("目标", "goal"), .text("仿真", "simulated"), .text("基准或实测", "beside it"),
      .text("结论", "verdict"),
    ],
    rows: rows,
    note: .init(
      zh: "MAE：平均绝对误差；r：皮尔逊相关系数；ρ：斯皮尔曼等级相关系数，方括号为小区重抽样的 90% 区间；KL：相对熵（奈特）。",
      en:
        "MAE: mean absolute error; r: Pearson's correlation; ρ: Spearman's, with the 90 % interval of resampled zones; KL: "
        + "relative entropy in nats."))
}

// MARK: Curves

private func weekChart(_ study: CalibrationStudy) -> ReportChart {
  let score = study.scores.training
  let days = [
    ("周一", "Mon"), ("周二", "Tue"), ("周三", "Wed"), ("周四", "Thu"), ("周五", "Fri"), ("周六", "Sat"), ("周日", "Sun"),
  ]
  var chart = ReportChart(
    title: .init(zh: "全市充电桩占用率，周内逐时", en: "Busy share of all piles by hour of the week"),
    finding: .init(
      zh: "仿真与实测平均相差 \(number(score?.meanAbsoluteError, 3))，相关系数 \(number(score?.correlation, 3))。",
      en:
        "Model and measurement differ by \(number(score?.meanAbsoluteError, 3)) on average and correlate with "
        + "\(number(score?.correlation, 3))."),
    horizontal: .init(zh: "周内时刻", en: "hour of the week"),
    vertical: .init(zh: "占用率", en: "busy share"), steps: 168,
    ticks: days.enumerated().map { .init(position: 24 * Double($0) + 12, text: .init(zh: $1.0, en: $1.1)) })
  chart.isShare = true
  chart.lines = [
    .init(name: .init(zh: "仿真", en: "simulated"), values: study.week.mean.cityBusyShare, isDashed: false),
    .init(
      name: .init(zh: "实测（拟合日均值）", en: "measured (mean of the fitted days)"),
      values: study.observation.trainingWeek, isDashed: true),
  ]
  chart.note = .init(
    zh: "占用包括充满未离开与故障的桩。", en: "Busy includes piles with full cars and piles out of order.")
  return chart
}

private func energyChart(_ study: CalibrationStudy) -> ReportChart {
  var chart = ReportChart(
    title: .init(zh: "一天中各时段的电量占比", en: "Share of the day's energy by hour"),
    finding: .init(
      zh: "看电价的车主使相关系数达到 \(number(study.scores.energyCorrelation, 3))；不看电价时只有 "
        + "\(number(study.blindScores.energyCorrelation, 3))。",
      en:
        "With drivers who look at the price the correlation is \(number(study.scores.energyCorrelation, 3)), without "
        + "only \(number(study.blindScores.energyCorrelation, 3))."),
    horizontal: .init(zh: "时刻", en: "hour of the day"), vertical: .init(zh: "电量占比", en: "share of energy"),
    steps: 24,
    ticks: stride(from: 0, through: 24, by: 3).map { .init(position: Double($0), text: .same("\($0)")) })
  chart.isShare = true
  chart.lines = [
    .init(name: .init(zh: "仿真", en: "simulated"), values: study.week.mean.energyShare, isDashed: false),
    .init(
      name: .init(zh: "实测（拟合日）", en: "measured (fitted days)"), values: study.observation.trainingEnergy,
      isDashed: true),
    .init(
      name: .init(zh: "仿真，车主不看电价", en: "simulated, nobody looks at the price"),
      values: study.blindWeek.mean.energyShare, isDashed: false),
  ]
  chart.note = .init(
    zh: "电量按额定功率计（慢充 6.2 kW、快充 100 kW），与实测口径相同；只比较形状，不比较千瓦时。",
    en:
      "Energy counts rated power (6.2 kW slow, 100 kW fast) as the measurement does: shapes are compared, not kWh."
  )
  return chart
}

private func zoneChart(_ study: CalibrationStudy) -> ReportChart {
  let fitted = Dictionary(study.week.mean.zones.map { ($0.zone, $0.meanBusyShare) }) { first, _ in first }
  let pooled = study.pooled.map { rows in
    Dictionary(rows.map { ($0.zone, $0.meanBusyShare) }) { first, _ in first }
  }
  let zones = study.observation.zones.sorted { ($0.meanBusyShare, $0.zone) < ($1.meanBusyShare, $1.zone) }
  let rank = study.scores.rankOutOfFold?.spearman ?? study.scores.rankFitted
  let base = study.baselines.rankByFastShare.spearman
  var chart = ReportChart(
    title: .init(zh: "小区平均占用率，按实测排序", en: "Mean busy share of zones in the order of the measured one"),
    finding: .init(
      zh: "仿真对小区排序的等级相关系数为 \(number(rank, 2))，只用快充占比排序为 \(number(base, 2))；大部分差异仍未解释。",
      en:
        "The simulation ranks zones with \(number(rank, 2)), their share of fast piles alone with \(number(base, 2)); most "
        + "of the differences stay unexplained."),
    horizontal: .init(zh: "小区（由低到高）", en: "zones, from the least to the most busy"),
    vertical: .init(zh: "平均占用率", en: "mean busy share"), steps: zones.count,
    ticks: stride(from: 0, through: zones.count, by: max(1, (zones.count / 6 + 9) / 10 * 10)).map {
      .init(position: Double($0), text: .same("\($0)"))
    })
  chart.isShare = true
  chart.lines = [
    .init(
      name: pooled == nil
        ? .init(zh: "仿真（拟合）", en: "simulated (fitted)")
        : .init(zh: "仿真（折外：参数由其他小区拟合）", en: "simulated out of fold: parameters from other zones"),
      values: zones.map { (pooled ?? fitted)[$0.zone] ?? 0 }, isDashed: false),
    .init(name: .init(zh: "实测", en: "measured"), values: zones.map(\.meanBusyShare), isDashed: true),
  ]
  return chart
}

// MARK: Parameters

private func parameterTable(_ study: CalibrationStudy) -> ReportTable {
  let names: [(String, String)] = [
    ("h：从不空闲的慢充桩占比", "h: share of slow piles that are never free"),
    ("L_s：每台慢充桩每个工作日的过夜插枪次数", "L_s: overnight plug-ins per slow pile and weekday"),
    ("L_f：每台快充桩每日充电次数", "L_f: sessions per fast pile and day"),
    ("β：对时段电价的反应（每元/kWh）", "β: response to the price of the hour (per CNY/kWh)"),
    ("b_z：对小区价格水平的反应（每元/kWh）", "b_z: response to the price level of a zone (per CNY/kWh)"),
  ]
  let fit = study.fit
  let rows: [[ReportTable.Entry]] = CalibrationParameters.outlines.indices.map { row in
    let folds = (study.folds?.folds ?? []).map { $0.parameters.values[row] }
    let range = folds.min().flatMap { low in folds.max().map { "\(number(low, 3))–\(number($0, 3))" } }
    return [
      .text(.init(zh: names[row].0, en: names[row].1)), .number(number(fit.parameters.values[row], 4)),
      .number("± \(number(fit.standardDeviations[row], 4))"), .number(range ?? NumberText.dash),
    ]
  }
  return ReportTable(
    caption: .init(zh: "拟合的五个参数", en: "The five fitted parameters"),
    columns: [
      .text("参数", "parameter"), .number("数值", "value"), .number("标准差", "standard deviation"),
      .number("五折之间", "between the folds"),
    ],
    rows: rows,
    note: .init(
      zh: "标准差由目标函数的曲率与各统计量的偏差尺度得出，不是抽样误差。L_f 与停留时长、β 与可提前推后的时长只能成对辨认，"
        + "后者固定为 0.81 小时与 2 小时；L_f 不是实测的充电次数，h 不应读作故障率。",
      en:
        "Standard deviations come from the curvature of the objective and its discrepancy scales; they are not sampling "
        + "errors. L_f and the stay, β and the hours a charge may shift are only seen in pairs: the stay is fixed at 0.81 h, the "
        + "shift at 2 h. L_f is no measured number of sessions, and h is no share of defects."))
}

private func valleyTable(_ study: CalibrationStudy, _ valley: CalibrationScores.Valley) -> ReportTable {
  let scores = study.scores
  func row(_ zh: String, _ en: String, _ noon: Double?, _ afternoon: Double?) -> [ReportTable.Entry] {
    [.text(.init(zh: zh, en: en)), .number(number(noon, 4)), .number(number(afternoon, 4))]
  }
  return ReportTable(
    caption: .init(zh: "工作日占用率凸起（前后两小时之上）", en: "Rise of the weekday's busy share above the hours around"),
    columns: [
      .text("电价", "tariff"), .number("12–13 时", "12–13 h"), .number("15–16 时", "15–16 h"),
    ],
    rows: [
      row("实测", "measured", scores.middayBump.measured, nil),
      row("仿真，现行电价", "simulated, tariff as it is", scores.middayBump.modelled, valley.afternoonBump),
      row("仿真，无午间低谷", "simulated, no midday valley", valley.bumpWithoutValley, nil),
      row(
        "仿真，低谷移到 15–16 时", "simulated, valley at 15–16 h", valley.bumpWithMovedValley,
        valley.afternoonBumpWithMovedValley),
    ],
    note: .init(
      zh: "城市只有一种电价且期间未变：此试验检验模型，不证明电价在城市中的因果作用。",
      en:
        "The city had one tariff and it did not change: this tests the model; it shows no causal effect in the city."
    ))
}

// MARK: Claims

/// Only what the scores of this run carry.
private func claims(_ study: CalibrationStudy, _ goals: CalibrationGoals) -> [ReportBlock] {
  let scores = study.scores
  let base = study.baselines
  var blocks: [ReportBlock] = []
  func may(_ zh: String, _ en: String) { blocks.append(.callout(Callout(.good, .init(zh: zh, en: en)))) }
  func mayNot(_ zh: String, _ en: String) {
    blocks.append(.callout(Callout(.warning, .init(zh: zh, en: en))))
  }
  if goals[.cityTraining] == true, goals[.cityCheck] == true, goals[.energy] == true {
    may(
      "可以：少数全市参数加公开的设施数据，即可给出全市一周占用曲线（MAE \(number(scores.training?.meanAbsoluteError, 3))）"
        + "与各时段电量的形状（r \(number(scores.energyCorrelation, 2))）。",
      "May: a few city-wide parameters and public data on what stands give the city's weekly curve (MAE "
        + "\(number(scores.training?.meanAbsoluteError, 3))) and the shape of energy by hour (r \(number(scores.energyCorrelation, 2)))."
    )
  }
  if goals[.zoneRank] == true, goals[.zoneRankAboveFastShare] == true {
    may(
      "可以：在小区价格水平已知时，未参与拟合的小区可按 ρ \(number(scores.rankOutOfFold?.spearman, 2)) 排序，"
        + "优于快充占比（ρ \(number(base.rankByFastShare.spearman, 2))），把握 \(NumberText.percent(base.chanceBetterThanFastShare, 0))。",
      "May: where the price level of a zone is known, unseen zones are ranked with ρ \(number(scores.rankOutOfFold?.spearman, 2)), "
        + "better than by fast share (ρ \(number(base.rankByFastShare.spearman, 2))) with a chance of "
        + "\(NumberText.percent(base.chanceBetterThanFastShare, 0)).")
  }
  if goals[.bumpVanishes] == true, goals[.bumpMoves] == true {
    may("可以：模型中的午间凸起随电价低谷出现、消失和移动。", "May: in the model the midday bump follows the price valley.")
  }
  let history = base.historyCheck?.meanAbsoluteError
  let own = scores.check?.meanAbsoluteError
  if let history, let own, own >= history {
    mayNot(
      "不可以：声称优于历史曲线；前 11 天的逐时均值在检验日的误差为 \(number(history, 4))，仿真为 \(number(own, 4))。",
      "May not: skill over last week's curve; the mean of the first 11 days errs by \(number(history, 4)) on the days kept "
        + "back, the simulation by \(number(own, 4)).")
  }
  mayNot(
    "不可以：声称能排序价格未知的小区，或声称电价在城市中的因果作用。",
    "May not: skill for zones whose price is unknown, or a causal effect of the tariff in the city.")
  mayNot(
    "不可以：引用电量的绝对值，或把长占的慢充桩归为充满未离开、故障或专用。",
    "May not: levels in kWh, or what it is that keeps the held slow piles busy: full cars, defects or dedicated places."
  )
  return blocks
}
