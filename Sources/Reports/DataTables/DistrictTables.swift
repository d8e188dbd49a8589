import DistrictModel

/// Fleets, cells, townships and the figures by replication.
extension DataCatalogue {
  /// The register of fleets as well.
  public static let classes = DataTable(
    name: "classes",
    title: BilingualText(zh: "车队（车型类别）登记与用能", en: "fleets by vehicle class: register and energy"),
    written: always,
    columns: [.text("id", "车型类别代号", "the vehicle class")] + names("名称", "name") + [
      .count("vehicles", "辆", "保有量", "vehicles"),
      .number("driven_kwh_per_vehicle_day", "kWh/d", "车日均行驶耗能", "energy driven per vehicle and day"),
      .number(
        "public_kwh_per_vehicle_day", "kWh/d", "车日均公共补能", "energy from public stations per vehicle and day"),
      .number("public_energy_share", "1", "公共补能占比", "share of its energy from public stations"),
      .number("sessions_per_vehicle_day", "1/d", "车日均公共补能次数", "public sessions per vehicle and day"),
      .number("driving_foregone_share", "1", "因缺电未能行驶的占比", "share of driving foregone for lack of energy"),
      .text("energy", "能源", "electricity, hydrogen, methanol or ammonia"),
      .number(
        "capacity_kwh", "kWh", "平均电池容量；燃料按低热值折算", "mean battery; of fuels the tank at lower heating value"),
      .number("consumption_kwh_per_km", "kWh/km", "单位里程能耗", "consumption"),
      .number("daily_km", "km/d", "日均行驶里程", "mean distance a day"),
      .text(
        "home_base", "驻地：residents 居民区，border 区外，stations 站点",
        "residents, border (outside the district) or stations"),
      .number("own_plug_share", "1", "有自有桩的占比", "share with a plug of its own"),
      .number("own_plug_kw", "kW", "自有桩功率", "power of that plug"),
      .flag("own_plugs_are_dedicated", "自有桩属专用场站（否则为个人）", "these plugs are a depot's, not households'"),
      .text("swap_pack", "可换电池型号；不换电为空", "pack type it swaps; empty where it swaps none"),
    ],
    key: ["id"])

  public static let cells = DataTable(
    name: "cells",
    title: BilingualText(zh: "网格：人口、需求与服务", en: "grid cells: residents, demand and service"),
    written: always,
    columns: [
      .count("cell", "网格编号", "the cell"), .count("column", "列（自西）", "column, from the west"),
      .count("row", "行（自南）", "row, from the south"),
    ] + placeColumns + [.number("inside_share", "1", "区内面积占比", "share of its area inside the outline")]
      + names("街道（镇）", "township", of: "township") + [
        .count("residents", "人", "常住人口", "residents"),
        .number("expected_kwh_per_day", "kWh/d", "预期公共充电需求", "expected public energy"),
        .number("distance_m", "m", "至最近充电站直线距离", "straight distance to the nearest charging station"),
        .number("needs_per_day", "1/d", "日均补能需求次数", "needs a day that arise here"),
        .number("unserved_per_day", "1/d", "其中未获服务", "of those, left unserved"), replicationColumn,
      ],
    key: ["cell"])

  public static let townships = DataTable(
    name: "townships",
    title: BilingualText(zh: "街道（镇）目标分解与排序", en: "promises by township and year, and the townships' order"),
    written: BilingualText(zh: "评价街道时", en: "where townships are judged"),
    columns: [.text("township", "街道代码", "code of the township")] + names("名称", "name") + [
      .text("target", "目标代号", "the target"), .count("year", "年", "年份", "year"),
      .number("allocated", "1", "分解量", "allocated"), .number("planned", "1", "规划量", "planned to stand"),
      .number("standing", "1", "年末建成量（均值）", "standing at the end of the year, mean"),
      .number("score", "1", "得分", "score"), .count("place", "名次", "place, 1 is best"),
      .count("place_low", "名次 95 % 区间下限", "best place of the 95 % interval"),
      .count("place_high", "名次 95 % 区间上限", "worst place of the 95 % interval"),
      .number("residents_covered_share", "1", "人口覆盖率", "share of residents covered"),
      .number("needs_served_share", "1", "需求满足率", "share of needs served"),
    ])

  public static let replications = DataTable(
    name: "replications",
    title: BilingualText(zh: "各次重复的指标与目标", en: "indicators and targets by replication"),
    written: always,
    columns: [
      .text("kind", "indicator 指标或 target 目标", "indicator or target"), .text("id", "代号", "its id"),
      .count("replication", "重复序号，自 0 起", "replication, from 0"),
      .number("value", "", "数值，单位见指标", "value, in the unit of the indicator"),
    ],
    key: ["kind", "id", "replication"])

