import DistrictModel

/// Classes that drive on hydrogen, methanol or ammonia: they have a tank, and no plug.
enum FuelChecks {
  /// What only classes with a battery have.
  private static let batteryKeys = [
    "battery_kwh", "consumption_kwh_per_km", "own_plug_share", "own_plug_kw", "ac_limit_kw", "dc_limit_kw",
    "wireless_limit_kw", "curve", "swap_demand_share",
  ]
  private static let tankKeys = ["tank_kg", "consumption_kg_per_100_km"]

  /// The classes in the energy of their fuels; what does not fit is complained of and left as it is.
  static func inEnergy(_ fleet: [VehicleClass], _ reader: ScenarioReader) -> [VehicleClass] {
    fleet.map { kind in
      let path = "fleet.\(kind.id)"
      guard reader.isRead("\(path).fuel") else { return kind }
      let isElectric = kind.fuel == .electricity
      for key in isElectric ? tankKeys : batteryKeys where reader.isGiven("\(path).\(key)") {
        reader.complain(
          "E0669", path: "\(path).\(key)",
          zh: "\(path).\(key)：能源为 \(kind.fuel.rawValue) 的车型不用此键",
          en: "\(path).\(key): a class with fuel \(kind.fuel.rawValue) has none",
          help: isElectric
            ? BilingualText(zh: "写 fuel: hydrogen，或删去", en: "write fuel: hydrogen, or remove it")
            : BilingualText(
              zh: "写 tank_kg 与 consumption_kg_per_100_km", en: "write tank_kg and consumption_kg_per_100_km"))
      }
      guard !isElectric else { return kind }
      var isWhole = true
      for (key, value) in zip(tankKeys, [kind.tankKg, kind.consumptionKgPer100Km])
      where value <= 0 && reader.isRead("\(path).\(key)") {
        isWhole = false
        reader.complain(
          "E0670", path: "\(path).\(key)", zh: "\(path)：\(kind.fuel.rawValue) 车型须有大于 0 的 \(key)",
          en: "\(path): a class with fuel \(kind.fuel.rawValue) needs \(key) above 0")
      }
      return isWhole ? kind.inEnergy : kind
    }
  }
}
