import DistrictModel
import RoadsideUnits

/// The lists of `roadside`: who is connected, what is sent, who drives without a driver, what must come how soon, and prices.
enum RoadsideServiceSchema {
  private static let judgement = ScenarioSchema.judgement
  /// Devices and civil works: one band of whole junctions is public, no list of parts.
  private static let unpriced =
    "engineering judgement; only whole junctions are public, 0.67-1.64 million CNY, press"

  static var connected: [Field<ConnectedClass>] {
    let root = ConnectedClass()
    return [
      .text("class", \.vehicleClass, About("车型代号", "id of the class").required, shape: .identifier),
      .number("share", \.share, 0...1, About("入网率", "share of vehicles with a radio").required, in: root),
      .number(
        "share_per_year", \.sharePerYear, 0...1,
        About("每年增量", "what it gains a year", from: "none unless the scenario says so"), in: root),
    ]
  }

  static var message: [Field<MessageSet>] {
    let root = MessageSet()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .choice("sender", \.sender, About("发送者", "who sends it").required, in: root),
      .number(
        "per_second", \.perSecond, 0.01...100,
        About(
          "发送频率", "how often it is sent", unit: "Hz", from: "T/CSAE 53-2017, 10 Hz for safety; not verified"),
        in: root),
      .number("bytes", \.bytes, 1...10_000, About("长度", "length", unit: "bytes", from: judgement), in: root),
    ]
  }

  static var fleet: [Field<AutomatedFleet>] {
    let root = AutomatedFleet()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .choice("service", \.service, About("场景", "what it does").required, in: root),
      .integer(
        "vehicles", \.vehicles, 0...1_000_000, About("车辆数", "vehicles", unit: "vehicles").required, in: root),
      .number(
        "km_per_day", \.kmPerDay, 0...2000,
        About("单车日均里程", "distance a vehicle drives a day", unit: "km", from: judgement), in: root),
      .number(
        "days_per_year", \.daysPerYear, 0...366,
        About("年运营天数", "days of service", unit: "days/year", from: judgement), in: root),
      .number(
        "needed_cover_share", \.neededCoverShare, 0...1,
        About("所行道路须覆盖的里程比例", "share of its roads' length that must be covered", from: judgement), in: root),
      .choice(
        "roads", \.roads,
        About("行驶道路：此等级及以上", "roads it drives: this class and more important ones", from: judgement),
        in: root),
    ]
  }

  static var useCase: [Field<UseCase>] {
    let root = UseCase()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .choice(
        "way", \.way,
        About(
          "信息路径：直连、路侧感知或网络",
          "the way of its message: the side link, a sensor and its edge node, or the mobile network"
        ).required, in: root),
      .number(
        "limit_ms", \.limitMs, 1...60_000,
        About("时延限值", "longest time from event to driver", unit: "ms", from: "T/CSAE 53-2017; not verified"),
        in: root),
    ]
  }

  static var costs: [Field<RoadsideCosts>] {
    let root = RoadsideCosts()
    return [
      .integer(
        "unit_cny", \.unitCNY, 0...1_000_000_000,
        About("路侧单元（含安装）", "a unit, installed", unit: "CNY", from: unpriced), in: root),
      .integer(
        "pole_cny", \.poleCNY, 0...1_000_000_000, About("立杆", "a pole", unit: "CNY", from: unpriced), in: root
      ),
      .integer(
        "connection_cny", \.connectionCNY, 0...1_000_000_000,
        About("接电", "its power connection", unit: "CNY", from: unpriced), in: root),
      .integer(
        "fibre_cny", \.fibreCNY, 0...1_000_000_000, About("光纤接入", "its fibre", unit: "CNY", from: unpriced),
        in: root),
      .integer(
        "junction_cny", \.junctionCNY, 0...1_000_000_000,
        About("路口感知设备与边缘节点", "sensors and edge node of a junction", unit: "CNY", from: unpriced), in: root),
    ]
  }

  static var guidance: [Field<GuidanceParameters>] {
    let root = GuidanceParameters()
    return [
      .integer(
        "replications", \.replications, 0...1000,
        About(
          "每组参数重复次数；0 为不做", "replications of each pair of share and age; 0 for no study", from: judgement),
        in: root),
      .numbers(
        "shares", \.shares, count: 1...20, 0...1,
        About("知情司机占比", "shares of drivers who are told", from: judgement), in: root),
      .numbers(
        "ages", \.ages, count: 1...20, 0...100,
        About(
          "信息龄（以平均服务时长计），0 为实时", "ages of the board in mean service times; 0 is live", from: judgement),
        in: root),
      .number(
        "approach_m", \.approachM, 0...100_000,
        About(
          "到站前接收信息的路程", "length of road before a station on which a driver listens", unit: "m",
          from: judgement),
        in: root),
    ]
  }
}
