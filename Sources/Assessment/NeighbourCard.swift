public import DistrictModel
public import DistrictSimulation
import EventEngine
public import NumericKernels

/// What drivers of the district charge at stations outside it, per day.
public struct NeighbourCard: Codable, Sendable {
  public struct Station: Codable, Sendable {
    public let id: String
    public let name: BilingualText
    public let coordinate: Coordinate
    /// From the outline, in a straight line.
    public let distanceM: Double
    public let connectors: Int
    public let powerKW: Double
    public let sessionsPerDay: Double
    /// Drawn from the neighbour's grid.
    public let gridKWhPerDay: Double
  }

  public struct Class: Codable, Sendable {
    public let name: BilingualText
    public let sessionsPerDay: Double
    /// At the battery.
    public let energyKWhPerDay: Double
    /// Share of what the class charges at public stations of both sides.
    public let energyShare: Double?
  }

  public let stations: [Station]
  /// Classes that charge outside at all.
  public let classes: [Class]
  /// Needs that went outside, a day.
  public let needsPerDay: ConfidenceInterval
  public let replications: Int

  /// `nil` where there are no stations outside, or nothing was simulated.
  public init?(world: World, outcome: Outcome) {
    let rooms = outcome.replications.compactMap(Self.room)
    guard !world.neighbours.isEmpty, !rooms.isEmpty else { return nil }
    let days = Double(max(1, outcome.settings.days))
    let perDay = 1 / (days * Double(rooms.count))
    func mean(_ figure: (RoomOutcome) -> Double) -> Double { rooms.reduce(0) { $0 + figure($1) } * perDay }
    stations = world.neighbours.enumerated().map { row, station in
      Station(
        id: station.id, name: station.name, coordinate: station.coordinate,
        distanceM: world.boundary.distance(to: station.point), connectors: station.connectors,
        powerKW: station.powerKW, sessionsPerDay: mean { Double($0.stations[row].sessions) },
        gridKWhPerDay: mean { EnergyUnit.kWh($0.stations[row].gridEnergy) })
    }
    classes = world.fleets.indices.compactMap { row in
      let energy = mean { EnergyUnit.kWh($0.deliveredToClass[row]) }
      guard energy > 0 else { return nil }
      let inside = outcome.replications.compactMap(\.rooms.first).reduce(0) {
        $0 + EnergyUnit.kWh($1.deliveredToClass[row])
      }
      return Class(
        name: world.fleets[row].name, sessionsPerDay: mean { Double($0.sessionsOfClass[row]) },
        energyKWhPerDay: energy, energyShare: ratio(energy, energy + inside * perDay))
    }
    needsPerDay = ConfidenceInterval.student(rooms.map { Double($0.needs) / days })
    replications = rooms.count
  }

  /// The room of the stations outside; `nil` where a run had none.
  static func room(_ run: ReplicationOutcome) -> RoomOutcome? { run.rooms.first { $0.room == "neighbours" } }

  /// Share of the energy of public charging that is taken outside, of one replication.
  static func energyShare(_ run: ReplicationOutcome) -> Double? {
    guard let outside = room(run), let inside = run.rooms.first else { return nil }
    let taken = outside.deliveredToClass.reduce(0.0) { $0 + EnergyUnit.kWh($1) }
    return ratio(taken, taken + inside.deliveredToClass.reduce(0.0) { $0 + EnergyUnit.kWh($1) })
  }
}
