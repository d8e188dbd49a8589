import DistrictModel

/// The data-centre files: sessions and load of the first replication.
extension DataCatalogue {
  private static let clockColumns: [DataColumn] = [
    .count("day", "记录日，1 为首日；此前为 0 及以下", "recorded day, 1 is the first; earlier days are 0 and below"),
    .count("weekday", "星期，1 为星期一", "day of the week, 1 is Monday"),
    .text("clock", "当地时刻 时:分:秒", "local time of day, HH:MM:SS"),
  ]

  public static let sessions = DataTable(
    name: "sessions",
    title: BilingualText(
      zh: "补能记录（充电、换电、加注），首次重复，按结束先后",
      en: "session log of the first replication: charging, swaps and fills, by their ends"),
    written: withRecords,
    columns: [
      .count("session_id", "记录序号", "the session"),
      .text("service", "补能类别", "charging, swap, hydrogen, methanol or ammonia"),
      .count("vehicle_id", "车辆序号", "the vehicle"), .text("vehicle_class", "车型类别代号", "id of its class"),
      .count("cell", "需求所在网格", "cell where the need arose"),
      .text(
        "station_id", "站编号；未服务时为最后驶往的站", "station that served it, else the last it drove to"),
      .text("equipment", "桩型或电池型号", "charger type or pack type"),
      .text("operator", "充电站运营商代号", "operator of the charging station"),
      .count("attempts", "驶往的站数", "stations driven to"),
    ] + clockColumns + [
      .number("need_s", "s", "需求产生时刻（自首个记录日零时，秒）", "need arises, seconds from the first recorded midnight"),
      .number("arrival_s", "s", "到站时刻", "arrival at the station"),
      .number("plug_in_s", "s", "插枪、进位时刻", "at the connector, in the bay or at the dispenser"),
      .number("power_end_s", "s", "充电停止时刻", "the last energy flowed"),
      .number("end_s", "s", "离开或放弃时刻", "left or gave up"),
      .number("wait_min", "min", "到站至插枪的等待", "from arrival to plug-in"),
      .number(
        "wanted_kwh", "kWh", "需要的电量（电池侧；燃料按低热值）", "wanted, at the battery; of fuels at lower heating value"),
      .number("energy_kwh", "kWh", "充入的电量（电池侧；燃料按低热值）", "got, at the battery; likewise"),
      .number("grid_kwh", "kWh", "充电取自电网的电量", "of charging, drawn from the grid"),
      .number(
        "recorded_grid_kwh", "kWh", "其中落在记录日内；按站求和即该站电量",
        "of that within the recorded days; sums to the station's energy"),
      .number("fuel_kg", "kg", "加注质量", "of fills, mass"),
      .number(
        "peak_kw", "kW", "最大电网侧功率；功率与他车共享时为空", "the most it drew from the grid; empty where power was shared"),
      .number(
        "amount_cny", "CNY", "应付金额：电费、服务费与占位费，按整次计", "energy, service and idle fee, of the whole session"),
      .number("idle_fee_cny", "CNY", "其中占位费", "of that, the fee for staying after the charge"),
      .text(
        "ending", "served 已服务，no_station 无站可去，balked 见排队离开，lost_patience 排队放弃，unfinished 期末未完",
        "served, no_station, balked (left at once), lost_patience (gave up waiting), unfinished (the run ended)"
      ),
    ],
    key: ["session_id"], isLog: true)

  public static let load = DataTable(
    name: "load",
    title: BilingualText(
      zh: "各站 15 分钟负荷与用枪，首次重复", en: "15-minute load and connectors by station, first replication"),
    written: withRecords,
    columns: [
      .text("service", "站类：charging、swap、hydrogen", "charging, swap or hydrogen (and the pilot fuels)"),
      .text("station_id", "站编号", "the station"),
      .count("start_s", "s", "时段起点（自首个记录日零时，秒）", "begins, seconds from the first recorded midnight"),
      .text("clock", "当地时刻", "local time of day"),
      .number(
        "load_kw", "kW", "平均电网侧功率；有光储的站为桩的用电",
        "mean power from the grid; with sun and battery, of the chargers"),
      .number("occupied_connectors", "把", "平均被占用枪数", "connectors taken, mean"),
      .number(
        "available_connectors", "把", "平均可用枪数（不含长期占用与故障）",
        "connectors that work and are not held for good, mean"),
    ],
    key: ["service", "station_id", "start_s"], isLog: true)

  public static let districtLoad = DataTable(
    name: "district_load",
    title: BilingualText(zh: "全区 15 分钟负荷，首次重复", en: "15-minute load of the district, first replication"),
    written: withRecords,
    columns: [.count("start_s", "s", "时段起点（自首个记录日零时，秒）", "begins, seconds from the first recorded midnight")]
      + clockColumns + [
        .number("own_plug_kw", "kW", "自有桩", "own plugs"),
        .number("charging_kw", "kW", "公共充电站", "charging stations"),
        .number("swap_kw", "kW", "换电站", "swap stations"),
        .number("hydrogen_kw", "kW", "加氢（甲醇、氨）站用电", "stations of hydrogen and the pilot fuels"),
        .number("total_kw", "kW", "合计", "together"),
      ],
    key: ["start_s"], isLog: true)
}
