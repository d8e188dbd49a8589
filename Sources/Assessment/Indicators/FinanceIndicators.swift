import DistrictModel
import Finance

extension IndicatorCatalogue {
  /// 23, over the years: what the plan costs whom and brings, with incentives. Settled once for the whole run, so without interval.
  static var finance: [IndicatorDefinition] {
    [
      money(
        "finance_investment_wan_cny", zh: "计算期建设投资", en: "building over the years",
        formulaZh: "Σ 各项目建设投资（价格年份价，含路侧与算力）",
        formulaEn: "Σ investment of all projects in prices of the price year, roadside and computing included"
      ) { $0.whole.figures.investment.cny },
      money(
        "net_present_value_wan_cny", zh: "净现值（全部承担方）", en: "net present value, all payers",
        formulaZh: "Σ_年 净额 / (1 + 折现率)^年，政策支持不计",
        formulaEn: "Σ over years of net / (1 + rate)^year, incentives apart"
      ) { $0.whole.figures.netPresentCNY },
      money(
        "operator_net_present_value_wan_cny", zh: "净现值（运营企业）", en: "net present value, operators",
        formulaZh: "同上，运营企业收支，含政策支持", formulaEn: "likewise of what operators pay and get, incentives included"
      ) { $0.whole.figures.operatorNetPresentCNY },
      money(
        "district_outlay_wan_cny", zh: "区政府支出", en: "what the district pays",
        formulaZh: "区政府承担的建设、更新、运行与政策支持合计（不折现）",
        formulaEn: "the district's share of building, replacement and running, and incentives; undiscounted"
      ) { outlay($0, .district) },
      money(
        "grid_company_outlay_wan_cny", zh: "电网企业支出", en: "what the grid company pays",
        formulaZh: "电网企业承担的建设、更新与运行合计（不折现）",
        formulaEn: "the grid company's share of building, replacement and running; undiscounted"
      ) { outlay($0, .gridCompany) },
      money(
        "incentives_paid_wan_cny", zh: "政策支持支付额", en: "incentives paid",
        formulaZh: "Σ 各年按限额与从优不重复结算后的支付",
        formulaEn: "Σ over years of what is paid after caps and best-of rules"
      ) { $0.incentivesByYear.map(\.paid).total().cny },
    ]
  }

  private static func outlay(_ card: FinanceCard, _ payer: Payer) -> Double? {
    card.payers.first { $0.payer == payer }.map {
      ($0.investment + $0.replacement + $0.running - $0.incentives).cny
    }
  }

  private static func money(
    _ id: String, zh: String, en: String, formulaZh: String, formulaEn: String,
    _ cny: @escaping (FinanceCard) -> Double?
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id, 23, zh: zh, en: en, formulaZh: formulaZh, formulaEn: formulaEn, unit: .money,
      scope: IndicatorScope("计算期（finance），全部项目", "the horizon of `finance`, all projects"), decimals: 0,
      needs: .section("finance")
    ) { evidence in Estimate(pooled: evidence.finance.flatMap(cny).map { $0 / 10_000 }) }
  }
}
