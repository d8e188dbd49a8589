import ChargingStations
import DistrictModel
import DistrictSimulation
import Siting

/// A file named in a scenario, with the datum of its coordinates.
struct FileReference {
  var file = ""
  var datum = Datum.wgs84
}

/// The scenario as written, before its files are read.
struct ScenarioDraft {
  struct BoundaryDraft {
    var file = ""
    var datum = Datum.wgs84
    var utmZone = 0
  }

  struct TownshipDraft {
    var file = ""
    var datum = Datum.wgs84
    var scaleToResidents = 0
  }

  struct SitesDraft {
    var seed: UInt64 = 1
    var list: FileReference?
    var existing: FileReference?
    var categories: [SiteCategory] = []
  }

  struct DistrictDraft {
    var boundary = BoundaryDraft()
    var cellSizeM = 500.0
    var kernelRadiusM = 3000.0
    var townships = TownshipDraft()
    var placeWeights: FileReference?
    var sites = SitesDraft()
  }

  struct ChargingDraft {
    var rules = ChargingParameters()
    var types: [ChargerType] = []
    var tariff = Tariff()
  }

  struct SourceDraft {
    var key = ""
    var grade = Grade.assumed
    var source = ""
  }

  var schema = ""
  var name = BilingualText(zh: "", en: "")
  var district = DistrictDraft()
  var fleet: [VehicleClass] = []
  var charging = ChargingDraft()
  var travel = Travel()
  var climate = Climate()
  var siting = SitingParameters()
  var run = RunSettings()
  var report = ReportSettings()
  var targets: [Target] = []
  var sources: [SourceDraft] = []
}

/// The schema table: every key of a scenario, one line each. Decoder, JSON Schema and reference page are drawn from it.
enum ScenarioSchema {
  static let version = "wayside/1"

  static func fields(algorithms: [String] = SitingCatalogue.names) -> [Field<ScenarioDraft>] {
    let root = ScenarioDraft()
    return [
      .word("schema", \.schema, among: [version], About("格式版本", "version of this format").required, in: root),
      .bilingual("name", \.name, About("方案名称", "name of the scenario").required),
      .section("district", \.district, district, About("规划区", "the planned district").required),
      .list(
        "fleet", \.fleet, vehicleClass, empty: VehicleClass(), atLeast: 1,
        About("车队", "vehicle classes").required,
        id: \.id),
      .section("charging", \.charging, charging, About("公共充电", "public charging").required),
      .section("travel", \.travel, travel, About("出行", "how the district is crossed")),
      .section("climate", \.climate, climate, About("气候", "temperature")),
      .section(
        "siting", \.siting, siting(algorithms), About("选址", "what the plan holds and how it is searched")),
      .section("run", \.run, run, About("模拟设置", "how long and how often the plan is simulated")),
      .section("report", \.report, report, About("报告设置", "what is printed")),
      .list("targets", \.targets, target, empty: Target(), About("目标", "promised numbers"), id: \.id),
      .list("sources", \.sources, source, empty: .init(), About("数据来源", "grade and source of given values")),
    ]
  }

  private static var source: [Field<ScenarioDraft.SourceDraft>] {
    [
      .text("key", \.key, About("所指的键", "path of the value").required),
      .choice("grade", \.grade, About("数据等级", "how well it is known").required, in: .init()),
      .text("source", \.source, About("来源", "where it is from")),
    ]
  }

