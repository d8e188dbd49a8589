import DistrictModel
import Fixtures
import Foundation
import GeoExchange
import ScenarioFiles
import Testing

@Suite("Roads, transport and feeders") struct NetworkImportTests {
  private func read(_ format: String, _ files: [String], _ change: (inout ImportScene) -> Void = { _ in })
    throws
    -> ImportScene.Answer
  {
    var scene = try ImportScene()
    defer { scene.remove() }
    change(&scene)
    return scene.read(format, files.map(ImportScene.data))
  }

  @Test("a GMNS network becomes roads; what does not fit is told") func gmns() throws {
    let answer = try read("gmns", ["gmns-node.csv", "gmns-link.csv"])
    #expect(answer.isWholeAccount)
    #expect(
      answer.text(of: "data/roads-nodes.csv")
        == "node_id,x_coord,y_coord\na,106.56,29.66\nb,106.58,29.66\nc,106.58,29.68\n")
    let links = try #require(answer.text(of: "data/roads-links.csv")).split(separator: "\n")
    #expect(links[1] == "1,a,b,0,1.94,primary,60")
    #expect(links[2].hasPrefix("2,b,c,1,2.21"), "the straight line of 0.02 degrees of latitude")
    #expect(
      answer.told() == [
        "dropped W0902 line 5: node 'far' lies more than 5 km from the district",
        "dropped W0900 line 6: node 'lost' has no coordinates that can be used",
        "dropped W0901 line 7: node 'c' stood before; the first one is taken",
        "changed W0907 line 3: link '2' has no length that can be used (''); the straight line is taken",
        "changed W0908 line 3: link '2': 'fast' is no speed that can be used; left empty",
        "dropped W0904 line 4: link '3' needs node 'far', which lies too far away",
        "dropped W0904 line 5: link '4' needs node 'nowhere', which is not there",
        "changed W0906 line 7: link '5': directed is 'maybe'; it counts as one-way",
        "dropped W0903 line 8: link '5' has no identifier, or one that stood before",
        "noted W0909: the free_speed of 3 links is read as km/h",
      ])
    #expect(
      answer.told(inChinese: true) == [
        "dropped W0902 line 5: 节点 'far' 距规划区 5 km 以上", "dropped W0900 line 6: 节点 'lost' 没有可用的坐标",
        "dropped W0901 line 7: 节点 'c' 重复，只取第一个", "changed W0907 line 3: 路段 '2' 没有可用的长度 ''，按两端直线距离",
        "changed W0908 line 3: 路段 '2' 的车速 'fast' 不可用，留空", "dropped W0904 line 4: 路段 '3' 的节点 'far' 在 5 km 以外",
        "dropped W0904 line 5: 路段 '4' 的节点 'nowhere' 不存在",
        "changed W0906 line 7: 路段 '5' 的 directed 'maybe' 无法识别，按单向",
        "dropped W0903 line 8: 路段 '5' 没有编号或重复", "noted W0909: 3 条路段的 free_speed 按 km/h 读取",
      ])
  }

  @Test("the unit of the lengths is the user's word", arguments: LengthUnit.allCases) func units(
    _ unit: LengthUnit
  ) throws {
    let answer = try read("gmns", ["gmns-node.csv", "gmns-link.csv"]) { $0.options.lengthUnit = unit }
    #expect(answer.imported?.settings.first?.entries.last == .init("length_unit", unit.rawValue))
    let straight: [LengthUnit: String] = [
      .metre: "2,b,c,1,221", .kilometre: "2,b,c,1,2.21", .mile: "2,b,c,1,1.37", .foot: "2,b,c,1,727",
    ]
    let links = try #require(answer.text(of: "data/roads-links.csv")).split(separator: "\n")
    #expect(links[2].hasPrefix(try #require(straight[unit])))
  }

  @Test("a feed gives weights of stops and depots at terminals") func gtfs() throws {
    let answer = try read("gtfs", ["gtfs"])
    #expect(answer.isWholeAccount)
    #expect(
      answer.text(of: "data/sites.csv")
        == """
        id,name_zh,name_en,category,lon,lat,capacity_chargers
        A,North terminal,,public-parking,106.5671234,29.6712345,2
        C,"South, terminal",,public-parking,106.6,29.7,1

        """)
    #expect(
      answer.text(of: "data/place-weights.csv")
        == "lon,lat,weight\n106.5671234,29.6712345,2\n106.58,29.68,2\n106.6,29.7,3\n")
    #expect(
      answer.told() == [
        "dropped W0911 line 5: 'D' is no place where vehicles stop",
        "dropped W0912 line 7: stop 'F' has no coordinates that can be used",
        "dropped W0910 line 6: no trip calls at stop 'E'",
        "dropped W1021 line 8: 'G' lies outside the district",
        "noted W0914: 3 trips of one day (monday); a terminal has as many chargers as blocks begin there, without blocks a tenth of its departures",
      ])
    #expect(
      answer.told(inChinese: true) == [
        "dropped W0911 line 5: 'D' 不是停靠点", "dropped W0912 line 7: 站点 'F' 没有可用的坐标",
        "dropped W0910 line 6: 站点 'E' 没有班次", "dropped W1021 line 8: 'G' 在边界之外",
        "noted W0914: 按星期一的 3 个班次；首末站容量为车辆任务（block）数，无任务时为始发班次除以 10",
      ])
  }

  @Test("a case and its places become a feeder") func matpower() throws {
    let answer = try read("matpower", ["feeder.m", "feeder-places.csv"])
    #expect(answer.isWholeAccount)
    #expect(
      answer.text(of: "data/grid-feeder-places.csv")
        == "bus,lon,lat\n2,106.5671234,29.6712345\n3,106.58,29.68\n")
    #expect(
      answer.told() == [
        "dropped W0920 line 4: the case has no bus '9' in service",
        "dropped W0922 line 5: bus '3' stood before; the first one is taken",
        "dropped W0921 line 6: bus '1' has no coordinates that can be used",
      ])
    #expect(
      answer.told(inChinese: true) == [
        "dropped W0920 line 4: 算例中没有投运的节点 '9'", "dropped W0922 line 5: 节点 '3' 重复，只取第一个",
        "dropped W0921 line 6: 节点 '1' 没有可用的坐标",
      ])
    let scene = try ImportScene()
    defer { scene.remove() }
    let cut = try String(String(contentsOfFile: ImportScene.data("feeder.m"), encoding: .utf8).prefix(300))
    let broken = scene.read(
      "matpower", [try scene.write(cut.utf8, as: "cut.m"), ImportScene.data("feeder-places.csv")])
    #expect(broken.complaint()?.contains("cut.m") == true)
    #expect(
      try read("matpower", ["feeder.m"]).complaint()
        == "one case .m and one table of places (bus, lon, lat) are needed")
  }

  @Test("without two tables there is no network") func halves() throws {
    #expect(
      try read("gmns", ["gmns-node.csv"]).complaint()
        == "a table of nodes and a table of links are given together")
    #expect(try read("gtfs", ["afdc.csv"]).complaint() == "a GTFS feed is a folder or a .zip")
  }
}
