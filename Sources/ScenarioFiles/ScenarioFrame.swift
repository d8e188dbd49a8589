public import DistrictModel
import Foundation
public import PowerNetwork
import Yams

/// What an import has to know of the scenario it writes into. It is read past complaints about everything else: a scenario
/// that lacks the very file that is to be imported is not wrong yet.
public struct ScenarioFrame: Sendable {
  public var projection: TransverseMercator
  /// `nil` where the outline is not there yet or cannot be read.
  public var boundary: Boundary?
  public var cellSizeM: Double
  /// Words of the site categories.
  public var categories: [String]
  public var chargerTypes: [ChargerType]
  /// Words of the operators.
  public var operators: [String]
  /// Turbidity and altitude of the district, where it has stations with modules.
  public var solar: SolarStorage?
  /// What was wrong with the outline, for those who need one.
  public var diagnostics: [Diagnostic]

  public init(
    projection: TransverseMercator = TransverseMercator(zone: 48), boundary: Boundary? = nil,
    cellSizeM: Double = 500, categories: [String] = [], chargerTypes: [ChargerType] = [],
    operators: [String] = [], solar: SolarStorage? = nil, diagnostics: [Diagnostic] = []
  ) {
    self.projection = projection
    self.boundary = boundary
    self.cellSizeM = cellSizeM
    self.categories = categories
    self.chargerTypes = chargerTypes
    self.operators = operators
    self.solar = solar
    self.diagnostics = diagnostics
  }

  /// - Returns: the frame, or what keeps the document itself from being read.
  public static func read(at path: String) -> (frame: ScenarioFrame?, file: String, result: ReadResult) {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? (path as NSString).appendingPathComponent("scenario.yaml") : path
    let name = (file as NSString).lastPathComponent
    var loading = ScenarioLoading(
      folder: (file as NSString).deletingLastPathComponent, allowOutside: true, knownMetrics: [])
    guard let data = FileManager.default.contents(atPath: file), data.count <= YAMLText.largestBytes else {
      let complaint = Diagnostic(
        file: file, line: 0, column: 0, code: "E0001",
        message: BilingualText(zh: "找不到方案文件", en: "there is no scenario file here"),
        help: BilingualText(zh: "用 wayside init 新建一个", en: "wayside init makes one"))
      return (nil, file, ReadResult(scenario: nil, diagnostics: [complaint], failure: .missingInput))
    }
    let frame = loading.frame(from: data, name: name)
    let failure: ReadResult.Failure = frame == nil ? .badData : .none
    return (frame, file, ReadResult(scenario: nil, diagnostics: loading.diagnostics, failure: failure))
  }
}

extension ScenarioLoading {
  fileprivate mutating func frame(from data: Data, name: String) -> ScenarioFrame? {
    guard let text = decoded(data, name) else { return nil }
    let (node, complaints) = YAMLText.compose(text, file: name)
    diagnostics += complaints
    guard let node, case .mapping = node else { return nil }
    let reader = ScenarioReader(source: SourceText(file: name, text: text))
    var draft = ScenarioDraft()
    reader.mapping(node, "", ScenarioSchema.fields(), into: &draft)
    var scenario = Scenario()
    let outline = boundary(draft.district.boundary, reader, &scenario)
    return ScenarioFrame(
      projection: scenario.district.projection, boundary: outline, cellSizeM: draft.district.cellSizeM,
      categories: draft.district.sites.categories.map(\.id), chargerTypes: draft.charging.types,
      operators: draft.charging.operators.map(\.id), solar: draft.solarStorage,
      diagnostics: outline == nil
        ? diagnostics + reader.diagnostics.filter { $0.message.en.contains("file") } : [])
  }
}
