import Assessment
import DistrictModel

/// Appendix: charging stations that stand today, whatever the plan makes of them.
func standingSection(_ input: ReportInput) -> ReportSection {
  let world = input.world
  let rows = world.sites.filter(\.isStanding).map { site -> [ReportTable.Entry] in
    let counts = StandingStations.count(site, in: world)
    return [
      .text(site.id), .text(site.name), .text(townshipName(site.township, world)),
      .number(place(world.projection.unproject(site.point))), .whole(counts.chargers),
      .whole(counts.connectors),
      .number(NumberText.fixed(counts.powerKW, 0)),
    ]
  }
  let table = ReportTable(
    caption: .init(zh: "现状公共充电站一览表", en: "Charging stations that stand today"),
    columns: [
      .text("编号", "id"), .text("名称", "name"), .text("街道（镇）", "township"),
      .number("经度、纬度", "longitude, latitude"), .number("桩（台）", "chargers"), .number("枪（把）", "connectors"),
      .number("功率（kW）", "power (kW)"),
    ], rows: rows)
  return ReportSection(
    id: "standing", title: .init(zh: "现状站点一览表", en: "What stands today"),
    blocks: rows.isEmpty ? [] : [.table(table.listing(township: 2))])
}

/// Appendix: where swap stations are to stand.
func swapPlaceSection(_ input: ReportInput) -> ReportSection {
  let rows = input.scorecard.swapStations
  let isStaged = rows.contains { $0.opensYear != nil }
  let table = ReportTable(
    caption: .init(zh: "规划换电站一览表", en: "Planned swap stations"),
    columns: [
      .text("编号", "id"), .text("名称", "name"), .text("场地类别", "kind of place"),
      .text("街道（镇）", "township"), .number("经度、纬度", "longitude, latitude"), .text("来源", "origin"),
    ] + (isStaged ? [.text("时序", "stage")] : []),
    rows: rows.map { row in
      [
        .text(row.id), .text(row.name), .text(row.category), .text(row.township),
        .number(place(row.coordinate)), .text(origin(isSynthetic: row.isSynthetic)),
      ] + (isStaged ? [.text(row.opensYear.map { "\($0)" } ?? NumberText.dash)] : [])
    })
  return ReportSection(
    id: "swap-places", title: .init(zh: "换电站一览表", en: "Swap stations, by place"),
    blocks: rows.isEmpty ? [] : [.table(table.listing(township: 3))])
}

/// Appendix: where hydrogen stations are to stand.
func hydrogenPlaceSection(_ input: ReportInput) -> ReportSection {
  let world = input.world
  let rows = input.plan.hydrogenSites.map { id -> [ReportTable.Entry] in
    let site = world.sites[id]
    return [
      .text(site.id), .text(site.name), .text(world.categories[site.category].name),
      .text(townshipName(site.township, world)), .number(place(world.projection.unproject(site.point))),
      .text(origin(isSynthetic: site.isSynthetic)),
    ]
  }
  let table = ReportTable(
    caption: .init(zh: "规划加氢站一览表", en: "Planned hydrogen stations"),
    columns: [
      .text("编号", "id"), .text("名称", "name"), .text("场地类别", "kind of place"),
      .text("街道（镇）", "township"), .number("经度、纬度", "longitude, latitude"), .text("来源", "origin"),
    ], rows: rows)
  return ReportSection(
    id: "hydrogen-places", title: .init(zh: "加氢站一览表", en: "Hydrogen stations, by place"),
    blocks: rows.isEmpty ? [] : [.table(table.listing(township: 3))])
}

