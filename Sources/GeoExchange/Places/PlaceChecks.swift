import DistrictModel
import ScenarioFiles

/// What every list of places is asked: does each lie in the district, is its name its own, does the declared datum look right?
struct PlaceChecks {
  private let frame: ScenarioFrame
  private let boundary: Boundary
  private let system: ReferenceSystem?
  private var seen: Set<String> = []
  /// Of all places that could be read, in WGS-84 as declared.
  private var places: [Coordinate] = []

  /// - Throws: `badData` where the scenario has no outline yet.
  init(_ request: ImportRequest) throws(ImportFault) {
    frame = request.frame
    system = request.system
    guard let boundary = request.frame.boundary else { throw Self.noOutline(request) }
    self.boundary = boundary
  }

  /// Why the scenario has no outline.
  static func noOutline(_ request: ImportRequest) -> ImportFault {
    guard request.frame.diagnostics.isEmpty else { return .badData(request.frame.diagnostics) }
    return .bad(
      "scenario.yaml", "E1006", zh: "方案还没有边界：先导入边界", en: "the scenario has no outline yet: import that first")
  }

  /// Whether a place is kept; a reason stands in the log where it is not.
  mutating func keeps(
    _ id: String, at place: Coordinate, file: String, where spot: String, _ log: inout ImportLog
  ) -> Bool {
    places.append(place)
    guard isInside(place) else {
      log.add(
        .dropped, "W1021", file: file, place: spot,
        zh: "'\(id)' 在边界之外（\(CSVField.degrees(place.longitude)), \(CSVField.degrees(place.latitude))）",
        en:
          "'\(id)' lies outside the district (\(CSVField.degrees(place.longitude)), \(CSVField.degrees(place.latitude)))"
      )
      return false
    }
    guard seen.insert(id).inserted else {
      log.add(
        .dropped, "W1022", file: file, place: spot, zh: "编号 '\(id)' 重复，只取第一个",
        en: "'\(id)' stood before; the first one is taken")
      return false
    }
    return true
  }

  func isInside(_ place: Coordinate) -> Bool { boundary.contains(frame.projection.project(place)) }

  /// Says what is suspicious of all places together: another datum or turned axes would put more of them into the district.
  func suspicions(file: String, _ log: inout ImportLog) {
    let inside = places.count(where: isInside)
    guard places.count >= 5 else { return }
    let turned = places.count { isInside(Coordinate(longitude: $0.latitude, latitude: $0.longitude)) }
    if turned > inside, turned * 2 > places.count {
      log.add(
        .suspected, "W1023", file: file, zh: "经纬度似乎互换：互换后 \(turned) 处在边界内，现为 \(inside) 处",
        en: "longitude and latitude look turned round: \(turned) places would lie inside, \(inside) do now")
    }
    guard case .datum(let declared) = system else { return }
    for other in Datum.allCases where other != declared && other != .cgcs2000 {
      if declared == .cgcs2000, other == .wgs84 { continue }
      let moved = places.count { isInside(other.toWGS84(declared.fromWGS84($0))) }
      guard Double(moved - inside) > max(2, 0.02 * Double(places.count)) else { continue }
      log.add(
        .suspected, "W1024", file: file,
        zh: "坐标可能是 \(other.rawValue)：若是，\(moved) 处在边界内；按声明的 \(declared.rawValue) 为 \(inside) 处。未作任何改动",
        en:
          "the coordinates may be \(other.rawValue): then \(moved) places would lie inside, as \(declared.rawValue) "
          + "\(inside) do; nothing was moved")
    }
  }
}
