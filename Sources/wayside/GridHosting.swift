import ArgumentParser
import DistrictModel
import Foundation
import GridFiles
import PowerNetwork
import ScenarioFiles

/// Hosting capacity of a grid read from a folder or a MATPOWER case.
struct GridHosting {
  let command: HostingCommand
  let language: PlainLanguage

  func answer() throws -> HostingReport {
    if command.feeder != nil {
      throw refuse(zh: "电网没有馈线名；请用 --bus", en: "a grid has no named feeders: use --bus", 64)
    }
    let reading = GridReading(path: command.scenario)
    Terminal.tell(reading.diagnostics, inChinese: language == .zh)
    guard let grid = reading.grid else { throw reading.isMissing ? Exit.missingInput : Exit.badData }
    let profile = try profile()
    let only = try bus(grid)
    let reactive = command.powerFactor.map { (1 / ($0 * $0) - 1).squareRoot() } ?? 0
    let loads = try profile.loads(command.policy, reactive).map { (policy, load) in
      (policy, command.signed(load))
    }
    let host: HostingGrid
    do {
      host = try HostingGrid(
        grid, base: LoadColumns(grid, factors: profile.shares), limits: command.limits,
        ambientC: profile.ambientC, minutesPerStep: 60)
    } catch {
      for fault in error.faults.prefix(DiagnosticListing.most) {
        Terminal.tell("\(command.scenario): error[\(fault.code)]: " + language.pick(fault.message))
      }
      throw Exit.badData
    }
    var report = HostingReport()
    report.policies = loads.map(\.0)
    report.limits = command.limits
    report.feedIn = command.feedIn
    report.steps = profile.shares.count
    report.seed = command.seed ?? 1
    report.placements = command.placements
    report.baseNote = profile.note
    report.baseGrade = profile.grade
    report.profile = profile.isOwn ? profile.shares : []
    report.showsBuses = true
    let weights = grid.buses.indices.map { host.grid.kinds[$0] == .load ? max(0, grid.buses[$0].loadMW) : 0 }
    let sum = weights.reduce(0, +)
    let peak = sum * (profile.shares.max() ?? 0)
    let spots = weights.indices.filter { weights[$0] > 0 }.map {
      HostingSpot(bus: $0, share: weights[$0] / sum)
    }
    let found = loads.map { _, load in
      only.map { bus in [bus: host.capacity([HostingSpot(bus: bus)], load)] }
        ?? Dictionary(
          uniqueKeysWithValues: host.capacities(load, threads: command.workers).enumerated().compactMap {
            row, capacity in capacity.map { (row, $0) }
          })
    }
    let rows = grid.buses.indices.compactMap { row -> HostingReport.BusRow? in
      let capacities = found.compactMap { $0[row] }
      guard capacities.count == found.count else { return nil }
      return HostingReport.BusRow(
        bus: grid.buses[row].name, what: BilingualText(zh: "节点", en: "bus"), capacities: capacities)
    }
    report.feeders = [
      HostingReport.FeederRow(
        name: (command.scenario as NSString).lastPathComponent,
        origin: BilingualText(zh: "给定", en: "given"), originWord: "given", grid: grid, ratingMVA: nil,
        basePeakMW: peak, spread: sum > 0 ? loads.map { host.capacity(spots, $0.1) } : [], buses: rows,
        curves: command.placements > 0 && peak > 0
          ? loads.map { _, load in
            host.curve(
              load, weights: weights, blockKW: peak * 1000 / Double(HostingReport.blocksPerPeak),
              levels: HostingReport.levels(), placements: command.placements, seed: command.seed ?? 1,
              threads: command.workers)
          } : [])
    ]
    return report
  }

  private func refuse(zh: String, en: String, _ code: Int32) -> ExitCode {
    Terminal.fail(language.pick(zh: zh, en: en), ExitCode(code))
  }

  private func bus(_ grid: PowerGrid) throws -> Int? {
    guard let name = command.bus else { return nil }
    let names = grid.buses.map(\.name)
    guard let row = names.firstIndex(of: name) else {
      let near = NearestName.to(name, among: names)
      throw refuse(
        zh: "没有节点 '\(name)'" + (near.map { "；是否想写 '\($0)'？" } ?? ""),
        en: "there is no bus '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""), 64)
    }
    guard grid.kinds[row] != .isolated else {
      throw refuse(zh: "节点 '\(name)' 停运", en: "bus '\(name)' is out of service", 64)
    }
    return row
  }

  private func profile() throws -> HostingProfile {
    guard let path = command.profile else { return .ownDay }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw refuse(zh: "无法读取 '\(path)'", en: "cannot read '\(path)'", 66)
    }
    let reading = HostingProfile.read(String(decoding: data, as: UTF8.self), file: path)
    Terminal.tell(reading.diagnostics, inChinese: language == .zh)
    guard let profile = reading.profile else { throw Exit.badData }
    return profile
  }
}

