public import DistrictModel
import NumericKernels

/// The share of each cell's charging that drivers take outside, and to which station.
///
/// A multinomial logit without waits, which is the law of Huff (1964, doi:10.1177/002224296402800307): the weight of a
/// station is its connectors to the power of size times exp(-mu × cost of the drive). Drivers compare the nearest
/// stations, whichever side of the border they stand on; beyond the farthest drive only the nearest is left.
public struct NeighbourShares: Sendable {
  /// A station outside that some cell considers.
  struct Choice: Sendable {
    /// Row among the world's neighbours.
    let station: Int32
    /// Sum of the shares up to this one.
    let running: Double
    let minutes: Double
  }

  private let cells: Int
  /// Choices of class × cell: `first[row] ..< first[row + 1]`.
  private var first: [Int32] = [0]
  private var choices: [Choice] = []

  /// - Parameter plan: the stations on this side; each counts with the connectors that a class can use.
  public init(world: World, plan: Plan, parameters: NeighbourParameters) {
    cells = world.grid.cells.count
    let near = (0..<cells).map { Self.nearest(to: $0, world, plan, parameters) }
    let kmPerMinute = world.travel.speedKmPerHour / 60
    for kind in world.fleets {
      let perMinute =
        kind.valueOfTimeCNYPerHour / 60 * parameters.driving + parameters.detourCNYPerKm * kmPerMinute
      let pulls = Self.pulls(on: kind, world, plan)
      for alternatives in near {
        weigh(alternatives, pulls, perMinute: parameters.perCNY * perMinute, parameters.farthestMin)
        first.append(Int32(choices.count))
      }
    }
  }

  /// Share of a class's needs in a cell that are charged outside.
  public func outside(class row: Int, cell: Int) -> Double { choices(row, cell).last?.running ?? 0 }

  /// Share that one station outside takes.
  public func share(of station: Int, class row: Int, cell: Int) -> Double {
    var before = 0.0
    for choice in choices(row, cell) {
      if Int(choice.station) == station { return choice.running - before }
      before = choice.running
    }
    return 0
  }

  /// The station outside for a number of (0, 1); `nil` for one of the district's own.
  func choose(class row: Int, cell: Int, at number: Double) -> Choice? {
    choices(row, cell).first { number < $0.running }
  }

  private func choices(_ row: Int, _ cell: Int) -> ArraySlice<Choice> {
    let place = row * cells + cell
    return choices[Int(first[place])..<Int(first[place + 1])]
  }
}

extension NeighbourShares {
  /// A station that a cell considers.
  private struct Alternative {
    let isOutside: Bool
    /// Row of the plan, or of the neighbours.
    let row: Int
    let minutes: Double
  }

  /// What the size of each station is to a class; 0 where it can use no connector.
  private struct Pulls {
    var inside: [Double]
    var outside: [Double]
  }

  private static func pulls(on kind: VehicleClass, _ world: World, _ plan: Plan) -> Pulls {
    func pull(_ connectors: Int) -> Double {
      connectors > 0
        ? Elementary.exp(world.attraction.sizeExponent * Elementary.log(Double(connectors))) : 0
    }
    return Pulls(
      inside: plan.stations.map { station in
        pull(
          zip(station.chargers, world.chargerTypes).reduce(0) {
            $0 + (kind.limitKW(at: $1.1) > 0 ? $1.0 * $1.1.connectors : 0)
          })
      },
      outside: world.neighbours.map { kind.limitKW(at: $0.connector) > 0 ? pull($0.connectors) : 0 })
  }

  /// The nearest stations of both sides, nearest first; of equals the district's own come first.
  private static func nearest(
    to cell: Int, _ world: World, _ plan: Plan, _ parameters: NeighbourParameters
  ) -> [Alternative] {
    var near: [Alternative] = []
    func offer(_ row: Int, _ straightM: Double, isOutside: Bool) {
      let minutes = world.travel.minutes(straightM: straightM)
      guard minutes.isFinite else { return }
      if near.count == parameters.alternatives, let farthest = near.last, minutes >= farthest.minutes {
        return
      }
      near.insert(
        Alternative(isOutside: isOutside, row: row, minutes: minutes),
        at: near.firstIndex { minutes < $0.minutes } ?? near.count)
      if near.count > parameters.alternatives { near.removeLast() }
    }
    for (row, station) in plan.stations.enumerated() {
      offer(row, world.metresApart(cell: cell, site: Int(station.site.row)), isOutside: false)
    }
    let centre = world.grid.cells[cell].centre
    for (row, station) in world.neighbours.enumerated() {
      offer(row, centre.distance(to: station.point), isOutside: true)
    }
    return near
  }

  /// The shares of one class in one cell; those of the district's own stations are what is left.
  private mutating func weigh(_ near: [Alternative], _ pulls: Pulls, perMinute: Double, _ farthestMin: Double)
  {
    let nearest = near.first?.minutes ?? 0
    let start = choices.count
    var (total, outside) = (0.0, 0.0)
    for one in near {
      if one.minutes > farthestMin, total > 0 { break }
      let weight =
        (one.isOutside ? pulls.outside[one.row] : pulls.inside[one.row])
        * Elementary.exp(-perMinute * (one.minutes - nearest))
      guard weight > 0 else { continue }
      total += weight
      guard one.isOutside else { continue }
      outside += weight
      choices.append(Choice(station: Int32(one.row), running: outside, minutes: one.minutes))
    }
    for row in start..<choices.count {
      choices[row] = Choice(
        station: choices[row].station, running: choices[row].running / total, minutes: choices[row].minutes)
    }
  }
}
