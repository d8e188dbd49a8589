import DistrictModel

extension IndicatorCatalogue {
  /// 23 and 24: what the plan costs and earns; every price behind it is an unverified default unless the scenario gives it.
  static var money: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "capital_cost_wan_cny", 23, zh: "总投资", en: "capital cost",
        formulaZh: "Σ 单价 × 数量（新建站、桩、接电、光伏、储能、换电站、加氢站）",
        formulaEn:
          "Σ unit cost × quantity: new sites, chargers, connections, modules, batteries, swap and hydrogen stations",
        unit: .money, scope: .investment, decimals: 0
      ) { evidence in Estimate(exact: evidence.money.map { $0.investment.total / 10_000 }) },
      IndicatorDefinition(
        "grid_connection_cost_wan_cny", 23, zh: "其中：接电工程", en: "of which grid connection",
        formulaZh: "站用变容量 × 接电单价", formulaEn: "kVA of station transformers × unit cost", unit: .money,
        scope: .investment, decimals: 0, needs: .section("power")
      ) { evidence in
        Estimate(
          exact: evidence.grid == nil ? nil : evidence.money.map { $0.investment.connections / 10_000 })
      },
      IndicatorDefinition(
        "largest_stage_cost_wan_cny", 23, zh: "分年度投资：最大的一年", en: "capital cost of the dearest stage",
        formulaZh: "max_年（Σ 单价 × 数量）", formulaEn: "max over years of Σ unit cost × quantity", unit: .money,
        scope: .investment, decimals: 0, needs: .stages, remark: stageCosts
      ) { evidence in
        Estimate(exact: evidence.stages.compactMap { $0.investment?.total }.max().map { $0 / 10_000 })
      },
      IndicatorDefinition(
        "station_profit_wan_cny_year", 23, zh: "充电站年利润", en: "profit of the stations",
        formulaZh: "电费与服务费收入 − 购电 − 运维 − 年金", formulaEn: "paid by drivers − energy − operation − annuity",
        unit: .moneyPerYear, scope: .charging, decimals: 0, needs: .section("power")
      ) { evidence in
        Estimate(
          pooled: evidence.money.flatMap { $0.stations.isEmpty ? nil : $0.sum(\.profit) / 10_000 })
      },
      IndicatorDefinition(
        "driver_cost_cny_per_kwh", 23, zh: "公共充电综合电价", en: "what drivers pay at stations",
        formulaZh: "电费、服务费与占位费 / 电量（电网侧）", formulaEn: "energy, service and idle fees / grid kWh",
        unit: IndicatorUnit("元/千瓦时", "CNY/kWh"), scope: .charging, decimals: 3
      ) { evidence in Estimate(pooled: evidence.money.flatMap(\.driverCNYPerKWh)) },
      IndicatorDefinition(
        "cost_per_person_covered_cny", 24, zh: "单位新增覆盖投资", en: "cost per extra person covered",
        formulaZh: "新建充电站、桩与接电投资 / 新增覆盖人口",
        formulaEn: "investment in new sites, chargers and connections / residents newly covered",
        unit: IndicatorUnit("元/人", "CNY per person"),
        scope: IndicatorScope(
          "相对现状站；充电站，R 同覆盖率", "against what stands; charging stations, the R of coverage"),
        decimals: 0, needs: .existingCoverage, remark: stageCostsPerPerson
      ) { evidence in
        guard let money = evidence.money else { return Estimate(exact: nil) }
        return Estimate(
          exact: ratio(
            money.investment.ofCharging, evidence.covered(evidence.plan) - evidence.covered(evidence.existing)
          ))
      },
    ]
  }

  private static func stageCosts(_ evidence: Evidence) -> BilingualText? {
    let stages = evidence.stages
    return BilingualText(
      zh: stages.map { "\($0.year) 年 \(wan($0.investment?.total)) 万元" }.joined(separator: "，"),
      en: stages.map { "\($0.year): \(wan($0.investment?.total))" }.joined(separator: ", "))
  }

  /// By stage, a dash where nobody is gained.
  private static func stageCostsPerPerson(_ evidence: Evidence) -> BilingualText? {
    guard !evidence.stages.isEmpty else { return nil }
    var before = evidence.covered(evidence.existing)
    let costs = evidence.stages.map { stage -> (year: Int, text: String) in
      let after = evidence.covered(evidence.plan.standing(in: stage.year))
      defer { before = after }
      let each = stage.investment.flatMap { ratio($0.ofCharging, after - before) }
      return (stage.year, each.map { Findings.fixed($0, 0) } ?? "—")
    }
    return BilingualText(
      zh: costs.map { "\($0.year) 年 \($0.text) 元/人" }.joined(separator: "，"),
      en: costs.map { "\($0.year): \($0.text)" }.joined(separator: ", "))
  }

  private static func wan(_ cny: Double?) -> String { cny.map { Findings.fixed($0 / 10_000, 0) } ?? "—" }
}

extension MoneyCard.Investment {
  /// What brings a charging station nearer to somebody.
  fileprivate var ofCharging: Double { sites + chargers + connections }
}

extension Evidence {
  /// The years of the plan with what is built in them; empty where it has no stages.
  fileprivate var stages: [(year: Int, investment: MoneyCard.Investment?)] {
    plan.stageYears.map { year in (year, money?.byYear.first { $0.year == year }?.investment) }
  }

  /// What stands today.
  fileprivate var existing: Plan {
    var part = plan
    part.stations = plan.stations.filter(\.isExisting)
    return part
  }

  /// Residents within the radius of a charging station of a plan.
  fileprivate func covered(_ plan: Plan) -> Double {
    let cover = Coverage(world: world, plan: plan, radiusM: coverage.radiusM)
    return residents.indices.reduce(0) { $0 + (cover.covers($1) ? residents[$1] : 0) }
  }
}
