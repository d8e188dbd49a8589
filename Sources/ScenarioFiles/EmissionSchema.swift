import DistrictModel

/// The keys of `emissions`: what a kilowatt-hour and the fuel of the vehicles replaced emit. Not one of them is verified.
enum EmissionSchema {
  static var fields: [Field<EmissionFactors>] {
    let root = EmissionFactors()
    let judgement = ScenarioSchema.judgement
    return [
      .number(
        "grid_kg_per_kwh", \.gridKgPerKWh, 0...5,
        About(
          "电网二氧化碳排放因子", "CO₂ of a kilowatt-hour of the grid", unit: "kg/kWh",
          from: "national mean of 2022 in the yearly official notice, from memory; not verified"), in: root),
      .number(
        "petrol_kg_per_l", \.petrolKgPerL, 0...10,
        About("汽油二氧化碳排放因子", "CO₂ of petrol", unit: "kg/l", from: "usual 2.2–2.4; not verified"), in: root),
      .number(
        "diesel_kg_per_l", \.dieselKgPerL, 0...10,
        About("柴油二氧化碳排放因子", "CO₂ of diesel", unit: "kg/l", from: "usual 2.6–2.7; not verified"), in: root),
      .number(
        "petrol_l_per_100_km", \.petrolLPer100Km, 0...100,
        About("被替代汽油车油耗", "what the car burns that is replaced", unit: "l/100 km", from: judgement), in: root),
      .number(
        "diesel_l_per_100_km", \.dieselLPer100Km, 0...200,
        About("被替代柴油车油耗", "what the heavy vehicle burns that is replaced", unit: "l/100 km", from: judgement),
        in: root),
      .number(
        "diesel_from_kwh_per_km", \.dieselFromKWhPerKm, 0...100,
        About(
          "电耗不低于此值的车型替代柴油车", "classes that use at least so much replace a diesel vehicle", unit: "kWh/km",
          from: judgement), in: root),
    ]
  }
}
