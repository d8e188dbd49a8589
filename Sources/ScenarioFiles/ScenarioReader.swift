import DistrictModel
import Yams

/// Walks a document along the schema table, collects every complaint and notes every value.
final class ScenarioReader {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var assumptions: [Assumption] = []
  /// Where each value stands, by path.
  private(set) var places: [String: Mark] = [:]
  /// Paths whose values could not be read; checks of several keys leave them alone.
  private var failed: Set<String> = []
  private var nodes = 0
  /// Numbers that take the place of written ones, by path: a future, a case, a run of a sweep.
  private let choices: [String: Double]
  /// Paths of the choices that no number has asked for.
  private(set) var unusedChoices: Set<String>
  /// Numbers that are given as distributions, in the order they stand.
  private(set) var uncertain: [UncertainEntry] = []

  init(source: SourceText, choices: [String: Double] = [:]) {
    self.source = source
    self.choices = choices
    unusedChoices = Set(choices.keys)
  }

  /// The number that takes the place of the written one.
  func choice(_ path: String) -> Double? {
    unusedChoices.remove(path)
    return choices[path]
  }

  /// The same without taking it.
  func chosen(_ path: String) -> Double? { choices[path] }

  func isChosenBelow(_ path: String) -> Bool { choices.keys.contains { $0.hasPrefix(path + ".") } }

  /// Whether anybody tried to give a number as a distribution, well or not.
  var triesDistributions = false

  func record(_ entry: UncertainEntry) { uncertain.append(entry) }

  func stands(_ path: String, at mark: Mark?) { places[path] = mark }

  func note(
    _ path: String, _ value: String, _ unit: String, _ meaning: BilingualText, _ origin: Assumption.Origin,
    _ grade: Grade, _ origins: String
  ) {
    let range = choices[path] == nil ? uncertain.last { $0.path == path }?.number.text : nil
    assumptions.append(
      Assumption(
        path: path, value: range.map { "\(value) (\($0))" } ?? value, unit: unit, meaning: meaning,
        origin: origin, grade: grade, source: origins)
    )
  }

  /// Notes that a value was given but not understood.
  func fail(_ path: String) { failed.insert(path) }

  /// Whether no complaint has been made about a path, a value inside it or a value around it.
  func isRead(_ path: String) -> Bool {
    failed.allSatisfy { bad in
      !(bad.isEmpty || bad == path || bad.hasPrefix(path + ".") || path.hasPrefix(bad + ".")
        || path.hasPrefix(bad + "["))
    }
  }

  /// Whether a value itself was not understood, whatever is said of the values inside it.
  func isRefused(_ path: String) -> Bool { failed.contains(path) }

  /// Whether the document itself has a value at a path.
  func isGiven(_ path: String) -> Bool { places[path] != nil }

  /// Attaches grade and source to a given value.
  func attach(_ path: String, grade: Grade, source: String) -> Bool {
    guard let row = assumptions.firstIndex(where: { $0.path == path }) else { return false }
    let old = assumptions[row]
    assumptions[row] = Assumption(
      path: path, value: old.value, unit: old.unit, meaning: old.meaning, origin: old.origin, grade: grade,
      source: source)
    return true
  }

  /// Complains at a place, or at the value of a path.
  func complain(
    _ code: String, at mark: Mark?, zh: String, en: String, help: BilingualText? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      source.diagnostic(
        mark?.line ?? 1, mark?.column ?? 1, code, zh: zh, en: en, help: help, severity: severity))
  }

  func complain(
    _ code: String, path: String, zh: String, en: String, help: BilingualText? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    complain(code, at: place(path), zh: zh, en: en, help: help, severity: severity)
  }

  /// The place of a path, or of the nearest mapping around it.
  func place(_ path: String) -> Mark? {
    var path = Substring(path)
    while true {
      if let mark = places[String(path)] { return mark }
      guard let dot = path.lastIndex(of: ".") else { return nil }
      path = path[..<dot]
    }
  }
}

