import DistrictModel
import Finance
import Fixtures
import Foundation
import Reports
import RoadsideUnits
import ScenarioFiles

@testable import Assessment
@testable import wayside

/// What a shipped scenario holds and what its run writes, as far as words can point at it.
struct ShippedScenario {
  /// Paths the scenario itself gives, with the paths around them.
  var given: Set<String> = []
  /// Ids, columns, keys or headings of each file of its results.
  var results: [String: Set<String>] = [:]
  var targets: [Target] = []
  var incentives: [Incentive] = []

  private mutating func take(_ assumptions: [Assumption]) {
    for one in assumptions where one.origin == .scenario { take(one.path) }
  }

  private mutating func take(_ path: String) {
    var path = Substring(path)
    while !path.isEmpty {
      given.insert(String(path))
      path = path.lastIndex { $0 == "." || $0 == "[" }.map { path[..<$0] } ?? ""
    }
  }

  private static func columns(_ text: String) -> Set<String> {
    Set((text.split(whereSeparator: \.isNewline).first ?? "").split(separator: ",").map(String.init))
  }

  /// A scenario of a district: which files its run writes follows from its sections.
  init(_ scenario: Scenario) throws {
    targets = scenario.targets
    incentives = scenario.incentives
    take(scenario.assumptions)
    // Plain words are no assumptions.
    for incentive in incentives {
      take("incentives.\(incentive.id).valid_to")
      if !incentive.group.isEmpty { take("incentives.\(incentive.id).group") }
    }
    for target in targets where !target.standIns.isEmpty { take("targets.\(target.id).judged_by") }
    for fleet in scenario.district.fleets { take("fleet.\(fleet.id)") }
    for firm in scenario.firms { take("firms.\(firm.id)") }
    let input = try PolicyPointerCheck.report { $0.chargerTypes = scenario.district.chargerTypes }
    results = [
      "indicators.json": Set(
        IndicatorCatalogue.all.map(\.id).filter {
          (scenario.roadside != nil || !$0.hasPrefix("v2x_"))
            && (!scenario.district.neighbours.isEmpty || !$0.hasPrefix("neighbour_"))
        }),
      "targets.json": Set(targets.map(\.id)), "stations.csv": Self.columns(StationsFile.text(of: input)),
      "cells.csv": Self.columns(CellsFile.text(of: input)),
      "classes.csv": Self.columns(ClassesFile.text(of: input)),
      "replications.csv": Self.columns(ReplicationsFile.text(of: input.scorecard)),
      "townships.csv": Self.columns(TownshipsFile.text(of: input)),
    ]
    // Any run writes them where it is asked to.
    for table in DataCatalogue.all where table.isLog { results["\(table.name).csv"] = Set(table.header()) }
    if scenario.swap != nil { results["swap_stations.csv"] = Self.columns(SwapStationsFile.text(of: input)) }
    if scenario.hydrogen != nil {
      results["hydrogen_stations.csv"] = Self.columns(HydrogenStationsFile.text(of: input))
    }
    if scenario.roadside != nil {
      results["roadside_units.csv"] = Self.columns(RoadsideUnitsFile.text(of: input))
      results["guidance.csv"] = Self.columns(GuidanceFile.text(of: input))
    }
    if let zones = scenario.roadside?.zones, !zones.isEmpty {
      results["roadside_zones.csv"] = Self.columns(RoadsideZonesFile.text(of: input)).union(zones.map(\.id))
    }
    if scenario.finance != nil {
      results["finance.csv"] = Self.columns(FinanceFile.text(of: input))
      results["incentives.csv"] = Self.columns(IncentivesFile.text(of: input))
        .union(incentives.map(\.id))
    }
  }

  /// A corridor: its files are few and quickly made.
  init(_ scenario: CorridorScenario) throws {
    take(scenario.assumptions)
    let plan = try CorridorPlan(scenario, algorithm: "pair-greedy") { _ in true }
    for (name, text) in plan.files {
      results[name] =
        switch (name as NSString).pathExtension {
        case "csv": Self.columns(text)
        case "html": Set(text.matches(of: /<h2>([^<]+)<\/h2>/).map { String($0.1) })
        default: Set((try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]).keys)
        }
    }
  }
}

/// Follows every pointer of `docs/policy.md`.
struct PolicyPointerCheck {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  let scenarios: [String: ShippedScenario]
  /// Ids of the report's chapters.
  let chapters: Set<String>
  /// The source of the chapters: tables appear only with their data, their words stand there always.
  let words: String
  /// What of the document's own words stands there, so that altered copies are checked quickly.
  let familiar: Set<String>

