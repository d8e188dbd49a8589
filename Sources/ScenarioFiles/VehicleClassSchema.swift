import DistrictModel

extension ScenarioSchema {
  /// A vehicle class: who drives, how far, when, and how its drivers charge.
  static var vehicleClass: [Field<VehicleClass>] {
    let root = VehicleClass()
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
    let block: [Field<DrivingBlock>] = {
      let root = DrivingBlock()
      return [
        .number(
          "start_hour", \.startHour, 0...24, About("开始时刻", "hour it begins", unit: "h").required, in: root),
        .number("end_hour", \.endHour, 0...24, About("结束时刻", "hour it ends", unit: "h").required, in: root),
        .number(
          "share", \.share, 0...1, About("占全日里程的比例", "share of the day's distance").required, in: root),
      ]
    }()
    let stay: [Field<ParkedStay>] = {
      let root = ParkedStay()
      return [
        .number(
          "leave_hour", \.leaveHour, 0...24,
          About("取车时刻均值", "mean hour of leaving", unit: "h", from: judgement),
          in: root),
        .number(
          "spread_hours", \.spreadHours, 0.01...12,
          About("其标准差", "its standard deviation", unit: "h", from: judgement), in: root),
        .number(
          "weekend_leave_hour", \.weekendLeaveHour, 0...24,
          About("周末取车时刻均值", "mean hour of leaving at weekends", unit: "h", from: judgement), in: root),
        .number(
          "weekend_spread_hours", \.weekendSpreadHours, 0.01...12,
          About("周末标准差", "its standard deviation at weekends", unit: "h", from: judgement), in: root),
        .number(
          "leave_probability", \.leaveProbability, 0.05...1,
          About(
            "次日取车的概率，否则再停一日", "probability of leaving then; who stays is asked a day later", from: judgement),
          in: root),
      ]
    }()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .integer(
        "stock", \.stock, 0...1_000_000_000,
        About("保有量", "vehicles in the district", unit: "vehicles").required,
        in: root),
      .choice(
        "fuel", \.fuel,
        About(
          "能源：电、氢、甲醇或氨", "what the class drives on: electricity, hydrogen, methanol or ammonia",
          from: "electricity unless the scenario says so"), in: root),
      .number(
        "tank_kg", \.tankKg, 0...10_000,
        About(
          "储罐容量（燃料车）", "usable fuel of a full tank; for classes that do not drive on electricity", unit: "kg",
          from: "none: batteries have no tank"), in: root),
      .number(
        "consumption_kg_per_100_km", \.consumptionKgPer100Km, 0...1000,
        About(
          "百公里燃料消耗（燃料车）", "fuel per distance of classes that do not drive on electricity",
          unit: "kg/100 km",
          from: "none: batteries have no tank"), in: root),
      .number(
        "battery_kwh", \.batteryKWh, 1...2000,
        About("电池容量", "usable battery energy", unit: "kWh", from: judgement), in: root),
      .number(
        "battery_spread_share", \.batterySpreadShare, 0...0.9,
        About(
          "电池容量的半幅（均匀分布）", "half-width of the even spread of battery sizes",
          from: "one size unless the scenario says so"),
        in: root),
      .number(
        "growth_per_year_share", \.growthPerYearShare, -0.9...5,
        About("保有量年增长率", "growth of the stock per year", from: "no growth unless the scenario says so"),
        in: root),
      .choice(
        "home_base", \.homeBase,
        About(
          "驻地：居民区、边界外或场站", "where vehicles are at home: residents, border or stations",
          from: "where people live"),
        in: root),
      .number(
        "present_share", \.presentShare, 0.001...1,
        About("在区内的日数比例", "share of the days in the district", from: "always unless the scenario says so"),
        in: root),
      .number(
        "consumption_kwh_per_km", \.consumptionKWhPerKm, 0.01...10,
        About("单位里程能耗", "energy per distance", unit: "kWh/km", from: judgement), in: root),
      .number(
        "consumption_spread_share", \.consumptionSpreadShare, 0...0.9,
        About(
          "能耗的半幅（均匀分布）", "half-width of the even spread of consumption",
          from: "one value unless the scenario says so"),
        in: root),
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
      .list(
        "driving_blocks", \.drivingBlocks, block, empty: DrivingBlock(),
        About("出行链或班次；空为上述均匀时段", "trips or shifts; empty for the even stretch above")),
      .number(
        "weekend_km_factor", \.weekendKmFactor, 0...10,
        About("周末里程系数", "distance at weekends against weekdays", from: "as on weekdays"), in: root),
      .number(
        "own_plug_share", \.ownPlugShare, 0...1,
        About("拥有自有充电桩的比例", "share with a plug of their own", from: judgement), in: root),
      .flag(
        "own_plugs_are_dedicated", \.ownPlugsAreDedicated,
        About(
          "自有充电桩属专用（场站）而非个人", "whether these plugs are a fleet's (专用) and not households' (个人)",
          from: "households' unless the scenario says so"), in: root),
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
      .choice(
        "own_plug_policy", \.ownPlugPolicy,
        About(
          "自有桩充电方式；后七种在停留时段内调度，需要 power 部分",
          "how own plugs charge: by the clock (the first two), or within the stay, which needs `power`",
          from: "all at one hour"),
        in: root),
      .number(
        "own_plug_from_hour", \.ownPlugFromHour, 0...24,
        About(
          "插枪时刻，12 时以后为前一日晚", "hour of plugging in; from noon on the evening before", unit: "h",
          from: judgement),
        in: root),
      .number(
        "own_plug_until_hour", \.ownPlugUntilHour, 0...24,
        About("拔枪时刻", "hour of unplugging", unit: "h", from: judgement), in: root),
      .number(
        "own_plug_spread_hours", \.ownPlugSpreadHours, 0...12,
        About(
          "插拔时刻的最大偏差（三角分布）", "most a night lies from these hours (triangular)", unit: "h", from: judgement),
        in: root),
      .number(
        "depot_kw_per_plug", \.depotKWPerPlug, 0...1000,
        About(
          "场站专用变压器每桩容量，0 为接小区变压器", "a depot's own transformer per plug; 0 is behind the estate's", unit: "kW",
          from: "none unless the scenario says so"), in: root),
      .number(
        "ac_limit_kw", \.acLimitKW, 0...100,
        About("车载交流充电上限", "largest AC power of the vehicle", unit: "kW", from: judgement), in: root),
      .number(
        "dc_limit_kw", \.dcLimitKW, 0...3000,
        About("直流充电上限", "largest DC power of the vehicle", unit: "kW", from: judgement), in: root),
      .number(
        "wireless_limit_kw", \.wirelessLimitKW, 0...100,
        About(
          "无线充电上限，0 为不具备", "largest wireless power, 0 for none", unit: "kW",
          from: "none unless the scenario says so"),
        in: root),
      .flag(
        "accepts_chaoji", \.acceptsChaoji,
        About("具备 ChaoJi 接口", "has a ChaoJi inlet", from: "not unless the scenario says so"), in: root),
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
        "at_work_share", \.atWorkShare, 0...1,
        About("在工作地产生需求的比例", "share of needs that arise at work", from: "none unless the scenario says so"),
        in: root),
      .optionalSection(
        "home_stay", \.homeStay, stay, empty: ParkedStay(),
        About("在居住地充电后停放至取车", "a car charged at home stays until it is fetched")),
      .optionalSection(
        "work_stay", \.workStay, stay, empty: ParkedStay(),
        About("在工作地充电后停放至取车", "a car charged at work stays until it is fetched")),
      .number(
        "habit_share", \.habitShare, 0...1,
        About(
          "习惯性每日充电的概率", "probability on a weekday of charging by habit",
          from: "none unless the scenario says so"),
        in: root),
      .number(
        "habit_weekend_factor", \.habitWeekendFactor, 0...10,
        About("其周末系数", "the same at weekends, as a factor", from: "as on weekdays"), in: root),
      .number(
        "informed_share", \.informedShare, 0...1,
        About("查看平台实时状态的司机比例", "share of drivers who look at the platform", from: judgement), in: root),
      .number(
        "reserving_share", \.reservingShare, 0...1,
        About("预约充电枪的司机比例", "share of drivers who reserve", from: "none unless the scenario says so"),
        in: root),
      .number(
        "price_response_per_cny_kwh", \.priceResponsePerCNYKWh, 0...50,
        About(
          "对分时电价的响应", "how drivers shift to cheap hours", unit: "kWh/CNY",
          from: "none unless the scenario says so"),
        in: root),
      .number(
        "time_shift_hours", \.timeShiftHours, 0...12,
        About("可移动的小时数", "hours a need may shift easily", unit: "h", from: judgement), in: root),
      .number(
        "value_of_time_cny_per_hour", \.valueOfTimeCNYPerHour, 0...1000,
        About("时间价值", "value of the driver's time", unit: "CNY/h", from: judgement), in: root),
      .list(
        "profile", \.profile, bump, empty: DailyBump(),
        About("日内需求峰", "bumps of the daily profile", from: "three peaks of EVCIPA 2022")),
      .list(
        "weekend_profile", \.weekendProfile, bump, empty: DailyBump(),
        About("周末日内需求峰；空为同平日", "bumps at weekends; empty for those of weekdays")),
      .number(
        "swap_demand_share", \.swapDemandShare, 0...1,
        About("换电需求比例", "share that looks for swap stations", from: judgement), in: root),
      .text(
        "swap_pack", \.swapPack,
        About("所换电池类型", "word of the pack type its vehicles swap; needed beside the section swap"),
        shape: .identifier),
      .flag(
        "swap_bound", \.isBoundToSwapStation,
        About(
          "车队固定在各自的换电站（矿山、港口、物流）",
          "each vehicle keeps to one swap station of its own, as in mines, ports and yards",
          from: "open traffic unless the scenario says so"), in: root),
    ]
  }
}
