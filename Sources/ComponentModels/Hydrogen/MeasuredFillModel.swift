import DistrictModel
import HydrogenStations

extension ComponentModel {
  /// Fills that somebody measured, with the wall in layers and the one law of the inner film.
  static let measuredFill = ComponentModel(
    id: "measured_fill",
    summary: BilingualText(
      zh: "实测加注的复算：分层瓶壁导热，所有试验用同一内膜换热规律；列表以空格或分号分隔",
      en:
        "measured fills worked out again: a wall in layers and one law of the inner film for all of them; lists apart by blanks or semicolons"
    ),
    forms: [
      ModelForm(
        inputs: [
          .amount("length_m", "m", 0.05...100, zh: "内长", en: "inner length"),
          .amount("diameter_m", "m", 0.05...10, zh: "内径", en: "inner diameter"),
          .amount(
            "wall_thickness_m", "m", 1e-3...1, zh: "壁厚（不含内胆）", en: "thickness of the wall without its liner"),
          .amount("wall_cp_J_kgK", "J/(kg K)", 50...10_000, zh: "壁比热", en: "specific heat of the wall"),
          .amount("wall_density_kg_m3", "kg/m³", 50...20_000, zh: "壁密度", en: "density of the wall"),
          .amount("liner_thickness_m", "m", 0...1, zh: "内胆厚度", en: "thickness of the liner", fallback: 0),
          .amount(
            "liner_cp_J_kgK", "J/(kg K)", 0...10_000, zh: "内胆比热", en: "specific heat of the liner",
            fallback: 0),
          .amount(
            "liner_density_kg_m3", "kg/m³", 0...20_000, zh: "内胆密度", en: "density of the liner", fallback: 0),
          .kelvin("T0_K", zh: "初始温度", en: "temperature before"),
          .megapascal("p0_MPa", zh: "初始压力", en: "pressure before"),
          .megapascal("p_supply_MPa", zh: "阀前压力", en: "pressure before the valve"),
          .megapascal("p_end_MPa", zh: "终了压力（恒升压率时）", en: "pressure at the end of a ramp", fallback: 0),
          .amount("nominal_ramp_MPa_min", "MPa/min", 0...1e4, zh: "升压率", en: "ramp", fallback: 0),
          .kelvin("T_ambient_K", zh: "环境温度", en: "temperature of the air and the supply"),
          .amount("h_outer_W_m2K", "W/(m² K)", 0...1e4, zh: "外侧换热系数", en: "film outside", fallback: 8),
          InputColumn(
            "mdot_time_s", unit: "s", .list(0...1e5, most: 10_000), zh: "流量的时刻",
            en: "when the flow was measured",
            fallback: .list([])),
          InputColumn(
            "mdot_kg_s", unit: "kg/s", .list(0...1e3, most: 10_000), zh: "实测流量；优先于升压率",
            en: "measured flow; goes before the ramp", fallback: .list([])),
          InputColumn(
            "time_s", unit: "s", .list(0...1e5, most: 10_000), zh: "测温时刻", en: "when the gas was measured"),
          InputColumn(
            "T_gas_mean_K", unit: "K", .list(1...5000, most: 10_000), zh: "实测气温",
            en: "measured temperature of the gas"),
        ],
        outputs: [
          OutputColumn(
            "T_gas_last_K", unit: "K", zh: "最后时刻的计算气温", en: "temperature worked out for the last time"),
          OutputColumn(
            "rms_K", unit: "K", zh: "计算与实测之差的均方根", en: "root mean square of worked out less measured"),
        ]
      ) { row throws(ModelRefusal) in
        let times = row.list("time_s")
        let known = row.list("T_gas_mean_K")
        guard times.count == known.count, zip(times, times.dropFirst()).allSatisfy(<=) else {
          throw ModelRefusal(
            "T_gas_mean_K", zh: "应有 \(times.count) 个数，时刻递增",
            en: "\(times.count) numbers are needed, their times ascending")
        }
        let fill = try measured(row, times)
        let samples = try refusing(at: "p0_MPa", temperature: "T0_K", bank: "p_supply_MPa") {
          () throws(HydrogenFault) in
          try fill.run(samples: times).samples
        }
        let squares = zip(samples, known).reduce(0) { sum, pair in
          sum + (pair.0.gasKelvin - pair.1) * (pair.0.gasKelvin - pair.1)
        }
        return [samples[samples.count - 1].gasKelvin, (squares / Double(known.count)).squareRoot()]
      }
    ])

  private static func measured(_ row: ModelRow, _ times: [Double]) throws(ModelRefusal) -> TankFill {
    try checkValidity(
      row, pressures: ["p0_MPa", "p_supply_MPa"], temperatures: ["T0_K", "T_ambient_K"])
    var layers: [CylinderWall.Layer] = []
    if row.number("liner_thickness_m") > 0 {
      guard row.number("liner_cp_J_kgK") >= 50, row.number("liner_density_kg_m3") >= 50,
        row.number("liner_thickness_m") >= 5e-4
      else {
        throw ModelRefusal(
          "liner_thickness_m", zh: "内胆需要厚度（至少 0.0005）、比热与密度（至少 50）",
          en: "a liner needs a thickness of 0.0005 at least, a specific heat and a density of 50 at least")
      }
      layers.append(
        CylinderWall.Layer(
          thickness: row.number("liner_thickness_m"), specificHeat: row.number("liner_cp_J_kgK"),
          density: row.number("liner_density_kg_m3")))
    }
    layers.append(
      CylinderWall.Layer(
        thickness: row.number("wall_thickness_m"), specificHeat: row.number("wall_cp_J_kgK"),
        density: row.number("wall_density_kg_m3")))
    let wall = CylinderWall(
      diameter: row.number("diameter_m"), length: row.number("length_m"), layers: layers,
      outerFilm: row.number("h_outer_W_m2K"))
    let flows = row.list("mdot_kg_s")
    let control: TankFill.Control
    var end = HydrogenValidity.highestPressure
    if flows.isEmpty {
      guard row.number("nominal_ramp_MPa_min") > 0, row.number("p_end_MPa") > 0 else {
        throw ModelRefusal(
          "nominal_ramp_MPa_min", zh: "需要升压率与终了压力，或实测流量",
          en: "a ramp and its end are needed, or a measured flow")
      }
      try checkValidity(row, pressures: ["p_end_MPa"])
      end = row.pascal("p_end_MPa")
      control = .ramp(row.number("nominal_ramp_MPa_min") * 1e6 / 60, mostFlow: 1e3)
    } else {
      control = .measured(seconds: row.list("mdot_time_s"), flows: flows)
    }
    return TankFill(
      tank: OnBoardTank(volume: wall.volume, nominalPressure: 35e6, wall: .layered(wall)),
      startPressure: row.pascal("p0_MPa"), startKelvin: row.number("T0_K"),
      ambientKelvin: row.number("T_ambient_K"), control: control,
      fuel: .supply(kelvin: row.number("T_ambient_K"), pascal: row.pascal("p_supply_MPa")),
      limits: TankFill.Limits(pressure: end, seconds: max(86_400, (times.last ?? 0) + 1)))
  }
}
