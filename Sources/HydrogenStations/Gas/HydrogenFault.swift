public import DistrictModel

/// Why a hydrogen station, or a state in it, cannot be.
public enum HydrogenFault: Error, Hashable, Sendable {
  public enum Quantity: String, Hashable, Sendable {
    case temperature
    case pressure
  }

  /// In SI units.
  case outsideValidity(Quantity, value: Double, lowest: Double, highest: Double)
  /// No state between 150 and 1200 K and up to 300 MPa has what was given.
  case noState(given: String)
  /// A number that makes no sense, by the name of the property.
  case impossible(String, value: Double)
  /// A pressure below another that it has to reach: its name, both in Pa.
  case pressureBelow(String, pascal: Double, least: Double)
  /// No bank is above the tank: Pa.
  case bankBelowTank(bank: Double, tank: Double)
  /// The pressure is enough, the volume is not: m³, and the largest tank in kg.
  case banksTooSmall(volume: Double, tank: Double)
  /// kg.
  case trailerAboveGrade(mass: Double, grade: String, limit: Double)
  case noDispensers
  /// A fill that ends nowhere: its stop cannot be reached.
  case unreachable(String)
  case notSolved(String)
}

extension HydrogenFault {
  public var message: BilingualText {
    switch self {
    case .outsideValidity(.temperature, let value, let lowest, let highest):
      BilingualText(
        zh: "温度 \(value) K 超出氢气状态方程的有效范围 \(lowest)–\(highest) K",
        en:
          "temperature \(value) K is outside the validity of the equation of state, \(lowest) to \(highest) K"
      )
    case .outsideValidity(.pressure, let value, _, let highest):
      BilingualText(
        zh: "压力 \(value / 1e6) MPa 超出氢气状态方程的有效范围（大于 0，至多 \(highest / 1e6) MPa）",
        en:
          "pressure \(value / 1e6) MPa is outside the validity of the equation of state, above 0 and up to \(highest / 1e6) MPa"
      )
    case .noState(let given):
      BilingualText(
        zh: "150–1200 K、300 MPa 以内没有满足 \(given) 的氢气状态",
        en: "no state of hydrogen between 150 and 1200 K and up to 300 MPa has \(given)")
    case .impossible(let name, let value):
      BilingualText(zh: "\(name) 不能为 \(value)", en: "\(name) cannot be \(value)")
    case .pressureBelow(let name, let pascal, let least):
      BilingualText(
        zh: "\(name)：\(pascal / 1e6) MPa 低于 \(least / 1e6) MPa",
        en: "\(name) of \(pascal / 1e6) MPa is below \(least / 1e6) MPa")
    case .bankBelowTank(let bank, let tank):
      BilingualText(
        zh: "储氢瓶组压力 \(bank / 1e6) MPa 不高于车载瓶 \(tank / 1e6) MPa，无法加注",
        en: "the bank at \(bank / 1e6) MPa is not above the tank at \(tank / 1e6) MPa: nothing flows")
    case .banksTooSmall(let volume, let tank):
      BilingualText(
        zh: "储氢瓶组 \(volume) m³ 太小，一次也加不满 \((tank * 10).rounded() / 10) kg 的车",
        en: "banks of \(volume) m³ are too small to fill a tank of \((tank * 10).rounded() / 10) kg once")
    case .trailerAboveGrade(let mass, let grade, let limit):
      BilingualText(
        zh: "长管拖车载氢 \(mass) kg，超过 \(grade) 级站储氢上限 \(limit) kg",
        en: "a trailer of \(mass) kg is larger than a grade \(grade) yard allows, \(limit) kg")
    case .noDispensers:
      BilingualText(zh: "加氢机数量不能为零", en: "a station needs at least one dispenser")
    case .unreachable(let stop):
      BilingualText(zh: "加注无法达到终止条件：\(stop)", en: "the fill cannot reach its stop: \(stop)")
    case .notSolved(let what):
      BilingualText(zh: "求解失败：\(what)", en: "no solution found: \(what)")
    }
  }
}
