import Assessment
import DistrictModel

/// What stands in a district before anything is planned.
struct StandingStations {
  var stations = 0
  var chargers = 0
  var connectors = 0
  var powerKW = 0.0

  static func count(_ site: Site, in world: World) -> StandingStations {
    var count = StandingStations()
    guard site.isStanding, let existing = site.existing else { return count }
    count.stations = 1
    for (number, type) in zip(existing.chargers, world.chargerTypes) {
      count.chargers += number
      count.connectors += number * type.connectors
      count.powerKW += Double(number) * type.ratedKW
    }
    return count
  }

  static func all(_ sites: [Site], in world: World) -> StandingStations {
    sites.reduce(into: StandingStations()) { sum, site in
      let one = count(site, in: world)
      sum.stations += one.stations
      sum.chargers += one.chargers
      sum.connectors += one.connectors
      sum.powerKW += one.powerKW
    }
  }
}

/// What stands today: people, vehicles, public stations, and whom these reach.
func statusSection(_ input: ReportInput) -> ReportSection {
  let world = input.world
  let standing = StandingStations.all(world.sites, in: world)
  let coverage = Coverage(
    world: world,
    plan: Plan(
      stations: world.sites.indices.filter { world.sites[$0].isStanding }.map {
        PlannedStation(site: SiteID($0), chargers: world.sites[$0].existing?.chargers ?? [], isExisting: true)
      }), radiusM: input.scorecard.coverageRadiusM)
  let reached = Reach(coverage, input)
  var blocks: [ReportBlock] = [
    .lead(lead(input, standing, reached)), .table(factTable(input, standing, reached)),
  ]
  if standing.stations > 0 {
    blocks += [.map(statusMap(input, reached: reached.share)), .table(typeTable(world))]
  } else {
    blocks.append(
      .callout(
        Callout(
          .notice,
          .init(
            zh: "情景没有列出现状公共充电站，现状按零计；如有现状站点，应以清单给出（district.sites.existing）。",
            en:
              "The scenario lists no public station that stands today, so today counts as nothing; stations that do stand belong in a list."
          ))))
  }
  blocks.append(.table(fleetTable(world)))
  if standing.stations > 0 { blocks.append(.table(townshipTable(input, reached))) }
  if let gaps = gapTable(input.scorecard) { blocks.append(.table(gaps)) }
  return ReportSection(id: "status", title: .init(zh: "现状", en: "What stands today"), blocks: blocks)
}

/// Residents within the radius of what stands today, by township.
private struct Reach {
  let all: Int
  let covered: Int
  let ofTownship: [Int]
  let meanDistanceM: Double?
  var share: Double? { all > 0 ? Double(covered) / Double(all) : nil }

  init(_ coverage: Coverage, _ input: ReportInput) {
    let people = input.world.population
    var covered = [Int](repeating: 0, count: input.world.townships.count)
    var (metres, near) = (0.0, 0)
    for entry in people.residents {
      let distance = coverage.distanceM[Int(entry.cell.row)]
      if distance <= input.scorecard.coverageRadiusM { covered[Int(entry.township.row)] += entry.count }
      if distance.isFinite {
        metres += distance * Double(entry.count)
        near += entry.count
      }
    }
    ofTownship = covered
    self.covered = covered.reduce(0, +)
    all = people.total
    meanDistanceM = near > 0 ? metres / Double(near) : nil
  }
}

private func perCharger(_ world: World, _ chargers: Int) -> String {
  chargers > 0 ? NumberText.fixed(Double(world.electricVehicleCount) / Double(chargers), 1) : NumberText.dash
}

