import DistrictModel

/// The models against tables of known answers, and what was not put to a table in this run.
func verificationSection(_ input: ReportInput) -> ReportSection {
  let title = BilingualText(zh: "模型验证", en: "Verification of the models")
  guard let record = input.verification, !record.tables.isEmpty else {
    return ReportSection(
      id: "verification", title: title,
      blocks: [
        .paragraph(
          .init(
            zh: "本次运行没有核对模型；wayside verify 将全部基准表逐一核对。",
            en: "The models were not put to their tables in this run; wayside verify does so."))
      ])
  }
  let tables = record.tables
  let cases = NumberText.whole(tables.reduce(0) { $0 + $1.cases })
  let values = NumberText.whole(tables.reduce(0) { $0 + $1.values })
  let bad = tables.filter { !$0.isMet }
  let sum: BilingualText =
    bad.isEmpty
    ? .init(
      zh: "\(tables.count) 张已知答案的基准表、\(cases) 个算例、\(values) 个数值在本次运行中全部核对，均在容差之内。",
      en:
        "\(tables.count) tables of known answers with \(cases) cases and \(values) numbers were put to the models in this run: all within tolerance."
    )
    : .init(
      zh: "\(tables.count) 张已知答案的基准表中有 \(bad.count) 张超出容差：\(bad.map(\.model).joined(separator: "、"))。",
      en:
        "\(bad.count) of \(tables.count) tables of known answers are outside tolerance: \(bad.map(\.model).joined(separator: ", "))."
    )
  var blocks: [ReportBlock] = [.callout(Callout(bad.isEmpty ? .good : .warning, sum)), .table(table(tables))]
  if !record.leftOut.isEmpty {
    blocks.append(
      .paragraph(
        .init(
          zh: "另有基准表因计算时间较长未在运行中核对（\(record.leftOut.joined(separator: "、"))），由 wayside verify 核对。",
          en:
            "Tables that take longer were left to wayside verify and are not judged here: \(record.leftOut.joined(separator: ", "))."
        )))
  }
  return ReportSection(id: "verification", title: title, blocks: blocks)
}

/// One row per model: its tables together, and the error that comes nearest to its tolerance.
private func table(_ tables: [VerifiedTable]) -> ReportTable {
  var models: [String] = []
  for table in tables where !models.contains(table.model) { models.append(table.model) }
  let rows = models.map { model -> [ReportTable.Entry] in
    let own = tables.filter { $0.model == model }
    let worst = own.max { $0.shareOfTolerance < $1.shareOfTolerance } ?? own[0]
    return [
      .text(model), .text(worst.summary), .whole(own.count), .whole(own.reduce(0) { $0 + $1.cases }),
      .whole(own.reduce(0) { $0 + $1.values }), .number(NumberText.scientific(worst.worstError)),
      .number(NumberText.scientific(worst.tolerance)), .number(NumberText.percent(worst.shareOfTolerance, 0)),
      own.allSatisfy(\.isMet)
        ? .text(.init(zh: "通过", en: "met"), .good) : .text(.init(zh: "超出", en: "outside"), .warning),
    ]
  }
  return ReportTable(
    caption: .init(zh: "模型与已知答案的对照", en: "The models against known answers"),
    columns: [
      .text("模型", "model"), .text("用途", "what it is for"), .number("基准表", "tables"), .number("算例", "cases"),
      .number("数值", "numbers"), .number("最大相对误差", "worst relative error"), .number("容差", "tolerance"),
      .number("误差/容差", "of the tolerance"), .text("结论", "verdict"),
    ], rows: rows,
    note: .init(
      zh: "每个模型取误差与容差之比最大的一张表；容差取自已知答案的有效位数或其自身误差。各表及其来源见 wayside verify。",
      en:
        "Of each model the table whose error comes nearest to its tolerance, which follows from the answer's digits or from its own error; wayside verify lists every table with its source."
    )
  ).listing()
}

extension VerifiedTable {
  /// Infinite where a case has no answer.
  fileprivate var shareOfTolerance: Double {
    guard let worstError else { return .infinity }
    return tolerance > 0 ? worstError / tolerance : worstError == 0 ? 0 : .infinity
  }
}

/// What only people can write, named so that nobody takes this report for the whole plan.
func unwrittenSection(_ input: ReportInput) -> ReportSection {
  ReportSection(
    id: "unwritten", title: .init(zh: "须由编制单位撰写的内容", en: "What people have to write"),
    blocks: [
      .callout(
        Callout(
          .notice,
          .init(
            zh: "本报告由模型生成，不含总则（规划依据、范围、期限、原则）、环境与安全、保障措施；这些章节须由编制单位撰写。",
            en:
              "A model made this report. General provisions (legal basis, scope, term, principles), environment and safety, and measures of implementation are not in it: the planning office has to write them."
          )))
    ])
}
