import DistrictModel
import DistrictSimulation
import Programme

/// Holds each promise against the plan (what is counted), the programme (what stands by its date) or the simulation (what is
/// measured).
struct TargetAssessment {
  let evidence: Evidence
  let indicators: [Indicator]
  let counts: PlanCounts
  let works: PlanWorks?
  /// `nil` where the scenario says nothing of how the plan is carried out.
  let programme: Programme?
  /// Earlier years of the plan, simulated.
  let services: [StageService]
  let remedies: GapRemedy?
  /// Whether it is studied what would make a promise sure, and what a cut budget costs it.
  let studiesRemedies: Bool

  func results(for targets: [Target]) -> [TargetResult] {
    let judged = targets.map { $0.metric == Target.standsMetric ? nil : result($0) }
    return zip(targets, judged).map { target, result in
      result ?? byOthers(target, judged.compactMap(\.self))
    }
  }

  private func result(_ target: Target) -> TargetResult {
    guard target.metric != Target.unjudgedMetric else {
      return unjudged(target, zh: "仅作记录，本程序不模拟", en: "recorded only: not simulated")
    }
    guard let metric = CountedMetric(rawValue: target.metric) else { return measured(target) }
    var result = counted(target, metric)
    // Nothing closes the gap of a date before the plan.
    if !isBeforePlan(target) {
      result.remedy =
        earlier(target, metric, result) ?? remedies?.remedy(for: target, planned: result.planned)
    }
    guard studiesRemedies else { return result }
    result.reserve = programme?.reserve(for: target)
    result.cuts = programme?.cuts(of: target) ?? []
    return result
  }

  /// The last year that ends by the promise's date, where that lies before the plan's last year.
  private func earlierYear(_ target: Target) -> Int? {
    guard let last = evidence.plan.stageYears.last, let year = Int(target.deadline.prefix(4)) else {
      return nil
    }
    let ended = target.deadline.hasSuffix("-12-31") ? year : year - 1
    return ended < last ? ended : nil
  }

  private func isBeforePlan(_ target: Target) -> Bool {
    guard let first = evidence.plan.stageYears.first, let year = Int(target.deadline.prefix(4)) else {
      return false
    }
    return year < first
  }

  /// Works of later years close the gap if they are let in time: nothing more has to be bought.
  private func earlier(_ target: Target, _ metric: CountedMetric, _ result: TargetResult) -> Remedy? {
    let whole = Double(counts.planned[metric])
    guard target.sense == .atLeast, let planned = result.planned, planned < target.value,
      whole >= target.value
    else { return nil }
    return Remedy(
      what: BilingualText(
        zh: "规划期后几年的同类建设提前实施（不增加总量）", en: "planned for later years, let in time instead"),
      units: Int((target.value - planned).rounded(.up)), totalCNY: 0, isEnough: true)
  }

  private func counted(_ target: Target, _ metric: CountedMetric) -> TargetResult {
    let year = earlierYear(target)
    let dated = year.flatMap { year in
      works.flatMap { $0.builds(metric) ? Double($0.planned(metric, by: year)) : nil }
    }
    let planned = dated ?? Double(counts.planned[metric])
    let existing = Double(counts.existing[metric])
    guard let programme, let chance = programme.chance(of: target) else {
      let isMet = target.isMet(by: planned)
      return TargetResult(
        target: target, existing: existing, planned: planned, attained: planned,
        status: isMet ? .met : .missed, probabilityMet: isMet ? 1 : 0, ground: .plan,
        note: dated == nil ? planNote(metric) : datedNote(year ?? 0))
    }
    let median = Double(chance.standing.median)
    let month = ProgrammeMonth.of(target.deadline, firstYear: programme.firstYear) ?? 0
    return TargetResult(
      target: target, existing: existing, planned: Double(programme.planned(atMonth: month)[metric]),
      attained: median,
      low: Double(chance.standing.low), high: Double(chance.standing.high),
      status: target.isMet(by: median) ? .met : .missed, probabilityMet: chance.probability,
      ground: .programme, samples: chance.draws, note: programmeNote(target, programme))
  }

  /// Of the year that ends by the date where that was simulated, else of the whole plan.
  private func indicator(for target: Target) -> (Indicator?, year: Int?) {
    let whole = indicators.first { $0.id == target.metric }
    guard let year = earlierYear(target), let service = services.last(where: { $0.year <= year }),
      let then = service.indicators.first(where: { $0.id == target.metric }), then.value != nil
    else { return (whole, nil) }
    return (then, service.year)
  }

