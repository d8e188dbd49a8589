public import DistrictModel
import DistrictSimulation
import EventEngine

/// What the plan holds of one charger type, and what was made of it.
public struct ChargerTypeRow: Codable, Hashable, Sendable {
  public let type: ChargerType
  public let existing: Int
  public let planned: Int
  /// Means over replications; 0 where nothing was simulated.
  public let sessionsPerDay: Double
  /// Connector time taken.
  public let occupancyShare: Double?

  public var connectors: Int { planned * type.connectors }
  public var powerMW: Double { Double(planned) * type.ratedKW / 1000 }
}

extension Evidence {
  /// In the order of the scenario; types the plan has none of are left out.
  var chargerTypeRows: [ChargerTypeRow] {
    let rooms = outcome.replications.compactMap(\.rooms.first)
    let perDay = 1 / (max(1, days) * Double(max(1, rooms.count)))
    return world.chargerTypes.enumerated().compactMap { row, type in
      let planned = plan.stations.reduce(0) { $0 + $1.chargers[row] }
      guard planned > 0 else { return nil }
      let existing = plan.stations.reduce(0) { sum, station in
        let there = world.sites[station.site].existing?.chargers ?? []
        return sum + (there.indices.contains(row) ? there[row] : 0)
      }
      let taken = rooms.reduce(0.0) { sum, room in
        room.occupiedOfType[row].reduce(sum) { $0 + Duration.inHours($1) }
      }
      return ChargerTypeRow(
        type: type, existing: existing, planned: planned,
        sessionsPerDay: perDay * rooms.reduce(0) { $0 + Double($1.sessionsOfType[row]) },
        occupancyShare: rooms.isEmpty
          ? nil : ratio(taken * perDay, 24 * Double(planned * type.connectors)))
    }
  }
}
