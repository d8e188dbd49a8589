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
    } else if plain.hasPrefix("EPSG"), let code = Int(plain.dropFirst(4)), (1024...32767).contains(code) {
      self = code == 4326 ? .datum(.wgs84) : code == 4490 ? .datum(.cgcs2000) : .epsg(code)
    } else {
      return nil
    }
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

extension ReferenceSystem {
  /// Holds what a file says of its own system against what was declared. The declaration counts: Chinese files often carry a
  /// system they are not in.
  func hold(against own: (epsg: Int?, name: String)?, of file: String, _ log: inout ImportLog) {
    guard let own, let found = own.epsg else { return }
    let expected: Int =
      switch self {
      case .epsg(let code): code
      case .datum(.cgcs2000): 4490
      // The shifted systems of web maps have no code: their files say WGS 84 or nothing.
      case .datum: 4326
      }
    guard found != expected else { return }
    log.add(
      .suspected, "W1004", file: file, zh: "文件自称 EPSG:\(found)（\(own.name)），声明为 \(name)；按声明读取",
      en: "the file says EPSG:\(found) (\(own.name)), \(name) was declared; read as declared")
  }
}

/// Turns coordinates of a file into WGS-84.
struct PlaceReader {
  private let convert: ([(x: Double, y: Double)]) -> [Coordinate?]

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
    case .epsg(let code):
      #if GDAL
        let projector = try Projector(epsg: code)
        convert = projector.toWGS84
      #else
        _ = code
        throw .missingLibrary
      #endif
    }
  }

  /// `nil` where a pair is no place of the system.
  func places(_ points: [(x: Double, y: Double)]) -> [Coordinate?] { convert(points) }

  func place(_ x: Double, _ y: Double) -> Coordinate? { convert([(x, y)]).first ?? nil }
}
