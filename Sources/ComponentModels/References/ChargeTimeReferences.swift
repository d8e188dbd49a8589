import DistrictModel

/// Charge times and states, worked out from the closed form outside this program.
extension ReferenceTable {
  public static let chargeTimeTaper = ReferenceTable(
    id: "charge_time_taper", model: "charge_time_taper",
    source: BilingualText(
      zh: "线性降功率闭式解，9 位有效数字",
      en: "closed form of the linear taper, 9 digits"),
    tolerance: 1e-8,
    csv: """
      E_kWh,P_max_kW,P_at_full_kW,soc_start,soc_target,soc_knee,t_charge_h,mean_power_kW,energy_kWh
      282,282,28.2,0.2,1,0.8,1.11168558,202.935079,225.6
      282,360,36,0.2,0.95,0.8,0.665647091,317.735934,211.5
      282,240,24,0.1,0.9,0.85,0.951098843,237.199321,225.6
      350,350,35,0.2,1,0.8,1.11168558,251.869779,280
      350,300,60,0.25,0.9,0.8,0.790657474,287.735217,227.5
      171,171,20,0.15,0.95,0.8,0.895864073,152.701737,136.8
      75,62.5,10,0.2,0.9,0.8,0.875636336,59.9563973,52.5
      100,62.5,10,0.2,0.9,0.8,1.16751511,59.9563973,70
      75,40,8,0.1,0.93,0.85,1.60182,38.8620444,62.25
      56,50,5,0.15,0.95,0.8,1.00773371,44.4561886,44.8
      52.5,60,6,0.2,1,0.85,0.904543659,46.432253,42
      100,80,80,0.2,0.9,0.8,0.875,80,70
      """)

  public static let chargeTimeClosedForm = ReferenceTable(
    id: "charge_time_closed_form", model: "charge_time",
    source: BilingualText(
      zh: "同一算例，40 位小数运算后取 13 位有效数字",
      en: "the same cases in 40-digit arithmetic, 13 digits"),
    tolerance: 1e-11,
    csv: """
      E_kWh,P_max_kW,P_at_full_kW,soc_start,soc_target,soc_knee,t_charge_h,mean_power_kW,energy_kWh
      282,282,28.2,0.2,1,0.8,1.111685576221,202.9350787899,225.6
      282,360,36,0.2,0.95,0.8,0.6656470908988,317.735933788,211.5
      282,240,24,0.1,0.9,0.85,0.951098843188,237.1993212018,225.6
      350,350,35,0.2,1,0.8,1.111685576221,251.86977864,280
      350,300,60,0.25,0.9,0.8,0.7906574735984,287.7352173307,227.5
      171,171,20,0.15,0.95,0.8,0.8958640733963,152.7017368621,136.8
      75,62.5,10,0.2,0.9,0.8,0.8756363358405,59.95639725207,52.5
      100,62.5,10,0.2,0.9,0.8,1.167515114454,59.95639725207,70
      75,40,8,0.1,0.93,0.85,1.601819999242,38.86204444287,62.25
      56,50,5,0.15,0.95,0.8,1.007733712945,44.45618859877,44.8
      52.5,60,6,0.2,1,0.85,0.904543659395,46.43225295293,42
      100,80,80,0.2,0.9,0.8,0.875,80,70
      """)

  public static let chargeCurveVectors = ReferenceTable(
    id: "charge_curve_vectors", model: "charge_time",
    source: BilingualText(
      zh: "分段线性曲线闭式解（曲线取自 MATSim ev），12 位小数",
      en: "closed form of the piecewise linear curve (the curve is MATSim ev), 12 decimals"),
    tolerance: 1e-9,
    csv: """
      curve,E_kWh,P_limit_kW,soc_start,soc_target,t_charge_h
      tesla-like,1,,0.20,0.90,0.711818886028
      tesla-like,1,,0.50,1.00,1.172826683332
      tesla-like,1,,0.20,0.80,0.499138126795
      tesla-like,1,,0.00,0.15,0.138629436112
      tesla-like,1,,0.30,0.95,0.836857756963
      tesla-like,1,1.0,0.20,0.90,0.844417124611
      tesla-like,1,0.5,0.20,0.90,1.422642234763
      tesla-like,60,57,0.20,0.80,0.657061727
      """)

  public static let chargeTwoStage = ReferenceTable(
    id: "charge_two_stage", model: "charge_time",
    source: BilingualText(
      zh: "两阶段电池（Lee 等 2019，ACN-Sim）的各周期，12 位小数",
      en: "periods of the two-stage battery (Lee et al. 2019, ACN-Sim), 12 decimals"),
    tolerance: 1e-9,
    csv: """
      E_kWh,P_max_kW,P_at_full_kW,soc_start,soc_target,soc_knee,t_charge_h
      1,0.05,0,0.70,0.75,0.80,1
      1,0.05,0,0.70,0.80,0.80,2
      1,0.05,0,0.70,0.844239843386,0.80,3
      1,0.05,0,0.70,0.878693868057,0.80,4
      1,0.05,0,0.70,0.905526689452,0.80,5
      1,0.05,0,0.70,0.926424111766,0.80,6
      1,0.05,0,0.70,0.942699040628,0.80,7
      1,0.05,0,0.70,0.955373967970,0.80,8
      1,0.03,0,0.70,0.73,0.88,1
      1,0.03,0,0.70,0.76,0.88,2
      1,0.03,0,0.70,0.79,0.88,3
      1,0.03,0,0.70,0.82,0.88,4
      """)

  public static let chargeStates = ReferenceTable(
    id: "charge_states", model: "charge_state",
    source: BilingualText(
      zh: "分段线性曲线闭式解，12 位小数",
      en: "closed form of the piecewise linear curve, 12 decimals"),
    tolerance: 1e-9,
    csv: """
      curve,E_kWh,soc_start,t_h,soc_end
      tesla-like,60,0.40,0.5,0.870033904726
      tesla-like,60,0.10,1.0,0.955006050880
      """)
}
