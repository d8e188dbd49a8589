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
    checkTargets()
    checkFleet()
    checkLength()
    checkChargers()
    checkProvision()
    checkSiting()
  }

  /// Whether the keys of a mapping were read without complaint, so that comparing them makes sense.
  private func areRead(_ path: String, _ keys: String...) -> Bool {
    keys.allSatisfy { reader.isRead("\(path).\($0)") }
  }

  private func areTypesRead(_ key: String) -> Bool {
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

  private func checkTargets() {
    for target in draft.targets where !target.metric.isEmpty && !knownMetrics.contains(target.metric) {
      reader.complain(
        "E0602", path: "targets.\(target.id).metric", zh: "未知的指标 '\(target.metric)'",
        en: "unknown metric '\(target.metric)'",
        help: NearestName.help(target.metric, among: knownMetrics))
    }
  }

  private func checkFleet() {
    for kind in draft.fleet where !kind.id.isEmpty {
      let path = "fleet.\(kind.id)"
      if areRead(path, "driving_start_hour", "driving_end_hour"), kind.drivingStartHour >= kind.drivingEndHour
      {
        reader.complain(
          "E0603", path: "\(path).driving_end_hour",
          zh: "\(path).driving_end_hour：收车时刻须晚于出车时刻 \(Numeral.text(kind.drivingStartHour))",
          en:
            "\(path).driving_end_hour: driving must end after it begins at \(Numeral.text(kind.drivingStartHour))"
        )
      }
      if areRead(path, "surely_charges_below_km", "never_charges_above_km"),
        kind.surelyChargesBelowKm >= kind.neverChargesAboveKm
      {
        reader.complain(
          "E0604", path: "\(path).never_charges_above_km",
          zh:
            "\(path).never_charges_above_km：须大于 surely_charges_below_km（\(Numeral.text(kind.surelyChargesBelowKm))）",
          en:
            "\(path).never_charges_above_km: must be above surely_charges_below_km, \(Numeral.text(kind.surelyChargesBelowKm))"
        )
      }
      if areRead(path, "reserve_share", "early_target_share", "target_share"),
        kind.reserveShare >= kind.earlyTargetShare || kind.earlyTargetShare > kind.targetShare
      {
        reader.complain(
          "E0605", path: "\(path).target_share",
          zh: "\(path)：须满足 reserve_share < early_target_share ≤ target_share",
          en: "\(path): reserve_share < early_target_share ≤ target_share must hold",
          help: BilingualText(
            zh:
              "现为 \(Numeral.text(kind.reserveShare))、\(Numeral.text(kind.earlyTargetShare))、\(Numeral.text(kind.targetShare))",
            en:
              "they are \(Numeral.text(kind.reserveShare)), \(Numeral.text(kind.earlyTargetShare)) and \(Numeral.text(kind.targetShare))"
          ))
      }
      if areRead(path, "profile"), kind.profile.reduce(0, { $0 + $1.share }) > 1 + 1e-9 {
        reader.complain(
          "E0606", path: "\(path).profile", zh: "\(path).profile：各峰比例之和超过 1",
          en: "\(path).profile: the shares of the bumps sum to more than 1")
      }
      for (key, bumps) in [("weekend_profile", kind.weekendProfile)]
      where areRead(path, key) && bumps.reduce(0, { $0 + $1.share }) > 1 + 1e-9 {
        reader.complain(
          "E0606", path: "\(path).\(key)", zh: "\(path).\(key)：各峰比例之和超过 1",
          en: "\(path).\(key): the shares of the bumps sum to more than 1")
      }
      checkBlocks(kind, path)
      if areRead(path, "at_home_share", "at_work_share"), kind.atHomeShare + kind.atWorkShare > 1 + 1e-9 {
        reader.complain(
          "E0616", path: "\(path).at_work_share", zh: "\(path)：at_home_share 与 at_work_share 之和超过 1",
          en: "\(path): at_home_share and at_work_share sum to more than 1")
      }
      let usable = draft.charging.types.contains { kind.limitKW(at: $0) > 0 }
      if !usable, !draft.charging.types.isEmpty, areRead(path, "dc_limit_kw", "ac_limit_kw"),
        areTypesRead("current")
      {
        let types = draft.charging.types.map { "\($0.id) (\($0.usedStandard.rawValue))" }
        reader.complain(
          "E0607", path: "\(path).dc_limit_kw", zh: "\(path)：该车型没有可用的充电桩类型",
          en: "\(path): this class can use none of the charger types",
          help: BilingualText(
            zh: "现有类型：\(types.joined(separator: "、"))", en: "there are: \(types.joined(separator: ", "))"))
      }
    }
    let years = draft.run.yearsAhead
    let total = Int(min(1e15, draft.fleet.reduce(0.0) { $0 + $1.stock(after: years) }.rounded()))
    if total > 50_000_000 {
      // A vehicle row, and the plan of a day for those with a need.
      let gigabytes = Numeral.text((Double(total * 48) / 1e8).rounded() / 10)
      reader.complain(
        "E0608", path: "fleet", zh: "车辆共 \(total) 辆，每次模拟约需 \(gigabytes) GB 内存；上限 50000000 辆（2.4 GB）",
        en:
          "\(total) vehicles need about \(gigabytes) GB for each run at a time; at most 50000000 (2.4 GB) are allowed"
      )
    }
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

  private func checkBlocks(_ kind: VehicleClass, _ path: String) {
    guard areRead(path, "driving_blocks"), !kind.drivingBlocks.isEmpty else { return }
    for (index, block) in kind.drivingBlocks.enumerated() where block.endHour <= block.startHour {
      reader.complain(
        "E0603", path: "\(path).driving_blocks[\(index)].end_hour",
        zh: "\(path).driving_blocks：须晚于开始时刻 \(Numeral.text(block.startHour))；跨午夜的班次请分成两段",
        en:
          "\(path).driving_blocks: must be after its start at \(Numeral.text(block.startHour)); split a shift at midnight"
      )
    }
    if kind.drivingBlocks.reduce(0, { $0 + $1.share }) <= 0 {
      reader.complain(
        "E0617", path: "\(path).driving_blocks", zh: "\(path).driving_blocks：比例之和为零",
        en: "\(path).driving_blocks: the shares sum to zero")
    }
  }

  private func checkProvision() {
    let classes = draft.fleet.map(\.id)
    for rule in draft.provision {
      let path = "provision.\(rule.id)"
      if !rule.serves.isEmpty, areRead(path, "serves"), !classes.contains(rule.serves) {
        reader.complain(
          "E0614", path: "\(path).serves", zh: "未知的车型 '\(rule.serves)'", en: "unknown class '\(rule.serves)'",
          help: NearestName.help(rule.serves, among: classes))
      }
      if areRead(path, "built_share", "reserved_share"), rule.builtShare + rule.reservedShare > 1 + 1e-9 {
        reader.complain(
          "E0615", path: "\(path).reserved_share", zh: "\(path)：建成与预留比例之和超过 1",
          en: "\(path): built and reserved shares sum to more than 1")
      }
    }
    if draft.charging.types.count > 64 {
      reader.complain(
        "E0620", path: "charging.charger_types", zh: "充电桩类型至多 64 种",
        en: "at most 64 charger types are allowed")
    }
    if draft.charging.operators.count > 250 {
      reader.complain(
        "E0618", path: "charging.operators", zh: "运营商至多 250 家", en: "at most 250 operators are allowed")
    } else if !draft.charging.operators.isEmpty, draft.charging.operators.reduce(0, { $0 + $1.share }) <= 0 {
      reader.complain(
        "E0619", path: "charging.operators", zh: "运营商占比之和为零", en: "the operators' shares sum to zero")
    }
  }

  /// A connector that breaks every minute would have the run do nothing else.
  private func checkOutages() {
    for type in draft.charging.types where type.availabilityShare < 1 && !type.id.isEmpty {
      let path = "charging.charger_types.\(type.id)"
      let hours = type.repairHours * type.availabilityShare / (1 - type.availabilityShare)
      guard hours < 1, areRead(path, "availability_share", "repair_hours") else { continue }
      let minutes = Numeral.text((hours * 600).rounded() / 10)
      reader.complain(
        "E0642", path: "\(path).availability_share",
        zh: "\(path)：按此可用率和修复时间，平均每 \(minutes) 分钟故障一次，须不少于 60 分钟",
        en:
          "\(path): with this availability and repair a connector fails every \(minutes) min on average; at least 60 are expected",
        help: BilingualText(zh: "提高可用率或修复时间", en: "raise the availability or the time to repair"))
    }
  }

  private func checkChargers() {
    checkOutages()
    let shares = draft.charging.types.reduce(0) { $0 + $1.share }
    if !draft.charging.types.isEmpty, areTypesRead("share"), abs(shares - 1) > 1e-6 {
      let sum = Numeral.text((shares * 1e6).rounded() / 1e6)
      reader.complain(
        "E0609", path: "charging.charger_types", zh: "各类型占比之和为 \(sum)，应为 1",
        en: "the shares of the charger types sum to \(sum), not to 1")
    }
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
    guard areRead("siting", "stations", "chargers", "smallest_station") else { return }
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
    guard draft.district.sites.list == nil, draft.district.sites.existing == nil, !categories.isEmpty else {
      return
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
