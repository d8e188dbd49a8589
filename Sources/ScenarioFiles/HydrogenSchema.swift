import DistrictModel
import HydrogenStations

/// The keys of `hydrogen`: where given, stations of hydrogen, methanol and ammonia are simulated.
enum HydrogenSchema {
  private static let estimate = "estimate; no source"
  private static let none = "none unless the scenario says so"

  static var fields: [Field<HydrogenParameters>] {
    let root = HydrogenParameters()
    return [
      .list(
        "kinds", \.kinds, kind, empty: HydrogenStationKind(), atLeast: 1,
        About("站的类型", "kinds of station").required, id: \.id),
      .list(
        "tanks", \.tanks, tank, empty: HydrogenTank(),
        About("车载瓶压力等级；未列出的车型为 35 MPa", "pressure of the classes' tanks; 35 MPa where not named"),
        id: \.vehicleClass),
      .list("outages", \.outages, outage, empty: DeclaredOutage(), About("计划停运", "declared closures")),
      .number(
        "patience_min", \.patienceMin, 0...600,
        About("排队耐心", "wait a driver accepts", unit: "min", from: estimate), in: root),
      .integer(
        "attempts", \.attempts, 1...4, About("每次需求尝试站数", "stations tried for one need", from: estimate),
        in: root),
      .integer(
        "alternatives", \.alternatives, 1...64,
        About("比较的最近站数", "nearest stations a driver compares", from: estimate), in: root),
      .number(
        "farthest_min", \.farthestMin, 1...1440,
        About("愿意行驶的最长时间", "farthest drive to a station", unit: "min", from: estimate), in: root),
      .boardPeriod(\.boardPeriodMin, in: root),
      .advisedStations(\.advisedStations, in: root),
      .number(
        "yard_c", \.yardC, -40...60,
        About(
          "站内设备温度", "temperature of trailers and banks", unit: "°C", from: "reference cases of the model"),
        in: root),
      .number(
        "interest_share", \.interestShare, 0...1,
        About("折现率", "real rate of interest", .reported, from: "HDSAM V3.1, transcribed"), in: root),
      .integer(
        "life_years", \.years, 1...100, About("寿命", "life of a station", unit: "years", from: estimate),
        in: root),
      .number(
        "fixed_share", \.fixedShare, 0...1,
        About("固定运维占投资比例", "fixed upkeep a year as a share of the investment", from: estimate), in: root),
    ]
  }

  private static var tank: [Field<HydrogenTank>] {
    [
      .text("class", \.vehicleClass, About("车型代号", "id of the class").required, shape: .identifier),
      .number(
        "pressure_mpa", \.pressureMPa, 1...1000,
        About("公称工作压力", "nominal working pressure", unit: "MPa", from: "buses and trucks of today"),
        in: HydrogenTank()),
    ]
  }

  private static var outage: [Field<DeclaredOutage>] {
    let root = DeclaredOutage()
    return [
      .integer(
        "station", \.station, 1...10_000,
        About("站序号（从 1 起，按规划顺序）", "number of the station in the plan, from 1").required, in: root),
      .integer(
        "from_day", \.fromDay, 1...10_000,
        About("起始日（记录期第几日）", "recorded day it begins on, from 1").required, in: root),
      .number("days", \.days, 0.01...10_000, About("天数", "how long", unit: "days").required, in: root),
    ]
  }

  private static var kind: [Field<HydrogenStationKind>] {
    let root = HydrogenStationKind()
    return identity(root) + equipment(root) + supply(root) + money(root)
  }

  private static func identity(_ root: HydrogenStationKind) -> [Field<HydrogenStationKind>] {
    [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .number(
        "share", \.share, 0...1, About("占规划站数的比例", "share of the planned stations", from: "all"), in: root),
      .choice("fuel", \.fuel, About("燃料", "hydrogen, methanol or ammonia", from: "hydrogen"), in: root),
      .number(
        "pressure_mpa", \.pressureMPa, 1...1000,
        About(
          "加注压力等级", "nominal pressure of the vehicles it fills", unit: "MPa",
          from: "buses and trucks of today"),
        in: root),
      .integer(
        "dispensers", \.dispensers, 0...64,
        About("加氢机（枪）数", "hoses that fill at one time", unit: "dispensers", from: estimate), in: root),
    ]
  }

