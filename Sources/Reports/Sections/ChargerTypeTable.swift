import Assessment
import DistrictModel

/// Chargers by type: fast, ultra-fast, wireless, those that give back, and what each is used for.
func chargerTypeTable(_ rows: [ChargerTypeRow]) -> ReportTable {
  let chargers = rows.reduce(0) { $0 + $1.planned }
  return ReportTable(
    caption: .init(zh: "公共充电桩分类型统计", en: "Public chargers by type"),
    columns: [
      .text("类型", "type"), .number("单枪功率（kW）", "kW a connector"), .number("现状（台）", "existing"),
      .number("规划（台）", "planned"), .number("占比", "share"), .number("枪（把）", "connectors"),
      .number("额定功率（MW）", "rated power (MW)"), .number("次/日", "sessions per day"),
      .number("时间占用", "time taken"),
    ],
    rows: rows.map { row in
      [
        .text(row.type.name), .number(NumberText.short(row.type.powerKW)), .whole(row.existing),
        .whole(row.planned), .number(NumberText.percent(Double(row.planned) / Double(max(1, chargers)))),
        .whole(row.connectors), .number(NumberText.fixed(row.powerMW, 1)),
        .number(NumberText.short(row.sessionsPerDay)), .number(NumberText.percent(row.occupancyShare)),
      ]
    },
    note: .init(
      zh: "规划数含现状桩；双向桩（V2G）与无线桩单列。",
      en: "Planned includes what stands. Types that give back and wireless pads have rows of their own."))
}

/// What keeping the stations under supervision takes a year.
func supervisionSentence(_ scorecard: Scorecard) -> BilingualText? {
  guard let verifications = scorecard.indicator("verifications_per_year")?.value,
    let inspections = scorecard.indicator("inspections_per_year")?.value,
    let inspectors = scorecard.indicator("inspectors")?.value
  else { return nil }
  return .init(
    zh: "监督检查：规划全部建成后，平均每年计量检定 \(NumberText.fixed(verifications, 0)) 把枪，安全检查与质量抽查 "
      + "\(NumberText.fixed(inspections, 0)) 次，约需检查人员 \(NumberText.fixed(inspectors, 1)) 人；周期、比例与工时见 supervision 部分，均为推定。",
    en:
      "Supervision: with the whole plan built \(NumberText.fixed(verifications, 0)) connectors a year are verified and "
      + "\(NumberText.fixed(inspections, 0)) visits and checks made, work for \(NumberText.fixed(inspectors, 1)) inspectors; "
      + "intervals, shares and hours stand in the section on supervision of the scenario and are assumed.")
}
