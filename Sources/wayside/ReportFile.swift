import Foundation
import Reports

/// `report.json`: the report as data, from which it is written again in another language or on paper.
struct ReportFile: Codable {
  static let name = "report.json"
  private static let schema = "wayside-report/1"

  var schema = Self.schema
  var document: ReportDocument

  init(document: ReportDocument) { self.document = document }

  /// Keys sorted, so that equal reports give equal bytes; what is not a number keeps its word.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// - Throws: a sentence about what the text is not.
  static func read(_ text: String, path: String) throws(ResultFolder.Fault) -> ReportDocument {
    struct Head: Decodable { let schema: String }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let data = Data(text.utf8)
    guard let head = try? decoder.decode(Head.self, from: data) else {
      throw fault("'\(path)' is no report: expected a JSON object with \"schema\": \"\(schema)\"")
    }
    guard head.schema == schema else {
      throw fault(
        "'\(path)' has the schema '\(head.schema)', this program reads '\(schema)': run the scenario again")
    }
    do {
      return try decoder.decode(ReportFile.self, from: data).document
    } catch let DecodingError.keyNotFound(key, context) {
      throw fault(
        "'\(path)' lacks '\(key.stringValue)' at \(place(context)): another version wrote it; run the scenario again"
      )
    } catch let DecodingError.typeMismatch(_, context) {
      throw fault(
        "'\(path)' holds something unexpected at \(place(context)): another version wrote it; run the scenario again"
      )
    } catch {
      throw fault("'\(path)' cannot be read as a report: another version wrote it; run the scenario again")
    }
  }

  private static func fault(_ message: String) -> ResultFolder.Fault {
    ResultFolder.Fault(kind: .badData, messages: [message])
  }

  private static func place(_ context: DecodingError.Context) -> String {
    "/" + context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
  }
}
