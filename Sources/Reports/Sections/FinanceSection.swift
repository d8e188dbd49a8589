import Assessment
import DistrictModel
import Finance
import Programme

/// What the plan costs whom over the years, and what comes back: by payer, kind, firm and township.
func financeSection(_ input: ReportInput) -> ReportSection {
  let title = BilingualText(zh: "财务分析", en: "Finance")
  guard let finance = input.scorecard.finance else {
    return ReportSection(
      id: "finance", title: title,
      blocks: [
        .paragraph(
          .init(
            zh: "情景没有 finance 部分，未计算现金流。",
            en: "The scenario has no section finance: cash flows are not worked out."))
      ])
  }
  var blocks: [ReportBlock] = [
    .lead(financeLead(finance)), .table(payerTable(finance)),
    .table(totalsTable(finance, input.scorecard)), .table(flowTable(finance)),
    .table(sumTable(finance, finance.byKind, by: .init(zh: "设施", en: "kind"), kindName)),
    .table(sumTable(finance, finance.byFirm, by: .init(zh: "运营主体", en: "firm")) { firmName($0, input) }),
    .table(
      sumTable(finance, finance.byTownship, by: .init(zh: "街道（镇）", en: "township")) { code in
        input.world.townships.first { $0.code == code }?.name ?? .init(zh: "全区", en: "district")
      }.listing(township: 0)),
  ]
  blocks.append(.paragraph(assumptions(finance)))
  return ReportSection(id: "finance", title: title, blocks: blocks)
}

func wan(_ money: Money) -> String { NumberText.fixed(money.cny / 10_000, 0) }
/// A firm of the scenario, an operator no firm has, or the kind of what nobody runs by name.
private func firmName(_ id: String, _ input: ReportInput) -> BilingualText {
  input.scorecard.finance?.firms.first { $0.id == id }?.name
    ?? input.world.operators.first { $0.id == id }?.name ?? kindName(id)
}

private func wan(_ cny: Double) -> String { NumberText.fixed(cny / 10_000, 0) }

func kindName(_ id: String) -> BilingualText {
  switch ProjectKind(rawValue: id) {
  case .charging: .init(zh: "充电站", en: "charging stations")
  case .swap: .init(zh: "换电站", en: "swap stations")
  case .hydrogen: .init(zh: "加氢站", en: "hydrogen stations")
  case .methanol: .init(zh: "甲醇加注站", en: "methanol stations")
  case .ammonia: .init(zh: "氨加注站", en: "ammonia stations")
  case .roadside: .init(zh: "路侧单元", en: "roadside units")
  case .computing: .init(zh: "算力中心", en: "computing centres")
  case .ownPlugs: .init(zh: "自有桩", en: "own plugs")
  default: .same(id)
  }
}

/// One sentence for the first page as well: cost, who pays, and what comes back.
func financeLead(_ finance: FinanceCard) -> BilingualText {
  let figures = finance.whole.figures
  let parts = finance.payers.filter { $0.investment > .zero }
  let last = finance.firstYear + finance.parameters.horizonYears - 1
  let zhParts = parts.map { "\($0.payer.name.zh) \(wan($0.investment)) 万元" }.joined(separator: "、")
  let enParts = parts.map { "\($0.payer.name.en) \(wan($0.investment))" }.joined(separator: ", ")
  let incentives = finance.incentivesByYear.map(\.paid).total()
  let payBack = figures.simplePayBackYears.map { NumberText.fixed($0, 1) }
  return .init(
    zh: "建设投资 \(wan(figures.investment)) 万元（\(finance.parameters.priceYear) 年价）：\(zhParts)；"
      + (incentives > .zero ? "\(finance.firstYear)–\(last) 年政策支持 \(wan(incentives)) 万元由区政府支付；" : "")
      + "运营企业净现值 \(wan(figures.operatorNetPresentCNY)) 万元，"
      + (payBack.map { "静态回收期 \($0) 年。" } ?? "计算期内不能回收。"),
    en:
      "Building costs \(wan(figures.investment)) × 10,000 CNY in prices of \(finance.parameters.priceYear): \(enParts); "
      + (incentives > .zero
        ? "the district pays incentives of \(wan(incentives)) in \(finance.firstYear)–\(last); " : "")
      + "operators have a net present value of "
      + "\(wan(figures.operatorNetPresentCNY)) and "
      + (payBack.map { "get their money back after \($0) years." }
        ?? "do not get their money back within these years."))
}

