import DistrictModel
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
      throw Fault(
        .badData, zh: "'\(path)' 不是报告：应为含 \"schema\": \"\(schema)\" 的 JSON 对象",
        en: "'\(path)' is no report: expected a JSON object with \"schema\": \"\(schema)\"")
    }
    guard head.schema == schema else {
      throw Fault(
        .badData, zh: "'\(path)' 的 schema 为 '\(head.schema)'，本程序读取 '\(schema)'：请重新运行情景",
        en:
          "'\(path)' has the schema '\(head.schema)', this program reads '\(schema)': run the scenario again")
    }
    do {
      return try decoder.decode(ReportFile.self, from: data).document
    } catch let DecodingError.keyNotFound(key, context) {
      throw other(
        "'\(path)' 在 \(place(context)) 处缺少 '\(key.stringValue)'",
        "'\(path)' lacks '\(key.stringValue)' at \(place(context))")
    } catch let DecodingError.typeMismatch(_, context) {
      throw other(
        "'\(path)' 在 \(place(context)) 处的内容不符", "'\(path)' holds something unexpected at \(place(context))")
    } catch {
      throw other("'\(path)' 无法作为报告读取", "'\(path)' cannot be read as a report")
    }
  }

  private typealias Fault = ResultFolder.Fault

  private static func other(_ zh: String, _ en: String) -> Fault {
    Fault(
      .badData, zh: "\(zh)：由其他版本写出，请重新运行情景", en: "\(en): another version wrote it; run the scenario again")
  }

  private static func place(_ context: DecodingError.Context) -> String {
    "/" + context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
  }
}
