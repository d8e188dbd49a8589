import Foundation
import Siting

/// Census blocks of a city, each a customer and a candidate (Máximo, Cordeau, Nascimento 2023).
///
/// A city is `City.txt` with a header, `DIMENSION : n`, `NODE_COORD_SECTION` (latitude, longitude) and
/// `DEMAND_SECTION`. A result is `City_P_R.txt`: the number of sites and the radius in metres stand in its name, its
/// worth follows `f:`. Either may be given: the city asks the questions of all results beside it, or those of the options.
/// Distance: spherical law of cosines, radius 6,378,100 m, the angle rounded to a 32-bit float before it is multiplied.
public struct CityFormat: PlacementFormat {
  public static let name = "mclp"
  public static let aliases = ["mclp-cities", "cities"]
  public static let summary = "maximal covering of census blocks: City.txt, or City_P_R.txt beside it"
  private static let counts = Array(1...400)
  private static let radii = [200, 300, 400, 500, 600, 700, 800, 1000]

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    let parts = source.stem.split(separator: "_")
    if parts.count >= 3, let count = Int(parts[parts.count - 2]), let radius = Int(parts[parts.count - 1]) {
      let city = parts.dropLast(2).joined(separator: "_")
      return [
        Self.instance(
          source.neighbour("\(city).txt"), count: count, radius: Double(radius),
          bestKnown: try Self.worth(source))
      ]
    }
    if !options.counts.isEmpty, let radius = options.radius {
      return options.counts.map { Self.instance(source, count: $0, radius: radius, bestKnown: nil) }
    }
    var found: [PlacementInstance] = []
    for radius in Self.radii {
      for count in options.counts.isEmpty ? Self.counts : options.counts {
        let result = source.neighbour("\(source.stem)_\(count)_\(radius).txt")
        guard result.exists else { continue }
        found.append(
          Self.instance(source, count: count, radius: Double(radius), bestKnown: try Self.worth(result)))
      }
    }
    if found.isEmpty {
      _ = try source.text()
      throw InstanceError(
        file: source.argument, line: nil,
        "expected --p and --radius, or results such as \(source.stem)_50_600.txt beside the city")
    }
    return found
  }

  private static func worth(_ source: InstanceSource) throws(InstanceError) -> Double {
    var words = try source.words()
    try words.expect("f:")
    return Double(try words.integer("the worth of the result", in: 0...Int64.max))
  }

  private static func instance(
    _ source: InstanceSource, count: Int, radius: Double, bestKnown: Double?
  ) -> PlacementInstance {
    PlacementInstance(name: "\(source.stem)_\(count)_\(Int(radius))", count: count, bestKnown: bestKnown) {
      () throws(InstanceError) in
      let city = try read(source)
      let rows = neighbours(city.points, within: radius)
      do throws(SitingError) {
        return Question(
          try CoveringProblem(
            weights: city.demand, coveredBy: rows, candidates: city.points.count, open: count),
          SitingCatalogue.maximalCovering)
      } catch { throw InstanceError(file: source.argument, error) }
    }
  }

  private static func read(
    _ source: InstanceSource
  ) throws(InstanceError) -> (points: [(latitude: Double, longitude: Double)], demand: [Int64]) {
    var words = try source.words()
    var dimension: Int64?
    header: while true {
      switch try words.word("NODE_COORD_SECTION") {
      case "NODE_COORD_SECTION": break header
      case "DIMENSION", "DIMENSION:":
        let word = try words.word("the number of points")
        if word == ":" {
          dimension = try words.integer("the number of points", in: 1...1_000_000)
        } else if let value = Int64(word), (1...1_000_000).contains(value) {
          dimension = value
        } else {
          throw words.fault("expected the number of points, found '\(word)'")
        }
      default: _ = words.restOfLine()
      }
    }
    guard let dimension else { throw words.fault("expected 'DIMENSION : n' before the points") }
    var points: [(latitude: Double, longitude: Double)] = []
    for _ in 0..<dimension {
      points.append((try words.number("a latitude"), try words.number("a longitude")))
    }
    try words.expect("DEMAND_SECTION")
    var demand: [Int64] = []
    for _ in 0..<dimension { demand.append(try words.integer("a demand")) }
    return (points, demand)
  }

  private static func neighbours(
    _ points: [(latitude: Double, longitude: Double)], within radius: Double
  ) -> [[Int32]] {
    let degree = 3.141592653589793 / 180
    let places = points.map { point in
      let latitude = point.latitude * degree
      return (
        sin: sin(latitude), cos: cos(latitude), longitude: point.longitude * degree,
        latitude: latitude
      )
    }
    // Points whose latitudes alone lie further apart than the radius need no cosine.
    let band = radius / 6_378_100 * 1.001
    let order = places.indices.sorted { (places[$0].latitude, $0) < (places[$1].latitude, $1) }
    var rows = [[Int32]](repeating: [], count: points.count)
    for (rank, left) in order.enumerated() {
      rows[left].append(Int32(left))
      var other = rank + 1
      while other < order.count, places[order[other]].latitude - places[left].latitude <= band {
        let right = order[other]
        other += 1
        let cosine =
          places[left].sin * places[right].sin
          + places[left].cos * places[right].cos * cos(places[left].longitude - places[right].longitude)
        let angle = Float(acos(min(1, max(-1, cosine))))
        guard Double(angle) * 6_378_100 <= radius else { continue }
        rows[left].append(Int32(right))
        rows[right].append(Int32(left))
      }
    }
    return rows
  }
}
