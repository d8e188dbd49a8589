import Assessment
import DistrictModel
import PowerNetwork
import RoadsideUnits

/// Where the plan puts its stations.
func layoutSection(_ input: ReportInput) -> ReportSection {
  ReportSection(
    id: "layout", title: .init(zh: "规划布局", en: "The plan"),
    blocks: [.map(MapDrawing(input).planMap)]
      + (input.plan.corridors.isEmpty ? [] : [.table(corridorTable(input))]))
}

/// How far it is to the nearest station.
func coverageSection(_ input: ReportInput) -> ReportSection {
  let drawing = MapDrawing(input)
  let title = BilingualText(zh: "服务半径覆盖", en: "Coverage")
  guard !input.plan.stations.isEmpty, !input.scorecard.cells.isEmpty else {
    return ReportSection(id: "coverage", title: title, blocks: [])
  }
  return ReportSection(id: "coverage", title: title, blocks: [.map(drawing.coverageMap)])
}

/// Where energy is wanted, and where it is not had.
func demandMapSection(_ input: ReportInput) -> ReportSection {
  ReportSection(
    id: "demand-map", title: .init(zh: "需求分布", en: "Where demand is"),
    blocks: [.map(MapDrawing(input).demandMap)])
}

/// The map of what stands today, with the share of the residents it reaches.
func statusMap(_ input: ReportInput, reached: Double?) -> ReportMap {
  MapDrawing(input).statusMap(reached: reached)
}

/// Which squares belong to which township.
func townships(of world: World) -> [ReportTownship] {
  var runs = [[[Int]]](repeating: [], count: world.townships.count)
  for (cell, square) in world.grid.cells.enumerated() {
    let township = Int(world.population.townshipOfCell[cell].row)
    guard runs.indices.contains(township) else { continue }
    let row = world.grid.rows - 1 - square.row
    if let last = runs[township].last, last[1] == row, last[0] + last[2] == square.column {
      runs[township][runs[township].count - 1][2] += 1
    } else {
      runs[township].append([square.column, row, 1])
    }
  }
  return world.townships.indices.map { ReportTownship(name: world.townships[$0].name, runs: runs[$0]) }
}

/// The map of one plan among several.
func planMap(of input: ReportInput, named name: String) -> ReportMap {
  var map = MapDrawing(input).planMap
  map.id = "map-\(name)"
  map.title = .init(zh: "方案“\(name)”与居民分布", en: "The plan of '\(name)' and the residents")
  return map
}

/// The map of how full the transformers of each cell are.
func gridMap(_ input: ReportInput, _ grid: GridCard) -> ReportMap {
  MapDrawing(input).transformerMap(grid)
}

/// The map of roadside units over what they cover.
func roadsideMap(_ input: ReportInput, _ card: RoadsideCard) -> ReportMap {
  MapDrawing(input).roadsideMap(card)
}

extension MapDrawing {
  var planMap: ReportMap {
    let covered = scorecard.townships.reduce(0) { $0 + $1.coveredResidents }
    let residents = scorecard.townships.reduce(0) { $0 + $1.residents }
    let share = residents > 0 ? NumberText.percent(Double(covered) / Double(residents)) : NumberText.dash
    let radius = NumberText.fixed(scorecard.coverageRadiusM, 0)
    return map(
      id: "map-plan", title: .init(zh: "规划布局与居民分布图", en: "The plan and the residents"),
      finding: input.plan.stations.isEmpty
        ? .init(zh: "方案中没有公共充电站。", en: "The plan has no public charging stations.")
        : .init(
          zh: "\(share) 的居民在 \(radius) m 直线距离内有公共充电站。",
          en: "\(share) of the residents have a charging station within \(radius) m in a straight line."),
      layers: [
        residentLayer,
        stations, swaps,
      ] + (input.plan.hydrogenSites.isEmpty ? [] : [hydrogen]) + [townships])
  }

  func statusMap(reached: Double?) -> ReportMap {
    let (share, radius) = (NumberText.percent(reached), NumberText.fixed(scorecard.coverageRadiusM, 0))
    let symbols = input.world.sites.filter(\.isStanding).map { site -> ReportMap.Symbol in
      let chargers = (site.existing?.chargers ?? []).reduce(0, +)
      return .init(
        kind: .existingStation, place: place(site.point), amount: chargers,
        tip: .init(
          zh: "\(site.id) \(site.name.zh)\n现状 \(NumberText.whole(chargers)) 台",
          en: "\(site.id) \(site.name.en)\n\(NumberText.whole(chargers)) chargers today"))
    }
    return map(
      id: "map-status", title: .init(zh: "现状公共充电站分布图", en: "Public charging stations that stand today"),
      finding: .init(
        zh: "现状 \(NumberText.whole(symbols.count)) 座公共充电站，\(share) 的居民在 \(radius) m 直线距离内有站。",
        en:
          "Today \(NumberText.whole(symbols.count)) stations stand; \(share) of the residents have one within \(radius) m in a straight line."
      ),
      layers: [
        residentLayer,
        .init(
          id: "stations", name: .init(zh: "现状公共充电站", en: "charging stations today"),
          content: .symbols(symbols),
          legend: [.init(zh: "规划站", en: "planned"), .init(zh: "现状站", en: "existing")],
          hint: .init(zh: "面积与充电桩台数成正比。", en: "The area grows with the number of chargers.")), townships,
      ])
  }

