import DistrictModel

extension IndicatorCatalogue {
  /// What the plan costs and earns; every price behind it is an unverified default unless the scenario gives it.
  static var money: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "capital_cost_wan_cny", 23, zh: "总投资", en: "capital cost",
        formulaZh: "Σ 单价 × 数量（新建站、桩、接电、光伏、储能）",
        formulaEn: "Σ unit cost × quantity: new sites, chargers, connections, modules, batteries",
        unitZh: "万元",
        unitEn: "10,000 CNY", decimals: 0
      ) { evidence in Estimate(exact: evidence.money.map { $0.investment.total / 10_000 }) },
      IndicatorDefinition(
        "grid_connection_cost_wan_cny", 23, zh: "其中：接电工程", en: "of which grid connection",
        formulaZh: "站用变容量 × 接电单价（无 power 部分时不计）",
        formulaEn: "kVA of station transformers × unit cost; undefined without a grid", unitZh: "万元",
        unitEn: "10,000 CNY", decimals: 0
      ) { evidence in
        Estimate(
          exact: evidence.grid == nil ? nil : evidence.money.map { $0.investment.connections / 10_000 })
      },
      IndicatorDefinition(
        "station_profit_wan_cny_year", 23, zh: "充电站年利润", en: "profit of the stations",
        formulaZh: "电费与服务费收入 − 购电 − 运维 − 年金（无 power 部分时不计）",
        formulaEn: "paid by drivers − energy − operation − annuity; undefined without a grid", unitZh: "万元/年",
        unitEn: "10,000 CNY/year", decimals: 0
      ) { evidence in
        Estimate(
          exact: evidence.money.flatMap { $0.stations.isEmpty ? nil : $0.sum(\.profit) / 10_000 })
      },
      IndicatorDefinition(
        "driver_cost_cny_per_kwh", 23, zh: "公共充电综合电价", en: "what drivers pay at stations",
        formulaZh: "电费、服务费与占位费 / 电量（电网侧）", formulaEn: "energy, service and idle fees / grid kWh",
        unitZh: "元/千瓦时", unitEn: "CNY/kWh", decimals: 3
      ) { evidence in Estimate(exact: evidence.money.flatMap(\.driverCNYPerKWh)) },
    ]
  }
}
