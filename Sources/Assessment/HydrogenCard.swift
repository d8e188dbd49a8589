public import DistrictModel
public import DistrictSimulation
import EventEngine
public import HydrogenStations
import NumericKernels

/// What the stations of hydrogen, methanol and ammonia did: means over replications.
public struct HydrogenCard: Codable, Hashable, Sendable {
  /// All stations of one run.
  public struct Totals: Codable, Hashable, Sendable {
    public var vehicles = 0.0
    public var servedKg = 0.0
    /// Asked for and not got by the end of the day; each vehicle counts once a day.
    public var unservedKg = 0.0
    public var turnedAway = 0.0
    public var meanWaitMin = 0.0
    public var shareOver30Min = 0.0
  }

  public struct Station: Codable, Hashable, Sendable {
    public let id: String
    public let name: BilingualText
    public let coordinate: Coordinate
    public let kind: BilingualText
    public let fuel: Fuel
    public let isSynthetic: Bool
    public let vehiclesPerDay: Double
    public let kgPerDay: Double
    /// Over the recorded days.
    public let unservedKg: Double
    public let turnedAway: Double
    public let meanWaitMin: Double
    /// Erlang C times (1 + cv²)/2, hour by hour; `nil` where the load of an hour is above the dispensers.
    public let analyticWaitMin: Double?
    public let shareOver30Min: Double
    /// At the meter, base loads included, and the compressor's part.
    public let kWhPerKg: Double
    public let compressionKWhPerKg: Double
    public let peakKW: Double
    public let trips: Double
    public let lateTrips: Double
    public let returnedKg: Double
    public let ventedKg: Double
    public let closedHours: Double
    public let compressorOutHours: Double
    public let longestStockOutHours: Double
    /// What dispensers, compressors and deliveries could do in a day.
    public let possibleKgPerDay: Double
    public let limit: String
    /// `nil` where nothing was sold.
    public let cnyPerKg: Double?
  }

  public let stations: [Station]
  public let totals: Totals
  /// The same replications without the declared outages; `nil` where none is declared.
  public let undisturbed: Totals?
  /// Unserved kg that the outages caused, with their 95 % interval over replications of common random numbers.
  public let lost: Indicator.Interval?
  public let outages: [DeclaredOutage]
  public let days: Int
  /// Share of the demand for fuel within the widest radius of siting.
  public let coveredShare: Double?
  public let wantedKgPerDay: Double
  public let coverageRadiusM: Double

  /// - Parameter undisturbed: the outcome without the declared outages.
  public init?(
    world: World, plan: Plan, demand: CellDemand, parameters: HydrogenParameters, radiusM: Double,
    outcome: Outcome, undisturbed: Outcome?
  ) {
    let runs = Self.rooms(outcome)
    guard !runs.isEmpty, !plan.hydrogenSites.isEmpty else { return nil }
    days = outcome.settings.days
    outages = parameters.outages
    totals = Self.totals(runs)
    self.undisturbed = undisturbed.map { Self.totals(Self.rooms($0)) }
    lost = undisturbed.map { calm in
      let pairs = zip(runs, Self.rooms(calm)).map { Self.unservedKg($0) - Self.unservedKg($1) }
      let interval = ConfidenceInterval.student(pairs)
      return Indicator.Interval(value: interval.mean, low: interval.low, high: interval.high)
    }
    coverageRadiusM = radiusM
    var (inside, all) = (0.0, 0.0)
    for (cell, weight) in demand.fuelWattHoursPerDay.enumerated() {
      all += Double(weight)
      let isNear = plan.hydrogenSites.contains { world.metresApart(cell: cell, site: Int($0.row)) <= radiusM }
      if isNear { inside += Double(weight) }
    }
    coveredShare = ratio(inside, all)
    wantedKgPerDay =
      runs.reduce(0) { sum, run in
        sum + run.hydrogen.reduce(0) { $0 + $1.kilograms($1.sold + $1.unserved) }
      } / Double(runs.count * max(1, outcome.settings.days))
    let equipment = (try? parameters.equipment(fleets: world.fleets)) ?? []
    let tariff = world.tariff.energyCNYPerKWh
    stations = plan.hydrogenSites.enumerated().map { row, site in
      HydrogenStudy(
        runs: runs.map { $0.hydrogen[row] }, parameters: parameters, equipment: equipment,
        days: outcome.settings.days,
        energyCNYPerKWh: tariff
      ).station(world.sites[site], world)
    }
  }

  static func rooms(_ outcome: Outcome) -> [RoomOutcome] {
    outcome.replications.compactMap { $0.rooms.first { !$0.hydrogen.isEmpty } }
  }

  private static func unservedKg(_ run: RoomOutcome) -> Double {
    run.hydrogen.reduce(0) { $0 + $1.kilograms($1.unserved) }
  }

  private static func totals(_ runs: [RoomOutcome]) -> Totals {
    let share = 1 / Double(max(1, runs.count))
    func mean(_ figure: (HydrogenStationOutcome) -> Double) -> Double {
      runs.reduce(0) { $0 + $1.hydrogen.reduce(0) { $0 + figure($1) } } * share
    }
    var totals = Totals()
    totals.vehicles = mean { Double($0.vehicles) }
    totals.servedKg = mean { $0.kilograms($0.sold) }
    totals.unservedKg = mean { $0.kilograms($0.unserved) }
    totals.turnedAway = mean { Double($0.turnedAway + $0.lostPatience) }
    totals.meanWaitMin = ratio(mean { Duration.inMinutes($0.waited) }, totals.vehicles) ?? 0
    totals.shareOver30Min =
      ratio(mean { Double($0.waits.dropFirst(31).reduce(0, +)) }, totals.vehicles) ?? 0
    return totals
  }
}

extension Indicator {
  /// A figure with its 95 % interval.
  public struct Interval: Codable, Hashable, Sendable {
    public let value: Double
    public let low: Double
    public let high: Double
  }
}
