import DistrictModel
import HydrogenStations
import Siting

/// Checks of the section `hydrogen` with the classes that take fuel.
extension ScenarioChecks {
  func checkHydrogen() {
    checkFuelHasRoom()
    guard let hydrogen = draft.hydrogen else { return }
    let path = "hydrogen.kinds"
    if hydrogen.kinds.allSatisfy({ areRead("\(path).\($0.id)", "share") }), !hydrogen.kinds.isEmpty,
      let sum = Self.sumUnlessOne(hydrogen.kinds.map(\.share))
    {
      reader.complain(
        "E0672", path: path, zh: "各类加氢站占比之和为 \(sum)，应为 1",
        en: "the shares of the kinds of station sum to \(sum), not to 1")
    }
    for kind in hydrogen.kinds { check(kind, hydrogen) }
    for (row, outage) in hydrogen.outages.enumerated() where outage.station > draft.siting.hydrogenStations {
      let path = "hydrogen.outages[\(row)].station"
      guard reader.isRead(path), reader.isRead("siting.hydrogen_stations") else { continue }
      reader.complain(
        "E0677", path: path, zh: "第 \(outage.station) 座站停运，但方案只有 \(draft.siting.hydrogenStations) 座",
        en: "station \(outage.station) is closed, but the plan has \(draft.siting.hydrogenStations)",
        help: BilingualText(
          zh: "siting.hydrogen_stations 给出站数", en: "siting.hydrogen_stations says how many there are"))
    }
    for tank in hydrogen.tanks where !draft.fleet.contains(where: { $0.id == tank.vehicleClass }) {
      let path = "hydrogen.tanks.\(tank.vehicleClass).class"
      guard !tank.vehicleClass.isEmpty else { continue }
      reader.complain(
        "E0679", path: path, zh: "没有车型 '\(tank.vehicleClass)'",
        en: "there is no class '\(tank.vehicleClass)'",
        help: NearestName.help(tank.vehicleClass, among: draft.fleet.map(\.id)))
    }
  }

  /// A class that takes a fuel needs a station that sells it, with a hose that fits.
  private func checkFuelHasRoom() {
    for kind in draft.fleet where kind.fuel != .electricity {
      let path = "fleet.\(kind.id).fuel"
      guard reader.isRead(path) else { continue }
      guard let hydrogen = draft.hydrogen else {
        reader.complain(
          "E0671", path: path, zh: "\(path)：\(kind.fuel.rawValue) 车型需要 hydrogen 部分",
          en: "\(path): a class with fuel \(kind.fuel.rawValue) needs the section hydrogen",
          help: BilingualText(
            zh: "加一节 hydrogen:，写出 kinds", en: "add a section hydrogen: with the kinds of station"))
        continue
      }
      let selling = hydrogen.kinds.filter { $0.fuel == kind.fuel && $0.share > 0 }
      let pressure = hydrogen.pressureMPa(of: kind.id)
      if hydrogen.kinds.contains(where: { $0.fuel == .electricity }) { continue }
      if selling.isEmpty {
        reader.complain(
          "E0671", path: path, zh: "\(path)：没有一类站供应 \(kind.fuel.rawValue)",
          en: "\(path): no kind of station sells \(kind.fuel.rawValue)")
      } else if kind.fuel == .hydrogen, !selling.contains(where: { $0.pressureMPa == pressure }) {
        let number = Numeral.text(pressure)
        reader.complain(
          "E0671", path: path, zh: "\(path)：没有一类站能加注 \(number) MPa 的车",
          en: "\(path): no kind of station fills tanks of \(number) MPa",
          help: BilingualText(
            zh: "核对 hydrogen.kinds 与 hydrogen.tanks 的 pressure_mpa",
            en: "compare pressure_mpa in hydrogen.kinds and hydrogen.tanks"))
      }
    }
  }