  private static func equipment(_ root: HydrogenStationKind) -> [Field<HydrogenStationKind>] {
    [
      .number(
        "fill_kg_per_min", \.fillKgPerMin, 0.05...18,
        About(
          "加注流量，至多 300 g/s", "flow of a fill, 300 g/s at most", unit: "kg/min",
          from: "1-3.6 in China, not verified; the limit is that of high-flow protocols"), in: root),
      .number(
        "pump_l_per_min", \.pumpLPerMin, 1...1000,
        About("甲醇、氨加注流量", "flow of methanol and ammonia", unit: "L/min", from: "40-80, not verified"),
        in: root),
      .number(
        "overhead_s", \.overheadS, 0...3600,
        About("对接与支付时间", "coupling and paying", unit: "s", from: "60-240, not verified"), in: root),
      .number(
        "bank_m3", \.bankM3, 0.1...10_000,
        About("储氢瓶组水容积", "water volume of the banks", unit: "m³", from: estimate), in: root),
      .number(
        "bank_mpa", \.bankMPa, 0.1...1000,
        About("储氢瓶组压力", "pressure of full banks", unit: "MPa", from: "usual design, not verified"), in: root),
      .number(
        "compressor_kg_per_hour", \.compressorKgPerHour, 0.1...10_000,
        About(
          "单台压缩机排量（拖车残压时）", "one compressor at the trailer's residual pressure", unit: "kg/h", from: estimate),
        in: root),
      .integer(
        "compressors", \.compressors, 1...16,
        About("压缩机台数", "compressors", unit: "machines", from: "one"), in: root),
      .integer(
        "compressor_stages", \.compressorStages, 1...10,
        About("压缩级数", "stages of a compressor", from: estimate), in: root),
      .number(
        "availability_share", \.availabilityShare, 0.05...1,
        About("压缩机可用率", "share of the time a compressor works", from: "0.85-0.98, not verified"), in: root),
      .number(
        "repair_hours", \.repairHours, 1...10_000,
        About("平均修复时间", "mean time to repair", unit: "h", from: estimate), in: root),
      .number(
        "fuel_c", \.fuelC, -40...60,
        About(
          "加注氢气温度，不低于 −40 °C", "temperature of the fuel at the nozzle, not below -40", unit: "°C",
          from: estimate),
        in: root),
      .number(
        "cooling_cop", \.coolingCOP, 0.1...10,
        About(
          "预冷制冷系数", "heat over electricity of the cooler", .published,
          from: "0.3 kWh/kg at full use, Elgowainy et al. 2017"), in: root),
      .number(
        "cooling_base_kw", \.coolingBaseKW, 0...1000,
        About("每枪预冷基础负荷", "base load of the cooler of a dispenser", unit: "kW", from: estimate), in: root),
      .number(
        "auxiliary_kw", \.auxiliaryKW, 0...10_000,
        About("辅助用电", "auxiliary power", unit: "kW", from: estimate), in: root),
    ]
  }

  private static func supply(_ root: HydrogenStationKind) -> [Field<HydrogenStationKind>] {
    [
      .choice(
        "supply", \.supply,
        About(
          "供氢方式", "trailers of 20 or 30 MPa, electrolysis at the station, or liquid by tanker", from: estimate
        ),
        in: root),
      .number(
        "trailer_m3", \.trailerM3, 0.1...1000,
        About("长管拖车水容积", "water volume of a trailer", unit: "m³", from: "20 MPa trailer, not verified"),
        in: root),
      .number(
        "residual_mpa", \.residualMPa, 0.1...1000,
        About("拖车残压", "pressure left in a trailer", unit: "MPa", from: estimate), in: root),
      .integer(
        "trailers", \.trailers, 1...100,
        About("站内拖车位", "places for trailers", unit: "trailers", from: estimate), in: root),
      .number(
        "reorder_kg", \.reorderKg, 0...1_000_000,
        About(
          "订货点（现有与在途）", "stock and orders under way at which the next is ordered", unit: "kg", from: estimate),
        in: root),
      .number(
        "lead_hours", \.leadHours, 0...10_000,
        About("到货时间", "time from order to arrival", unit: "h", from: estimate), in: root),
      .number(
        "late_share", \.lateShare, 0...1, About("迟到比例", "share of deliveries that come late", from: none),
        in: root),
      .number(
        "late_hours", \.lateHours, 0...10_000,
        About("迟到时长", "how much later they come", unit: "h", from: estimate), in: root),
      .number(
        "yard_kg", \.yardKg, 1...1_000_000,
        About(
          "站级允许储氢量（含拖车）", "most hydrogen the yard's grade allows, trailers included", unit: "kg",
          from: "grade III of GB 50516, recalled"), in: root),
      .number(
        "tank_kg", \.tankKg, 1...10_000_000,
        About(
          "液体储罐或制氢缓冲罐", "tank for liquids, or buffer of the electrolyser", unit: "kg", from: estimate),
        in: root),
      .number(
        "tanker_kg", \.tankerKg, 1...1_000_000,
        About(
          "槽车载量", "what a tanker brings", unit: "kg", from: "2500-4000 for liquid hydrogen, not verified"),
        in: root
      ),
      .number(
        "electrolyser_kw", \.electrolyserKW, 1...1_000_000,
        About("电解槽功率", "power of the electrolyser", unit: "kW", from: estimate), in: root),
      .number(
        "electrolyser_kwh_per_kg", \.electrolyserKWhPerKg, 33.4...200,
        About("制氢电耗", "energy of the electrolyser", unit: "kWh/kg", from: "50-58, not verified"), in: root),
    ]
  }

  private static func money(_ root: HydrogenStationKind) -> [Field<HydrogenStationKind>] {
    [
      .number(
        "investment_cny", \.investmentCNY, 0...1_000_000_000,
        About(
          "投资（不含土地）", "investment without land", unit: "CNY",
          from: "9-16 million for 500 kg/day, not verified"),
        in: root),
      .number(
        "purchase_cny_per_kg", \.purchaseCNYPerKg, 0...1000,
        About("购氢价", "price at the source", unit: "CNY/kg", from: "15-30, not verified"), in: root),
      .number(
        "sale_cny_per_kg", \.saleCNYPerKg, 0...1000,
        About(
          "售价", "price at the pump", unit: "CNY/kg", .published,
          from: "price cap of Weifang 2022, municipal notice"),
        in: root),
      .number(
        "labour_cny_per_year", \.labourCNYPerYear, 0...100_000_000,
        About("人工", "labour", unit: "CNY/year", from: estimate), in: root),
      .number(
        "distance_km", \.distanceKm, 0...10_000,
        About("供氢运距（单程）", "way from the source, one way", unit: "km", from: estimate), in: root),
      .number(
        "cny_per_km", \.cnyPerKm, 0...1000,
        About("运输单价", "cost of a trailer's way", unit: "CNY/km", from: estimate), in: root),
    ]
  }
}
