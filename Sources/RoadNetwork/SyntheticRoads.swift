public import DistrictModel

/// A made-up rectangular grid of streets for districts without road data: every so many-th street is a main road.
///
/// It shows what distances along streets do; it is no map, and `RoadGraph.isSynthetic` says so wherever it is used.
public struct SyntheticRoads: Codable, Hashable, Sendable {
  /// Distance between streets.
  public var spacingM: Double
  /// Every so many-th street is a main road.
  public var mainRoadEvery = 4
  public var streetKmPerHour = 30.0
  public var mainRoadKmPerHour = 50.0

  public init(spacingM: Double = 500) { self.spacingM = spacingM }

  /// The most crossings a grid may have.
  public static let largestCount = 1_000_000

  /// The crossings inside an outline and the streets between neighbours, both ways.
  ///
  /// - Throws: `RoadFault.tooLarge` where the spacing is too small for the outline.
  public func graph(inside boundary: Boundary) throws(RoadFault) -> RoadGraph {
    guard let (low, high) = boundary.extent, spacingM > 0, mainRoadEvery > 0 else {
      return try RoadGraph(nodes: [], links: [], isSynthetic: true)
    }
    let west = (low.x / spacingM).rounded(.down)
    let south = (low.y / spacingM).rounded(.down)
    let across = (high.x / spacingM).rounded(.up) - west + 1
    let along = (high.y / spacingM).rounded(.up) - south + 1
    guard across * along <= Double(Self.largestCount) else { throw .tooLarge }
    let columns = Int(across)
    let rows = Int(along)
    var number = [Int32](repeating: -1, count: columns * rows)
    var nodes: [RoadNode] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let point = MetricPoint(
          x: (west + Double(column)) * spacingM, y: (south + Double(row)) * spacingM)
        guard boundary.contains(point) else { continue }
        number[row * columns + column] = Int32(nodes.count)
        nodes.append(RoadNode(id: "\(row)-\(column)", point: point))
      }
    }
    var links: [RoadLink] = []
    func connect(_ one: Int, _ other: Int, street: Int) {
      guard number[one] >= 0, number[other] >= 0 else { return }
      let isMain = street % mainRoadEvery == 0
      for (from, to) in [(number[one], number[other]), (number[other], number[one])] {
        links.append(
          RoadLink(
            from: from, to: to, length: Int64((spacingM * 10).rounded()),
            roadClass: isMain ? .primary : .residential,
            speedKmPerHour: isMain ? mainRoadKmPerHour : streetKmPerHour))
      }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let here = row * columns + column
        if column + 1 < columns { connect(here, here + 1, street: row) }
        if row + 1 < rows { connect(here, here + columns, street: column) }
      }
    }
    return try RoadGraph(nodes: nodes, links: links, isSynthetic: true)
  }
}