  private static func reference(_ what: About) -> [Field<FileReference>] {
    [
      .text("file", \.file, what.required),
      .choice(
        "datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: FileReference()),
    ]
  }

  private static var district: [Field<ScenarioDraft.DistrictDraft>] {
    let root = ScenarioDraft.DistrictDraft()
    let boundary: [Field<ScenarioDraft.BoundaryDraft>] = [
      .text("file", \.file, About("边界 GeoJSON", "GeoJSON outline").required),
      .choice("datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: .init()),
      .integer(
        "utm_zone", \.utmZone, 0...60,
        About("UTM 带号，0 为按边界自动取", "UTM zone, 0 for the outline's own", from: "the outline's own zone"),
        in: .init()),
    ]
    let townships: [Field<ScenarioDraft.TownshipDraft>] = [
      .text("file", \.file, About("街镇 CSV", "CSV of townships").required),
      .choice("datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: .init()),
      .integer(
        "scale_to_residents", \.scaleToResidents, 0...100_000_000,
        About(
          "按比例调整到的总人口，0 为不调整", "residents all counts are scaled to, 0 for none", unit: "人",
          from: "counts are used as given"), in: .init()),
    ]
    return [
      .section("boundary", \.boundary, boundary, About("边界", "outline").required),
      .number(
        "cell_size_m", \.cellSizeM, 10...10_000,
        About("网格边长", "edge of a cell", unit: "m", from: "engineering judgement; no source"), in: root),
      .number(
        "kernel_radius_m", \.kernelRadiusM, 100...50_000,
        About(
          "人口核函数半径", "radius of the kernel that spreads residents", unit: "m",
          from: "engineering judgement; no source"), in: root),
      .section("townships", \.townships, townships, About("街镇人口", "residents by township").required),
      .optionalSection(
        "place_weights", \.placeWeights,
        reference(About("权重 CSV（lon, lat, weight）", "CSV of weights at places")),
        empty: FileReference(), About("人口分布权重，如路网长度", "weights that shape the spread, such as road length")),
      .section("sites", \.sites, sites, About("候选站址", "candidate sites").required),
    ]
  }

  private static var sites: [Field<ScenarioDraft.SitesDraft>] {
    let root = SiteCategory()
    let category: [Field<SiteCategory>] = [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .integer(
        "candidates", \.candidates, 0...100_000,
        About("合成候选点数", "candidates to generate", from: "none unless the scenario says so"), in: root),
      .number(
        "follows_residents_share", \.followsResidentsShare, 0...1,
        About(
          "随人口分布的比例，其余随面积", "share that follows residents; the rest follows area",
          from: "engineering judgement; no source"), in: root),
      .number(
        "capacity_median", \.capacityMedian, 1...10_000,
        About("可容纳桩数中位值", "median capacity", unit: "chargers", from: "engineering judgement; no source"),
        in: root),
      .number(
        "capacity_log_sd", \.capacityLogSd, 0...3,
        About(
          "容量对数标准差", "standard deviation of its logarithm",
          from: "heavy tail as measured in Shenzhen 2022; level is judgement"),
        in: root),
      .integer(
        "capacity_min", \.capacityMin, 1...10_000,
        About("最小容量", "smallest capacity", unit: "chargers", from: "engineering judgement; no source"),
        in: root),
      .integer(
        "capacity_max", \.capacityMax, 1...10_000,
        About("最大容量", "largest capacity", unit: "chargers", from: "engineering judgement; no source"),
        in: root),
      .flag(
        "allows_swap", \.allowsSwap,
        About("可建换电站", "whether swap stations may stand here", from: "not unless the scenario says so"),
        in: root),
    ]
    return [
      .seed(
        "seed", \.seed, About("合成候选点随机种子", "seed of the generated candidates", from: "any number serves"),
        in: .init()),
      .optionalSection(
        "list", \.list, reference(About("候选站址 CSV", "CSV of candidate sites")), empty: FileReference(),
        About("候选站址清单", "a list of candidate sites")),
      .optionalSection(
        "existing", \.existing, reference(About("现状站点 CSV", "CSV of present stations")),
        empty: FileReference(),
        About("现状站点清单", "a list of present stations")),
      .list(
        "categories", \.categories, category, empty: SiteCategory(), atLeast: 1,
        About("站址类别", "site categories").required,
        id: \.id),
    ]
  }

  private static var vehicleClass: [Field<VehicleClass>] {
    let root = VehicleClass()
    let judgement = "engineering judgement; no source"
    let bump: [Field<DailyBump>] = [
      .number(
        "hour", \.hour, 0...24,
        About(
          "峰值时刻", "hour of the bump", unit: "h",
          from: "three peaks of EVCIPA 2022; width and share are judgement"
        ).required, in: .init()),
      .number(
        "spread_hours", \.spreadHours, 0.05...12,
        About(
          "标准差", "its standard deviation", unit: "h",
          from: "three peaks of EVCIPA 2022; width and share are judgement"
        ).required,
        in: .init()),
      .number(
        "share", \.share, 0...1,
        About(
          "占全日需求的比例", "its share of the day's needs",
          from: "three peaks of EVCIPA 2022; width and share are judgement"
        ).required, in: .init()),
    ]
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .integer(
        "stock", \.stock, 0...5_000_000, About("保有量", "vehicles in the district", unit: "vehicles").required,
        in: root),
      .number(
        "battery_kwh", \.batteryKWh, 1...2000,
        About("电池容量", "usable battery energy", unit: "kWh", from: judgement), in: root),
      .number(
        "consumption_kwh_per_km", \.consumptionKWhPerKm, 0.01...10,
        About("单位里程能耗", "energy per distance", unit: "kWh/km", from: judgement), in: root),
      .number(
        "daily_km", \.dailyKm, 0...2000, About("日均里程", "mean distance per day", unit: "km", from: judgement),
        in: root),
      .number(
        "daily_km_log_sd", \.dailyKmLogSd, 0...2,
        About("日里程对数标准差", "standard deviation of its logarithm", from: judgement), in: root),
      .number(
        "driving_start_hour", \.drivingStartHour, 0...24,
        About("出车时刻", "hour driving begins", unit: "h", from: judgement), in: root),
      .number(
        "driving_end_hour", \.drivingEndHour, 0...24,
        About("收车时刻", "hour driving ends", unit: "h", from: judgement), in: root),
      .number(
        "own_plug_share", \.ownPlugShare, 0...1,
        About("拥有自有充电桩的比例", "share with a plug of their own", from: judgement), in: root),
      .number(
        "plug_in_share", \.plugInShare, 0...1,
        About("每晚插枪概率", "probability of plugging in on a night", from: judgement), in: root),
      .number(
        "own_plug_kw", \.ownPlugKW, 0.5...1000,
        About("自有桩功率", "power of the own plug", unit: "kW", from: judgement), in: root),
      .number(
        "own_plug_efficiency_share", \.ownPlugEfficiencyShare, 0.3...1,
        About("自有桩效率", "battery energy per grid energy at the own plug", from: judgement), in: root),
      .number(
        "own_plug_start_hour", \.ownPlugStartHour, 0...24,
        About("自有桩开始充电时刻", "hour charging at the own plug starts", unit: "h", from: judgement), in: root),
      .number(
        "own_plug_hours", \.ownPlugHours, 0...24,
        About("自有桩最长充电时长", "longest charge at the own plug", unit: "h", from: judgement), in: root),
      .number(
        "ac_limit_kw", \.acLimitKW, 0...100,
        About("车载交流充电上限", "largest AC power of the vehicle", unit: "kW", from: judgement), in: root),
      .number(
        "dc_limit_kw", \.dcLimitKW, 0...3000,
        About("直流充电上限", "largest DC power of the vehicle", unit: "kW", from: judgement), in: root),
      .curve(
        "curve", \.curve,
        About("充电曲线", "acceptance over state of charge", .published, from: "MATSim ev, tesla-like"), in: root),
      .number(
        "surely_charges_below_km", \.surelyChargesBelowKm, 0...1000,
        About(
          "余程低于此值必去充电", "range below which a driver surely charges", unit: "km",
          from: "form published by BEAM; levels are judgement"), in: root),
      .number(
        "never_charges_above_km", \.neverChargesAboveKm, 0...2000,
        About(
          "余程高于此值不去充电", "range above which a driver never charges", unit: "km",
          from: "form published by BEAM; levels are judgement"), in: root),
      .number(
        "reserve_share", \.reserveShare, 0...0.9,
        About("保留电量", "state of charge kept in reserve", from: judgement), in: root),
      .number(
        "target_share", \.targetShare, 0.1...1,
        About("目标电量", "state of charge at which a charge ends", from: judgement), in: root),
      .number(
        "early_leave_probability", \.earlyLeaveProbability, 0...1,
        About("提前离开概率", "probability of leaving early", from: judgement), in: root),
      .number(
        "early_target_share", \.earlyTargetShare, 0.1...1,
        About("提前离开时的电量", "state of charge of those who leave early", from: judgement), in: root),
      .number(
        "at_home_share", \.atHomeShare, 0...1,
        About("在居住地产生需求的比例", "share of needs that arise at home", from: judgement), in: root),
      .number(
        "value_of_time_cny_per_hour", \.valueOfTimeCNYPerHour, 0...1000,
        About("时间价值", "value of the driver's time", unit: "CNY/h", from: judgement), in: root),
      .list(
        "profile", \.profile, bump, empty: DailyBump(),
        About("日内需求峰", "bumps of the daily profile", from: "three peaks of EVCIPA 2022")),
      .number(
        "swap_demand_share", \.swapDemandShare, 0...1,
        About("换电需求比例", "share that looks for swap stations", from: judgement), in: root),
    ]
  }

  private static var charging: [Field<ScenarioDraft.ChargingDraft>] {
    let root = ScenarioDraft.ChargingDraft()
    let judgement = "engineering judgement; no source"
    let choice: [Field<ChoiceWeights>] = {
      let root = ChoiceWeights()
      return [
        .number(
          "per_cny", \.perCNY, 0...100, About("效用系数", "scale of the utility", unit: "1/CNY", from: judgement),
          in: root),
        .number(
          "driving", \.driving, 0...100, About("行驶时间权重", "weight of driving time", from: judgement), in: root),
        .number(
          "waiting", \.waiting, 0...100, About("等待时间权重", "weight of waiting time", from: judgement), in: root),
        .number(
          "charging", \.charging, 0...100, About("充电时间权重", "weight of charging time", from: judgement),
          in: root),
        .number(
          "charging_while_parked", \.chargingWhileParked, 0...100,
          About("停放时充电时间权重", "weight of charging time while parked", from: judgement), in: root),
        .number(
          "detour_cny_per_km", \.detourCNYPerKm, 0...100,
          About("绕行成本", "cost of the way", unit: "CNY/km", from: judgement), in: root),
      ]
    }()
    let type: [Field<ChargerType>] = {
      let root = ChargerType()
      return [
        .text("id", \.id, About("代号", "word").required, shape: .identifier),
        .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
        .text("name_en", \.nameEn, About("英文名", "English name")),
        .choice("current", \.current, About("电流", "ac or dc").required, in: root),
        .number(
          "power_kw", \.powerKW, 0.5...3000,
          About("单枪额定功率", "rated power of a connector", unit: "kW").required, in: root),
        .integer(
          "connectors", \.connectors, 1...64,
          About("每桩枪数", "connectors of a charger", from: "one unless the scenario says so"), in: root),
        .number(
          "efficiency_share", \.efficiencyShare, 0.3...1,
          About("效率", "battery energy per grid energy", from: judgement), in: root),
        .number(
          "share", \.share, 0...1, About("在规划桩中的占比", "share of the planned chargers").required, in: root),
        .number(
          "service_fee_cny_per_kwh", \.serviceFeeCNYPerKWh, 0...100,
          About("服务费", "service fee", unit: "CNY/kWh", from: judgement), in: root),
        .number(
          "grace_min", \.graceMin, 0...1440,
          About("充满后占位时间", "minutes a full car stays", unit: "min", from: judgement), in: root),
      ]
    }()
    let tariff: [Field<Tariff>] = [
      .numbers(
        "energy_cny_per_kwh", \.energyCNYPerKWh, count: 24...24, 0...100,
        About("分时电价（24 小时）", "energy price by hour", unit: "CNY/kWh").required, in: Tariff())
    ]
    return [
      .list(
        "charger_types", \.types, type, empty: ChargerType(), atLeast: 1,
        About("充电桩类型", "kinds of charger").required, id: \.id),
      .section("tariff", \.tariff, tariff, About("电价", "tariff").required),
      .number(
        "patience_min", \.rules.patienceMin, 0...600,
        About("排队耐心", "patience in a queue", unit: "min", .published, from: "SUMO default, 600 s"), in: root),
      .integer(
        "attempts", \.rules.attempts, 1...4,
        About("每次需求尝试站数", "stations tried for one need", from: judgement), in: root),
      .number(
        "connect_overhead_s", \.rules.connectOverheadS, 0...3600,
        About("插枪与支付时间", "plugging in and paying", unit: "s", from: judgement), in: root),
      .integer(
        "alternatives", \.rules.alternatives, 1...64,
        About("比较的站数", "stations a driver compares", from: judgement), in: root),
      .number(
        "farthest_min", \.rules.farthestMin, 0...600,
        About("最远行驶时间", "farthest drive considered", unit: "min", from: judgement), in: root),
      .section("choice", \.rules.choice, choice, About("选站权重", "how drivers weigh stations")),
    ]
  }

  private static var travel: [Field<Travel>] {
    let root = Travel()
    return [
      .number(
        "detour_factor", \.detourFactor, 1...5,
        About("绕行系数", "road distance per straight distance", from: "engineering judgement; no source"),
        in: root),
      .number(
        "speed_km_per_hour", \.speedKmPerHour, 1...200,
        About("平均车速", "mean speed", unit: "km/h", from: "engineering judgement; no source"), in: root),
    ]
  }

  private static var climate: [Field<Climate>] {
    [
      .numbers(
        "daily_mean_c", \.dailyMeanC, count: 1...366, -60...60,
        About(
          "日均气温（循环使用）", "daily mean temperatures, used in turn", unit: "°C",
          from: "engineering judgement; no source"), in: Climate())
    ]
  }

  private static func siting(_ algorithms: [String]) -> [Field<SitingParameters>] {
    let root = SitingParameters()
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
        About(
          "新站最少桩数", "fewest chargers of a new station", unit: "chargers",
          from: "engineering judgement; no source"), in: root),
      .numbers(
        "radii_m", \.radiiM, count: 1...8, 1...100_000,
        About(
          "分级覆盖半径", "steps of coverage: each radius a station lies within counts equally", unit: "m",
          from: "engineering judgement; no source"),
        in: root),
      .word(
        "algorithm", \.algorithm, among: algorithms,
        About("选址算法", "word of the algorithm", from: "the program's choice"), in: root),
      .integer(
        "swap_stations", \.swapStations, 0...10_000,
        About(
          "规划换电站数", "swap stations of the plan", unit: "stations", .published,
          from: "goal of Yubei for 2025, 渝北府发〔2023〕8号"), in: root),
      .numbers(
        "swap_radii_m", \.swapRadiiM, count: 1...8, 1...100_000,
        About(
          "换电站分级覆盖半径", "steps of coverage of swap stations", unit: "m",
          from: "engineering judgement; no source"),
        in: root),
    ]
  }

