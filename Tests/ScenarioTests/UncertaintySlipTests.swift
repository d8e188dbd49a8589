import Assessment
import DistrictModel
import ScenarioFiles
import Testing
import Uncertainty

/// Distributions that are none, and groups that contradict themselves, are told with their place; sound ones are read.
@Suite("Slips in uncertain numbers") struct UncertaintySlipTests {
  struct Slip: CustomTestStringConvertible {
    let testDescription: String
    /// In the place of the stock of the only class.
    let stock: String
    /// Before `run:`.
    var section = ""
    let en: [String]
    let zh: [String]
  }

  static let slips = [
    Slip(
      testDescription: "a range upside down", stock: "{low: 5, high: 3}",
      en: ["36:18 E0231 fleet.private.stock.low: 5 is above high, 3 | swap low and high"],
      zh: ["36:18 E0231 fleet.private.stock.low：5 大于 high（3） | 交换 low 与 high"]),
    Slip(
      testDescription: "a range of one number", stock: "{low: 3, high: 3}",
      en: ["36:18 E0231 fleet.private.stock.low: is the same as high | what is certain is written as 3"],
      zh: ["36:18 E0231 fleet.private.stock.low：与 high 相同 | 确知的数直接写 3"]),
    Slip(
      testDescription: "a mode outside", stock: "{low: 1, mode: 9, high: 5}",
      en: ["36:27 E0231 fleet.private.stock.mode: 9 is not between low and high"],
      zh: ["36:27 E0231 fleet.private.stock.mode：9 不在 low 与 high 之间"]),
    Slip(
      testDescription: "half a form", stock: "{mean: 3000}",
      en: [
        "36:12 E0230 fleet.private.stock: {mean} is no distribution | write {low, high}, {low, mode, high}, {mean, sd}, {median, factor}, {values, weights}; forms with mean or median may be cut by low and high"
      ],
      zh: [
        "36:12 E0230 fleet.private.stock：{mean} 不构成分布 | 可写 {low, high}, {low, mode, high}, {mean, sd}, {median, factor}, {values, weights}；正态与对数正态可另给 low、high 截断"
      ]),
    Slip(
      testDescription: "a mistyped key", stock: "{lo: 3, high: 5}",
      en: ["36:13 E0203 fleet.private.stock: unknown key 'lo' of a distribution | did you mean 'low'?"],
      zh: ["36:13 E0203 fleet.private.stock：分布中未知的键 'lo' | 是否想写 'low'？"]),
    Slip(
      testDescription: "no spread", stock: "{mean: 3000, sd: 0}",
      en: ["36:29 E0232 fleet.private.stock.sd: a standard deviation is above 0"],
      zh: ["36:29 E0232 fleet.private.stock.sd：标准差应大于 0"]),
    Slip(
      testDescription: "weights for other values", stock: "{values: [1, 2], weights: [1]}",
      en: ["36:38 E0233 fleet.private.stock.weights: 2 values have 1 weights"],
      zh: ["36:38 E0233 fleet.private.stock.weights：有 2 个值、1 个权重"]),
    Slip(
      testDescription: "a range beyond its key", stock: "{low: -5, high: 30}",
      en: ["36:18 E0212 fleet.private.stock.low: -5 is outside 0 to 1000000000"],
      zh: ["36:18 E0212 fleet.private.stock.low：-5 超出范围 0 至 1000000000"]),
    Slip(
      testDescription: "most of it beyond its key", stock: "{mean: 0, sd: 2000000000}",
      en: [
        "36:19 E0234 fleet.private.stock.mean: more than half of the distribution is cut off | what may be lies between 0 and 1000000000"
      ],
      zh: ["36:19 E0234 fleet.private.stock.mean：一半以上的值被截去 | 取值限于 0 至 1000000000"]),
    Slip(
      testDescription: "most of it beyond its own cut", stock: "{mean: 3000, sd: 100, low: 5000, high: 6000}",
      en: [
        "36:19 E0234 fleet.private.stock.mean: more than half of the distribution is cut off | what may be lies between 5000 and 6000"
      ],
      zh: ["36:19 E0234 fleet.private.stock.mean：一半以上的值被截去 | 取值限于 5000 至 6000"]),
    Slip(
      testDescription: "parts of a vehicle", stock: "{low: 1.2, high: 4.5}",
      en: [
        "36:18 E0211 fleet.private.stock.low: a whole number was expected, not 1.2",
        "36:29 E0211 fleet.private.stock.high: a whole number was expected, not 4.5",
      ],
      zh: [
        "36:18 E0211 fleet.private.stock.low：应为整数，而非 1.2", "36:29 E0211 fleet.private.stock.high：应为整数，而非 4.5",
      ]),
    Slip(
      testDescription: "the same value three times", stock: "{values: [7, 7, 7]}",
      en: ["36:21 E0231 fleet.private.stock.values: all are the same | what is certain is written as 7"],
      zh: ["36:21 E0231 fleet.private.stock.values：各值相同 | 确知的数直接写 7"]),
    Slip(
      testDescription: "weights beyond counting", stock: "{values: [1, 2], weights: [1e308, 1e308]}",
      en: ["36:38 E0233 fleet.private.stock.weights: the sum of the weights is too large to count"],
      zh: ["36:38 E0233 fleet.private.stock.weights：权重之和过大"]),
    Slip(
      testDescription: "a group tied twice",
      stock: "{low: 1, high: 2, group: cars}\n    at_home_share: {low: 0.1, high: 0.2, group: cars}",
      section: "uncertainty: { groups: [{ id: cars, correlation: 0.5, matrix: [[1, 0.5], [0.5, 1]] }] }\n",
      en: [
        "88:25 E0773 uncertainty.groups.cars: correlation and matrix both tell how its members are tied: keep one"
      ],
      zh: ["88:25 E0773 uncertainty.groups.cars：correlation 与 matrix 只写其一"]),
    Slip(
      testDescription: "a group tied by nothing",
      stock: "{low: 1, high: 2, group: cars}\n    at_home_share: {low: 0.1, high: 0.2, group: cars}",
      section: "uncertainty: { groups: [{ id: cars }] }\n",
      en: [
        "88:25 E0773 uncertainty.groups.cars: neither correlation nor matrix tells how its members are tied"
      ],
      zh: ["88:25 E0773 uncertainty.groups.cars：没有 correlation 或 matrix"]),
    Slip(
      testDescription: "a list", stock: "[1, 2]",
      en: ["36:12 E0211 fleet.private.stock: expected a whole number, found a list"],
      zh: ["36:12 E0211 fleet.private.stock：应为整数，实为列表"]),
    Slip(
      testDescription: "a group that is not there", stock: "{low: 1, high: 2, group: cars}",
      en: [
        "36:37 E0771 uncertainty.groups has no 'cars' | write uncertainty: { groups: [{ id: cars, correlation: 0.5 }] }"
      ],
      zh: [
        "36:37 E0771 uncertainty.groups 中没有 'cars' | 写 uncertainty: { groups: [{ id: cars, correlation: 0.5 }] }"
      ]),
    Slip(
      testDescription: "a group of one", stock: "{low: 1, high: 2, group: cars}",
      section: "uncertainty: { groups: [{ id: cars, correlation: 0.5 }] }\n",
      en: [
        "87:25 E0772 group 'cars' has 1 of the two members it needs at least | write group: cars in the distribution of a number"
      ],
      zh: ["87:25 E0772 组 'cars' 的成员不足两个（1） | 在数值的分布中写 group: cars"]),
    Slip(
      testDescription: "a matrix of three for two",
      stock: "{low: 1, high: 2, group: cars}\n    at_home_share: {low: 0.1, high: 0.2, group: cars}",
      section: "uncertainty: { groups: [{ id: cars, matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] }] }\n",
      en: [
        "88:45 E0773 uncertainty.groups.cars.matrix: 3 rows for 2 members: fleet.private.stock, fleet.private.at_home_share"
      ],
      zh: [
        "88:45 E0773 uncertainty.groups.cars.matrix：矩阵有 3 行，组内有 2 个数（fleet.private.stock, fleet.private.at_home_share）"
      ]),
    Slip(
      testDescription: "a matrix that is not symmetric",
      stock: "{low: 1, high: 2, group: cars}\n    at_home_share: {low: 0.1, high: 0.2, group: cars}",
      section: "uncertainty: { groups: [{ id: cars, matrix: [[1, 0.5], [0.4, 1]] }] }\n",
      en: ["88:45 E0773 uncertainty.groups.cars.matrix: row 2, column 1 differs from row 1, column 2"],
      zh: ["88:45 E0773 uncertainty.groups.cars.matrix：第 2 行第 1 列与第 1 行第 2 列不等"]
    ),
    Slip(
      testDescription: "three numbers that are all against each other",
      stock:
        "{low: 1, high: 2, group: cars}\n    at_home_share: {low: 0.1, high: 0.2, group: cars}\n    informed_share: {low: 0.1, high: 0.2, group: cars}",
      section: "uncertainty: { groups: [{ id: cars, correlation: -0.9 }] }\n",
      en: [
        "89:50 E0773 uncertainty.groups.cars.correlation: 3 numbers cannot all be tied to each other below -1/2"
      ],
      zh: ["89:50 E0773 uncertainty.groups.cars.correlation：3 个数两两相关不可能低于 -1/2"]),
    Slip(
      testDescription: "futures of nothing", stock: "3000", section: "uncertainty: { futures: 8 }\n",
      en: [
        "87:14 E0775 no number is uncertain: there is nothing to draw | write a number as a distribution, such as stock: {low: 30000, mode: 38250, high: 45000}"
      ],
      zh: [
        "87:14 E0775 没有不确定的数，无从抽取情景 | 把数写成分布，如 stock: {low: 30000, mode: 38250, high: 45000}"
      ]),
  ]

