import DistrictModel
import PowerNetwork
import Yams

/// Prices of the hours of a day as people write them: one number, 24 numbers, windows that cover the day once, or a name.
enum DayPrices {
  /// Hours of the day, half-open; a window may run over midnight.
  struct Window {
    var fromHour = 0
    var toHour = 24
    var price = 0.0
  }

  static func windows(_ range: ClosedRange<Double>) -> [Field<Window>] {
    let root = Window()
    return [
      .integer("from_hour", \.fromHour, 0...24, About("起始时", "first hour", unit: "h").required, in: root),
      .integer(
        "to_hour", \.toHour, 0...24,
        About("终止时，可跨零点", "hour it ends; may run over midnight", unit: "h").required, in: root),
      .number("cny_per_kwh", \.price, range, About("电价", "price", unit: "CNY/kWh").required, in: root),
    ]
  }

  /// Named days; none of them is verified.
  static let presets: [(name: String, prices: [Double])] = [
    ("chongqing-commercial", day(0.28, 0.68, 1.05, valley: [0..<8], peak: [11..<17, 20..<22])),
    ("chongqing-home", PriceBook().homeCNYPerKWh),
    ("beijing-commercial", day(0.35, 0.78, 1.2, valley: [0..<7, 23..<24], peak: [10..<13, 17..<22])),
    ("beijing-home", [Double](repeating: 0.49, count: 24)),
  ]

  static func text(_ prices: [Double]) -> String {
    if let preset = presets.first(where: { $0.prices == prices }) { return preset.name }
    if let first = prices.first, prices.allSatisfy({ $0 == first }) { return Numeral.text(first) }
    return prices.map(Numeral.text).joined(separator: " ")
  }

  private static func day(
    _ low: Double, _ flat: Double, _ high: Double, valley: [Range<Int>], peak: [Range<Int>]
  ) -> [Double] {
    (0..<24).map { hour in
      peak.contains { $0.contains(hour) } ? high : valley.contains { $0.contains(hour) } ? low : flat
    }
  }
}

extension ScenarioReader {
  func dayPrices(_ node: Node, _ path: String, _ range: ClosedRange<Double>) -> [Double]? {
    switch node {
    case .scalar(let scalar) where Numeral.decimal(scalar.string) != nil:
      return number(node, path, range).map { [Double](repeating: $0, count: 24) }
    case .scalar(let scalar):
      if let preset = DayPrices.presets.first(where: { $0.name == scalar.string }) { return preset.prices }
      let names = DayPrices.presets.map(\.name)
      expected(
        "E0223", node, path, zh: "电价、24 个电价、时段列表或名称", en: "a price, 24 prices, windows or a name",
        help: NearestName.help(scalar.string, among: names))
      return nil
    // Among numbers a mapping is what is known of one of them.
    case .sequence(let sequence) where !sequence.isEmpty && sequence.allSatisfy { $0.mapping != nil }:
      return windows(node, sequence, path, range)
    default:
      return numbers(node, path, 24...24, range)
    }
  }

  private func windows(
    _ node: Node, _ sequence: Node.Sequence, _ path: String, _ range: ClosedRange<Double>
  ) -> [Double]? {
    let before = diagnostics.count
    let windows = list(
      node, path, DayPrices.windows(range), empty: DayPrices.Window(), atLeast: 1, id: nil)
    guard let windows, diagnostics.count == before else { return nil }
    do throws(TariffFaults) {
      return try TimeOfUse(
        windows.map { .init(fromMinute: $0.fromHour * 60, toMinute: $0.toHour * 60, price: $0.price) }
      ).prices(slots: 24)
    } catch {
      for fault in error.faults {
        complain(
          "E0222", at: fault.window.map { sequence[$0].mark } ?? node.mark,
          zh: "\(path)：\(fault.message.zh)", en: "\(path): \(fault.message.en)",
          help: BilingualText(zh: "各时段应恰好覆盖一日一次", en: "windows cover the day once"))
      }
      return nil
    }
  }
}
