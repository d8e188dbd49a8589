public import DistrictModel
public import RoadNetwork

/// Places where units could stand: junctions, places along roads, and stations beside them.
public struct UnitCandidates: Codable, Hashable, Sendable {
  public private(set) var units: [RoadsideUnit] = []
  /// Node of the graph, -1 along a road.
  public private(set) var node: [Int32] = []
  /// Whether a station stands near enough to share pole, power and fibre.
  public private(set) var isShared: [Bool] = []
  /// Junctions of the roads that are to be covered.
  public var junctions: Int { node.count { $0 >= 0 } }

  /// - Parameters:
  ///   - steps: pieces of the roads that are to be covered.
  ///   - stations: where charging, swap and hydrogen stations stand.
  ///   - isInside: whether a junction lies in the district.
  /// - Complexity: O(links + pieces + stations).
  public init(
    _ graph: RoadGraph, steps: RoadSteps, stations: [MetricPoint], parameters: UnitParameters,
    isInside: (MetricPoint) -> Bool = { _ in true }
  ) {
    for junction in Junction.all(of: graph, roads: parameters.roads) where isInside(junction.place) {
      append(RoadsideUnit(place: junction.place, streets: junction.streets), node: junction.node)
    }
    let placed = PlaceGrid(units.map(\.place), squareM: max(100, parameters.spacingM))
    if parameters.spacingM > 0 { placeAlongRoads(steps, placed, parameters.spacingM) }
    placeAtStations(steps, stations, parameters.sharedWithinM)
  }

  private mutating func append(_ unit: RoadsideUnit, node: Int32 = -1, isShared: Bool = false) {
    units.append(unit)
    self.node.append(node)
    self.isShared.append(isShared)
  }

  /// Every so many metres of a street, but not within half of that from a junction.
  private mutating func placeAlongRoads(_ steps: RoadSteps, _ junctions: PlaceGrid, _ spacing: Double) {
    var since = 0.0
    for row in 0..<steps.count {
      if row > 0, steps.street[row] != steps.street[row - 1] { since = 0 }
      let place = MetricPoint(x: steps.x[row], y: steps.y[row])
      if junctions.hasAny(within: spacing / 2, of: place) {
        since = 0
        continue
      }
      since += steps.lengthM[row]
      guard since >= spacing / 2 else { continue }
      since -= spacing
      append(RoadsideUnit(place: place, streets: [steps.direction(row)]))
    }
  }

  /// A candidate within reach of a station shares with it; a station beside a road and far from all others is one itself.
  private mutating func placeAtStations(_ steps: RoadSteps, _ stations: [MetricPoint], _ reach: Double) {
    guard reach > 0 else { return }
    let sites = PlaceGrid(units.map(\.place), squareM: reach)
    let pieces = PlaceGrid(
      (0..<steps.count).map { MetricPoint(x: steps.x[$0], y: steps.y[$0]) }, squareM: reach)
    var added: [MetricPoint] = []
    for station in stations {
      // One unit shares with a station, the nearest: pole, power and fibre are there once.
      if let near = sites.nearest(to: station, within: reach) {
        isShared[near] = true
        continue
      }
      // Two services often stand on one site.
      guard let piece = pieces.nearest(to: station, within: reach),
        !added.contains(where: { $0.distance(to: station) <= reach })
      else { continue }
      added.append(station)
      append(RoadsideUnit(place: station, streets: [steps.direction(piece)]), isShared: true)
    }
  }
}

/// A node where three streets or more meet.
struct Junction {
  let node: Int32
  let place: MetricPoint
  /// Unit vectors from it.
  let streets: [MetricPoint]

  /// All junctions of roads of a rank, in order of node.
  static func all(of graph: RoadGraph, roads: RoadRank) -> [Junction] {
    var neighbours = [[Int32]](repeating: [], count: graph.nodes.count)
    for link in graph.links where roads.holds(link.roadClass) && link.length > 0 && link.from != link.to {
      neighbours[Int(link.from)].append(link.to)
      neighbours[Int(link.to)].append(link.from)
    }
    return graph.nodes.indices.compactMap { node in
      let others = Array(Set(neighbours[node])).sorted()
      guard others.count >= 3 else { return nil }
      let place = graph.nodes[node].point
      return Junction(
        node: Int32(node), place: place,
        streets: others.compactMap { other in
          let end = graph.nodes[Int(other)].point
          let span = place.distance(to: end)
          return span > 0
            ? MetricPoint(x: (end.x - place.x) / span, y: (end.y - place.y) / span) : nil
        })
    }
  }
}
