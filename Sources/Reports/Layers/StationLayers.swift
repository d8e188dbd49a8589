import Assessment
import DistrictModel
import HydrogenStations
import PowerNetwork

/// Stations of all kinds, those of neighbouring districts as well.
extension LayerCatalogue {
  static let stations = MapLayer(
    name: "stations", title: DataCatalogue.stations.title, written: DataCatalogue.always, geometry: .point,
    columns: DataCatalogue.stations.columns + [
      .number(
        "transformer_kva", "kVA", "站用变压器容量；不模拟电网时为空", "its transformers; empty where no grid is simulated"),
      .number("transformer_peak_loading", "1", "变压器最大负载率", "their peak loading over rating"),
    ],
    looks: [
      LayerLook(
        name: "kind", title: BilingualText(zh: "现状与规划", en: "existing and planned"),
        rule: .categories(
          "existing",
          [
            .init(
              value: "false", label: BilingualText(zh: "规划站", en: "planned"),
              symbol: LayerSymbol(
                colour: SVGText.vermilion, outlineMM: 0.15, sizeMM: 0.9, sizedBy: "chargers")),
            .init(
              value: "true", label: BilingualText(zh: "现状站", en: "existing"),
              symbol: LayerSymbol(
                colour: SVGText.blue, outlineMM: 0.15, shape: .diamond, sizeMM: 1.2, sizedBy: "chargers")),
          ])),
      LayerLook(
        name: "wait", title: BilingualText(zh: "平均等待（分钟）", en: "mean wait, min"),
        rule: .classes("mean_wait_min", LayerSymbol(colour: "", outline: "#000000", sizeMM: 3))),
      LayerLook(
        name: "power_share", title: BilingualText(zh: "额定功率利用率", en: "share of rated power used"),
        rule: .classes("power_share", LayerSymbol(colour: "", outline: "#000000", sizeMM: 3))),
    ]
  ) { input in
    let rows = StationsFile.rows(of: input.report)
    let cards = input.report.scorecard.stations
    let transformers = input.report.scorecard.grid?.study.stations ?? []
    return LayerContent(count: rows.count) { row in
      .point(LayerProjection.exact(cards[row].coordinate))
    } fields: { row in
      let transformer = transformers.indices.contains(row) ? transformers[row] : nil
      return rows[row] + [.number(transformer?.kVA), .number(transformer?.peakLoading)]
    }
  }

  static let swapStations = MapLayer(
    name: "swap_stations", title: DataCatalogue.swapStations.title,
    written: BilingualText(
      zh: "方案有换电站时；不运行时结果各列为空",
      en: "where the plan has swap stations; results are empty where none are operated"),
    geometry: .point, columns: DataCatalogue.swapStations.columns,
    looks: [
      LayerLook(
        name: "stations", title: BilingualText(zh: "换电站", en: "swap stations"),
        rule: .single(
          LayerSymbol(colour: SVGText.purple, outline: "#000000", shape: .triangle, sizeMM: 3.6))),
      LayerLook(
        name: "swaps", title: BilingualText(zh: "日均换电次数", en: "swaps a day"),
        rule: .classes(
          "swaps_per_day", LayerSymbol(colour: "", outline: "#000000", shape: .triangle, sizeMM: 3.8))),
    ]
  ) { input in
    let sites = input.report.scorecard.swapStations
    guard !sites.isEmpty else { return nil }
    let rows = SwapStationsFile.rows(of: input.report)
    return LayerContent(count: sites.count) { row in
      .point(LayerProjection.exact(sites[row].coordinate))
    } fields: { row in
      guard !rows.indices.contains(row) else { return rows[row] }
      let site = sites[row]
      return sited(
        DataCatalogue.swapStations,
        [
          "id": .text(site.id), "name_zh": .text(site.name.zh), "name_en": .text(site.name.en),
          "township_zh": .text(site.township.zh), "township_en": .text(site.township.en),
          "longitude": .number(degrees(site.coordinate.longitude)),
          "latitude": .number(degrees(site.coordinate.latitude)), "synthetic": flag(site.isSynthetic),
          "opens_year": .number(site.opensYear.map(Double.init)),
        ])
    }
  }

