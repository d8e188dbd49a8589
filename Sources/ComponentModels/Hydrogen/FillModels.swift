import DistrictModel
import HydrogenStations

/// Fills of an on-board tank.
extension ComponentModel {
  static let tankFillAlgebraic = ComponentModel(
    id: "tank_fill_algebraic",
    summary: BilingualText(
      zh: "车载瓶加注的首末状态（开口系统第一定律；壁温同气温或忽略瓶壁）",
      en: "a fill from start to end by the first law (the wall has the gas's temperature, or is ignored)"),
    forms: [
      ModelForm(
        inputs: [
          .megapascal("nwp_MPa", zh: "公称工作压力", en: "nominal working pressure"),
          .megapascal("p0_MPa", zh: "初始压力", en: "pressure before"),
          .kelvin("T0_K", zh: "初始温度", en: "temperature before"),
          .megapascal("p_in_MPa", zh: "气源压力", en: "pressure of the supply"),
          .kelvin("T_in_K", zh: "气源温度", en: "temperature of the supply"),
          .megapascal("p_end_MPa", zh: "终了压力", en: "pressure at the end"),
          .amount(
            "wall_heat_capacity_J_per_K_per_m3", "J/(K m³)", 0...1e12, zh: "单位容积瓶壁热容",
            en: "heat capacity of the wall per volume",
            fallback: 0),
        ],
        outputs: [
          OutputColumn("T_end_K", unit: "K", zh: "终了温度", en: "temperature at the end"),
          OutputColumn("rho_end_kg_m3", unit: "kg/m³", zh: "终了密度", en: "density at the end"),
          OutputColumn("mass_added_kg_per_m3", unit: "kg/m³", zh: "单位容积加注量", en: "mass added per volume"),
          OutputColumn("SOC_percent", unit: "%", zh: "充装率", en: "density over that of a full tank"),
        ]
      ) { row throws(ModelRefusal) in
        try checkValidity(
          row, pressures: ["nwp_MPa", "p0_MPa", "p_in_MPa", "p_end_MPa"], temperatures: ["T0_K", "T_in_K"])
        let fill = try refusing(at: "p_end_MPa", bank: "p_in_MPa") { () throws(HydrogenFault) in
          try AlgebraicFill(
            startKelvin: row.number("T0_K"), startPressure: row.pascal("p0_MPa"),
            supplyKelvin: row.number("T_in_K"), supplyPressure: row.pascal("p_in_MPa"),
            endPressure: row.pascal("p_end_MPa"), wall: row.number("wall_heat_capacity_J_per_K_per_m3"))
        }
        let full = OnBoardTank.fullDensity(nominalPressure: row.pascal("nwp_MPa"))
        return [fill.kelvin, fill.density, fill.massPerVolume, 100 * fill.density / full]
      }
    ])

