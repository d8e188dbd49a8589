import DistrictModel
import RoadNetwork

/// Small road networks and grids for laws on roadside units.
enum StreetFixture {
  /// Places joined one after another, both ways: rows 2k there and 2k + 1 back.
  static func line(
    _ places: [MetricPoint], _ roadClass: RoadClass = .primary, kmPerHour: Double = 36
  ) throws -> RoadGraph {
    try graph(places, (1..<places.count).map { ($0 - 1, $0) }) { _, _ in (roadClass, kmPerHour) }
  }

  /// Crossings in a square, both ways; the first and every third street is a main road.
  static func grid(_ side: Int, spacingM: Double = 200) throws -> RoadGraph {
    let places = (0..<side * side).map {
      MetricPoint(x: Double($0 % side) * spacingM, y: Double($0 / side) * spacingM)
    }
    var pairs: [(Int, Int)] = []
    for here in places.indices {
      if here % side + 1 < side { pairs.append((here, here + 1)) }
      if here / side + 1 < side { pairs.append((here, here + side)) }
    }
    return try graph(places, pairs) { one, other in
      let street = other == one + 1 ? one / side : one % side
      return street % 3 == 0 ? (.primary, 54) : (.residential, 36)
    }
  }

  /// - Parameter pairs: each becomes two links, there and back.
  static func graph(
    _ places: [MetricPoint], _ pairs: [(Int, Int)], _ kind: (Int, Int) -> (RoadClass, Double)
  ) throws -> RoadGraph {
    try RoadGraph(
      nodes: places.enumerated().map { RoadNode(id: "\($0.offset)", point: $0.element) },
      links: pairs.flatMap { one, other -> [RoadLink] in
        let (roadClass, speed) = kind(one, other)
        let length = Int64((places[one].distance(to: places[other]) * 10).rounded())
        return [(one, other), (other, one)].map {
          RoadLink(
            from: Int32($0.0), to: Int32($0.1), length: length, roadClass: roadClass, speedKmPerHour: speed)
        }
      })
  }

  /// Squares over a rectangle from the origin on.
  static func cells(_ columns: Int, _ rows: Int, sizeM: Double) throws -> CellGrid {
    let (width, height) = (Double(columns) * sizeM, Double(rows) * sizeM)
    return try CellGrid(
      over: Boundary(polygons: [
        Polygon(outer: [
          MetricPoint(x: 0, y: 0), MetricPoint(x: width, y: 0), MetricPoint(x: width, y: height),
          MetricPoint(x: 0, y: height),
        ])
      ]), sizeM: sizeM)
  }
}
