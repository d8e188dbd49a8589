import Assessment
import DistrictModel

/// How long those who were served waited.
func waitingSection(_ input: ReportInput) -> ReportSection {
  let scorecard = input.scorecard
  var blocks: [ReportBlock] = []
  if scorecard.waits.reduce(0, +) > 0 { blocks.append(.chart(waitChart(scorecard))) }
  let words = ["wait", "balk", "left", "unserved", "served", "patience"]
  let related = scorecard.indicators.filter { indicator in words.contains { indicator.id.contains($0) } }
  if !related.isEmpty {
    blocks.append(
      .table(indicatorTable(related, caption: .init(zh: "等待与服务指标", en: "Indicators of waiting and service"))))
  }
  if blocks.isEmpty {
    blocks.append(.paragraph(.init(zh: "本次运行没有等待结果。", en: "This run has no waiting times.")))
  }
  return ReportSection(id: "waiting", title: .init(zh: "等待", en: "Waiting"), blocks: blocks)
}

private func waitChart(_ scorecard: Scorecard) -> ReportChart {
  let starts = [0, 1, 5, 10, 15, 20, 30, 45, 60, 120].filter { $0 < scorecard.waits.count }
  let all = scorecard.waits.reduce(0, +)
  var bars: [Double] = []
  var ticks: [ReportChart.Tick] = []
  for (index, start) in starts.enumerated() {
    let end = index + 1 < starts.count ? starts[index + 1] : scorecard.waits.count
    bars.append(scorecard.waits[start..<end].reduce(0, +) / all)
    let isLast = index + 1 == starts.count
    let text = isLast ? "≥ \(start)" : index == 0 ? "< 1" : "\(start)–\(end)"
    ticks.append(.init(position: Double(index) + 0.5, text: .same(text)))
  }
  let atOnce = NumberText.percent(bars[0])
  let quick = NumberText.percent(scorecard.waits.prefix(10).reduce(0, +) / all)
  var chart = ReportChart(
    title: .init(zh: "获得服务者的等待时间分布", en: "Waits of those who were served"),
    finding: .init(
      zh: "获得服务的需求中，\(atOnce) 等待不足 1 分钟，\(quick) 不足 10 分钟（\(scorecard.replications) 次重复的均值）。",
      en: "Of the needs that were served, \(atOnce) waited less than 1 minute and \(quick) less than 10 "
        + "(mean of \(scorecard.replications) replications)."),
    horizontal: .init(zh: "等待时间（分钟）", en: "wait (minutes)"),
    vertical: .init(zh: "占获得服务的需求", en: "share of served needs"),
    steps: bars.count, ticks: ticks)
  chart.bars = bars
  chart.isShare = true
  chart.note = .init(
    zh: "各组宽度不等；含左端、不含右端。离开而未获服务者不在其中。",
    en:
      "Classes differ in width; the left end belongs to a class, the right end does not. Those who left unserved are not in it."
  )
  return chart
}
