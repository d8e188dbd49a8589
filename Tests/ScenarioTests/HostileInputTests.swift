import DistrictModel
import Foundation
import NumericKernels
import ScenarioFiles
import Testing

@Suite("No input, however hostile, stops the reader other than with a complaint")
struct HostileInputTests {
  private let folder: ScenarioFolder

  init() throws { folder = try ScenarioFolder() }

  private func codes(of yaml: Data) throws -> [String] {
    defer { folder.remove() }
    try folder.write(yaml, to: "scenario.yaml")
    return folder.codes()
  }

  @Test("Several slips are all told at once")
  func several() throws {
    defer { folder.remove() }
    try folder.replace("stock: 3000", with: "stock: many")
    try folder.replace("power_kw: 60", with: "power_kw: -1")
    try folder.replace("days: 3", with: "dayz: 3")
    try folder.replace("share: 0.3\n", with: "share: 0.2\n")
    try folder.replace("2028-12-31", with: "2028-13-31")
    #expect(folder.codes() == ["E0211", "E0609", "E0212", "E0203", "E0217"])
  }

  @Test("Slips in two tables are told together")
  func severalTables() throws {
    defer { folder.remove() }
    try folder.replace("60000", with: "many", in: "data/townships.csv")
    try folder.replace("003,", with: "002,", in: "data/townships.csv")
    try folder.replace("cell_size_m: 500", with: "cell_size_m: 10")
    #expect(folder.codes() == ["E0305", "E0308", "E0501"])
  }

  @Test("An alias bomb is refused before it goes off")
  func aliasBomb() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text +=
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        + "]\n"
    }
    // Written out it would be 3.5 thousand million words: whoever tried would not come back.
    #expect(try codes(of: Data(text.utf8)) == ["E0103"])
  }

  @Test(
    "An anchor is found wherever it hides",
    arguments: [
      "a: !!seq &x [1]\nb: 2\n", "a: \"two\n  ' lines\"\nb: &x 1\n", "- k: |\n    text\n  o: &x 1\n",
      "# c\ra: &x 1\n",
      "a: [x|\n  , &x 1]\n", "{a: 'it''s', b: &x 1}\n", "? &x a\n: 1\n", "a: \"\\\\\"\nb: *x\n",
      "a: b | \n  , c\nd: &x 1\n",
    ])
  func hiddenAnchor(_ text: String) throws {
    #expect(try codes(of: Data(text.utf8)) == ["E0103"])
  }

  @Test(
    "Text that only looks like an anchor or a bracket is taken as text",
    arguments: [
      "x-a: \"see \\\", *b\"\n", "x-a: 'R&D *all*'\n", "x-a: it is 5 - *roughly* 6 & more\n",
      "x-a: |\n  &a *b [[[\n  \t{\n",
      "x-a: \"first\n  &second *third\"\n", "x-a: [\"&b\", '*c']\n", "# &a *b\n", "x-a: >- # folded\n  *b\n",
      "x-a: \(String(repeating: "see [1 ", count: 100))\n",
    ])
  func innocent(_ text: String) throws {
    defer { folder.remove() }
    try folder.write(Data((folder.text("scenario.yaml") + text).utf8), to: "scenario.yaml")
    #expect(folder.read().diagnostics.map { $0.text() } == [])
  }

  @Test("Nesting of 100,000 levels is refused in either style")
  func nesting() throws {
    let many = 100_000
    let flow = String(repeating: "[", count: many) + String(repeating: "]", count: many)
    #expect(try codes(of: Data("a: \(flow)\n".utf8)) == ["E0104"])
    let maps = String(repeating: "{a: ", count: many)
    #expect(try codes(of: Data(maps.utf8)) == ["E0104"])
    #expect(try codes(of: Data((String(repeating: "- ", count: many) + "x\n").utf8)) == ["E0104"])
    #expect(try codes(of: Data((String(repeating: "? ", count: many) + "x\n").utf8)) == ["E0104"])
    let stairs = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try codes(of: Data(stairs.utf8)) == ["E0104"])
    let json = "{\"type\": \"Polygon\", \"coordinates\": \(flow)}"
    let other = try ScenarioFolder()
    defer { other.remove() }
    try other.write(Data(json.utf8), to: "data/boundary.geojson")
    #expect(other.read().diagnostics.map(\.file) == ["data/boundary.geojson"])
  }

  @Test("A file of 17 MiB is refused")
  func large() throws {
    #expect(try codes(of: Data(count: 17 << 20)) == ["E0106"])
  }

  @Test(
    "A boundary or table above 64 MiB is refused by name",
    arguments: ["data/boundary.geojson", "data/townships.csv"])
  func largeData(_ file: String) throws {
    defer { folder.remove() }
    try folder.write(Data(repeating: 0x20, count: 65 << 20), to: file)
    let told = folder.read().diagnostics
    #expect(told.map(\.code) == ["E0106"] && told.map(\.file) == [file])
  }

  @Test("Bytes that are no text are told with their place")
  func bytes() throws {
    defer { folder.remove() }
    let text = Data(try folder.text("scenario.yaml").utf8)
    var broken = text
    broken[100] = 0xFF
    try folder.write(broken, to: "scenario.yaml")
    #expect(
      folder.read().diagnostics.map(\.message.en) == ["byte 100 is not UTF-8 (it may be GBK: convert it)"])
    broken[100] = 0
    try folder.write(broken, to: "scenario.yaml")
    #expect(folder.read().diagnostics.map(\.message.en) == ["byte 100 is zero: this is not a text file"])
    try folder.write(text, to: "scenario.yaml")
    try folder.write(Data([0x63, 0xBC, 0xD7]), to: "data/townships.csv")
    let told = folder.read().diagnostics
    #expect(told.map(\.message.en) == ["byte 1 is not UTF-8 (it may be GBK: convert it)"])
    #expect(told.map(\.file) == ["data/townships.csv"])
  }

  @Test("An empty file is told", arguments: ["", "\n\n", "# only a comment\n", "---\n", "\u{FEFF}"])
  func empty(_ text: String) throws {
    let told = try codes(of: Data(text.utf8))
    #expect(told == ["E0101"] || told == ["E0204"])
  }

  @Test(
    "Changed and cut bytes never stop the program",
    arguments: ["scenario.yaml", "data/townships.csv", "data/boundary.geojson"])
  func mutations(_ file: String) throws {
    defer { folder.remove() }
    // Larger cells keep two thousand readings short.
    try folder.replace("cell_size_m: 500", with: "cell_size_m: 5000")
    let original = Array(try folder.text(file).utf8)
    let spice = Array("0123456789-+.eE:,[]{}\"'#&*|>!%@ \t\n\r\u{0}\u{FF}\u{85}".utf8)
    var random = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.mutations.\(file)"))
    for round in 0..<667 {
      var bytes = original
      for _ in 0...random.integer(below: 4) {
        let place = random.integer(below: bytes.count)
        switch random.integer(below: 4) {
        case 0: bytes[place] = UInt8(random.integer(below: 256))
        case 1: bytes[place] = spice[random.integer(below: spice.count)]
        case 2: bytes.insert(spice[random.integer(below: spice.count)], at: place)
        default: bytes.remove(at: place)
        }
      }
      if round % 5 == 0 { bytes.removeLast(random.integer(below: bytes.count)) }
      try folder.write(Data(bytes), to: file)
      let result = folder.read()
      #expect((result.scenario == nil) == !result.diagnostics.isEmpty)
    }
  }
}
