import ChargingStations
import DistrictModel
import Foundation
import NumericKernels
import PowerNetwork
import RoadsideUnits
import Siting
import Yams

/// What came of reading a scenario: the scenario, or complaints.
public struct ReadResult: Sendable {
  public enum Failure: Sendable {
    case none
    /// Exit 65.
    case badData
    /// Exit 66.
    case missingInput
  }

  /// `nil` if there is any error.
  public let scenario: Scenario?
  public let diagnostics: [Diagnostic]
  public let failure: Failure
}

/// Reads a scenario folder: YAML, then the files it names, then the checks that need several of them.
public enum ScenarioFile {
  /// - Parameters:
  ///   - path: a folder with `scenario.yaml`, or the file.
  ///   - allowOutside: whether files outside the scenario's folder may be read.
  ///   - knownMetrics: words a target may measure.
  ///   - choices: numbers by path, in the place of those that are written, drawn or left out.
  ///   - readGrid: reads the grid of a given feeder; without it such feeders are complained of.
  public static func read(
    at path: String, allowOutside: Bool = false, knownMetrics: [String], choices: [String: Double] = [:],
    readGrid: GridReader? = nil
  ) -> ReadResult {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? (path as NSString).appendingPathComponent("scenario.yaml") : path
    let name = (file as NSString).lastPathComponent
    var loading = ScenarioLoading(
      folder: (file as NSString).deletingLastPathComponent, allowOutside: allowOutside,
      knownMetrics: knownMetrics)
    loading.readGrid = readGrid
    loading.choices = choices
    if exists, loading.isTooLarge(file, name, mebibytes: YAMLText.largestBytes >> 20) {
      return ReadResult(scenario: nil, diagnostics: loading.diagnostics, failure: .badData)
    }
    guard exists, let data = FileManager.default.contents(atPath: file) else {
      let complaint = Diagnostic(
        file: file, line: 0, column: 0, code: "E0001",
        message: BilingualText(zh: "找不到方案文件", en: "there is no scenario file here"),
        help: BilingualText(zh: "用 wayside init 新建一个", en: "wayside init makes one"))
      return ReadResult(scenario: nil, diagnostics: [complaint], failure: .missingInput)
    }
    let scenario = loading.scenario(from: data, name: name)
    let diagnostics = loading.diagnostics.sorted(by: Diagnostic.inOrder)
    let failed = diagnostics.contains { $0.severity == .error }
    return ReadResult(
      scenario: failed ? nil : scenario, diagnostics: diagnostics,
      failure: !failed ? .none : loading.isMissing ? .missingInput : .badData)
  }
}

/// One reading: what has been complained of, and what has been read.
struct ScenarioLoading {
  let folder: String
  let allowOutside: Bool
  let knownMetrics: [String]
  var diagnostics: [Diagnostic] = []
  var isMissing = false
  var files: [InputFile] = []
  var readGrid: GridReader?
  var choices: [String: Double] = [:]

  init(folder: String, allowOutside: Bool, knownMetrics: [String]) {
    self.folder = folder.isEmpty ? "." : folder
    self.allowOutside = allowOutside
    self.knownMetrics = knownMetrics
  }

  mutating func scenario(from data: Data, name: String) -> Scenario? {
    files.append(InputFile(path: name, sha256: ContentHash.hexadecimal(ContentHash.sha256(Array(data)))))
    guard let text = decoded(data, name) else { return nil }
    let (node, complaints) = YAMLText.compose(text, file: name)
    diagnostics += complaints
    guard let node else { return nil }
    let reader = ScenarioReader(source: SourceText(file: name, text: text), choices: choices)
    var draft = ScenarioDraft()
    reader.mapping(node, "", ScenarioSchema.fields(), into: &draft)
    reader.refuseUnusedChoices()
    draft.fleet = FuelChecks.inEnergy(draft.fleet, reader)
    let isSound = reader.diagnostics.isEmpty
    ScenarioChecks(draft: draft, reader: reader, knownMetrics: knownMetrics).run()
    var scenario = Scenario()
    if isSound { fill(&scenario, from: draft, reader) }
    if !reader.diagnostics.contains(where: { $0.severity == .error }) {
      ScenarioWarnings(draft: draft, reader: reader).run()
    }
    diagnostics += reader.diagnostics
    scenario.uncertain = reader.uncertainInputs
    scenario.assumptions = reader.assumptions
    scenario.files = files
    return scenario
  }