  private static var run: [Field<RunSettings>] {
    let root = RunSettings()
    return [
      .integer(
        "days", \.days, 1...3660, About("记录天数", "recorded days", unit: "days", from: "the program's choice"),
        in: root),
      .integer(
        "warm_up_days", \.warmUpDays, 0...366,
        About("预热天数", "days before the record", unit: "days", from: "the program's choice"), in: root
      ),
      .integer(
        "replications", \.replications, 1...10_000,
        About("重复模拟次数", "seeded runs", from: "the program's choice"), in: root),
      .seed("seed", \.seed, About("随机种子", "seed", from: "any number serves"), in: root),
    ]
  }

  private static var report: [Field<ReportSettings>] {
    let note: [Field<NamePair>] = NamePair.fields
    return [
      .number(
        "coverage_radius_m", \.coverageRadiusM, 1...100_000,
        About(
          "覆盖率统计半径", "radius of the coverage indicators", unit: "m", .reported,
          from: "900 m is common in Chinese city monitoring; unverified"),
        in: ReportSettings()),
      .text("map_approval_number", \.mapApprovalNumber, About("审图号", "map approval number")),
      .list("notes", \.notePairs, note, empty: NamePair(), About("说明", "sentences for the reader")),
    ]
  }

  private static var target: [Field<Target>] {
    let root = Target()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .text("metric", \.metric, About("指标", "what is measured").required),
      .choice(
        "sense", \.sense, About("以上、以下或左右", "at least, at most or about", from: "the program's choice"),
        in: root),
      .number("value", \.value, -1e15...1e15, About("目标值", "promised number").required, in: root),
      .text("unit_zh", \.unitZh, About("单位", "unit in Chinese")),
      .text("unit_en", \.unitEn, About("英文单位", "unit in English")),
      .text("counting_zh", \.countingZh, About("计数口径", "counting rule in Chinese")),
      .text("counting_en", \.countingEn, About("英文计数口径", "counting rule in English")),
      .text("deadline", \.deadline, About("期限", "date").required, shape: .date),
      .text("document", \.document, About("文件", "document")),
      .text("clause", \.clause, About("条款", "clause")),
    ]
  }
}

extension ReportSettings {
  /// Notes as the reader fills them.
  var notePairs: [NamePair] {
    get { notes.map { NamePair(zh: $0.zh, en: $0.en) } }
    set { notes = newValue.map { BilingualText(zh: $0.zh, en: $0.en) } }
  }
}
