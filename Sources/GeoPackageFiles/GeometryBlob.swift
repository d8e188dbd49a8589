import DistrictModel
import Reports

/// Geometry as a GeoPackage stores it: its own header, then well-known binary (OGC 12-128r18, 2.1.3), little-endian throughout.
struct GeometryBlob {
  private(set) var bytes: [UInt8] = []

  /// Lines and areas carry their rectangle, so that a reader can pass over them; a point is its own.
  init(_ geometry: LayerGeometry, srs: Int32) {
    let isEmpty = geometry.isEmpty
    let hasEnvelope = geometry.kind != .point && !isEmpty
    bytes += [0x47, 0x50, 0, 1 | (hasEnvelope ? 1 << 1 : 0) | (isEmpty ? 1 << 4 : 0)]
    add(UInt32(bitPattern: srs))
    if hasEnvelope {
      let extent = LayerExtent(of: geometry)
      for value in [extent.west, extent.east, extent.south, extent.north] { add(value) }
    }
    switch geometry {
    case .point(let place):
      begin(.point)
      add(place)
    case .lines(let lines):
      begin(.lines)
      add(UInt32(clamping: lines.count))
      for line in lines {
        begin(.line)
        add(line)
      }
    case .areas(let areas):
      begin(.areas)
      add(UInt32(clamping: areas.count))
      for area in areas {
        begin(.area)
        add(UInt32(clamping: area.count))
        for ring in area { add(ring) }
      }
    }
  }

  /// Numbers of well-known binary.
  enum Code: UInt32 {
    case point = 1
    case line = 2
    case area = 3
    case lines = 5
    case areas = 6
  }

  private mutating func begin(_ code: Code) {
    bytes.append(1)
    add(code.rawValue)
  }

  private mutating func add(_ value: UInt32) {
    for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  private mutating func add(_ value: Double) {
    let pattern = value.bitPattern
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: pattern >> shift)) }
  }

  private mutating func add(_ place: Coordinate) {
    add(place.longitude)
    add(place.latitude)
  }

  private mutating func add(_ places: [Coordinate]) {
    add(UInt32(clamping: places.count))
    for place in places { add(place) }
  }
}

/// Reads such a blob; whatever its bytes are, it ends with a geometry or a fault.
struct GeometryBlobReader {
  private let bytes: [UInt8]
  private var next = 0
  private var isLittle = true

  static func geometry(_ bytes: [UInt8], _ kind: LayerGeometry.Kind) throws(GeoPackageFault) -> LayerGeometry
  {
    var reader = GeometryBlobReader(bytes: bytes)
    let geometry = try reader.geometry()
    guard geometry.kind == kind else { throw GeoPackageFault("a geometry is not of its layer's type") }
    return geometry
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func geometry() throws(GeoPackageFault) -> LayerGeometry {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50, bytes[2] == 0 else {
      throw GeoPackageFault("a geometry does not begin as GeoPackage has it")
    }
    let flags = bytes[3]
    let lengths = [0, 32, 48, 48, 64]
    let envelope = Int(flags >> 1 & 7)
    guard lengths.indices.contains(envelope) else {
      throw GeoPackageFault("a geometry has an envelope of an unknown kind")
    }
    next = 8 + lengths[envelope]
    switch try begin() {
    case .point: return .point(try place())
    case .lines:
      var lines: [[Coordinate]] = []
      for _ in 0..<(try count(least: 9)) {
        guard try begin() == .line else { throw GeoPackageFault("a part of a geometry is not of its type") }
        lines.append(try places())
      }
      return .lines(lines)
    case .areas:
      var areas: [[[Coordinate]]] = []
      for _ in 0..<(try count(least: 9)) {
        guard try begin() == .area else { throw GeoPackageFault("a part of a geometry is not of its type") }
        var rings: [[Coordinate]] = []
        for _ in 0..<(try count(least: 4)) { rings.append(try places()) }
        areas.append(rings)
      }
      return .areas(areas)
    case .line, .area: throw GeoPackageFault("a geometry is not of its layer's type")
    }
  }

  private mutating func begin() throws(GeoPackageFault) -> GeometryBlob.Code {
    guard next < bytes.count else { throw Self.short }
    isLittle = bytes[next] == 1
    next += 1
    guard let code = GeometryBlob.Code(rawValue: try word()) else {
      throw GeoPackageFault("a geometry is of a type this program does not write")
    }
    return code
  }

  private static var short: GeoPackageFault { GeoPackageFault("a geometry ends too early") }

  /// A count of parts, each of so many bytes at least: never more than there are bytes for.
  private mutating func count(least: Int) throws(GeoPackageFault) -> Int {
    let count = Int(try word())
    guard count <= (bytes.count - next) / least else { throw Self.short }
    return count
  }

  private mutating func word() throws(GeoPackageFault) -> UInt32 {
    UInt32(truncatingIfNeeded: try number(of: 4))
  }

  private mutating func number(of length: Int) throws(GeoPackageFault) -> UInt64 {
    guard next + length <= bytes.count else { throw Self.short }
    var value: UInt64 = 0
    for row in 0..<length {
      value = value << 8 | UInt64(bytes[next + (isLittle ? length - 1 - row : row)])
    }
    next += length
    return value
  }

  private mutating func place() throws(GeoPackageFault) -> Coordinate {
    let place = Coordinate(
      longitude: Double(bitPattern: try number(of: 8)), latitude: Double(bitPattern: try number(of: 8)))
    guard place.isValid else { throw GeoPackageFault("a geometry lies beyond the globe") }
    return place
  }

  private mutating func places() throws(GeoPackageFault) -> [Coordinate] {
    var places: [Coordinate] = []
    for _ in 0..<(try count(least: 16)) { places.append(try place()) }
    return places
  }
}