  private func measured(_ target: Target) -> TargetResult {
    let (indicator, year) = indicator(for: target)
    if let ended = earlierYear(target), ended < evidence.plan.stageYears.first ?? ended {
      return unjudged(
        target, zh: "期限早于规划首年年末，没有为其模拟",
        en: "the date lies before the end of the plan's first year: nothing was simulated for it"
      )
    }
    let values = (indicator?.byReplication ?? []).compactMap(\.self)
    guard let attained = indicator?.value else {
      return unjudged(target, zh: "本次运行未模拟该项", en: "not simulated in this run")
    }
    let met = values.count(where: target.isMet(by:))
    let remedy = remedies?.remedy(for: target, planned: attained)
    var result = TargetResult(
      target: target, attained: attained, low: indicator?.low, high: indicator?.high,
      status: target.isMet(by: attained) ? .met : .missed,
      probabilityMet: values.isEmpty
        ? (target.isMet(by: attained) ? 1 : 0) : Double(met) / Double(values.count),
      ground: .simulation, samples: max(1, values.count),
      note: values.isEmpty
        ? BilingualText(
          zh: year.map { "按 \($0) 年末的方案得出，概率仅为 0 或 1" } ?? "按方案或全部重复合计得出，概率仅为 0 或 1",
          en: year.map { "of the plan as it stands at the end of \($0): 0 or 1" }
            ?? "of the plan, or of all replications together: 0 or 1")
        : BilingualText(
          zh: year.map { "由 \($0) 年末站点与车队的模拟得出；概率为达标的重复模拟占比" } ?? "由末年方案的模拟得出；概率为达标的重复模拟占比",
          en: year.map {
            "measured with the stations and vehicles of the end of \($0); the probability is the share of replications"
          } ?? "measured in the simulation of the whole plan; the probability is the share of replications"))
    result.remedy = remedy
    return result
  }

  /// A promise in words: kept where every promise that stands for it is, and as sure as the least sure of them at best.
  private func byOthers(_ target: Target, _ judged: [TargetResult]) -> TargetResult {
    let others = target.standIns.compactMap { stand in judged.first { $0.target.id == stand.target } }
    guard !others.isEmpty, others.allSatisfy({ $0.status != .notJudged }) else {
      return unjudged(target, zh: "代为衡量的目标未能全部判定", en: "not all targets that stand for it can be judged")
    }
    let names = BilingualText(
      zh: others.map(\.target.name.zh).joined(separator: "、"),
      en: others.map(\.target.name.en).joined(separator: ", "))
    return TargetResult(
      target: target, attained: nil, status: others.contains(where: \.isMissed) ? .missed : .met,
      probabilityMet: others.compactMap(\.probabilityMet).min(), ground: .others,
      samples: others.map(\.samples).min() ?? 1,
      note: BilingualText(
        zh: "文字目标，由下列目标共同衡量：\(names.zh)；概率取其中最小者（上限）",
        en: "in words; judged by: \(names.en); the probability is the least of theirs, an upper bound"))
  }

  private func unjudged(_ target: Target, zh: String, en: String) -> TargetResult {
    TargetResult(
      target: target, attained: nil, status: .notJudged, probabilityMet: nil, ground: .nothing, samples: 0,
      note: BilingualText(zh: zh, en: en))
  }

  private func planNote(_ metric: CountedMetric) -> BilingualText {
    let isIdle =
      metric == .swapStations && evidence.swap == nil
      || metric == .hydrogenStations && evidence.hydrogen == nil
    if isIdle {
      return BilingualText(zh: "已选址并计数，运行未模拟", en: "sited and counted; operation is not simulated")
    }
    return BilingualText(
      zh: "按规划全部建成计；工期与预算风险未计入，故概率仅为 0 或 1",
      en:
        "counted as if the whole plan is built; delay and budget risks are not modelled, so the probability is 0 or 1"
    )
  }

  private func datedNote(_ year: Int) -> BilingualText {
    BilingualText(
      zh: "按规划至 \(year) 年末应建成数计；工期与预算风险未计入，故概率仅为 0 或 1",
      en:
        "counted as planned by the end of \(year); delay and budget risks are not modelled, so the probability is 0 or 1"
    )
  }

  private func programmeNote(_ target: Target, _ programme: Programme) -> BilingualText {
    let isPast = (ProgrammeMonth.of(target.deadline, firstYear: programme.firstYear) ?? 0) <= 0
    if isPast {
      return BilingualText(
        zh: "期限早于规划首年（\(programme.firstYear)），仅计现状",
        en:
          "the date lies before the plan's first year, \(programme.firstYear): only what stands today counts")
    }
    return BilingualText(zh: "", en: "")
  }
}