/// Appendix: what is to be built in which year; only where the plan has stages.
func projectSection(_ input: ReportInput) -> ReportSection {
  struct Project {
    let year: Int
    let entries: [ReportTable.Entry]
  }
  let charging = input.scorecard.stations.compactMap { row -> Project? in
    guard !row.isExisting, let year = row.opensYear else { return nil }
    return Project(
      year: year,
      entries: [
        .text(row.id), .text(row.name), .text(.init(zh: "充电站", en: "charging")), .text(row.township),
        .whole(row.chargerCount), .number(NumberText.fixed(row.powerKW, 0)),
      ])
  }
  let swapping = input.scorecard.swapStations.compactMap { row -> Project? in
    row.opensYear.map {
      Project(
        year: $0,
        entries: [
          .text(row.id), .text(row.name), .text(.init(zh: "换电站", en: "swapping")), .text(row.township),
          .number(NumberText.dash), .number(NumberText.dash),
        ])
    }
  }
  let projects = charging + swapping
  let years = Set(projects.map(\.year)).sorted()
  let rows = years.flatMap { year in
    projects.filter { $0.year == year }.map { [.text("\(year)")] + $0.entries }
  }
  let table = ReportTable(
    caption: .init(zh: "分年建设项目表", en: "Works by year"),
    columns: [
      .text("投运年份", "opens in"), .text("编号", "id"), .text("名称", "name"), .text("设施", "kind"),
      .text("街道（镇）", "township"), .number("桩（台）", "chargers"), .number("功率（kW）", "power (kW)"),
    ], rows: rows,
    note: .init(
      zh: "站点的单项投资见 finance.csv（情景有 finance 部分时）。",
      en: "What each station costs stands in finance.csv, where the scenario has a section finance."))
  return ReportSection(
    id: "projects", title: .init(zh: "分年建设项目表", en: "Works by year"),
    blocks: rows.isEmpty ? [] : [.table(table.listing(township: 4))])
}

/// Appendix: expected and simulated demand of each township.
func townshipDemandSection(_ input: ReportInput) -> ReportSection {
  let card = input.scorecard
  var expected = [Double](repeating: 0, count: input.world.townships.count)
  for cell in card.cells where expected.indices.contains(Int(cell.township.row)) {
    expected[Int(cell.township.row)] += cell.expectedKWhPerDay
  }
  let all = expected.reduce(0, +)
  let rows = card.townships.map { row -> [ReportTable.Entry] in
    let number = Int(row.township.row)
    let energy = expected.indices.contains(number) ? expected[number] : 0
    return [
      .text(townshipName(row.township, input.world)), .whole(row.residents),
      .number(NumberText.fixed(energy, 0)), .number(NumberText.percent(all > 0 ? energy / all : nil)),
      .number(NumberText.short(row.needsPerDay)), .number(NumberText.percent(row.unservedShare)),
    ]
  }
  let table = ReportTable(
    caption: .init(zh: "分街道（镇）需求预测表", en: "Demand by township"),
    columns: [
      .text("街道（镇）", "township"), .number("居民（人）", "residents"),
      .number("期望公共充电需求（kWh/日）", "expected public energy (kWh/day)"), .number("占全区", "share of the district"),
      .number("充电需求（次/日）", "needs per day"), .number("未获服务", "unserved"),
    ], rows: rows, note: card.meansNote)
  return ReportSection(
    id: "township-demand", title: .init(zh: "分街道（镇）需求预测表", en: "Demand by township"),
    blocks: rows.isEmpty || card.cells.isEmpty ? [] : [.table(table.listing(township: 0))])
}

/// Appendix: every map with its number and chapter.
func mapListSection(
  _ maps: [(number: String, map: ReportMap, chapter: ReportChapter)]
) -> ReportSection {
  let table = ReportTable(
    caption: .init(zh: "附图目录", en: "Maps of this report"),
    columns: [.text("图号", "figure"), .text("图名", "title"), .text("所在章", "chapter"), .text("图层", "layers")],
    rows: maps.map { entry in
      [
        .text(.init(zh: "图 \(entry.number)", en: "Fig. \(entry.number)")), .text(entry.map.title),
        .text(
          .init(
            zh: "\(entry.chapter.mark) \(entry.chapter.title.zh)",
            en: "\(entry.chapter.mark) \(entry.chapter.title.en)")),
        .text(
          .init(
            zh: entry.map.layers.map(\.name.zh).joined(separator: "、"),
            en: entry.map.layers.map(\.name.en).joined(separator: ", "))),
      ]
    },
    note: .init(
      zh: "各图均注图例（含分级界限）、比例尺、指北针与坐标系；同一图层的数据另见结果文件夹中的 plan.geojson 与 cells.csv。",
      en:
        "Every map has a legend with its class limits, a scale bar, a north arrow and its reference system; the data behind them stand in plan.geojson and cells.csv of the result folder."
    ))
  return ReportSection(
    id: "map-list", title: .init(zh: "附图目录", en: "Maps of this report"),
    blocks: maps.isEmpty ? [] : [.table(table)])
}
