public import DistrictModel
public import DistrictSimulation
import EventEngine
public import NumericKernels
public import SwapStations

/// What the swap stations of a plan did, beside what queueing theory says of them, and how much they could do.
public struct SwapCard: Codable, Sendable {
  public struct Station: Codable, Sendable {
    /// Row of the plan's swap sites, and of the scenario's kinds.
    public let site: Int
    public let kind: Int
    public let swapsPerDay: Double
    /// Over those served.
    public let meanWaitMin: Double?
    /// Share of them that waited half an hour or more.
    public let longWaitShare: Double?
    /// Share of those who came that were turned away or gave up.
    public let lostShare: Double?
    /// Highest power from the grid at an instant, of all replications.
    public let peakKW: Double
    public let gridKWhPerDay: Double
    /// What drivers pay as service fee, what energy and wear of the packs cost, CNY a day.
    public let feeCNYPerDay: Double
    public let energyCNYPerDay: Double
    public let wearCNYPerDay: Double
    public let breachesByFeeding: Int
    public let theory: StationCrossCheck?
  }

  /// What one station of a kind carries, swaps a day, Poisson arrivals all day.
  public struct Level: Codable, Sendable {
    public let kind: Int
    public let stations: Int
    public let packs: Int
    public let chargers: Int
    public let bays: Int
    public let investmentCNY: Double
    /// With fixed times and customers without end.
    public let nameplate: Double
    /// At a mean wait of five minutes, and at one in a hundred who waits half an hour: means over streams of customers with
    /// 95 % intervals.
    public let atMeanWait: ConfidenceInterval
    public let atLongWaits: ConfidenceInterval
  }

  public let names: [BilingualText]
  public let stations: [Station]
  public let levels: [Level]
  /// Vehicles that asked for a swap, a day, and the share that got one.
  public let wantedPerDay: Double
  public let servedShare: Double?
  public let replications: Int

  /// - Throws: `SwapFaults` where a station cannot be, which the scenario's checks tell before.
  public init?(_ network: SwapNetwork, plan: Plan, outcome: Outcome, seed: UInt64) throws {
    let rooms = outcome.replications.compactMap { run in run.rooms.first { $0.room == "swap" } }
    guard !rooms.isEmpty, !plan.swapSites.isEmpty else { return nil }
    names = network.kinds.map(\.name)
    replications = rooms.count
    let kinds = network.kindOfStation(stations: plan.swapSites.count)
    let days = Double(max(1, outcome.settings.days)) * Double(rooms.count)
    stations = kinds.indices.map { row in
      Self.station(
        row, kinds[row], rooms, network.kinds[kinds[row]].station(network.packTypes), days: days,
        fee: network.rules.serviceFeeCNYPerKWh)
    }
    let swapped = network.packTypes.indices.map { type in
      rooms.reduce(0) { $0 + $1.sessionsOfType[type] }
    }
    let study = SwapLevelStudy(network: network, swapped: swapped, seed: seed)
    levels = try study.levels(stations: network.kinds.indices.map { kind in kinds.count { $0 == kind } })
    let needs = rooms.reduce(0) { $0 + $1.needs }
    wantedPerDay = Double(needs) / days
    servedShare =
      needs > 0 ? Double(rooms.reduce(0) { $0 + $1.count(.served) }) / Double(needs) : nil
  }

  /// Swaps a day that all stations carry at a level of service.
  public func perDay(_ figure: (Level) -> Double) -> Double {
    levels.reduce(0) { $0 + figure($1) * Double($1.stations) }
  }

  private static func station(
    _ row: Int, _ kind: Int, _ rooms: [RoomOutcome], _ design: SwapStationDesign, days: Double, fee: Double
  ) -> Station {
    let swaps = rooms.reduce(0) { $0 + $1.stations[row].sessions }
    let waited = rooms.reduce(0.0) { $0 + Duration.inHours($1.stations[row].waited) }
    let arrivals = rooms.reduce(0) { $0 + $1.swaps[row].arrivals }
    let lost = rooms.reduce(0) { $0 + $1.swaps[row].turnedAway + $1.stations[row].lostPatience }
    let long = rooms.reduce(0) { $0 + $1.swaps[row].waits[30...].reduce(0, +) }
    let served = rooms.reduce(0) { $0 + $1.swaps[row].waits.reduce(0, +) }
    func each(_ figure: (SwapOutcome) -> Double) -> Double {
      rooms.reduce(0) { $0 + figure($1.swaps[row]) } / days
    }
    return Station(
      site: row, kind: kind, swapsPerDay: Double(swaps) / days,
      meanWaitMin: swaps > 0 ? waited * 60 / Double(swaps) : nil,
      longWaitShare: served > 0 ? Double(long) / Double(served) : nil,
      lostShare: arrivals > 0 ? Double(lost) / Double(arrivals) : nil,
      peakKW: rooms.map { $0.swaps[row].peakKW }.max() ?? 0,
      gridKWhPerDay: each { EnergyUnit.kWh($0.gridEnergy) },
      feeCNYPerDay: each { EnergyUnit.kWh($0.swapped) } * fee,
      energyCNYPerDay: each { $0.purchaseCNY - $0.saleCNY }, wearCNYPerDay: each(\.wearCNY),
      breachesByFeeding: rooms.reduce(0) { $0 + $1.swaps[row].breachesByFeeding },
      theory: rooms.first.flatMap {
        StationCrossCheck(
          design, $0.swaps[row], swaps: $0.stations[row].sessions, hours: days / Double(rooms.count) * 24)
      })
  }
}