  var coverageMap: ReportMap {
    let radius = scorecard.coverageRadiusM
    let limits = [0.5, 1, 1.5, 2].map { $0 * radius }
    let peopled = scorecard.cells.filter { $0.residents > 0 }
    let beyond = peopled.reduce(0) { $0 + ($1.distanceM > radius ? $1.residents : 0) }
    let all = peopled.reduce(0) { $0 + $1.residents }
    let share = NumberText.percent(all > 0 ? Double(beyond) / Double(all) : nil)
    let drawn = scorecard.cells.compactMap { cell in
      square(cell.cell, limits.firstIndex { cell.distanceM <= $0 } ?? 4)
    }
    let metres = limits.map { NumberText.fixed($0, 0) }
    return map(
      id: "map-coverage", title: .init(zh: "公共充电站服务半径覆盖图", en: "Distance to the nearest charging station"),
      finding: .init(
        zh:
          "\(NumberText.whole(beyond)) 名居民（\(share)）所在网格中心到最近公共充电站的直线距离超过 \(NumberText.fixed(radius, 0)) m。",
        en:
          "\(NumberText.whole(beyond)) residents (\(share)) live in cells whose centre is more than \(NumberText.fixed(radius, 0)) m from the nearest station in a straight line."
      ),
      layers: [
        .init(
          id: "distance", name: .init(zh: "到最近站的直线距离（m）", en: "straight distance to the nearest station, m"),
          content: .squares(drawn),
          legend: (["≤ \(metres[0])"] + (1..<4).map { "> \(metres[$0 - 1]) – \(metres[$0])" } + [
            "> \(metres[3])"
          ])
          .map(BilingualText.same),
          hint: .init(zh: "浅色为好。", en: "Light is good.")),
        stations, townships,
      ])
  }

  private var residentLayer: ReportMap.Layer {
    squares(
      id: "residents", name: .init(zh: "居民（人/格）", en: "residents per cell"),
      values: scorecard.cells.map { Double($0.residents) },
      hint: .init(zh: "深色为居民多；颜色深处有站为好。", en: "Dark is many residents; dark cells with a station are good."))
  }

  var demandMap: ReportMap {
    let demand = scorecard.cells.map(\.expectedKWhPerDay).sorted(by: >)
    let total = demand.reduce(0, +)
    let top = demand.prefix((demand.count + 9) / 10).reduce(0, +)
    let share = total > 0 ? NumberText.percent(top / total) : NumberText.dash
    let needs = scorecard.cells.reduce(0) { $0 + $1.needsPerDay }
    let unserved = scorecard.cells.reduce(0) { $0 + $1.unservedPerDay }
    let missed = needs > 0 ? NumberText.percent(unserved / needs) : NumberText.dash
    return map(
      id: "map-demand", title: .init(zh: "期望需求与未获服务的需求图", en: "Expected demand and unserved needs"),
      finding: .init(
        zh: "需求最大的一成网格占期望公共充电需求的 \(share)；\(missed) 的充电需求未获服务（\(scorecard.replications) 次重复的均值）。",
        en:
          "The tenth of the cells with most demand holds \(share) of the expected public energy; \(missed) of the needs stay "
          + "unserved (mean of \(scorecard.replications) replications)."),
      layers: [
        squares(
          id: "demand",
          name: .init(zh: "期望公共充电需求（kWh/日·格）", en: "expected public energy, kWh per day and cell"),
          values: scorecard.cells.map(\.expectedKWhPerDay),
          hint: .init(zh: "深色为需求大，本身无好坏。", en: "Dark is much demand, in itself neither good nor bad.")),
        unservedNeeds, stations, townships,
      ])
  }

  func transformerMap(_ grid: GridCard) -> ReportMap {
    let loadings = grid.study.cells.map { ($0?.peakLoading ?? 0) * 100 }
    let over = loadings.count { $0 > 100 }
    return map(
      id: "map-grid", title: .init(zh: "台区变压器最大负载率图", en: "Peak loading of distribution transformers"),
      finding: .init(
        zh: "\(NumberText.whole(over)) 个网格的台区变压器最大负载率超过 100%。",
        en: "The transformers of \(NumberText.whole(over)) cells exceed their rating."),
      layers: [
        squares(
          id: "loading", name: .init(zh: "最大负载率（%）", en: "peak loading, %"), values: loadings,
          hint: .init(zh: "浅色为好。", en: "Light is good.")),
        stations, townships,
      ])
  }

