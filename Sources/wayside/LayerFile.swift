import Foundation
import GeoPackageFiles
import Reports

/// `wayside.gpkg`: all layers of a run in one file.
struct LayerFile {
  static let name = "wayside.gpkg"

  let layers: [LayerTable]
  let provenance: String

  init(of run: EvaluatedRun) {
    layers = LayerCatalogue.tables(of: LayerInput(report: run.input, roads: run.roads))
    let source = run.input.provenance
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    provenance = (try? encoder.encode(source)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  init(layers: [LayerTable], provenance: String) {
    self.layers = layers
    self.provenance = provenance
  }

  func write(in folder: RunFolder) throws -> RunFolder.Written {
    try folder.take(Self.name) { path in
      try GeoPackageWriter(stamp: Self.stamp, provenance: provenance).write(layers, to: path)
    }
  }

  /// The second that files bear where they must bear one: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else 1970-01-01, so that
  /// equal inputs give equal bytes. A time past the year 9999 is none.
  static var stamp: Int {
    let given = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? 0
    return (0..<253_402_300_800).contains(given) ? given : 0
  }
}