  private mutating func fill(_ scenario: inout Scenario, from draft: ScenarioDraft, _ reader: ScenarioReader)
  {
    scenario.district.name = draft.name
    scenario.district.cellSizeM = draft.district.cellSizeM
    scenario.district.kernelRadiusM = draft.district.kernelRadiusM
    scenario.district.categories = draft.district.sites.categories
    scenario.district.siteSeed = draft.district.sites.seed
    scenario.district.fleets = draft.fleet.map {
      $0.after(years: draft.run.yearsAhead, provisions: draft.provision)
    }
    scenario.district.operators = draft.charging.operators
    scenario.district.attraction = draft.charging.attraction
    scenario.district.transformerKWPerPlug = draft.charging.transformerKWPerPlug
    scenario.district.calendar = draft.run.calendar
    scenario.district.chargerTypes = draft.charging.types
    scenario.district.tariff = draft.charging.tariff
    scenario.district.travel = draft.travel
    scenario.district.climate = climate(draft.climate, reader)
    scenario.charging = draft.charging.rules
    scenario.siting = draft.siting
    scenario.programme = draft.programme
    scenario.scoring = draft.scoring
    scenario.computing = draft.computing
    scenario.run = draft.run.settings
    scenario.precision = draft.run.precision
    scenario.report = draft.report
    scenario.uncertainty = draft.uncertainty
    scenario.targets = draft.targets
    scenario.power = draft.power
    scenario.solarStorage = draft.solarStorage
    scenario.swap = draft.swap
    scenario.hydrogen = draft.hydrogen
    scenario.roadside = draft.roadside?.after(years: draft.run.yearsAhead)
    scenario.prices = draft.prices
    scenario.emissions = draft.emissions
    scenario.supervision = draft.supervision
    scenario.selling = draft.selling
    scenario.incentives = draft.incentives
    scenario.firms = draft.firms
    scenario.finance = draft.finance
    guard let boundary = boundary(draft.district.boundary, reader, &scenario) else { return }
    townships(draft.district.townships, reader, boundary, &scenario)
    IncentiveChecks(draft: draft, reader: reader).checkTownships(
      scenario.district.townships.map(\.code))
    placeWeights(draft.district.placeWeights, reader, &scenario)
    residents(draft.district, reader, &scenario)
    masks(reader, &scenario)
    scenario.roads = roads(draft.roads, reader, scenario)
    scenario.linkTraffic = linkTraffic(draft, reader, scenario)
    roadsideZones(&scenario, reader)
    let complaints = diagnostics.count
    sites(draft, reader, boundary, &scenario)
    if diagnostics.count == complaints, reader.diagnostics.isEmpty {
      SitePlanChecks(
        sites: scenario.district.listedSites, categories: scenario.district.categories,
        townships: scenario.district.townships.map(\.code), plan: draft.siting, reader: reader
      ).run()
      ScoringChecks(
        scoring: draft.scoring, townships: scenario.district.townships.map(\.code), reader: reader
      ).run()
    }
    do throws(DistrictError) {
      _ = try CellGrid(over: boundary, sizeM: draft.district.cellSizeM)
    } catch {
      var chinese = "边界不围成面积"
      if case .tooManyCells(let count) = error {
        chinese = "网格需要 \(count) 格，上限 \(CellGrid.largestCount)：请增大 cell_size_m"
      }
      reader.complain("E0501", path: "district.cell_size_m", zh: chinese, en: error.message)
    }
    givenFeeders(&scenario, reader)
    neighbours(draft.charging.neighbours, reader, boundary, &scenario)
  }

  mutating func boundary(
    _ draft: ScenarioDraft.BoundaryDraft, _ reader: ScenarioReader, _ scenario: inout Scenario
  ) -> Boundary? {
    guard let data = load(draft.file, path: "district.boundary.file", reader) else { return nil }
    var file = BoundaryFile(data: data, file: draft.file, datum: draft.datum)
    guard let first = file.rings.first?.first?.first else {
      diagnostics += file.diagnostics
      return nil
    }
    let zone = draft.utmZone > 0 ? draft.utmZone : TransverseMercator.zone(of: first)
    scenario.district.projection = TransverseMercator(zone: zone)
    let farthest = file.rings.joined().joined().contains { abs($0.longitude - Double(6 * zone - 183)) > 20 }
    if farthest {
      reader.complain(
        "E0502", path: "district.boundary.utm_zone", zh: "UTM \(zone) 带离边界太远",
        en: "UTM zone \(zone) is far from the outline",
        help: BilingualText(
          zh: "边界所在为 \(TransverseMercator.zone(of: first)) 带",
          en: "the outline lies in zone \(TransverseMercator.zone(of: first))"))
      return nil
    }
    let boundary = file.boundary(in: scenario.district.projection)
    diagnostics += file.diagnostics
    if let boundary { scenario.district.boundary = boundary }
    return boundary
  }
}
