public import DistrictModel
public import DistrictSimulation
import EventEngine
public import HydrogenStations
import NumericKernels

/// What the stations of hydrogen, methanol and ammonia did: means over replications.
public struct HydrogenCard: Codable, Hashable, Sendable {
  /// All stations of one fuel in one run; kilograms of two fuels are never added.
  public struct Totals: Codable, Hashable, Sendable {
    public var vehicles = 0.0
    public var servedKg = 0.0
    /// Asked for and not got by the end of the day; each vehicle counts once a day.
    public var unservedKg = 0.0
    public var turnedAway = 0.0
    public var meanWaitMin = 0.0
    public var shareOver30Min = 0.0
  }

  public struct OfFuel: Codable, Hashable, Sendable {
    public let fuel: Fuel
    public let stations: Int
    public let totals: Totals
    /// The same replications without the declared outages; `nil` where none is declared.
    public let undisturbed: Totals?
    /// Unserved kg that the outages caused, with their 95 % interval over replications of common random numbers; `nil` from
    /// one replication, which says nothing about chance.
    public let lost: Indicator.Interval?
    public let wantedKgPerDay: Double
    public let possibleKgPerDay: Double
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
    public let money: Money
  }

  /// A year of a station, CNY.
  public struct Money: Codable, Hashable, Sendable {
    public let soldCNYPerYear: Double
    /// Energy, fuel and its transport.
    public let boughtCNYPerYear: Double
    public let runningCNYPerYear: Double
    public let investmentCNY: Double
  }

  public let stations: [Station]
  /// Hydrogen first; never empty.
  public let fuels: [OfFuel]
  public let outages: [DeclaredOutage]
  public let days: Int
  /// Share of the demand for fuel within the widest radius of siting.
  public let coveredShare: Double?
  public let coverageRadiusM: Double

  /// Hydrogen, or the only fuel there is.
  public var main: OfFuel { fuels[0] }

  /// - Parameter undisturbed: the outcome without the declared outages.
  public init?(
    world: World, plan: Plan, demand: CellDemand, parameters: HydrogenParameters, radiusM: Double,
    outcome: Outcome, undisturbed: Outcome?
  ) {
    let runs = Self.rooms(outcome)
    guard !runs.isEmpty, !plan.hydrogenSites.isEmpty else { return nil }
    days = outcome.settings.days
    outages = parameters.outages
    coverageRadiusM = radiusM
    var (inside, all) = (0.0, 0.0)
    for (cell, weight) in demand.fuelWattHoursPerDay.enumerated() {
      all += Double(weight)
      let isNear = plan.hydrogenSites.contains { world.metresApart(cell: cell, site: Int($0.row)) <= radiusM }
      if isNear { inside += Double(weight) }
    }
    coveredShare = ratio(inside, all)
    let equipment = (try? parameters.equipment(fleets: world.fleets)) ?? []
    let tariff = world.tariff.energyCNYPerKWh
    let stations = plan.hydrogenSites.enumerated().map { row, site in
      let kind = runs[0].hydrogen[row].kind
      return HydrogenStudy(
        runs: runs.map { $0.hydrogen[row] }, parameters: parameters, equipment: equipment,
        days: outcome.settings.days, energyCNYPerKWh: tariff,
        fill: Self.usualFill(
          runs.flatMap { $0.hydrogen.filter { $0.kind == kind } }, parameters.kinds[kind], world)
      ).station(world.sites[site], world)
    }
    self.stations = stations
    let calm = undisturbed.map(Self.rooms)
    let rows = Fuel.allCases.filter { fuel in stations.contains { $0.fuel == fuel } }
    fuels = rows.map { fuel in
      Self.ofFuel(
        fuel, stations, kinds: parameters.kinds, runs: runs, calm: calm, days: max(1, outcome.settings.days))
    }
  }

  /// Mass and time at the dispenser of a visit; before anybody came, a tank that is half full.
  private static func usualFill(
    _ runs: [HydrogenStationOutcome], _ kind: HydrogenStationKind, _ world: World
  ) -> (kg: Double, seconds: Double) {
    let vehicles = runs.reduce(0) { $0 + Double($1.vehicles) }
    let kg = runs.reduce(0) { $0 + $1.kilograms($1.sold) }
    if vehicles > 0, kg > 0 {
      return (kg / vehicles, runs.reduce(0) { $0 + Duration.inMinutes($1.service) } * 60 / vehicles)
    }
    let half = (world.fleets.filter { $0.fuel == kind.fuel }.map(\.tankKg).max() ?? 5) / 2
    return (half, kind.overheadS + half / kind.fillKgPerMin * 60)
  }

  private static func ofFuel(
    _ fuel: Fuel, _ stations: [Station], kinds: [HydrogenStationKind], runs: [RoomOutcome],
    calm: [RoomOutcome]?, days: Int
  ) -> OfFuel {
    func own(_ run: RoomOutcome) -> [HydrogenStationOutcome] {
      run.hydrogen.filter { kinds[$0.kind].fuel == fuel }
    }
    func unserved(_ run: RoomOutcome) -> Double { own(run).reduce(0) { $0 + $1.kilograms($1.unserved) } }
    let lost = calm.flatMap { calm -> Indicator.Interval? in
      guard runs.count > 1 else { return nil }
      let interval = ConfidenceInterval.student(zip(runs, calm).map { unserved($0) - unserved($1) })
      return Indicator.Interval(value: interval.mean, low: interval.low, high: interval.high)
    }
    let totals = totals(runs.map(own))
    let here = stations.filter { $0.fuel == fuel }
    return OfFuel(
      fuel: fuel, stations: here.count, totals: totals, undisturbed: calm.map { Self.totals($0.map(own)) },
      lost: lost, wantedKgPerDay: (totals.servedKg + totals.unservedKg) / Double(days),
      possibleKgPerDay: here.reduce(0) { $0 + $1.possibleKgPerDay })
  }

  static func rooms(_ outcome: Outcome) -> [RoomOutcome] {
    outcome.replications.compactMap { $0.rooms.first { !$0.hydrogen.isEmpty } }
  }

  private static func totals(_ runs: [[HydrogenStationOutcome]]) -> Totals {
    let share = 1 / Double(max(1, runs.count))
    func mean(_ figure: (HydrogenStationOutcome) -> Double) -> Double {
      runs.reduce(0) { $0 + $1.reduce(0) { $0 + figure($1) } } * share
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