func payerTable(_ finance: FinanceCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "谁来付：计算期内各方收支（万元）", en: "Who pays: all years together (10,000 CNY)"),
    columns: [
      .text("承担方", "payer"), .number("建设投资", "building"), .number("设备更新", "replacement"),
      .number("运行支出", "running costs"), .number("营业收入", "revenue"),
      .number("政策支持（收 +，付 −）", "incentives (+ received, − paid)"), .number("净现值", "net present value"),
    ],
    rows: finance.payers.map { row in
      [
        .text(row.payer.name), .number(wan(row.investment)), .number(wan(row.replacement)),
        .number(wan(row.running)), .number(wan(row.revenue)), .number(wan(row.incentives)),
        .number(wan(row.netPresentCNY)),
      ]
    } + [firmsRow(finance)],
    note: .init(
      zh:
        "\(finance.firstYear) 年起 \(finance.parameters.horizonYears) 年，\(finance.parameters.priceYear) 年价，折现率 \(NumberText.percent(finance.parameters.discountShare))；"
        + "区政府一栏含发给企业（车队、算力等）的政策支持，运营企业一栏只含站点所得。",
      en:
        "\(finance.parameters.horizonYears) years from \(finance.firstYear), prices of \(finance.parameters.priceYear), discounted at "
        + "\(NumberText.percent(finance.parameters.discountShare)); the district's row includes what firms get for fleets, computing and the like, "
        + "the operators' row only what stations get."))
}

/// One plan has three totals: at list prices, over the horizon, and as it is let year by year. What lies between them.
private func totalsTable(_ finance: FinanceCard, _ scorecard: Scorecard) -> ReportTable {
  func ofKind(_ kind: ProjectKind) -> Double {
    finance.byKind.first { $0.id == kind.rawValue }?.figures.investment.cny ?? 0
  }
  let listed = scorecard.money?.investment.total ?? 0
  let whole = finance.whole.figures.investment.cny
  let (roadside, computing) = (ofKind(.roadside), ofKind(.computing))
  var rows: [(BilingualText, Double)] = [
    (.init(zh: "总投资（“投资与收益”一节，指标 23）", en: "capital cost (section on money, indicator 23)"), listed),
    (.init(zh: "＋ 路侧单元", en: "+ roadside units"), roadside),
    (.init(zh: "＋ 算力中心", en: "+ computing centres"), computing),
    (
      .init(zh: "＋ 造价替代、土建比例与价格折算", en: "+ costs of `finance`: overrides, civil works, price years"),
      whole - listed - roadside - computing
    ),
    (.init(zh: "＝ 建设投资（本节）", en: "= building (this section)"), whole),
  ]
  if let path = scorecard.programme?.path, !path.isEmpty {
    rows.append(
      (
        .init(
          zh: "分期实施支出（“分期建设”一节，抽样均值，当年价，含老旧桩更新）",
          en: "spent as let (section on stages; mean over draws, prices of each year, aged chargers included)"
        ),
        path.reduce(0) { $0 + $1.spentCNY }
      ))
  }
  return ReportTable(
    caption: .init(zh: "各章投资口径的关系（万元）", en: "How the totals of this report relate (10,000 CNY)"),
    columns: [.text("口径", "total"), .number("金额", "amount")],
    rows: rows.map { [.text($0.0), .number(wan($0.1))] })
}

/// What the district hands to firms beside the plan, so that the column of present values sums to that of the whole.
private func firmsRow(_ finance: FinanceCard) -> [ReportTable.Entry] {
  [.text(.init(zh: "企业（车队、算力等）", en: "firms beside the plan"))]
    + ["—", "—", "—", "—"].map { .number($0) }
    + [
      .number(wan(finance.firmsReceive.incentives)), .number(wan(finance.firmsReceive.netPresentCNY)),
    ]
}

