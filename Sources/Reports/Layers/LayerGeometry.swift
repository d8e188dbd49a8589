public import DistrictModel

/// The shape of a feature in degrees of WGS-84, longitude first.
public enum LayerGeometry: Hashable, Sendable {
  case point(Coordinate)
  /// Lines of one feature.
  case lines([[Coordinate]])
  /// Areas of one feature: of each the outer ring, then its holes. Rings are closed: the last point repeats the first.
  case areas([[[Coordinate]]])

  /// What a layer holds; lines and areas count as many even where a feature has one, so that a layer has one type.
  public enum Kind: String, CaseIterable, Sendable {
    case point
    case lines
    case areas

    /// The word of Simple Features (OGC 06-103r4), which GeoJSON uses as well.
    public var word: String {
      switch self {
      case .point: "Point"
      case .lines: "MultiLineString"
      case .areas: "MultiPolygon"
      }
    }

    public var name: BilingualText {
      switch self {
      case .point: BilingualText(zh: "点", en: "points")
      case .lines: BilingualText(zh: "线", en: "lines")
      case .areas: BilingualText(zh: "面", en: "areas")
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .point: .point
    case .lines: .lines
    case .areas: .areas
    }
  }

  /// Every point, rings with their repeated last one.
  public func forEachPoint(_ body: (Coordinate) -> Void) {
    switch self {
    case .point(let place): body(place)
    case .lines(let lines): for line in lines { for place in line { body(place) } }
    case .areas(let areas): for area in areas { for ring in area { for place in ring { body(place) } } }
    }
  }

  /// Whether there is no point in it.
  public var isEmpty: Bool {
    switch self {
    case .point: false
    case .lines(let lines): lines.allSatisfy(\.isEmpty)
    case .areas(let areas): areas.allSatisfy { $0.allSatisfy(\.isEmpty) }
    }
  }
}

/// The smallest rectangle of longitude and latitude around points; nothing where there was none.
public struct LayerExtent: Hashable, Sendable {
  public private(set) var west = Double.infinity
  public private(set) var south = Double.infinity
  public private(set) var east = -Double.infinity
  public private(set) var north = -Double.infinity

  public init() {}

  public init(of geometry: LayerGeometry) { add(geometry) }

  public var isEmpty: Bool { west > east }

  public mutating func add(_ geometry: LayerGeometry) {
    geometry.forEachPoint { place in
      west = min(west, place.longitude)
      east = max(east, place.longitude)
      south = min(south, place.latitude)
      north = max(north, place.latitude)
    }
  }
}

/// Places of the metric plane as shapes on the globe.
struct LayerProjection: Sendable {
  let projection: TransverseMercator

  init(_ world: World) { projection = world.projection }

  /// To a tenth of a millimetre: the plane is in whole millimetres, and what lies below is the last digit of a sine, in which
  /// two processors may differ.
  static func exact(_ place: Coordinate) -> Coordinate {
    Coordinate(
      longitude: (place.longitude * 1e9).rounded() / 1e9, latitude: (place.latitude * 1e9).rounded() / 1e9)
  }

  func place(_ point: MetricPoint) -> Coordinate { Self.exact(projection.unproject(point)) }

  func point(_ point: MetricPoint) -> LayerGeometry { .point(place(point)) }

  func line(_ points: [MetricPoint]) -> [Coordinate] { points.map(place) }

  /// Outer rings run counterclockwise, holes clockwise (RFC 7946, 3.1.6).
  func areas(_ polygons: [Polygon]) -> LayerGeometry {
    .areas(
      polygons.map { polygon in
        polygon.rings.enumerated().map { ring(number: $0.offset, $0.element) }
      })
  }

  private func ring(number: Int, _ ring: Ring) -> [Coordinate] {
    let isCounterclockwise = Self.twiceArea(ring) >= 0
    var places = line(isCounterclockwise == (number == 0) ? ring : ring.reversed())
    if let first = places.first { places.append(first) }
    return places
  }

  private static func twiceArea(_ ring: Ring) -> Double {
    guard let origin = ring.first, var previous = ring.last else { return 0 }
    var sum = 0.0
    for point in ring {
      sum += (previous.x - origin.x) * (point.y - origin.y) - (point.x - origin.x) * (previous.y - origin.y)
      previous = point
    }
    return sum
  }
}