private func lead(_ input: ReportInput, _ standing: StandingStations, _ reached: Reach) -> BilingualText {
  let world = input.world
  let vehicles = NumberText.whole(world.electricVehicleCount)
  guard standing.stations > 0 else {
    return .init(
      zh: "全区有电动汽车 \(vehicles) 辆；情景未列出现状公共充电站。",
      en:
        "The district has \(vehicles) electric vehicles; the scenario lists no public station that stands today."
    )
  }
  let (stations, chargers) = (NumberText.whole(standing.stations), NumberText.whole(standing.chargers))
  let radius = NumberText.fixed(input.scorecard.coverageRadiusM, 0)
  let ratio = perCharger(world, standing.chargers)
  return .init(
    zh: "现有公共充电站 \(stations) 座、公共充电桩 \(chargers) 台，电动汽车 \(vehicles) 辆，公共车桩比 \(ratio) : 1；"
      + "\(NumberText.percent(reached.share)) 的居民在 \(radius) m 内有站。",
    en:
      "\(stations) public stations with \(chargers) chargers stand today for \(vehicles) electric vehicles, \(ratio) vehicles per charger; "
      + "\(NumberText.percent(reached.share)) of the residents have a station within \(radius) m.")
}

private func factTable(_ input: ReportInput, _ standing: StandingStations, _ reached: Reach) -> ReportTable {
  let world = input.world
  let squareKm =
    world.grid.cells.reduce(0) { $0 + $1.insideShare } * world.grid.sizeM * world.grid.sizeM / 1e6
  let radius = NumberText.fixed(input.scorecard.coverageRadiusM, 0)
  func row(_ zh: String, _ en: String, _ value: String, _ unitZh: String, _ unitEn: String) -> [ReportTable
    .Entry]
  {
    [.text(.init(zh: zh, en: en)), .number(value), .text(.init(zh: unitZh, en: unitEn))]
  }
  var rows = [
    row("规划范围面积", "area of the outline", NumberText.fixed(squareKm, 1), "km²", "km²"),
    row("街道（镇）", "townships", NumberText.whole(world.townships.count), "个", "townships"),
    row("常住人口", "residents", NumberText.whole(world.population.total), "人", "people"),
    row("电动汽车", "electric vehicles", NumberText.whole(world.electricVehicleCount), "辆", "vehicles"),
    row("公共充电站", "public charging stations", NumberText.whole(standing.stations), "座", "stations"),
    row("公共充电桩", "public chargers", NumberText.whole(standing.chargers), "台", "chargers"),
    row("公共充电枪", "public connectors", NumberText.whole(standing.connectors), "把", "connectors"),
    row(
      "公共充电桩额定功率", "rated power of public chargers", NumberText.fixed(standing.powerKW / 1000, 1), "MW", "MW"),
    row("公共车桩比", "electric vehicles per public charger", perCharger(world, standing.chargers), "", ""),
  ]
  let other = world.vehicleCount - world.electricVehicleCount
  if other > 0 {
    rows.insert(
      row("氢、甲醇、氨燃料汽车", "hydrogen, methanol and ammonia vehicles", NumberText.whole(other), "辆", "vehicles"),
      at: 4)
  }
  if standing.stations > 0 {
    rows.append(
      row(
        "居民覆盖率（\(radius) m 直线距离）", "residents within \(radius) m in a straight line",
        NumberText.percent(reached.share), "", ""))
    rows.append(
      row(
        "居民到最近公共充电站的平均直线距离", "mean straight distance of residents to the nearest station",
        NumberText.fixed(reached.meanDistanceM, 0), "m", "m"))
  }
  if !world.neighbours.isEmpty {
    rows.append(
      row("区外可用公共充电站", "stations outside in reach", NumberText.whole(world.neighbours.count), "座", "stations")
    )
  }
  return ReportTable(
    caption: .init(zh: "现状概况", en: "The district today"),
    columns: [.text("项目", "item"), .number("数值", "value"), .text("单位", "unit")], rows: rows,
    note: .init(
      zh: "车辆为情景给出的规划年保有量；公共设施为情景清单所列的现状。各项数据的等级与出处见“依据”一章。",
      en:
        "Vehicles are those the scenario gives for the year it plans; stations are those its list has standing today. Grades and sources of the figures stand in the chapter Grounds."
    ))
}

