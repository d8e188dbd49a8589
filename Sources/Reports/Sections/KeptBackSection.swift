import Calibration
import CityAgents
import DistrictModel

/// The fitted week beside measurements that were kept back; nothing where none were given.
func keptBackBlocks(_ study: CalibrationStudy) -> [ReportBlock] {
  guard let scores = study.keptBack else { return [] }
  return [
    .heading(.init(zh: "未参与拟合的实测数据", en: "Measurements kept back")),
    .paragraph(
      .init(
        zh: "同一仿真、同一组参数，不再拟合：\(scores.days) 天（其中 \(scores.fittedDays) 天参与过拟合），"
          + "\(scores.zones) 个小区（其中 \(scores.fittedZones) 个参与过拟合）。",
        en:
          "The same simulation with the same parameters, nothing fitted again: \(scores.days) days, \(scores.fittedDays) of "
          + "them fitted; \(scores.zones) zones, \(scores.fittedZones) of them fitted.")),
    .table(keptBackTable(scores)),
  ]
}

private func keptBackTable(_ scores: KeptBackScores) -> ReportTable {
  let (fitted, unseen) = (scores.fitted, scores.keptBack)
  func number(_ value: Double?, _ decimals: Int) -> String { NumberText.fixed(value, decimals) }
  func curve(_ score: CurveScore?) -> String {
    guard let score else { return NumberText.dash }
    return "MAE \(number(score.meanAbsoluteError, 4)), r \(number(score.correlation, 3))"
  }
  func rank(_ score: RankScore) -> String {
    "\(number(score.spearman, 3)) [\(number(score.low, 2)), \(number(score.high, 2))]"
  }
  func pair(_ pair: CalibrationScores.Pair, _ text: (Double) -> String) -> BilingualText {
    .init(
      zh: "\(text(pair.modelled))（实测 \(text(pair.measured))）",
      en: "\(text(pair.modelled)) (measured \(text(pair.measured)))")
  }
  func row(
    _ what: BilingualText, _ value: (MeasuredScores) -> BilingualText, _ beside: BilingualText
  ) -> [ReportTable.Entry] {
    [.text(what), .text(value(fitted)), .text(value(unseen)), .text(beside)]
  }
  let history = curve(scores.history)
  let constant = curve(scores.constant)
  let even = number(scores.evenEnergyDivergence, 4)
  let (fast, price) = (rank(scores.rankByFastShare), rank(scores.rankByLowPrice))
  return ReportTable(
    caption: .init(
      zh: "拟合数据与未参与拟合数据上的成绩", en: "Scores by the fitted measurements and by those kept back"),
    columns: [
      .text("项目", "what"), .text("拟合数据", "fitted"), .text("未参与拟合", "kept back"),
      .text("基准（未参与拟合的数据）", "beside it, kept back"),
    ],
    rows: [
      row(
        .init(zh: "全市逐时占用率", en: "City by hour"), { .same(curve($0.city)) },
        .init(
          zh: "拟合日的逐时均值：\(history)；常数：\(constant)",
          en: "mean of the fitted days: \(history); a constant: \(constant)")),
      row(
        .init(zh: "一天中各时段电量", en: "Energy by hour of day"),
        { .same("r \(number($0.energyCorrelation, 3)), KL \(number($0.energyDivergence, 4))") },
        .init(zh: "全天均匀：KL \(even)", en: "an even day: KL \(even)")),
      row(
        .init(zh: "小区排序", en: "Rank of zones"), { .same(rank($0.zoneRank)) },
        .init(zh: "快充占比：\(fast)；低电价：\(price)", en: "fast share: \(fast); low price: \(price)")),
      row(
        .init(zh: "占用超过 80% 的小区时间", en: "Zone-time above 80 % busy"),
        { pair($0.crowdedShare) { NumberText.percent($0, 2) } }, .same("")),
      row(
        .init(zh: "小区均值的标准差", en: "Standard deviation of zone means"),
        { pair($0.zoneSpread) { number($0, 3) } }, .same("")),
    ],
    note: .init(
      zh: "全市逐时占用率按每一天的每个小时计，因此与上表按周内逐时均值计的成绩略有不同。",
      en:
        "City by hour counts every hour of every day, so it differs a little from the score by mean hour of the week above."
    ))
}
