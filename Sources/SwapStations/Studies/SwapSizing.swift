import EventEngine
import NumericKernels

/// What customers are promised. The mean alone hides the peak: more than half an hour is always told beside it.
public struct ServiceLevel: Codable, Hashable, Sendable {
  public var meanWaitMin = 5.0
  /// Share that may wait half an hour or more.
  public var longWaitShare = 0.01
  /// Share that may be turned away or give up.
  public var lostShare = 0.01

  public init() {}

  /// The mean alone.
  public static func mean(minutes: Double) -> ServiceLevel {
    var level = ServiceLevel()
    level.meanWaitMin = minutes
    level.longWaitShare = 1
    return level
  }

  /// Long waits alone.
  public static func longWaits(share: Double) -> ServiceLevel {
    var level = ServiceLevel()
    level.meanWaitMin = .infinity
    level.longWaitShare = share
    return level
  }
}

/// How many packs, chargers and bays a demand needs, and how much demand a station carries.
public enum SwapSizing {
  /// What judges a size.
  public enum Method: Hashable, Sendable {
    /// The exact chain with exponential times, by its mean wait and loss: quick and on the safe side of fixed times. It takes
    /// packs of several types for alike.
    case chain
    /// The simulation of the station, by mean wait, long waits and loss.
    case simulation(arrivals: Int, seed: UInt64)
  }

  /// The fewest bays, then packs, then chargers that keep the service level; `nil` where no number up to `mostPacks` does.
  ///
  /// - Throws: what is wrong with the station.
  public static func least(
    for demand: StationTrial.Demand, like trial: StationTrial, level: ServiceLevel, by method: Method,
    mostPacks: Int = 200
  ) throws(SwapFaults) -> SwapStationDesign? {
    let peak = perHour(demand)
    guard peak > 0, peak.isFinite else { return nil }
    var judge = trial
    judge.demand = demand
    let stock = trial.station.packs
    let swap = max(trial.station.bayHours, 1e-9)
    let charge = chargeHours(trial)
    // Packs under way on average; where they are more than anybody may have, or without end, no size does.
    guard peak * (swap + charge) <= Double(mostPacks) else { return nil }
    let firstBays = max(1, Int((peak * swap).rounded(.up)))
    for bays in firstBays...(firstBays + 3) {
      let few = max(bays, Int((peak * (swap + charge)).rounded(.up)))
      guard few <= mostPacks else { return nil }
      judge.station.bays = bays
      judge.station.places = max(judge.station.places, bays)
      set(&judge, like: stock, packs: mostPacks, chargers: mostPacks)
      // Where even more packs than anybody has do not help, bays are short.
      guard try keeps(judge, level, method) else { continue }
      let packs = try smallest(few, mostPacks) { packs throws(SwapFaults) in
        set(&judge, like: stock, packs: packs, chargers: packs)
        return try keeps(judge, level, method)
      }
      let chargers = try smallest(max(1, Int(peak * charge)), packs) { chargers throws(SwapFaults) in
        set(&judge, like: stock, packs: packs, chargers: chargers)
        return try keeps(judge, level, method)
      }
      set(&judge, like: stock, packs: packs, chargers: chargers)
      return judge.station
    }
    return nil
  }

  /// The most arrivals per hour, Poisson, at which the station keeps the service level; 0 where it never does.
  ///
  /// The same draws serve every rate, so the answer is that of one stream of customers who come faster and faster.
  /// - Throws: what is wrong with the station.
  public static func largestDemand(
    of trial: StationTrial, level: ServiceLevel, by method: Method
  ) throws(SwapFaults) -> Double {
    let bound = SaturatedStation.fixedTimeBound(
      packs: trial.station.packCount, chargers: trial.station.chargers, bays: trial.station.bays,
      swapHours: max(trial.station.bayHours, 1e-9), chargeHours: max(chargeHours(trial), 1e-9))
    var low = 0.0
    var high = min(bound, trial.powerPerHour)
    for _ in 0..<10 {
      var middle = trial
      let rate = (low + high) / 2
      middle.demand = .poisson(perHour: rate)
      if try keeps(middle, level, method) { low = rate } else { high = rate }
    }
    return low
  }
}

extension SwapSizing {
  private static func keeps(
    _ trial: StationTrial, _ level: ServiceLevel, _ method: Method
  ) throws(SwapFaults) -> Bool {
    switch method {
    case .chain:
      let faults = trial.station.faults(station: 0, packTypes: trial.packTypes)
      guard faults.isEmpty else { throw SwapFaults(all: faults) }
      let equipment = StationChain.Equipment(
        packs: trial.station.packCount, chargers: trial.station.chargers, bays: trial.station.bays,
        swapHours: max(trial.station.bayHours, 1e-9), chargeHours: max(chargeHours(trial), 1e-9))
      let arrivals = StationChain.Arrivals.open(
        perHour: perHour(trial.demand), places: trial.station.places)
      guard let chain = try? StationChain(equipment, arrivals) else { return false }
      return chain.meanWaitHours * 60 <= level.meanWaitMin && chain.fullProbability <= level.lostShare
    case .simulation(let arrivals, let seed):
      return try trial.keeps(level, arrivals: arrivals, seed: seed)
    }
  }

  /// Packs in the proportion the station was given with: each next one is of the type that lags most behind its share.
  private static func set(_ trial: inout StationTrial, like stock: [Int], packs: Int, chargers: Int) {
    let all = Double(max(1, stock.reduce(0, +)))
    var counts = [Int](repeating: 0, count: stock.count)
    for number in 0..<packs {
      let lag = stock.indices.map { Double(stock[$0]) / all * Double(number + 1) - Double(counts[$0]) }
      guard let next = stock.indices.max(by: { (lag[$0], -$0) < (lag[$1], -$1) }) else { break }
      counts[next] += 1
    }
    trial.station.packs = counts
    trial.station.chargers = chargers
  }

  /// The smallest number that does, where more never hurts; the largest is known to do.
  private static func smallest(
    _ few: Int, _ many: Int, _ does: (Int) throws(SwapFaults) -> Bool
  ) throws(SwapFaults) -> Int {
    var low = few
    var high = many
    while low < high {
      let middle = (low + high) / 2
      if try does(middle) { high = middle } else { low = middle + 1 }
    }
    return high
  }

  /// Mean arrivals per hour; the busiest hour of a week.
  private static func perHour(_ demand: StationTrial.Demand) -> Double {
    switch demand {
    case .poisson(let perHour): perHour
    case .weekly(let rates): rates.max() ?? 0
    case .fleet(let vehicles, let hours): hours > 0 ? Double(vehicles) / hours : 0
    case .listed(let times):
      times.count < 2 ? 0 : Double(times.count - 1) / Duration.inHours(times[times.count - 1] - times[0])
    }
  }

  /// Hours from the state of charge vehicles come with to full, in the mean of the customers.
  public static func chargeHours(_ trial: StationTrial) -> Double {
    if case .timed(let hours, _) = trial.station.chargeLaw { return hours }
    return zip(trial.packTypes, trial.customerShares).reduce(0) { sum, type in
      guard type.1 > 0, let charge = type.0.charge(chargerKW: trial.station.chargerKW) else { return sum }
      return sum + type.1 * charge.hours(from: trial.arrivalShare, to: trial.station.targetShare)
    }
  }
}