  /// The numbers of a station that cannot be, each at its key.
  private func check(_ kind: HydrogenStationKind, _ hydrogen: HydrogenParameters) {
    let path = "hydrogen.kinds.\(kind.id)"
    if kind.fuel == .electricity {
      reader.complain(
        "E0680", path: "\(path).fuel", zh: "\(path).fuel：加氢站不供电",
        en: "\(path).fuel: these stations sell no electricity",
        help: BilingualText(zh: "写 hydrogen、methanol 或 ammonia", en: "write hydrogen, methanol or ammonia"))
      return
    }
    if areRead(path, "dispensers"), kind.dispensers == 0 {
      complain("E0676", "\(path).dispensers", HydrogenFault.noDispensers.message)
      return
    }
    checkTank(kind)
    guard kind.fuel == .hydrogen,
      areRead(
        path, "bank_mpa", "pressure_mpa", "residual_mpa", "trailer_m3", "trailers", "yard_kg", "bank_m3")
    else { return }
    for (key, value) in [
      ("bank_mpa", kind.bankMPa), ("pressure_mpa", kind.pressureMPa), ("residual_mpa", kind.residualMPa),
    ] {
      do throws(HydrogenFault) {
        try HydrogenValidity.check(kelvin: 288.15, pascal: value * 1e6)
      } catch {
        complain("E0673", "\(path).\(key)", error.message)
        return
      }
    }
    if kind.supply.isTrailer, kind.residualMPa >= kind.trailerMPa {
      let full = Numeral.text(kind.trailerMPa)
      reader.complain(
        "E0678", path: "\(path).residual_mpa", zh: "\(path).residual_mpa：须低于拖车压力 \(full) MPa",
        en: "\(path).residual_mpa: must be below the full trailer's \(full) MPa")
      return
    }
    guard draft.fleet.allSatisfy({ reader.isRead("fleet.\($0.id).tank_kg") }) else { return }
    let tanks = draft.fleet.filter {
      $0.fuel == .hydrogen && hydrogen.pressureMPa(of: $0.id) == kind.pressureMPa
    }.map(\.largestTankKg)
    do throws(HydrogenFault) {
      let equipment = try StationEquipment(kind, tankKg: tanks.max() ?? 5, yardC: hydrogen.yardC)
      let grade = StationGrade(name: kind.id, mostStored: kind.yardKg)
      try grade.check(trailer: equipment.largestStockKg.rounded())
    } catch {
      switch error {
      case .bankBelowTank:
        complain("E0674", "\(path).bank_mpa", error.message)
      case .banksTooSmall:
        complain("E0674", "\(path).bank_m3", error.message)
      case .trailerAboveGrade(let mass, _, let limit):
        let (mass, limit) = (Numeral.text(mass), Numeral.text(limit))
        complain(
          "E0675", "\(path).yard_kg",
          BilingualText(
            zh: "拖车与瓶组共 \(mass) kg，超过站级允许的 \(limit) kg",
            en: "trailers and banks hold \(mass) kg, more than the \(limit) kg the yard's grade allows"),
          help: BilingualText(
            zh: "减少 trailers 或 bank_m3，或提高站级", en: "fewer trailers, smaller banks, or a higher grade"))
      default: complain("E0673", path, error.message)
      }
    }
  }

  /// Tankers come before the tank is empty and find room in it; what a litre costs is the fuel's own.
  private func checkTank(_ kind: HydrogenStationKind) {
    let path = "hydrogen.kinds.\(kind.id)"
    let isPilot = kind.fuel != .hydrogen
    if isPilot || kind.supply == .liquid, areRead(path, "reorder_kg", "tank_kg"),
      kind.reorderKg >= kind.tankKg
    {
      let (level, tank) = (Numeral.text(kind.reorderKg), Numeral.text(kind.tankKg))
      reader.complain(
        "E0691", path: "\(path).reorder_kg", zh: "\(path).reorder_kg：订货点 \(level) kg 须低于储罐 \(tank) kg",
        en: "\(path).reorder_kg: a level of \(level) kg must be below the tank's \(tank) kg")
    }
    guard isPilot else { return }
    for key in ["purchase_cny_per_kg", "sale_cny_per_kg"] where !reader.isGiven("\(path).\(key)") {
      reader.complain(
        "E0692", path: path, zh: "\(path)：\(kind.fuel.rawValue) 须给出 \(key)，缺省值是氢的价格",
        en: "\(path): \(kind.fuel.rawValue) needs its own \(key), the default is the price of hydrogen")
    }
  }

  private func complain(_ code: String, _ path: String, _ text: BilingualText, help: BilingualText? = nil) {
    reader.complain(code, path: path, zh: "\(path)：\(text.zh)", en: "\(path): \(text.en)", help: help)
  }
}
