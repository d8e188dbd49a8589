import DistrictModel

/// The keys of `supervision`: how often chargers are verified, visited and checked.
enum SupervisionSchema {
  static var fields: [Field<Supervision>] {
    let root = Supervision()
    let judgement = ScenarioSchema.judgement
    return [
      .number(
        "verification_interval_years", \.verificationYears, 0.1...50,
        About(
          "充电桩计量检定周期", "longest time between two verifications of a meter", unit: "years",
          from: "usual period of JJG 1148 and JJG 1149; from memory, not verified"), in: root),
      .number(
        "verification_hours", \.verificationHours, 0...100,
        About("每枪检定停用时长", "hours a connector is out of service for it", unit: "h", from: judgement), in: root),
      .number(
        "visits_per_station_year", \.visitsPerStationYear, 0...366,
        About("每站每年消防与用电安全检查次数", "visits a year for fire and electrical safety", from: judgement), in: root),
      .number(
        "visit_hours", \.visitHours, 0...100,
        About("每次检查工时", "an inspector's hours for a visit", unit: "h", from: judgement), in: root),
      .number(
        "quality_check_share", \.qualityCheckShare, 0...1,
        About("每年产品质量抽查比例", "share of the chargers checked for quality in a year", from: judgement), in: root),
      .number(
        "quality_check_hours", \.qualityCheckHours, 0...100,
        About("每台抽查工时", "an inspector's hours for a check", unit: "h", from: judgement), in: root),
      .number(
        "inspector_hours_per_year", \.inspectorHoursPerYear, 1...8784,
        About("每名检查人员年工时", "hours an inspector works in a year", unit: "h", from: judgement), in: root),
    ]
  }
}
