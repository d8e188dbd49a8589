import DistrictModel
import Siting

/// A corridor scenario as written, before its files are read.
struct CorridorDraft {
  var schema = ""
  var scenario = CorridorScenario()
  var nodesFile = ""
  var linksFile = ""
  var tripsFile = ""
  var datum = Datum.wgs84
  var utmZone = 48
  var lengthUnit = LengthUnit.kilometre
}

/// The keys of a corridor scenario, one line each.
enum CorridorSchema {
  static var fields: [Field<CorridorDraft>] {
    let root = CorridorDraft()
    return [
      .word(
        "schema", \.schema, among: [CorridorFile.version], About("格式版本", "version of this format").required,
        in: root),
      .bilingual("name", \.scenario.name, About("方案名称", "name of the scenario").required),
      .flag(
        "synthetic", \.scenario.isSynthetic,
        About(
          "路网与流量为合成数据", "whether roads and flows are made up",
          from: "labelled unless the scenario says otherwise"),
        in: root),
      .section("roads", \.self, roads, About("路网", "road network").required),
      .section(
        "trips", \.self, [.text("file", \.tripsFile, About("流量 CSV", "CSV of flows between nodes").required)],
        About("流量", "flows").required),
      .list(
        "vehicles", \.scenario.vehicles, vehicles, empty: CorridorVehicles(), atLeast: 1,
        About("续航分级", "classes of range").required, id: \.id),
      .section("siting", \.self, siting, About("选址", "what the plan holds and how it is searched").required),
    ]
  }

  private static var roads: [Field<CorridorDraft>] {
    let root = CorridorDraft()
    return [
      .text("nodes", \.nodesFile, About("GMNS 节点 CSV", "GMNS node.csv").required),
      .text("links", \.linksFile, About("GMNS 路段 CSV", "GMNS link.csv").required),
      .choice("datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: root),
      .integer("utm_zone", \.utmZone, 1...60, About("UTM 带号", "UTM zone").required, in: root),
      .choice(
        "length_unit", \.lengthUnit, About("长度单位", "unit of the links' lengths", from: "GMNS's usual unit"),
        in: root),
      .number(
        "site_spacing_km", \.scenario.siteSpacingKm, 1...1000,
        About(
          "服务区最大间距", "longest way between two candidate service areas", unit: "km",
          from: "engineering judgement; no source"), in: root),
    ]
  }

  private static var vehicles: [Field<CorridorVehicles>] {
    let root = CorridorVehicles()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .number("range_km", \.rangeKm, 1...5000, About("续航", "range", unit: "km").required, in: root),
      .integer(
        "share", \.share, 0...1_000_000, About("比例", "share, relative to the others").required, in: root),
    ]
  }

  private static var siting: [Field<CorridorDraft>] {
    let root = CorridorDraft()
    return [
      .word(
        "objective", \.scenario.objective, among: [FlowRefuellingProblem.name, FlowCapturingProblem.name],
        About("目标", "what counts as served", from: "the program's choice"), in: root),
      .integer(
        "stations", \.scenario.stations, 0...100_000, About("站数", "stations of the plan").required, in: root),
      .word(
        "algorithm", \.scenario.algorithm, among: SitingCatalogue.flowRefuelling.map(\.name),
        About("选址算法", "word of the algorithm", from: "the program's choice"), in: root),
      .seed("seed", \.scenario.seed, About("随机种子", "seed", from: "any number serves"), in: root),
    ]
  }
}
