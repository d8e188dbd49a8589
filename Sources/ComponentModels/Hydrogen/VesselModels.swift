import DistrictModel
import HydrogenStations

/// Banks, vessels and trailers.
extension ComponentModel {
  private static let volumes = 0.0...1e6

  static let cascadeIsothermal = ComponentModel(
    id: "cascade_isothermal",
    summary: BilingualText(
      zh: "等温梯级加注：依次用低、中、高压瓶组，各自与车载瓶平衡或到目标压力为止；体积为 0 的瓶组不存在",
      en:
        "isothermal cascade: banks low, mid, high in turn, each evens out with the tank or stops at the target; a bank of no volume is not there"
    ),
    forms: [
      ModelForm(
        inputs: [
          .amount("V_tank_m3", "m³", volumes, zh: "车载瓶容积", en: "volume of the tank"),
          .megapascal("p0_MPa", zh: "车载瓶初始压力", en: "pressure of the tank before"),
          .kelvin("T_K", zh: "温度", en: "temperature"),
          .megapascal("p_target_MPa", zh: "目标压力", en: "target pressure"),
          .amount("V_low_m3", "m³", volumes, zh: "低压瓶组容积", en: "volume of the low bank"),
          .megapascal("p_low_MPa", zh: "低压瓶组压力", en: "pressure of the low bank"),
          .amount("V_mid_m3", "m³", volumes, zh: "中压瓶组容积", en: "volume of the mid bank", fallback: 0),
          .megapascal("p_mid_MPa", zh: "中压瓶组压力", en: "pressure of the mid bank", fallback: 0),
          .amount("V_high_m3", "m³", volumes, zh: "高压瓶组容积", en: "volume of the high bank", fallback: 0),
          .megapascal("p_high_MPa", zh: "高压瓶组压力", en: "pressure of the high bank", fallback: 0),
        ],
        outputs: [
          OutputColumn("p_tank_end_MPa", unit: "MPa", zh: "车载瓶终了压力", en: "pressure of the tank at the end"),
          OutputColumn("mass_delivered_kg", unit: "kg", zh: "加注量", en: "mass delivered"),
        ] + ["low", "mid", "high"].flatMap(bankColumns)
      ) { row throws(ModelRefusal) in
        try checkValidity(row, pressures: ["p0_MPa", "p_target_MPa"], temperatures: ["T_K"])
        let names = ["low", "mid", "high"]
        for name in names where row.number("V_\(name)_m3") > 0 {
          try checkValidity(row, pressures: ["p_\(name)_MPa"])
        }
        let fill = try refusing(at: "V_tank_m3", pressure: "p_target_MPa", bank: "p0_MPa") {
          () throws(HydrogenFault) in
          try CascadeFill(
            banks: names.map { (row.number("V_\($0)_m3"), row.pascal("p_\($0)_MPa")) },
            tank: (row.number("V_tank_m3"), row.pascal("p0_MPa")), target: row.pascal("p_target_MPa"),
            kelvin: row.number("T_K"))
        }
        return [fill.tankPressure / 1e6, fill.mass]
          + fill.draws.flatMap { [$0.bankPressure / 1e6, $0.tankPressure / 1e6, $0.mass] }
      }
    ])

  private static func bankColumns(_ name: String) -> [OutputColumn] {
    [
      OutputColumn("p_\(name)_after", unit: "MPa", zh: "此瓶组加注后压力", en: "pressure of the bank after it"),
      OutputColumn("p_tank_after_\(name)", unit: "MPa", zh: "其后车载瓶压力", en: "pressure of the tank after it"),
      OutputColumn("m_from_\(name)_kg", unit: "kg", zh: "此瓶组给出量", en: "mass from the bank"),
    ]
  }

  static let vesselEqualisation = ComponentModel(
    id: "vessel_equalisation_isothermal",
    summary: BilingualText(zh: "两容器等温平衡", en: "two vessels even out at one temperature"),
    forms: [
      ModelForm(
        inputs: [
          .amount("V_source_m3", "m³", volumes, zh: "源容积", en: "volume of the source"),
          .megapascal("p_source_MPa", zh: "源压力", en: "pressure of the source"),
          .amount("V_target_m3", "m³", volumes, zh: "目标容积", en: "volume of the target"),
          .megapascal("p_target_MPa", zh: "目标压力", en: "pressure of the target"),
          .kelvin("T_K", zh: "温度", en: "temperature"),
        ],
        outputs: [
          OutputColumn("p_equal_MPa", unit: "MPa", zh: "平衡压力", en: "pressure of both"),
          OutputColumn("mass_transferred_kg", unit: "kg", zh: "转移质量", en: "mass transferred"),
        ]
      ) { row throws(ModelRefusal) in
        try checkValidity(row, pressures: ["p_source_MPa", "p_target_MPa"], temperatures: ["T_K"])
        let even = try refusing(at: "p_source_MPa") { () throws(HydrogenFault) in
          try VesselEqualisation(
            source: (row.number("V_source_m3"), row.pascal("p_source_MPa")),
            target: (row.number("V_target_m3"), row.pascal("p_target_MPa")), kelvin: row.number("T_K"))
        }
        return [even.pressure / 1e6, even.mass]
      }
    ])

  static let tubeTrailerPayload = ComponentModel(
    id: "tube_trailer_payload",
    summary: BilingualText(zh: "长管拖车载氢量与卸氢量", en: "what a tube trailer carries and delivers"),
    forms: [
      ModelForm(
        inputs: [
          .amount("V_m3", "m³", volumes, zh: "水容积", en: "water volume"),
          .megapascal("p_full_MPa", zh: "满载压力", en: "pressure when full"),
          .megapascal("p_residual_MPa", zh: "剩余压力", en: "pressure left"),
          .kelvin("T_K", zh: "温度", en: "temperature"),
        ],
        outputs: [
          OutputColumn("mass_full_kg", unit: "kg", zh: "满载质量", en: "mass when full"),
          OutputColumn("mass_delivered_kg", unit: "kg", zh: "卸氢量", en: "mass delivered"),
          OutputColumn("utilisation", zh: "利用率", en: "delivered over full"),
        ]
      ) { row throws(ModelRefusal) in
        try checkValidity(row, pressures: ["p_full_MPa", "p_residual_MPa"], temperatures: ["T_K"])
        let load = try refusing(at: "p_residual_MPa") { () throws(HydrogenFault) in
          try TrailerPayload(
            volume: row.number("V_m3"), full: row.pascal("p_full_MPa"),
            residual: row.pascal("p_residual_MPa"),
            kelvin: row.number("T_K"))
        }
        return [load.full, load.delivered, load.utilisation]
      }
    ])
}
