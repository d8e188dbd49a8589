import DistrictModel

/// Money of projects and incentives.
extension DataCatalogue {
  public static let finance = DataTable(
    name: "finance",
    title: BilingualText(zh: "各项目资金与收益", en: "every project with its money over the horizon"),
    written: BilingualText(zh: "情景有 finance 时", en: "where the scenario has finance"),
    columns: [
      .text("id", "项目（站或单元组）编号", "the project: a station or a group of units"),
      .text("kind", "类别", "kind of project"), .text("firm", "企业代号", "the firm"),
      .text("township", "街道代码", "code of the township"),
      .count("first_year", "年", "首年", "first year"),
      .number("investment_cny", "CNY", "投资", "investment"),
      .number("incentives_cny", "CNY", "支持资金", "incentives received"),
      .number(
        "net_present_cny", "CNY", "净现值（全部出资方，不含支持资金）", "net present value of all payers, incentives apart"),
      .number(
        "operator_net_present_cny", "CNY", "运营方净现值（含支持资金）", "the operator's, incentives included"),
      .number(
        "operator_return_share", "1", "运营方内部收益率；无则为空",
        "its internal rate of return; empty where there is none"),
      .number("pay_back_years", "a", "静态回收期；期内收不回为空", "pay-back; empty where it never comes"),
      .number("discounted_pay_back_years", "a", "动态回收期；同上", "discounted pay-back; likewise"),
      .number(
        "levelised_cny_per_unit", "CNY", "平准化单位成本（千瓦时、次或千克）", "levelised cost per kWh, swap or kg"),
      .count("price_year", "年", "价格年份", "year of the prices"),
    ])

  public static let incentives = DataTable(
    name: "incentives",
    title: BilingualText(zh: "支持政策逐条逐年兑现", en: "what every clause paid in every year"),
    written: BilingualText(zh: "情景列有支持政策时", en: "where finance lists incentives"),
    columns: [
      .text("id", "条款代号", "the clause"), .text("document", "文件", "document"), .text("clause", "条款", "clause"),
      .text("valid_from", "生效日期", "valid from"), .text("valid_to", "失效日期", "valid to"),
      .count("year", "年", "年份；未兑现为空", "year; empty where it paid nothing"),
      .number("paid_cny", "CNY", "当年兑现", "paid in the year"),
      .count("claims", "申报数", "claims, all years"), .count("paid_claims", "兑现申报数", "claims paid, all years"),
      .number("by_the_rate_cny", "CNY", "按标准应付，不计上限", "by the rate alone, before caps"),
      .number("all_years_paid_cny", "CNY", "累计兑现", "paid over all years"),
      .count("capped", "受上限削减的申报数", "claims a cap cut"),
      .count("out_of_time", "超出有效期的申报数", "claims outside the validity"),
      .count("beaten", "从优不重复而让位的申报数", "claims another incentive beat"),
      .count("not_eligible", "不符合条件的申报数", "claims not eligible"),
      .count("audited", "抽查的申报数", "claims audited"),
    ])
}
