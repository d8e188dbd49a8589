import DistrictModel
import NumericKernels
import Uncertainty
import Yams

/// Numbers given as what is known of them: a mapping where a number could stand.
extension ScenarioReader {
  /// A number that is given as a distribution.
  struct UncertainEntry {
    let path: String
    let number: UncertainNumber
    let isWhole: Bool
    let group: String
  }

  /// The forms, by the keys that each has to have.
  private static let forms = [
    ["values"], ["mean", "sd"], ["median", "factor"], ["low", "mode", "high"], ["low", "high"],
  ]
  private static let keys = [
    "low", "mode", "high", "mean", "sd", "median", "factor", "values", "weights", "group",
  ]
  static let formsInWords = "{low, high}, {low, mode, high}, {mean, sd}, {median, factor}, {values, weights}"

  /// Reads a distribution inside the range of its key, and answers with its best estimate.
  func uncertain(
    _ mapping: Node.Mapping, _ path: String, _ range: ClosedRange<Double>, isWhole: Bool
  ) -> Double? {
    triesDistributions = true
    guard let given = parts(mapping, path), let number = distribution(given, path, range, isWhole: isWhole)
    else {
      return nil
    }
    var group = ""
    if let node = mapping["group"] {
      guard let word = text(node, "\(path).group", .identifier) else { return nil }
      group = word
    }
    record(UncertainEntry(path: path, number: number, isWhole: isWhole, group: group))
    return isWhole ? number.bestEstimate.rounded() : number.bestEstimate
  }

  /// Numbers by key; `nil` after complaints.
  private func parts(_ mapping: Node.Mapping, _ path: String) -> [String: [Double]]? {
    var given: [String: [Double]] = [:]
    var isWhole = true
    for (keyNode, value) in mapping {
      guard count(keyNode), let key = keyNode.scalar?.string else { return nil }
      guard Self.keys.contains(key) else {
        complain(
          "E0203", at: keyNode.mark, zh: "\(path)：分布中未知的键 '\(key)'",
          en: "\(path): unknown key '\(key)' of a distribution", help: NearestName.help(key, among: Self.keys)
        )
        isWhole = false
        continue
      }
      stands("\(path).\(key)", at: value.mark)
      if key == "group" { continue }
      let everything = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      let isList = key == "values" || key == "weights"
      let read =
        isList
        ? numbers(value, "\(path).\(key)", 1...1000, everything)
        : plainNumber(value, "\(path).\(key)", everything).map { [$0] }
      if let read { given[key] = read } else { isWhole = false }
    }
    return isWhole ? given : nil
  }

  private func distribution(
    _ given: [String: [Double]], _ path: String, _ range: ClosedRange<Double>, isWhole: Bool
  ) -> UncertainNumber? {
    let keys = Set(given.keys)
    let optional: [String: Set<String>] = [
      "values": ["weights"], "mean": ["low", "high"], "median": ["low", "high"],
    ]
    guard
      let form = Self.forms.first(where: { form in
        keys.isSuperset(of: form) && keys.subtracting(form).isSubset(of: optional[form[0]] ?? [])
      })
    else {
      let found = Self.keys.filter(keys.contains).joined(separator: ", ")
      complain(
        "E0230", path: path, zh: "\(path)：{\(found)} 不构成分布", en: "\(path): {\(found)} is no distribution",
        help: BilingualText(
          zh: "可写 \(Self.formsInWords)；正态与对数正态可另给 low、high 截断",
          en: "write \(Self.formsInWords); forms with mean or median may be cut by low and high"))
      return nil
    }
    func one(_ key: String) -> Double { given[key]?.first ?? 0 }
    let low = max(range.lowerBound, given["low"]?.first ?? range.lowerBound)
    let high = min(range.upperBound, given["high"]?.first ?? range.upperBound)
    let number: UncertainNumber
    switch form[0] {
    case "values":
      let values = given["values"] ?? []
      number = .discrete(values: values, weights: given["weights"] ?? values.map { _ in 1 })
    case "mean": number = .normal(mean: one("mean"), standardDeviation: one("sd"), low: low, high: high)
    case "median": number = .lognormal(median: one("median"), factor: one("factor"), low: low, high: high)
    default:
      number =
        form.count == 3
        ? .triangular(low: one("low"), mode: one("mode"), high: one("high"))
        : .uniform(low: one("low"), high: one("high"))
    }
    guard !isWhole || standsOnWholeNumbers(given, path) else { return nil }
    return isSound(number, given, path, range) ? number : nil
  }

