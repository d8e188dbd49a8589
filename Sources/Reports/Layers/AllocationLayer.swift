import Assessment
import DistrictModel

/// Which station each cell's demand is nearest to.
extension LayerCatalogue {
  static let allocation = MapLayer(
    name: "allocation",
    title: BilingualText(
      zh: "需求归属：网格至最近充电站", en: "allocation: from each cell to its nearest charging station"),
    written: BilingualText(zh: "方案有充电站时", en: "where the plan has charging stations"), geometry: .lines,
    columns: [
      .count("cell", "网格编号", "the cell"),
      .text(
        "station_id", "最近的充电站；仿真中驾驶员自行选站，可能驶往他站",
        "the nearest charging station; drivers of the simulation choose by themselves and may go elsewhere"),
      .number(
        "distance_m", "m", "选址所用的距离（直线或折算的路网距离）",
        "distance as siting measures it: straight, or along roads over the detour"),
      .count("residents", "人", "网格常住人口", "residents of the cell"),
      .number("expected_kwh_per_day", "kWh/d", "网格预期公共充电需求", "expected public energy of the cell"),
      .number("needs_per_day", "1/d", "网格日均补能需求次数", "needs a day that arise in the cell"),
    ],
    looks: [
      LayerLook(
        name: "lines", title: BilingualText(zh: "归属连线", en: "lines"),
        rule: .single(LayerSymbol(colour: SVGText.vermilion, opacity: 0.7, sizeMM: 0.2))),
      LayerLook(
        name: "demand", title: BilingualText(zh: "需求（kWh/日）", en: "demand, kWh a day"),
        rule: .classes("expected_kwh_per_day", LayerSymbol(colour: "", opacity: 0.8, sizeMM: 0.35))),
    ]
  ) { input in
    let stations = input.report.plan.stations.map(\.site)
    guard !stations.isEmpty else { return nil }
    let world = input.world
    let cards = input.report.scorecard.cells.filter {
      $0.expectedKWhPerDay > 0 && world.grid.cells.indices.contains(Int($0.cell.row))
    }
    let nearest = cards.map { LayerCatalogue.nearest(stations, to: Int($0.cell.row), in: world) }
    return LayerContent(count: cards.count) { row in
      .lines([
        input.projection.line([
          world.grid.cells[cards[row].cell].centre, world.sites[nearest[row].site].point,
        ])
      ])
    } fields: { row in
      let card = cards[row]
      return [
        .integer(Int(card.cell.row)), .text(world.sites[nearest[row].site].id),
        .fixed(nearest[row].metres, 1), .integer(card.residents), .number(card.expectedKWhPerDay),
        .number(card.needsPerDay),
      ]
    }
  }

  /// Ties go to the earlier station of the plan.
  ///
  /// - Complexity: O(stations), times the logarithm of the sites within reach where there are roads.
  private static func nearest(
    _ stations: [SiteID], to cell: Int, in world: World
  ) -> (site: SiteID, metres: Double) {
    var best = (site: stations[0], metres: Double.infinity)
    for site in stations {
      let metres = world.metresApart(cell: cell, site: Int(site.row))
      if metres < best.metres { best = (site, metres) }
    }
    return best
  }
}
