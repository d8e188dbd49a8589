import ChargingStations
import DistrictModel

extension ScenarioSchema {
  /// Public charging: what stands, what it costs, how drivers choose.
  static var charging: [Field<ScenarioDraft.ChargingDraft>] {
    let root = ScenarioDraft.ChargingDraft()
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
        .number(
          "habit_cny", \.habitCNY, 0...100,
          About(
            "看不到实时状态时，上次所用站的吸引力", "what the station used last is worth without live state", unit: "CNY",
            from: judgement), in: root),
      ]
    }()
    let type: [Field<ChargerType>] = {
      let root = ChargerType()
      return [
        .text("id", \.id, About("代号", "word").required, shape: .identifier),
        .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
        .text("name_en", \.nameEn, About("英文名", "English name")),
        .choice("current", \.current, About("电流", "ac, dc or wireless").required, in: root),
        .optionalChoice(
          "standard", \.standard,
          About(
            "接口标准，其上限限制功率", "standard of the connector, which limits its power",
            from: "the usual one of the current"),
          in: root),
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
        .number(
          "cabinet_kw", \.cabinetKW, 0...100_000,
          About(
            "每桩各枪共享的总功率，0 为各枪独立", "power the connectors of a charger share, 0 where each has its own",
            unit: "kW",
            from: "each has its own"), in: root),
        .choice(
          "sharing", \.sharing, About("功率分配方式", "how the power is shared", from: "the program's choice"),
          in: root),
        .number(
          "module_kw", \.moduleKW, 1...1000,
          About("功率模块", "size of a power module", unit: "kW", from: judgement), in: root),
        .flag(
          "is_bidirectional", \.isBidirectional,
          About("可向电网放电", "can feed energy back", from: "not unless the scenario says so"), in: root),
        .number(
          "misalignment_loss_share", \.misalignmentLossShare, 0...0.9,
          About(
            "停车偏移造成的平均功率损失", "mean share lost to misalignment over a pad",
            from: "none unless the scenario says so"),
          in: root),
        .number(
          "availability_share", \.availabilityShare, 0.05...1,
          About("可用率", "share of the time a connector works", from: "no outages unless the scenario says so"),
          in: root),
        .number(
          "repair_hours", \.repairHours, 0.1...10_000,
          About("平均修复时间", "mean time to repair", unit: "h", from: judgement), in: root),
        .number(
          "held_share", \.heldShare, 0...0.95,
          About(
            "长期被占用的枪的比例", "share of connectors that are never free", from: "none unless the scenario says so"),
          in: root),
        .number(
          "idle_fee_cny_per_min", \.idleFeeCNYPerMin, 0...100,
          About(
            "超时占位费", "fee for staying after the charge", unit: "CNY/min",
            from: "none unless the scenario says so"),
          in: root),
        .number(
          "idle_fee_after_min", \.idleFeeAfterMin, 0...1440,
          About("免费占位时间", "minutes before the fee", unit: "min", from: judgement), in: root),
      ]
    }()
    let tariff: [Field<Tariff>] = [
      .dayPrices(
        "energy_cny_per_kwh", \.energyCNYPerKWh, 0...100,
        About("分时电价", "energy price by hour", unit: "CNY/kWh").required, in: Tariff())
    ]
    let oneOperator: [Field<StationOperator>] = {
      let root = StationOperator()
      return [
        .text("id", \.id, About("代号", "word").required, shape: .identifier),
        .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
        .text("name_en", \.nameEn, About("英文名", "English name")),
        .number("share", \.share, 0...1, About("站数占比", "share of the stations").required, in: root),
        .flag(
          "publishes_live_state", \.publishesLiveState,
          About(
            "向平台公布实时状态", "publishes its live state on the platform", from: "all unless the scenario says so"),
          in: root),
        .number(
          "extra_fee_cny_per_kwh", \.extraFeeCNYPerKWh, -10...10,
          About(
            "服务费加价", "on top of the service fee", unit: "CNY/kWh", from: "none unless the scenario says so"),
          in: root),
      ]
    }()
    let attraction: [Field<Attraction>] = {
      let root = Attraction()
      return [
        .number(
          "size_exponent", \.sizeExponent, 0...3,
          About("站规模吸引力指数", "a station of n chargers draws n to this power", from: "proportional to size"),
          in: root),
        .number(
          "price_level_per_cny_kwh", \.priceLevelPerCNYKWh, 0...20,
          About(
            "对站价格水平的响应", "response to a station's price level", unit: "kWh/CNY",
            from: "none unless the scenario says so"),
          in: root),
      ]
    }()
    return [
      .list(
        "charger_types", \.types, type, empty: ChargerType(), atLeast: 1,
        About("充电桩类型", "kinds of charger").required, id: \.id),
      .section("tariff", \.tariff, tariff, About("电价", "tariff").required),
      .list(
        "operators", \.operators, oneOperator, empty: StationOperator(),
        About("运营商；空为一家且公布实时状态", "operators; empty for one that publishes its state"), id: \.id),
      .section(
        "attraction", \.attraction, attraction,
        About("站点吸引力", "how stations draw drivers without a home here")),
      .list(
        "neighbours", \.neighbours, neighbour, empty: ScenarioDraft.NeighbourDraft(),
        About("区外（毗邻区县）公共充电站，司机可前往", "charging stations of neighbouring districts that drivers may use"),
        id: \.id),
      .number(
        "home_transformer_kw_per_plug", \.transformerKWPerPlug, 0.1...100,
        About(
          "有序充电时小区变压器分给每个自有桩的功率", "power an estate's transformer leaves per own plug in orderly charging",
          unit: "kW",
          from: judgement), in: root),
      .number(
        "patience_min", \.rules.patienceMin, 0...600,
        About("排队耐心", "patience in a queue", unit: "min", .published, from: "SUMO default, 600 s"), in: root),
      .integer(
        "attempts", \.rules.attempts, 1...4,
        About("每次需求尝试站数", "stations tried for one need", from: judgement), in: root),
      .number(
        "connect_overhead_s", \.rules.connectOverheadS, 0...3600,
        About("插枪与支付时间", "plugging in and paying", unit: "s", from: judgement), in: root),
      .number(
        "fetch_min", \.rules.fetchMin, 0...600,
        About("提前取车的麻烦，折合时间", "trouble of fetching a full car early, as time", unit: "min", from: judgement),
        in: root),
      .integer(
        "alternatives", \.rules.alternatives, 1...64,
        About("比较的站数", "stations a driver compares", from: judgement), in: root),
      .number(
        "farthest_min", \.rules.farthestMin, 0...600,
        About("最远行驶时间", "farthest drive considered", unit: "min", from: judgement), in: root),
      .boardPeriod(\.rules.boardPeriodMin, in: root),
      .advisedStations(\.rules.advisedStations, in: root),
      .section("choice", \.rules.choice, choice, About("选站权重", "how drivers weigh stations")),
    ]
  }

  /// Plugs that come with buildings.
  static var provision: [Field<Provision>] {
    let root = Provision()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .number(
        "spaces_per_year", \.spacesPerYear, 0...10_000_000,
        About("每年新建或改造车位", "parking spaces built or retrofitted per year", unit: "spaces").required, in: root),
      .number("built_share", \.builtShare, 0...1, About("同步建成比例", "share fitted at once").required, in: root),
      .number(
        "reserved_share", \.reservedShare, 0...1,
        About("预留安装条件比例", "share with conduit and power reserved", from: "none unless the scenario says so"),
        in: root),
      .number(
        "fitted_per_year_share", \.fittedPerYearShare, 0...1,
        About("预留车位每年加装比例", "share of the reserved that is fitted each later year", from: judgement), in: root
      ),
      .text("serves", \.serves, About("受益车型", "class that gets the plugs").required, shape: .identifier),
    ]
  }
}
