import DistrictModel
import DistrictSimulation
import Siting

/// Checks that need several keys at once; each complains at the value a person would change.
struct ScenarioChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader
  let knownMetrics: [String]

  func run() {
    checkSources()
    TargetChecks(draft: draft, reader: reader, knownMetrics: knownMetrics).run()
    ProgrammeChecks(draft: draft, reader: reader).run()
    ComputingChecks(draft: draft, reader: reader).run()
    checkFleet()
    checkLength()
    checkPower()
    checkHydrogen()
    checkChargers()
    checkProvision()
    checkOperators()
    checkPrices()
    checkCharges()
    checkClimate()
    checkSiting()
    SwapChecks(draft: draft, reader: reader).run()
    RoadsideChecks(draft: draft, reader: reader).run()
    IncentiveChecks(draft: draft, reader: reader).run()
    FirmChecks(draft: draft, reader: reader).run()
    FinanceChecks(draft: draft, reader: reader).run()
    UncertaintyChecks(draft: draft, reader: reader).run()
  }

  /// Days whose loads by station and charger type are kept in memory; a mean week needs no more.
  static let mostDaysWithPower = 62

  private func checkPower() {
    checkNeedOfPower()
    guard draft.power != nil, draft.run.settings.days > Self.mostDaysWithPower, reader.isRead("run.days")
    else {
      return
    }
    reader.complain(
      "E0666", path: "run.days",
      zh: "有 power 部分时逐站负荷按 15 分钟保存，至多 \(Self.mostDaysWithPower) 天",
      en: "with power every station's load is kept by quarter hour: \(Self.mostDaysWithPower) days at most",
      help: BilingualText(
        zh: "电网章节只用平均周：写 run.days: 28", en: "the grid is told by its mean week: write run.days: 28"))
  }

  /// What only a grid can answer.
  private func checkNeedOfPower() {
    guard draft.power == nil else { return }
    let help = BilingualText(
      zh: "加一节 power:，例如只写 feeder_kv: 10", en: "add a section power:, such as one line feeder_kv: 10")
    for kind in draft.fleet
    where kind.ownPlugPolicy.needsGrid && reader.isRead("fleet.\(kind.id).own_plug_policy") {
      reader.complain(
        "E0667", path: "fleet.\(kind.id).own_plug_policy",
        zh: "\(kind.ownPlugPolicy.rawValue) 在变压器之下调度，需要 power 部分",
        en: "\(kind.ownPlugPolicy.rawValue) works behind transformers, which need the section power",
        help: help)
    }
    if draft.solarStorage != nil {
      reader.complain(
        "E0668", path: "solar_storage", zh: "光储充一体站需要 power 部分",
        en: "stations with modules and a battery need the section power", help: help)
    }
  }

  /// Whether the keys of a mapping were read without complaint, so that comparing them makes sense.
  func areRead(_ path: String, _ keys: String...) -> Bool {
    keys.allSatisfy { reader.isRead("\(path).\($0)") }
  }

  func areTypesRead(_ key: String) -> Bool {
    draft.charging.types.allSatisfy { reader.isRead("charging.charger_types.\($0.id).\(key)") }
  }

  private func checkSources() {
    for (index, entry) in draft.sources.enumerated() where !entry.key.isEmpty && reader.isRead(entry.key) {
      if !reader.attach(entry.key, grade: entry.grade, source: entry.source) {
        reader.complain(
          "E0601", path: "sources[\(index)].key", zh: "'\(entry.key)' 不是已给出的数值",
          en: "'\(entry.key)' is not the path of a value",
          help: NearestName.help(entry.key, among: nearPaths(entry.key)))
      }
    }
  }

  private func nearPaths(_ key: String) -> [String] {
    let paths = reader.assumptions.map(\.path)
    let head = key.prefix { $0 != "." }
    let near = paths.filter { $0.hasPrefix(head) }
    return near.isEmpty || near.count > 12 ? NearestName.to(key, among: paths).map { [$0] } ?? [] : near
  }

  private func checkLength() {
    let days = draft.run.settings.days + draft.run.settings.warmUpDays
    let most = EnergyBalance.mostDays(
      draft.fleet.map { $0.after(years: draft.run.yearsAhead, provisions: draft.provision) })
    // A fleet beyond memory is told already.
    guard days > most, draft.fleet.reduce(0, { $0 + $1.stock }) <= 50_000_000,
      areRead("run", "days", "warm_up_days"), reader.isRead("fleet")
    else { return }
    reader.complain(
      "E0621", path: "run.days", zh: "\(days) 天的电量超出账本：该车队至多模拟 \(most) 天，请分段模拟",
      en:
        "the books cannot hold the energy of \(days) days: at most \(most) with this fleet; simulate in parts"
    )
  }

  private func checkClimate() {
    guard !draft.climate.hourlyFile.isEmpty, reader.isGiven("climate.daily_mean_c"),
      areRead("climate", "daily_mean_c", "hourly_file")
    else { return }
    reader.complain(
      "E0622", path: "climate.daily_mean_c", zh: "climate.daily_mean_c 与 hourly_file 只能给出一个",
      en: "climate: daily_mean_c would be ignored beside hourly_file",
      help: .remove("daily_mean_c", "hourly_file"))
  }

  private func checkSiting() {
    let categories = draft.district.sites.categories
    for category in categories where category.capacityMin > category.capacityMax {
      let path = "district.sites.categories.\(category.id)"
      guard areRead(path, "capacity_min", "capacity_max") else { continue }
      reader.complain(
        "E0610", path: "\(path).capacity_max",
        zh: "\(path).capacity_max：须不小于 capacity_min（\(category.capacityMin)）",
        en: "\(path).capacity_max: must not be below capacity_min, \(category.capacityMin)")
    }
    for category in categories where category.opensHour == 24 && category.closesHour == 0 {
      let path = "district.sites.categories.\(category.id)"
      guard areRead(path, "opens_hour", "closes_hour") else { continue }
      reader.complain(
        "E0631", path: "\(path).closes_hour", zh: "\(path)：从 24 时到 0 时，站点从不开门",
        en: "\(path): from hour 24 to hour 0 stations here are never open",
        help: BilingualText(
          zh: "全天开放：opens_hour: 0，closes_hour: 24", en: "for always write opens_hour: 0 and closes_hour: 24"))
    }
    PlanFormChecks(plan: draft.siting, reader: reader).run()
    guard areRead("siting", "stations", "chargers", "smallest_station"), draft.siting.budgetCNY == 0 else {
      return
    }
    let siting = draft.siting
    let needed = siting.stations * siting.smallestStation
    if siting.chargers < needed {
      reader.complain(
        "E0611", path: "siting.chargers",
        zh: "\(siting.chargers) 台不够 \(siting.stations) 座各 \(siting.smallestStation) 台（需 \(needed)）",
        en:
          "\(siting.chargers) chargers cannot give \(siting.stations) stations \(siting.smallestStation) each (\(needed) needed)"
      )
    }
    guard draft.district.sites.list == nil, draft.district.sites.existing == nil, !categories.isEmpty,
      reader.isRead("district.sites")
    else { return }
    let candidates = categories.reduce(0) { $0 + $1.candidates }
    if siting.stations > candidates {
      reader.complain(
        "E0612", path: "siting.stations", zh: "要求 \(siting.stations) 座，但候选站址只有 \(candidates) 处",
        en: "\(siting.stations) stations are asked for, but there are only \(candidates) candidate sites")
    }
    let largest = categories.reduce(0) { $0 + $1.candidates * $1.capacityMax }
    if siting.chargers > largest {
      reader.complain(
        "E0613", path: "siting.chargers", zh: "要求 \(siting.chargers) 台，但全部候选站址至多容纳 \(largest) 台",
        en:
          "\(siting.chargers) chargers are asked for, but all candidate sites together hold at most \(largest)"
      )
    }
  }
}

extension BilingualText {
  /// What to do where two keys say the same thing.
  static func remove(_ one: String, _ other: String) -> BilingualText {
    BilingualText(zh: "删去 \(one) 或 \(other)", en: "remove \(one) or \(other)")
  }
}
