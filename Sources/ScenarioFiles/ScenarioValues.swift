import DistrictModel
import Yams

/// The kinds of value a key can have, each with its own complaint.
extension ScenarioReader {
  /// A number, or the best estimate of a distribution; a number chosen from outside takes the place of either.
  func number(_ node: Node, _ path: String, _ range: ClosedRange<Double>) -> Double? {
    let written =
      node.mapping.map { uncertain($0, path, range, isWhole: false) } ?? plainNumber(node, path, range)
    guard written != nil, let chosen = choice(path) else { return written }
    guard range.contains(chosen) else {
      outside(
        node, path, Numeral.text(chosen), Numeral.text(range.lowerBound), Numeral.text(range.upperBound))
      return nil
    }
    return chosen
  }

  func plainNumber(_ node: Node, _ path: String, _ range: ClosedRange<Double>) -> Double? {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let value = Self.decimal(scalar.string)
    else {
      expected("E0210", node, path, zh: "数字", en: "a number", help: Self.slip(in: node))
      return nil
    }
    guard range.contains(value) else {
      outside(node, path, scalar.string, Numeral.text(range.lowerBound), Numeral.text(range.upperBound))
      return nil
    }
    return value
  }

  /// As `number`, in whole numbers.
  func integer(_ node: Node, _ path: String, _ range: ClosedRange<Int>) -> Int? {
    let bounds = Double(range.lowerBound)...Double(range.upperBound)
    let written =
      node.mapping.map { uncertain($0, path, bounds, isWhole: true).flatMap { Int(exactly: $0) } }
      ?? plainInteger(node, path, range)
    guard written != nil, let chosen = choice(path) else { return written }
    guard chosen == chosen.rounded() else {
      complain(
        "E0211", at: node.mark, zh: "\(path)：应为整数，而非 \(Numeral.text(chosen))",
        en: "\(path): a whole number was expected, not \(Numeral.text(chosen))")
      return nil
    }
    guard let whole = Int(exactly: chosen), range.contains(whole) else {
      outside(node, path, Numeral.text(chosen), String(range.lowerBound), String(range.upperBound))
      return nil
    }
    return whole
  }

  private func plainInteger(_ node: Node, _ path: String, _ range: ClosedRange<Int>) -> Int? {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let decimal = Self.decimal(scalar.string)
    else {
      expected("E0211", node, path, zh: "整数", en: "a whole number", help: Self.slip(in: node))
      return nil
    }
    guard let value = Int(scalar.string) else {
      if decimal == decimal.rounded(),
        !range.contains(Int(exactly: decimal) ?? .max) || abs(decimal) >= 0x1p63
      {
        outside(node, path, scalar.string, String(range.lowerBound), String(range.upperBound))
        return nil
      }
      expected("E0211", node, path, zh: "整数", en: "a whole number")
      return nil
    }
    guard range.contains(value) else {
      outside(node, path, scalar.string, String(range.lowerBound), String(range.upperBound))
      return nil
    }
    return value
  }

  private func outside(_ node: Node, _ path: String, _ given: String, _ low: String, _ high: String) {
    complain(
      "E0212", at: node.mark, zh: "\(path)：\(given) 超出范围 \(low) 至 \(high)",
      en: "\(path): \(given) is outside \(low) to \(high)")
  }

  /// What is wrong with a number that is nearly one.
  private static func slip(in node: Node) -> BilingualText? {
    guard case .scalar(let scalar) = node else { return nil }
    if scalar.style != .plain, decimal(scalar.string) != nil {
      return BilingualText(zh: "数字不加引号", en: "write a number without quotes")
    }
    let digits = scalar.string.drop { "+-".contains($0) }
    if digits.first == "0", digits.utf8.allSatisfy({ (48...57).contains($0) }) {
      return BilingualText(zh: "数字不以 0 开头", en: "write a number without leading zeros")
    }
    if Numeral.decimal(scalar.string.replacing(",", with: "").replacing("_", with: "")) != nil {
      return BilingualText(
        zh: "不用千位分隔符；小数点为 .", en: "write no thousands separators; the decimal sign is a point")
    }
    return nil
  }

  /// Digits with an optional point and exponent; no leading zeros (octal in old YAML), no NaN, no infinity.
  private static func decimal(_ text: String) -> Double? {
    guard !text.contains("_") else { return nil }
    let plain = text
    guard let first = plain.first(where: { !"+-".contains($0) }), first.isASCII,
      first.isNumber || first == "."
    else {
      return nil
    }
    let digits = plain.drop { "+-".contains($0) }
    if digits.count > 1, digits.first == "0", let second = digits.dropFirst().first,
      second.isNumber || second == "x"
    {
      return nil
    }
    guard let value = Double(plain), value.isFinite else { return nil }
    return value
  }

  func flag(_ node: Node, _ path: String) -> Bool? {
    switch (node.scalar?.style, node.scalar?.string) {
    case (.plain, "true"): return true
    case (.plain, "false"): return false
    default:
      expected("E0213", node, path, zh: " true 或 false", en: "true or false")
      return nil
    }
  }

  func word(_ node: Node, _ path: String, among words: [String]) -> String? {
    guard case .scalar(let scalar) = node, words.contains(scalar.string) else {
      let given = node.scalar?.string ?? ""
      complain(
        "E0214", at: node.mark, zh: "\(path)：'\(given)' 不是可用的取值",
        en: "\(path): '\(given)' is not one of the known words",
        help: NearestName.help(given, among: words))
      return nil
    }
    return scalar.string
  }

