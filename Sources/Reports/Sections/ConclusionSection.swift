public import Assessment
import DistrictModel

/// Two sentences, the table of targets, what the numbers imply, the findings and what is counted as what.
func conclusionSection(_ input: ReportInput) -> ReportSection {
  let scorecard = input.scorecard
  var blocks: [ReportBlock] = [
    .lead(planSentence(input)), .lead(effectSentence(scorecard, charges: !input.plan.stations.isEmpty)),
  ]
  if !scorecard.targets.isEmpty { blocks.append(.table(targetTable(scorecard).listing())) }
  blocks += implications(input).map { .paragraph($0) }
  if let finance = scorecard.finance {
    blocks.append(.heading(.init(zh: "花多少钱、谁来付", en: "What it costs whom")))
    blocks += [.lead(financeLead(finance)), .table(payerTable(finance))]
  }
  if !scorecard.nextSteps.isEmpty {
    blocks.append(.heading(.init(zh: "下一步", en: "What to do next")))
    blocks += scorecard.nextSteps.map { .callout(Callout(.notice, $0)) }
    blocks.append(.heading(.init(zh: "主要发现", en: "Findings")))
  }
  blocks += scorecard.findings.map { .callout(Callout($0.verdict, $0.text)) }
  blocks += input.notes.map { .callout(Callout(.notice, $0)) }
  blocks.append(
    .paragraph(
      .init(
        zh: "计量口径：公共充电站按“座”计，指设有一台及以上公共充电桩的站点；公共充电桩按“台”计，一台为一个桩体（柜）；"
          + "充电枪按“把”计，一台桩可有多把枪；换电站按“座”计。桩与枪不可混用。",
        en:
          "What is counted: a charging station (座) is a site with at least one public charger; a charger (桩, 台) is one "
          + "cabinet; a connector (枪, 把) is one plug, and a charger may have several; a swap station is counted in 座. "
          + "Chargers and connectors are never mixed.")))
  return ReportSection(
    id: "conclusion", title: .init(zh: "结论与目标", en: "Conclusion and targets"), blocks: blocks)
}

private func planSentence(_ input: ReportInput) -> BilingualText {
  let stations = NumberText.whole(input.plan.stations.count)
  let chargers = NumberText.whole(input.plan.chargerCount)
  let swaps = NumberText.whole(input.plan.swapSites.count)
  let fuels = input.plan.hydrogenSites.count
  let hydrogen: BilingualText =
    fuels == 0
    ? .same("")
    : .init(zh: "、加氢站 \(fuels) 座", en: ", \(fuels) hydrogen \(fuels == 1 ? "station" : "stations")")
  let verdicts = targetSentence(input.scorecard.targets)
  return .init(
    zh: "方案实施后，全区有公共充电站 \(stations) 座、公共充电桩 \(chargers) 台、换电站 \(swaps) 座\(hydrogen.zh)；" + verdicts.zh,
    en:
      "Once the plan is carried out the district has \(stations) public charging stations, \(chargers) public chargers "
      + "and \(swaps) swap stations\(hydrogen.en); " + verdicts.en)
}

/// Coverage, then the indicators a committee asks for first, as far as they were measured.
private func effectSentence(_ scorecard: Scorecard, charges: Bool) -> BilingualText {
  let preferred =
    charges
    ? ["population_coverage_share", "energy_served_share", "mean_wait_min"]
    : ["hydrogen_coverage_share", "hydrogen_capacity_ratio", "swap_served_share"]
  var chosen = preferred.compactMap { scorecard.indicator($0) }.filter { charges || $0.value != nil }
  if chosen.isEmpty { chosen = Array(scorecard.indicators.filter { $0.replications > 1 }.prefix(2)) }
  guard !chosen.isEmpty else {
    return .init(zh: "本次运行没有模拟指标。", en: "This run has no simulated indicators.")
  }
  let phrases = chosen.map { ($0.name, MetricText.phrase($0)) }
  return .init(
    zh: "评估结果：" + phrases.map { "\($0.zh) \($1.zh)" }.joined(separator: "；") + "。",
    en: "Assessed: " + phrases.map { "\($0.en) \($1.en)" }.joined(separator: "; ") + ".")
}

extension Finding {
  /// How it weighs, with the sign that terminal and report share.
  public var verdict: Verdict {
    switch weight {
    case .good: .good
    case .notice: .notice
    case .warning: .warning
    }
  }
}

/// What two promises say together, such as the size of a station they imply.
private func implications(_ input: ReportInput) -> [BilingualText] {
  var sentences: [BilingualText] = []
  let target = { (metric: String) in
    input.scorecard.targets.first { $0.target.metric == metric }?.target.value
  }
  if let stations = target("charging_stations"), let chargers = target("public_chargers"), stations > 0 {
    let mean = NumberText.fixed(chargers / stations, 1)
    let sum = "\(NumberText.fixed(chargers, 0)) / \(NumberText.fixed(stations, 0)) = \(mean)"
    sentences.append(
      .init(
        zh: "两项目标合起来意味着平均每座公共充电站 \(mean) 台公共充电桩（\(sum)）。",
        en: "Together the two targets imply \(mean) chargers per station on average (\(sum))."))
  }
  let connectors = input.scorecard.stations.reduce(0) { $0 + $1.connectors }
  if !input.plan.stations.isEmpty, input.plan.chargerCount > 0 {
    let mean = NumberText.fixed(Double(input.plan.chargerCount) / Double(input.plan.stations.count), 1)
    let vehicles = NumberText.fixed(
      Double(input.world.electricVehicleCount) / Double(input.plan.chargerCount), 1)
    sentences.append(
      .init(
        zh: "方案平均每站 \(mean) 台，共有充电枪 \(NumberText.whole(connectors)) 把；全区电动汽车 "
          + "\(NumberText.whole(input.world.electricVehicleCount)) 辆，公共车桩比 \(vehicles) : 1。",
        en:
          "The plan has \(mean) chargers per station and \(NumberText.whole(connectors)) connectors in all; with "
          + "\(NumberText.whole(input.world.electricVehicleCount)) electric vehicles that is \(vehicles) vehicles per public charger."
      ))
  }
  return sentences
}
