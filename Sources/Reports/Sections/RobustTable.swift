import Assessment
import DistrictModel
import Uncertainty

/// Where stations would stand if all futures counted: what that costs and brings against the plan for best estimates.
func robustBlocks(_ card: RobustCard) -> [ReportBlock] {
  guard let estimate = card.rows.first, let regret = card.rows.first(where: { $0.goal == "regret" }) else {
    return []
  }
  var table = ReportTable(
    caption: .init(zh: "最可能值方案与稳健方案（充电站选址）", en: "Charging sites for best estimates and for all futures"),
    columns: [
      .text("方案", "plan"), .number("情景平均覆盖（兆瓦时/日）", "covered on the mean, MWh/day"),
      .number(
        "\(NumberText.percent(1 - card.share, 0)) 情景不低于",
        "reached in \(NumberText.percent(1 - card.share, 0)) of futures"),
      .number("最大后悔值", "largest regret"), .number("后悔值上限（已证）", "regret at most, proven"),
      .number("目标的界（已证）", "bound of its goal, proven"), .number("与界的差距", "gap to the bound"),
      .number("改设站点", "stations elsewhere"),
    ],
    rows: card.rows.map { row in
      let own = value(of: row)
      let gap = row.boundMWh.flatMap { bound in own.map { abs(bound - $0) / max(1e-12, abs($0)) } }
      return [
        .text(name(of: row.goal, card.share)), .number(energy(row.meanMWh)), .number(energy(row.quantileMWh)),
        .number(energy(row.regretMWh)), .number(energy(row.regretAtMostMWh)),
        .number(row.boundMWh.map(energy) ?? NumberText.dash), .number(NumberText.percent(gap, 2)),
        .whole(row.moved),
      ]
    })
  table.note = .init(
    zh: "覆盖为各级服务半径内充电需求的平均（与选址目标同口径）；后悔值为与该情景最优方案之差。界由算法证明：没有方案优于它。",
    en:
      "Covered: energy wanted within the steps of distance, as siting weighs it. Regret: what is lost against the best plan of a future. No plan does better than the bound."
  )
  table.isWide = true
  return [.lead(lead(card, estimate, regret)), .table(table)]
}

private func energy(_ value: Double) -> String { NumberText.fixed(value, 2) }

private func lead(_ card: RobustCard, _ estimate: RobustCard.Row, _ regret: RobustCard.Row) -> BilingualText {
  if energy(estimate.regretAtMostMWh) == energy(0) {
    return .init(
      zh: "本方案的充电站址在每个情景中都是最优的（误差不足 0.01 兆瓦时/日）。",
      en: "The sites of this plan are the best of every future, to 0.01 MWh a day.")
  }
  guard regret.moved > 0 else {
    return .init(
      zh: "若按全部情景选址，最大后悔值不能再降低：本方案的最大后悔值为 \(energy(estimate.regretMWh)) 兆瓦时/日。",
      en:
        "Sited for all futures, the largest regret would not fall below that of this plan, \(energy(estimate.regretMWh)) MWh a day."
    )
  }
  func part(_ value: Double) -> String { NumberText.percent(value / max(1e-12, estimate.meanMWh), 2) }
  var zh =
    "若按全部情景选址，最大后悔值可由 \(energy(estimate.regretMWh)) 降至 \(energy(regret.regretMWh)) 兆瓦时/日（平均覆盖的 \(part(estimate.regretMWh)) 与 \(part(regret.regretMWh))），情景平均覆盖变化 \(NumberText.signed(regret.meanMWh - estimate.meanMWh, 2)) 兆瓦时/日，改设 \(regret.moved) 座站点"
  var en =
    "Sited for all futures, the largest regret would fall from \(energy(estimate.regretMWh)) to \(energy(regret.regretMWh)) MWh a day (\(part(estimate.regretMWh)) and \(part(regret.regretMWh)) of the mean covered), the mean covered would change by \(NumberText.signed(regret.meanMWh - estimate.meanMWh, 2)) MWh, and \(NumberText.counted(regret.moved, "station")) would stand elsewhere"
  if let worth = card.worth, energy(worth.perfect) != energy(0) {
    zh += "；选址前查明全部输入至多可多覆盖 \(energy(worth.perfect)) 兆瓦时/日。"
    en +=
      "; knowing every input before the choice among these plans would be worth \(energy(worth.perfect)) MWh a day at most."
  } else {
    zh += "。"
    en += "."
  }
  return .init(zh: zh, en: en)
}

/// What a plan is worth by its own goal.
private func value(of row: RobustCard.Row) -> Double? {
  switch row.goal {
  case "mean": row.meanMWh
  case "quantile": row.quantileMWh
  case "regret": row.regretMWh
  default: nil
  }
}

private func name(of goal: String, _ share: Double) -> BilingualText {
  switch goal {
  case "mean": .init(zh: "平均最优", en: "best on the mean")
  case "quantile":
    .init(
      zh: "除 \(NumberText.percent(share, 0)) 最差情景外最优",
      en: "best but for the worst \(NumberText.percent(share, 0))")
  case "regret": .init(zh: "最大后悔值最小", en: "least regret")
  default: .init(zh: "按最可能值（本方案）", en: "for best estimates, this plan")
  }
}
