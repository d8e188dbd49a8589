import DistrictModel
import HydrogenStations

/// States of the gas.
extension ComponentModel {
  private static let place = [
    InputColumn.kelvin("T_K", zh: "温度", en: "temperature"),
    InputColumn.megapascal("p_MPa", zh: "压力", en: "pressure"),
  ]

  private static func gas(_ row: ModelRow) throws(ModelRefusal) -> HydrogenGas {
    try checkValidity(row, pressures: ["p_MPa"], temperatures: ["T_K"])
    return HydrogenGas(kelvin: row.number("T_K"), pascal: row.pascal("p_MPa"))
  }

  /// What the reference equation's zero lies above that of the closed form, taken at 15 °C and 35 MPa: the middle of what
  /// stations see.
  private static let zero: (enthalpy: Double, entropy: Double) = {
    let gas = HydrogenGas(kelvin: 288.15, pascal: 35e6)
    let reference = HelmholtzFluid.normalHydrogen
    guard let judge = reference.state(kelvin: gas.temperature, pascal: gas.pressure, near: gas.density) else {
      preconditionFailure("the reference equation has a state at 15 °C and 35 MPa")
    }
    return (judge.enthalpy - gas.enthalpy, judge.entropy - gas.entropy)
  }()

  static let hydrogenProperties = ComponentModel(
    id: "h2_properties",
    summary: BilingualText(
      zh: "正常氢的状态（Lemmon 2008 密度方程，焓熵比热为其闭式积分；焓熵零点同 Leachman 2009），并与 Leachman 2009 基准方程比较密度",
      en:
        "state of normal hydrogen (density equation of Lemmon 2008, its caloric functions in closed form, zero of h and s as in Leachman 2009), its density beside that of the reference equation of Leachman 2009"
    ),
    forms: [
      ModelForm(
        inputs: place,
        outputs: [
          OutputColumn("rho_kg_m3", unit: "kg/m³", zh: "密度", en: "density"),
          OutputColumn("Z", zh: "压缩因子", en: "compressibility"),
          OutputColumn("h_kJ_kg", unit: "kJ/kg", zh: "比焓", en: "enthalpy"),
          OutputColumn("u_kJ_kg", unit: "kJ/kg", zh: "比内能", en: "internal energy"),
          OutputColumn("s_kJ_kgK", unit: "kJ/(kg K)", zh: "比熵", en: "entropy"),
          OutputColumn("cp_kJ_kgK", unit: "kJ/(kg K)", zh: "定压比热", en: "isobaric heat capacity"),
          OutputColumn("cv_kJ_kgK", unit: "kJ/(kg K)", zh: "定容比热", en: "isochoric heat capacity"),
          OutputColumn("w_m_s", unit: "m/s", zh: "声速", en: "speed of sound"),
          OutputColumn("mu_JT_K_per_MPa", unit: "K/MPa", zh: "焦耳–汤姆孙系数", en: "Joule-Thomson coefficient"),
          OutputColumn("Z_lemmon2008", zh: "压缩因子（Lemmon 2008）", en: "compressibility of Lemmon 2008"),
          OutputColumn(
            "rho_lemmon2008_kg_m3", unit: "kg/m³", zh: "密度（Lemmon 2008）", en: "density of Lemmon 2008"),
          OutputColumn(
            "rho_lemmon_minus_eos_percent", unit: "%", zh: "密度与基准方程之差",
            en: "density less that of the reference equation"),
        ]
      ) { row throws(ModelRefusal) in
        let gas = try gas(row)
        guard
          let judge = HelmholtzFluid.normalHydrogen.state(
            kelvin: gas.temperature, pascal: gas.pressure, near: gas.density)
        else {
          throw ModelRefusal("p_MPa", zh: "基准方程在此无解", en: "the reference equation has no answer here")
        }
        return [
          gas.density, gas.compressibility, (gas.enthalpy + zero.enthalpy) / 1000,
          (gas.internalEnergy + zero.enthalpy) / 1000, (gas.entropy + zero.entropy) / 1000,
          gas.isobaricHeatCapacity / 1000, gas.isochoricHeatCapacity / 1000, gas.speedOfSound,
          gas.jouleThomson * 1e6, gas.compressibility, gas.density, 100 * (gas.density / judge.density - 1),
        ]
      }
    ])

