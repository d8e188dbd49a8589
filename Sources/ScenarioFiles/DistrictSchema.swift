import DistrictModel

extension ScenarioSchema {
  /// Where the scenario takes place: outline, residents, candidate sites, streets, weather.
  static var district: [Field<ScenarioDraft.DistrictDraft>] {
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
      .optionalSection(
        "residents", \.residents,
        reference(About("居民点 CSV（lon, lat, residents），如人口栅格", "CSV of residents at places")),
        empty: FileReference(),
        About(
          "逐点居民数；给出后各街镇人口由其得出，townships 只定归属",
          "residents at places, such as a population raster: townships then take theirs from them, by the nearest centre"
        )),
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
      .flag(
        "allows_hydrogen", \.allowsHydrogen,
        About(
          "可建加氢（甲醇、氨）站", "whether stations of hydrogen, methanol or ammonia may stand here",
          from: "not unless the scenario says so"),
        in: root),
      .integer(
        "opens_hour", \.wholeOpensHour, 0...24,
        About(
          "开门时刻（整点）；与关门时刻相同为全天", "whole hour stations here open; equal hours mean always", unit: "h",
          from: "open always"),
        in: root),
      .integer(
        "closes_hour", \.wholeClosesHour, 0...24,
        About(
          "关门时刻（整点）；早于开门时刻为跨午夜", "whole hour they close; before the opening for a night", unit: "h",
          from: "open always"),
        in: root),
      .integer(
        "station_cost_cny", \.stationCostCNY, 0...1_000_000_000,
        About(
          "新站造价（土地、土建、接电，不含桩），仅用于预算",
          "land, civil works and grid connection of a new station, read only with a budget", unit: "CNY",
          from: "600–1200 CNY/kVA for a few hundred kVA; not verified"),
        in: root),
      .number(
        "amenity_cny", \.amenityCNY, -100...100,
        About(
          "配套设施对司机的价值", "what drivers find there", unit: "CNY/visit", from: "none unless the scenario says so"
        ),
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

  static var travel: [Field<Travel>] {
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

  static var roads: [Field<ScenarioDraft.RoadsDraft>] {
    [
      .text(
        "nodes", \.nodesFile, About("GMNS 节点 CSV；不给则生成合成方格路网", "GMNS node.csv; a synthetic grid without")),
      .text("links", \.linksFile, About("GMNS 路段 CSV", "GMNS link.csv")),
      .choice(
        "datum", \.datum, About("坐标系", "reference system of the coordinates", from: "WGS-84 as in GMNS"),
        in: .init()),
      .choice(
        "length_unit", \.lengthUnit, About("长度单位", "unit of the links' lengths", from: "GMNS's usual unit"),
        in: .init()),
      .number(
        "grid_spacing_m", \.gridSpacingM, 50...10_000,
        About(
          "合成方格路网的街距", "distance between streets of the synthetic grid", unit: "m",
          from: "engineering judgement; no source"), in: .init()),
      .flag(
        "for_distances", \.isForDistances,
        About(
          "距离是否沿此路网；false 时仅供路侧单元使用",
          "whether distances follow these roads; if not, they serve roadside units only",
          from: "distances follow roads that are given"), in: .init()),
    ]
  }

  static var climate: [Field<ScenarioDraft.ClimateDraft>] {
    [
      .numbers(
        "daily_mean_c", \.climate.dailyMeanC, count: 1...366, -60...60,
        About(
          "日均气温（循环使用）", "daily mean temperatures, used in turn", unit: "°C",
          from: "engineering judgement; no source"), in: .init()),
      .text(
        "hourly_file", \.hourlyFile,
        About(
          "逐时气温 CSV（列 celsius，可有列 hour 从 0 起连续；整日，循环使用）",
          "CSV of hourly temperatures, column celsius and if given hour, on from 0; whole days, used in turn")
      ),
    ]
  }

  private static func reference(_ what: About) -> [Field<FileReference>] {
    [
      .text("file", \.file, what.required),
      .choice(
        "datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: FileReference()),
    ]
  }
}

extension SiteCategory {
  /// Opening hours as the reader fills them: stations are open or closed for whole hours.
  var wholeOpensHour: Int {
    get { Int(opensHour) }
    set { opensHour = Double(newValue) }
  }

  var wholeClosesHour: Int {
    get { Int(closesHour) }
    set { closesHour = Double(newValue) }
  }
}
