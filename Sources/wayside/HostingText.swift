import DistrictModel
import PowerNetwork
import Reports
import ScenarioFiles

/// What `wayside hosting` found, as text and as JSON.
struct HostingText {
  let answer: HostingReport

  /// Rows of the text before the rest is left to JSON.
  private static let most = 40

  func plain(_ language: PlainLanguage) -> String {
    let word = { (zh: String, en: String) in language.pick(zh: zh, en: en) }
    var parts: [String] = []
    if answer.feeders.count > 1 || !answer.showsBuses { parts.append(feeders(language)) }
    if answer.showsBuses {
      for feeder in answer.feeders { parts.append(buses(feeder, language)) }
    }
    if answer.placements > 0 { parts.append(curves(language)) }
    var notes = [
      word("基础负荷：", "base load: ") + language.pick(answer.baseNote) + word("；", "; ")
        + word("\(answer.steps) 个时段", "\(answer.steps) steps")
    ]
    if !answer.profile.isEmpty {
      notes.append(
        word("24 小时系数：", "hourly shares: ")
          + answer.profile.map { NumberText.fixed($0, 2) }.joined(separator: " "))
    }
    let limits = answer.limits
    notes.append(
      word("约束：电压 ", "limits: voltage ") + NumberText.fixed(limits.lowestPU, 3) + "–"
        + NumberText.fixed(limits.highestPU, 3)
        + word(" pu，支路额定容量（如有），变压器热点 ", " pu, branch ratings where given, hot spot ")
        + NumberText.fixed(limits.hotSpotC, 0) + word(" °C、老化 ", " °C, ageing ")
        + NumberText.short(limits.ageingRate) + word(" 天/天", " days a day"))
    if answer.policies.contains(where: { $0 != .firm }) {
      notes.append(
        word(
          "unmanaged 与 orderly 均以无序周的峰值计：功率相同即车辆相同",
          "unmanaged and orderly are told by the peak of the unmanaged week: equal power is equal cars"))
    }
    return parts.joined(separator: "\n") + notes.joined(separator: "\n") + "\n"
  }

  private var sign: String { answer.feedIn ? "−" : "" }

  private func power(_ capacity: HostingCapacity) -> String {
    guard let kW = capacity.kW else { return NumberText.dash }
    let end = sign + NumberText.fixed(kW, 1)
    if capacity.binding == nil { return "≥ " + end }
    return capacity.fromKW > 0 ? sign + NumberText.fixed(capacity.fromKW, 1) + " … " + end : end
  }

  private func binding(_ capacity: HostingCapacity, _ grid: PowerGrid, _ language: PlainLanguage) -> String {
    guard let binding = capacity.binding else { return language.pick(zh: "无", en: "nothing") }
    var text = language.pick(Self.name(binding.kind))
    if let bus = binding.bus { text += " " + grid.buses[bus].name }
    if let branch = binding.branch {
      text += " " + grid.branches[branch].from + "–" + grid.branches[branch].to
    }
    if binding.kind == .rating, binding.branch == nil {
      text += language.pick(zh: " 全馈线", en: " of the feeder")
    }
    if let step = binding.step {
      text += language.pick(zh: "，时段 \(step + 1)", en: ", step \(step + 1)")
    }
    if capacity.kW == nil { text += language.pick(zh: "（现状已越限）", en: " (already without it)") }
    return text
  }

  private static func name(_ kind: HostingBinding.Kind) -> BilingualText {
    switch kind {
    case .lowVoltage: .init(zh: "电压低", en: "voltage low")
    case .highVoltage: .init(zh: "电压高", en: "voltage high")
    case .rating: .init(zh: "支路额定", en: "rating")
    case .transformerLoading: .init(zh: "变压器负载率", en: "transformer loading")
    case .hotSpot: .init(zh: "变压器热点", en: "hot spot")
    case .ageing: .init(zh: "变压器老化", en: "ageing")
    case .noSolution: .init(zh: "潮流无解", en: "no solution")
    }
  }