  func numbers(_ node: Node, _ path: String, _ count: ClosedRange<Int>, _ range: ClosedRange<Double>)
    -> [Double]?
  {
    guard case .sequence(let sequence) = node else {
      expected("E0206", node, path, zh: "数字列表", en: "a list of numbers")
      return nil
    }
    guard count.contains(sequence.count) else {
      let wanted =
        count.lowerBound == count.upperBound
        ? "\(count.lowerBound)" : "\(count.lowerBound)–\(count.upperBound)"
      complain(
        "E0207", at: node.mark, zh: "\(path)：需要 \(wanted) 个数字，实有 \(sequence.count) 个",
        en: "\(path): expected \(wanted) numbers, found \(sequence.count)")
      return nil
    }
    let values = sequence.enumerated().compactMap { number($1, "\(path)[\($0)]", range) }
    return values.count == sequence.count ? values : nil
  }

  func text(_ node: Node, _ path: String, _ shape: FieldShape) -> String? {
    guard case .scalar(let scalar) = node else {
      expected("E0215", node, path, zh: "文字", en: "text")
      return nil
    }
    let text = scalar.string
    guard scalar.style != .plain || !text.isEmpty else {
      expected("E0215", node, path, zh: "文字", en: "text")
      return nil
    }
    guard scalar.style != .plain || !Self.isAmbiguous(text) else {
      complain(
        "E0218", at: node.mark, zh: "\(path)：'\(text)' 有歧义", en: "\(path): '\(text)' is ambiguous",
        help: BilingualText(zh: "若为文字请加引号：\"\(text)\"", en: "quote it if you mean the text: \"\(text)\""))
      return nil
    }
    switch shape {
    case .identifier:
      let letters = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
      guard letters, !text.isEmpty, text.utf8.count <= 64 else {
        complain(
          "E0216", at: node.mark, zh: "\(path)：'\(text)' 不是合法的 id", en: "\(path): '\(text)' is not an id",
          help: BilingualText(zh: "只用小写字母、数字和连字符", en: "use lower-case letters, digits and hyphens"))
        return nil
      }
    case .date:
      guard Self.isDate(text) else {
        complain(
          "E0217", at: node.mark, zh: "\(path)：'\(text)' 不是日期", en: "\(path): '\(text)' is not a date",
          help: BilingualText(zh: "写法如 \"2025-12-31\"", en: "write it as \"2025-12-31\""))
        return nil
      }
    default:
      guard text.utf8.count <= 10_000 else {
        complain("E0219", at: node.mark, zh: "\(path)：文字过长", en: "\(path): the text is too long")
        return nil
      }
    }
    return text
  }

  /// Whether unquoted text means something else to some reader of YAML: a flag, nothing, or a number (007 too).
  private static func isAmbiguous(_ text: String) -> Bool {
    let words = ["yes", "no", "on", "off", "null", "~", "true", "false", ".nan", ".inf", "-.inf"]
    return words.contains(text.lowercased()) || Numeral.decimal(text) != nil
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]),
      let day = Int(parts[2]), year > 0, (1...12).contains(month)
    else { return false }
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  func bilingual(_ node: Node, _ path: String) -> BilingualText? {
    if case .scalar = node { return text(node, path, .text).map { BilingualText(zh: $0, en: $0) } }
    var pair = NamePair()
    mapping(node, path, NamePair.fields, into: &pair)
    guard !pair.zh.isEmpty || !pair.en.isEmpty else {
      complain("E0220", at: node.mark, zh: "\(path)：需要 zh 或 en", en: "\(path): needs zh or en")
      return nil
    }
    return BilingualText(zh: pair.zh, en: pair.en)
  }

  func curve(_ node: Node, _ path: String) -> [CurvePoint]? {
    if case .scalar = node {
      return word(node, path, among: CurvePreset.all.map(\.name)).flatMap { word in
        CurvePreset.all.first { $0.name == word }?.points
      }
    }
    guard case .sequence(let sequence) = node else {
      expected("E0206", node, path, zh: "曲线名称或点列表", en: "a curve's name or a list of points")
      return nil
    }
    var points: [CurvePoint] = []
    for (index, entry) in sequence.enumerated() {
      guard let pair = numbers(entry, "\(path)[\(index)]", 2...2, 0...20) else { return nil }
      points.append(CurvePoint(stateOfCharge: pair[0], powerPerCapacity: pair[1]))
    }
    guard points.count >= 2, Self.firstFault(in: points) == nil else {
      let place = points.count < 2 ? nil : Self.firstFault(in: points)
      complain(
        "E0221", at: place.map { sequence[$0].mark } ?? node.mark,
        zh: "\(path)：曲线须从 0 到 1、荷电状态不减、除末点外功率为正，同一荷电状态至多两点",
        en:
          "\(path): a curve runs from 0 to 1 in order, with power above 0 before its end and at most two points at one state"
      )
      return nil
    }
    return points
  }

  /// The first point that no curve can have where it stands.
  private static func firstFault(in points: [CurvePoint]) -> Int? {
    points.indices.first { index in
      let state = points[index].stateOfCharge
      let isLast = index == points.count - 1
      return (index == 0 && state != 0) || (isLast && state != 1)
        || (index > 0 && state < points[index - 1].stateOfCharge)
        || (index > 1 && state == points[index - 2].stateOfCharge)
        || (!isLast && points[index].powerPerCapacity <= 0)
    }
  }
}
