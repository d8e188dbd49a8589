import Assessment
import DistrictModel

/// The load of the mean day and how full the stations are at each hour.
func loadSection(_ input: ReportInput) -> ReportSection {
  let scorecard = input.scorecard
  var blocks: [ReportBlock] = []
  if !scorecard.load.isEmpty { blocks.append(.chart(loadChart(scorecard))) }
  if !scorecard.occupancyByHour.isEmpty { blocks.append(.chart(occupancyChart(scorecard))) }
  if blocks.isEmpty { blocks.append(.paragraph(.init(zh: "本次运行没有负荷结果。", en: "This run has no load."))) }
  return ReportSection(
    id: "load", title: .init(zh: "充电负荷与占用", en: "Charging load and occupancy"), blocks: blocks)
}

private func loadChart(_ scorecard: Scorecard) -> ReportChart {
  let load = scorecard.load
  let peak = load.indices.max { load[$0].publicMW < load[$1].publicMW } ?? 0
  let ownPeak = load.indices.max { load[$0].ownPlugMW < load[$1].ownPlugMW } ?? 0
  let value = { NumberText.fixed($0, 2) }
  let range = "\(value(load[peak].publicLowMW)) – \(value(load[peak].publicHighMW))"
  let (publicClock, ownClock) = (clock(peak, of: load.count), clock(ownPeak, of: load.count))
  let (publicMW, ownMW) = (value(load[peak].publicMW), value(load[ownPeak].ownPlugMW))
  let other = others(scorecard)
  var chart = ReportChart(
    title: .init(zh: "平均日充电负荷曲线", en: "Charging load of the mean day"),
    finding: .init(
      zh: "公共充电\(other.zh)负荷在 \(publicClock) 达到峰值 \(publicMW) MW（\(scorecard.replications) 次重复的极值 \(range)）；"
        + "自有桩负荷在 \(ownClock) 达到峰值 \(ownMW) MW。",
      en:
        "Public charging\(other.en) \(other.en.isEmpty ? "peaks" : "peak") at \(publicMW) MW at \(publicClock) (extremes of \(scorecard.replications) replications "
        + "\(range)); own plugs peak at \(ownMW) MW at \(ownClock)."),
    horizontal: .init(zh: "时刻", en: "time of day"),
    vertical: .init(zh: "负荷（MW）", en: "load (MW)"),
    steps: load.count, ticks: hourTicks(steps: load.count))
  chart.band = .init(
    name: .init(zh: "各次重复的极值范围", en: "extremes of the replications"), low: load.map(\.publicLowMW),
    high: load.map(\.publicHighMW))
  chart.lines = [
    .init(
      name: .init(zh: "公共充电\(other.zh)（均值）", en: "public charging\(other.en) (mean)"),
      values: load.map(\.publicMW), isDashed: false
    ),
    .init(name: .init(zh: "自有桩（均值）", en: "own plugs (mean)"), values: load.map(\.ownPlugMW), isDashed: true),
  ]
  chart.note = .init(
    zh: "电网侧功率，每 15 分钟一点，\(scorecard.days) 日平均。",
    en: "Power at the grid side, one point per 15 minutes, mean of \(scorecard.days) days.")
  return chart
}

/// What the load holds beside charging stations.
private func others(_ scorecard: Scorecard) -> BilingualText {
  switch (scorecard.swap != nil, scorecard.hydrogen != nil) {
  case (false, false): .same("")
  case (true, false): .init(zh: "、换电", en: " and swapping")
  case (false, true): .init(zh: "、加氢站用电", en: " and hydrogen stations")
  case (true, true): .init(zh: "、换电与加氢站用电", en: ", swapping and hydrogen stations")
  }
}

private func occupancyChart(_ scorecard: Scorecard) -> ReportChart {
  let shares = scorecard.occupancyByHour
  let peak = shares.indices.max { shares[$0] < shares[$1] } ?? 0
  let top = NumberText.percent(shares[peak])
  let mean = NumberText.percent(shares.reduce(0, +) / Double(shares.count))
  let hours = "\(clock(peak, of: shares.count))–\(clock(peak + 1, of: shares.count))"
  var chart = ReportChart(
    title: .init(zh: "充电枪分时占用率", en: "Connectors taken by hour of the day"),
    finding: .init(
      zh: "充电枪占用率在 \(hours) 最高，为 \(top)；全日平均 \(mean)（\(scorecard.replications) 次重复的均值）。",
      en: "Most connectors are taken at \(hours): \(top); the mean of the day is \(mean) "
        + "(mean of \(scorecard.replications) replications)."),
    horizontal: .init(zh: "时刻", en: "time of day"),
    vertical: .init(zh: "占用率", en: "share taken"),
    steps: shares.count, ticks: hourTicks(steps: shares.count))
  chart.bars = shares
  chart.isShare = true
  return chart
}

/// Every third hour below a day of so many steps.
func hourTicks(steps: Int) -> [ReportChart.Tick] {
  stride(from: 0, through: 24, by: 3).map { hour in
    .init(position: Double(steps) * Double(hour) / 24, text: .same((hour < 10 ? "0" : "") + "\(hour):00"))
  }
}

/// The time of day at which a step begins.
private func clock(_ step: Int, of steps: Int) -> String {
  let minutes = step * 1440 / max(1, steps)
  let (hour, minute) = (minutes / 60, minutes % 60)
  return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
}
