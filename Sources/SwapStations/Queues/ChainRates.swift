import NumericKernels
import PowerNetwork

/// The states and rates of a station's chain, and its shares of time.
struct ChainRates: Sendable {
  let packs: Int
  let chargers: Int
  let bays: Int
  let places: Int
  private let swapRate: Double
  private let chargeRate: Double
  private let arrivals: StationChain.Arrivals

  init(
    _ station: StationChain.Equipment, _ arrivals: StationChain.Arrivals
  ) throws(StationChainRefusal) {
    func isPositive(_ value: Double) -> Bool { value > 0 && value.isFinite }
    packs = station.packs
    chargers = station.chargers
    bays = station.bays
    swapRate = 1 / station.swapHours
    chargeRate = 1 / station.chargeHours
    self.arrivals = arrivals
    switch arrivals {
    case .open(let perHour, let places):
      guard isPositive(perHour) else { throw .outOfRange }
      self.places = places
    case .fleet(let vehicles, let hours):
      guard isPositive(hours), isPositive(1 / hours) else { throw .outOfRange }
      places = vehicles
    }
    guard [packs, chargers, bays, places].allSatisfy({ (1...1_000_000).contains($0) }),
      isPositive(station.swapHours), isPositive(station.chargeHours), isPositive(swapRate),
      isPositive(chargeRate)
    else { throw .outOfRange }
  }

  @inline(__always) func row(_ present: Int, _ empty: Int) -> Int { present * (packs + 1) + empty }

  @inline(__always) func swapping(_ present: Int, _ empty: Int) -> Int { min(present, bays, packs - empty) }

  @inline(__always) func arrival(_ present: Int) -> Double {
    guard present < places else { return 0 }
    return switch arrivals {
    case .open(let perHour, _): perHour
    case .fleet(let vehicles, let hours): Double(vehicles - present) / hours
    }
  }

  /// Shares of time that sum to one; `nil` where the numbers leave the range of a `Double`.
  ///
  /// A state that is next to never visited would be a bad one to count the others by: if the likeliest turns out to be far
  /// from the first guess, it is tried instead.
  func stationaryShares() -> [Double]? {
    for first in [likely(), row(0, 0), row(places, packs), row(places, 0)] {
      guard var found = weights(countedBy: first) else { continue }
      var likeliest = first
      for state in found.indices where found[state] > found[likeliest] { likeliest = state }
      if found[likeliest] > 1e12 * found[first], let again = weights(countedBy: likeliest) { found = again }
      let total = found.reduce(0, +)
      guard total.isFinite, total > 0 else { continue }
      return found.map { $0 / total }
    }
    return nil
  }

  /// Where the flows of means balance.
  private func likely() -> Int {
    let rate = arrival(0)
    let capacity = SaturatedStation.fixedTimeBound(
      packs: packs, chargers: chargers, bays: bays, swapHours: 1 / swapRate, chargeHours: 1 / chargeRate)
    let flow = min(rate, capacity)
    let empty = min(packs, Int(min(Double(packs), flow / chargeRate)))
    switch arrivals {
    case .open where rate > capacity: return row(places, empty)
    case .open: return row(min(places, Int(min(Double(places), flow / swapRate))), empty)
    case .fleet(let vehicles, let hours):
      let away = flow < rate ? flow * hours : Double(vehicles) - flow / swapRate
      return row(min(places, max(0, places - Int(min(Double(places), max(0, away))))), empty)
    }
  }

  /// Shares of time relative to that of one state.
  private func weights(countedBy reference: Int) -> [Double]? {
    let states = (places + 1) * (packs + 1)
    var starts: [Int32] = [0]
    var rows: [Int32] = []
    var values: [Double] = []
    var right = [Double](repeating: 0, count: states - 1)
    rows.reserveCapacity(4 * states)
    values.reserveCapacity(4 * states)
    for present in 0...places {
      for empty in 0...packs {
        let state = row(present, empty)
        var out = 0.0
        func flow(to target: Int, _ rate: Double) {
          guard rate > 0 else { return }
          out += rate
          guard target != reference else { return }
          let line = target < reference ? target : target - 1
          if state == reference {
            right[line] += rate
          } else {
            rows.append(Int32(line))
            values.append(-rate)
          }
        }
        if present < places { flow(to: row(present + 1, empty), arrival(present)) }
        let swaps = swapping(present, empty)
        if swaps > 0 { flow(to: row(present - 1, empty + 1), Double(swaps) * swapRate) }
        if empty > 0 { flow(to: row(present, empty - 1), Double(min(empty, chargers)) * chargeRate) }
        guard state != reference else { continue }
        rows.append(Int32(state < reference ? state : state - 1))
        values.append(out)
        starts.append(Int32(rows.count))
      }
    }
    var solver = SparseRealSolver(size: states - 1, starts: starts, rows: rows, keepsDiagonal: true)
    guard solver.solve(&values, &right, refinements: 3), right.allSatisfy(\.isFinite) else { return nil }
    // A rounded share of nothing may come out below it.
    var weights = right.map { max(0, $0) }
    weights.insert(1, at: reference)
    return weights
  }
}
