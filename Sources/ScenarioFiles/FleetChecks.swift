import DistrictModel

/// Checks of vehicle classes, their driving, and the plugs that buildings bring them.
extension ScenarioChecks {
  func checkFleet() {
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
      if !usable, kind.fuel == .electricity, !draft.charging.types.isEmpty,
        areRead(path, "dc_limit_kw", "ac_limit_kw"),
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
    if let sum = Self.sumUnlessOne(kind.drivingBlocks.map(\.share)) {
      reader.complain(
        "E0617", path: "\(path).driving_blocks", zh: "\(path).driving_blocks：比例之和为 \(sum)，应为 1",
        en: "\(path).driving_blocks: the shares sum to \(sum), not to 1")
    }
    for key in ["driving_start_hour", "driving_end_hour"] where reader.isGiven("\(path).\(key)") {
      reader.complain(
        "E0629", path: "\(path).\(key)", zh: "\(path).\(key)：已有 driving_blocks，不起作用",
        en: "\(path).\(key): would be ignored beside driving_blocks", help: .remove(key, "driving_blocks"))
    }
  }

  func checkProvision() {
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
    checkPlugs()
  }

  /// More plugs than ten for every vehicle cannot be meant; the model uses one per vehicle.
  private func checkPlugs() {
    let years = draft.run.yearsAhead
    for kind in draft.fleet {
      let rules = draft.provision.filter { $0.serves == kind.id }
      guard areRead("fleet.\(kind.id)", "stock", "growth_per_year_share"), reader.isRead("run.years_ahead"),
        rules.allSatisfy({ reader.isRead("provision.\($0.id)") })
      else { continue }
      let plugs = rules.reduce(0) { $0 + $1.plugs(after: years) }
      let vehicles = kind.stock(after: years).rounded()
      guard plugs > 10 * max(1, vehicles),
        let most = rules.max(by: { $0.plugs(after: years) < $1.plugs(after: years) })
      else { continue }
      let (made, served) = (Numeral.text(plugs.rounded()), Numeral.text(vehicles))
      reader.complain(
        "E0630", path: "provision.\(most.id).spaces_per_year",
        zh:
          "provision.\(most.id).spaces_per_year：\(years) 年后 \(kind.id) 的 \(served) 辆车将有 \(made) 个自有桩；每车至多 10 个",
        en:
          "provision.\(most.id).spaces_per_year: \(made) plugs after \(years) \(years == 1 ? "year" : "years") for \(served) vehicles of \(kind.id); at most 10 for each are allowed"
      )
    }
  }
}
