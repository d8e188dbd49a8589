import DistrictModel
import Foundation
import Yams

/// A key of a scenario and what shall stand under it.
public struct ScenarioSetting: Hashable, Sendable {
  public enum Form: Hashable, Sendable {
    /// A mapping: entries that are there get new values, others stay.
    case mapping
    /// One more entry of a list of mappings, in place of the one with the same `id`.
    case listEntry
  }

  /// Such as `["district", "sites", "existing"]`.
  public var path: [String]
  public var form: Form
  /// Keys and plain scalars.
  public var entries: [Entry]
  /// Keys of the mapping that cannot stand beside the new ones.
  public var removing: [String]

  public struct Entry: Hashable, Sendable {
    public var key: String
    public var value: String

    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  public init(_ path: String, form: Form = .mapping, _ entries: [Entry], removing: [String] = []) {
    self.removing = removing
    self.path = path.split(separator: ".").map(String.init)
    self.form = form
    self.entries = entries
  }

  /// As it would be written by hand.
  public var yaml: String { lines(at: 0, from: 0).joined(separator: "\n") }

  /// Lines that begin with the key at `depth` of the path, indented by `indent` blanks.
  fileprivate func lines(at depth: Int, from indent: Int) -> [String] {
    var lines: [String] = []
    for (step, key) in path[depth...].enumerated() {
      lines.append(String(repeating: " ", count: indent + 2 * step) + key + ":")
    }
    let inner = String(repeating: " ", count: indent + 2 * (path.count - depth))
    for (row, entry) in entries.enumerated() {
      let margin = form == .mapping ? "" : row == 0 ? "- " : "  "
      lines.append(inner + margin + entry.key + ": " + ScenarioEdit.scalar(entry.value))
    }
    return lines
  }
}

/// Changes keys in the text of a scenario and leaves everything else, comments included, as it stands.
public enum ScenarioEdit {
  /// The text with the setting in it; `nil` where the document is written in a way this cannot change by itself, such as a
  /// mapping in braces over several lines. Then the lines are for the user to add.
  public static func applied(_ setting: ScenarioSetting, to text: String) -> String? {
    guard !setting.path.isEmpty, !setting.entries.isEmpty, let root = try? Yams.compose(yaml: text),
      let edited = edited(setting, text, root), let check = try? Yams.compose(yaml: edited),
      holds(setting, check)
    else { return nil }
    // Lines were parted without regard to what ends them.
    return text.contains("\r\n") && !text.replacing("\r\n", with: "").contains("\n")
      ? edited.replacing("\n", with: "\r\n") : edited
  }

  private static func edited(_ setting: ScenarioSetting, _ text: String, _ root: Node) -> String? {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    var node = root
    var depth = 0
    while depth < setting.path.count, case .mapping(let mapping) = node,
      let next = mapping[Node(setting.path[depth])]
    {
      node = next
      depth += 1
    }
    if depth == setting.path.count, setting.form == .mapping, case .mapping = node {
      guard changed(setting.entries, in: node, of: &lines) else { return nil }
      let text = lines.joined(separator: "\n")
      return setting.removing.isEmpty ? text : without(setting, text)
    }
    if depth == setting.path.count, setting.form == .listEntry, case .sequence(let list) = node {
      if let id = setting.entries.first(where: { $0.key == "id" })?.value,
        let twin = list.first(where: { $0.mapping?[Node("id")]?.string == id })
      {
        return changed(setting.entries, in: twin, of: &lines) ? lines.joined(separator: "\n") : nil
      }
      guard list.style != .flow, let mark = list.first?.mark, let row = index(mark, lines) else { return nil }
      // The mark is that of the entry's first key: the dash stands two columns before it.
      guard let dash = lines[row].firstIndex(of: "-") else { return nil }
      let indent = lines[row].distance(from: lines[row].startIndex, to: dash)
      let added = setting.lines(at: setting.path.count, from: indent)
      lines.insert(contentsOf: added, at: row)
      return lines.joined(separator: "\n")
    }
    guard depth < setting.path.count else { return nil }
    if depth == 0 {
      while lines.last?.isEmpty == true { lines.removeLast() }
      let end = lines.last == "..." ? [lines.removeLast()] : []
      return (lines + [""] + setting.lines(at: 0, from: 0) + end + [""]).joined(separator: "\n")
    }
    guard case .mapping(let mapping) = node, mapping.style != .flow, let first = mapping.keys.first,
      let mark = first.mark, let row = index(mark, lines)
    else { return nil }
    lines.insert(contentsOf: setting.lines(at: depth, from: mark.column - 1), at: row)
    return lines.joined(separator: "\n")
  }

