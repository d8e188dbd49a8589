import DistrictModel

/// What has to be equal for another run to give the same bytes.
func provenanceSection(_ input: ReportInput) -> ReportSection {
  let run = input.provenance
  var facts: [(BilingualText, String)] = [
    (.init(zh: "程序版本", en: "program version"), run.toolVersion),
    (.init(zh: "情景格式", en: "scenario schema"), run.schema),
    (.init(zh: "情景名称", en: "scenario"), run.scenarioName),
    (.init(zh: "情景 SHA-256", en: "scenario SHA-256"), run.scenarioSha256),
    (.init(zh: "随机种子", en: "seed"), "\(run.seed)"),
    (.init(zh: "重复模拟次数", en: "replications"), "\(run.replications)"),
    (.init(zh: "记录天数（每次）", en: "recorded days of each"), "\(run.days)"),
    (.init(zh: "预热天数（每次）", en: "warm-up days of each"), "\(run.warmUpDays)"),
  ]
  if let version = run.gslVersion { facts.append((.init(zh: "GSL 版本", en: "GSL version"), version)) }
  var blocks: [ReportBlock] = [
    .paragraph(
      .init(
        zh: "同一版本、同一情景、同一种子给出逐字节相同的结果，与线程数和机器无关；时间与环境只记录在 run.json 中。",
        en:
          "The same version, scenario and seed give the same bytes, whatever the number of threads or the machine; time and "
          + "environment stand in run.json alone.")),
    .table(
      ReportTable(
        caption: .init(zh: "运行来源", en: "Provenance of the run"),
        columns: [.text("项目", "item"), .text("内容", "content")],
        rows: facts.map { [.text($0.0), .text($0.1)] })),
  ]
  if !run.files.isEmpty { blocks.append(.table(fileTable(run))) }
  return ReportSection(id: "provenance", title: .init(zh: "结果来源与复现", en: "Provenance"), blocks: blocks)
}

/// What a calibration was made from.
func calibrationSourceSection(_ input: CalibrationReportInput) -> ReportSection {
  let run = input.provenance
  return ReportSection(
    id: "provenance", title: .init(zh: "结果来源与复现", en: "Provenance"),
    blocks: [
      .paragraph(
        .init(
          zh: "程序版本 \(run.toolVersion)，随机种子 \(run.seed)，\(run.replications) 次重复；同样的输入给出逐字节相同的结果。",
          en:
            "Program version \(run.toolVersion), seed \(run.seed), \(run.replications) replications; equal inputs give the "
            + "same bytes.")),
      .table(fileTable(run)),
    ])
}

private func fileTable(_ run: Provenance) -> ReportTable {
  ReportTable(
    caption: .init(zh: "输入文件", en: "Input files"),
    columns: [.text("文件", "file"), .text("SHA-256", "SHA-256")],
    rows: run.files.map { [.text($0.path), .text($0.sha256)] })
}
