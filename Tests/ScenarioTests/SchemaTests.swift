import Assessment
import DistrictModel
import Foundation
import Reports
import ScenarioFiles
import Testing

@Suite("The schema table, the documents drawn from it and the shipped scenario agree")
struct SchemaTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let yubei = root.appendingPathComponent("Scenarios/yubei-2025").path

  private static func read(_ path: String) -> ReadResult {
    ScenarioFile.read(at: path, knownMetrics: Assessor.knownMetrics)
  }

  @Test(
    "The template is valid without any complaint, whatever its name", arguments: ["t", "a\"b\\c", "渝北", "no"])
  func template(_ name: String) throws {
    let folder = try ScenarioFolder(name: name)
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    #expect(result.scenario?.district.name == BilingualText(zh: name, en: name))
  }

  /// Every key of the JSON Schema by its path; `[]` stands for the entries of a list.
  private static func keys(_ node: [String: Any], _ path: String = "") -> [String] {
    var found: [String] = []
    let choices = [node] + (node["anyOf"] as? [[String: Any]] ?? [])
    for choice in choices {
      for (key, inner) in choice["properties"] as? [String: [String: Any]] ?? [:] {
        let name = path.isEmpty ? key : "\(path).\(key)"
        found.append(name)
        found += keys(inner, name)
      }
      if let items = choice["items"] as? [String: Any] { found += keys(items, "\(path)[]") }
    }
    return found
  }

  private static func schema() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(JSONSchema.scenario().utf8))
    return try #require(object as? [String: Any])
  }

  @Test("The JSON Schema describes every key it lists and lets nothing else in")
  func closed() throws {
    func walk(_ node: [String: Any]) {
      if let properties = node["properties"] as? [String: [String: Any]] {
        #expect(node["additionalProperties"] as? Bool == false)
        for key in node["required"] as? [String] ?? [] { #expect(properties[key] != nil, "\(key)") }
        for (key, inner) in properties {
          #expect((inner["description"] as? String)?.isEmpty == false, "\(key)")
          walk(inner)
        }
      }
      if let items = node["items"] as? [String: Any] { walk(items) }
      for choice in node["anyOf"] as? [[String: Any]] ?? [] { walk(choice) }
    }
    walk(try Self.schema())
  }

  @Test("The reader accepts the keys of the JSON Schema and refuses each of them misspelt")
  func misspelt() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let keys = Set(try Self.keys(Self.schema()))
    #expect(keys.count > 100)
    for path in keys.sorted() {
      let steps = path.split(separator: ".").map(String.init)
      // Each key stands alone in a flow mapping, inside the sections and lists that hold it.
      func document(_ last: String) -> String {
        var text = "\(last): 1"
        for step in steps.dropLast().reversed() {
          text = step.hasSuffix("[]") ? "\(step.dropLast(2)): [{ \(text) }]" : "\(step): { \(text) }"
        }
        return text + "\n"
      }
      let last = steps[steps.count - 1]
      func unknown(_ key: String) throws -> [String] {
        try folder.write(Data(document(key).utf8), to: "scenario.yaml")
        return folder.read().diagnostics.filter { $0.code == "E0203" }.map(\.message.en)
      }
      #expect(try unknown(last) == [], "\(path)")
      #expect(try unknown("\(last)_q") == ["unknown key '\(last)_q'"], "\(path)")
    }
  }

  @Test("The reference page has a row for every key of the JSON Schema and for no other")
  func reference() throws {
    let rows = SchemaReference.markdown().matches(of: #/(?m)^\| `([^`]+)`/#).map { String($0.1) }
    let names = Set(try Self.keys(Self.schema())).filter { path in
      // The two languages of a name are told in the row of the name.
      !["zh", "en"].contains(path.split(separator: ".").last.map(String.init)) || path.contains("[]")
    }
    #expect(Set(rows) == names)
    #expect(rows.count == Set(rows).count)
  }

  @Test("The shipped scenario is read without complaint")
  func shipped() throws {
    let result = Self.read(Self.yubei)
    #expect(result.diagnostics.map { $0.text() } == [])
    let district = try #require(result.scenario).district
    #expect(abs(district.boundary.area / 1e6 - 1454.8) < 2)
    #expect(district.townships.reduce(0) { $0 + $1.residents } == 2_289_200)
  }

  @Test("Chinese web-map coordinates declared as such lie 300 to 700 m off the same numbers in WGS-84")
  func datum() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let plain = try #require(folder.read().scenario).district.boundary
    try folder.replace("datum: WGS-84 # or", with: "datum: GCJ-02 # or")
    let shifted = try #require(folder.read().scenario).district.boundary
    let pairs = zip(plain.polygons[0].outer, shifted.polygons[0].outer)
    #expect(plain.polygons[0].outer.count == 4)
    for (one, other) in pairs { #expect((300...700).contains(one.distance(to: other))) }
  }

  @Test(
    "The printed documents beside the scenarios equal what the program prints",
    arguments: ["scenario.schema.json", "REFERENCE.md", "INDICATORS.md", "DATA.md"])
  func documents(_ name: String) throws {
    let file = Self.root.appendingPathComponent("Scenarios/\(name)")
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    let printed =
      switch name {
      case "INDICATORS.md": IndicatorReference.markdown()
      case "DATA.md": DataReference.markdown()
      case "REFERENCE.md": SchemaReference.markdown()
      default: JSONSchema.scenario()
      }
    #expect(try String(contentsOf: file, encoding: .utf8) == printed)
  }
}
