import DistrictModel
import Siting

/// Whether each promise says what is counted, for whom, how much, and how it can be judged.
struct TargetChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader
  let knownMetrics: [String]

  func run() {
    for target in draft.targets where !target.metric.isEmpty && reader.isRead("targets.\(target.id).metric") {
      let path = "targets.\(target.id)"
      checkMetric(target, path)
      checkForm(target, path)
      if let metric = CountedMetric(rawValue: target.metric) { checkCounting(target, metric, path) }
      checkStandIns(target, path)
      warn(target, path)
      checkDate(target, path)
    }
  }

  private func checkMetric(_ target: Target, _ path: String) {
    let words = knownMetrics + [Target.standsMetric, Target.unjudgedMetric]
    guard !words.contains(target.metric) else { return }
    reader.complain(
      "E0602", path: "\(path).metric", zh: "未知的指标 '\(target.metric)'",
      en: "unknown metric '\(target.metric)'",
      help: NearestName.help(target.metric, among: words)
        ?? BilingualText(
          zh: "仅作记录写 metric: \(Target.unjudgedMetric)",
          en: "for a promise that is only recorded write metric: \(Target.unjudgedMetric)"))
  }

  /// A number, a share or words, and the value that goes with it.
  private func checkForm(_ target: Target, _ path: String) {
    guard reader.isRead("\(path).form"), reader.isRead("\(path).value") else { return }
    let isGiven = reader.isGiven("\(path).value")
    let isJudged = target.metric != Target.unjudgedMetric
    if target.form == .text, isGiven {
      reader.complain(
        "E0700", path: "\(path).value", zh: "\(path).value：文字目标没有数值",
        en: "\(path).value: a promise in words has no value",
        help: BilingualText(zh: "删去 value，或写 form: number", en: "remove value, or write form: number"))
    }
    if target.form != .text, !isGiven {
      reader.complain(
        "E0701", path: path, zh: "\(path)：缺少目标值 value", en: "\(path): the promised value is missing",
        help: BilingualText(
          zh: "写 value；文字目标写 form: text", en: "write value, or form: text for a promise in words"))
    }
    if target.form == .share, isGiven, !(0...1).contains(target.value) {
      reader.complain(
        "E0702", path: "\(path).value", zh: "\(path).value：比例应在 0 至 1 之间",
        en: "\(path).value: a share lies between 0 and 1")
    }
    if (target.form == .text) != (target.metric == Target.standsMetric), isJudged {
      reader.complain(
        "E0703", path: "\(path).metric",
        zh: "\(path)：文字目标（form: text）与 metric: \(Target.standsMetric) 须同时使用",
        en: "\(path): words (form: text) go with metric: \(Target.standsMetric), and only they do")
    }
  }

  /// A share that is promised as a number of percent, and a stand-in that nothing can judge.
  private func warn(_ target: Target, _ path: String) {
    if target.metric.hasSuffix("_share"), target.form == .number, target.value > 1,
      reader.isRead("\(path).value")
    {
      reader.complain(
        "W0661", path: "\(path).value",
        zh: "\(path).value：\(target.metric) 为比例，\(Numeral.text(target.value)) 无法达到",
        en: "\(path).value: \(target.metric) is a share, which never reaches \(Numeral.text(target.value))",
        help: BilingualText(
          zh: "写 \(Numeral.text(target.value / 100)) 与 form: share",
          en: "write \(Numeral.text(target.value / 100)) and form: share"), severity: .warning)
    }
    for (row, stand) in target.standIns.enumerated()
    where draft.targets.contains(where: { $0.id == stand.target && $0.metric == Target.unjudgedMetric }) {
      reader.complain(
        "W0662", path: "\(path).judged_by[\(row)].target",
        zh: "'\(stand.target)' 仅作记录，\(path) 因此也无法判定",
        en: "'\(stand.target)' is recorded only, so nothing can judge \(path) either", severity: .warning)
    }
  }

  private func checkCounting(_ target: Target, _ metric: CountedMetric, _ path: String) {
    guard reader.isRead("\(path).counting"), reader.isRead("\(path).scope") else { return }
    let rule = metric.counting
    guard let counting = target.counting else {
      reader.complain(
        "E0704", path: path, zh: "\(path)：缺少计数口径 counting",
        en: "\(path): the counting rule is missing",
        help: BilingualText(
          zh: "写 counting: \(rule.rawValue)（\(rule.words.zh)）",
          en: "write counting: \(rule.rawValue) (\(rule.words.en))"))
      return
    }
    if counting != rule {
      let fitting = CountedMetric.allCases.filter { $0.counting == counting }.map(\.rawValue)
      reader.complain(
        "E0705", path: "\(path).counting",
        zh: "\(path).counting：\(target.metric) 按 \(rule.rawValue) 计，不按 \(counting.rawValue)",
        en: "\(path).counting: \(target.metric) counts by \(rule.rawValue), not by \(counting.rawValue)",
        help: BilingualText(
          zh: "按 \(counting.rawValue) 计的 metric：\(fitting.joined(separator: ", "))",
          en: "metrics that count by \(counting.rawValue): \(fitting.joined(separator: ", "))"))
    }
    if target.scope != metric.scope {
      reader.complain(
        "E0706", path: reader.isGiven("\(path).scope") ? "\(path).scope" : path,
        zh: "\(path).scope：\(target.metric) 属 \(metric.scope.rawValue)（\(metric.scope.words.zh)）",
        en: "\(path).scope: \(target.metric) is \(metric.scope.rawValue)",
        help: BilingualText(
          zh: "写 scope: \(metric.scope.rawValue)", en: "write scope: \(metric.scope.rawValue)"))
    }
  }

  private func checkStandIns(_ target: Target, _ path: String) {
    if target.metric == Target.standsMetric, target.standIns.isEmpty {
      reader.complain(
        "E0707", path: path, zh: "\(path)：文字目标须由 judged_by 列出代为衡量的目标",
        en: "\(path): words need judged_by, the targets that stand for them",
        help: BilingualText(
          zh: "无法衡量时写 metric: \(Target.unjudgedMetric)",
          en: "where nothing can judge it write metric: \(Target.unjudgedMetric)"))
    }
    let others = draft.targets.filter { $0.metric != Target.standsMetric }.map(\.id)
    for (row, stand) in target.standIns.enumerated() where !others.contains(stand.target) {
      reader.complain(
        "E0708", path: "\(path).judged_by[\(row)].target", zh: "没有可衡量的目标 '\(stand.target)'",
        en: "no target '\(stand.target)' that can be judged",
        help: NearestName.help(stand.target, among: others))
    }
  }

  /// A date before the plan begins can only be met by what stands already.
  private func checkDate(_ target: Target, _ path: String) {
    guard draft.programme != nil, let first = draft.siting.stages.first?.year, reader.isRead("siting.stages"),
      CountedMetric(rawValue: target.metric) != nil, reader.isRead("\(path).deadline"),
      let year = Int(target.deadline.prefix(4)), year < first
    else { return }
    reader.complain(
      "W0660", path: "\(path).deadline", zh: "\(path)：期限早于规划首年（\(first)），只计现状",
      en: "\(path): the date lies before the plan's first year, \(first): only what stands today can meet it",
      severity: .warning)
  }
}