  public static let roadsideZones = DataTable(
    name: "roadside_zones",
    title: BilingualText(zh: "车联网片区与走廊", en: "zones and corridors of roadside units"),
    written: BilingualText(zh: "情景有 roadside.zones 时", en: "where the scenario has `roadside.zones`"),
    columns: [.text("id", "代号", "its id")] + names("名称", "name")
      + [
        .text("kind", "area 片区或 corridor 走廊", "area or corridor"),
        .number("road_km", "km", "需覆盖的路长", "roads that are to be covered"),
        .number("covered_share", "1", "其中已覆盖（按路长）", "share of their length that is covered"),
        .number("covered_traffic_share", "1", "其中已覆盖（按交通量）", "share of their traffic that is covered"),
        .number("all_road_km", "km", "全部路长", "all roads"),
        .number("all_covered_share", "1", "全部道路覆盖率", "share of all roads that is covered"),
        .number("primary_km", "km", "主干路长", "primary roads"),
        .number("primary_covered_share", "1", "主干路覆盖率", "share of primary roads that is covered"),
        .count("units", "路侧单元数", "roadside units in it"),
        .count("units_wanted", "要求的路侧单元数，0 为不作要求", "units that must stand in it; 0 for any number"),
        .count("junctions", "路口数", "junctions"),
        .count("junctions_with_unit", "设有路侧单元的路口", "junctions with a unit"),
        .count("junctions_covered", "已覆盖的路口", "junctions that are covered"),
        .number("longest_gap_m", "m", "最长覆盖空档", "longest gap of coverage"),
        .number("longest_gap_s", "s", "最长空档的行驶时间", "time to drive it"),
        .number("mean_age_s", "s", "平均信息滞后（按路长）", "mean age of what is heard, by length"),
        .number("mean_age_of_drivers_s", "s", "平均信息滞后（按驾驶员）", "mean age of what is heard, by drivers"),
        .flag("synthetic_roads", "道路是否为合成", "whether the roads are synthetic"),
      ],
    key: ["id"])

  public static let guidance = DataTable(
    name: "guidance",
    title: BilingualText(
      zh: "信息引导：知情率、信息滞后与等待", en: "waits against informed share and age of the boards"),
    written: BilingualText(zh: "研究引导时", en: "where guidance is studied"),
    columns: [
      .text("service", "补能类别", "charging, swap or hydrogen"),
      .number("service_min", "min", "平均服务时长", "mean time of service"),
      .number("informed_share", "1", "知情驾驶员占比", "share of informed drivers"),
      .number("age_min", "min", "信息平均滞后", "mean age of the boards"),
      .number("mean_wait_min", "min", "平均等待", "mean wait of the served"),
      .number("mean_wait_low_min", "min", "95 % 区间下限", "low end of its 95 % interval"),
      .number("mean_wait_high_min", "min", "95 % 区间上限", "high end of its 95 % interval"),
      .number("change_min", "min", "较无人知情的变化", "difference from nobody informed"),
      .number("change_low_min", "min", "95 % 区间下限", "low end of its 95 % interval"),
      .number("change_high_min", "min", "95 % 区间上限", "high end of its 95 % interval"),
      .number("not_served_share", "1", "未获服务占比", "share of needs not served"), replicationColumn,
    ])

  public static let futures = DataTable(
    name: "futures",
    title: BilingualText(zh: "不确定情景：输入与结果", en: "futures: their inputs and what came of them"),
    written: BilingualText(zh: "有不确定的数时", en: "where numbers are uncertain"),
    columns: [
      .count("future", "情景序号", "number of the future"),
      .text(
        "kind", "input 输入、probability 达标概率、attained 达到值、answer 结果",
        "input, probability or attained of a target, or answer"),
      .text("name", "键路径、目标或指标代号", "path of the key, or id of the target or indicator"),
      .number("value", "", "数值", "value, in the unit of its key, target or indicator"),
    ])

  public static let inputs = DataTable(
    name: "inputs",
    title: BilingualText(zh: "全部输入及其来源", en: "every input and where it is from"),
    written: always,
    columns: [
      .text("path", "情景键路径", "path of the key in the scenario"), .text("value", "取值", "value"),
      .text("unit", "单位", "unit"),
      .text("origin", "来历：情景、缺省或命令行", "scenario, default or command line"),
      .text("grade", "可信度等级", "how well it is known"), .text("source", "来源", "source"),
    ],
    key: ["path"])
}
