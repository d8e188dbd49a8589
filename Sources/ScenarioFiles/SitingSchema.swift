import DistrictModel
import Siting

/// The keys of `siting`.
enum SitingSchema {
  private static let judgement = "engineering judgement; no source"

  static func fields(_ algorithms: [String]) -> [Field<SitingParameters>] {
    let root = SitingParameters()
    let none = "none unless the scenario says so"
    return [
      .integer(
        "stations", \.stations, 0...100_000,
        About(
          "规划充电站数", "charging stations of the plan", unit: "stations", .published,
          from: "goal of Yubei for 2025, 渝北府发〔2023〕8号"), in: root),
      .integer(
        "chargers", \.chargers, 0...10_000_000,
        About(
          "规划公共充电桩数", "public chargers of the plan", unit: "chargers", .published,
          from: "goal of Yubei for 2025, 渝北府发〔2023〕8号"), in: root),
      .integer(
        "smallest_station", \.smallestStation, 1...1000,
        About("新站最少桩数", "fewest chargers of a new station", unit: "chargers", from: judgement), in: root),
      .numbers(
        "radii_m", \.radiiM, count: 1...8, 1...100_000,
        About(
          "分级覆盖半径", "steps of coverage: each radius a station lies within counts equally", unit: "m",
          from: judgement), in: root),
      .choice(
        "objective", \.objective,
        About(
          "充电站选址目标：覆盖、出行距离或模拟等候时间",
          "what charging stations are sited by: coverage, travel (demand times distance) or waiting (simulated)",
          from: "coverage is what the documents promise"), in: root),
      .word(
        "algorithm", \.algorithm, among: algorithms,
        About("覆盖选址算法", "word of the algorithm for coverage", from: "the program's choice"), in: root),
      .word(
        "travel_algorithm", \.travelAlgorithm, among: SitingCatalogue.median.map { $0.name },
        About("出行距离选址算法", "word of the algorithm for travel", from: "the program's choice"), in: root),
      .number(
        "unserved_wait_min", \.unservedWaitMin, 0...10_000,
        About(
          "按等候时间选址时，未获服务的需求计作的等候时间", "what a need that is never served counts as, by waiting",
          unit: "min", from: judgement), in: root),
      .integer(
        "budget_cny", \.budgetCNY, 0...1_000_000_000_000,
        About(
          "新建站桩投资上限；0 为按站数规划", "what new stations and chargers may cost; 0 to plan by number",
          unit: "CNY", from: "none unless the scenario says so"), in: root),
      .number(
        "charger_cost_cny_per_kw", \.chargerCostCNYPerKW, 0...100_000,
        About(
          "新桩单位功率造价（含安装）", "an installed charger per rated power", unit: "CNY/kW",
          from: "middle of quoted prices of 120 kW cabinets; not verified"), in: root),
      .list(
        "stages", \.stages, stage, empty: PlanStage(),
        About("分期：各年末的站数", "years of the plan: how many stand at the end of each")),
      .integer(
        "swap_stations", \.swapStations, 0...10_000,
        About(
          "规划换电站数", "swap stations of the plan", unit: "stations", .published,
          from: "goal of Yubei for 2025, 渝北府发〔2023〕8号"), in: root),
      .numbers(
        "swap_radii_m", \.swapRadiiM, count: 1...8, 1...100_000,
        About("换电站分级覆盖半径", "steps of coverage of swap stations", unit: "m", from: judgement), in: root),
      .integer(
        "hydrogen_stations", \.hydrogenStations, 0...10_000,
        About(
          "规划加氢（甲醇、氨）站数", "stations of hydrogen, methanol and ammonia", unit: "stations",
          from: "none unless the scenario says so"), in: root),
      .numbers(
        "hydrogen_radii_m", \.hydrogenRadiiM, count: 1...8, 1...1_000_000,
        About("加氢站分级覆盖半径", "steps of coverage of hydrogen stations", unit: "m", from: judgement), in: root),
      .number(
        "spacing_m", \.spacingM, 0...100_000,
        About("新建充电站最小间距", "least distance between new charging stations", unit: "m", from: none), in: root),
      .number(
        "swap_spacing_m", \.swapSpacingM, 0...100_000,
        About("换电站最小间距", "least distance between swap stations", unit: "m", from: none), in: root),
      .number(
        "hydrogen_spacing_m", \.hydrogenSpacingM, 0...1_000_000,
        About("加氢站最小间距", "least distance between hydrogen stations", unit: "m", from: none), in: root),
      .flag(
        "shares_sites", \.sharesSites,
        About(
          "各类站可同址", "stations of two kinds may stand on one site",
          from: "they may unless the scenario says so"), in: root),
      .list(
        "sites", \.sites, demand, empty: SiteDemand(), About("必选与禁选站址", "sites to open, or not to")),
      .list(
        "quotas", \.quotas, quota, empty: StationQuota(),
        About("分街镇、分类别的站数上下限", "least and most stations of townships and categories"), id: \.id),
      .list(
        "masks", \.masks, mask, empty: SiteMask(),
        About("避让距离，如学校、水源地、加氢站防火间距", "places that new stations keep away from"), id: \.id),
      .list(
        "corridors", \.corridors, corridor, empty: Corridor(),
        About("补能通道：往返于两个街镇之间的车辆", "vehicles that drive between two townships again and again"), id: \.id),
    ]
  }

