import Assessment
import DistrictModel

/// How the values of a metric are printed: ids that end in `_share` hold 0...1 and are printed as percentages.
struct MetricText {
  let isShare: Bool
  private(set) var decimals: Int

  init(isShare: Bool, decimals: Int) {
    self.isShare = isShare
    self.decimals = decimals
  }

  init(of indicator: Indicator) {
    isShare = indicator.id.hasSuffix("_share")
    decimals = isShare ? 1 : min(2, max(0, indicator.decimals))
  }

  /// Of a target: counts without decimals, indicators with theirs.
  init(of target: Target, in scorecard: Scorecard) {
    isShare = target.form == .share || target.metric.hasSuffix("_share")
    let own = target.value == target.value.rounded() ? 0 : 2
    decimals = isShare ? 1 : scorecard.indicator(target.metric).map { min(2, max(0, $0.decimals)) } ?? own
  }

  func value(_ value: Double?) -> String {
    isShare ? NumberText.percent(value, decimals) : NumberText.fixed(value, decimals)
  }

  /// The same with as many decimals as it takes to see two digits of a difference.
  func telling(_ difference: Double) -> MetricText {
    var text = self
    var seen = abs(difference) * (isShare ? 100 : 1)
    var needed = 0
    while needed < 6, seen > 0, seen < 10 { (needed, seen) = (needed + 1, seen * 10) }
    text.decimals = max(decimals, needed)
    return text
  }

  /// A difference; that of two percentages is in percentage points.
  func difference(_ value: Double?) -> BilingualText {
    guard let value else { return .same(NumberText.dash) }
    guard isShare else { return .same(NumberText.signed(value, decimals)) }
    let points = NumberText.signed(value * 100, decimals)
    return BilingualText(zh: points + " 个百分点", en: points + " pp")
  }

  /// Both ends of a 95 % interval, or nothing where chance has no part.
  func interval(_ low: Double?, _ high: Double?) -> String? {
    guard let low, let high, low != high else { return nil }
    return value(low) + " – " + value(high)
  }

  /// The unit to print after a value, which has its own sign where it is a percentage.
  func unit(_ unit: BilingualText) -> BilingualText {
    // "−15,369 10,000 CNY" would read as one number.
    let times = unit.en.first?.isNumber ?? false ? "× " : ""
    return isShare || unit.zh.isEmpty
      ? BilingualText(zh: "", en: "") : BilingualText(zh: " " + unit.zh, en: " " + times + unit.en)
  }

  /// Value, unit, interval and number of replications as one phrase.
  static func phrase(_ indicator: Indicator) -> BilingualText {
    let text = MetricText(of: indicator)
    let unit = text.unit(indicator.unit)
    let value = text.value(indicator.value)
    guard indicator.replications > 1, let low = indicator.low, let high = indicator.high else {
      return BilingualText(zh: value + unit.zh, en: value + unit.en)
    }
    let range = text.value(low) + " – " + text.value(high)
    return BilingualText(
      zh: "\(value)\(unit.zh)（95% 置信区间 \(range)，\(indicator.replications) 次重复）",
      en: "\(value)\(unit.en) (95% interval \(range), \(indicator.replications) replications)")
  }
}

extension Scorecard {
  /// Says that the numbers of a table are means, of what, and where their intervals stand.
  var meansNote: BilingualText {
    BilingualText(
      zh: "需求、电量、等待与利用率各列为 \(replications) 次重复模拟、每次 \(days) 日的日均值；全区指标的 95% 置信区间见“指标”一节。",
      en:
        "Needs, energy, waits and utilisation are daily means over \(NumberText.counted(replications, "replication")) of \(NumberText.counted(days, "day")) each; "
        + "the 95% intervals of the district's indicators stand in the section Indicators.")
  }
}
