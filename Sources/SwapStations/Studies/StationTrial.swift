public import EventEngine
public import NumericKernels

/// One station on its own under a demand of its own: the room's mechanics without a district. What tests, cross-checks and
/// sizing run.
public struct StationTrial: Sendable {
  /// Who comes.
  public enum Demand: Sendable {
    case poisson(perHour: Double)
    /// By hour of the week from Monday's midnight, repeated.
    case weekly(perHour: [Double])
    /// Vehicles of the station's own, back after an exponential time.
    case fleet(vehicles: Int, hoursBetweenVisits: Double)
    /// Arrivals in rising order.
    case listed([Nanoseconds])
  }

  public var station: SwapStationDesign
  public var packTypes: [PackType]
  public var demand: Demand
  /// Shares of the customers by pack type; empty where all want the first.
  public var mix: [Double] = []
  public var parameters: SwapParameters
  public var policies: [any RackPolicy]
  /// CNY/kWh by hour of the day.
  public var pricesCNYPerKWh: [Double] = []
  /// State of charge vehicles arrive with; drawn evenly around it by this spread.
  public var arrivalShare = 0.25
  public var arrivalSpread = 0.0
  /// Grid power the station may draw by quarter hour of the week, kW; `nil` for its transformer's.
  public var gridLimitKW: [Double]?

  public init(
    station: SwapStationDesign, packTypes: [PackType] = [.heavyTruck], demand: Demand,
    parameters: SwapParameters? = nil, policies: [any RackPolicy] = []
  ) {
    self.station = station
    self.packTypes = packTypes
    self.demand = demand
    if let parameters {
      self.parameters = parameters
    } else {
      self.parameters = SwapParameters()
      self.parameters.patienceMin = .infinity
      self.parameters.attempts = 1
    }
    self.policies = policies
  }

  /// Figures with their means over batches of arrivals; the first batch, which fills the station, is left out.
  public struct Answer: Sendable {
    /// Minutes of wait over those served, and shares of them: waited at all, waited half an hour or more.
    public var waitMinutes = RunningStatistics()
    public var waitShare = RunningStatistics()
    public var longWaitShare = RunningStatistics()
    /// Share of the arrivals that were turned away or gave up.
    public var lostShare = RunningStatistics()
    public var swapsPerHour = RunningStatistics()
    /// Means over time: full packs with those reserved, time without any, bays and chargers taken, vehicles on site.
    public var fullPacks = RunningStatistics()
    public var noPackShare = RunningStatistics()
    public var busyBays = RunningStatistics()
    public var busyChargers = RunningStatistics()
    public var vehicles = RunningStatistics()
    /// The whole run.
    public var swap = SwapOutcome()
    public var station = StationOutcome()
    public var hours = 0.0
    /// The first broken law.
    public var fault: String?
  }

  /// - Parameters:
  ///   - arrivals: in all recorded batches together; a list runs to its end.
  /// - Throws: what is wrong with the station.
  public func run(
    arrivals: Int, batches: Int = 40, seed: UInt64, replication: Int = 0
  ) throws(SwapFaults) -> Answer {
    try run(arrivals: arrivals, batches: batches, seed: seed, replication: replication) { _ in false }
  }

  /// Whether a run keeps a level of service; it ends as soon as that is lost, with the verdict of the whole run.
  ///
  /// - Throws: what is wrong with the station.
  public func keeps(
    _ level: ServiceLevel, arrivals: Int, batches: Int = 20, seed: UInt64
  ) throws(SwapFaults) -> Bool {
    let answer = try run(arrivals: arrivals, batches: batches, seed: seed) { answer in
      // The batches to come can lower a mean no further than by waits and losses of nothing.
      func least(_ seen: RunningStatistics) -> Double {
        seen.mean * Double(seen.count) / Double(max(1, batches))
      }
      return least(answer.waitMinutes) > level.meanWaitMin
        || least(answer.longWaitShare) > level.longWaitShare || least(answer.lostShare) > level.lostShare
    }
    return answer.waitMinutes.mean <= level.meanWaitMin && answer.longWaitShare.mean <= level.longWaitShare
      && answer.lostShare.mean <= level.lostShare
  }

  private func run(
    arrivals: Int, batches: Int, seed: UInt64, replication: Int = 0, isEnough: (Answer) -> Bool
  ) throws(SwapFaults) -> Answer {
    var run = try TrialRun(self, seed: seed, replication: replication)
    let size = max(1, arrivals / max(1, batches))
    var answer = Answer()
    run.advance(arrivals: size)
    var before = TrialCounts(run)
    for _ in 0..<max(1, batches) {
      run.advance(arrivals: size)
      let after = TrialCounts(run)
      after.add(since: before, to: &answer)
      before = after
      if isEnough(answer) { break }
    }
    answer.hours = Duration.inHours(run.now)
    let outcome = run.room.outcome
    answer.swap = outcome.swaps[0]
    answer.station = outcome.stations[0]
    answer.fault = run.room.audit()
    return answer
  }
}

extension StationTrial {
  /// Swaps an hour that the site's power can charge packs for, however many bays and packs there are.
  public var powerPerHour: Double {
    let perSwap = zip(packTypes, customerShares).reduce(0) {
      $0 + $1.1 * max(0, station.targetShare - arrivalShare) * $1.0.capacityKWh
    }
    return perSwap > 0 ? max(0, station.chargingLimitKW) * station.chargerEfficiency / perSwap : .infinity
  }

  /// Shares of the customers by pack type that sum to 1: the mix, or all the first type where it says nothing.
  var customerShares: [Double] {
    let given = packTypes.indices.map { mix.indices.contains($0) ? max(0, mix[$0]) : 0 }
    let sum = given.reduce(0, +)
    guard sum > 0, sum.isFinite else { return packTypes.indices.map { $0 == 0 ? 1 : 0 } }
    return given.map { $0 / sum }
  }
}
