import DistrictModel
import HydrogenStations
import NumericKernels
import RoadsideUnits

/// The sentences a committee should read, each drawn from the figures and never from the scenario's wishes.
struct Findings {
  /// Energy utilisation below which a network counts as thinly used; engineering judgement, no source.
  private static let thinUsePercent = 10.0

  /// Share of needs below which a service falls short; engineering judgement, no source.
  static let fullyServedPercent = 99.0

  let evidence: Evidence
  let indicators: [Indicator]
  let targets: [TargetResult]

  var all: [Finding] {
    [
      targetFinding, ratioFinding, coverageFinding, waitFinding, useFinding, swapFinding, hydrogenFinding,
      roadsideFinding, guidanceFinding, corridorFinding, siteFinding,
    ].compactMap(\.self)
  }

  private func value(_ id: String) -> Double? { indicators.first { $0.id == id }?.value }

  private var targetFinding: Finding? {
    let judged = targets.filter { $0.status != .notJudged }
    guard !judged.isEmpty else { return nil }
    let missed = judged.filter(\.isMissed)
    let isDated = judged.contains { $0.ground == .programme }
    let least = judged.compactMap(\.probabilityMet).min() ?? 1
    let open = targets.count - judged.count
    let more = BilingualText(
      zh: open == 0 ? "" : "另有 \(open) 项未模拟。",
      en: open == 0 ? "" : " \(open) more \(open == 1 ? "is" : "are") not simulated.")
    if missed.isEmpty, least < 0.9 {
      let figure = Self.fixed(100 * least, 0)
      return Finding(
        .notice, zh: "\(judged.count) 项目标多半可以达到，但把握最小的一项概率仅 \(figure)%。" + more.zh,
        en: (judged.count == 1
          ? "The one target judged is met more likely than not, with \(figure) %."
          : "\(judged.count) targets are met more likely than not, the least sure of them with \(figure) %.")
          + more.en
      )
    }
    if missed.isEmpty {
      return Finding(
        .good,
        zh: "\(judged.count) 项目标\(isDated ? "在期限前" : "在规划全部建成后")\(judged.count == 1 ? "" : "均")可达到。"
          + more.zh,
        en: (judged.count == 1
          ? "The one target judged is met \(isDated ? "by its date" : "once the whole plan is built")."
          : "\(judged.count) targets are met \(isDated ? "by their dates" : "once the whole plan is built").")
          + more.en
      )
    }
    let zh = missed.map(\.target.name.zh).joined(separator: "、")
    let en = missed.map(\.target.name.en).joined(separator: ", ")
    return Finding(
      .warning, zh: "\(missed.count) 项目标未达到：\(zh)。" + more.zh,
      en: "\(missed.count) \(missed.count == 1 ? "target is" : "targets are") missed: \(en)." + more.en)
  }

  private var ratioFinding: Finding? {
    guard let mean = value("chargers_per_station") else { return nil }
    let figure = Self.fixed(mean, 1)
    return Finding(
      .notice, zh: "规划平均每座充电站 \(figure) 台充电桩（枪数另计）；与既有统计比较前须先统一站、桩、枪的口径。",
      en:
        "The plan has \(figure) chargers per station (connectors are counted apart); agree on what counts as station, charger and connector before comparing with other statistics."
    )
  }

  private var coverageFinding: Finding? {
    guard !evidence.plan.stations.isEmpty,
      let share = value("population_coverage_share").map({ 100 * $0 })
    else { return nil }
    let figure = Self.fixed(share, 1)
    let radius = Self.fixed(evidence.coverage.radiusM, 0)
    return Finding(
      share >= 80 ? .good : .notice, zh: "\(figure)% 的常住人口在 \(radius) 米直线距离内有充电站。",
      en: "\(figure) % of residents have a charging station within \(radius) m in a straight line.")
  }

  private var waitFinding: Finding? {
    guard let left = value("left_unserved_share").map({ 100 * $0 }) else { return nil }
    // Nobody is served: there is no wait to speak of.
    guard let wait = value("mean_wait_min") else {
      return left < 100
        ? nil
        : Finding(
          .warning, zh: "模拟周内 100% 的充电需求未获服务。",
          en: "In the simulated week 100 % of needs are left unserved.")
    }
    let figure = wait > 0 && wait < 0.01 ? "<0.01" : Self.fixed(wait, 2)
    let share = left > 0 && left < 0.01 ? "<0.01" : Self.fixed(left, 2)
    return Finding(
      left <= 1 ? .good : .warning, zh: "模拟周内平均等待 \(figure) 分钟，\(share)% 的充电需求未获服务。",
      en: "In the simulated week the mean wait is \(figure) min and \(share) % of needs are left unserved.")
  }