  static let tankFillODE = ComponentModel(
    id: "tank_fill_ode",
    summary: BilingualText(
      zh: "车载瓶加注过程（气体与瓶壁的微分方程，GSL rkf45），至终止压力；瓶壁热容为 0 则忽略瓶壁",
      en:
        "a fill over time (gas and wall as an ODE, GSL rkf45) up to a pressure; a wall of no heat capacity is ignored"
    ),
    forms: [
      ModelForm(
        inputs: [
          .amount("V_m3", "m³", 1e-4...1e4, zh: "容积", en: "volume"),
          .megapascal("nwp_MPa", zh: "公称工作压力", en: "nominal working pressure"),
          .megapascal("p0_MPa", zh: "初始压力", en: "pressure before"),
          .kelvin("T0_K", zh: "气体与瓶壁初始温度", en: "temperature of gas and wall before"),
          .kelvin("T_amb_K", zh: "环境温度；0 为初始温度", en: "temperature of the air; 0 is that before", fallback: 0),
          InputColumn(
            "control", .word(["mdot", "aprr"]), zh: "恒质量流 mdot 或恒升压率 aprr",
            en: "constant flow or constant pressure ramp"),
          .amount("rate_kg_s_or_MPa_min", "kg/s or MPa/min", 1e-6...1e4, zh: "流量或升压率", en: "flow or ramp"),
          .amount("mdot_max_kg_s", "kg/s", 1e-6...1e6, zh: "流量上限", en: "most flow", fallback: 1e6),
          .megapascal("p_stop_MPa", zh: "终止压力", en: "pressure at the end"),
          .kelvin("T_in_K", zh: "来氢温度", en: "temperature of the fuel"),
          InputColumn(
            "h_in_evaluated_at", .word(["tank", "supply"]), zh: "来氢焓取值处：喷嘴后 tank 或阀前 supply",
            en: "where the fuel's temperature is known: at the tank or before the valve",
            fallback: .word("tank")),
          .megapascal("p_supply_MPa", zh: "阀前压力", en: "pressure before the valve", fallback: 0),
          .amount("hA_inner_W_K", "W/K", 0...1e6, zh: "内侧换热", en: "film inside", fallback: 0),
          .amount("hA_outer_W_K", "W/K", 0...1e6, zh: "外侧换热", en: "film outside", fallback: 0),
          .amount(
            "wall_heat_capacity_J_K", "J/K", 0...1e12, zh: "瓶壁热容", en: "heat capacity of the wall",
            fallback: 0),
        ],
        outputs: [
          OutputColumn("t_end_s", unit: "s", zh: "用时", en: "time"),
          OutputColumn("p_end_MPa", unit: "MPa", zh: "终了压力", en: "pressure at the end"),
          OutputColumn("T_gas_end_K", unit: "K", zh: "气体终了温度", en: "temperature of the gas at the end"),
          OutputColumn("T_wall_end_K", unit: "K", zh: "瓶壁终了温度", en: "temperature of the wall at the end"),
          OutputColumn("m0_kg", unit: "kg", zh: "初始质量", en: "mass before"),
          OutputColumn("m_end_kg", unit: "kg", zh: "终了质量", en: "mass at the end"),
          OutputColumn("SOC_end_percent", unit: "%", zh: "终了充装率", en: "density over that of a full tank"),
        ]
      ) { row throws(ModelRefusal) in
        let outcome = try fill(row)
        return [
          outcome.end.seconds, outcome.end.pressure / 1e6, outcome.end.gasKelvin, outcome.end.wallKelvin,
          outcome.start.mass, outcome.end.mass, 100 * outcome.end.stateOfCharge,
        ]
      }
    ])

  private static func fill(_ row: ModelRow) throws(ModelRefusal) -> TankFillOutcome {
    try checkValidity(row, pressures: ["nwp_MPa", "p0_MPa", "p_stop_MPa"], temperatures: ["T0_K", "T_in_K"])
    let capacity = row.number("wall_heat_capacity_J_K")
    let inner = row.number("hA_inner_W_K")
    guard capacity == 0 || inner + row.number("hA_outer_W_K") <= 20 * capacity else {
      throw ModelRefusal(
        "wall_heat_capacity_J_K", zh: "瓶壁热容过小（时间常数不足 0.05 s）；忽略瓶壁请填 0",
        en: "the wall follows the gas within 0.05 s: put 0 to leave it out")
    }
    let tank = OnBoardTank(
      volume: row.number("V_m3"), nominalPressure: row.pascal("nwp_MPa"),
      wall: capacity == 0
        ? .adiabatic : .lumped(inner: inner, outer: row.number("hA_outer_W_K"), heatCapacity: capacity))
    let rate = row.number("rate_kg_s_or_MPa_min")
    let isFlow = row.word("control") == "mdot"
    let most = row.number("mdot_max_kg_s")
    if row.word("h_in_evaluated_at") == "supply" { try checkValidity(row, pressures: ["p_supply_MPa"]) }
    let fuel: TankFill.Fuel =
      row.word("h_in_evaluated_at") == "tank"
      ? .nozzle(kelvin: row.number("T_in_K"))
      : .supply(kelvin: row.number("T_in_K"), pascal: row.pascal("p_supply_MPa"))
    let ambient = row.number("T_amb_K")
    let start = row.number("T0_K")
    let run = TankFill(
      tank: tank, startPressure: row.pascal("p0_MPa"), startKelvin: start,
      ambientKelvin: ambient > 0 ? ambient : start,
      control: isFlow ? .massFlow(min(rate, most)) : .ramp(rate * 1e6 / 60, mostFlow: most), fuel: fuel,
      limits: TankFill.Limits(pressure: row.pascal("p_stop_MPa")))
    let outcome = try refusing(at: "p_stop_MPa", temperature: "T_amb_K", bank: "p_supply_MPa") {
      () throws(HydrogenFault) in
      try run.run()
    }
    guard outcome.stop == .pressure else {
      throw ModelRefusal(
        outcome.stop == .supply ? "p_supply_MPa" : "rate_kg_s_or_MPa_min", zh: "一日内未达到终止压力，或气源压力不足",
        en: "the pressure at the end is not reached within a day, or is above the supply's")
    }
    return outcome
  }
}
