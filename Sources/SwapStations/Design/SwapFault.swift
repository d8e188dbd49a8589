public import DistrictModel

/// Why a station cannot be: what was given, and what would do.
public enum SwapFault: Error, Hashable, Sendable {
  case notPositive(station: Int, String, Double)
  case outsideShare(station: Int, String, Double)
  case noBays(station: Int, Int)
  case noChargers(station: Int, Int)
  case fewerPacksThanBays(station: Int, packs: Int, bays: Int)
  case fewerPlacesThanBays(station: Int, places: Int, bays: Int)
  /// Counts of packs for other pack types than there are, or negative ones.
  case wrongStock(station: Int, types: Int, packs: [Int])
  case noTaper(packType: Int)
  case neverReachesTarget(station: Int, packType: Int, targetShare: Double)
  /// The base load takes all the transformer has.
  case noPower(station: Int, transformerKVA: Double, baseKW: Double)
  case wrongForecast(station: Int, values: Int)
  case wrongHeadroom(rows: Int, stations: Int)
  /// A station for every site of the plan.
  case wrongSites(sites: Int, stations: Int)
  case wrongClasses(given: Int, classes: Int)
  case unknownPack(fleet: Int, pack: Int, types: Int)
  /// A vehicle drives with the pack it is given: its battery and the pack must be alike.
  case wrongBattery(fleet: Int, batteryKWh: Double, packKWh: Double)

  public var message: BilingualText {
    switch self {
    case .notPositive(let station, let name, let value):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：\(name) 应为正数，现为 \(value)",
        en: "swap station \(station + 1): \(name) must be a positive number, not \(value)")
    case .outsideShare(let station, let name, let value):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：\(name) 应在 0 到 1 之间，现为 \(value)",
        en: "swap station \(station + 1): \(name) must lie between 0 and 1, not \(value)")
    case .noBays(let station, let bays):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：换电工位数为 \(bays)，至少为 1",
        en: "swap station \(station + 1): \(bays) bays, at least 1")
    case .noChargers(let station, let chargers):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：充电位数为 \(chargers)，至少为 1",
        en: "swap station \(station + 1): \(chargers) chargers, at least 1")
    case .fewerPacksThanBays(let station, let packs, let bays):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：电池 \(packs) 块少于换电工位 \(bays) 个；至少 \(bays) 块",
        en: "swap station \(station + 1): \(packs) packs for \(bays) bays; at least \(bays)")
    case .fewerPlacesThanBays(let station, let places, let bays):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：场地容纳 \(places) 辆，少于换电工位 \(bays) 个",
        en: "swap station \(station + 1): room for \(places) vehicles and \(bays) bays; at least \(bays)")
    case .wrongStock(let station, let types, let packs):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：电池数 \(packs) 应为 \(types) 个非负数，且不全为零",
        en:
          "swap station \(station + 1): packs \(packs) must be \(types) numbers, none negative, not all zero")
    case .noTaper(let type):
      BilingualText(
        zh: "第 \(type + 1) 种电池：容量与功率应为正，充满时功率不高于拐点前功率，拐点在 0 到 1 之间",
        en:
          "pack type \(type + 1): capacity and power must be positive, the power at full no more than below the knee, the knee between 0 and 1"
      )
    case .neverReachesTarget(let station, let type, let target):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：第 \(type + 1) 种电池的功率在荷电状态 \(target) 之前降为零，永远充不到目标",
        en:
          "swap station \(station + 1): the power of pack type \(type + 1) falls to zero before its target \(target): it is never full"
      )
    case .noPower(let station, let transformer, let base):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：变压器 \(transformer) kVA 全被基础负荷 \(base) kW 占用",
        en: "swap station \(station + 1): the base load of \(base) kW takes all of \(transformer) kVA")
    case .wrongForecast(let station, let values):
      BilingualText(
        zh: "第 \(station + 1) 座换电站：到达预测有 \(values) 个值，应为一周 168 个非负数",
        en:
          "swap station \(station + 1): a forecast of \(values) values, expected 168 for a week, none negative"
      )
    case .wrongHeadroom(let rows, let stations):
      BilingualText(
        zh: "电网余量有 \(rows) 行，换电站有 \(stations) 座", en: "headroom for \(rows) stations, there are \(stations)")
    case .wrongSites(let sites, let stations):
      BilingualText(
        zh: "规划有 \(sites) 座换电站，给出了 \(stations) 座的配置",
        en: "the plan has \(sites) swap stations, \(stations) are described")
    case .wrongClasses(let given, let classes):
      BilingualText(
        zh: "车辆类别有 \(classes) 个，给出了 \(given) 个的电池",
        en: "packs for \(given) vehicle classes, there are \(classes)")
    case .unknownPack(let fleet, let pack, let types):
      BilingualText(
        zh: "第 \(fleet + 1) 类车辆使用第 \(pack + 1) 种电池，只有 \(types) 种",
        en: "vehicle class \(fleet + 1) swaps pack type \(pack + 1) of \(types)")
    case .wrongBattery(let fleet, let battery, let pack):
      BilingualText(
        zh: "第 \(fleet + 1) 类车辆的电池为 \(battery) kWh，所换电池为 \(pack) kWh；两者应相同且无离散",
        en:
          "vehicle class \(fleet + 1) has a battery of \(battery) kWh and swaps packs of \(pack) kWh; both must be alike, without spread"
      )
    }
  }
}

