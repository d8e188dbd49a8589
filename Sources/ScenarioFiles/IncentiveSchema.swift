import Finance

/// The keys of an entry of `incentives`: what a clause pays, to whom, and at most how much.
enum IncentiveSchema {
  private static let always = "none unless the scenario says so"

  static var fields: [Field<Incentive>] { all.map(\.quiet) }

  private static var all: [Field<Incentive>] {
    let root = Incentive()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .text("document", \.document, About("文件", "document").required),
      .text("clause", \.clause, About("条款", "clause").required),
      .text("valid_from", \.validFrom, About("施行日期，空为一直有效", "first day; always unless given"), shape: .date),
      .text("valid_to", \.validTo, About("截止日期，空为一直有效", "last day; always unless given"), shape: .date),
      .list(
        "components", \.components, component.map(\.quiet), empty: IncentiveComponent(), atLeast: 1,
        About("各项之和为补贴额", "their sum is the amount before caps").required),
      .section("eligible", \.eligibility, eligibility.map(\.quiet), About("申报条件", "who may have it")),
      .list(
        "grades", \.gradeFactors, grade, empty: .init(),
        About("评级系数；给出后仅支持有评级者", "factors of grades; where given, only graded claims are paid")),
      .choice(
        "grade_acts", \.gradeActs,
        About("评级系数在限额之前或之后计算", "whether grades act before the caps or after them", from: always), in: root),
      .list(
        "caps", \.caps, cap, empty: IncentiveCap(),
        About("限额，按所列顺序计算；顺序影响结果", "the most that is paid, in the order the caps act, which matters")),
      .text(
        "group", \.group, About("从优不重复的组", "of the members of a group only the best one pays"),
        shape: .identifier),
      .text(
        "alternative", \.alternative,
        About("组内可同时享受的条款写同一词", "members of a group with the same word are paid together"), shape: .identifier
      ),
      .flag(
        "once", \.once,
        About("一次性支持（每个企业每个项目）", "pays a firm's project at most one time", from: always), in: root),
      .number(
        "audit_share", \.auditShare, 0...1,
        About("抽查比例", "share of paid claims that is audited", from: always), in: root),
    ]
  }

  private static var component: [Field<IncentiveComponent>] {
    let root = IncentiveComponent()
    return [
      .choice("basis", \.basis, About("补贴依据", "what is paid for").required, in: root),
      .number(
        "rate", \.rate, 0...1e12,
        About("单位补贴额；金额类为比例", "CNY per unit of the basis; of money a share", unit: "CNY", from: always),
        in: root),
      .list(
        "tiers", \.tiers, tier, empty: .init(),
        About("分档：超过 from 的部分按 rate", "brackets: what lies above `from` earns `rate`")),
      .list(
        "steps", \.steps, step, empty: .init(),
        About("按规模定额：达到 from 的共得 cny", "a sum by size: from `from` on, all of it earns `cny`")),
      .list(
        "levels", \.levels, level, empty: .init(),
        About("按级别的单位补贴额", "rates that go with words, such as `national`")),
      .number(
        "hours_cap", \.hoursCap, 0...8784,
        About(
          "年补贴电量上限（折合满功率小时）；0 为不限",
          "energy counts up to so many hours a year at rated power; 0 for all of it", unit: "h/year",
          from: always),
        in: root),
    ]
  }

  private static var tier: [Field<IncentiveComponent.Tier>] {
    [
      .number("from", \.from, 0...1e13, About("起点", "where it begins").required, in: .init()),
      .number("rate", \.rate, 0...1e12, About("单位补贴额", "CNY per unit").required, in: .init()),
    ]
  }

  private static var step: [Field<IncentiveComponent.Step>] {
    [
      .number("from", \.from, 0...1e13, About("起点", "where it begins").required, in: .init()),
      .number("cny", \.cny, 0...1e12, About("定额", "the sum", unit: "CNY").required, in: .init()),
    ]
  }

  private static var level: [Field<IncentiveComponent.Level>] {
    [
      .text("level", \.level, About("级别", "word").required, shape: .identifier),
      .number("rate", \.rate, 0...1e12, About("单位补贴额", "CNY per unit").required, in: .init()),
    ]
  }

  private static var grade: [Field<Incentive.GradeFactor>] {
    [
      .text("grade", \.grade, About("评级", "word").required, shape: .identifier),
      .number("factor", \.factor, 0...10, About("系数", "factor").required, in: .init()),
    ]
  }

  private static var cap: [Field<IncentiveCap>] {
    let root = IncentiveCap()
    return [
      .choice("per", \.per, About("限额范围", "what is counted together").required, in: root),
      .number("cny", \.cny, 0...1e13, About("限额", "the most", unit: "CNY").required, in: root),
      .text(
        "pool", \.pool, About("共用限额的名称", "incentives with the same word share the cap"), shape: .identifier),
    ]
  }

  private static var eligibility: [Field<Eligibility>] {
    let root = Eligibility()
    return [
      .choices("kinds", \.kinds, About("项目类别", "kinds of project; all unless given", from: always), in: root),
      .choices(
        "services", \.services, About("公共服务场景", "services of a fleet; all unless given", from: always),
        in: root),
      .words(
        "townships", \.townships, each: .text,
        About("街镇代码", "codes of townships; all unless given", from: always), in: root),
      .number(
        "least_charger_kw", \.leastChargerKW, 0...100_000,
        About("单桩功率下限", "least power of each charger", unit: "kW", from: always), in: root),
      .integer(
        "least_chargers", \.leastChargers, 0...100_000,
        About("单站桩数下限", "fewest chargers of a station", unit: "chargers", from: always), in: root),
      .flag("ordered", \.mustBeOrdered, About("须接入有序充电", "must charge in order", from: always), in: root),
      .flag(
        "v2g", \.mustGiveBack, About("须具备车网互动能力", "must be able to give back", from: always), in: root),
      .flag("first_time", \.firstTime, About("仅限首次", "for the first time only", from: always), in: root),
      .words(
        "requires", \.requires, each: .identifier,
        About("主体须具备的条件", "words that the firm must have", from: always), in: root),
      .flag(
        "built_within_validity", \.builtWithinValidity,
        About("须在有效期内建成", "the station was built while the incentive was valid", from: always), in: root),
    ]
  }
}
