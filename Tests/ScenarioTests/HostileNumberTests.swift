import Assessment
import DistrictModel
import Foundation
import ScenarioFiles
import Testing

@Suite("No number, however large, and no missing line stops the program other than with a complaint")
struct HostileNumberTests {
  private static let huge = [
    "1e308", "-1e308", "1e400", "99999999999999999999", "-99999999999999999999", "5e-324",
  ]

  /// The numbers of the template, one by one.
  private static func numbers(in text: String) -> [Range<String.Index>] {
    text.matches(of: #/[ \[,](-?\d+(?:\.\d+)?)(?=[\s,\]}])/#).map { $0.1.startIndex..<$0.1.endIndex }
  }

  /// Reads, and builds the world of whatever is accepted.
  private func survive(_ folder: ScenarioFolder) {
    let result = folder.read()
    #expect((result.scenario == nil) == !result.diagnostics.isEmpty)
    guard let scenario = result.scenario else { return }
    #expect(throws: Never.self) { _ = try World(scenario.district) }
  }

  @Test(
    "Huge and tiny numbers in any field are told or used",
    arguments: ["1e308", "-99999999999999999999", "5e-324"])
  func hugeFields(_ number: String) throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let text = try folder.text("scenario.yaml")
    let places = Self.numbers(in: text)
    #expect(places.count > 50)
    for place in places {
      try folder.write(Data(text.replacingCharacters(in: place, with: number).utf8), to: "scenario.yaml")
      let result = folder.read()
      #expect((result.scenario == nil) == !result.diagnostics.isEmpty)
    }
  }

  @Test(
    "Huge numbers in a table or boundary are told", arguments: huge,
    ["data/townships.csv", "data/boundary.geojson"])
  func hugeData(_ number: String, _ file: String) throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let text = try folder.text(file)
    for place in text.matches(of: #/\d+\.\d+|\d{4,}/#).map(\.range) {
      try folder.write(Data(text.replacingCharacters(in: place, with: number).utf8), to: file)
      #expect(folder.read().diagnostics.isEmpty == false || number == "5e-324")
    }
  }

  @Test("Any line of the template may be missing")
  func missingLines() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let lines = try folder.text("scenario.yaml").split(separator: "\n", omittingEmptySubsequences: false)
    for gone in lines.indices {
      var rest = lines
      rest.remove(at: gone)
      try folder.write(Data(rest.joined(separator: "\n").utf8), to: "scenario.yaml")
      let result = folder.read()
      #expect(
        (result.scenario == nil) == !result.diagnostics.isEmpty, "without line \(gone + 1): \(lines[gone])")
    }
  }

  @Test(
    "A boundary as wide as a continent is refused with the number of cells it would take",
    arguments: ["10", "10000"])
  func continent(_ size: String) throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace("cell_size_m: 500", with: "cell_size_m: \(size)")
    try folder.write(
      Data(#"{"type":"Polygon","coordinates":[[[90,0],[120,0],[120,89.9],[90,89.9],[90,0]]]}"#.utf8),
      to: "data/boundary.geojson")
    if size == "10" { #expect(folder.codes() == ["E0501"]) } else { survive(folder) }
  }

  @Test("Weights at places on the other side of the globe do not stop the program")
  func farWeights() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace(
      "  sites:\n", with: "  place_weights:\n    file: data/w.csv\n    datum: WGS-84\n  sites:\n")
    try folder.write(
      Data("lon,lat,weight\n15,0,1\n-165,0,1\n105,90,1\n105,-90,1\n-75,0,1\n106.55,29.65,1e12\n".utf8),
      to: "data/w.csv")
    #expect(folder.codes() == [])
    survive(folder)
  }

  @Test(
    "A township on the other side of the globe lies outside",
    arguments: ["15,0", "-165,0", "105,90", "-75,-90"])
  func farTownship(_ place: String) throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace("106.58,29.66", with: place, in: "data/townships.csv")
    #expect(folder.codes() == ["E0310"])
  }

  @Test("The largest fleets, sites and residents a scenario may hold are read or told")
  func largest() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace("stock: 3000", with: "stock: 5000000")
    try folder.replace("candidates: 60", with: "candidates: 100000")
    try folder.replace("capacity_max: 120", with: "capacity_max: 10000")
    try folder.replace("  chargers: 240", with: "  chargers: 10000000")
    try folder.replace("  stations: 20", with: "  stations: 1000")
    try folder.replace("60000", with: "100000000", in: "data/townships.csv")
    #expect(folder.codes() == [])
  }

  @Test("Residents cannot be scaled where nobody lives")
  func nobody() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.write(
      Data("code,name_zh,residents,grade,lon,lat\n1,甲,0,assumed,106.53,29.63\n".utf8),
      to: "data/townships.csv")
    survive(folder)
    try folder.replace("  sites:\n", with: "    scale_to_residents: 1000\n  sites:\n")
    survive(folder)
  }

  @Test("Fifty million vehicles are the most a scenario may hold")
  func vehicles() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let fleets = (0..<11).map { "  - { id: f\($0), stock: 5000000 }\n" }.joined()
    try folder.replace("fleet:\n", with: "fleet:\n\(fleets)")
    let told = folder.read().diagnostics.map(\.message.en)
    #expect(
      told == [
        "55003000 vehicles need about 2.6 GB for each run at a time; at most 50000000 (2.4 GB) are allowed"
      ])
  }
}