  private func feeders(_ language: PlainLanguage) -> String {
    let word = { (zh: String, en: String) in language.pick(zh: zh, en: en) }
    let key = answer.policies.firstIndex(of: .unmanaged) ?? 0
    let shown = answer.feeders.filter { !$0.spread.isEmpty }.enumerated().sorted { left, right in
      (left.element.spread[key].kW ?? 0, left.offset) < (right.element.spread[key].kW ?? 0, right.offset)
    }.map(\.element)
    let rows = shown.prefix(Self.most).map { feeder in
      [
        feeder.name, language.pick(feeder.origin), "\(feeder.grid.buses.count)",
        NumberText.fixed(feeder.ratingMVA, 1), NumberText.fixed(feeder.basePeakMW, 2),
      ] + feeder.spread.map(power) + [binding(feeder.spread[key], feeder.grid, language)]
    }
    let table = TerminalTable(
      header: [
        word("馈线", "feeder"), word("来源", "origin"), word("节点", "buses"), word("容量 MVA", "rating MVA"),
        word("基础峰值 MW", "base peak MW"),
      ] + answer.policies.map { $0.rawValue + " kW" } + [word("约束", "binding")],
      rows: Array(rows), numbers: Set(2..<5 + answer.policies.count))
    var text = table.text
    if shown.count > rows.count {
      text += word(
        "最紧的 \(rows.count) 回，共 \(shown.count) 回；全部见 --json\n",
        "the tightest \(rows.count) of \(shown.count); all of them with --json\n")
    }
    let sums = answer.policies.indices.map { policy in
      answer.policies[policy].rawValue + " "
        + NumberText.fixed(shown.reduce(0) { $0 + ($1.spread[policy].kW ?? 0) } / 1000, 1) + " MW"
    }
    return text + word("合计（各馈线沿线分布）：", "all feeders, spread along them: ")
      + sums.joined(separator: ", ") + "\n"
  }

  private func buses(_ feeder: HostingReport.FeederRow, _ language: PlainLanguage) -> String {
    let word = { (zh: String, en: String) in language.pick(zh: zh, en: en) }
    let sorted = feeder.buses.enumerated().sorted { left, right in
      (left.element.capacities[0].kW ?? 0, left.offset) < (right.element.capacities[0].kW ?? 0, right.offset)
    }.map(\.element)
    let rows = sorted.prefix(Self.most).map { row in
      [row.bus, language.pick(row.what)] + row.capacities.map(power)
        + [binding(row.capacities[0], feeder.grid, language)]
    }
    var text =
      TerminalTable(
        header: [word("节点", "bus"), word("所接", "what")] + answer.policies.map { $0.rawValue + " kW" } + [
          word("约束（\(answer.policies[0].rawValue)）", "binding (\(answer.policies[0].rawValue))")
        ], rows: Array(rows), numbers: Set(2..<2 + answer.policies.count)
      ).text
    if sorted.count > rows.count {
      text += word(
        "最紧的 \(rows.count) 个，共 \(sorted.count) 个；全部见 --json\n",
        "the tightest \(rows.count) of \(sorted.count); all of them with --json\n")
    }
    for (policy, capacity) in zip(answer.policies, feeder.spread) {
      text +=
        word("\(feeder.name) 沿线分布，", "\(feeder.name), spread along it, ") + policy.rawValue + ": "
        + power(capacity) + " kW; " + binding(capacity, feeder.grid, language) + "\n"
    }
    return text
  }

  /// Shares of all placements of all feeders.
  private func curves(_ language: PlainLanguage) -> String {
    let word = { (zh: String, en: String) in language.pick(zh: zh, en: en) }
    let rows = HostingReport.penetrations.indices.map { level in
      [NumberText.percent(HostingReport.penetrations[level], 0)]
        + answer.policies.indices.map { NumberText.percent(share($0, level)) }
    }
    return
      TerminalTable(
        header: [word("渗透率", "penetration")] + answer.policies.map(\.rawValue), rows: rows,
        numbers: Set(0...answer.policies.count)
      ).text
      + word(
        "越限的随机布置占比；渗透率为所加功率与馈线基础峰值之比，每回馈线 \(answer.placements) 次布置，种子 \(answer.seed)\n",
        "share of random placements that pass a limit; penetration is added power over a feeder's base peak, "
          + "\(answer.placements) placements a feeder, seed \(answer.seed)\n")
  }

