import DistrictModel
import RoadsideUnits
import Siting

/// The keys of `roadside`: where given, roadside units are planned along the roads. What is sent, driven and bought stands in
/// ``RoadsideServiceSchema``.
///
/// TR 36.885 and TR 37.885 are cited second-hand where their text was not read: `reported`.
enum RoadsideSchema {
  static let judgement = ScenarioSchema.judgement

  static var fields: [Field<RoadsideParameters>] {
    let root = RoadsideParameters()
    return [
      .section(
        "radio", \.radio, radio, About("无线电与覆盖判据", "radio of the units and what counts as covered").required),
      .section("channel", \.channel, channel, About("直连信道", "the side link that all vehicles share")),
      .section("traffic", \.traffic, traffic, About("路段车流", "vehicles on the roads")),
      .section(
        "units", \.units, units, About("路侧单元数量与布设", "how many units and where they may stand").required),
      .list(
        "zones", \.zones, RoadsideZoneSchema.fields, empty: RoadsideZone(),
        About("单独评价的片区与智行走廊", "areas and corridors that are told apart from the district"), id: \.id),
      .number(
        "connected_share", \.connectedShare, 0...1,
        About(
          "车辆入网率（未在 connected 列出的车型）", "share of vehicles with a radio, of classes not in `connected`",
          from: "engineering judgement; no public figure was found"), in: root),
      .number(
        "connected_share_per_year", \.connectedSharePerYear, 0...1,
        About("入网率每年增量", "what that share gains a year", from: judgement), in: root),
      .list(
        "connected", \.connected, RoadsideServiceSchema.connected, empty: ConnectedClass(),
        About("分车型入网率", "share of vehicles with a radio by class"), id: \.vehicleClass),
      .list(
        "messages", \.messages, RoadsideServiceSchema.message, empty: MessageSet(),
        About(
          "周期消息；不给则为 BSM、RSM、SPAT、MAP、RSI", "periodic messages; BSM, RSM, SPAT, MAP and RSI where not given"),
        id: \.id),
      .list(
        "automated_fleets", \.automatedFleets, RoadsideServiceSchema.fleet, empty: AutomatedFleet(),
        About("自动驾驶车队", "vehicles that drive by themselves"), id: \.id),
      .section(
        "edge", \.edge, RoadsideEdgeSchema.fields, About("边缘节点与云控平台", "edge nodes and the cloud platform")),
      .list(
        "use_cases", \.useCases, RoadsideServiceSchema.useCase, empty: UseCase(),
        About("应用场景的时延限值；不给则为四项常用场景", "limits of time by use; four usual ones where not given"), id: \.id),
      .section("costs", \.costs, RoadsideServiceSchema.costs, About("造价", "what is paid once")),
      .section(
        "guidance", \.guidance, RoadsideServiceSchema.guidance,
        About("站点信息诱导研究", "the study of guidance to stations by fresh or old boards")),
    ]
  }

  private static var radio: [Field<CoverageRadio>] {
    let root = CoverageRadio()
    return link(root) + [
      .number(
        "unit_height_m", \.unitHeightM, 0.5...100,
        About(
          "路侧单元天线高度", "height of a unit's antenna", unit: "m", .reported, from: "TR 36.885 A.1.1, second-hand"
        ),
        in: root),
      .number(
        "vehicle_height_m", \.vehicleHeightM, 0.5...5,
        About(
          "车载天线高度", "height of a vehicle's antenna", unit: "m", .reported,
          from: "TR 36.885 A.1.1, second-hand"),
        in: root),
      .number(
        "blocker_height_m", \.blockerHeightM, 0...10,
        About(
          "遮挡车辆高度（小客车 1.6，货车 3.0）", "roofs that stand in the way: 1.6 for cars, 3.0 for trucks", unit: "m",
          .published, from: "TR 37.885 s6.2.1"), in: root),
      .number(
        "covered_share", \.coveredShare, 0.01...1,
        About("覆盖判据：投递率不低于", "share of packets that must arrive for a road to be covered", from: judgement),
        in: root),
      .number(
        "farthest_m", \.farthestM, 10...10_000,
        About("考虑的最远距离", "units farther off are not looked at", unit: "m", from: judgement), in: root),
      .number(
        "street_half_width_m", \.streetHalfWidthM, 0.5...200,
        About(
          "视为同一街道的最大偏离", "two places are on one street up to this distance from its line", unit: "m",
          from: judgement), in: root),
    ]
  }