/// The base load of a grid over the hours, and how power is added to it.
struct HostingProfile {
  var shares: [Double] = []
  /// Empty where the file does not tell.
  var ambientC: [Double] = []
  var added: [(policy: HostingPolicy, shares: [Double])] = []
  var note = BilingualText(zh: "", en: "")
  var grade = Grade.assumed
  var isOwn = false

  /// The profile a district's base load has unless its scenario says otherwise.
  static var ownDay: HostingProfile {
    var profile = HostingProfile()
    profile.shares = GridParameters().baseProfile
    profile.note = BilingualText(
      zh: "文件负荷乘以 24 小时系数（假设，工程判断，无来源；可用 --profile 给出）",
      en:
        "the file's loads times 24 hourly shares (assumed: engineering judgement, no source; --profile gives others)"
    )
    profile.isOwn = true
    return profile
  }

  /// - Returns: the loads asked for; firm power is always among what can be.
  func loads(_ policy: HostingPolicy?, _ reactive: Double) throws -> [(HostingPolicy, AddedLoad)] {
    let firm = (HostingPolicy.firm, AddedLoad.firm(steps: shares.count, reactivePerActive: reactive))
    let all =
      [firm]
      + added.map {
        ($0.policy, AddedLoad(name: $0.policy.rawValue, shares: $0.shares, reactivePerActive: reactive))
      }
    guard let policy else { return all }
    let chosen = all.filter { $0.0 == policy }
    if chosen.isEmpty {
      throw ValidationError(
        zh: "电网文件的 --policy \(policy.rawValue) 需要带有 \(policy.rawValue) 列的 --profile",
        en: "--policy \(policy.rawValue) of a grid needs a --profile with the column \(policy.rawValue)")
    }
    return chosen
  }

  static func read(_ text: String, file: String) -> (profile: HostingProfile?, diagnostics: [Diagnostic]) {
    let policies = [HostingPolicy.unmanaged, .orderly]
    var table = CSVTable(
      text: text, file: file, columns: ["share"], optional: ["ambient_c"] + policies.map(\.rawValue))
    guard table.isUsable else { return (nil, table.diagnostics) }
    let known = ["share", "ambient_c"] + policies.map(\.rawValue)
    for name in table.header where !known.contains(name.text) {
      table.complain(
        name, "E0841", zh: "没有列 '\(name.text.prefix(40))'",
        en: "there is no column '\(name.text.prefix(40))'",
        help: NearestName.help(name.text, among: known))
    }
    var profile = HostingProfile()
    func column(_ name: String, _ range: ClosedRange<Double>) -> [Double] {
      guard table.header.contains(where: { $0.text == name }) else { return [] }
      return table.rows.compactMap { table.number(name, $0, range) }
    }
    profile.shares = column("share", -100...100)
    profile.ambientC = column("ambient_c", -60...70)
    profile.added = policies.map { ($0, column($0.rawValue, -1...1)) }.filter { !$0.1.isEmpty }
    profile.note = BilingualText(zh: "文件负荷乘以 \(file) 的系数", en: "the file's loads times the shares of \(file)")
    if table.rows.isEmpty || table.rows.count > 100_000 {
      let complaint = table.source.diagnostic(
        1, 1, "E0842", zh: "应有 1 至 100000 行，实有 \(table.rows.count) 行",
        en: "expected 1 to 100000 rows, found \(table.rows.count)")
      return (nil, table.diagnostics + [complaint])
    }
    for (policy, shares) in profile.added where shares.allSatisfy({ $0 == 0 }) && table.isUsable {
      if let name = table.header.first(where: { $0.text == policy.rawValue }) {
        table.complain(
          name, "E0843", zh: "列 '\(name.text)' 全为零：没有可加的功率",
          en: "column '\(name.text)' is zero throughout: nothing is added")
      }
    }
    return (table.isUsable ? profile : nil, table.diagnostics)
  }
}