extension ScenarioReader {
  /// Reads a mapping: known keys by their fields, unknown keys refused, missing ones named or noted as defaults.
  func mapping<Root>(_ node: Node, _ path: String, _ fields: [Field<Root>], into root: inout Root) {
    places[path] = node.mark
    guard case .mapping(let mapping) = node else {
      expected("E0204", node, path, zh: "键值映射", en: "a mapping of keys")
      fail(path)
      return
    }
    var given: Set<String> = []
    for (keyNode, value) in mapping {
      guard count(keyNode) else { return }
      guard case .scalar(let scalar) = keyNode else {
        complain("E0205", at: keyNode.mark, zh: "键必须是文字", en: "a key must be text")
        continue
      }
      let key = scalar.string
      if key.hasPrefix("x-") { continue }
      guard let field = fields.first(where: { $0.outline.key == key }) else {
        complain(
          "E0203", at: keyNode.mark, zh: "未知的键 '\(key)'", en: "unknown key '\(key)'",
          help: NearestName.help(key, among: fields.map(\.outline.key)))
        if let meant = NearestName.to(key, among: fields.map(\.outline.key)) {
          given.insert(meant)
          fail(path.isEmpty ? meant : "\(path).\(meant)")
        }
        continue
      }
      given.insert(key)
      let name = path.isEmpty ? key : "\(path).\(key)"
      places[name] = value.mark
      field.read(value, &root, self, name)
    }
    for field in fields where !given.contains(field.outline.key) {
      let name = path.isEmpty ? field.outline.key : "\(path).\(field.outline.key)"
      if let node = chosenNode(name, field.outline.shape) {
        field.read(node, &root, self, name)
      } else if field.outline.isRequired {
        fail(name)
        complain(
          "E0201", at: node.mark, zh: "缺少键 '\(field.outline.key)'",
          en: "key '\(field.outline.key)' is missing",
          help: field.outline.wanted)
      } else {
        field.assume(root, self, name)
      }
    }
  }

  func list<Child>(
    _ node: Node, _ path: String, _ fields: [Field<Child>], empty: Child, atLeast: Int,
    id: ((Child) -> String)?
  ) -> [Child]? {
    guard case .sequence(let sequence) = node else {
      expected("E0206", node, path, zh: "列表", en: "a list")
      fail(path)
      return nil
    }
    if sequence.count < atLeast {
      fail(path)
      complain(
        "E0207", at: node.mark, zh: "\(path)：列表至少需要 \(atLeast) 项",
        en: "\(path): the list needs at least \(atLeast) \(atLeast == 1 ? "entry" : "entries")")
    }
    var entries: [Child] = []
    var seen: [String: Int] = [:]
    for (index, entry) in sequence.enumerated() {
      guard count(entry) else { return entries }
      var child = empty
      let word = id == nil ? nil : entry.mapping?["id"]?.scalar?.string
      let name = word.map { "\(path).\($0)" } ?? "\(path)[\(index)]"
      mapping(entry, name, fields, into: &child)
      if let id, !id(child).isEmpty {
        if let first = seen[id(child)] {
          complain(
            "E0208", path: "\(name).id", zh: "id '\(id(child))' 重复", en: "id '\(id(child))' is used twice",
            help: BilingualText(zh: "首次出现在第 \(first) 行", en: "the first one is on line \(first)"))
        } else {
          seen[id(child)] = entry.mark?.line ?? 0
        }
      }
      entries.append(child)
    }
    return entries
  }

  func count(_ node: Node) -> Bool {
    nodes += 1
    if nodes == 1_000_001 {
      complain("E0105", at: node.mark, zh: "超过 1000000 个节点", en: "more than 1000000 nodes")
    }
    return nodes <= 1_000_000
  }

  func expected(
    _ code: String, _ node: Node, _ path: String, zh: String, en: String, help: BilingualText? = nil
  ) {
    complain(
      code, at: node.mark, zh: "\(path.isEmpty ? "文件" : path)：应为\(zh)，实为\(Self.kind(node).zh)",
      en: "\(path.isEmpty ? "the file" : path): expected \(en), found \(Self.kind(node).en)", help: help)
  }

  static func kind(_ node: Node) -> BilingualText {
    switch node {
    case .scalar(let scalar):
      let shown = scalar.string.prefix(40)
      return shown.isEmpty
        ? BilingualText(zh: "空值", en: "nothing") : BilingualText(zh: " '\(shown)'", en: "'\(shown)'")
    case .mapping: return BilingualText(zh: "映射", en: "a mapping")
    case .sequence: return BilingualText(zh: "列表", en: "a list")
    case .alias: return BilingualText(zh: "别名", en: "an alias")
    }
  }
}
