import DistrictModel
import Foundation
import Yams

/// Reads YAML text into nodes, or complaints. Anchors and aliases are refused before anything is expanded.
enum YAMLText {
  static let largestBytes = 16 << 20
  static let deepest = 64

  static func compose(_ text: String, file: String) -> (node: Node?, diagnostics: [Diagnostic]) {
    let source = SourceText(file: file, text: text)
    let refused = scan(source)
    guard refused.isEmpty else { return (nil, refused) }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        return (nil, [source.diagnostic(1, 1, "E0101", zh: "文件为空", en: "the file is empty")])
      }
      return (node, [])
    } catch let error as YamlError {
      return (nil, [explain(error, source)])
    } catch {
      return (nil, [source.diagnostic(1, 1, "E0100", zh: "无法读取 YAML", en: "this is not YAML")])
    }
  }

  /// Tokens that must not reach the parser: `&anchor`, `*alias`, tabs in the indentation, endless nesting.
  private static func scan(_ source: SourceText) -> [Diagnostic] {
    var scan = YAMLScan(source: source)
    for line in source.lines.indices where !scan.isStopped { scan.read(line) }
    return scan.found
  }

  static func tooDeep(_ source: SourceText, _ line: Int, _ column: Int) -> Diagnostic {
    source.diagnostic(
      line, column, "E0104", zh: "嵌套超过 \(deepest) 层", en: "nested more than \(deepest) levels deep")
  }

  private static func explain(_ error: YamlError, _ source: SourceText) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let help = context.flatMap {
        $0.mark.line < mark.line
          ? BilingualText(
            zh: "从第 \($0.mark.line) 行开始（\($0.text)）", en: "\($0.text) that begins on line \($0.mark.line)")
          : nil
      }
      return source.diagnostic(
        mark.line, mark.column, "E0100", zh: "YAML 语法错误：\(problem)", en: "YAML syntax: \(problem)", help: help
      )
    case .reader(let problem, let offset, _, _):
      return source.diagnostic(
        1, 1, "E0100", zh: "字节 \(offset ?? 0) 处无法读取：\(problem)",
        en: "byte \(offset ?? 0) cannot be read: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, _):
      let key = duplicates.first ?? ""
      let (first, second) = occurrences(of: key, source)
      return source.diagnostic(
        second.line, second.column, "E0202", zh: "键 '\(key)' 重复", en: "key '\(key)' is given twice",
        help: BilingualText(zh: "首次出现在第 \(first) 行", en: "the first one is on line \(first)"))
    default:
      return source.diagnostic(1, 1, "E0100", zh: "无法读取 YAML", en: "this is not YAML: \(error)")
    }
  }

  /// The first pair of lines that give a key at one indentation without a line of less indentation between.
  private static func occurrences(of key: String, _ source: SourceText) -> (Int, (line: Int, column: Int)) {
    var open: [Int: Int] = [:]
    for (index, line) in source.lines.enumerated() {
      let content = line.drop { $0 == " " || $0 == "-" }
      guard !content.isEmpty, !content.hasPrefix("#") else { continue }
      let indent = line.count - content.count
      let dashes = line.contains("- ") && line.drop { $0 == " " }.hasPrefix("- ")
      for known in Array(open.keys) where known > indent || (dashes && known >= indent) { open[known] = nil }
      guard content.hasPrefix("\(key):") else { continue }
      if let first = open[indent] { return (first, (index + 1, indent + 1)) }
      open[indent] = index + 1
    }
    return (1, (1, 1))
  }
}
