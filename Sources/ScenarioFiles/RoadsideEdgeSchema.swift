import DistrictModel
import RoadsideUnits

/// The keys of `roadside.edge`: sensors and computers of a junction, the network behind and the cloud platform.
enum RoadsideEdgeSchema {
  private static let judgement = ScenarioSchema.judgement
  private static let unverified = "recalled without its source; not verified"

  static var fields: [Field<EdgeParameters>] {
    let root = EdgeParameters()
    return [
      .list(
        "sensors", \.sensors, sensor, empty: EdgeParameters.Sensor(),
        About(
          "路口感知设备；不给则为 8 个摄像机、2 个激光雷达、4 个毫米波雷达",
          "sensors of a junction; 8 cameras, 2 lidars and 4 radars where not given"),
        id: \.id),
      .computing(
        "tera_operations", \.teraOperations, 0.001...1_000_000, .edge,
        About("边缘节点算力（INT8）", "computing of an edge node on 8-bit integers", unit: "TOPS", from: judgement),
        in: root),
      .number(
        "sustained_efficiency_share", \.sustainedEfficiencyShare, 0.001...1,
        About("持续利用效率", "share of it that lasts", from: "value of the reference cases; no source"), in: root),
    ] + network(root) + platform(root) + power(root)
  }

  private static func network(_ root: EdgeParameters) -> [Field<EdgeParameters>] {
    [
      .choice(
        "server", \.server,
        About(
          "服务器位置", "where the server of the mobile network stands", .published,
          from: "layouts of Coll-Perales et al. 2023"),
        in: root),
      .number(
        "link_share", \.linkShare, 1e-6...1,
        About(
          "为车联网预留的链路份额", "share of every link of the network that is set aside", .published,
          from: "Coll-Perales et al. 2023"), in: root),
      .number(
        "sensor_ms", \.sensorMs, 0...10_000,
        About("感知设备时延", "from a frame's end to the edge node", unit: "ms", from: judgement), in: root),
      .number(
        "backhaul_ms", \.backhaulMs, 0...10_000,
        About("回传时延", "from the edge node to the unit", unit: "ms", from: judgement), in: root),
      .number(
        "board_delay_s", \.boardDelayS, 0...86_400,
        About(
          "站点状态经平台到路侧单元的时延", "from a station's operator through the platform to the unit", unit: "s",
          from: judgement), in: root),
    ]
  }

  private static func platform(_ root: EdgeParameters) -> [Field<EdgeParameters>] {
    [
      .number(
        "objects_per_second", \.objectsPerSecond, 0...1_000_000,
        About("每路口每秒上报目标数", "objects an equipped junction reports", unit: "1/s", from: judgement), in: root),
      .number(
        "object_bytes", \.objectBytes, 1...1_000_000,
        About("每个目标的数据量", "length of one", unit: "bytes", from: judgement), in: root),
      .number(
        "megaflop_per_object", \.megaflopPerObject, 0...1_000_000_000,
        About(
          "平台处理每条消息或目标的浮点运算量", "work of the platform for each message or object", unit: "Mflop",
          from: judgement),
        in: root),
      .computing(
        "petaflops", \.petaflops, 0...1_000_000, .platform,
        About(
          "云控平台算力；0 为未知", "computing of the cloud platform; 0 where it is not known", unit: "PFLOPS",
          from: "no public figure was found"), in: root),
      .choice(
        "float_width", \.floatWidth, About("浮点位宽", "width of its numbers", from: judgement), in: root),
      .number(
        "map_megabytes_per_km", \.mapMegabytesPerKm, 0...1_000_000,
        About("高精地图每公里数据量", "high-definition map of a kilometre of road", unit: "MB", from: judgement),
        in: root),
      .number(
        "map_updates_per_day", \.mapUpdatesPerDay, 0...86_400,
        About("地图每日更新次数", "how often a day it is renewed", unit: "1/day", from: judgement), in: root),
    ]
  }

  private static func power(_ root: EdgeParameters) -> [Field<EdgeParameters>] {
    [
      .number(
        "unit_watts", \.unitWatts, 0...100_000,
        About("路侧单元功率", "power of a unit", unit: "W", from: "15-30, \(unverified)"), in: root),
      .number(
        "node_watts", \.nodeWatts, 0...1_000_000,
        About("边缘节点功率", "power of an edge node", unit: "W", from: "100-300, \(unverified)"), in: root),
    ]
  }

  private static var sensor: [Field<EdgeParameters.Sensor>] {
    let root = EdgeParameters.Sensor()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .number("number", \.number, 0...1000, About("每路口数量", "how many at a junction").required, in: root),
      .number(
        "frames_per_second", \.framesPerSecond, 0...10_000,
        About("帧率", "frames a second of each", unit: "1/s").required, in: root),
      .number(
        "giga_operations_per_frame", \.gigaOperationsPerFrame, 0...1_000_000,
        About("每帧运算量（INT8）", "work of the edge node for a frame, on 8-bit integers", unit: "GOP").required,
        in: root),
      .number(
        "megabits_per_second", \.megabitsPerSecond, 0...100_000,
        About(
          "码流", "coded stream of each", unit: "Mbit/s",
          from: "camera 4-8, lidar 20-70, radar 1-5, \(unverified)"),
        in: root),
      .number(
        "watts", \.watts, 0...100_000,
        About(
          "功率", "power of each", unit: "W", from: "camera 10-15, lidar 15-30, radar 10-15, \(unverified)"),
        in: root),
    ]
  }
}
