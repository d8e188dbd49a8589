public import DistrictModel

/// One complaint about an input file, with its place, what was expected and the nearest right thing.
public struct Diagnostic: Codable, Hashable, Sendable {
  public enum Severity: String, Codable, Sendable {
    case error
    case warning
  }

  public let file: String
  /// From 1; 0 where the whole file is meant.
  public let line: Int
  public let column: Int
  public let severity: Severity
  /// Stable code such as `E0203`.
  public let code: String
  public let message: BilingualText
  public let help: BilingualText?
  /// The line the place is in, for the caret.
  public var source: String?

  public init(
    file: String, line: Int, column: Int, code: String, message: BilingualText, help: BilingualText? = nil,
    severity: Severity = .error, source: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.message = message
    self.help = help
    self.severity = severity
    self.source = source
  }
}

extension Diagnostic {
  /// As a person reads it:
  ///
  ///     scenario.yaml:14:3: error[E0203]: unknown key 'radus_m'
  ///       14 |   radus_m: 900
  ///          |   ^
  ///       help: did you mean 'radius_m'?
  public func text(inChinese: Bool = false) -> String {
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    var lines = ["\(place): \(severity.rawValue)[\(code)]: \(inChinese ? message.zh : message.en)"]
    if let source, line > 0 {
      let number = String(line)
      let margin = String(repeating: " ", count: number.count)
      lines.append("  \(number) | \(source)")
      if let blanks = source.blanks(before: column) { lines.append("  \(margin) | \(blanks)^") }
    }
    if let help { lines.append("  help: \(inChinese ? help.zh : help.en)") }
    return lines.joined(separator: "\n")
  }

  static func inOrder(_ left: Self, _ right: Self) -> Bool {
    (left.file, left.line, left.column, left.code, left.message.en)
      < (right.file, right.line, right.column, right.code, right.message.en)
  }
}

extension Character {
  /// The line breaks of YAML.
  var endsLine: Bool {
    switch self {
    case "\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}

/// A file's text by lines, so that complaints can show theirs.
struct SourceText {
  let file: String
  let lines: [Substring]

  init(file: String, text: String) {
    self.file = file
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsLine)
  }

  func diagnostic(
    _ line: Int, _ column: Int, _ code: String, zh: String, en: String, help: BilingualText? = nil,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    let shown = lines.indices.contains(line - 1) ? String(lines[line - 1].prefix(160)) : nil
    return Diagnostic(
      file: file, line: line, column: column, code: code, message: BilingualText(zh: zh, en: en), help: help,
      severity: severity, source: shown)
  }
}

/// "did you mean": the known name with the fewest changed letters, if it is near enough to be meant.
package enum NearestName {
  package static func to(_ given: String, among known: [String]) -> String? {
    let close = known.map {
      (name: $0, distance: distance(Array(given.lowercased()), Array($0.lowercased())))
    }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    if let close, close.distance <= max(2, given.count / 3) { return close.name }
    let longer = known.filter { given.count >= 3 && $0.hasPrefix(given.lowercased()) }
    return longer.count == 1 ? longer[0] : nil
  }

  static func help(_ given: String, among known: [String]) -> BilingualText {
    if let name = to(given, among: known) {
      return BilingualText(zh: "是否想写 '\(name)'？", en: "did you mean '\(name)'?")
    }
    let list = known.sorted().joined(separator: ", ")
    return BilingualText(zh: "可用：\(list)", en: "known here: \(list)")
  }

  /// Levenshtein's distance, with a swap of neighbours as one change.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty, a.count <= 64, b.count <= 64 else { return max(a.count, b.count) }
    var before: [Int] = []
    var above = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
        row.append(best)
      }
      before = above
      above = row
    }
    return above[b.count]
  }
}