private func flowTable(_ finance: FinanceCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "分年现金流（全部承担方合计，万元）", en: "Cash flow by year, all payers together (10,000 CNY)"),
    columns: [
      .text("年份", "year"), .number("建设投资", "building"), .number("设备更新", "replacement"),
      .number("营业收入", "revenue"), .number("购电与燃料", "energy and fuel"), .number("运维", "operation"),
      .number("场地租金", "rent"), .number("税费", "tax"), .number("残值", "salvage"), .number("净额", "net"),
      .number("另：政策支持", "beside: incentives"),
    ],
    rows: finance.flow.years.map { year in
      let incentive = finance.incentivesByYear.first { $0.year == year.year }?.paid ?? .zero
      return [.text("\(year.year)")]
        + [
          -year.investment, -year.replacement, year.revenue, -year.energy, -year.operation, -year.land,
          -year.tax, year.salvage, year.net, incentive,
        ].map { .number(wan($0)) }
    },
    note: .init(
      zh: "各站自投运年起按模拟平均周推算全年；政策支持在各方之间转移，不计入净额。",
      en:
        "Each station from its opening year on, a year of simulated mean weeks; incentives pass between payers and are not in the net."
    ))
}

private func sumTable(
  _ finance: FinanceCard, _ sums: [FinanceCard.Sum], by: BilingualText, _ name: (String) -> BilingualText
) -> ReportTable {
  func row(_ sum: FinanceCard.Sum, _ name: BilingualText) -> [ReportTable.Entry] {
    let figures = sum.figures
    return [
      .text(name), .whole(sum.projects), .number(wan(figures.investment)), .number(wan(figures.incentives)),
      .number(wan(figures.netPresentCNY)), .number(wan(figures.operatorNetPresentCNY)),
      .number(NumberText.percent(figures.operatorReturnShare)),
      .number(NumberText.fixed(figures.simplePayBackYears, 1)),
      .number(NumberText.fixed(figures.discountedPayBackYears, 1)), .whole(sum.losing),
      .number(NumberText.fixed(figures.levelisedCNY, 2)),
    ]
  }
  return ReportTable(
    caption: .init(zh: "分\(by.zh)投资与回报", en: "Investment and return by \(by.en)"),
    columns: [
      .text(by.zh, by.en), .number("项目", "projects"), .number("建设投资（万元）", "building (10,000 CNY)"),
      .number("政策支持（万元）", "incentives (10,000 CNY)"), .number("净现值（万元）", "net present value (10,000 CNY)"),
      .number("其中运营企业", "of it operators"), .number("内部收益率", "internal return"),
      .number("静态回收期（年）", "pay-back (years)"), .number("动态回收期（年）", "discounted pay-back"),
      .number("亏损项目", "losing"), .number("单位成本（元）", "levelised cost (CNY)"),
    ], rows: sums.map { row($0, name($0.id)) } + [row(finance.whole, .init(zh: "合计", en: "all"))],
    note: .init(
      zh: "单位成本：充电站为元/千瓦时，换电站为元/次，加氢站为元/千克，路侧单元为元/个·年；多类合计不计。亏损指运营企业净现值为负。",
      en:
        "Levelised cost: CNY per kWh of charging, per swap, per kg of fuel, per unit and year of roadside units; none where kinds are mixed. Losing: the operator's net present value is negative."
    ))
}

private func assumptions(_ finance: FinanceCard) -> BilingualText {
  let terms = finance.parameters
  return .init(
    zh: "设备寿命 \(terms.equipmentLifeYears) 年到期更新；收入年增 \(NumberText.percent(terms.revenueGrowthShare))、购电成本年增 "
      + "\(NumberText.percent(terms.energyGrowthShare))；税费占 \(NumberText.percent(terms.taxShare))；残值率 \(NumberText.percent(terms.salvageShare))。"
      + "单价除情景注明者外均为未核实的默认值。无电网部分（power）时，购电支出按车主所付电价扣除服务费计，接电费用含在新站造价中。算力中心按情景给定的造价与租用价格、按需求占用的部分计收入。现状桩到寿命更新（投运年份未知者不计）；新建设施首年运营时间占 \(NumberText.percent(terms.openingYearShare))。",
    en:
      "Equipment is bought anew after \(terms.equipmentLifeYears) years; revenue grows by \(NumberText.percent(terms.revenueGrowthShare)) and the cost of "
      + "energy by \(NumberText.percent(terms.energyGrowthShare)) a year; taxes \(NumberText.percent(terms.taxShare)); salvage \(NumberText.percent(terms.salvageShare)). "
      + "Unit prices are unverified defaults unless the scenario says otherwise. Without a grid (`power`) a station's energy costs what drivers "
      + "pay less the service fee, and its connection is part of the cost of a new station. Computing earns the scenario's rent for what is wanted of it. Present chargers are bought anew as they age where their year is known; what is new runs \(NumberText.percent(terms.openingYearShare)) of its first year."
  )
}
