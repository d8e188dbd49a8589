import Finance

/// The keys of an entry of `firms`.
enum FirmSchema {
  static var fields: [Field<Firm>] { all.map(\.quiet) }

  private static var all: [Field<Firm>] {
    let root = Firm()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .words(
        "has", \.has, each: .identifier,
        About("具备的条件", "words that incentives ask for", from: "the scenario's own"), in: root),
      .text(
        "grade", \.grade, About("所运营设施的年度考核评级", "word of the yearly assessment of what it runs"),
        shape: .identifier),
      .words(
        "operators", \.operators, each: .identifier,
        About("运营的充电运营商代号", "ids in charging.operators that it runs", from: "the scenario's own"), in: root),
      .words(
        "fleets", \.fleets, each: .identifier,
        About("运营的自动驾驶车队代号", "ids in roadside.automated_fleets that it runs", from: "the scenario's own"),
        in: root),
      .words(
        "runs", \.runWords, each: .choice(ProjectKind.allCases.map(\.rawValue)),
        About(
          "运营的设施类别（全部归其所有）", "kinds of stations and units it runs all of, such as swap or roadside",
          from: "nobody unless the scenario says so"), in: root),
      .list(
        "declares", \.declares, declaration.map(\.quiet), empty: Firm.Declaration(),
        About("申报的数额（模拟不产生的部分）", "amounts that the simulation does not produce")),
    ]
  }

  private static var declaration: [Field<Firm.Declaration>] {
    let root = Firm.Declaration()
    return [
      .choice("basis", \.basis, About("补贴依据", "what is declared").required, in: root),
      .number("amount", \.amount, 0...1e13, About("数额", "amount").required, in: root),
      .text("level", \.level, About("级别", "word of its rate"), shape: .identifier),
      .text("date", \.date, About("日期", "date; its year counts for caps").required, shape: .date),
      .text(
        "project", \.project, About("项目，空为该依据的一个项目", "project; one per basis unless given"),
        shape: .identifier),
      .optionalChoice(
        "kind", \.kind,
        About(
          "项目类别，空为该依据的通常类别", "kind of project; the usual one of the basis unless given", from: "the usual one"
        ),
        in: root),
      .text("grade", \.grade, About("评级，空为企业评级", "its grade; the firm's unless given"), shape: .identifier),
      .flag(
        "first_time", \.isFirstTime, About("首次", "for the first time", from: "the scenario's own"), in: root),
    ]
  }
}

extension Firm {
  /// The kinds it runs as the reader fills them.
  fileprivate var runWords: [String] {
    get { runs.map(\.rawValue) }
    set { runs = newValue.compactMap(ProjectKind.init) }
  }
}