  private var useFinding: Finding? {
    guard let energy = value("energy_kwh_per_charger_day"),
      let share = value("power_use_share").map({ 100 * $0 })
    else { return nil }
    let isThin = share < Self.thinUsePercent
    let figure = Self.fixed(energy, 1)
    let power = Self.fixed(share, 1)
    return Finding(
      isThin ? .warning : .notice,
      zh: "每台公共桩日均电量 \(figure) 千瓦时，功率利用率 \(power)%：对现有车队而言\(isThin ? "利用偏低，投资回收值得复核" : "供给与需求大体相称")。",
      en:
        "A public charger gives \(figure) kWh a day, \(power) % of its rated power: for this fleet the network is \(isThin ? "thinly used, and pay-back deserves a second look" : "in proportion to demand")."
    )
  }

  private var swapFinding: Finding? {
    guard let swap = evidence.swap, let share = swap.servedShare.map({ 100 * $0 }) else { return nil }
    let wanted = Self.fixed(swap.wantedPerDay, 0)
    let served = Self.served(share)
    return Finding(
      share >= Self.fullyServedPercent ? .good : .warning, zh: "日均换电需求 \(wanted) 次，\(served.zh)。",
      en: "Vehicles ask for \(wanted) swaps a day; \(served.en).")
  }

  /// The share of needs that is met, with the threshold where it lies below.
  static func served(_ percent: Double) -> BilingualText {
    // A share below the threshold is not printed as the threshold itself.
    let isShort = percent < fullyServedPercent
    let figure = fixed(percent, isShort && percent >= fullyServedPercent - 0.05 ? 3 : 1)
    let threshold = fixed(fullyServedPercent, 0)
    return BilingualText(
      zh: "满足 \(figure)%" + (isShort ? "（低于 \(threshold)% 的判定线）" : ""),
      en: "\(figure) % \(isShort ? "(below the threshold of \(threshold) %) " : "")served")
  }

  /// Each fuel alone: kilograms of two are never added.
  private var hydrogenFinding: Finding? {
    guard let card = evidence.hydrogen else { return nil }
    let names: [Fuel: (zh: String, en: String)] = [
      .hydrogen: ("氢", "hydrogen"), .methanol: ("甲醇", "methanol"), .ammonia: ("氨", "ammonia"),
    ]
    let days = Double(max(1, card.days))
    let wanted = card.fuels.filter { $0.wantedKgPerDay > 0 }
    guard !wanted.isEmpty else { return nil }
    var shares: [Double] = []
    let told = wanted.map { fuel -> BilingualText in
      let totals = fuel.totals
      let share = 100 * totals.servedKg / max(1e-9, totals.servedKg + totals.unservedKg)
      shares.append(share)
      let name = names[fuel.fuel] ?? (fuel.fuel.rawValue, fuel.fuel.rawValue)
      let kg = Self.fixed(fuel.wantedKgPerDay, 0)
      let served = Self.served(share)
      let unserved = Self.fixed(totals.unservedKg / days, 0)
      return BilingualText(
        zh: "\(name.zh) \(kg) 千克，\(served.zh)，日均未满足 \(unserved) 千克",
        en: "\(kg) kg of \(name.en): \(served.en), \(unserved) kg a day not")
    }
    return Finding(
      (shares.min() ?? 0) >= Self.fullyServedPercent ? .good : .warning,
      zh: "日均加注需求：" + told.map(\.zh).joined(separator: "；") + "。",
      en: "Vehicles ask a day for " + told.map(\.en).joined(separator: "; ") + ".")
  }

  private var roadsideFinding: Finding? {
    guard let card = evidence.roadside else { return nil }
    let wanted = card.figures.wanted
    let length = Self.fixed(100 * wanted.summary.coveredByLength, 1)
    let worst = Self.fixed(100 * (card.figures.models.map(\.coveredByLength).min() ?? 0), 1)
    let best = Self.fixed(100 * (card.figures.models.map(\.coveredByLength).max() ?? 0), 1)
    let late = card.edge.latencies.filter { !$0.isKept }.count
    let saturated = wanted.saturatedShare
    let model = Self.name(of: card.parameters.radio.streetModel)
    let busy = Self.fixed(100 * saturated, 1)
    return Finding(
      wanted.saturatedShare > 0 || late > 0 ? .warning : .notice,
      zh:
        "路侧单元 \(card.figures.units) 个，按\(model.zh)路径损耗模型覆盖需覆盖道路里程的 \(length)%；换用其他路径损耗模型为 \(worst)%–\(best)%。"
        + (late > 0 ? "\(late) 项业务时延超过限值。" : "") + (saturated > 0 ? "忙时 \(busy)% 的里程信道饱和。" : ""),
      en:
        "\(card.figures.units) roadside \(card.figures.units == 1 ? "unit covers" : "units cover") \(length) % of the roads that are to be covered under the \(model.en) path loss model; under other models it is \(worst)–\(best) %."
        + (late > 0 ? " \(late) \(late == 1 ? "service is" : "services are") later than allowed." : "")
        + (saturated > 0 ? " In the busiest hour the channel is saturated on \(busy) % of their length." : "")
    )
  }