private func typeTable(_ world: World) -> ReportTable {
  let rows = world.chargerTypes.enumerated().compactMap { number, type -> [ReportTable.Entry]? in
    let count = world.sites.reduce(0) { sum, site in
      let there = site.existing?.chargers ?? []
      return sum + (there.indices.contains(number) ? there[number] : 0)
    }
    guard count > 0 else { return nil }
    return [
      .text(type.name), .number(NumberText.short(type.powerKW)), .whole(count),
      .whole(count * type.connectors),
      .number(NumberText.fixed(Double(count) * type.ratedKW / 1000, 1)),
    ]
  }
  return ReportTable(
    caption: .init(zh: "现状公共充电桩分类型统计", en: "Public chargers that stand today, by type"),
    columns: [
      .text("类型", "type"), .number("单枪功率（kW）", "kW a connector"), .number("桩（台）", "chargers"),
      .number("枪（把）", "connectors"), .number("额定功率（MW）", "rated power (MW)"),
    ], rows: rows
  ).listing()
}

private func fleetTable(_ world: World) -> ReportTable {
  ReportTable(
    caption: .init(zh: "车辆保有量与自有桩", en: "Vehicles and their own plugs"),
    columns: [
      .text("车型", "vehicle class"), .number("保有量（辆）", "vehicles"), .number("占全部车辆", "share of all"),
      .number("有自有桩", "with an own plug"), .number("电池（kWh）", "battery (kWh)"),
    ],
    rows: world.fleets.map { fleet in
      [
        .text(fleet.name), .whole(fleet.stock),
        .number(NumberText.percent(Double(fleet.stock) / Double(max(1, world.vehicleCount)))),
        .number(fleet.fuel == .electricity ? NumberText.percent(fleet.ownPlugShare, 0) : NumberText.dash),
        .number(fleet.fuel == .electricity ? NumberText.short(fleet.batteryKWh) : NumberText.dash),
      ]
    }
  ).listing()
}

private func townshipTable(_ input: ReportInput, _ reached: Reach) -> ReportTable {
  let world = input.world
  let rows = world.townships.indices.map { number -> [ReportTable.Entry] in
    let township = world.townships[number]
    let count = StandingStations.all(world.sites.filter { Int($0.township.row) == number }, in: world)
    let people = Double(max(1, township.residents))
    return [
      .text(township.name), .whole(township.residents), .whole(count.stations), .whole(count.chargers),
      .number(NumberText.fixed(1000 * Double(count.chargers) / people, 2)),
      .number(NumberText.percent(township.residents > 0 ? Double(reached.ofTownship[number]) / people : nil)),
    ]
  }
  return ReportTable(
    caption: .init(zh: "现状分街道（镇）布局", en: "What stands today, by township"),
    columns: [
      .text("街道（镇）", "township"), .number("居民（人）", "residents"), .number("公共充电站（座）", "charging stations"),
      .number("公共充电桩（台）", "chargers"), .number("每千人公共桩", "chargers per 1,000"),
      .number("居民覆盖率", "residents covered"),
    ], rows: rows
  ).listing(township: 0)
}

/// What today lacks of every counted promise.
private func gapTable(_ scorecard: Scorecard) -> ReportTable? {
  let rows = scorecard.targets.compactMap { result -> [ReportTable.Entry]? in
    guard let existing = result.existing, result.target.form != .text, result.target.sense == .atLeast else {
      return nil
    }
    let text = MetricText(of: result.target, in: scorecard)
    return [
      .text(result.target.name), .number(text.value(result.target.value)), .number(text.value(existing)),
      .number(text.value(max(0, result.target.value - existing))),
      .number(
        result.target.value > 0 ? NumberText.percent(existing / result.target.value, 0) : NumberText.dash),
      .text(result.target.deadline),
    ]
  }
  guard !rows.isEmpty else { return nil }
  return ReportTable(
    caption: .init(zh: "现状与规划目标的差距", en: "What today lacks of the targets"),
    columns: [
      .text("目标", "target"), .number("目标值", "target value"), .number("现状", "today"), .number("缺口", "lacking"),
      .number("现状完成率", "reached today"), .text("期限", "deadline"),
    ], rows: rows
  ).listing()
}