  /// Gives the entries of a mapping their values; new keys go before its first.
  private static func changed(_ entries: [ScenarioSetting.Entry], in node: Node, of lines: inout [String])
    -> Bool
  {
    guard case .mapping(let mapping) = node else { return false }
    var added: [String] = []
    guard let first = mapping.keys.first?.mark, let top = index(first, lines) else { return false }
    for entry in entries {
      guard let old = mapping[Node(entry.key)] else {
        guard mapping.style != .flow else { return false }
        added.append(String(repeating: " ", count: first.column - 1) + entry.key + ": " + scalar(entry.value))
        continue
      }
      guard case .scalar(let written) = old, let mark = old.mark, let row = index(mark, lines) else {
        return false
      }
      let line = Array(lines[row].unicodeScalars)
      let start = mark.column - 1
      guard let end = end(of: written, in: line, from: start) else { return false }
      lines[row] = text(line[..<start]) + scalar(entry.value) + text(line[end...])
    }
    lines.insert(contentsOf: added, at: top)
    return true
  }

  /// Where a scalar on one line ends.
  private static func end(of scalar: Node.Scalar, in line: [Unicode.Scalar], from start: Int) -> Int? {
    guard start < line.count else { return nil }
    if line[start] == "\"" || line[start] == "'" {
      let quote = line[start]
      var next = start + 1
      while next < line.count, line[next] != quote { next += quote == "\"" && line[next] == "\\" ? 2 : 1 }
      return next < line.count ? next + 1 : nil
    }
    // A plain scalar says itself how long it is, unless it runs over several lines.
    let length = scalar.string.unicodeScalars.count
    guard start + length <= line.count, text(line[start..<start + length]) == scalar.string else {
      return nil
    }
    return start + length
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func index(_ mark: Mark, _ lines: [String]) -> Int? {
    lines.indices.contains(mark.line - 1) ? mark.line - 1 : nil
  }

  /// A value as YAML takes it: plain where that is safe.
  static func scalar(_ value: String) -> String {
    let isPlain =
      !value.isEmpty
      && value.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-+".unicodeScalars.contains($0)
      } && !value.hasPrefix("-")
      && !["yes", "no", "on", "off", "true", "false", "null", "~"].contains(value.lowercased())
    guard !isPlain else { return value }
    return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The text without the keys that go: their lines up to the next key, which comments before it stay with.
  private static func without(_ setting: ScenarioSetting, _ text: String) -> String? {
    var text = text
    for key in setting.removing {
      var node = try? Yams.compose(yaml: text)
      for step in setting.path { node = node?.mapping?[Node(step)] }
      guard let mapping = node?.mapping, let found = mapping.keys.first(where: { $0.string == key }) else {
        continue
      }
      var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
      guard mapping.style != .flow, let mark = found.mark, let row = index(mark, lines) else { return nil }
      var end = row + 1
      while end < lines.count {
        let content = lines[end].drop { $0 == " " }
        let indent = lines[end].count - content.count
        guard indent >= mark.column, !content.isEmpty, !content.hasPrefix("#") else { break }
        end += 1
      }
      lines.removeSubrange(row..<end)
      text = lines.joined(separator: "\n")
    }
    return text
  }

  private static func holds(_ setting: ScenarioSetting, _ root: Node) -> Bool {
    var node: Node? = root
    for key in setting.path { node = node?.mapping?[Node(key)] }
    let targets = setting.form == .mapping ? [node].compactMap(\.self) : node?.sequence.map(Array.init) ?? []
    return targets.contains { target in
      let isGone = setting.removing.allSatisfy { target.mapping?[Node($0)] == nil }
      return isGone && setting.entries.allSatisfy { target.mapping?[Node($0.key)]?.string == $0.value }
    }
  }
}