  private static func link(_ root: CoverageRadio) -> [Field<CoverageRadio>] {
    [
      .choice(
        "street_model", \.streetModel,
        About(
          "沿街路径损耗模型；结果对它最敏感", "path loss along a street; no other choice changes the results more"
        ).required, in: root),
      .number(
        "environment_height_m", \.environmentHeightM, 0...10,
        About(
          "WINNER+ 的环境高度；0、0.5、1.0 均见于公开程序，距离相差两倍以上",
          "environment height of WINNER+; 0, 0.5 and 1.0 all stand in public programs, and ranges differ more than twofold",
          unit: "m"
        ).required, in: root),
      .number(
        "frequency_ghz", \.frequencyGHz, 0.5...100,
        About(
          "载频", "carrier", unit: "GHz", .reported, from: "MIIT rule of November 2018, press: 5905-5925 MHz"),
        in: root),
      .number(
        "power_dbm", \.budget.transmitPowerDBm, -10...40,
        About(
          "发射功率", "power a unit sends with", unit: "dBm", .published,
          from: "Gonzalez-Martin et al. 2019; TR 36.885"),
        in: root),
      .number(
        "antenna_gain_db", \.budget.antennaGainDB, -20...40,
        About(
          "收发天线增益之和", "gain of both antennas together", unit: "dB", .reported,
          from: "3 dBi each, TR 36.885 A.1.1, second-hand"), in: root),
      .number(
        "noise_figure_db", \.budget.noiseFigureDB, 0...40,
        About("接收机噪声系数", "noise figure of the receiver", unit: "dB", .published, from: "TR 36.885"), in: root),
      .number(
        "sensing_threshold_dbm", \.budget.sensingThresholdDBm, -130...0,
        About(
          "接收门限", "power below which a receiver notices nothing", unit: "dBm", .published,
          from: "Gonzalez-Martin et al. 2019"), in: root),
      .number(
        "implementation_loss_db", \.budget.implementationLossDB, 0...40,
        About(
          "实现损耗；保守取 5", "what a chip needs beyond the ideal curve; 5 where one is pessimistic", unit: "dB",
          .reported,
          from: "0; a measured 802.11p chip needed about 5, Sjoberg et al., second-hand"), in: root),
      .integer(
        "resource_blocks", \.budget.resourceBlocks, 1...100,
        About(
          "数据资源块数，10 或 12", "resource blocks of data: 10 or 12", unit: "blocks", .published,
          from: "R1-160284, as in Gonzalez-Martin et al. 2019"), in: root),
    ]
  }

  private static var channel: [Field<ChannelParameters>] {
    let root = ChannelParameters()
    return [
      .number(
        "vehicle_power_dbm", \.vehiclePowerDBm, -10...40,
        About("车载单元发射功率", "power a vehicle sends with", unit: "dBm", .published, from: "TR 36.885"), in: root),
      .integer(
        "subchannels", \.subchannels, 1...20,
        About(
          "每毫秒子信道数，4 或 2", "sub-channels per millisecond: 4 or 2", .published,
          from: "Gonzalez-Martin et al. 2019"),
        in: root),
      .number(
        "awareness_m", \.awarenessM, 1...1000,
        About(
          "车车投递率的评价距离", "distance at which delivery from vehicle to vehicle is told", unit: "m",
          from: "T/CSAE 53-2017, 150 or 300 m for safety; not verified"), in: root),
    ]
  }

  private static var traffic: [Field<TrafficParameters>] {
    let root = TrafficParameters()
    return [
      .text(
        "flows", \.flowsFile,
        About(
          "路段小时流量 CSV，列 from_node_id、to_node_id、hour、vehicles_per_hour；不给则由出行生成",
          "CSV of hourly flows: from_node_id, to_node_id, hour, vehicles_per_hour; trips are made by gravity without"
        )),
      .number(
        "trips_per_resident", \.tripsPerResident, 0...20,
        About("人均机动车日出行次数", "trips by motor vehicle a resident makes", unit: "trips/day", from: judgement),
        in: root),
      .number(
        "trip_km", \.tripKm, 0.1...200,
        About(
          "出行距离尺度（次数降至 1/e）", "distance over which the number of trips falls to 1/e", unit: "km",
          from: judgement),
        in: root),
      .integer(
        "zones", \.zones, 1...2000,
        About(
          "小区数上限；网格合并到不超过此数", "zones at most; cells are put together until they are so few", from: judgement),
        in: root),
      .numbers(
        "hour_shares", \.hourShares, count: 24...24, 0...100,
        About("各小时出行占比（换算为合计 1）", "share of a day's trips in each hour, scaled to sum 1", from: judgement),
        in: root),
      .number(
        "speed_factor", \.speedFactor, 0.05...2,
        About("实际车速与设计车速之比", "mean speed over the speed a road is made for", from: judgement), in: root),
    ]
  }

  private static var units: [Field<UnitParameters>] {
    let root = UnitParameters()
    return [
      .integer(
        "count", \.count, 0...100_000,
        About(
          "布设数量；0 为按预算", "units to place; 0 where a budget says how many", unit: "units",
          from: "none unless the scenario says so"), in: root),
      .integer(
        "budget_cny", \.budgetCNY, 0...1_000_000_000_000,
        About(
          "布设预算；0 为按数量", "what units and what belongs to them may cost; 0 to plan by number", unit: "CNY",
          from: "none unless the scenario says so"), in: root),
      .integer(
        "cover_times", \.coverTimes, 1...4,
        About("每段道路须听到的路侧单元数", "units that each piece of road is to hear", from: judgement), in: root),
      .choice(
        "weight", \.weight,
        About("覆盖的权重：里程或车流", "what cover is worth: length of road or traffic", from: judgement),
        in: root),
      .choice(
        "roads", \.roads,
        About("须覆盖的道路：此等级及以上", "roads to be covered: this class and more important ones", from: judgement),
        in: root),
      .number(
        "spacing_m", \.spacingM, 0...10_000,
        About(
          "沿路候选点间距；0 为仅交叉口", "distance between candidates along roads; 0 for junctions only", unit: "m",
          from: judgement), in: root),
      .number(
        "shared_within_m", \.sharedWithinM, 0...1000,
        About(
          "与补能站共用杆件、供电和光纤的最大距离；0 为不共用",
          "distance up to which pole, power and fibre are shared with a station; 0 for never", unit: "m",
          from: judgement), in: root),
      .word(
        "algorithm", \.algorithm, among: SitingCatalogue.names,
        About("选址算法", "word of the algorithm", from: "the program's choice"), in: root),
    ]
  }
}
