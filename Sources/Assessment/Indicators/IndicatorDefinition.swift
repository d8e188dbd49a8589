import DistrictModel

/// One line of the catalogue: an indicator with its number in the list of the report, its words, and how it is worked out.
struct IndicatorDefinition {
  let id: String
  let number: Int
  let name: BilingualText
  let formula: BilingualText
  let unit: IndicatorUnit
  /// What it is counted over.
  let scope: IndicatorScope
  let decimals: Int
  /// What a scenario must have for it.
  let needs: IndicatorNeed
  /// Words that belong to the figure, such as the township it is that of.
  let remark: (Evidence) -> BilingualText?
  let estimate: (Evidence) -> Estimate

  init(
    _ id: String, _ number: Int, zh: String, en: String, formulaZh: String, formulaEn: String,
    unit: IndicatorUnit, scope: IndicatorScope, decimals: Int, needs: IndicatorNeed = .nothing,
    remark: @escaping (Evidence) -> BilingualText? = { _ in nil },
    _ estimate: @escaping (Evidence) -> Estimate
  ) {
    self.id = id
    self.number = number
    name = BilingualText(zh: zh, en: en)
    formula = BilingualText(zh: formulaZh, en: formulaEn)
    self.unit = unit
    self.scope = scope
    self.decimals = decimals
    self.needs = needs
    self.remark = remark
    self.estimate = estimate
  }

  /// The indicator of one run; where it is undefined, the remark says why.
  func indicator(of evidence: Evidence) -> Indicator {
    let estimate = estimate(evidence)
    return Indicator(
      id: id, number: number, name: name, formula: formula, unit: unit.text, value: estimate.value,
      low: estimate.low, high: estimate.high, replications: estimate.replications, decimals: decimals,
      scope: scope.text, basis: estimate.basis, byReplication: estimate.values,
      remark: estimate.value == nil ? needs.absence(in: evidence) : remark(evidence))
  }
}

/// A unit as the reader sees it.
struct IndicatorUnit {
  let text: BilingualText

  init(_ zh: String, _ en: String) { text = BilingualText(zh: zh, en: en) }

  static let share = IndicatorUnit("比例", "share")
  static let ratio = IndicatorUnit("比值", "ratio")
  static let minutes = IndicatorUnit("分钟", "min")
  static let metres = IndicatorUnit("米", "m")
  static let megawatts = IndicatorUnit("兆瓦", "MW")
  static let places = IndicatorUnit("处", "places")
  static let money = IndicatorUnit("万元", "10,000 CNY")
  static let moneyPerYear = IndicatorUnit("万元/年", "10,000 CNY/year")
}

/// What an indicator is counted over, as the reader sees it.
struct IndicatorScope {
  let text: BilingualText

  init(_ zh: String, _ en: String) { text = BilingualText(zh: zh, en: en) }

  static let plan = IndicatorScope("规划全部建成后的全区", "the district with the whole plan built")
  static let publicChargers = IndicatorScope(
    "规划的公共充电桩（含现状）", "public chargers of the plan, existing ones included")
  static let people = IndicatorScope(
    "全区网格；公共充电站，直线距离", "cells of the district; charging stations, straight distance")
  static let charging = IndicatorScope("记录日，公共充电站", "recorded days, charging stations")
  static let needs = IndicatorScope("记录日，公共充电需求", "recorded days, needs of public charging")
  static let swap = IndicatorScope("记录日，换电站", "recorded days, swap stations")
  static let hydrogen = IndicatorScope("加氢站（无则甲醇、氨站）", "stations of hydrogen, or else of the pilot fuel")
  static let roads = IndicatorScope("需覆盖的道路", "the roads that are to be covered")
  static let week = IndicatorScope("平均周，全部重复合并", "the mean week of all replications")
  static let investment = IndicatorScope("规划新建部分", "what the plan adds to what stands")
  static let siting = IndicatorScope("充电站选址（工程师页）", "the siting of charging stations")
}
