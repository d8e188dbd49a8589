import Assessment
import DistrictModel

/// What the maps of a report share: the world's metric plane in grid squares counted from the north-west corner, classes of cells,
/// layers of stations and townships, and the lines under a map.
struct MapDrawing {
  let input: ReportInput

  init(_ input: ReportInput) { self.input = input }

  var grid: CellGrid { input.world.grid }
  var scorecard: Scorecard { input.scorecard }

  func map(
    id: String, title: BilingualText, finding: BilingualText, layers: [ReportMap.Layer]
  ) -> ReportMap {
    ReportMap(
      id: id, title: title, finding: finding, columns: grid.columns, rows: grid.rows, squareM: grid.sizeM,
      outline: input.world.boundary.polygons.flatMap(\.rings).map { $0.map(place) }, layers: layers,
      footer: footer)
  }

  func place(_ point: MetricPoint) -> ReportMap.Place {
    .init(
      x: (point.x - grid.origin.x) / grid.sizeM,
      y: Double(grid.rows) - (point.y - grid.origin.y) / grid.sizeM)
  }

  private var footer: [BilingualText] {
    let epsg = input.world.projection.epsg
    var lines: [BilingualText] = [
      .init(
        zh:
          "坐标系：WGS 84 / UTM \(input.world.projection.zone)N（EPSG:\(epsg)）；网格 \(NumberText.fixed(grid.sizeM, 0)) m；上方为坐标北。",
        en: "Reference system: WGS 84 / UTM \(input.world.projection.zone)N (EPSG:\(epsg)); cells of "
          + "\(NumberText.fixed(grid.sizeM, 0)) m; grid north is up."),
      .init(zh: "仅绘制用户自有图层，无底图。", en: "Only the user's own layers; no base map."),
    ]
    let made =
      scorecard.stations.count { $0.isSynthetic } + scorecard.swapStations.count { $0.isSynthetic }
      + input.plan.hydrogenSites.count { input.world.sites[$0].isSynthetic }
    if made > 0 {
      lines.append(
        .init(
          zh: "图中 \(NumberText.whole(made)) 处站点为合成候选点，由规则和种子生成，不是真实地点。",
          en:
            "\(NumberText.whole(made)) of the sites are synthetic: made from a rule and a seed, not real places."
        ))
    }
    let number = input.mapApprovalNumber
    if !number.isEmpty { lines.append(.init(zh: "审图号：\(number)", en: "Map approval number: \(number)")) }
    return lines
  }
}

extension MapDrawing {
  /// Five classes of about equally many cells above zero; empty cells are in none.
  func squares(
    id: String, name: BilingualText, values: [Double], hint: BilingualText
  ) -> ReportMap.Layer {
    let limits = MapClasses.limits(values, count: 5)
    let drawn = scorecard.cells.indices.compactMap { index -> ReportMap.Square? in
      values[index] > 0
        ? square(scorecard.cells[index].cell, limits.firstIndex { values[index] <= $0 } ?? 0) : nil
    }
    return .init(id: id, name: name, content: .squares(drawn), legend: MapClasses.ranges(limits), hint: hint)
  }

  func square(_ cell: CellID, _ level: Int) -> ReportMap.Square? {
    guard grid.cells.indices.contains(Int(cell.row)) else { return nil }
    let square = grid.cells[Int(cell.row)]
    return .init(column: square.column, row: grid.rows - 1 - square.row, level: level)
  }

  var stations: ReportMap.Layer {
    let symbols = scorecard.stations.compactMap { row -> ReportMap.Symbol? in
      guard let point = point(of: row.site) else { return nil }
      let (chargers, power) = (NumberText.whole(row.chargerCount), NumberText.fixed(row.powerKW, 0))
      let sessions = NumberText.short(row.sessionsPerDay)
      let wait = NumberText.fixed(row.meanWaitMin, 1)
      return .init(
        kind: row.isExisting ? .existingStation : .plannedStation, place: point, amount: row.chargerCount,
        tip: .init(
          zh: "\(row.id) \(row.name.zh)\n\(chargers) 台，\(power) kW\n\(sessions) 次/日，平均等待 \(wait) 分钟",
          en:
            "\(row.id) \(row.name.en)\n\(chargers) chargers, \(power) kW\n\(sessions) sessions a day, mean wait \(wait) min"
        ))
    }
    return .init(
      id: "stations", name: .init(zh: "公共充电站", en: "charging stations"), content: .symbols(symbols),
      legend: [.init(zh: "规划站", en: "planned"), .init(zh: "现状站", en: "existing")],
      hint: .init(zh: "面积与充电桩台数成正比。", en: "The area grows with the number of chargers."))
  }

  var swaps: ReportMap.Layer {
    marks(
      id: "swaps", name: .init(zh: "换电站", en: "swap stations"), kind: .swapStation,
      is: .init(zh: "换电站", en: "swap station"),
      scorecard.swapStations.map { ($0.id, $0.name, $0.site) })
  }

  var hydrogen: ReportMap.Layer {
    marks(
      id: "hydrogen", name: .init(zh: "加氢站", en: "hydrogen stations"), kind: .hydrogenStation,
      is: .init(zh: "加氢站", en: "hydrogen station"),
      input.plan.hydrogenSites.map { (input.world.sites[$0].id, input.world.sites[$0].name, $0) })
  }

  /// Stations of one kind, told by place and name alone.
  private func marks(
    id: String, name: BilingualText, kind: ReportMap.Symbol.Kind, is one: BilingualText,
    _ stations: [(id: String, name: BilingualText, site: SiteID)]
  ) -> ReportMap.Layer {
    let symbols = stations.compactMap { station -> ReportMap.Symbol? in
      point(of: station.site).map {
        .init(
          kind: kind, place: $0, amount: 0,
          tip: .init(
            zh: "\(station.id) \(station.name.zh)\n\(one.zh)",
            en: "\(station.id) \(station.name.en)\n\(one.en)"))
      }
    }
    return .init(id: id, name: name, content: .symbols(symbols), legend: [one], kinds: [kind])
  }

  var townships: ReportMap.Layer {
    let labels = input.world.townships.map { township in
      ReportMap.Label(
        place: place(township.centre), name: township.name, weight: township.residents,
        tip: .init(
          zh: "\(township.name.zh)\n居民 \(NumberText.whole(township.residents)) 人",
          en: "\(township.name.en)\n\(NumberText.whole(township.residents)) residents"))
    }
    return .init(
      id: "townships", name: .init(zh: "街道（镇）", en: "townships"), content: .labels(labels),
      legend: [
        .init(zh: "街道（镇）中心；重叠处只注较大者", en: "centre of a township; where names overlap the larger one is kept")
      ])
  }

  func point(of site: SiteID) -> ReportMap.Place? {
    input.world.sites.indices.contains(Int(site.row)) ? place(input.world.sites[site].point) : nil
  }
}