  private func share(_ policy: Int, _ level: Int) -> Double? {
    let curves = answer.feeders.compactMap { $0.curves.isEmpty ? nil : $0.curves[policy] }
    let placements = curves.reduce(0) { $0 + $1.placements }
    guard placements > 0 else { return nil }
    return Double(curves.reduce(0) { $0 + $1.violating[level] }) / Double(placements)
  }
}

extension HostingText {
  /// The contract of `wayside hosting --json`. Powers are positive in the direction that `direction` tells; steps count
  /// from 0.
  var json: String {
    var members: [String: JSONText] = [
      "schema": .string("wayside-hosting/1"), "direction": .string(answer.feedIn ? "feed-in" : "draw"),
      "policies": .array(answer.policies.map { .string($0.rawValue) }), "steps": .integer(answer.steps),
      "minutes_per_step": .number(answer.minutesPerStep),
      "base": .object([
        "en": .string(answer.baseNote.en), "zh": .string(answer.baseNote.zh),
        "grade": .string(answer.baseGrade.rawValue),
      ]),
      "limits": .object([
        "lowest_pu": .number(answer.limits.lowestPU), "highest_pu": .number(answer.limits.highestPU),
        "hot_spot_c": .number(answer.limits.hotSpotC),
        "ageing_days_per_day": .number(answer.limits.ageingRate),
        "transformer_loading": .number(answer.limits.transformerLoading),
      ]), "feeders": .array(answer.feeders.map(feeder)),
    ]
    if answer.placements > 0 {
      members["curve"] = .object([
        "seed": .integer(Int(clamping: answer.seed)), "placements_per_feeder": .integer(answer.placements),
        "penetration": .array(HostingReport.penetrations.map { .number($0) }),
        "violating_share": .object(
          Dictionary(
            uniqueKeysWithValues: answer.policies.indices.map { policy in
              (
                answer.policies[policy].rawValue,
                .array(HostingReport.penetrations.indices.map { .number(share(policy, $0)) })
              )
            })),
      ])
    }
    return JSONText.object(members).document
  }

  private func feeder(_ row: HostingReport.FeederRow) -> JSONText {
    .object([
      "feeder": .string(row.name), "origin": .string(row.originWord), "rating_mva": .number(row.ratingMVA),
      "base_peak_mw": .number(row.basePeakMW), "spread": capacities(row.spread, row.grid),
      "buses": .array(
        row.buses.map { bus in
          .object([
            "bus": PowerflowText.name(bus.bus), "what": .string(bus.what.en),
            "capacity": capacities(bus.capacities, row.grid),
          ])
        }),
    ])
  }

  private func capacities(_ found: [HostingCapacity], _ grid: PowerGrid) -> JSONText {
    .object(
      Dictionary(
        uniqueKeysWithValues: zip(answer.policies, found).map { policy, capacity in
          (
            policy.rawValue,
            .object([
              "kw": .number(capacity.kW), "from_kw": .number(capacity.fromKW),
              "binding": capacity.binding.map { binding($0, grid) } ?? .string("none"),
            ])
          )
        }))
  }

  private func binding(_ binding: HostingBinding, _ grid: PowerGrid) -> JSONText {
    var members: [String: JSONText] = ["kind": .string(binding.kind.rawValue)]
    if let bus = binding.bus { members["bus"] = PowerflowText.name(grid.buses[bus].name) }
    if let branch = binding.branch {
      members["from"] = PowerflowText.name(grid.branches[branch].from)
      members["to"] = PowerflowText.name(grid.branches[branch].to)
    }
    if let step = binding.step { members["step"] = .integer(step) }
    if let value = binding.value { members["value"] = .number(value) }
    if let limit = binding.limit { members["limit"] = .number(limit) }
    return .object(members)
  }
}