  /// A report without any result, of a small district.
  static func report(_ change: (inout DistrictInputs) -> Void = { _ in }) throws -> ReportInput {
    ReportInput(
      world: try SmallWorld.world(change), plan: Plan(stations: []),
      scorecard: Scorecard(
        targets: [], indicators: [], findings: [], townships: [], stations: [], swapStations: [], cells: [],
        classes: [], load: [], occupancyByHour: [], waits: [], stationSizes: [], coverageRadiusM: 500,
        replications: 0, days: 0))
  }

  /// Reads the scenarios a document names, and no others.
  init(for document: PolicyDocument) throws {
    var scenarios: [String: ShippedScenario] = [:]
    for name in Set(document.rows.flatMap(\.scenarios)).sorted() {
      let path = Self.root.appending(path: "Scenarios/\(name)").path
      if CorridorFile.applies(to: path) {
        scenarios[name] = try CorridorFile.read(at: path).scenario.map { try ShippedScenario($0) }
      } else {
        scenarios[name] = try ScenarioFile.read(at: path, knownMetrics: Assessor.knownMetrics).scenario
          .map { try ShippedScenario($0) }
      }
    }
    self.scenarios = scenarios
    chapters = Set(try ReportCatalogue.document(of: Self.report()).sections.map(\.id))
    let folder = Self.root.appending(path: "Sources/Reports/Sections")
    let words = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    self.words = words
    familiar = Set(document.rows.flatMap { $0.pointers(.report) }.map(\.words)).filter {
      words.contains($0)
    }
  }

  /// Everything that is wrong with a document, each with its line.
  func complaints(of document: PolicyDocument) -> [String] {
    document.complaints
      + PolicyDocument.Table.allCases.flatMap { table in
        PolicyExpectations.rows(of: table).filter { title in
          document.rows(of: table).count { $0.title.hasPrefix(title) } != 1
        }.map { "\(table): no row, or more than one, begins with '\($0)'" }
      }
      + document.rows.flatMap { row in complaints(of: row).map { "line \(row.line): \($0)" } }
  }

  private func complaints(of row: PolicyDocument.Row) -> [String] {
    var found: [String] = []
    for column in PolicyDocument.Column.allCases {
      let pointers = row.pointers(column)
      if pointers.count != row.quoted(column).count { found.append("\(column): a pointer without a colon") }
      if pointers.isEmpty, !row.isOpen(column) {
        found.append("\(column): neither a pointer nor 'not there 无'")
      }
      found += pointers.filter { !leads($0, column, row) }.map {
        "\(column): '\($0.place): \($0.words)' leads nowhere"
      }
    }
    return found + facts(of: row)
  }

  private func leads(_ pointer: PolicyPointer, _ column: PolicyDocument.Column, _ row: PolicyDocument.Row)
    -> Bool
  {
    let named = row.scenarios.compactMap { scenarios[$0] }
    let isInResult = named.contains { $0.results[pointer.place]?.contains(pointer.words) == true }
    return switch column {
    case .scenario: pointer.scenario.flatMap { scenarios[$0] }?.given.contains(pointer.words) == true
    case .result: isInResult
    case .report:
      isInResult
        || chapters.contains(pointer.place)
          && (familiar.contains(pointer.words) || words.contains(pointer.words))
    }
  }

  /// A target or an incentive that a row points at has the row's clause, document and dates.
  private func facts(of row: PolicyDocument.Row) -> [String] {
    guard row.table != .systems else { return [] }
    return row.pointers(.scenario).flatMap { pointer -> [String] in
      let shipped = pointer.scenario.flatMap { scenarios[$0] }
      let steps = pointer.words.split(separator: ".").map(String.init)
      guard steps.count == 2 else { return [] }
      let target = shipped?.targets.first { "targets.\($0.id)" == pointer.words }
      let incentive = shipped?.incentives.first { "incentives.\($0.id)" == pointer.words }
      let facts =
        target.map { [$0.document, $0.clause, $0.deadline] + value($0) }
        ?? incentive.map {
          [$0.document, $0.clause, $0.validFrom, $0.validTo] + $0.caps.map { "\(Int($0.cny))" }
        } ?? []
      return facts.filter { !row.title.contains($0) }.map {
        "'\(pointer.words)' has '\($0)', the row has not"
      }
    }
  }

  private func value(_ target: Target) -> [String] {
    target.form == .text
      ? [] : [target.value == target.value.rounded() ? "\(Int(target.value))" : "\(target.value)"]
  }
}
