public import DistrictModel

/// What the coordinates of a file mean. It is declared, never guessed.
public enum ReferenceSystem: Hashable, Sendable {
  case datum(Datum)
  /// A code of the EPSG register; coordinates are read as x (or longitude), y (or latitude).
  case epsg(Int)

  /// Reads `WGS-84`, `CGCS2000`, `GCJ-02`, `BD-09` or `EPSG:4526`; `nil` for anything else. Case and hyphens do not matter.
  public init?(_ word: String) {
    let plain = Self.plain(word)
    if let datum = Datum.allCases.first(where: { Self.plain($0.rawValue) == plain }) {
      self = .datum(datum)
    } else if let code = Self.code(word), (1024...32767).contains(code) {
      self = code == 4326 ? .datum(.wgs84) : code == 4490 ? .datum(.cgcs2000) : .epsg(code)
    } else {
      return nil
    }
  }

  /// The number behind `EPSG:`, digits alone: a sign or a point makes another word of it.
  private static func code(_ word: String) -> Int? {
    let text = word.uppercased()
    guard text.hasPrefix("EPSG") else { return nil }
    let digits = text.dropFirst(text.hasPrefix("EPSG:") ? 5 : 4)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits)
  }

  private static func plain(_ word: String) -> String {
    word.uppercased().filter { $0.isLetter || $0.isNumber }
  }

  public var name: String {
    switch self {
    case .datum(let datum): datum.rawValue
    case .epsg(let code): "EPSG:\(code)"
    }
  }

  /// What may be written, for messages.
  public static let words = "WGS-84, CGCS2000, GCJ-02, BD-09, EPSG:…"
}

/// Turns coordinates of a file into WGS-84, and back.
struct PlaceReader {
  private let convert: ([(x: Double, y: Double)]) -> [Coordinate?]
  private let revert: ([Coordinate]) -> [(x: Double, y: Double)?]

  /// - Throws: `missingLibrary` where a code of EPSG needs GDAL, `usage` where GDAL does not know the code.
  init(_ system: ReferenceSystem) throws(ImportFault) {
    switch system {
    case .datum(let datum):
      convert = { points in
        points.map { point in
          let given = Coordinate(longitude: point.x, latitude: point.y)
          return given.isValid ? datum.toWGS84(given) : nil
        }
      }
      revert = { places in
        places.map { place in
          let given = datum.fromWGS84(place)
          return (given.longitude, given.latitude)
        }
      }
    case .epsg(let code):
      #if GDAL
        let projector = try Projector(epsg: code)
        convert = projector.toWGS84
        revert = projector.fromWGS84
      #else
        _ = code
        throw .missingLibrary
      #endif
    }
  }

  /// `nil` where a pair is no place of the system.
  func places(_ points: [(x: Double, y: Double)]) -> [Coordinate?] { convert(points) }

  /// Coordinates of the system; `nil` where a place has none.
  func coordinates(_ places: [Coordinate]) -> [(x: Double, y: Double)?] { revert(places) }

  func place(_ x: Double, _ y: Double) -> Coordinate? { convert([(x, y)]).first ?? nil }
}