  static let hydrogenStations = MapLayer(
    name: "hydrogen_stations", title: DataCatalogue.hydrogenStations.title,
    written: BilingualText(
      zh: "方案有加氢（甲醇、氨）站时；不模拟时结果各列为空",
      en: "where the plan has such stations; results are empty where they are not simulated"),
    geometry: .point, columns: DataCatalogue.hydrogenStations.columns,
    looks: [
      LayerLook(
        name: "stations",
        title: BilingualText(zh: "加氢（甲醇、氨）站", en: "stations of hydrogen, methanol and ammonia"),
        rule: .single(LayerSymbol(colour: SVGText.green, outline: "#000000", shape: .square, sizeMM: 3.2))),
      LayerLook(
        name: "sold", title: BilingualText(zh: "日均加注量（kg）", en: "fuel sold a day, kg"),
        rule: .classes("kg_per_day", LayerSymbol(colour: "", outline: "#000000", shape: .square, sizeMM: 3.6))
      ),
    ]
  ) { input in
    let rows = HydrogenStationsFile.rows(of: input.report)
    if let cards = input.report.scorecard.hydrogen?.stations, cards.count == rows.count, !rows.isEmpty {
      return LayerContent(rows: rows) { .point(LayerProjection.exact(cards[$0].coordinate)) }
    }
    let sites = input.report.plan.hydrogenSites.map { input.world.sites[$0] }
    guard !sites.isEmpty else { return nil }
    return LayerContent(count: sites.count) { row in
      input.projection.point(sites[row].point)
    } fields: { row in
      let place = input.projection.place(sites[row].point)
      return sited(
        DataCatalogue.hydrogenStations,
        [
          "id": .text(sites[row].id), "name_zh": .text(sites[row].name.zh),
          "name_en": .text(sites[row].name.en), "longitude": .number(degrees(place.longitude)),
          "latitude": .number(degrees(place.latitude)), "synthetic": flag(sites[row].isSynthetic),
        ])
    }
  }

  static let neighbours = MapLayer(
    name: "neighbours",
    title: BilingualText(
      zh: "区外充电站及其服务本区的情况", en: "charging stations outside, and what this district takes there"),
    written: BilingualText(zh: "情景有区外站时", en: "where the scenario has stations outside"), geometry: .point,
    columns: [.text("id", "区外站编号", "the station")] + DataCatalogue.names("名称", "name")
      + DataCatalogue.placeColumns + [
        .count("connectors", "把", "充电枪数（把）", "connectors"),
        .number("power_kw", "kW", "单枪额定功率", "rated power of one connector"),
        .number("distance_m", "m", "距规划范围线", "straight distance from the outline"),
        .number("sessions_per_day", "1/d", "本区车辆日均充电次数", "sessions a day of this district's vehicles"),
        .number("energy_kwh_per_day", "kWh/d", "本区车辆日均电网侧电量", "energy a day they draw from the grid there"),
      ],
    looks: [
      LayerLook(
        name: "outside", title: BilingualText(zh: "区外充电站", en: "stations outside"),
        rule: .single(LayerSymbol(colour: "#000000", shape: .cross, sizeMM: 3.2)))
    ]
  ) { input in
    let stations = input.world.neighbours
    guard !stations.isEmpty else { return nil }
    let cards = input.report.scorecard.neighbours?.stations ?? []
    return LayerContent(count: stations.count) { row in
      .point(LayerProjection.exact(stations[row].coordinate))
    } fields: { row in
      let station = stations[row]
      let card = cards.indices.contains(row) ? cards[row] : nil
      return [
        .text(station.id), .text(station.name.zh), .text(station.name.en),
        .number(degrees(station.coordinate.longitude)), .number(degrees(station.coordinate.latitude)),
        .integer(station.connectors), .number(station.powerKW),
        .fixed(input.world.boundary.distance(to: station.point), 1), .number(card?.sessionsPerDay),
        .number(card?.gridKWhPerDay),
      ]
    }
  }

  /// A row of which only some columns are known.
  private static func sited(_ table: DataTable, _ known: [String: CSVField]) -> [CSVField] {
    table.columns.map { known[$0.name] ?? ($0.kind == .string ? .text("") : .number(nil)) }
  }
}