/// All that is wrong, at once.
public struct SwapFaults: Error, Hashable, Sendable {
  public let all: [SwapFault]

  public init(all: [SwapFault]) { self.all = all }
}

extension SwapStationDesign {
  /// Everything that keeps the station from working; empty where nothing does.
  public func faults(station row: Int, packTypes: [PackType]) -> [SwapFault] {
    var faults: [SwapFault] = []
    for (name, value) in [
      ("charger_kw", chargerKW), ("charger_efficiency", chargerEfficiency),
      ("transformer_kva", transformerKVA),
      ("power_factor", powerFactor), ("discharge_efficiency", dischargeEfficiency),
    ] where !(value > 0) || value.isInfinite && name != "transformer_kva" && name != "charger_kw" {
      faults.append(.notPositive(station: row, name, value))
    }
    for (name, value) in [
      ("swap_seconds", swapSeconds), ("repair_minutes", repairMinutes),
      ("auxiliary_kwh", auxiliaryKWhPerSwap),
      ("base_kw", baseKW), ("discharge_kw", dischargeKW),
    ] where !(value >= 0 && value.isFinite) {
      faults.append(.notPositive(station: row, name, value))
    }
    for (name, value) in [("success_share", successShare), ("target_share", targetShare)]
    where !(value > 0 && value <= 1) {
      faults.append(.outsideShare(station: row, name, value))
    }
    if case .timed(let hours, _) = chargeLaw, !(hours > 0 && hours.isFinite) {
      faults.append(.notPositive(station: row, "charge_hours", hours))
    }
    if bays < 1 { faults.append(.noBays(station: row, bays)) }
    if chargers < 1 { faults.append(.noChargers(station: row, chargers)) }
    if packs.count != packTypes.count || packs.contains(where: { $0 < 0 || $0 > 100_000 }) || packCount == 0 {
      faults.append(.wrongStock(station: row, types: packTypes.count, packs: packs))
    } else {
      if packCount < bays { faults.append(.fewerPacksThanBays(station: row, packs: packCount, bays: bays)) }
      faults += curveFaults(row, packTypes)
    }
    if places < bays, bays > 0 {
      faults.append(.fewerPlacesThanBays(station: row, places: places, bays: bays))
    }
    if chargingLimitKW <= 0, transformerKVA > 0, powerFactor > 0 {
      faults.append(.noPower(station: row, transformerKVA: transformerKVA, baseKW: baseKW))
    }
    if !forecastPerHour.isEmpty,
      forecastPerHour.count != 168 || !forecastPerHour.allSatisfy({ $0 >= 0 && $0.isFinite })
    {
      faults.append(.wrongForecast(station: row, values: forecastPerHour.count))
    }
    return faults
  }

  private func curveFaults(_ row: Int, _ packTypes: [PackType]) -> [SwapFault] {
    guard case .curve = chargeLaw, chargerKW > 0, targetShare <= 1 else { return [] }
    return packTypes.indices.compactMap { type in
      guard packs[type] > 0, let charge = packTypes[type].charge(chargerKW: chargerKW) else { return nil }
      return charge.hours(from: 0, to: targetShare).isFinite
        ? nil : .neverReachesTarget(station: row, packType: type, targetShare: targetShare)
    }
  }
}
