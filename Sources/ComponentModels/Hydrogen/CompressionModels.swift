import DistrictModel
import HydrogenStations

/// Compression, throttling, cooling and pumping.
extension ComponentModel {
  static let compressionIsentropic = ComponentModel(
    id: "compression_isentropic",
    summary: BilingualText(
      zh: "真实氢气多级等比等熵压缩，级间冷却，无压损；电耗按等熵效率 0.65、电机效率 0.92",
      en:
        "isentropic compression of real hydrogen in equal ratios, cooled in between, no pressure loss; electricity with efficiencies of 0.65 and 0.92"
    ),
    forms: [
      ModelForm(
        inputs: [
          .megapascal("p_suction_MPa", zh: "吸气压力", en: "suction pressure"),
          .megapascal("p_discharge_MPa", zh: "排气压力", en: "discharge pressure"),
          .kelvin("T_suction_K", zh: "吸气温度", en: "suction temperature"),
          InputColumn("n_stages", .whole(1...20), zh: "级数", en: "stages", fallback: .number(1)),
          .kelvin(
            "T_intercool_K", zh: "级间冷却后温度；0 为吸气温度", en: "after each cooler; 0 is the suction temperature",
            fallback: 0),
        ],
        outputs: [
          OutputColumn("ratio_per_stage", zh: "每级压比", en: "ratio of a stage"),
          OutputColumn(
            "T_max_stage_outlet_isentropic_K", unit: "K", zh: "等熵出口最高温度", en: "hottest isentropic outlet"),
          OutputColumn("w_isentropic_kJ_kg", unit: "kJ/kg", zh: "等熵功", en: "isentropic work"),
          OutputColumn("w_isentropic_kWh_kg", unit: "kWh/kg", zh: "等熵功", en: "isentropic work"),
          OutputColumn(
            "w_idealgas_k1.41_Z1_kWh_kg", unit: "kWh/kg", zh: "理想气体简式，Z=1", en: "short cut with Z = 1"),
          OutputColumn(
            "w_idealgas_k1.41_Zmean_kWh_kg", unit: "kWh/kg", zh: "理想气体简式，Z 取两端平均",
            en: "short cut with the mean Z of both ends"),
          OutputColumn(
            "w_isothermal_min_at_Tsuction_kWh_kg", unit: "kWh/kg", zh: "等温最小功", en: "isothermal least work"),
          OutputColumn(
            "w_electric_eta_is0.65_eta_m0.92_kWh_kg", unit: "kWh/kg", zh: "电耗", en: "electricity"),
        ]
      ) { row throws(ModelRefusal) in
        try checkValidity(
          row, pressures: ["p_suction_MPa", "p_discharge_MPa"], temperatures: ["T_suction_K"])
        let cooled = row.number("T_intercool_K")
        let suction = HydrogenGas(kelvin: row.number("T_suction_K"), pascal: row.pascal("p_suction_MPa"))
        let train = CompressionTrain(
          stages: row.whole("n_stages"), intercoolKelvin: cooled > 0 ? cooled : suction.temperature)
        let discharge = row.pascal("p_discharge_MPa")
        let work = try refusing(at: "p_discharge_MPa", temperature: "T_intercool_K") {
          () throws(HydrogenFault) in try train.work(suction: suction, discharge: discharge)
        }
        let packed = HydrogenGas(kelvin: suction.temperature, pascal: discharge)
        let mean = 0.5 * (suction.compressibility + packed.compressibility)
        let kWh = 3.6e6
        return [
          work.ratioPerStage, work.hottestOutlet, work.isentropic / 1000, work.isentropic / kWh,
          train.shortCut(suction: suction, discharge: discharge, compressibility: 1) / kWh,
          train.shortCut(suction: suction, discharge: discharge, compressibility: mean) / kWh,
          work.isothermalMinimum / kWh, work.electric / kWh,
        ]
      }
    ])

  static let throttlingIsenthalpic = ComponentModel(
    id: "throttling_isenthalpic",
    summary: BilingualText(zh: "氢气等焓节流后的温度", en: "temperature of hydrogen behind a throttle"),
    forms: [
      ModelForm(
        inputs: [
          .megapascal("p1_MPa", zh: "阀前压力", en: "pressure before the valve"),
          .kelvin("T1_K", zh: "阀前温度", en: "temperature before the valve"),
          .megapascal("p2_MPa", zh: "阀后压力", en: "pressure behind the valve"),
        ],
        outputs: [OutputColumn("T2_K", unit: "K", zh: "阀后温度", en: "temperature behind the valve")]
      ) { row throws(ModelRefusal) in
        try checkValidity(row, pressures: ["p1_MPa", "p2_MPa"], temperatures: ["T1_K"])
        return try refusing(at: "p2_MPa") { () throws(HydrogenFault) in
          [
            try Throttling.outlet(
              kelvin: row.number("T1_K"), pascal: row.pascal("p1_MPa"), to: row.pascal("p2_MPa")
            ).temperature
          ]
        }
      }
    ])

