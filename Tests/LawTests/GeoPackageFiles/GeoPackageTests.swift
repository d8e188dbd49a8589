import DistrictModel
import Fixtures
import Foundation
import Reports
import Testing

@testable import GeoPackageFiles

@Suite("A GeoPackage comes back as it was written") struct GeoPackageTests {
  private let folder = NSTemporaryDirectory() + "wayside-gpkg-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private static func features(_ layer: LayerTable) throws -> [LayerFeature] {
    var all: [LayerFeature] = []
    try layer.tell { all.append($0) }
    return all
  }

  @Test(
    "Layers, words, styles, places and values are the same, to the last bit, names that are markup as well")
  func roundTrip() throws {
    defer { remove() }
    let layers = try LayerFixture.tables()
    let path = "\(folder)/a.gpkg"
    try GeoPackageWriter(provenance: "{\"seed\":1}").write(layers, to: path)
    let reader = try GeoPackageReader(path: path)
    #expect(try reader.provenance() == "{\"seed\":1}")
    let read = try reader.layers()
    #expect(read.map(\.name) == layers.map(\.name) && read.map(\.title) == layers.map(\.title))
    for (one, other) in zip(layers, read) {
      #expect(one.geometry == other.geometry && one.styles == other.styles, "\(one.name)")
      #expect(one.columns.map(\.name) == other.columns.map(\.name))
      #expect(one.columns.map(\.kind) == other.columns.map(\.kind))
      #expect(one.columns.map(\.unit) == other.columns.map(\.unit))
      #expect(one.columns.map(\.meaning) == other.columns.map(\.meaning))
      #expect(try Self.features(one) == Self.features(other), "\(one.name)")
    }
    let names = try Self.features(#require(read.first { $0.name == "stations" })).map { $0.values[1] }
    #expect(names.contains(.text(ReportFixture.hostileStation)))
  }

  @Test("Equal layers give equal bytes, another stamp does not, and nothing is left beside the file")
  func bytes() throws {
    defer { remove() }
    let layers = try LayerFixture.tables()
    func written(_ name: String, _ stamp: Int) throws -> Data {
      try GeoPackageWriter(stamp: stamp).write(layers, to: "\(folder)/\(name)")
      return try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    let first = try written("a", 0)
    #expect(try written("b", 0) == first)
    #expect(try written("c", 1_700_000_000) != first)
    // Written again from what was read, it is the same file.
    try GeoPackageWriter().write(GeoPackageReader(path: "\(folder)/a").layers(), to: "\(folder)/d")
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/d")) == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a", "b", "c", "d"])
    // `SQLite format 3`, GPKG and its version stand at their bytes.
    #expect(first.prefix(15) == Data("SQLite format 3".utf8))
    #expect(first[68..<72] == Data("GPKG".utf8))
    #expect(first[60..<64] == Data([0, 0, 0x28, 0x3C]))
  }

  @Test("Where it cannot be written or read the words say so")
  func faults() throws {
    defer { remove() }
    let layers = try LayerFixture.tables()
    #expect(throws: GeoPackageFault.self) { try GeoPackageWriter().write(layers, to: "/proc/none/a.gpkg") }
    try Data("no database at all".utf8).write(to: URL(fileURLWithPath: "\(folder)/text"))
    #expect(throws: GeoPackageFault.self) { try GeoPackageReader(path: "\(folder)/text").layers() }
    #expect(throws: GeoPackageFault.self) { try GeoPackageReader(path: "\(folder)/nothing").layers() }
    struct Stop: Error {}
    var broken = layers[0]
    broken.tell = { _ in throw Stop() }
    #expect(throws: Stop.self) { try GeoPackageWriter().write([broken], to: "\(folder)/stopped") }
  }

  @Test(
    "A file whose pages were changed ends with a fault or with layers, never with a trap", arguments: 0..<4)
  func mutated(_ seed: Int) throws {
    defer { remove() }
    let path = "\(folder)/a.gpkg"
    try GeoPackageWriter().write(LayerFixture.tables(), to: path)
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
    var random = SplitMix(state: UInt64(seed))
    for number in 0..<40 {
      var changed = bytes
      if number % 4 == 0 { changed.removeLast(random.below(changed.count - 100)) }
      for _ in 0..<(1 + random.below(30)) { changed[random.below(changed.count)] = UInt8(random.below(256)) }
      let copy = "\(folder)/\(number).gpkg"
      try Data(changed).write(to: URL(fileURLWithPath: copy))
      do {
        let reader = try GeoPackageReader(path: copy)
        _ = try reader.provenance()
        for layer in try reader.layers() { try layer.tell { _ in } }
      } catch is GeoPackageFault {}
      try FileManager.default.removeItem(atPath: copy)
    }
  }

  @Test("A geometry reads back from its blob; ten thousand changed blobs end with a geometry or a fault")
  func blobs() throws {
    defer { remove() }
    let place = { (x: Double, y: Double) in Coordinate(longitude: x, latitude: y) }
    let ring = [place(1, 2), place(3, 2), place(3, 4.000_000_001), place(1, 2)]
    let shapes: [LayerGeometry] = [
      .point(place(106.5, -29.5)), .lines([ring, [place(-180, 90), place(180, -90)]]), .lines([]),
      .areas([[ring, ring], [ring]]), .areas([]),
    ]
    var random = SplitMix(state: 9)
    var faults = 0
    for shape in shapes {
      let bytes = GeometryBlob(shape, srs: 4326).bytes
      #expect(try GeometryBlobReader.geometry(bytes, shape.kind) == shape)
      for _ in 0..<2000 {
        var changed = bytes
        if random.below(3) == 0 { changed.removeLast(random.below(changed.count)) }
        for _ in 0..<(1 + random.below(4)) where !changed.isEmpty {
          changed[random.below(changed.count)] = UInt8(random.below(256))
        }
        do {
          _ = try GeometryBlobReader.geometry(changed, shape.kind)
        } catch {
          faults += 1
        }
      }
    }
    #expect(faults > 2000)
  }

  /// Scattered numbers that are always the same.
  private struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((bits ^ bits >> 31) % UInt64(max(1, bound)))
    }
  }
}