  func roadsideMap(_ card: RoadsideCard) -> ReportMap {
    let saturated = card.figures.cells.count { $0.isSaturated }
    let covered = NumberText.percent(card.figures.wanted.summary.coveredByLength)
    return map(
      id: "map-roadside", title: .init(zh: "路侧单元与道路覆盖图", en: "Roadside units and covered roads"),
      finding: .init(
        zh: "需覆盖道路的 \(covered)（按里程）可收到路侧单元；\(NumberText.whole(saturated)) 个网格的信道在忙时饱和。",
        en:
          "\(covered) of the roads that are to be covered hear a unit, by length; the channel is saturated in "
          + "\(NumberText.whole(saturated)) cells in the busiest hour."),
      layers: [coveredRoads(card), busyChannels(card), units(card)]
        + (card.zones.isEmpty ? [] : [zoneOutlines(card)]) + [townships])
  }

  /// Share of the roads of each cell that hears a unit, in fifths.
  private func coveredRoads(_ card: RoadsideCard) -> ReportMap.Layer {
    let drawn = card.figures.cells.indices.compactMap { row -> ReportMap.Square? in
      let cell = card.figures.cells[row]
      guard cell.roadM > 0 else { return nil }
      return square(CellID(row), min(4, max(0, Int(cell.coveredM / cell.roadM * 5))))
    }
    return .init(
      id: "covered", name: .init(zh: "道路覆盖率（按里程）", en: "roads covered, by length"), content: .squares(drawn),
      legend: ["< 20 %", "20 – 40 %", "40 – 60 %", "60 – 80 %", "≥ 80 %"].map(BilingualText.same),
      hint: .init(zh: "深色为好。", en: "Dark is good."))
  }

  /// Areas and corridors of the scenario with their names.
  private func zoneOutlines(_ card: RoadsideCard) -> ReportMap.Layer {
    let outlines = card.zones.map { row -> ReportMap.Outline in
      let shape = row.zone.shape
      let rings = shape.polygons.flatMap(\.rings).map { $0.map(place) }
      let lines = shape.lines.map { $0.map(place) }
      let covered = NumberText.percent(row.figures.wanted.summary.coveredByLength)
      let units = NumberText.whole(row.figures.units)
      return .init(
        rings: rings, lines: lines, name: row.zone.name,
        tip: .init(
          zh: "\(row.zone.name.zh)\n路侧单元 \(units) 个，覆盖 \(covered)",
          en: "\(row.zone.name.en)\n\(units) units, \(covered) covered"))
    }
    return .init(
      id: "zones", name: .init(zh: "片区与智行走廊", en: "zones and corridors"), content: .outlines(outlines),
      legend: [.init(zh: "片区", en: "area"), .init(zh: "走廊", en: "corridor")])
  }

  private func busyChannels(_ card: RoadsideCard) -> ReportMap.Layer {
    let drawn = card.figures.cells.indices.compactMap { row -> ReportMap.Square? in
      let cell = card.figures.cells[row]
      if cell.isSaturated { return square(CellID(row), 1) }
      return (cell.busyRatio ?? 0) > 0.5 ? square(CellID(row), 0) : nil
    }
    return .init(
      id: "channel", name: .init(zh: "忙时信道占用率", en: "busy ratio of the channel in the busiest hour"),
      content: .hatches(drawn),
      legend: [.init(zh: "0.5 – 0.7", en: "0.5 – 0.7"), .init(zh: "饱和（> 0.7）", en: "saturated (> 0.7)")],
      hint: .init(zh: "没有斜线为好。", en: "No hatching is good."))
  }

  private func units(_ card: RoadsideCard) -> ReportMap.Layer {
    let symbols = card.units.enumerated().map { number, unit -> ReportMap.Symbol in
      let spot: BilingualText =
        unit.isAtJunction
        ? .init(zh: "路口", en: "at a junction") : .init(zh: "路段", en: "along a road")
      let shared: BilingualText =
        unit.isShared ? .init(zh: "，与补能站共用", en: ", shares with a station") : .same("")
      return .init(
        kind: .roadsideUnit, place: place(unit.point), amount: 0,
        tip: .init(
          zh: "路侧单元 \(number + 1)\n\(spot.zh)\(shared.zh)",
          en: "roadside unit \(number + 1)\n\(spot.en)\(shared.en)"))
    }
    return .init(
      id: "roadside", name: .init(zh: "路侧单元", en: "roadside units"), content: .symbols(symbols),
      legend: [.init(zh: "路侧单元", en: "roadside unit")], kinds: [.roadsideUnit])
  }

  private var unservedNeeds: ReportMap.Layer {
    let values = scorecard.cells.map(\.unservedPerDay)
    let limits = MapClasses.limits(values, count: 2)
    let drawn = scorecard.cells.indices.compactMap { index -> ReportMap.Square? in
      values[index] > 0
        ? square(scorecard.cells[index].cell, limits.firstIndex { values[index] <= $0 } ?? 0) : nil
    }
    return .init(
      id: "unserved", name: .init(zh: "未获服务的需求（次/日·格）", en: "unserved needs per day and cell"),
      content: .hatches(drawn), legend: MapClasses.ranges(limits),
      hint: .init(zh: "没有斜线为好。", en: "No hatching is good."))
  }
}
