import SwapStations
import Testing

/// The chain by elimination without any subtraction (Grassmann, Taksar, Heyman 1985): slow, dense, and right in every digit
/// of every share.
@Suite("The station chain against elimination without subtraction") struct StationChainAgainstEliminationTests
{
  struct Case: Sendable, CustomTestStringConvertible {
    let station: StationChain.Equipment
    let arrivals: StationChain.Arrivals

    init(_ packs: Int, _ chargers: Int, _ bays: Int, _ arrivals: StationChain.Arrivals, swap: Double = 0.05) {
      station = StationChain.Equipment(
        packs: packs, chargers: chargers, bays: bays, swapHours: swap, chargeHours: 1)
      self.arrivals = arrivals
    }

    var testDescription: String { "\(station.packs)/\(station.chargers)/\(station.bays) \(arrivals)" }
  }

  static let cases: [Case] = [
    Case(7, 7, 1, .open(perHour: 5, places: 40), swap: 0.0833),
    Case(3, 2, 2, .open(perHour: 50, places: 9)),
    Case(1, 1, 1, .open(perHour: 0.3, places: 1)),
    Case(20, 12, 1, .open(perHour: 2, places: 15), swap: 0.1),
    Case(9, 9, 3, .fleet(vehicles: 25, hoursBetweenVisits: 2)),
    Case(12, 5, 1, .fleet(vehicles: 14, hoursBetweenVisits: 0.01)),
    Case(6, 4, 2, .fleet(vehicles: 1, hoursBetweenVisits: 7)),
  ]

  @Test("Both agree to nine digits, tails included", arguments: cases)
  func agree(_ one: Case) throws {
    let chain = try StationChain(one.station, one.arrivals)
    let exact = Self.eliminated(one)
    for (name, found, known) in [
      ("full", chain.fullProbability, exact.full), ("vehicles", chain.meanVehicles, exact.vehicles),
      ("none", chain.noFullPackProbability, exact.none), ("flow", chain.throughputPerHour, exact.flow),
    ] {
      #expect(abs(found - known) <= 1e-9 * known, "\(name): \(found) against \(known)")
    }
    // Planted fault: the same station with swaps a thousandth longer is told apart.
    let slower = Case(
      one.station.packs, one.station.chargers, one.station.bays, one.arrivals,
      swap: one.station.swapHours * (1 + 1e-3))
    let moved = Self.eliminated(slower)
    #expect(abs(moved.none - exact.none) > 1e-9 * exact.none)
  }

  private static func eliminated(_ one: Case) -> (full: Double, vehicles: Double, none: Double, flow: Double)
  {
    let packs = one.station.packs
    let places: Int
    switch one.arrivals {
    case .open(_, let most): places = most
    case .fleet(let vehicles, _): places = vehicles
    }
    func rate(_ present: Int) -> Double {
      switch one.arrivals {
      case .open(let perHour, _): present < places ? perHour : 0
      case .fleet(let vehicles, let hours): Double(vehicles - present) / hours
      }
    }
    let width = packs + 1
    let size = (places + 1) * width
    var rates = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for present in 0...places {
      for empty in 0...packs {
        let state = present * width + empty
        if present < places { rates[state][state + width] += rate(present) }
        let swaps = min(present, one.station.bays, packs - empty)
        if swaps > 0 { rates[state][state - width + 1] += Double(swaps) / one.station.swapHours }
        if empty > 0 {
          rates[state][state - 1] += Double(min(empty, one.station.chargers)) / one.station.chargeHours
        }
      }
    }
    for last in stride(from: size - 1, to: 0, by: -1) {
      let down = rates[last][..<last].reduce(0, +)
      for row in 0..<last where rates[row][last] > 0 {
        rates[row][last] /= down
        for column in 0..<last { rates[row][column] += rates[row][last] * rates[last][column] }
      }
    }
    var shares = [1.0]
    for state in 1..<size {
      shares.append((0..<state).reduce(0) { $0 + shares[$1] * rates[$1][state] })
    }
    let total = shares.reduce(0, +)
    var answer = (full: 0.0, vehicles: 0.0, none: 0.0, flow: 0.0)
    for (state, weight) in shares.enumerated() {
      let share = weight / total
      let present = state / width
      if present == places { answer.full += share }
      if state % width == packs { answer.none += share }
      answer.vehicles += share * Double(present)
      answer.flow += share * rate(present)
    }
    return answer
  }
}
