public import RoadNetwork

/// Vehicles on every link of a network, hour by hour of a day.
public struct LinkTraffic: Codable, Hashable, Sendable {
  public static let hours = 24

  /// By link, then hour.
  private var perHour: [Double]
  /// Mean speed of each link, m/s.
  private let speedMPS: [Double]

  /// An empty road network.
  public init(_ graph: RoadGraph, speedFactor: Double) {
    perHour = [Double](repeating: 0, count: graph.links.count * Self.hours)
    speedMPS = graph.links.map { max(1, $0.speedKmPerHour / 3.6 * speedFactor) }
  }

  public var links: Int { speedMPS.count }

  /// Sets what drives on a link in an hour of the day; what is no number of vehicles is left out.
  public mutating func set(_ vehicles: Double, link: Int, hour: Int) {
    guard vehicles >= 0, vehicles.isFinite, speedMPS.indices.contains(link), (0..<Self.hours).contains(hour)
    else { return }
    perHour[link * Self.hours + hour] = vehicles
  }

  /// Spreads the vehicles of a day over its hours.
  public mutating func set(perDay vehicles: Double, link: Int, hourShares: [Double]) {
    let sum = hourShares.prefix(Self.hours).reduce(0, +)
    guard sum > 0 else { return }
    for (hour, share) in hourShares.prefix(Self.hours).enumerated() {
      set(vehicles * share / sum, link: link, hour: hour)
    }
  }

  public func vehicles(link: Int, hour: Int) -> Double { perHour[link * Self.hours + hour] }

  public func perDay(link: Int) -> Double {
    perHour[link * Self.hours..<(link + 1) * Self.hours].reduce(0, +)
  }

  /// Vehicles per metre of a link: flow over speed.
  public func perMetre(link: Int, hour: Int) -> Double {
    vehicles(link: link, hour: hour) / 3600 / speedMPS[link]
  }

  public func speedMPS(link: Int) -> Double { speedMPS[link] }

  /// Vehicle-kilometres driven in each hour.
  public func vehicleKm(_ graph: RoadGraph) -> [Double] {
    (0..<Self.hours).map { hour in
      graph.links.indices.reduce(0) {
        $0 + vehicles(link: $1, hour: hour) * Double(graph.links[$1].length) / 10_000
      }
    }
  }

  /// The hour in which most is driven.
  public func busiestHour(_ graph: RoadGraph) -> Int {
    let driven = vehicleKm(graph)
    return driven.indices.max { (driven[$0], -$0) < (driven[$1], -$1) } ?? 0
  }
}
