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
  /// The line the place is in, or of a long line the part around it.
  public var source: String?
  /// Where the place is in `source`, from 1.
  public var caret: Int

  public init(
    file: String, line: Int, column: Int, code: String, message: BilingualText, help: BilingualText? = nil,
    severity: Severity = .error, source: String? = nil, caret: Int? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.message = message
    self.help = help
    self.severity = severity
    self.source = source
    self.caret = caret ?? column
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
      if let blanks = source.blanks(before: caret) { lines.append("  \(margin) | \(blanks)^") }
    }
    if let help { lines.append("  help: \(inChinese ? help.zh : help.en)") }
    return lines.joined(separator: "\n")
  }

  package static func inOrder(_ left: Self, _ right: Self) -> Bool {
    (left.file, left.line, left.column, left.code, left.message.en)
      < (right.file, right.line, right.column, right.code, right.message.en)
  }
}

extension Character {
  /// The line breaks of YAML; CR LF is one character.
  var endsLine: Bool { unicodeScalars.first?.endsLine ?? false }
}

extension Unicode.Scalar {
  /// The line breaks of YAML.
  fileprivate var endsLine: Bool {
    switch self {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}

/// A file's text by lines, so that complaints can show theirs.
package struct SourceText {
  package let file: String
  package let lines: [Substring]

  package init(file: String, text: String) {
    self.file = file
    lines = Self.lines(of: text)
  }

  /// Goes by code points, which takes a tenth of the time that characters take; Unicode joins a line break to nothing but CR to LF.
  private static func lines(of text: String) -> [Substring] {
    let points = text.unicodeScalars
    var lines: [Substring] = []
    var start = points.startIndex
    var place = start
    while place < points.endIndex {
      var next = points.index(after: place)
      if points[place].endsLine {
        lines.append(text[start..<place])
        if points[place] == "\r", next < points.endIndex, points[next] == "\n" {
          next = points.index(after: next)
        }
        start = next
      }
      place = next
    }
    lines.append(text[start...])
    return lines
  }

  package func diagnostic(
    _ line: Int, _ column: Int, _ code: String, zh: String, en: String, help: BilingualText? = nil,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    let shown = lines.indices.contains(line - 1) ? Self.part(of: lines[line - 1], around: column) : nil
    return Diagnostic(
      file: file, line: line, column: column, code: code, message: BilingualText(zh: zh, en: en), help: help,
      severity: severity, source: shown?.text, caret: shown?.caret)
  }

  /// The widest line that is shown whole, in characters.
  private static let widest = 160

  /// A line, or what stands around a column of a long one, with the column's place in it.
  private static func part(of line: Substring, around column: Int) -> (text: String, caret: Int) {
    guard line.index(line.startIndex, offsetBy: Self.widest + 1, limitedBy: line.endIndex) != nil else {
      return (String(line), column)
    }
    let before = column - 1 - Self.widest / 2
    // A place beyond the line has no caret: its beginning is shown.
    guard before > 0, let start = line.index(line.startIndex, offsetBy: before, limitedBy: line.endIndex),
      line.index(start, offsetBy: Self.widest / 2, limitedBy: line.endIndex) != nil
    else { return (line.prefix(Self.widest) + "…", column) }
    let rest = line[start...]
    let shown = rest.prefix(Self.widest)
    return ("…" + shown + (shown.endIndex < line.endIndex ? "…" : ""), Self.widest / 2 + 2)
  }
}

/// "did you mean": the known name with the fewest changed letters, if it is near enough to be meant.
package enum NearestName {
  ///
  /// Of numbers none is nearer in meaning than another.
  package static func to(_ given: String, among known: [String]) -> String? {
    guard !given.allSatisfy(\.isNumber) else { return nil }
    let close = known.map {
      (name: $0, distance: distance(Array(given.lowercased()), Array($0.lowercased())))
    }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    if let close, close.distance <= max(2, given.count / 3) { return close.name }
    let longer = known.filter { given.count >= 3 && $0.hasPrefix(given.lowercased()) }
    return longer.count == 1 ? longer[0] : nil
  }

  /// `nil` where nothing is known.
  package static func help(_ given: String, among known: [String]) -> BilingualText? {
    guard !known.isEmpty else { return nil }
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
