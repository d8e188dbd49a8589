import DistrictModel
import Reports

@testable import Assessment

extension ReportFixture {
  static func scorecard(_ world: World, _ plan: Plan) -> Scorecard {
    Scorecard(
      targets: targets(plan), indicators: indicators,
      findings: [
        Finding(.good, zh: "站点数量达到目标。", en: "The number of stations meets its target."),
        Finding(.warning, zh: "茨竹镇一半居民没有站点。", en: "Half of Cizhu has no station."),
      ],
      townships: world.townships.indices.map { index in
        TownshipRow(
          township: TownshipID(index), residents: world.townships[index].residents,
          coveredResidents: Int(Double(world.townships[index].residents) * (0.4 + 0.5 * scatter(index))),
          stations: 2, chargers: 40 + index, swapStations: index == 0 ? 1 : 0, meanDistanceM: 640.5,
          needsPerDay: 321.25,
          unservedShare: 0.031, energyKWhPerDay: 10_432.8)
      },
      stations: plan.stations.enumerated().map { index, station in stationRow(index, station, world) },
      swapStations: plan.swapSites.map { id in
        let site = world.sites[id]
        return SwapRow(
          site: id, id: site.id, name: site.name, category: world.categories[0].name,
          township: world.townships[site.township].name,
          coordinate: world.projection.unproject(site.point), isSynthetic: false)
      },
      cells: world.grid.cells.indices.map { index in
        CellRow(
          cell: CellID(index), coordinate: world.projection.unproject(world.grid.cells[index].centre),
          insideShare: 1,
          township: world.population.townshipOfCell[index], residents: world.population.perCell[index],
          expectedKWhPerDay: scatter(index, 2) < 0.2 ? 0 : 900 * scatter(index, 3),
          distanceM: 2000 * scatter(index, 4),
          needsPerDay: 30 * scatter(index, 3),
          unservedPerDay: scatter(index, 6) > 0.8 ? 3 * scatter(index, 3) : 0)
      },
      classes: world.fleets.enumerated().map { index, fleet in
        ClassRow(
          id: fleet.id, name: fleet.name, vehicles: fleet.stock,
          drivenKWhPerVehicleDay: index == 0 ? 6.5 : 54,
          publicKWhPerVehicleDay: index == 0 ? 3.1 : 51.25, publicEnergyShare: index == 0 ? 0.55 : 0.45,
          sessionsPerVehicleDay: 0.12, foregoneShare: 0.004)
      },
      load: (0..<96).map { step in
        let bump = 1 - abs(Double(step) - 58) / 96
        return LoadPoint(
          publicMW: 12 * bump * bump, publicLowMW: 10.5 * bump * bump, publicHighMW: 13.6 * bump * bump,
          ownPlugMW: step > 91 || step < 24 ? 9.4 : 0.8)
      },
      occupancyByHour: (0..<24).map { 0.05 + 0.3 * scatter($0, 9) },
      waits: (0..<121).map { $0 == 0 ? 820 : 60 / Double($0) },
      stationSizes: [5, 9, 18, 30, 44, 64], coverageRadiusM: 500, replications: 8, days: 7)
  }

  private static func stationRow(_ index: Int, _ station: PlannedStation, _ world: World) -> StationRow {
    let site = world.sites[station.site]
    return StationRow(
      site: station.site, id: site.id, name: site.name, category: world.categories[0].name,
      township: world.townships[site.township].name, coordinate: world.projection.unproject(site.point),
      isExisting: station.isExisting, isSynthetic: index.isMultiple(of: 2), capacity: site.capacity,
      chargers: station.chargers, connectors: station.chargerCount + 3,
      powerKW: 60 * Double(station.chargerCount),
      sessionsPerDay: 812.375 * scatter(index, 2), energyKWhPerDay: 16_000 * scatter(index, 2),
      occupancyShare: 0.21,
      chargingShare: 0.17, powerShare: 0.11, meanWaitMin: 2.35, leftPerDay: 0.5, opensYear: station.opensYear)
  }

  private static func targets(_ plan: Plan) -> [TargetResult] {
    var stations = Target()
    stations.id = "stations-2025"
    stations.nameZh = "公共充电站"
    stations.nameEn = "public charging stations"
    stations.metric = "charging_stations"
    stations.value = 550
    stations.unitZh = "座"
    stations.unitEn = "stations"
    stations.countingZh = "站"
    stations.countingEn = "stations"
    stations.deadline = "2025-12-31"
    stations.document = "十四五规划"
    stations.clause = "第 12 条"
    var chargers = stations
    chargers.id = "chargers-2025"
    chargers.nameZh = "公共充电桩"
    chargers.nameEn = "public chargers"
    chargers.metric = "public_chargers"
    chargers.value = 12_000
    chargers.unitZh = "台"
    chargers.unitEn = "chargers"
    var coverage = stations
    coverage.id = "served"
    coverage.nameZh = "充电需求满足率"
    coverage.nameEn = "energy served"
    coverage.metric = "energy_served_share"
    coverage.value = 0.95
    coverage.unitZh = "%"
    coverage.unitEn = "%"
    let built = Double(plan.chargerCount)
    return [
      TargetResult(
        target: stations, existing: 120, planned: 550, attained: 550, status: .met, probabilityMet: 1,
        ground: .plan),
      TargetResult(
        target: chargers, existing: 3_000, planned: built, attained: built, status: .missed,
        probabilityMet: 0, ground: .plan, note: BilingualText(zh: "按桩计", en: "chargers counted")),
      TargetResult(
        target: coverage, attained: 0.947, low: 0.94, high: 0.954, status: .missed, probabilityMet: 0.25,
        ground: .simulation, samples: 8),
    ]
  }

  private static let indicators: [Indicator] = [
    indicator("population_coverage_share", 7, "人口覆盖率", "population coverage", "%", 0.731, nil, 1),
    indicator("energy_served_share", 15, "需求满足率", "energy served", "%", 0.947, 0.007, 8),
    indicator("mean_wait_min", 14, "平均等待", "mean wait", "min", 1.734, 0.21, 8),
    Indicator(
      id: "cost_per_person", number: 24,
      name: BilingualText(zh: "单位新增覆盖投资", en: "cost per extra person covered"),
      formula: BilingualText(zh: "ΔCAPEX / Δp", en: "ΔCAPEX / Δp"),
      unit: BilingualText(zh: "元/人", en: "CNY/person"),
      value: nil, low: nil, high: nil, replications: 1, decimals: 1),
  ]

  private static func indicator(
    _ id: String, _ number: Int, _ zh: String, _ en: String, _ unit: String, _ value: Double, _ half: Double?,
    _ replications: Int
  ) -> Indicator {
    Indicator(
      id: id, number: number, name: BilingualText(zh: zh, en: en),
      formula: BilingualText(zh: "Σ p_i [d < R] / Σ p_i", en: "Σ p_i [d < R] / Σ p_i"),
      unit: BilingualText(zh: unit == "min" ? "分钟" : unit, en: unit), value: value,
      low: half.map { value - $0 },
      high: half.map { value + $0 }, replications: replications, decimals: 2)
  }
}
