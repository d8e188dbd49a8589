import DistrictModel
public import RoadNetwork

/// How well roads are served by units: delivery at every piece, and what follows for planners.
public struct RoadCoverage: Sendable {
  public let steps: RoadSteps
  public let radio: CoverageRadio
  /// Share of packets that at least one unit delivers, by piece. Links are taken as independent.
  public let deliveredShare: [Double]
  /// The unit that delivers most, -1 where none delivers one packet in a hundred.
  public let bestUnit: [Int32]

  /// - Complexity: O(pieces × units within reach). `nil` for a radio with a fault.
  public init?(_ steps: RoadSteps, units: [RoadsideUnit], radio: CoverageRadio) {
    guard let hearing = UnitHearing(units, radio: radio) else { return nil }
    var delivered = [Double](repeating: 0, count: steps.count)
    var best = [Int32](repeating: -1, count: steps.count)
    for row in 0..<steps.count {
      let heard = hearing.at(
        MetricPoint(x: steps.x[row], y: steps.y[row]), along: steps.direction(row))
      delivered[row] = heard.deliveredShare
      best[row] = heard.bestUnit
    }
    self.init(steps: steps, radio: radio, deliveredShare: delivered, bestUnit: best)
  }

  init(steps: RoadSteps, radio: CoverageRadio, deliveredShare: [Double], bestUnit: [Int32]) {
    self.steps = steps
    self.radio = radio
    self.deliveredShare = deliveredShare
    self.bestUnit = bestUnit
  }

  /// What a class of road, or all roads, get.
  public struct Summary: Codable, Hashable, Sendable {
    public let kilometres: Double
    /// Shares of length and of traffic that are covered; by traffic 0 where there is none.
    public let coveredByLength: Double
    public let coveredByTraffic: Double
    public let longestGapM: Double
    public let longestGapSeconds: Double
    public let handoversPerKm: Double
  }

  /// - Parameter traffic: vehicles per hour of both directions together, by row of the graph's links; where a road has two
  ///   links, that of the smaller row counts.
  public func summary(
    of isWanted: (RoadClass) -> Bool = { _ in true }, traffic: [Double]? = nil
  ) -> Summary {
    var total = (length: 0.0, flow: 0.0)
    var covered = (length: 0.0, flow: 0.0)
    var gap = (metres: 0.0, seconds: 0.0)
    var longest = (metres: 0.0, seconds: 0.0)
    var handovers = 0.0
    var street: Int32 = -1
    var serving: Int32 = -1
    for row in 0..<steps.count where isWanted(steps.roadClass[row]) {
      let length = steps.lengthM[row]
      let link = Int(steps.link[row])
      let flow = traffic.map { $0.indices.contains(link) ? $0[link] * length : 0 } ?? 0
      if steps.street[row] != street {
        street = steps.street[row]
        gap = (0, 0)
        serving = -1
      }
      total.length += length
      total.flow += flow
      if deliveredShare[row] >= radio.coveredShare {
        covered.length += length
        covered.flow += flow
        gap = (0, 0)
      } else {
        gap.metres += length
        gap.seconds += length / steps.speedMPS[row]
        longest = (max(longest.metres, gap.metres), max(longest.seconds, gap.seconds))
      }
      if bestUnit[row] >= 0 {
        if serving >= 0, serving != bestUnit[row] { handovers += 1 }
        serving = bestUnit[row]
      }
    }
    return Summary(
      kilometres: total.length / 1000,
      coveredByLength: total.length > 0 ? covered.length / total.length : 0,
      coveredByTraffic: total.flow > 0 ? covered.flow / total.flow : 0, longestGapM: longest.metres,
      longestGapSeconds: longest.seconds,
      handoversPerKm: total.length > 0 ? handovers / (total.length / 1000) : 0)
  }
}

/// What is heard at any place of the road.
struct UnitHearing {
  private let units: [RoadsideUnit]
  private let link: StreetLink
  private let squares: PlaceSquares

  /// `nil` for a radio with a fault.
  init?(_ units: [RoadsideUnit], radio: CoverageRadio) {
    guard let link = StreetLink(radio) else { return nil }
    self.units = units
    self.link = link
    squares = PlaceSquares(units.map(\.place), cellM: radio.farthestM)
  }

  /// The share that one unit at least delivers, and the unit that delivers most, -1 below one packet in a hundred.
  func at(_ place: MetricPoint, along street: MetricPoint) -> (deliveredShare: Double, bestUnit: Int32) {
    var missed = 1.0
    var most = 0.01
    var best: Int32 = -1
    squares.forEach(nearX: place.x, y: place.y) { unit in
      let post = units[unit].place
      let share = link.share(
        unit: units[unit], x: place.x - post.x, y: place.y - post.y, dx: street.x, dy: street.y)
      missed *= 1 - share
      if share > most {
        most = share
        best = Int32(unit)
      }
    }
    return (1 - missed, best)
  }
}
