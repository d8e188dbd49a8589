public import DistrictModel

/// A default of swap stations with its range, how well it is known and where it comes from.
public struct SwapDefault: Hashable, Sendable {
  public let key: String
  public let value: Double
  public let unit: String
  /// The range it may lie in; `nil` where none is known.
  public let low: Double?
  public let high: Double?
  public let grade: Grade
  public let source: BilingualText

  private init(
    _ key: String, _ value: Double, _ unit: String = "-", _ low: Double? = nil, _ high: Double? = nil,
    _ grade: Grade, zh: String = "", en: String = ""
  ) {
    self.key = key
    self.value = value
    self.unit = unit
    self.low = low
    self.high = high
    self.grade = grade
    source = BilingualText(zh: zh, en: en)
  }
}

extension SwapDefault {
  /// Every default, at a glance; sources are pages read, and none is measured.
  public static let all: [SwapDefault] = [
    SwapDefault(
      "packs", 8, "-", 7, 8, .published, zh: "成渝干线重卡换电站 7 块，7+1 设计（zslijia.com 2023-02）",
      en: "Chengdu-Chongqing truck corridor 7 packs, design 7+1 (zslijia.com 2023-02)"),
    SwapDefault(
      "chargers", 7, "-", 7, 8, .published, zh: "成渝干线重卡换电站（zslijia.com 2023-02）",
      en: "Chengdu-Chongqing truck corridor (zslijia.com 2023-02)"),
    SwapDefault(
      "charger_kw", 350, "kW", 240, 400, .published, zh: "350 kWh 约 1 小时充满（zslijia.com 2023-02）",
      en: "350 kWh in an hour (zslijia.com 2023-02)"),
    SwapDefault("bays", 1, "-", 1, 2, .published, zh: "干线换电站单工位", en: "one bay of the corridor's stations"),
    SwapDefault("places", 40, "-", nil, nil, .assumed),
    SwapDefault(
      "swap_seconds", 300, "s", 180, 360, .published, zh: "干线 5 min；ICCT 3–6 min",
      en: "corridor 5 min; ICCT 3 to 6 min"),
    SwapDefault(
      "success_share", 0.99, "-", 0.98, 1, .published, zh: "干线换电站称成功率 99 %",
      en: "corridor station claims 99 % success"),
    SwapDefault("repair_minutes", 10, "min", 5, 30, .assumed),
    SwapDefault(
      "pack_kwh", 282, "kWh", 141, 350, .reported, zh: "ICCT（reglobal.org 2023）：141 或 282；干线 350",
      en: "ICCT through reglobal.org 2023: 141 or 282; corridor 350"),
    SwapDefault("arrival_share", 0.25, "-", 0.15, 0.4, .assumed),
    SwapDefault("target_share", 0.95, "-", 0.9, 1, .assumed),
    SwapDefault("knee_share", 0.8, "-", 0.75, 0.9, .assumed),
    SwapDefault("power_at_full_share", 0.1, "-", 0.05, 0.2, .assumed),
    SwapDefault(
      "charger_efficiency", 0.95, "-", 0.93, 0.98, .reported, zh: "蔚来三代最高 0.98（csevtech.com）",
      en: "NIO third generation up to 0.98 (csevtech.com)"),
    SwapDefault(
      "discharge_efficiency", 0.97, "-", 0.93, 1, .assumed, zh: "往返效率 0.92 除以充电效率 0.95",
      en: "round trip 0.92 over the charger's 0.95"),
    SwapDefault("auxiliary_kwh", 1.5, "kWh/swap", 0.5, 3, .assumed),
    SwapDefault("base_kw", 8, "kW", 3, 20, .assumed),
    SwapDefault("transformer_kva", 2500, "kVA", 1600, 3150, .assumed),
    SwapDefault("cost_cny_kwh", 600, "CNY/kWh", 450, 900, .assumed),
    SwapDefault("cycle_life", 4000, "-", 3000, 6000, .assumed),
    SwapDefault("cycle_depth_share", 0.8, "-", 0.6, 0.9, .assumed),
    SwapDefault("wear_per_rate", 0.2, "h", 0, 0.5, .assumed),
    SwapDefault(
      "discharge_kw", 62.5, "kW", 30, 80, .published, zh: "蔚来三代每块电池双向模块（csevtech.com）",
      en: "NIO third generation, bidirectional module per pack (csevtech.com)"),
    SwapDefault("discharge_depth_share", 0.6, "-", 0.3, 0.8, .assumed),
    SwapDefault("service_fee_cny_kwh", 0.5, "CNY/kWh", 0.3, 0.8, .assumed),
    SwapDefault("patience_min", 30, "min", 10, 60, .assumed),
    SwapDefault("attempts", 2, "-", 1, 3, .assumed),
    SwapDefault("floor_risk", 0.05, "-", 0.01, 0.1, .assumed, zh: "规划选择", en: "planning choice"),
    SwapDefault("mean_wait_min", 5, "min", 3, 10, .assumed, zh: "规划选择", en: "planning choice"),
    SwapDefault("capex_truck_cny", 4_500_000, "CNY", 3_000_000, 8_000_000, .assumed),
    SwapDefault("capex_nio_cny", 1_600_000, "CNY", 1_200_000, 3_000_000, .assumed),
    SwapDefault("capex_choco_cny", 2_500_000, "CNY", 1_500_000, 4_000_000, .assumed),
  ]

  /// The default of a key; `nil` where there is none.
  public static func named(_ key: String) -> SwapDefault? { all.first { $0.key == key } }
}
