import Foundation
public import PowerNetwork
public import ScenarioFiles

/// A grid read from disk, or every complaint about it.
public struct GridReading: Sendable {
  /// `nil` where there is an error among the diagnostics.
  public let grid: PowerGrid?
  public let diagnostics: [Diagnostic]
  /// Whether a file could not be read at all.
  public let isMissing: Bool

  /// Reads a folder with `buses.csv`, `branches.csv`, `summary.json` and perhaps `gens.csv`, or a MATPOWER case whose
  /// name ends in `.m`.
  public init(path: String) {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    self =
      (isThere && isFolder.boolValue) || !path.hasSuffix(".m")
      ? GridFolder.read(path, text: Self.text) : MatpowerCase.read(path, text: Self.text)
  }

  /// The same from texts by their paths; a path that ends in `.m` is a MATPOWER case. Grids that no time series can be
  /// calculated of are complained of.
  public static func forSeries(_ path: String, text: (String) -> String?) -> (
    grid: PowerGrid?, diagnostics: [Diagnostic]
  ) {
    withoutActuallyEscaping(text) { text in
      let reading =
        path.hasSuffix(".m")
        ? MatpowerCase.read(path, text: text, isSeries: true)
        : GridFolder.read(path, text: text, isSeries: true)
      return (reading.grid, reading.diagnostics)
    }
  }

  init(grid: PowerGrid?, diagnostics: [Diagnostic], isMissing: Bool) {
    self.grid = grid
    self.diagnostics = diagnostics.sorted(by: Diagnostic.inOrder)
    self.isMissing = isMissing
  }

  /// A file as text; GBK and other bytes that are not UTF-8 are shown as replacement characters, which no number has.
  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
