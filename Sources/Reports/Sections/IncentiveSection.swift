import Assessment
import DistrictModel
import Finance

/// What every clause pays to whom, what its caps cut, and what is audited.
func incentiveSection(_ input: ReportInput) -> ReportSection {
  let title = BilingualText(zh: "政策支持", en: "Incentives")
  guard let finance = input.scorecard.finance, !finance.incentives.isEmpty else {
    return ReportSection(
      id: "incentives", title: title,
      blocks: [
        .paragraph(
          .init(
            zh: "情景未列政策支持条款（incentives），或没有 finance 部分。",
            en: "The scenario lists no incentives, or has no section finance."))
      ])
  }
  var blocks: [ReportBlock] = [.lead(lead(finance)), .table(incentiveTable(finance))]
  let past = finance.incentives.filter(\.isPast)
  if !past.isEmpty {
    blocks.append(
      .callout(
        Callout(
          .warning,
          .init(
            zh:
              "以下条款在计算期首年（\(finance.firstYear)）之前已到期，仅作核算：\(past.map(\.incentive.name.zh).joined(separator: "、"))。",
            en:
              "These ended before the first year, \(finance.firstYear), and are worked out for the record: \(past.map(\.incentive.name.en).joined(separator: ", "))."
          ))))
  }
  if let years = yearTable(finance) { blocks.append(.table(years)) }
  if let caps = capTable(finance) { blocks.append(.table(caps)) }
  blocks.append(
    .paragraph(
      .init(
        zh: "按申报日期与编号逐笔结算，各条款的限额按所列次序作用；同组条款“从优不重复”；抽查名单由随机种子确定。站点的建成类支持在投运年末申报，运行类支持按年申报，条款在年内起止的年份按季申报。",
        en:
          "Claims are settled one by one by date and id; caps act in the order a clause lists them; of a group only the best pays; what is audited follows from the seed. Building is claimed at the end of the opening year, running amounts year by year, and by quarters in a year in which a clause begins or ends."
      )))
  return ReportSection(id: "incentives", title: title, blocks: blocks)
}

private func lead(_ finance: FinanceCard) -> BilingualText {
  let paid = finance.incentivesByYear.map(\.paid).total()
  let asked = finance.incentives.map(\.raw).total()
  let active = finance.incentives.count { $0.paid > .zero }
  return .init(
    zh:
      "\(finance.incentives.count) 项条款中 \(active) 项有支付；按标准计算 \(wan(asked)) 万元，经限额与从优不重复后支付 \(wan(paid)) 万元。",
    en:
      "\(active) of \(finance.incentives.count) clauses pay; the rates alone make \(wan(asked)) × 10,000 CNY, of which caps and the rule of the best one leave \(wan(paid))."
  )
}

private func incentiveTable(_ finance: FinanceCard) -> ReportTable {
  ReportTable(
    caption: .init(zh: "各条款的申报与支付（万元）", en: "Claims and payments by clause (10,000 CNY)"),
    columns: [
      .text("条款", "incentive"), .text("依据", "source"), .text("有效期", "valid"), .number("申报", "claims"),
      .number("按标准", "by the rate"), .number("支付", "paid"), .number("受限额", "capped"),
      .number("期外", "out of time"), .number("他项更优", "another was better"), .number("不符合", "not eligible"),
      .number("抽查", "audited"),
    ],
    rows: finance.incentives.map { row in
      [
        .text(row.incentive.name), .text("\(row.incentive.document) \(row.incentive.clause)"),
        .text("\(row.incentive.validFrom) – \(row.incentive.validTo)"), .whole(row.claims),
        .number(wan(row.raw)), .number(wan(row.paid)), .whole(row.capped), .whole(row.outOfTime),
        .whole(row.beaten), .whole(row.notEligible), .whole(row.audited),
      ]
    }, note: nil)
}

private func yearTable(_ finance: FinanceCard) -> ReportTable? {
  let years = finance.incentivesByYear
  guard !years.isEmpty else { return nil }
  let paying = finance.incentives.filter { $0.paid > .zero }
  return ReportTable(
    caption: .init(zh: "分年支付（万元）", en: "Payments by year (10,000 CNY)"),
    columns: [.text("条款", "incentive")] + years.map { .number("\($0.year)", "\($0.year)") },
    rows: paying.map { row in
      [.text(row.incentive.name)]
        + years.map { year in
          .number(wan(row.byYear.first { $0.year == year.year }?.paid ?? .zero))
        }
    } + [[.text(.init(zh: "合计", en: "all"))] + years.map { .number(wan($0.paid)) }], note: nil)
}

/// Caps that are used to nine tenths or more.
private func capTable(_ finance: FinanceCard) -> ReportTable? {
  let tight = finance.caps.filter { $0.limit > .zero && $0.used.cny >= 0.9 * $0.limit.cny }
  guard !tight.isEmpty else { return nil }
  return ReportTable(
    caption: .init(zh: "用到九成以上的限额（万元）", en: "Caps used to nine tenths or more (10,000 CNY)"),
    columns: [
      .text("条款或资金池", "clause or pool"), .text("限额", "cap"), .text("对象", "of"), .number("年份", "year"),
      .number("限额", "limit"), .number("已用", "used"),
    ],
    rows: tight.prefix(60).map { use in
      [
        .text(use.account), .text(use.per.name), .text(use.entity.joined(separator: ", ")),
        .number(use.year == 0 ? NumberText.dash : "\(use.year)"), .number(wan(use.limit)),
        .number(wan(use.used)),
      ]
    },
    note: tight.count > 60
      ? .init(zh: "共 \(tight.count) 项，仅列前 60 项。", en: "The first 60 of \(tight.count).") : nil)
}