  /// Ends and values of a number that is counted; its mean may lie between two.
  private func standsOnWholeNumbers(_ given: [String: [Double]], _ path: String) -> Bool {
    var stands = true
    for key in ["low", "mode", "high", "values"] {
      guard let value = given[key]?.first(where: { $0 != $0.rounded() }) else { continue }
      complain(
        "E0211", path: "\(path).\(key)", zh: "\(path).\(key)：应为整数，而非 \(Numeral.text(value))",
        en: "\(path).\(key): a whole number was expected, not \(Numeral.text(value))")
      stands = false
    }
    return stands
  }

  /// Complains of what makes the parts no distribution, or one that leaves the range of its key.
  private func isSound(
    _ number: UncertainNumber, _ given: [String: [Double]], _ path: String, _ range: ClosedRange<Double>
  ) -> Bool {
    var isSound = true
    func refuse(_ code: String, _ key: String, zh: String, en: String, help: BilingualText? = nil) {
      complain(
        code, path: "\(path).\(key)", zh: "\(path).\(key)：\(zh)", en: "\(path).\(key): \(en)", help: help)
      isSound = false
    }
    for key in ["low", "mode", "high", "mean", "median"] {
      guard let value = given[key]?.first, !range.contains(value) else { continue }
      refuse(
        "E0212", key,
        zh:
          "\(Numeral.text(value)) 超出范围 \(Numeral.text(range.lowerBound)) 至 \(Numeral.text(range.upperBound))",
        en:
          "\(Numeral.text(value)) is outside \(Numeral.text(range.lowerBound)) to \(Numeral.text(range.upperBound))"
      )
    }
    if let value = given["values"]?.first(where: { !range.contains($0) }) {
      refuse(
        "E0212", "values",
        zh:
          "\(Numeral.text(value)) 超出范围 \(Numeral.text(range.lowerBound)) 至 \(Numeral.text(range.upperBound))",
        en:
          "\(Numeral.text(value)) is outside \(Numeral.text(range.lowerBound)) to \(Numeral.text(range.upperBound))"
      )
    }
    if let low = given["low"]?.first, let high = given["high"]?.first, low >= high {
      let same = low == high
      refuse(
        "E0231", "low",
        zh: same ? "与 high 相同" : "\(Numeral.text(low)) 大于 high（\(Numeral.text(high))）",
        en: same ? "is the same as high" : "\(Numeral.text(low)) is above high, \(Numeral.text(high))",
        help: same
          ? BilingualText(
            zh: "确知的数直接写 \(Numeral.text(low))", en: "what is certain is written as \(Numeral.text(low))")
          : BilingualText(zh: "交换 low 与 high", en: "swap low and high"))
    } else if let low = given["low"]?.first, let mode = given["mode"]?.first, let high = given["high"]?.first,
      !(low...high).contains(mode)
    {
      refuse(
        "E0231", "mode", zh: "\(Numeral.text(mode)) 不在 low 与 high 之间",
        en: "\(Numeral.text(mode)) is not between low and high")
    }
    if let deviation = given["sd"]?.first, deviation <= 0 {
      refuse("E0232", "sd", zh: "标准差应大于 0", en: "a standard deviation is above 0")
    }
    if let factor = given["factor"]?.first, factor <= 1 || factor > 1000 {
      refuse(
        "E0232", "factor", zh: "应大于 1、至多 1000：约三分之二的值在中位数除以与乘以该数之间",
        en:
          "is above 1 and at most 1000: two thirds of the values lie between the median divided and multiplied by it"
      )
    }
    if let median = given["median"]?.first, median <= 0 {
      refuse(
        "E0232", "median", zh: "对数正态分布的中位数应大于 0", en: "the median of a lognormal distribution is above 0")
    }
    if let values = given["values"], let weights = given["weights"] {
      if values.count != weights.count {
        refuse(
          "E0233", "weights", zh: "有 \(values.count) 个值、\(weights.count) 个权重",
          en: "\(values.count) values have \(weights.count) weights")
      } else if weights.contains(where: { $0 < 0 }) || !weights.contains(where: { $0 > 0 }) {
        refuse("E0233", "weights", zh: "权重不得为负，且不得全为 0", en: "weights are not negative, and not all 0")
      } else if !weights.reduce(0, +).isFinite {
        refuse("E0233", "weights", zh: "权重之和过大", en: "the sum of the weights is too large to count")
      }
    }
    if let values = given["values"], Set(values).count == 1 {
      refuse(
        "E0231", "values", zh: "各值相同", en: "all are the same",
        help: BilingualText(
          zh: "确知的数直接写 \(Numeral.text(values[0]))",
          en: "what is certain is written as \(Numeral.text(values[0]))"))
    }
    let low = max(range.lowerBound, given["low"]?.first ?? range.lowerBound)
    let high = min(range.upperBound, given["high"]?.first ?? range.upperBound)
    if isSound, !number.isPossible || number.shareCutOff > 0.5 {
      refuse(
        "E0234", given["mean"] == nil ? "median" : "mean", zh: "一半以上的值被截去",
        en: "more than half of the distribution is cut off",
        help: BilingualText(
          zh: "取值限于 \(Numeral.text(low)) 至 \(Numeral.text(high))",
          en: "what may be lies between \(Numeral.text(low)) and \(Numeral.text(high))"))
    }
    return isSound
  }
}

