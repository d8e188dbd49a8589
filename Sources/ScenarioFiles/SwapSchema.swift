import DistrictModel
import SwapStations

/// The keys of `swap`: where given, the plan's swap stations are operated.
enum SwapSchema {
  /// Words about a key whose default, grade and source stand in ``SwapDefault``.
  private static func about(
    _ zh: String, _ en: String, unit: String = "", _ key: String,
    own: String = "engineering judgement; no source"
  ) -> About {
    let known = SwapDefault.named(key)
    let source = known?.source.en ?? ""
    return About(zh, en, unit: unit, known?.grade ?? .assumed, from: source.isEmpty ? own : source)
  }

  static var fields: [Field<SwapNetwork>] {
    let root = SwapNetwork()
    return [
      .list(
        "pack_types", \.packTypes, packType, empty: PackType(), atLeast: 1,
        About("电池类型", "kinds of pack").required, id: \.id),
      .list(
        "station_kinds", \.kinds, kind, empty: SwapStationKind(), atLeast: 1,
        About("换电站类型", "kinds of swap station").required, id: \.id),
      .word(
        "policy", \.policy, among: RackPolicyCatalogue.all.map { type(of: $0).name },
        About("电池充电策略", "what racks do with their packs", from: "the simplest one"), in: root),
      .number(
        "patience_min", \.rules.patienceMin, 0...600,
        about("排队耐心", "patience in the line", unit: "min", "patience_min"), in: root),
      .integer(
        "attempts", \.rules.attempts, 1...8, about("每次需求尝试站数", "stations tried for one need", "attempts"),
        in: root),
      .number(
        "farthest_min", \.rules.farthestMin, 1...600,
        About(
          "比较的最远行驶时间；更远时只去最近的站", "farthest drive compared; beyond it only the nearest station is left",
          unit: "min",
          from: "engineering judgement; no source"),
        in: root),
      .boardPeriod(\.rules.boardPeriodMin, in: root),
      .advisedStations(\.rules.advisedStations, in: root),
      .number(
        "floor_risk", \.rules.floorRisk, 1e-6...0.5,
        about("满电电池下限的风险", "accepted chance that the stock of full packs does not last", "floor_risk"),
        in: root),
      .number(
        "service_fee_cny_per_kwh", \.rules.serviceFeeCNYPerKWh, 0...100,
        about("换电服务费", "service fee", unit: "CNY/kWh", "service_fee_cny_kwh"), in: root),
    ]
  }

  private static var packType: [Field<PackType>] {
    let root = PackType()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .number(
        "capacity_kwh", \.capacityKWh, 1...2000, about("可用电量", "usable energy", unit: "kWh", "pack_kwh"),
        in: root),
      .number(
        "power_kw", \.powerKW, 1...5000,
        about("拐点前最大充电功率", "most power it takes below the knee", unit: "kW", "charger_kw"), in: root),
      .number(
        "knee_share", \.kneeShare, 0...1, about("拐点荷电状态", "state of charge of the knee", "knee_share"),
        in: root),
      .number(
        "power_at_full_share", \.powerAtFullShare, 0...1,
        about("充满时功率比例", "power at full as a share of it", "power_at_full_share"), in: root),
      .number(
        "cost_cny_per_kwh", \.costCNYPerKWh, 0...100_000,
        about("电池单价", "price of the pack", unit: "CNY/kWh", "cost_cny_kwh"), in: root),
      .number(
        "cycle_life", \.cycleLife, 1...1_000_000,
        about("循环寿命", "full cycles until 80 % of its capacity", "cycle_life"), in: root),
    ]
  }

  private static var stock: [Field<PackStock>] {
    let root = PackStock()
    return [
      .text("pack", \.pack, About("电池类型代号", "word of the pack type").required, shape: .identifier),
      .integer("packs", \.packs, 0...10_000, About("电池数", "packs", unit: "packs").required, in: root),
    ]
  }

  private static var kind: [Field<SwapStationKind>] {
    let root = SwapStationKind()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .number("share", \.share, 0...1, About("站数占比", "share of the swap stations").required, in: root),
      .list(
        "stock", \.stock, stock, empty: PackStock(), atLeast: 1,
        About("自有电池", "packs the station owns").required),
      .integer(
        "chargers", \.design.chargers, 1...10_000, about("充电位数", "chargers of the rack", "chargers"), in: root
      ),
      .number(
        "charger_kw", \.design.chargerKW, 1...5000,
        about("单个充电位功率", "most power of a charger at the pack", unit: "kW", "charger_kw"), in: root),
      .integer("bays", \.design.bays, 1...1000, about("换电工位数", "bays", "bays"), in: root),
      .integer(
        "places", \.design.places, 1...10_000,
        about("场地容纳车辆数", "vehicles on site at most", unit: "vehicles", "places"), in: root),
      .number(
        "swap_seconds", \.design.swapSeconds, 1...36_000,
        about(
          "换电节拍：驶入、识别、换电、支付", "from one vehicle to the next: positioning, identification, swap, payment",
          unit: "s", "swap_seconds"), in: root),
      .number(
        "success_share", \.design.successShare, 0.01...1,
        about("换电成功率", "swaps that succeed at once", "success_share"),
        in: root),
      .number(
        "repair_min", \.design.repairMinutes, 0...1440,
        about("失败后处理时间", "time a failed swap holds the bay", unit: "min", "repair_minutes"), in: root),
      .number(
        "target_share", \.design.targetShare, 0.01...1,
        about("满电标准（荷电状态）", "state of charge at which a pack counts as full", "target_share"), in: root),
      .number(
        "transformer_kva", \.design.transformerKVA, 1...1_000_000,
        about("站用变压器", "transformer of the station", unit: "kVA", "transformer_kva"), in: root),
      .number(
        "base_kw", \.design.baseKW, 0...100_000, about("站内基础负荷", "base load", unit: "kW", "base_kw"), in: root
      ),
      .number(
        "discharge_kw", \.design.dischargeKW, 0...5000,
        about(
          "单个充电位放电功率，0 为不能放电", "power a charger gives back; 0 where it cannot", unit: "kW", "none",
          own: "none unless the scenario says so"),
        in: root),
      .number(
        "capex_cny", \.design.capexCNY, 0...1e10,
        about("建站投资（不含电池）", "investment without packs", unit: "CNY", "capex_truck_cny"), in: root),
    ]
  }
}
