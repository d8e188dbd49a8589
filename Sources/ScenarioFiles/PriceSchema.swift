import PowerNetwork

/// The keys of `prices`: what homes pay, what grid connections and equipment cost. Not one of them is verified.
enum PriceSchema {
  private static let chongqing = "Chongqing, from memory; not verified"

  static var fields: [Field<PriceBook>] {
    let root = PriceBook()
    return [
      .dayPrices(
        "home_cny_per_kwh", \.homeCNYPerKWh, -1...100,
        About("居民分时电价", "price at a home's meter by hour", unit: "CNY/kWh", from: chongqing), in: root),
      .number(
        "export_cny_per_kwh", \.exportCNYPerKWh, 0...100,
        About("上网电价", "paid for energy a station gives to the grid", unit: "CNY/kWh", from: chongqing),
        in: root),
      .number(
        "capacity_cny_per_kva_month", \.capacityCNYPerKVAMonth, 0...1000,
        About("容量电价", "capacity charge", unit: "CNY/kVA·month", from: "24–32 usual; not verified"), in: root),
      .number(
        "demand_cny_per_kw_month", \.demandCNYPerKWMonth, 0...1000,
        About("需量电价", "demand charge", unit: "CNY/kW·month", from: "38–51 usual; not verified"), in: root),
      .flag(
        "stations_are_exempt", \.stationsAreExempt,
        About(
          "充电站免收需量（容量）电费", "stations pay neither of the two",
          from: "central stations to 2030 (国办发〔2023〕19号); scope not verified"), in: root),
      .number(
        "connection_cny_per_kva", \.connectionCNYPerKVA, 0...100_000,
        About(
          "接电工程单价", "grid connection of a station", unit: "CNY/kVA", from: "600–1,200 usual; not verified"),
        in: root),
      .number(
        "reinforcement_cny_per_kva", \.reinforcementCNYPerKVA, 0...100_000,
        About(
          "配变增容单价", "larger distribution transformers", unit: "CNY/kVA", from: "as connection; not verified"),
        in: root),
      .number(
        "photovoltaic_cny_per_kw", \.photovoltaicCNYPerKW, 0...100_000,
        About("光伏车棚单价", "modules on canopies, installed", unit: "CNY/kW", from: "3–4 CNY/W; not verified"),
        in: root),
      .number(
        "storage_cny_per_kwh", \.storageCNYPerKWh, 0...100_000,
        About("储能单价", "battery cabinet, installed", unit: "CNY/kWh", from: "0.7–1.1 CNY/Wh; not verified"),
        in: root),
      .number(
        "storage_cycles", \.storageCycles, 100...1_000_000,
        About("储能循环寿命", "full cycles of a battery's life", unit: "cycles", from: "6,000–8,000; not verified"),
        in: root),
      .number(
        "operation_share", \.operationShare, 0...1,
        About(
          "年运维费占投资比例", "operation and maintenance a year as a share of the investment",
          from: "2–4 %; not verified"),
        in: root),
      .number(
        "life_years", \.lifeYears, 1...100,
        About("折旧年限", "life of the equipment", unit: "years", from: "8–10 years; not verified"), in: root),
      .number(
        "interest_share", \.interestShare, 0...1,
        About("资金成本（年）", "interest a year", from: "engineering judgement; no source"), in: root),
    ]
  }
}

/// The keys of `v2g`: which own plugs with the policy `vehicle_to_grid` sell, and on which terms.
enum SellingSchema {
  static var fields: [Field<SellingTerms>] {
    let root = SellingTerms()
    let judgement = "engineering judgement; no source"
    return [
      .number(
        "share", \.share, 0...1,
        About("参与车网互动的自有桩比例", "share of these plugs that give back", from: judgement), in: root),
      .number(
        "wear_cny_per_kwh", \.wear, 0...10,
        About(
          "电池损耗", "battery wear per kWh bought for sale", unit: "CNY/kWh", from: "0.15–0.30; not verified"),
        in: root),
      .number(
        "service_share", \.serviceShare, 0...1,
        About("聚合商分成", "share of the revenue that stays with the aggregator", from: judgement), in: root),
      .number(
        "reserve_share", \.reserveShare, 0...1,
        About("放电保底电量", "state of charge that is never sold", from: judgement), in: root),
      .number(
        "price_factor", \.priceFactor, 0...10,
        About(
          "放电电价与充电站同时段电价之比", "price of sold energy against the stations' energy price of the hour",
          from: judgement),
        in: root),
    ]
  }
}

/// The keys of `solar_storage`: stations with modules and a battery.
enum SolarStorageSchema {
  static var fields: [Field<SolarStorage>] {
    let root = SolarStorage()
    let judgement = "engineering judgement; no source"
    return [
      .integer(
        "stations", \.stations, 0...100_000,
        About("光储充一体站数量（取最大的站）", "stations that have them, the largest of the plan", unit: "stations")
          .required,
        in: root),
      .number(
        "photovoltaic_kw", \.photovoltaicKW, 0...100_000,
        About("每站光伏容量", "modules of a station", unit: "kW", from: judgement), in: root),
      .number(
        "tilt_degrees", \.tiltDegrees, 0...90, About("倾角", "tilt", unit: "°", from: judgement), in: root),
      .number(
        "azimuth_degrees", \.azimuthDegrees, 0...360,
        About("朝向，180 为正南", "where they face, 180 is south", unit: "°", from: judgement), in: root),
      .number(
        "turbidity", \.turbidity, 1...15,
        About("林克浑浊度", "Linke turbidity", from: "4.5 for Chongqing, 3.5 for Beijing; not verified"), in: root),
      .number(
        "clear_share", \.clearShare, 0.25...0.95,
        About(
          "日均光照与晴天之比", "light of the mean day against a clear one",
          from: "0.45–0.50 Chongqing, 0.75–0.80 Beijing; not verified"), in: root),
      .number(
        "wind_m_per_s", \.windMPerS, 0...50, About("风速", "wind", unit: "m/s", from: judgement), in: root),
      .number(
        "altitude_m", \.altitudeM, -100...6000,
        About("海拔", "altitude", unit: "m", from: "Chongqing; not verified"), in: root),
      .integer(
        "first_day_of_year", \.firstDayOfYear, 1...365,
        About("首日为一年中的第几天", "the run's first day in the year", unit: "day", from: "1 May"), in: root),
      .number(
        "storage_kwh", \.storageKWh, 0...1_000_000,
        About("每站储能容量", "battery of a station", unit: "kWh", from: "usual cabinet; not verified"), in: root),
      .number(
        "storage_kw", \.storageKW, 0...1_000_000,
        About("每站储能功率", "its power", unit: "kW", from: "usual cabinet; not verified"), in: root),
      .number(
        "storage_efficiency_share", \.storageEfficiencyShare, 0.3...1,
        About("储能单程效率", "its efficiency one way", from: "round trip 86–89 %; not verified"), in: root),
      .number(
        "kept_share", \.keptShare, 0...1,
        About("保留电量", "kept for the connection's sake", from: judgement), in: root),
      .number(
        "export_limit_kw", \.exportLimitKW, 0...1_000_000,
        About("上网功率上限", "most that is given to the grid", unit: "kW", from: judgement), in: root),
    ]
  }
}
