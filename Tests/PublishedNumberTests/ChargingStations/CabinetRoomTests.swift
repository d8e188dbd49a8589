import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import Testing

@Suite("Cabinets of the room in closed form") struct CabinetRoomTests {
  /// Largest distance from the states the reference case has after 0.2 h: three vehicles of 60 kWh at 150 kW.
  private func error(_ cabinetKW: Double, _ sharing: PowerSharing = .waterFilling) throws -> Double {
    var station = try OneStation(OneStation.charger(cabinetKW, connectors: 3, sharing))
    let starts = [0.85, 0.30, 0.40]
    station.drive(starts.map { OneStation.Car(at: 0, from: $0, to: 0.99) }, until: Duration.hours(0.2))
    station.close(at: Duration.hours(0.2))
    #expect(station.fault == nil)
    let published = [0.923603204212336, 0.513198397893831, 0.613198397893831]
    return zip(zip(starts, station.given), published).map { vehicle, state in
      abs(vehicle.0 + Double(vehicle.1) / Double(OneStation.capacity) - state)
    }.max()!
  }

  @Test("Three vehicles at 150 kW hold the published states after 0.2 h")
  func published() throws { #expect(try error(150) < 1e-11) }

  @Test("Plain connectors and other policies miss them: the planted fault")
  func missed() throws {
    #expect(try error(0) > 0.01)
    #expect(try error(150, .equal) > 0.001)
    #expect(try error(150, .priority) > 0.01)
  }

  @Test("At 60 kW and 95 % a session from 20 to 80 % of 60 kWh takes 0.657061727 h")
  func session() throws {
    func hours(_ cabinetKW: Double) throws -> Double {
      var type = OneStation.charger(cabinetKW)
      type.efficiencyShare = 0.95
      type.graceMin = 0
      var station = try OneStation(type)
      station.drive([OneStation.Car(at: 0, from: 0.2, to: 0.8)])
      return Duration.inHours(station.ended[0].time)
    }
    #expect(abs(try hours(60) - 0.657061727) < 1e-9)
    #expect(abs(try hours(0) - 0.657061727) > 0.1, "at full power it is faster: the planted fault")
  }
}
