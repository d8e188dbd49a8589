import DistrictModel
import DistrictSimulation

extension ScenarioSchema {
  /// What is asked of the program: the plan, its simulation, the report and the promises it is held against.
  static var run: [Field<ScenarioDraft.RunDraft>] {
    let root = ScenarioDraft.RunDraft()
    return [
      .integer(
        "days", \.settings.days, 1...3660,
        About("记录天数", "recorded days", unit: "days", from: "the program's choice"), in: root),
      .integer(
        "warm_up_days", \.settings.warmUpDays, 0...366,
        About("预热天数", "days before the record", unit: "days", from: "the program's choice"), in: root
      ),
      .integer(
        "replications", \.settings.replications, 1...10_000,
        About("重复模拟次数", "seeded runs", from: "the program's choice"), in: root),
      .optionalSection(
        "until", \.precision, precision, empty: .init(),
        About(
          "给出后重复模拟直到该指标足够精确，replications 为最少次数（不少于 10）",
          "with it replications are made until a figure is known well enough; `replications` is then the least number, never below 10"
        )),
      .seed("seed", \.settings.seed, About("随机种子", "seed", from: "any number serves"), in: root),
      .integer(
        "first_weekday", \.calendar.firstWeekday, 1...7,
        About("首日是星期几，1 为星期一", "weekday of the first day, 1 for Monday", from: "the program's choice"),
        in: root),
      .integer(
        "years_ahead", \.yearsAhead, 0...30,
        About(
          "推算年数：保有量增长与配建按此累计", "years by which stocks grow and building plugs add up", unit: "years",
          from: "the scenario's own year"), in: root),
    ]
  }

  private static var precision: [Field<WantedPrecision>] {
    let root = WantedPrecision()
    return [
      .choice(
        "figure", \.figure, About("指标", "the figure that is to be known", from: "the program's choice"),
        in: root),
      .number(
        "within_share", \.withinShare, 0.0001...1,
        About(
          "95% 区间半宽占均值的比例", "half its 95 % interval as a share of its mean", from: "the program's choice"),
        in: root),
      .integer(
        "most_replications", \.mostReplications, 10...10_000,
        About("至多重复次数", "replications at most", from: "the program's choice"), in: root),
    ]
  }

  static var report: [Field<ReportSettings>] {
    let note: [Field<NamePair>] = NamePair.fields
    return [
      .number(
        "coverage_radius_m", \.coverageRadiusM, 1...100_000,
        About(
          "覆盖率统计半径", "radius of the coverage indicators", unit: "m", .reported,
          from: "900 m is common in Chinese city monitoring; unverified"),
        in: ReportSettings()),
      .text("map_approval_number", \.mapApprovalNumber, About("审图号", "map approval number")),
      .list("notes", \.notePairs, note, empty: NamePair(), About("说明", "sentences for the reader")),
    ]
  }
}

extension ReportSettings {
  /// Notes as the reader fills them.
  var notePairs: [NamePair] {
    get { notes.map { NamePair(zh: $0.zh, en: $0.en) } }
    set { notes = newValue.map { BilingualText(zh: $0.zh, en: $0.en) } }
  }
}