  static let precoolingHeat = ComponentModel(
    id: "precooling_heat",
    summary: BilingualText(zh: "同一压力下冷却氢气所需带走的热量", en: "heat to take out of hydrogen at one pressure"),
    forms: [
      ModelForm(
        inputs: [
          .megapascal("p_MPa", zh: "压力", en: "pressure"),
          .kelvin("T_in_K", zh: "入口温度", en: "temperature before"),
          .kelvin("T_out_K", zh: "出口温度", en: "temperature behind"),
        ],
        outputs: [
          OutputColumn("q_thermal_kJ_kg", unit: "kJ/kg", zh: "热量", en: "heat"),
          OutputColumn("q_thermal_kWh_kg", unit: "kWh/kg", zh: "热量", en: "heat"),
        ]
      ) { row throws(ModelRefusal) in
        try checkValidity(row, pressures: ["p_MPa"], temperatures: ["T_in_K", "T_out_K"])
        let heat = try refusing(at: "p_MPa") { () throws(HydrogenFault) in
          try PreCooling.heat(
            pascal: row.pascal("p_MPa"), from: row.number("T_in_K"), to: row.number("T_out_K"))
        }
        return [heat / 1000, heat / 3.6e6]
      }
    ])

  static let liquidSaturation = ComponentModel(
    id: "liquid_parahydrogen_saturation",
    summary: BilingualText(
      zh: "仲氢沸腾状态（Leachman 2009）", en: "boiling parahydrogen (Leachman 2009)"),
    forms: [
      ModelForm(
        inputs: [.megapascal("p_MPa", zh: "压力", en: "pressure")],
        outputs: [
          OutputColumn("T_sat_K", unit: "K", zh: "沸点", en: "temperature"),
          OutputColumn("rho_liq_kg_m3", unit: "kg/m³", zh: "液体密度", en: "density of the liquid"),
          OutputColumn("rho_vap_kg_m3", unit: "kg/m³", zh: "蒸气密度", en: "density of the vapour"),
          OutputColumn("latent_heat_kJ_kg", unit: "kJ/kg", zh: "汽化热", en: "latent heat"),
        ]
      ) { row throws(ModelRefusal) in
        let boiling = try refusing(at: "p_MPa") { () throws(HydrogenFault) in
          try LiquidHydrogen.boiling(pascal: row.pascal("p_MPa"))
        }
        return [boiling.kelvin, boiling.liquidDensity, boiling.vapourDensity, boiling.latentHeat / 1000]
      }
    ])

  static let liquidPump = ComponentModel(
    id: "liquid_pump_isentropic",
    summary: BilingualText(
      zh: "液氢泵：自沸腾液体等熵加压（仲氢，Leachman 2009）",
      en: "liquid pump: isentropic from boiling liquid (parahydrogen, Leachman 2009)"),
    forms: [
      ModelForm(
        inputs: [
          .megapascal("p_suction_sat_MPa", zh: "吸入饱和压力", en: "saturated suction pressure"),
          .megapascal("p_discharge_MPa", zh: "排出压力", en: "discharge pressure"),
        ],
        outputs: [
          OutputColumn("w_isentropic_kJ_kg", unit: "kJ/kg", zh: "等熵功", en: "isentropic work"),
          OutputColumn("w_isentropic_kWh_kg", unit: "kWh/kg", zh: "等熵功", en: "isentropic work"),
          OutputColumn("T_out_K", unit: "K", zh: "出口温度", en: "temperature behind the pump"),
        ]
      ) { row throws(ModelRefusal) in
        let work = try refusing(at: "p_suction_sat_MPa", pressure: "p_discharge_MPa") {
          () throws(HydrogenFault) in
          try LiquidPump().work(
            suction: row.pascal("p_suction_sat_MPa"), discharge: row.pascal("p_discharge_MPa"))
        }
        return [work.isentropic / 1000, work.isentropic / 3.6e6, work.outletKelvin]
      }
    ])
}
