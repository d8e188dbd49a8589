import ArgumentParser
import Foundation
import Reports

/// In what language of charts they are written beside the report.
enum ChartFormat: String, ExpressibleByArgument, CaseIterable {
  case vegaLite = "vega-lite"
}

/// `charts.json`: the charts of the report as data (`wayside-charts/1`), so that they can be written again without a run.
struct ChartFile: Codable {
  static let name = "charts.json"
  static let schema = "wayside-charts/1"

  var schema = ChartFile.schema
  var charts: [ReportChart]

  init(_ document: ReportDocument) { charts = document.charts }

  /// - Throws: `ResultFolder.Fault` naming the file, where it is none.
  init(text: String, of folder: String) throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    guard let read = try? decoder.decode(Self.self, from: Data(text.utf8)), read.schema == Self.schema else {
      throw ResultFolder.Fault(
        kind: .badData, messages: ["'\(folder)/\(Self.name)' is not what this program writes"])
    }
    self = read
  }

  func text() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    guard let data = try? encoder.encode(self) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// One specification per chart, numbered as they stand in the report.
  func specifications(_ language: ReportLanguage) -> [(name: String, text: String)] {
    charts.enumerated().map { row, chart in
      ("chart-\(row + 1).vl.json", VegaLiteChart.text(of: chart, language: language))
    }
  }
}
