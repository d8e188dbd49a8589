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
    /// Share of them, and of those who gave up after half an hour or more, that waited as long as that.
    public let longWaitShare: Double?
    /// Share of those who came that were turned away or gave up.
    public let lostShare: Double?
    /// Highest power from the grid at an instant, of all replications.
    public let peakKW: Double
    public let gridKWhPerDay: Double
    /// Fed to the grid from the rack, and what that brought, kWh and CNY a day.
    public let fedKWhPerDay: Double
    public let fedCNYPerDay: Double
    /// What drivers pay for energy and service, what energy less what was fed and the wear of the packs cost, CNY a day.
    public let incomeCNYPerDay: Double
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
    /// What the site's power can charge, however many bays and packs there are.
    public let powerPerDay: Double
    /// At a mean wait of five minutes, and at one in a hundred who waits half an hour: means over streams of customers with
    /// 95 % intervals; `nil` where power feeds less than a swap an hour.
    public let atMeanWait: ConfidenceInterval?
    public let atLongWaits: ConfidenceInterval?
    /// What the kind's busiest station would need at least; `nil` where nobody came or no size does.
    public let least: LeastSize?
  }

  /// The fewest bays, then packs, then chargers for a mean wait of five minutes, by the chain with exponential times.
  public struct LeastSize: Codable, Sendable {
    public let arrivalsPerHour: Double
    public let bays: Int
    public let packs: Int
    public let chargers: Int
  }

  public let names: [BilingualText]
  public let stations: [Station]
  /// Empty where nobody asked for the study.
  public let levels: [Level]
  /// Vehicles that asked for a swap, a day, and the share that got one.
  public let wantedPerDay: Double
  public let servedShare: Double?
  public let replications: Int
  /// Word of the policy of the racks.
  public let policy: String

  /// - Parameter studiesLevels: whether it is studied how much one station of each kind carries, which takes seconds.
  /// - Throws: `SwapFaults` where a station cannot be, which the scenario's checks tell before.
  public init?(
    _ network: SwapNetwork, plan: Plan, outcome: Outcome, seed: UInt64, studiesLevels: Bool = true
  ) throws {
    let rooms = outcome.replications.compactMap { run in run.rooms.first { $0.room == "swap" } }
    guard !rooms.isEmpty, !plan.swapSites.isEmpty else { return nil }
    names = network.kinds.map(\.name)
    replications = rooms.count
    policy = network.policy
    let kinds = network.kindOfStation(stations: plan.swapSites.count)
    let days = Double(max(1, outcome.settings.days)) * Double(rooms.count)
    stations = kinds.indices.map { row in
      Self.station(
        row, kinds[row], rooms, network.kinds[kinds[row]].station(network.packTypes), days: days,
        patienceMin: network.rules.patienceMin)
    }
    let swapped = network.packTypes.indices.map { type in
      rooms.reduce(0) { $0 + $1.sessionsOfType[type] }
    }
    let study = SwapLevelStudy(network: network, swapped: swapped, seed: seed)
    let hours = days * 24
    levels =
      !studiesLevels
      ? []
      : try study.levels(
        stations: network.kinds.indices.map { kind in kinds.count { $0 == kind } },
        busiestPerHour: network.kinds.indices.map { kind in
          kinds.indices.filter { kinds[$0] == kind }.map { row in
            rooms.reduce(0.0) { $0 + Double($1.swaps[row].arrivals) } / hours
          }.max() ?? 0
        })
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
    _ row: Int, _ kind: Int, _ rooms: [RoomOutcome], _ design: SwapStationDesign, days: Double,
    patienceMin: Double
  ) -> Station {
    let swaps = rooms.reduce(0) { $0 + $1.stations[row].sessions }
    let waited = rooms.reduce(0.0) { $0 + Duration.inHours($1.stations[row].waited) }
    let arrivals = rooms.reduce(0) { $0 + $1.swaps[row].arrivals }
    let lost = rooms.reduce(0) { $0 + $1.swaps[row].turnedAway + $1.stations[row].lostPatience }
    let long = rooms.reduce(0) { $0 + $1.swaps[row].waits[30...].reduce(0, +) }
    let served = rooms.reduce(0) { $0 + $1.swaps[row].waits.reduce(0, +) }
    // Who gives up after half an hour has waited half an hour.
    let gaveUp = patienceMin >= 30 ? rooms.reduce(0) { $0 + $1.stations[row].lostPatience } : 0
    func each(_ figure: (SwapOutcome) -> Double) -> Double {
      rooms.reduce(0) { $0 + figure($1.swaps[row]) } / days
    }
    return Station(
      site: row, kind: kind, swapsPerDay: Double(swaps) / days,
      meanWaitMin: swaps > 0 ? waited * 60 / Double(swaps) : nil,
      longWaitShare: served + gaveUp > 0 ? Double(long + gaveUp) / Double(served + gaveUp) : nil,
      lostShare: arrivals > 0 ? Double(lost) / Double(arrivals) : nil,
      peakKW: rooms.map { $0.swaps[row].peakKW }.max() ?? 0,
      gridKWhPerDay: each { EnergyUnit.kWh($0.gridEnergy) },
      fedKWhPerDay: each { EnergyUnit.kWh($0.discharged) }, fedCNYPerDay: each(\.saleCNY),
      incomeCNYPerDay: rooms.reduce(0) { $0 + Double($1.stations[row].paidMicroCNY) / 1e6 } / days,
      energyCNYPerDay: each { $0.purchaseCNY - $0.saleCNY }, wearCNYPerDay: each(\.wearCNY),
      breachesByFeeding: rooms.reduce(0) { $0 + $1.swaps[row].breachesByFeeding },
      theory: rooms.first.flatMap {
        StationCrossCheck(
          design, $0.swaps[row], swaps: $0.stations[row].sessions, hours: days / Double(rooms.count) * 24)
      })
  }
}
