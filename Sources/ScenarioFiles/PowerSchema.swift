import DistrictModel
import PowerNetwork

/// The keys of `power`: where given, a synthetic grid stands behind the district and limits its stations.
enum PowerSchema {
  private static let judgement = "engineering judgement; no source"

  static var fields: [Field<GridParameters>] {
    let root = GridParameters()
    return [
      .number(
        "feeder_mva", \.feederMVA, 0.1...1000,
        About(
          "每回馈线容量", "what a feeder may carry", unit: "MVA",
          from: "cable of 3 × 300 mm² at 10 kV; not verified"),
        in: root),
      .number(
        "feeder_kv", \.feederKV, 0.4...110,
        About("馈线电压", "voltage of the feeders", unit: "kV", from: "usual medium voltage of Chinese cities"),
        in: root),
      .number(
        "feeder_fill_share", \.feederFillShare, 0.05...1,
        About("馈线规划负载率（不含充电）", "share of a feeder that the base load takes at its peak", from: judgement),
        in: root),
      .integer(
        "feeders_per_substation", \.feedersPerSubstation, 1...1000,
        About("每座变电站馈线数", "feeders that leave a substation", unit: "feeders", from: judgement), in: root),
      .number(
        "power_factor", \.powerFactor, 0.5...1, About("功率因数", "power factor of every load", from: judgement),
        in: root),
      .number(
        "base_kw_per_resident", \.baseKWPerResident, 0...20,
        About("人均最大基础负荷（不含充电）", "peak of everything but vehicles", unit: "kW/resident", from: judgement),
        in: root),
      .numbers(
        "base_profile", \.baseProfile, count: 24...24, 0...1,
        About("基础负荷逐时系数", "base load by hour as a share of its peak", from: judgement), in: root),
      .number(
        "cell_loading_share", \.cellLoadingShare, 0.01...2,
        About(
          "台区变压器基础负载率", "share of a cell's distribution transformers that the base load takes at its peak",
          from: judgement), in: root),
      .number(
        "simultaneity_share", \.simultaneityShare, 0.01...1,
        About(
          "站内同时系数，用于选择变压器", "share of a station's rated power that its transformer is chosen for",
          from: "0.45–0.7 for ten and more fast chargers in handbooks; not verified"), in: root),
      .number(
        "transformer_factor", \.transformerFactor, 0.01...10,
        About("站用变压器容量系数，0.5 为减半", "factor on the stations' transformers; 0.5 halves them", from: "none"),
        in: root),
      .number(
        "resistance_ohm_per_km", \.resistanceOhmPerKm, 0.001...10,
        About("馈线电阻", "resistance of a circuit", unit: "Ω/km", from: "240 mm² aluminium; not verified"),
        in: root),
      .number(
        "reactance_ohm_per_km", \.reactanceOhmPerKm, 0.001...10,
        About("馈线电抗", "reactance of a circuit", unit: "Ω/km", from: "cable at 10 kV; not verified"), in: root),
      .number(
        "lowest_pu", \.lowestPU, 0.5...1,
        About("电压下限", "lowest voltage", unit: "pu", from: "GB/T 12325: -7 % to 20 kV; not verified"), in: root
      ),
      .list(
        "feeders", \.feeders, feeder, empty: GivenFeeder(),
        About("给定馈线；给出后不再合成馈线", "feeders read from files; where there are any, none is made from a rule"),
        id: \.name),
    ]
  }

  private static var feeder: [Field<GivenFeeder>] {
    [
      .text("id", \.name, About("馈线名", "name of the feeder").required, shape: .identifier),
      .text(
        "grid", \.gridFile,
        About(
          "电网：文件夹（buses.csv、branches.csv、summary.json，可有 gens.csv）或 MATPOWER 算例",
          "the grid: a folder with buses.csv, branches.csv, summary.json and perhaps gens.csv, or a MATPOWER case; its loads are the base load's peak"
        ).required),
      .text(
        "places", \.placesFile,
        About(
          "节点位置表，列 bus、lon、lat",
          "table with bus, lon, lat; stations and homes hang on the nearest of these buses"
        ).required),
      .choice(
        "datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: GivenFeeder()),
    ]
  }
}
