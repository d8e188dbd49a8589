import Assessment
import DistrictModel
import PowerNetwork

/// What the plan costs to build and what its stations earn.
func moneySection(_ input: ReportInput) -> ReportSection {
  let title = BilingualText(zh: "投资与收益", en: "Money")
  guard let money = input.scorecard.money else {
    return ReportSection(
      id: "money", title: title,
      blocks: [.paragraph(.init(zh: "本次运行没有投资与收益。", en: "This run counts no money."))])
  }
  var blocks: [ReportBlock] = [.lead(lead(money)), .table(investmentTable(money))]
  if money.stations.isEmpty {
    blocks.append(
      .paragraph(
        .init(
          zh: "没有模拟，因此不计算各站收益。", en: "Nothing was simulated: what stations earn is not counted."
        )))
  } else {
    blocks.append(.table(yearTable(money)))
  }
  blocks.append(
    .paragraph(
      .init(
        zh: "各项单价均为未核实的默认值，除非情景的 prices、siting 部分给出；充电站按车主所付的分时电价购电。",
        en:
          "Every unit price is an unverified default unless the scenario's sections prices and siting give it; stations buy energy at the tariff drivers pay on."
      )))
  if let cost = input.plan.cost { blocks.append(.paragraph(budgetSentence(cost))) }
  return ReportSection(id: "money", title: title, blocks: blocks)
}

/// What the choice of sites spent of its budget.
private func budgetSentence(_ cost: PlanCost) -> BilingualText {
  func millions(_ money: Int) -> String { NumberText.fixed(Double(money) / 1e6, 1) }
  let total = cost.sitesCNY + cost.chargersCNY
  return .init(
    zh:
      "新建投资约 \(millions(total)) 百万元（站点 \(millions(cost.sitesCNY))，充电桩 \(millions(cost.chargersCNY))），预算 "
      + "\(millions(cost.budgetCNY)) 百万元；不含换电站，单价未经核实。",
    en:
      "New stations and chargers cost about \(millions(total)) million CNY (sites \(millions(cost.sitesCNY)), "
      + "chargers \(millions(cost.chargersCNY))) of a budget of \(millions(cost.budgetCNY)); swap stations are "
      + "not counted, unit prices not verified.")
}

private func wan(_ cny: Double) -> String { NumberText.fixed(cny / 10_000, 0) }

private func lead(_ money: MoneyCard) -> BilingualText {
  let total = wan(money.investment.total)
  let price = NumberText.fixed(money.driverCNYPerKWh, 2)
  guard !money.stations.isEmpty else {
    return .init(
      zh: "总投资 \(total) 万元（不含接电）；车主在公共站平均付 \(price) 元/千瓦时。",
      en:
        "The plan costs \(total) × 10,000 CNY without grid connections; drivers pay \(price) CNY/kWh at stations."
    )
  }
  let connection: BilingualText =
    money.investment.connections > 0
    ? .init(
      zh: "，其中接电 \(wan(money.investment.connections)) 万元",
      en: ", \(wan(money.investment.connections)) of it for grid connections")
    : .init(zh: "（接电含在新站造价中）", en: " (connections are part of new sites)")
  let profit = money.sum(\.profit)
  let losing = money.stations.count { $0.profit < 0 }
  return .init(
    zh: "总投资 \(total) 万元\(connection.zh)；全部充电站年利润 \(wan(profit)) 万元，"
      + "\(money.stations.count) 座站中 \(losing) 座亏损；车主平均付 \(price) 元/千瓦时。",
    en:
      "The plan costs \(total) × 10,000 CNY\(connection.en); its stations earn "
      + "\(wan(profit)) × 10,000 CNY a year, and \(losing) of \(money.stations.count) lose money; drivers pay \(price) CNY/kWh."
  )
}

private func investmentTable(_ money: MoneyCard) -> ReportTable {
  func row(_ name: BilingualText, _ cost: MoneyCard.Investment) -> [ReportTable.Entry] {
    [.text(name)]
      + [
        cost.sites, cost.chargers, cost.connections, cost.photovoltaics, cost.storage, cost.swap,
        cost.hydrogen,
        cost.total,
      ].map { .number(wan($0)) }
  }
  let years = money.byYear.filter { $0.year != nil }.map { row(.same("\($0.year ?? 0)"), $0.investment) }
  return ReportTable(
    caption: .init(zh: "投资（万元）", en: "Investment (10,000 CNY)"),
    columns: [
      .text("年份", "year"), .number("场站土建", "sites"), .number("充电桩", "chargers"), .number("接电", "connections"),
      .number("光伏", "modules"), .number("储能", "batteries"), .number("换电站", "swap stations"),
      .number("加氢站", "hydrogen stations"), .number("合计", "all"),
    ],
    rows: years + [row(.init(zh: "合计", en: "all"), money.investment)],
    note: .init(
      zh: "换电站含电池；换电站、加氢站的运行收支见各自章节，不在下表。",
      en:
        "Swap stations with their packs; what swap and hydrogen stations earn stands in their own chapters, not below."
    ))
}

private func yearTable(_ money: MoneyCard) -> ReportTable {
  let profits = money.stations.map(\.profit).sorted()
  func quantile(_ share: Double) -> String {
    wan(profits[min(profits.count - 1, Int(share * Double(profits.count)))])
  }
  func row(_ zh: String, _ en: String, _ value: Double) -> [ReportTable.Entry] {
    [.text(.init(zh: zh, en: en)), .number(wan(value))]
  }
  return ReportTable(
    caption: .init(zh: "充电站一年的收支（万元）", en: "A year of all stations (10,000 CNY)"),
    columns: [.text("项目", "what"), .number("金额", "amount")],
    rows: [
      row("车主支付的电费与服务费", "energy and service paid by drivers", money.sum(\.paidByDrivers)),
      row("占位费", "idle fees", money.sum(\.idleFees)),
      row("余电上网", "energy sold to the grid", money.sum(\.energySold)),
      row("购电", "energy bought", -money.sum(\.energyBought)),
      row("容量或需量电费", "capacity or demand charge", -money.sum(\.connectionCharge)),
      row("运维", "operation and maintenance", -money.sum(\.operation)),
      row("投资年金", "annuity of the investment", -money.sum(\.annuity)),
      row("利润", "profit", money.sum(\.profit)),
    ],
    note: .init(
      zh: "以模拟的平均周推算全年。单站年利润：10% 分位 \(quantile(0.1))，中位 \(quantile(0.5))，90% 分位 \(quantile(0.9)) 万元。"
        + (money.prices.stationsAreExempt ? "充电站免收需量（容量）电费（适用范围未核实）。" : ""),
      en:
        "A year of simulated mean weeks. Profit of a station: \(quantile(0.1)) at the 10 % quantile, \(quantile(0.5)) in the median, "
        + "\(quantile(0.9)) at the 90 % quantile."
        + (money.prices.stationsAreExempt
          ? " Stations are exempt from capacity and demand charges (scope not verified)." : "")))
}