  private static var corridor: [Field<Corridor>] {
    let root = Corridor()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("from", \.from, About("起点街镇代码", "code of the township it begins in").required),
      .text("to", \.to, About("终点街镇代码", "code of the township it ends in").required),
      .choice(
        "kind", \.kind, About("途中所需站的种类", "charging, swap or hydrogen", from: "hydrogen stations"), in: root),
      .integer(
        "vehicles_per_day", \.vehiclesPerDay, 1...1_000_000,
        About("每日往返车辆（双向合计）", "round trips, both directions together", unit: "vehicles/day").required,
        in: root),
      .number(
        "range_km", \.rangeKm, 1...5000,
        About("续航", "what a full tank or battery lasts for", unit: "km").required,
        in: root),
      .number(
        "offset_km", \.offsetKm, 0.1...100,
        About(
          "视为在途中的站址与直线的最大距离", "farthest a site on the way lies from the straight line", unit: "km",
          from: judgement),
        in: root),
    ]
  }

  private static var stage: [Field<PlanStage>] {
    let root = PlanStage()
    return [
      .integer("year", \.year, 2000...2100, About("年", "year").required, in: root),
      .integer(
        "stations", \.stations, 0...100_000,
        About("年末充电站数（含现状）", "charging stations at its end, present ones included", unit: "stations")
          .required,
        in: root),
      .integer(
        "swap_stations", \.swapStations, 0...10_000,
        About(
          "年末换电站数", "swap stations at its end", unit: "stations", from: "they open in the last year"),
        in: root),
      .integer(
        "hydrogen_stations", \.hydrogenStations, 0...10_000,
        About(
          "年末加氢站数", "hydrogen stations at its end", unit: "stations", from: "they open in the last year"),
        in: root),
      .integer(
        "roadside_units", \.roadsideUnits, 0...1_000_000,
        About(
          "年末路侧单元数", "roadside units at its end", unit: "units", from: "they are built in the last year"),
        in: root),
      .integer(
        "budget_cny", \.budgetCNY, 0...1_000_000_000_000,
        About(
          "当年投资上限（当年价），须有 programme 部分；0 为不限",
          "what may be spent in the year, which needs `programme`; 0 for no limit", unit: "CNY",
          from: "no limit unless the scenario says so"), in: root),
    ]
  }

  private static var demand: [Field<SiteDemand>] {
    let root = SiteDemand()
    return [
      .text("id", \.id, About("站址代号", "the site's word").required),
      .choice("rule", \.rule, About("required 或 forbidden", "required or forbidden").required, in: root),
      .choice(
        "kind", \.kind, About("站的种类", "charging, swap or hydrogen", from: "charging stations"), in: root),
    ]
  }

  private static var quota: [Field<StationQuota>] {
    let root = StationQuota()
    let open = "no bound unless the scenario says so"
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("township", \.township, About("街镇代码，空为全部", "code of a township, all unless given")),
      .text("category", \.category, About("站址类别，空为全部", "word of a category, all unless given")),
      .choice("kind", \.kind, About("站的种类", "charging or swap", from: "charging stations"), in: root),
      .integer(
        "at_least", \.atLeast, 0...1_000_000,
        About("至少", "fewest stations", unit: "stations", from: open), in: root),
      .integer(
        "at_most", \.atMost, 0...1_000_000, About("至多", "most stations", unit: "stations", from: open),
        in: root),
    ]
  }

  private static var mask: [Field<SiteMask>] {
    let root = SiteMask()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("file", \.file, About("地点 CSV（lon, lat）", "CSV of the places").required),
      .choice("datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: root),
      .number(
        "distance_m", \.distanceM, 0...100_000,
        About("避让距离", "distance to keep", unit: "m").required, in: root),
      .optionalChoice(
        "kind", \.kind, About("避让的站种，空为全部", "the kind that keeps away", from: "all kinds"), in: root),
    ]
  }
}
