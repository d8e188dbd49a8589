import Assessment
import DistrictModel
import PowerNetwork
import RoadsideUnits

/// Outline, townships and cells.
extension LayerCatalogue {
  static let boundary = MapLayer(
    name: "boundary", title: BilingualText(zh: "规划范围", en: "outline of the district"),
    written: DataCatalogue.always, geometry: .areas,
    columns: DataCatalogue.names("名称", "name", of: "name") + [
      .number("area_km2", "km²", "面积", "area"), .count("residents", "人", "常住人口", "residents"),
      .count("vehicles", "辆", "车辆数", "vehicles"),
      .number("cell_size_m", "m", "网格边长", "edge of a cell"),
      .count("utm_epsg", "网格所在投影坐标系的 EPSG 代码", "EPSG code of the projection the grid lies in"),
    ],
    looks: [
      LayerLook(
        name: "outline", title: BilingualText(zh: "范围线", en: "outline"),
        rule: .single(LayerSymbol(colour: "", outline: SVGText.ink, outlineMM: 0.6)))
    ]
  ) { input in
    let world = input.world
    return LayerContent(count: 1) { _ in
      input.projection.areas(world.boundary.polygons)
    } fields: { _ in
      [
        .text(world.name.zh), .text(world.name.en), .fixed(world.boundary.area / 1e6, 6),
        .integer(world.population.total), .integer(world.vehicleCount), .number(world.grid.sizeM),
        .integer(world.projection.epsg),
      ]
    }
  }

  static let townships = MapLayer(
    name: "townships", title: BilingualText(zh: "街道（镇）中心与服务水平", en: "centres of townships and their service"),
    written: DataCatalogue.always, geometry: .point,
    columns: [.text("code", "街道代码", "code of the township")] + DataCatalogue.names("名称", "name")
      + DataCatalogue.placeColumns + [
        .count("residents", "人", "常住人口", "residents"),
        .count("covered_residents", "人", "覆盖半径内有充电站的人口", "residents within the coverage radius of a station"),
        .count("stations", "座", "充电站数", "charging stations"), .count("chargers", "台", "充电桩数", "chargers"),
        .count("swap_stations", "座", "换电站数", "swap stations"),
        .number(
          "mean_distance_m", "m", "至最近充电站的平均直线距离（按人口）",
          "mean straight distance to the nearest station, by residents"),
        .number("needs_per_day", "1/d", "日均补能需求次数", "needs a day that arise here"),
        .number("unserved_share", "1", "其中未获服务的占比", "share of them left unserved"),
        .number("energy_kwh_per_day", "kWh/d", "辖区内充电站日均电量", "grid energy a day of the stations here"),
        .number("score", "1", "得分；不评价时为空", "score; empty where townships are not judged"),
        .count("place", "名次；不评价时为空", "place, 1 is best; empty where townships are not judged"),
      ],
    looks: [
      LayerLook(
        name: "names", title: BilingualText(zh: "名称", en: "names"),
        rule: .single(LayerSymbol(colour: "#000000", sizeMM: 1.6)), labels: "name_zh"),
      LayerLook(
        name: "unserved", title: BilingualText(zh: "未获服务占比", en: "share of needs unserved"),
        rule: .classes("unserved_share", LayerSymbol(colour: "", outline: "#000000", sizeMM: 4)),
        labels: "name_zh"),
    ]
  ) { input in
    let rows = input.report.scorecard.townships
    let scores = input.report.scorecard.scores?.rows ?? []
    let places = input.world.townships
    func township(_ row: Int) -> Township? {
      let number = Int(rows[row].township.row)
      return places.indices.contains(number) ? places[number] : nil
    }
    let known = rows.indices.filter { township($0) != nil }
    return LayerContent(count: known.count) { number in
      input.projection.point(township(known[number])?.centre ?? MetricPoint(x: 0, y: 0))
    } fields: { number in
      let row = rows[known[number]]
      let place = township(known[number])
      let score = scores.first { $0.township == row.township }
      let centre = input.projection.place(place?.centre ?? MetricPoint(x: 0, y: 0))
      return [
        .text(place?.code ?? ""), .text(place?.name.zh ?? ""), .text(place?.name.en ?? ""),
        .number(degrees(centre.longitude)), .number(degrees(centre.latitude)),
        .integer(row.residents), .integer(row.coveredResidents), .integer(row.stations),
        .integer(row.chargers), .integer(row.swapStations), .number(row.meanDistanceM),
        .number(row.needsPerDay), .number(row.unservedShare), .number(row.energyKWhPerDay),
        .number(score?.score), score.map { .integer($0.rank) } ?? .number(nil),
      ]
    }
  }