extension ScenarioReader {
  /// What to read where a key is missing, but it or a key below it is chosen from outside.
  func chosenNode(_ path: String, _ shape: FieldShape) -> Node? {
    switch shape {
    case .number, .integer:
      return chosen(path).map { Node(Numeral.text($0), Tag(.implicit), .plain) }
    case .section:
      return isChosenBelow(path) ? Node.mapping(Node.Mapping([])) : nil
    default: return nil
    }
  }

  /// Choices of numbers that the scenario does not have.
  func refuseUnusedChoices() {
    let known = assumptions.map(\.path)
    for path in unusedChoices.sorted() {
      complain(
        "E0776", at: nil, zh: "没有名为 '\(path)' 的数", en: "there is no number '\(path)'",
        help: NearestName.to(path, among: known).map {
          BilingualText(zh: "是否想写 '\($0)'？", en: "did you mean '\($0)'?")
        })
    }
  }

  /// Numbers given as distributions, with the meaning of their key or of the list they stand in.
  var uncertainInputs: [UncertainInput] {
    uncertain.map { entry in
      let noted =
        assumptions.first { $0.path == entry.path }
        ?? assumptions.last { entry.path.hasPrefix("\($0.path)[") }
      return UncertainInput(
        path: entry.path, meaning: noted?.meaning ?? BilingualText(zh: entry.path, en: entry.path),
        unit: noted?.unit ?? "", number: entry.number, isWhole: entry.isWhole, group: entry.group)
    }
  }
}

extension UncertainNumber {
  /// The distribution as a table of inputs tells it.
  var text: String {
    switch self {
    case .uniform(let low, let high): "\(Numeral.text(low))–\(Numeral.text(high))"
    case .triangular(let low, let mode, let high):
      "\(Numeral.text(low))–\(Numeral.text(mode))–\(Numeral.text(high))"
    case .normal(let mean, let deviation, _, _): "\(Numeral.text(mean)) ± \(Numeral.text(deviation))"
    case .lognormal(let median, let factor, _, _): "\(Numeral.text(median)) ×÷ \(Numeral.text(factor))"
    case .discrete(let values, _): values.map(Numeral.text).joined(separator: " | ")
    }
  }
}