  static let hydrogenClosedForm = ComponentModel(
    id: "h2_caloric_closed_form",
    summary: BilingualText(
      zh: "正常氢的闭式热力函数（Lemmon 2008 九系数方程；焓熵零点由公式本身确定）",
      en:
        "caloric functions of normal hydrogen in closed form (nine terms of Lemmon 2008; zero as the formulae imply)"
    ),
    forms: [
      ModelForm(
        inputs: place,
        outputs: [
          OutputColumn("Z", zh: "压缩因子", en: "compressibility"),
          OutputColumn("rho_kg_m3", unit: "kg/m³", zh: "密度", en: "density"),
          OutputColumn("h_kJ_kg", unit: "kJ/kg", zh: "比焓", en: "enthalpy"),
          OutputColumn("u_kJ_kg", unit: "kJ/kg", zh: "比内能", en: "internal energy"),
          OutputColumn("s_kJ_kgK", unit: "kJ/(kg K)", zh: "比熵", en: "entropy"),
          OutputColumn("cp_kJ_kgK", unit: "kJ/(kg K)", zh: "定压比热", en: "isobaric heat capacity"),
          OutputColumn(
            "cp0_kJ_kgK", unit: "kJ/(kg K)", zh: "理想气体定压比热", en: "isobaric heat capacity of the ideal gas"),
        ]
      ) { row throws(ModelRefusal) in
        let gas = try gas(row)
        return [
          gas.compressibility, gas.density, gas.enthalpy / 1000, gas.internalEnergy / 1000,
          gas.entropy / 1000,
          gas.isobaricHeatCapacity / 1000, HydrogenIsotherm(kelvin: gas.temperature).idealHeatCapacity / 1000,
        ]
      }
    ])

  static let hydrogenTransport = ComponentModel(
    id: "h2_transport",
    summary: BilingualText(
      zh: "正常氢的黏度（Muzny 2013）、导热系数（Assael 2011）、普朗特数与膨胀系数",
      en:
        "viscosity (Muzny 2013), conductivity (Assael 2011), Prandtl number and expansion of normal hydrogen"),
    forms: [
      ModelForm(
        inputs: place,
        outputs: [
          OutputColumn("viscosity_Pa_s", unit: "Pa s", zh: "黏度", en: "viscosity"),
          OutputColumn("thermal_conductivity_W_mK", unit: "W/(m K)", zh: "导热系数", en: "thermal conductivity"),
          OutputColumn("Prandtl", zh: "普朗特数", en: "Prandtl number"),
          OutputColumn("beta_1_per_K", unit: "1/K", zh: "体积膨胀系数", en: "thermal expansion"),
        ]
      ) { row throws(ModelRefusal) in
        let gas = try gas(row)
        let viscosity = HydrogenTransport.viscosity(kelvin: gas.temperature, density: gas.density)
        let conductivity = HydrogenTransport.conductivity(kelvin: gas.temperature, density: gas.density)
        return [viscosity, conductivity, viscosity * gas.isobaricHeatCapacity / conductivity, gas.expansion]
      }
    ])

  static let hydrogenCheckPoints = ComponentModel(
    id: "lemmon2008_verification",
    summary: BilingualText(
      zh: "Lemmon 2008 密度方程的校验点", en: "check points of the density equation of Lemmon 2008"),
    forms: [
      ModelForm(
        inputs: place,
        outputs: [
          OutputColumn("Z_published", zh: "压缩因子", en: "compressibility"),
          OutputColumn("rho_mol_L_published", unit: "mol/L", zh: "摩尔密度", en: "density"),
        ]
      ) { row throws(ModelRefusal) in
        let gas = try gas(row)
        return [gas.compressibility, gas.density / HydrogenEquation.molarMass / 1000]
      }
    ])
}
