import DistrictModel
import Programme

/// The keys of `programme`: how the plan is carried out.
enum ProgrammeSchema {
  static var fields: [Field<ProgrammeParameters>] {
    let root = ProgrammeParameters()
    let judgement = "engineering judgement; no record of construction is open"
    func lead(_ key: String, _ path: WritableKeyPath<ProgrammeParameters, Double>, zh: String, en: String)
      -> Field<ProgrammeParameters>
    {
      .number(
        key, path, 0...120,
        About(
          "\(zh)建设周期中位值", "median months from letting to opening: \(en)", unit: "months", from: judgement),
        in: root)
    }
    return [
      .number(
        "letting_months", \.lettingMonths, 0...12,
        About(
          "每年项目在前几个月内均匀开工", "a year's works are let evenly over its first months", unit: "months",
          from: judgement),
        in: root),
      lead("charging_lead_months", \.chargingLeadMonths, zh: "充电站", en: "charging stations"),
      lead("swap_lead_months", \.swapLeadMonths, zh: "换电站", en: "swap stations"),
      lead("hydrogen_lead_months", \.hydrogenLeadMonths, zh: "加氢站", en: "hydrogen stations"),
      lead("roadside_lead_months", \.roadsideLeadMonths, zh: "路侧单元", en: "roadside units"),
      lead("computing_lead_months", \.computingLeadMonths, zh: "算力中心", en: "computing centres"),
      .number(
        "lead_log_sd", \.leadLogSd, 0...2,
        About("单个项目周期的对数标准差", "standard deviation of the logarithm of a work's lead time", from: judgement),
        in: root),
      .number(
        "year_lead_log_sd", \.yearLeadLogSd, 0...2,
        About(
          "同年全部项目共同的周期对数标准差（审批、接电、供货）",
          "the same for all works let in one year together: permits, connection, supply", from: judgement),
        in: root),
      .number(
        "cost_log_sd", \.costLogSd, 0...2,
        About("单个项目造价的对数标准差", "standard deviation of the logarithm of a work's cost", from: judgement),
        in: root),
      .number(
        "year_cost_log_sd", \.yearCostLogSd, 0...2,
        About("同年全部项目共同的造价对数标准差", "the same for all works of a year together", from: judgement), in: root),
      .number(
        "price_change_share", \.priceChangeShare, -0.5...0.5,
        About("造价年变化率", "change of construction prices a year", from: judgement), in: root),
      .flag(
        "carries_over", \.carriesOver,
        About("结余可转下年", "unspent money may be spent in the next year", from: "public budgets lapse"), in: root
      ),
      .number(
        "life_years", \.lifeYears, 1...50,
        About(
          "充电桩寿命（现状站点有 opened_year 时计）", "life of chargers, for present stations with `opened_year`",
          unit: "years", from: "8–10 years; not verified"), in: root),
      .flag(
        "replaces_aged", \.replacesAged,
        About("到期后更换", "chargers at the end of their life are replaced", from: judgement), in: root),
      .number(
        "cut_share", \.cutShare, 0...1,
        About("研究某年预算削减的幅度", "cut of one year's budget that is studied", from: judgement), in: root),
      .number(
        "wanted_probability", \.wantedProbability, 0.5...0.999,
        About("期望的达标概率", "probability a committee wants", from: judgement), in: root),
      .integer(
        "draws", \.draws, 100...20_000,
        About("建设过程抽样次数", "draws of how the plan is carried out", from: "the program's choice"), in: root),
      .integer(
        "stage_replications", \.stageReplications, 0...1000,
        About(
          "前几年逐年模拟的重复次数，0 为不模拟", "replications in which earlier years are simulated; 0 for none",
          from: "the program's choice"), in: root),
    ]
  }
}

/// The keys of `townships`: how promises are shared out and townships put in order.
enum ScoringSchema {
  static var fields: [Field<TownshipScoring>] {
    let root = TownshipScoring()
    let judgement = "engineering judgement; no source"
    let share: [Field<TownshipScoring.Share>] = [
      .text("township", \.township, About("街镇代码", "code of a township").required),
      .number("share", \.share, 0...1, About("份额", "share").required, in: .init()),
    ]
    return [
      .choice(
        "allocate_by", \.allocateBy,
        About(
          "目标分解依据：need 需求、residents 人口、stated 指定份额",
          "what promises are shared out by: expected need, residents, or stated shares", from: judgement),
        in: root),
      .list("shares", \.shares, share, empty: .init(), About("指定份额", "stated shares")),
      .number(
        "attainment_weight", \.attainmentWeight, 0...1,
        About("目标完成度权重", "weight of the part of the promises that stands", from: judgement), in: root),
      .number(
        "coverage_weight", \.coverageWeight, 0...1,
        About("居民覆盖率权重", "weight of residents covered", from: judgement),
        in: root),
      .number(
        "service_weight", \.serviceWeight, 0...1, About("需求满足率权重", "weight of needs served", from: judgement),
        in: root),
      .number(
        "weight_spread_share", \.weightSpreadShare, 0...1,
        About("排序检验时各权重的半幅", "half-width of each weight where the order is tested", from: judgement), in: root
      ),
      .integer(
        "ranking_draws", \.rankingDraws, 0...100_000,
        About("权重抽样次数", "draws of weights", from: "the program's choice"), in: root),
    ]
  }
}
