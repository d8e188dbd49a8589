import DistrictModel
import Foundation
import ScenarioFiles
import Testing

/// A promise that does not say what is counted, how much or how it is judged, and a programme that cannot be meant, are told whole.
@Suite("Slips in targets, programme and townships") struct TargetSlipTests {
  struct Slip: CustomTestStringConvertible {
    let testDescription: String
    let found: String
    let put: String
    let en: [String]
    let zh: [String]
  }

  static let slips = [
    Slip(
      testDescription: "no counting rule", found: "    counting: station\n", put: "",
      en: [
        "97:5 E0704 targets.stations: the counting rule is missing | write counting: station (station: a site with a public charger)"
      ],
      zh: ["97:5 E0704 targets.stations：缺少计数口径 counting | 写 counting: station（站（座），设有一台及以上公共充电桩的站点）"]),
    Slip(
      testDescription: "chargers counted as connectors",
      found: "metric: charging_stations\n    counting: station",
      put: "metric: public_chargers\n    counting: connector",
      en: [
        "101:15 E0705 targets.stations.counting: public_chargers counts by charger, not by connector | metrics that count by connector: public_connectors"
      ],
      zh: [
        "101:15 E0705 targets.stations.counting：public_chargers 按 charger 计，不按 connector | 按 connector 计的 metric：public_connectors"
      ]),
    Slip(
      testDescription: "a scope that is another's", found: "    sense: at_least\n",
      put: "    scope: private\n",
      en: ["102:12 E0706 targets.stations.scope: charging_stations is public | write scope: public"],
      zh: ["102:12 E0706 targets.stations.scope：charging_stations 属 public（公共） | 写 scope: public"]),
    Slip(
      testDescription: "no value", found: "    value: 20\n", put: "",
      en: [
        "97:5 E0701 targets.stations: the promised value is missing | write value, or form: text for a promise in words"
      ],
      zh: ["97:5 E0701 targets.stations：缺少目标值 value | 写 value；文字目标写 form: text"]),
    Slip(
      testDescription: "a share of twenty", found: "    sense: at_least\n", put: "    form: share\n",
      en: ["103:12 E0702 targets.stations.value: a share lies between 0 and 1"],
      zh: ["103:12 E0702 targets.stations.value：比例应在 0 至 1 之间"]),
    Slip(
      testDescription: "no date", found: "    deadline: \"2028-12-31\"\n", put: "",
      en: ["97:5 E0201 key 'deadline' is missing | date"], zh: ["97:5 E0201 缺少键 'deadline' | 期限"]),
    Slip(
      testDescription: "words with a value and nobody to judge them",
      found: "metric: charging_stations\n    counting: station", put: "metric: other_targets\n    form: text",
      en: [
        "97:5 E0707 targets.stations: words need judged_by, the targets that stand for them | where nothing can judge it write metric: not_simulated",
        "103:12 E0700 targets.stations.value: a promise in words has no value | remove value, or write form: number",
      ],
      zh: [
        "97:5 E0707 targets.stations：文字目标须由 judged_by 列出代为衡量的目标 | 无法衡量时写 metric: not_simulated",
        "103:12 E0700 targets.stations.value：文字目标没有数值 | 删去 value，或写 form: number",
      ]),
    Slip(
      testDescription: "words judged by nobody there",
      found: "metric: charging_stations\n    counting: station\n    sense: at_least\n    value: 20",
      put: "metric: other_targets\n    form: text\n    judged_by: [{ target: station }]",
      en: ["102:27 E0708 no target 'station' that can be judged"],
      zh: ["102:27 E0708 没有可衡量的目标 'station'"]),
    Slip(
      testDescription: "words measured by a number", found: "    sense: at_least\n    value: 20\n",
      put: "    form: text\n",
      en: [
        "100:13 E0703 targets.stations: words (form: text) go with metric: other_targets, and only they do"
      ],
      zh: ["100:13 E0703 targets.stations：文字目标（form: text）与 metric: other_targets 须同时使用"]),
    Slip(
      testDescription: "a metric that is none", found: "metric: charging_stations",
      put: "metric: charging_station",
      en: ["100:13 E0602 unknown metric 'charging_station' | did you mean 'charging_stations'?"],
      zh: ["100:13 E0602 未知的指标 'charging_station' | 是否想写 'charging_stations'？"]),
    Slip(
      testDescription: "a programme without stages", found: "\nrun:\n",
      put: "\nprogramme:\n  draws: 200\n\nrun:\n",
      en: [
        "88:3 E0710 programme needs siting.stages, what stands at the end of each year | such as stages: [{ year: 2025, stations: 20 }]"
      ],
      zh: ["88:3 E0710 programme 需要 siting.stages：各年末建成数 | 例如 stages: [{ year: 2025, stations: 20 }]"]),
    Slip(
      testDescription: "a budget without a programme", found: "\nrun:\n",
      put: "  stages:\n    - { year: 2027, stations: 20, budget_cny: 5000000 }\n\nrun:\n",
      en: ["87:47 E0711 a year's budget needs the section programme | add a line programme: {}"],
      zh: ["87:47 E0711 年度预算需要 programme 部分 | 加一行 programme: {}"]),
    Slip(
      testDescription: "stages out of order", found: "\nrun:\n",
      put:
        "  stages:\n    - { year: 2028, stations: 10 }\n    - { year: 2027, stations: 20 }\n\nprogramme: {}\n\nrun:\n",
      en: ["88:15 E0659 siting.stages[1].year: must come after the stage before, 2028"],
      zh: ["88:15 E0659 siting.stages[1].year：须晚于上一期（2028）"]),
    Slip(
      testDescription: "units in stages and no roadside section", found: "\nrun:\n",
      put: "  stages:\n    - { year: 2027, stations: 20, roadside_units: 5 }\n\nrun:\n",
      en: ["87:51 E0712 roadside units in stages need the section roadside"],
      zh: ["87:51 E0712 路侧单元分期需要 roadside 部分"]),
    Slip(
      testDescription: "shares of a township that is not there", found: "\nrun:\n",
      put: "\ntownships:\n  allocate_by: stated\n  shares: [{ township: \"9\", share: 0 }]\n\nrun:\n",
      en: [
        "88:16 E0717 stated shares are wanted, and townships.shares gives none",
        "89:24 E0716 there is no township '9' | known here: 001, 002, 003",
      ],
      zh: [
        "88:16 E0717 按指定份额分解须给出 townships.shares", "89:24 E0716 没有街镇 '9' | 可用：001, 002, 003",
      ]),
    Slip(
      testDescription: "no weight at all", found: "\nrun:\n",
      put: "\ntownships: { attainment_weight: 0, coverage_weight: 0, service_weight: 0 }\n\nrun:\n",
      en: ["87:12 E0718 townships: all weights are 0"], zh: ["87:12 E0718 townships：排序权重全为 0"]),
  ]

