import DistrictModel
import Programme

/// What a committee can do next, each step drawn from a figure of the run.
struct NextSteps {
  let targets: [TargetResult]
  let scores: TownshipScores?
  let world: World

  var all: [BilingualText] { closing + securing + [shared, keeping, helping].compactMap(\.self) }

  /// Gaps of the plan itself.
  private var closing: [BilingualText] {
    targets.compactMap { result in
      guard let remedy = result.remedy, remedy.units > 0 else { return nil }
      let money = Findings.fixed(remedy.totalCNY / 10_000, 0)
      return BilingualText(
        zh: "补足“\(result.target.name.zh)”：\(remedy.what.zh) \(remedy.units) 个，约 \(money) 万元"
          + (remedy.isEnough ? "。" : "；候选站址所限，仍不能补足。"),
        en:
          "Close the gap of \(result.target.name.en): \(remedy.units) × \(remedy.what.en), about \(Self.millions(remedy.totalCNY))"
          + (remedy.isEnough ? "." : "; the candidate sites allow no more, and the gap stays."))
    }
  }

  /// Promises the plan holds and the calendar does not.
  private var securing: [BilingualText] {
    targets.compactMap { result in
      guard let reserve = result.reserve, let probability = result.probabilityMet else { return nil }
      let wanted = Findings.fixed(100 * reserve.wantedProbability, 0)
      let now = Findings.fixed(100 * probability, 0)
      let name = result.target.name
      var ways: [BilingualText] = []
      if let works = reserve.moreWorks, let money = reserve.moreCNY {
        let wan = Findings.fixed(money / 10_000, 0)
        let projects = works == 1 ? "project" : "projects"
        ways.append(
          BilingualText(
            zh: "在期限前最后一年多安排 \(works) 项同类工程（每项一座站或一套设施，约 \(wan) 万元）作为储备",
            en:
              "start \(works) more \(projects) of the same kind (one station or one set of units each, \(Self.millions(money)) in all) in the last year before the deadline, as a reserve"
          ))
      }
      if let months = reserve.earlierMonths {
        ways.append(
          BilingualText(
            zh: "全部开工提前 \(months) 个月",
            en: "start every project \(months) \(months == 1 ? "month" : "months") earlier"))
      }
      guard !ways.isEmpty else {
        return BilingualText(
          zh: "“\(name.zh)”按期建成的概率为 \(now)%，增加储备或提前三年开工均不能达到 \(wanted)%：须增加预算或调整期限。",
          en:
            "\(name.en): completed by the deadline with a probability of \(now) %; neither a reserve nor a start three years earlier raises it to \(wanted) %: it needs a larger budget or a later deadline."
        )
      }
      return BilingualText(
        zh: "“\(name.zh)”按期建成的概率为 \(now)%；要达到 \(wanted)%：" + ways.map(\.zh).joined(separator: "，或") + "。",
        en: "\(name.en): completed by the deadline with a probability of \(now) %; to reach \(wanted) %, "
          + ways.map(\.en).joined(separator: ", or ") + ".")
    }
  }

  /// An amount as English reports print it.
  static func millions(_ cny: Double) -> String {
    "CNY \(Findings.fixed(cny / 1_000_000, abs(cny) < 10_000_000 ? 2 : 1)) million"
  }

  /// A reserve of stations brings their chargers with it.
  private var shared: BilingualText? {
    let charging: [CountedMetric] = [.chargingStations, .publicChargers, .publicConnectors]
    let reserves = targets.filter { result in
      (result.reserve?.moreWorks ?? 0) > 0 && charging.contains { $0.rawValue == result.target.metric }
    }
    guard reserves.count > 1 else { return nil }
    return BilingualText(
      zh: "充电站与充电桩的储备为同一批工程，取其中较多者即可，不必相加。",
      en: "The reserves of stations and of chargers are the same projects: the larger one serves both.")
  }

  /// The year whose money matters most, where a cut costs a promise at least a hundredth.
  private var keeping: BilingualText? {
    let cuts = targets.flatMap { result in
      result.cuts.map { (result.target, $0, ($0.uncut - $0.cut) / max(1, result.target.value)) }
    }
    guard let worst = cuts.max(by: { $0.2 < $1.2 }), worst.2 >= 0.01 else { return nil }
    let lost = Findings.fixed(worst.1.uncut - worst.1.cut, 0)
    let share = Findings.fixed(100 * worst.1.cutShare, 0)
    let (name, unit) = (worst.0.name, worst.0.unit)
    let short = BilingualText(
      zh: unit.zh.isEmpty ? lost : "\(lost) \(unit.zh)", en: unit.en.isEmpty ? lost : "\(lost) \(unit.en)")
    return BilingualText(
      zh: "保住 \(worst.1.year) 年预算：削减 \(share)% 会使“\(name.zh)”到期少建成 \(short.zh)。",
      en:
        "Keep the budget of \(worst.1.year): a cut of \(share) % leaves \(name.en) \(short.en) short by the deadline."
    )
  }

  /// The township that is last with any weights.
  private var helping: BilingualText? {
    guard let scores, scores.rows.count > 1, let last = scores.rows.max(by: { $0.rankLow < $1.rankLow }),
      last.rankLow > scores.rows.count / 2
    else { return nil }
    let name = world.townships[last.township].name
    return BilingualText(
      zh:
        "优先补强\(name.zh)：综合排序第 \(last.rank)（权重变动时第 \(last.rankLow)–\(last.rankHigh)），共 \(scores.rows.count) 个街镇。",
      en:
        "Strengthen \(name.en) first: it ranks \(last.rank) of \(scores.rows.count) townships (\(last.rankLow) to \(last.rankHigh) under other weights)."
    )
  }
}
