import Calibration
import EventEngine
import Fixtures
import Testing

@testable import CityAgents
@testable import DistrictSimulation

@Suite("What agents did in a week")
struct AgentWeekLaws {
  @Test("Connector time of many weeks is more than one whole number holds, and is told all the same")
  func manyWeeks() throws {
    let city = AgentCity(
      zones: SyntheticCity.zones, tariff: try TariffShape(deviations: SyntheticCity.deviations))
    let stations = city.stations.reduce(0) { $0 + $1.count }
    var room = RoomOutcome(room: "charging", stations: stations, types: 2, days: 7, cells: 1, classes: 2)
    room.occupiedOfType[AgentCity.Pile.fast] = [TimeSum](repeating: TimeSum(Int64.max / 200), count: 168)
    room.deliveredToClass = [0, .max / 2]
    room.sessionsOfType = [0, 1_000_000]
    let weeks = (0..<4).map { number in
      ReplicationOutcome(
        replication: number, balance: EnergyBalance(), classes: [], ownPlugLoad: [], rooms: [room], events: 0,
        vehicleDays: 0)
    }
    let week = AgentWeek(
      Outcome(settings: RunSettings(), replications: weeks), of: city,
      starts: [Double](repeating: 1.0 / 24, count: 24))
    #expect(abs(week.fastSessionMinutes / (Double(Int64.max) / 200 * 168 / 60e9 / 1e6) - 1) < 1e-9)
    #expect(abs(week.fastSessionKWh / (Double(Int64.max) / 2 / 3.6e9 / 1e6) - 1) < 1e-9)
  }
}
