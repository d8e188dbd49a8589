import ArgumentParser
import Assessment
import DistrictModel
import DistrictSimulation
import Foundation
import NumericKernels
import PowerNetwork
import ScenarioFiles

/// Hosting capacity of the feeders behind a scenario's plan.
struct ScenarioHosting {
  let command: HostingCommand
  let language: PlainLanguage

  func answer() throws -> HostingReport {
    if command.bus != nil || command.profile != nil || command.powerFactor != nil {
      throw Terminal.fail(
        language.pick(
          zh: "--bus、--profile 与 --power-factor 只用于电网文件；方案请用 --feeder",
          en:
            "--bus, --profile and --power-factor are for the files of a grid; of a scenario there is --feeder"
        ),
        ExitCode(EX_USAGE))
    }
    let scenario = try ScenarioArgument(path: command.scenario, allowOutside: command.allowOutside).load()
    guard scenario.power != nil else {
      throw Terminal.fail(
        language.pick(
          zh: "方案没有 power 部分，没有电网可算：在 scenario.yaml 中加入 'power: {}' 即由规则合成电网",
          en:
            "the scenario has no power section, so there is no grid to ask: 'power: {}' in scenario.yaml makes one from rules"
        ), Exit.badData)
    }
    do {
      return try answer(Pipeline(scenario: scenario))
    } catch {
      throw RunCommand.explained(error)
    }
  }

  private func answer(_ pipeline: Pipeline) throws -> HostingReport {
    let scenario = pipeline.scenario
    let world = try pipeline.world()
    let plan = try pipeline.plan(world, pipeline.demand(in: world), threads: command.workers)
    guard let power = try pipeline.power(world, plan) else { return HostingReport() }
    let grid = power.grid
    let chosen = try feeders(grid)
    let outcome = try pipeline.simulate(world, plan, power: power, threads: command.workers) {}
    let weeks = GridWeeks(grid, world: world, outcome: outcome)
    let unmanaged = power.ownPlugMW(.onArrival)
    let orderly = power.ownPlugMW(.valleyFilling)
    let reactive = grid.parameters.reactivePerActive
    let top = unmanaged.max() ?? 0
    var policies = HostingPolicy.allCases
    if let policy = command.policy { policies = [policy] }
    // Without own plugs there is no week to tell the shapes from.
    if top <= 0 { policies.removeAll { $0 != .firm } }
    let loads = policies.map { policy in
      let load: AddedLoad
      switch policy {
      case .firm: load = .firm(steps: StationHeadroom.slots, reactivePerActive: reactive)
      case .unmanaged, .orderly:
        load = AddedLoad(
          name: policy.rawValue, shares: (policy == .orderly ? orderly : unmanaged).map { $0 / top },
          reactivePerActive: reactive)
      }
      return command.signed(load)
    }
    guard !loads.isEmpty else {
      throw Terminal.fail(
        language.pick(
          zh: "方案没有自有桩充电，无从得到 \(command.policy?.rawValue ?? "") 的周曲线；请用 --policy firm",
          en:
            "the scenario has no charging at own plugs, so there is no week for this policy: use --policy firm"
        ),
        Exit.badData)
    }
    var report = HostingReport()
    report.policies = policies
    report.limits = command.limits
    if command.lowestPu == nil { report.limits.lowestPU = grid.parameters.lowestPU }
    let limits = report.limits
    report.feedIn = command.feedIn
    report.steps = StationHeadroom.slots
    report.minutesPerStep = 15
    report.seed = command.seed ?? scenario.run.seed
    report.placements = command.placements
    report.baseNote = BilingualText(
      zh: "基础负荷、自有桩与规划充电站的平均周（方案自身的模拟）",
      en: "mean week of base load, own plugs and the plan's stations, from the scenario's own run")
    report.showsBuses = command.feeder != nil
    let threads = command.workers
    let needsBuses = command.json || report.showsBuses
    let seed = report.seed
    let placements = command.placements
    let rows: [Result<HostingReport.FeederRow, GridFaults>] = parallelMap(
      count: chosen.count, threads: threads
    ) { index in
      Result { () throws(GridFaults) in
        try FeederHosting(
          grid: grid, feeder: grid.feeders[chosen[index]], weeks: weeks, ownPlugs: power.cellPlugs,
          limits: limits,
          loads: loads
        ).row(buses: needsBuses, placements: placements, seed: seed)
      }
    }
    report.feeders = try rows.map { try $0.get() }
    return report
  }