  @Test("one slip, one place, in both languages", arguments: slips)
  func slip(_ slip: Slip) throws {
    let folder = try ScenarioFolder()
    try folder.replace(slip.found, with: slip.put)
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.told { $0.en } == slip.en)
    #expect(result.told { $0.zh } == slip.zh)
  }

  @Test(
    "what is allowed and never as meant is told",
    arguments: [
      (
        "targets:\n",
        "targets:\n  - { id: served, metric: energy_served_share, value: 95, deadline: \"2028-12-31\" }\n",
        "W0661 targets.served.value: energy_served_share is a share, which never reaches 95 | write 0.95 and form: share"
      ),
      (
        "\nrun:\n",
        "\ntownships: { allocate_by: stated, shares: [{ township: \"001\", share: 0.5 }, { township: \"002\", share: 0.5 }] }\n\nrun:\n",
        "W0664 no share is stated for 003: nothing is asked of these townships"
      ),
      (
        "\nrun:\n",
        "\ntownships: { allocate_by: stated, shares: [{ township: \"001\", share: 1 }, { township: \"002\", share: 1 }, { township: \"003\", share: 0.5 }] }\n\nrun:\n",
        "W0663 the stated shares sum to 2.5 and are scaled to 1"
      ),
      (
        "\nrun:\n",
        "  stages:\n    - { year: 2027, stations: 20 }\n\nprogramme: {}\n\ncomputing: { today_pflops: 0, stages: [{ year: 2030, pflops: 9 }] }\n\nrun:\n",
        "W0665 the plan ends in 2027: computing of 2030 is never let"
      ),
    ])
  func told(_ found: String, _ put: String, _ expected: String) throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace(found, with: put)
    let result = folder.read()
    #expect(result.scenario != nil)
    #expect(result.told { $0.en }.map { $0.drop { $0 != " " }.dropFirst() } == [expected[...]])
  }

  @Test("a date before the plan's first year is allowed and told")
  func past() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace(
      "\nrun:\n", with: "  stages:\n    - { year: 2027, stations: 20 }\n\nprogramme: {}\n\nrun:\n")
    try folder.replace("2028-12-31", with: "2019-12-31")
    let result = folder.read()
    #expect(result.scenario != nil)
    #expect(result.diagnostics.map(\.code) == ["W0660"])
  }
}