  private static let cellSymbol = LayerSymbol(colour: "", opacity: 0.8, outlineMM: 0)

  static let cells = MapLayer(
    name: "cells",
    title: BilingualText(zh: "网格：人口、需求、服务与台区", en: "cells: residents, demand, service, transformers"),
    written: DataCatalogue.always, geometry: .areas,
    columns: DataCatalogue.cells.columns + [
      .flag("covered", "覆盖半径内有充电站", "a charging station lies within the coverage radius"),
      .number(
        "transformer_kva", "kVA", "台区变压器容量；不模拟电网时为空",
        "distribution transformers; empty where no grid is simulated"),
      .number("transformer_peak_loading", "1", "台区最大负载率", "their peak loading over rating"),
      .number("road_km", "km", "道路里程；无路侧单元时为空", "roads; empty where there are no roadside units"),
      .number("covered_road_share", "1", "其中路侧单元覆盖的占比", "share of them that hears a roadside unit"),
      .number("channel_busy_share", "1", "忙时信道占用率", "busy ratio of the channel in the busiest hour"),
    ],
    looks: [
      LayerLook(
        name: "demand", title: BilingualText(zh: "期望公共充电需求（kWh/日）", en: "expected public energy, kWh a day"),
        rule: .classes("expected_kwh_per_day", cellSymbol)),
      LayerLook(
        name: "residents", title: BilingualText(zh: "居民（人/格）", en: "residents per cell"),
        rule: .classes("residents", cellSymbol)),
      LayerLook(
        name: "unserved", title: BilingualText(zh: "未获服务的需求（次/日）", en: "unserved needs a day"),
        rule: .classes("unserved_per_day", cellSymbol)),
      LayerLook(
        name: "distance", title: BilingualText(zh: "至最近充电站距离（m）", en: "distance to the nearest station, m"),
        rule: .classes("distance_m", cellSymbol)),
      LayerLook(
        name: "loading", title: BilingualText(zh: "台区最大负载率", en: "peak loading of transformers"),
        rule: .classes("transformer_peak_loading", cellSymbol)),
      LayerLook(
        name: "covered_roads",
        title: BilingualText(zh: "路侧单元覆盖的道路占比", en: "share of roads that hears a unit"),
        rule: .classes("covered_road_share", cellSymbol)),
    ]
  ) { input in
    let grid = input.world.grid
    let rows = CellsFile.rows(of: input.report)
    let cards = input.report.scorecard.cells
    let radius = input.report.scorecard.coverageRadiusM
    let transformers = input.report.scorecard.grid?.study.cells ?? []
    let roads = input.report.scorecard.roadside?.figures.cells ?? []
    let known = cards.indices.filter { grid.cells.indices.contains(Int(cards[$0].cell.row)) }
    return LayerContent(count: known.count) { number in
      square(grid, Int(cards[known[number]].cell.row), input.projection)
    } fields: { number in
      let card = cards[known[number]]
      let cell = Int(card.cell.row)
      let transformer = transformers.indices.contains(cell) ? transformers[cell] : nil
      let road = roads.indices.contains(cell) ? roads[cell] : nil
      return rows[known[number]] + [
        flag(card.distanceM <= radius), .number(transformer?.kVA), .number(transformer?.peakLoading),
        .number(road.map { $0.roadM / 1000 }),
        .number(road.flatMap { $0.roadM > 0 ? $0.coveredM / $0.roadM : nil }), .number(road?.busyRatio),
      ]
    }
  }

  /// The whole square of a cell, as the grid has it.
  private static func square(_ grid: CellGrid, _ row: Int, _ projection: LayerProjection) -> LayerGeometry {
    let cell = grid.cells[row]
    let (west, south) = (
      grid.origin.x + Double(cell.column) * grid.sizeM, grid.origin.y + Double(cell.row) * grid.sizeM
    )
    let (east, north) = (west + grid.sizeM, south + grid.sizeM)
    return projection.areas([
      Polygon(outer: [
        MetricPoint(x: west, y: south), MetricPoint(x: east, y: south), MetricPoint(x: east, y: north),
        MetricPoint(x: west, y: north),
      ])
    ])
  }
}
