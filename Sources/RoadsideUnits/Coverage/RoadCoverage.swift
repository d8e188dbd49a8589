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
    guard let link = StreetLink(radio) else { return nil }
    let grid = UnitGrid(units, cellM: radio.farthestM)
    var delivered = [Double](repeating: 0, count: steps.count)
    var best = [Int32](repeating: -1, count: steps.count)
    for row in 0..<steps.count {
      var missed = 1.0
      var most = 0.01
      grid.forEach(nearX: steps.x[row], y: steps.y[row]) { unit in
        let place = units[unit].place
        let share = link.share(
          unit: units[unit], x: steps.x[row] - place.x, y: steps.y[row] - place.y,
          dx: steps.directionX[row],
          dy: steps.directionY[row])
        missed *= 1 - share
        if share > most {
          most = share
          best[row] = Int32(unit)
        }
      }
      delivered[row] = 1 - missed
    }
    self.steps = steps
    self.radio = radio
    deliveredShare = delivered
    bestUnit = best
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
  public func summary(of roadClass: RoadClass? = nil, traffic: [Double]? = nil) -> Summary {
    var total = (length: 0.0, flow: 0.0)
    var covered = (length: 0.0, flow: 0.0)
    var gap = (metres: 0.0, seconds: 0.0)
    var longest = (metres: 0.0, seconds: 0.0)
    var handovers = 0.0
    var street: Int32 = -1
    var serving: Int32 = -1
    for row in 0..<steps.count where roadClass == nil || steps.roadClass[row] == roadClass {
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

/// Units by squares as wide as they are looked for, so that nine squares hold all within reach.
struct UnitGrid {
  private let cellM: Double
  private let lowX: Double
  private let lowY: Double
  private let columns: Int
  private let rows: Int
  private let starts: [Int32]
  private let members: [Int32]

  init(_ units: [RoadsideUnit], cellM: Double) {
    let low = (x: units.map(\.place.x).min() ?? 0, y: units.map(\.place.y).min() ?? 0)
    let width = ((units.map(\.place.x).max() ?? 0) - low.x) / cellM
    let height = ((units.map(\.place.y).max() ?? 0) - low.y) / cellM
    // Places that are no numbers, or a district as wide as a continent, fall into one square.
    let isUsual = width >= 0 && height >= 0 && (width + 1) * (height + 1) < 1e7
    let columns = isUsual ? Int(width) + 1 : 1
    let rows = isUsual ? Int(height) + 1 : 1
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    let cells = units.map { unit -> Int in
      guard isUsual else { return 0 }
      return Int((unit.place.y - low.y) / cellM) * columns + Int((unit.place.x - low.x) / cellM)
    }
    for cell in cells { counts[cell + 1] += 1 }
    for cell in 0..<(columns * rows) { counts[cell + 1] += counts[cell] }
    var place = counts
    var members = [Int32](repeating: 0, count: units.count)
    for (unit, cell) in cells.enumerated() {
      members[Int(place[cell])] = Int32(unit)
      place[cell] += 1
    }
    self.cellM = cellM
    (lowX, lowY) = low
    self.columns = columns
    self.rows = rows
    starts = counts
    self.members = members
  }

  /// Units in the nine squares around a point, in order of square and number.
  func forEach(nearX x: Double, y: Double, _ body: (Int) -> Void) {
    let across = (x - lowX) / cellM
    let along = (y - lowY) / cellM
    guard across >= -2, along >= -2, across < Double(columns) + 2, along < Double(rows) + 2 else {
      return
    }
    let column = Int(across.rounded(.down))
    let row = Int(along.rounded(.down))
    for otherRow in stride(from: max(0, row - 1), through: min(rows - 1, row + 1), by: 1) {
      for otherColumn in stride(
        from: max(0, column - 1), through: min(columns - 1, column + 1), by: 1)
      {
        let cell = otherRow * columns + otherColumn
        for index in Int(starts[cell])..<Int(starts[cell + 1]) { body(Int(members[index])) }
      }
    }
  }
}
