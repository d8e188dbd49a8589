public import Calibration
import DistrictSimulation
import EventEngine
import NumericKernels

/// What the agents of a city did in a week, on average over the replications, and how far luck moves it.
public struct AgentWeek: Codable, Hashable, Sendable {
  /// Mean of the replications. A zone's crowded share is the share of the Sunday's hours whose mean is above the bound.
  public let mean: ZoneWeek
  public let replications: [ZoneWeek]
  /// Over the fast sessions of all replications: energy at the battery and time at the connector.
  public let fastSessionKWh: Double
  public let fastSessionMinutes: Double
  /// Fast charges and overnight plug-ins a day that took place, mean of the replications.
  public let fastSessionsPerDay: Double
  public let plugInsPerDay: Double
  /// Share of the needs that found no free pile.
  public let unservedShare: Double
  public let vehicleDays: Int
}

extension AgentWeek {
  init(_ outcome: Outcome, of city: AgentCity, starts: [Double]) {
    let weeks = outcome.replications.map { Self.week($0.rooms[0], of: city, starts: starts) }
    mean = Self.mean(of: weeks)
    replications = weeks
    let rooms = outcome.replications.map { $0.rooms[0] }
    let days = Double(7 * max(1, rooms.count))
    let slow = rooms.reduce(0) { $0 + $1.sessionsOfType[AgentCity.Pile.slow] }
    let fast = rooms.reduce(0) { $0 + $1.sessionsOfType[AgentCity.Pile.fast] }
    // The class of the fast cars is the last one.
    let energy = rooms.reduce(0.0) { $0 + EnergyUnit.kWh($1.deliveredToClass.last ?? 0) }
    let fastRow = AgentCity.Pile.fast
    // Nanoseconds of all weeks together would not fit into one whole number.
    let minutes = rooms.reduce(0.0) { sum, room in
      room.occupiedOfType[fastRow].reduce(sum) { $0 + Duration.inMinutes($1) }
    }
    fastSessionKWh = fast > 0 ? energy / Double(fast) : 0
    fastSessionMinutes = fast > 0 ? minutes / Double(fast) : 0
    fastSessionsPerDay = Double(fast) / days
    plugInsPerDay = Double(slow) / days
    let needs = rooms.reduce(0) { $0 + $1.needs }
    let served = rooms.reduce(0) { $0 + $1.count(.served) + $1.count(.unfinished) }
    unservedShare = needs > 0 ? 1 - Double(served) / Double(needs) : 0
    vehicleDays = outcome.replications.reduce(0) { $0 + $1.vehicleDays }
  }

  private static func week(_ room: RoomOutcome, of city: AgentCity, starts: [Double]) -> ZoneWeek {
    var held = 0
    var station = 0
    var zoneWeeks: [ZoneWeek.Zone] = []
    for (zone, stations) in zip(city.zones, city.stations) {
      var busy = [Double](repeating: 0, count: 168)
      var heldHere = 0
      for _ in stations {
        heldHere += room.stations[station].heldConnectors
        for hour in 0..<168 { busy[hour] += Duration.inHours(room.occupiedOfStation[station * 168 + hour]) }
        station += 1
      }
      held += heldHere
      let capacity = Double(zone.piles)
      let shares = busy.map { ($0 + Double(heldHere)) / capacity }
      let crowded = shares[144...].count { $0 > city.fluid.crowdedShare }
      zoneWeeks.append(
        ZoneWeek.Zone(
          zone: zone.zone, meanBusyShare: shares.reduce(0, +) / 168, crowdedShare: Double(crowded) / 24))
    }
    let piles = Double(city.slowPiles + city.fastPiles)
    // Only slow piles are held.
    let slow = room.occupiedOfType[AgentCity.Pile.slow].map { Duration.inHours($0) + Double(held) }
    let fast = room.occupiedOfType[AgentCity.Pile.fast].map { Duration.inHours($0) }
    var energy = [Double](repeating: 0, count: 24)
    for hour in 0..<168 {
      energy[hour % 24] += city.fluid.slowKW * slow[hour] + city.fluid.fastKW * fast[hour]
    }
    let whole = energy.reduce(0, +)
    return ZoneWeek(
      cityBusyShare: zip(slow, fast).map { ($0 + $1) / piles },
      energyShare: energy.map { whole > 0 ? $0 / whole : 1 / 24 }, fastStartShare: starts, zones: zoneWeeks)
  }

  /// In the order of the replications.
  private static func mean(of weeks: [ZoneWeek]) -> ZoneWeek {
    let count = Double(weeks.count)
    func mean(_ place: Int, _ column: (ZoneWeek) -> [Double]) -> Double {
      weeks.reduce(0) { $0 + column($1)[place] } / count
    }
    let zones = weeks[0].zones.indices.map { row in
      ZoneWeek.Zone(
        zone: weeks[0].zones[row].zone,
        meanBusyShare: weeks.reduce(0) { $0 + $1.zones[row].meanBusyShare } / count,
        crowdedShare: weeks.reduce(0) { $0 + $1.zones[row].crowdedShare } / count)
    }
    return ZoneWeek(
      cityBusyShare: (0..<168).map { mean($0, \.cityBusyShare) },
      energyShare: (0..<24).map { mean($0, \.energyShare) },
      fastStartShare: weeks[0].fastStartShare, zones: zones)
  }
}