  @Test("one slip, one place, in both languages", arguments: slips)
  func slip(_ slip: Slip) throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace("    stock: 3000\n", with: "    stock: \(slip.stock)\n")
    if !slip.section.isEmpty { try folder.replace("\nrun:\n", with: "\n\(slip.section)\nrun:\n") }
    let result = folder.read()
    #expect(result.told { $0.en } == slip.en)
    #expect(result.told { $0.zh } == slip.zh)
  }

  @Test("a decision takes no distribution") func decisions() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace("  stations: 20\n", with: "  stations: { low: 10, high: 30 }\n")
    let told = folder.read().told { $0.en }
    #expect(told.count == 1)
    #expect(told.first?.contains("E0770 siting.stations: numbers of siting are decided, not guessed") == true)
  }

  @Test("a scenario with distributions is that of their best estimates, and knows its uncertain numbers")
  func read() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let certain = try #require(folder.read().scenario)
    try folder.replace("    stock: 3000\n", with: "    stock: { low: 2000, mode: 3000, high: 5000 }\n")
    let scenario = try #require(folder.read().scenario)
    #expect(scenario.district.fleets == certain.district.fleets)
    let input = try #require(scenario.uncertain.first)
    #expect(scenario.uncertain.count == 1)
    #expect(input.path == "fleet.private.stock" && input.isWhole && input.bestEstimate == 3000)
    #expect(input.meaning.en.isEmpty == false)
    // The table of inputs tells the range beside the number.
    let row = try #require(scenario.assumptions.first { $0.path == "fleet.private.stock" })
    #expect(row.value == "3000 (2000–3000–5000)")
  }

  @Test("one price of a day may be uncertain") func oneOfList() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let path = "charging.tariff.energy_cny_per_kwh[0]"
    try folder.replace("energy_cny_per_kwh: [0.35, ", with: "energy_cny_per_kwh: [{low: 0.2, high: 0.4}, ")
    let scenario = try #require(folder.read().scenario)
    #expect(scenario.uncertain.map(\.path) == [path])
    let chosen = ScenarioFile.read(
      at: folder.path, knownMetrics: Assessor.knownMetrics, choices: [path: 0.39])
    #expect(chosen.scenario?.district.tariff.energyCNYPerKWh.first == 0.39)
  }

  @Test("numbers chosen from outside take the place of written, drawn and missing ones") func choices() throws
  {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    func read(_ choices: [String: Double]) -> ReadResult {
      ScenarioFile.read(at: folder.path, knownMetrics: Assessor.knownMetrics, choices: choices)
    }
    let written = try #require(read(["fleet.private.stock": 4000]).scenario)
    #expect(written.district.fleets.map(\.stock) == [4000])
    let missing = try #require(read(["travel.speed_km_per_hour": 31]).scenario)
    #expect(missing.district.travel.speedKmPerHour == 31)
    try folder.replace("    stock: 3000\n", with: "    stock: { low: 2000, mode: 3000, high: 5000 }\n")
    let drawn = try #require(read(["fleet.private.stock": 4321]).scenario)
    #expect(drawn.district.fleets.map(\.stock) == [4321])
    #expect(
      read(["fleet.private.stock": 4321.4]).told { $0.en }.first
        == "36:12 E0211 fleet.private.stock: a whole number was expected, not 4321.4")
    #expect(
      read(["fleet.private.stock": -1]).told { $0.en }.first
        == "36:12 E0212 fleet.private.stock: -1 is outside 0 to 1000000000")
    #expect(
      read(["fleet.private.stok": 1]).told { $0.en }
        == ["1:1 E0776 there is no number 'fleet.private.stok' | did you mean 'fleet.private.stock'?"])
  }
}
