import DistrictModel

/// Stations and roadside units: what stands where, and what it did.
extension DataCatalogue {
  /// The register of charging stations as well.
  public static let stations = DataTable(
    name: "stations",
    title: BilingualText(
      zh: "充电站登记与运行结果（现状与规划）", en: "charging stations, existing and planned: register and results"),
    written: always,
    columns: [.text("id", "充电站编号", "the station")] + names("名称", "name")
      + names("场所类别", "kind of place", of: "category") + names("街道（镇）", "township", of: "township")
      + placeColumns + [
        .flag("existing", "现状已有", "stands today"),
        .flag("synthetic", "由规则与种子生成的站址，并非真实地点", "a place made from a rule and a seed, not a real one"),
        .count("capacity", "台", "可容纳桩数", "chargers the site can hold"),
        .count("chargers", "台", "充电桩数（台）", "chargers"),
        .perChargerType("chargers_", "充电桩数", "chargers of a type"),
        .count("connectors", "把", "充电枪数（把）", "connectors"),
        .number("power_kw", "kW", "额定功率", "rated power"),
        .number("sessions_per_day", "1/d", "日均充电次数", "sessions a day"),
        .number("energy_kwh_per_day", "kWh/d", "日均电网侧电量", "energy drawn from the grid a day"),
        .number("occupancy_share", "1", "枪被占用的时间占比", "share of connector time taken"),
        .number("charging_share", "1", "枪有功率输出的时间占比", "share of connector time with power"),
        .number("power_share", "1", "额定功率利用率", "share of rated power used"),
        .number("mean_wait_min", "min", "平均等待", "mean wait of the served"),
        .number("left_per_day", "1/d", "日均未服务离开次数", "arrivals a day that left unserved"),
        replicationColumn,
        .count(
          "opens_year", "年", "投运年份；现状或不分期时为空",
          "year it opens in; empty where it stands or the plan has no stages"),
        .text(
          "operator", "运营商代号：清单所列，否则按份额抽取",
          "id of its operator: as listed, else drawn by the operators' shares"),
      ],
    key: ["id"])

  public static let swapStations = DataTable(
    name: "swap_stations",
    title: BilingualText(zh: "换电站登记与运行结果", en: "swap stations: register and results"),
    written: BilingualText(zh: "有换电站运行时", en: "where swap stations are operated"),
    columns: [.text("id", "换电站编号", "the station")] + names("名称", "name")
      + names("站型", "kind of station", of: "kind") + names("街道（镇）", "township", of: "township") + placeColumns
      + [
        .flag("synthetic", "由规则与种子生成的站址", "a place made from a rule and a seed"),
        .number("swaps_per_day", "1/d", "日均换电次数", "swaps a day"),
        .number("mean_wait_min", "min", "平均等待", "mean wait of the served"),
        .number(
          "wait_30_min_share", "1", "等待达半小时的占比（含等满半小时后放弃者）",
          "share that waited half an hour, those who gave up after that included"),
        .number("lost_share", "1", "到站后未换电的占比", "share of those who came that got no pack"),
        .number("peak_kw", "kW", "最大瞬时电网功率（全部重复）", "highest power from the grid, of all replications"),
        .number("grid_kwh_per_day", "kWh/d", "日均净用电量", "grid energy a day, what was fed back taken off"),
        .number("fed_kwh_per_day", "kWh/d", "日均反送电量", "energy a day fed to the grid"),
        .number("income_cny_per_day", "CNY/d", "日均用户付费", "what drivers pay a day"),
        .number("energy_cny_per_day", "CNY/d", "日均净购电支出", "energy bought a day less what was sold"),
        .number("wear_cny_per_day", "CNY/d", "日均电池损耗", "wear of the packs a day"), replicationColumn,
        .count("opens_year", "年", "投运年份；不分期时为空", "year it opens in; empty where the plan has no stages"),
      ],
    key: ["id"])

  public static let hydrogenStations = DataTable(
    name: "hydrogen_stations",
    title: BilingualText(
      zh: "加氢（甲醇、氨）站登记与运行结果", en: "stations of hydrogen, methanol and ammonia: register and results"),
    written: BilingualText(zh: "有加氢站仿真时", en: "where such stations are simulated"),
    columns: [.text("id", "站编号", "the station")] + names("名称", "name")
      + names("站型", "kind of station", of: "kind")
      + [.text("fuel", "燃料", "hydrogen, methanol or ammonia")] + placeColumns + [
        .flag("synthetic", "由规则与种子生成的站址", "a place made from a rule and a seed"),
        .number("vehicles_per_day", "1/d", "日均加注车次", "vehicles filled a day"),
        .number("kg_per_day", "kg/d", "日均加注量", "fuel sold a day"),
        .number(
          "possible_kg_per_day", "kg/d", "日可供量（加氢机、压缩机、供应取小）",
          "what dispensers, compressors and deliveries could do in a day"),
        .text("limit", "可供量受何限制", "which of them binds"),
        .number("unserved_kg", "kg", "记录日内未满足量", "wanted and not got over the recorded days"),
        .number("turned_away", "1", "记录日内被拒车次", "arrivals sent away over the recorded days"),
        .number("mean_wait_min", "min", "平均等待（仿真）", "mean wait, simulated"),
        .number(
          "formula_wait_min", "min", "平均等待（公式）；过载时为空",
          "mean wait by formula; empty where an hour is overloaded"),
        .number("wait_over_30_min_share", "1", "等待超过 30 分钟的占比", "share that waited over half an hour"),
        .number("kwh_per_kg", "kWh/kg", "每千克用电", "electricity per kilogram at the meter"),
        .number("compression_kwh_per_kg", "kWh/kg", "其中压缩用电", "of that, compression"),
        .number("peak_kw", "kW", "最大负荷（15 分钟平均）", "highest mean load of a quarter hour"),
        .number("deliveries", "1", "记录日内到货次数", "deliveries over the recorded days"),
        .number("late_deliveries", "1", "其中迟到次数", "of those, late ones"),
        .number("returned_kg", "kg", "随空车返回量", "went back in empty trailers"),
        .number("vented_kg", "kg", "放空与蒸发量", "vented or boiled off"),
        .number("closed_hours", "h", "停业时长", "hours closed"),
        .number("no_compressor_hours", "h", "无压缩机可用时长", "hours without a compressor"),
        .number("longest_stock_out_hours", "h", "最长断供时长", "longest time without anything to sell"),
        .number("cny_per_kg", "CNY/kg", "平准化成本；无销量时为空", "levelised cost; empty where nothing was sold"),
        .count("days", "d", "记录日数", "recorded days"),
      ],
    key: ["id"])

  public static let roadsideUnits = DataTable(
    name: "roadside_units",
    title: BilingualText(zh: "路侧单元登记", en: "register of roadside units"),
    written: BilingualText(zh: "情景有 roadside 时", en: "where the scenario has roadside units"),
    columns: [.text("id", "路侧单元编号", "the unit")] + placeColumns + [
      .flag("at_junction", "位于路口", "stands at a junction"),
      .flag("shared", "与充换电站共杆、共电、共光纤", "shares pole, power and fibre with a station"),
      .flag("synthetic_roads", "道路由规则生成", "the roads are synthetic"),
    ],
    key: ["id"])
}
