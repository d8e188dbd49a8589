import DistrictModel
import ScenarioFiles

/// Records that nothing can be made of, or that lie elsewhere, and that would lie in the district with x and y changed round.
///
/// East of 90° a latitude in the place of the longitude leaves a longitude that is no latitude: such records never come to be
/// places, so they are looked at where they are read. Nothing is turned.
struct TurnedAxes {
  /// Farther than this from the district's rectangle is elsewhere.
  private static let marginM = 5000.0
  /// Where there is no outline yet: China with its seas.
  private static let longitudes = 73.0...136.0
  private static let latitudes = 3.0...54.0

  private let reader: PlaceReader
  private let frame: ScenarioFrame
  private let isProjected: Bool
  private var counts: [(file: String, count: Int)] = []

  init(_ reader: PlaceReader, _ frame: ScenarioFrame, _ system: ReferenceSystem) {
    self.reader = reader
    self.frame = frame
    isProjected = if case .epsg = system { true } else { false }
  }

  /// The place of a pair, `nil` where it is none of the system.
  mutating func place(_ x: Double?, _ y: Double?, file: String) -> Coordinate? {
    guard let x, let y else { return nil }
    let place = reader.place(x, y)
    look(x, y, read: place, file: file)
    return place
  }

  /// - Parameter place: what became of the pair; `nil` where it is no place of the system.
  mutating func look(_ x: Double, _ y: Double, read place: Coordinate?, file: String) {
    if let place {
      // Degrees that can be read either way are asked in `PlaceChecks`, of all places together.
      guard isProjected || frame.boundary == nil, !isNear(place) else { return }
      let other = Coordinate(longitude: place.latitude, latitude: place.longitude)
      guard frame.boundary == nil || !other.isValid || !isNear(other) else { return }
    }
    guard x != y, let turned = reader.place(y, x), isNear(turned) else { return }
    if counts.last?.file == file {
      counts[counts.count - 1].count += 1
    } else {
      counts.append((file, 1))
    }
  }

  private func isNear(_ place: Coordinate) -> Bool {
    guard let extent = frame.boundary?.extent else {
      return Self.longitudes.contains(place.longitude) && Self.latitudes.contains(place.latitude)
    }
    let meridian = Double(6 * frame.projection.zone - 183)
    guard abs(place.longitude - meridian) < 20 else { return false }
    let point = frame.projection.project(place)
    return point.x > extent.low.x - Self.marginM && point.x < extent.high.x + Self.marginM
      && point.y > extent.low.y - Self.marginM && point.y < extent.high.y + Self.marginM
  }

  /// One word for each file that looks turned.
  func tell(_ log: inout ImportLog) {
    let (zh, en) = frame.boundary == nil ? ("中国范围内", "in China") : ("规划区一带", "in the district")
    for (file, count) in counts {
      log.add(
        .suspected, "W1023", file: file, records: count,
        zh: "坐标轴似乎颠倒：\(count) 条记录互换 x、y 后落在\(zh)；未作任何改动",
        en:
          "the axes look turned: \(count) records would lie \(en) with x and y changed round; nothing was turned"
      )
    }
  }
}
