public import DistrictModel
public import ScenarioFiles

/// A kind of file a planner brings, and what becomes of it in a scenario. A new one is a file with one value of this protocol
/// and a line in `ImportCatalogue`.
public protocol Importer: Sendable {
  /// The word of the command line, such as `ocpi`.
  var format: String { get }
  /// What is read and what it becomes.
  var about: BilingualText { get }
  /// Whether coordinates of the file are in a system that somebody has to declare.
  var needsSystem: Bool { get }

  /// Reads all files of the request.
  ///
  /// What is left out, changed or looks wrong goes to the log, record by record; nothing is left out without a word.
  ///
  /// - Throws: `ImportFault` where nothing can be made of a file.
  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported
}

extension Importer {
  public var needsSystem: Bool { true }
}

/// What is to be read and the scenario it is for.
public struct ImportRequest: Sendable {
  /// Paths as given.
  public var files: [String]
  /// Declared by the user; `nil` where the importer does not need one.
  public var system: ReferenceSystem?
  public var frame: ScenarioFrame
  public var options: ImportOptions

  public init(
    files: [String], system: ReferenceSystem? = nil, frame: ScenarioFrame, options: ImportOptions = .init()
  ) {
    self.files = files
    self.system = system
    self.frame = frame
    self.options = options
  }

  /// The declared system, for importers that need one.
  ///
  /// - Throws: `usage` where nothing was declared.
  func declaredSystem() throws(ImportFault) -> ReferenceSystem {
    guard let system else {
      throw .usage(.init(zh: "需用 --datum 声明坐标系", en: "--datum has to say what the coordinates are in"))
    }
    return system
  }
}

/// What a file does not say by itself.
public struct ImportOptions: Hashable, Sendable {
  /// Site category of imported places; the scenario's only one without.
  public var category: String?
  /// Layer of a file with several.
  public var layer: String?
  /// Columns of identifier, name and capacity in tables with names of their own.
  public var idColumn: String?
  public var nameColumn: String?
  public var capacityColumn: String?
  /// Chargers a place can hold where no column says it.
  public var capacity = 20
  /// Tags `key=value:category` of OpenStreetMap that mark candidate sites.
  public var tags: [String] = []
  /// Category of the charging stations of OpenStreetMap that count as standing; they are left aside without.
  public var existing: String?
  /// Chargers for each parking space, where a place tells its spaces.
  public var chargersPerSpace = 0.1
  /// Unit of a raster's pixels.
  public var unit: String?
  /// Hours the clock of a session log is behind local time: 8 for logs in GMT and a district in China.
  public var addHours = 0.0
  /// Unit of the lengths of a road network, which GMNS leaves open.
  public var lengthUnit = LengthUnit.kilometre
  /// Whether stations count as candidates rather than as standing.
  public var asCandidates = false

  public init() {}
}

/// Files of a scenario's folder, and the keys that name them.
public struct Imported: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// Inside the scenario's folder, such as `data/roads-links.csv`.
    public var path: String
    public var text: String

    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  public var files: [File]
  public var settings: [ScenarioSetting]

  public init(files: [File] = [], settings: [ScenarioSetting] = []) {
    self.files = files
    self.settings = settings
  }
}

/// Why nothing was imported.
public enum ImportFault: Error, Hashable, Sendable {
  /// A file that cannot be opened: exit 66.
  case missingFile(String, reason: String)
  /// Content nothing can be made of: exit 65.
  case badData([Diagnostic])
  /// What was asked for does not make sense: exit 64.
  case usage(BilingualText)
  /// GDAL is not installed, or the program was built without it: exit 69.
  case missingLibrary

  static func bad(_ file: String, _ code: String, zh: String, en: String, help: BilingualText? = nil)
    -> ImportFault
  {
    .badData([
      Diagnostic(file: file, line: 0, column: 0, code: code, message: .init(zh: zh, en: en), help: help)
    ])
  }
}