  /// A path loss along the street as planners know it, not the word of a scenario file.
  static func name(of model: StreetModel) -> BilingualText {
    switch model {
    case .urban: BilingualText(zh: " TR 37.885 城市（视距）", en: "TR 37.885 urban line-of-sight")
    case .highway: BilingualText(zh: " TR 37.885 公路（视距）", en: "TR 37.885 highway line-of-sight")
    case .winner: BilingualText(zh: " WINNER+ B1（视距）", en: "WINNER+ B1 line-of-sight")
    case .canyon: BilingualText(zh: " TR 38.901 UMi（视距）", en: "TR 38.901 UMi line-of-sight")
    }
  }

  /// Of the kind of station with the longest waits.
  private var guidanceFinding: Finding? {
    let tables = evidence.roadside?.guidance ?? []
    guard let table = tables.max(by: { $0.uninformed.waitMin.mean < $1.uninformed.waitMin.mean }),
      let live = table.entries.first?.last, let old = table.entries.last?.last
    else { return nil }
    let zero = Self.fixed(table.uninformed.waitMin.mean, 2)
    let fresh = Self.fixed(live.waitMin.mean, 2)
    let stale = Self.fixed(old.waitMin.mean, 2)
    let age = Self.fixed(old.ageMin, 0)
    let names: [String: (zh: String, en: String)] = [
      "charging": ("充电", "charging"), "swap": ("换电", "swapping"), "hydrogen": ("加氢", "hydrogen"),
    ]
    let name = names[table.service] ?? (table.service, table.service)
    return Finding(
      live.isShorter ? .good : .notice,
      zh: "\(name.zh)站信息诱导：无人知情时平均等待 \(zero) 分钟，全部按实时信息选站 \(fresh) 分钟，信息滞后 \(age) 分钟时 \(stale) 分钟。",
      en:
        "Guidance to \(name.en): the mean wait is \(zero) min with nobody informed, \(fresh) min with everybody choosing by live information, \(stale) min by boards \(age) min old."
    )
  }

  private var corridorFinding: Finding? {
    let corridors = evidence.plan.corridors
    guard !corridors.isEmpty else { return nil }
    let served = corridors.filter(\.isServed)
    let fragile = served.filter { !$0.needed.isEmpty }.map(\.id).joined(separator: ", ")
    let isSafe = served.count == corridors.count && fragile.isEmpty
    return Finding(
      isSafe ? .good : served.count == corridors.count ? .notice : .warning,
      zh: "\(corridors.count) 条补能通道中 \(served.count) 条可往返续行；"
        + (fragile.isEmpty ? "其中任一座站停运均不中断。" : "一座站停运即中断的：\(fragile)。"),
      en:
        "\(served.count) of \(corridors.count) corridors can be driven there and back without running empty; "
        + (fragile.isEmpty
          ? "none of these depends on a single station." : "the loss of one station breaks \(fragile).")
    )
  }

  private var siteFinding: Finding? {
    let opened = evidence.plan.stations.map(\.site) + evidence.plan.swapSites + evidence.plan.hydrogenSites
    let synthetic = opened.count { evidence.world.sites[$0].isSynthetic }
    guard synthetic > 0 else { return nil }
    return Finding(
      .warning, zh: "\(synthetic) 座规划站点（充电、换电、加氢合计）位于由规则和随机种子合成的候选点，仅表示数量与大致方位，不代表实际地块。",
      en:
        "\(synthetic) planned stations (charging, swap and hydrogen together) stand on candidate sites made from a rule and a seed: they show how many and roughly where, not real plots."
    )
  }

  /// Fixed decimals without a locale; thousands are set apart.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let whole = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    if decimals == 0 { return sign + grouped(whole) }
    let fraction = String(whole % Int64(scale))
    return sign + grouped(whole / Int64(scale)) + "."
      + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  private static func grouped(_ whole: Int64) -> String {
    let digits = String(whole)
    guard digits.count > 3 else { return digits }
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += "," }
      text.append(digit.element)
    }
  }
}
