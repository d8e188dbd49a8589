import DistrictModel
import Foundation
public import GeoExchange
public import ScenarioFiles

/// Files to import and a scenario to import them into: `SmallWorld`'s square with three charger types.
public struct ImportScene {
  public let folder: String
  public var frame: ScenarioFrame
  public var options = ImportOptions()
  public var system: ReferenceSystem? = .datum(.wgs84)

  public init() throws {
    folder = NSTemporaryDirectory() + "wayside-import-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    frame = ScenarioFrame(
      projection: SmallWorld.projection, boundary: SmallWorld.square(), categories: ["public-parking"],
      chargerTypes: [
        Self.type("dc60", .dc, 60), Self.type("dc120", .dc, 120, connectors: 2), Self.type("ac7", .ac, 7),
      ], operators: ["State Grid"])
  }

  private static func type(_ id: String, _ current: Current, _ kw: Double, connectors: Int = 1) -> ChargerType
  {
    var type = ChargerType()
    type.id = id
    type.current = current
    type.powerKW = kw
    type.connectors = connectors
    return type
  }

  /// What came of an import.
  public struct Answer {
    public let imported: Imported?
    public let fault: ImportFault?
    public let log: ImportLog

    /// Every entry on a line, with its whole text in one language; files by their names alone.
    public func told(inChinese: Bool = false) -> [String] {
      log.entries.map {
        let place = $0.place.isEmpty ? "" : " \($0.place)"
        return "\($0.kind.rawValue) \($0.code)\(place): \(inChinese ? $0.message.zh : $0.message.en)"
      }
    }

    public func text(of path: String) -> String? { imported?.files.first { $0.path == path }?.text }

    /// The first complaint with its place.
    public func complaint(inChinese: Bool = false) -> String? {
      switch fault {
      case .badData(let diagnostics):
        diagnostics.first.map {
          let place = $0.line > 0 ? ":\($0.line):\($0.column)" : ""
          return
            "\(($0.file as NSString).lastPathComponent)\(place) \($0.code) \(inChinese ? $0.message.zh : $0.message.en)"
        }
      case .usage(let text): inChinese ? text.zh : text.en
      case .missingFile(let path, let reason): "\((path as NSString).lastPathComponent): \(reason)"
      case .missingLibrary: "missing library"
      case nil: nil
      }
    }

    /// Whether every record found was taken over or dropped with a word.
    public var isWholeAccount: Bool { log.found == log.kept + log.count(of: .dropped) }
  }

  public static func importer(_ format: String) -> (any Importer)? {
    ImportCatalogue.all.first { $0.format == format }
  }

  /// A fixture written for these tests.
  public static func data(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Data/imports/\(name)")
      .standardized.path
  }

  public func write(_ bytes: some Sequence<UInt8>, as name: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  public func read(_ format: String, _ files: [String]) -> Answer {
    var log = ImportLog()
    let request = ImportRequest(files: files, system: system, frame: frame, options: options)
    do throws(ImportFault) {
      let imported = try Self.importer(format)?.read(request, &log)
      return Answer(imported: imported, fault: nil, log: log)
    } catch {
      return Answer(imported: nil, fault: error, log: log)
    }
  }

  /// The import of one text.
  public func read(_ format: String, text: String, as name: String = "in.json") throws -> Answer {
    read(format, [try write(text.utf8, as: name)])
  }

  /// The same scene but for a change.
  public func with(_ change: (inout ImportScene) -> Void) -> ImportScene {
    var scene = self
    change(&scene)
    return scene
  }

  public func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
