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
    var found: [Diagnostic] = []
    var blockIndent: Int?
    var depth = 0
    for (index, line) in source.lines.enumerated() {
      let characters = Array(line)
      let indent = characters.prefix { $0 == " " }.count
      if let block = blockIndent {
        if indent > block || characters.allSatisfy({ $0 == " " }) { continue }
        blockIndent = nil
      }
      if indent < characters.count, characters[indent] == "\t" {
        found.append(
          source.diagnostic(
            index + 1, indent + 1, "E0102", zh: "缩进不能使用制表符", en: "a tab cannot indent",
            help: BilingualText(zh: "请改用空格", en: "use spaces")))
        continue
      }
      if indent > 2 * deepest { found.append(tooDeep(source, index + 1, indent + 1)) }
      var quote: Character?
      var atStart = true
      for (column, character) in characters.enumerated() {
        if let open = quote {
          if character == open { quote = nil }
          continue
        }
        if character == "#", column == 0 || characters[column - 1] == " " { break }
        let next = column + 1 < characters.count ? characters[column + 1] : " "
        if atStart, character == "&" || character == "*", !next.isWhitespace {
          found.append(
            source.diagnostic(
              index + 1, column + 1, "E0103", zh: "不接受锚点和别名", en: "anchors and aliases are not accepted",
              help: BilingualText(
                zh: "请写出完整内容；以 & 或 * 开头的文字请加引号",
                en: "write the value out; quote a text that begins with & or *")))
          return found
        }
        if atStart, character == "\"" || character == "'" { quote = character }
        if "[{".contains(character) { depth += 1 }
        if "]}".contains(character) { depth = max(0, depth - 1) }
        if depth > deepest { return found + [tooDeep(source, index + 1, column + 1)] }
        let opens =
          "[{,".contains(character)
          || ((character == "-" || character == ":" || character == "?") && next == " ")
        atStart = opens || (atStart && character == " ")
      }
      if let last = characters.last(where: { !"+-0123456789 ".contains($0) }), last == "|" || last == ">" {
        blockIndent = indent
      }
      if found.count >= 20 { break }
    }
    return found
  }

  private static func tooDeep(_ source: SourceText, _ line: Int, _ column: Int) -> Diagnostic {
    source.diagnostic(
      line, column, "E0104", zh: "嵌套超过 \(deepest) 层", en: "nested more than \(deepest) levels deep")
  }

  private static func explain(_ error: YamlError, _ source: SourceText) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return source.diagnostic(
        mark.line, mark.column, "E0100", zh: "YAML 语法错误：\(problem)", en: "YAML syntax: \(problem)")
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
