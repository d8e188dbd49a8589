import Fixtures
import Foundation
import GeoExchange
import NumericKernels
import ScenarioFiles
import Testing

/// A fixture of every format, broken again and again: two hundred times here, ten thousand times by `make test-imports`. A trap
/// would end the test.
@Suite("Broken files") struct ImportFuzzTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let format: String
    let files: [String]
    /// The one that is broken; the others stay whole.
    var broken = 0
    /// Whether even the whole file is refused: a year of weather would take hours to break.
    var isRefused = false
    var addHours = 0.0
    var unit: String?

    var testDescription: String { "\(format) \(files[broken])" }
  }

  /// Broken forms of each fixture.
  static let mutations =
    ProcessInfo.processInfo.environment["WAYSIDE_MUTATIONS"].flatMap { Int($0) } ?? 200

  #if GDAL
    private static let ofLibrary = [
      Case(format: "boundary", files: ["outline.geojson"]),
      Case(format: "sites", files: ["carparks.csv"]),
      Case(format: "population", files: ["population.tif"]),
      Case(format: "irradiance", files: ["population.tif"], isRefused: true, unit: "kwh-m2-year"),
      Case(format: "osm", files: ["streets.osm"]),
      Case(format: "osm", files: ["streets.osm.pbf"]),
    ]
  #else
    private static let ofLibrary: [Case] = []
  #endif

  static let cases: [Case] =
    ofLibrary + [
      Case(format: "tcec", files: ["tcec.json"]),
      Case(format: "ocpi", files: ["ocpi.json"]),
      Case(format: "openchargemap", files: ["openchargemap.json"]),
      Case(format: "openchargemap", files: ["openchargemap.csv"]),
      Case(format: "bnetza", files: ["bnetza.csv"]),
      Case(format: "afdc", files: ["afdc.csv"]),
      Case(format: "acn", files: ["acn.json"], addHours: 8),
      Case(format: "sessions", files: ["sessions.csv"]),
      Case(format: "gmns", files: ["gmns-node.csv", "gmns-link.csv"]),
      Case(format: "gmns", files: ["gmns-node.csv", "gmns-link.csv"], broken: 1),
      Case(format: "matpower", files: ["feeder.m", "feeder-places.csv"]),
      Case(format: "matpower", files: ["feeder.m", "feeder-places.csv"], broken: 1),
      Case(format: "epw", files: ["head.epw"], isRefused: true),
      Case(format: "tmy", files: ["head.tmy.csv"], isRefused: true),
    ]

  @Test(
    "broken forms of a file are read or refused, and every record is accounted for",
    arguments: cases)
  func survives(_ given: Case) throws {
    var scene = try ImportScene()
    defer { scene.remove() }
    scene.options.addHours = given.addHours
    scene.options.unit = given.unit
    if given.format == "osm" { scene.system = nil }
    // What breaks lies in the file: a few cells of a raster do as well as four hundred.
    if given.files[0].hasSuffix(".tif") { scene.frame.boundary = SmallWorld.square(2000) }
    var files = given.files.map(ImportScene.data)
    let whole = try Array(Data(contentsOf: URL(filePath: files[given.broken])))
    let name = given.files[given.broken]
    var refused = 0
    for number in 0..<Self.mutations {
      let bytes = Mutation.bytes(whole, number: number, format: given.format + name)
      files[given.broken] = try scene.write(bytes, as: name)
      let answer = scene.read(given.format, files)
      if answer.fault != nil {
        refused += 1
      } else if !answer.isWholeAccount {
        let account = "\(answer.log.found) = \(answer.log.kept) + \(answer.log.count(of: .dropped))"
        Issue.record("mutation \(number): \(account)")
        return
      }
    }
    // Many are still half right: both ways were taken.
    let some = Self.mutations / 100
    #expect(given.isRefused ? refused > 0 : (some..<Self.mutations - some).contains(refused))
  }

  @Test(
    "a feed with one broken table is read or refused",
    arguments: ["stops.txt", "trips.txt", "stop_times.txt", "calendar.txt"])
  func survivesInFeed(_ name: String) throws {
    let scene = try ImportScene()
    defer { scene.remove() }
    let feed = "\(scene.folder)/gtfs"
    try FileManager.default.copyItem(atPath: ImportScene.data("gtfs"), toPath: feed)
    let whole = try Array(Data(contentsOf: URL(filePath: "\(feed)/\(name)")))
    for number in 0..<Self.mutations / 4 {
      _ = try scene.write(Mutation.bytes(whole, number: number, format: name), as: "gtfs/\(name)")
      let answer = scene.read("gtfs", [feed])
      guard answer.fault == nil, !answer.isWholeAccount else { continue }
      let account = "\(answer.log.found) = \(answer.log.kept) + \(answer.log.count(of: .dropped))"
      Issue.record("mutation \(number): \(account)")
      return
    }
  }

  #if GDAL
    @Test("every format has a fixture that is broken") func everyFormat() {
      let known = Set(Self.cases.map(\.format)).union(["gtfs"])
      #expect(ImportCatalogue.all.map(\.format).filter { !known.contains($0) } == [])
    }
  #endif
}