  private func feeders(_ grid: DistrictGrid) throws -> [Int] {
    guard let name = command.feeder else { return Array(grid.feeders.indices) }
    let names = grid.feeders.map(\.name)
    if let row = names.firstIndex(of: name) { return [row] }
    var help = NearestName.to(name, among: names).map {
      language.pick(zh: "；是否想写 '\($0)'？", en: "; did you mean '\($0)'?")
    }
    if help == nil, let first = names.first, let last = names.last {
      help = language.pick(zh: "；馈线为 \(first) 至 \(last)", en: "; the feeders are \(first) to \(last)")
    }
    throw Terminal.fail(
      language.pick(zh: "没有馈线 '\(name)'", en: "there is no feeder '\(name)'") + (help ?? ""),
      ExitCode(EX_USAGE))
  }
}

/// One feeder of a district under the loads that are added.
struct FeederHosting: Sendable {
  let grid: DistrictGrid
  let feeder: DistrictFeeder
  let weeks: GridWeeks
  let ownPlugs: CellPlugs
  let limits: HostingLimits
  let loads: [AddedLoad]

  func row(buses: Bool, placements: Int, seed: UInt64) throws(GridFaults) -> HostingReport.FeederRow {
    let base = grid.loads(of: feeder, stationKW: weeks.stationKW, ownPlugs: ownPlugs)
    let host = try HostingGrid(
      feeder.grid, base: base, limits: limits, transformers: grid.hostingTransformers(feeder),
      ambientC: weeks.ambientC, minutesPerStep: 15, sums: [feeder.limits[0]])
    let peaks = grid.basePeakMW(of: feeder)
    let sum = peaks.reduce(0, +)
    // Where nobody draws anything yet, power is spread evenly over the buses of loads.
    let bases = sum > 0 ? peaks : feeder.grid.kinds.map { $0 == .load ? 1 : 0 }
    let all = bases.reduce(0, +)
    let spots = bases.indices.filter { bases[$0] > 0 }.map { HostingSpot(bus: $0, share: bases[$0] / all) }
    var rows: [HostingReport.BusRow] = []
    if buses {
      let found = loads.map { host.capacities($0) }
      for bus in feeder.grid.buses.indices where feeder.grid.kinds[bus] == .load {
        rows.append(
          HostingReport.BusRow(
            bus: feeder.grid.buses[bus].name, what: what(bus), capacities: found.compactMap { $0[bus] }))
      }
    }
    // Spread power reaches every estate behind its own transformer: the network alone is asked.
    let network = try HostingGrid(
      feeder.grid, base: base, limits: limits, ambientC: weeks.ambientC, minutesPerStep: 15,
      sums: [feeder.limits[0]])
    return HostingReport.FeederRow(
      name: feeder.name, origin: feeder.origin.label, originWord: feeder.origin.word, grid: feeder.grid,
      ratingMVA: feeder.ratingMVA, basePeakMW: sum,
      spread: spots.isEmpty ? [] : loads.map { network.capacity(spots, $0) }, buses: rows,
      curves: placements > 0 && sum > 0
        ? loads.map { load in
          network.curve(
            load, weights: bases, blockKW: sum * 1000 / Double(HostingReport.blocksPerPeak),
            levels: HostingReport.levels(), placements: placements, seed: seed)
        } : [])
  }

  private func what(_ bus: Int) -> BilingualText {
    let stations = feeder.stations.indices.filter { feeder.stationBuses[$0] == bus }.map {
      feeder.stations[$0]
    }
    func list(_ rows: [Int]) -> String { rows.map { String($0 + 1) }.joined(separator: ", ") }
    let charging = list(stations.filter { $0 < grid.chargingStations })
    let swaps = list(stations.filter { $0 >= grid.chargingStations }.map { $0 - grid.chargingStations })
    var words: [BilingualText] = []
    if !charging.isEmpty { words.append(BilingualText(zh: "充电站 \(charging)", en: "station \(charging)")) }
    if !swaps.isEmpty { words.append(BilingualText(zh: "换电站 \(swaps)", en: "swap station \(swaps)")) }
    if !words.isEmpty {
      return BilingualText(
        zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
    }
    let cells = feeder.cells.indices.filter { feeder.cellBuses[$0] == bus }
    return cells.isEmpty
      ? BilingualText(zh: "节点", en: "bus")
      : BilingualText(zh: "\(cells.count) 个网格", en: cells.count == 1 ? "1 cell" : "\(cells.count) cells")
  }
}

extension DistrictFeeder.Origin {
  var word: String { self == .synthetic ? "synthetic" : "given" }

  var label: BilingualText {
    switch self {
    case .synthetic: BilingualText(zh: "合成", en: "synthetic")
    case .given(let file): BilingualText(zh: "给定 \(file)", en: "given, \(file)")
    }
  }
}
