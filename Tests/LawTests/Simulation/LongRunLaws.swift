import DistrictModel
import DistrictSimulation
import EventEngine
import Testing

@Suite("Long runs and large fleets end in figures or in words") struct LongRunLaws {
  private func fleet(_ stock: Int) -> [VehicleClass] {
    var kind = VehicleClass()
    kind.stock = stock
    return [kind]
  }

  @Test(
    "The books say how many days they hold: fewer for more vehicles, none where the batteries alone are too many"
  )
  func mostDays() {
    let district = EnergyBalance.mostDays(fleet(100_000))
    #expect(district > 730)
    #expect(EnergyBalance.mostDays(fleet(1_000_000)) < district)
    #expect(EnergyBalance.mostDays(fleet(50_000_000)) == 0)
    let kWh = 1.5 * 100_000 * 43 * 0.15 * Double(district) + 2 * 100_000 * 60
    #expect(
      kWh * EnergyUnit.kilowattHour <= Double(Int64.max),
      "one day more than fits would trap: the planted fault")
  }

  @Test("Connector time of a year at a large station is more than 64 bits of nanoseconds hold")
  func connectorTime() {
    var station = StationOutcome()
    for _ in 0..<500 {
      station.add(
        occupied: 365 * Duration.day, charging: 365 * Duration.day, waited: 0, paidCNY: 0, idleFeeCNY: 0,
        isRecorded: true)
    }
    #expect(Duration.inHours(station.occupied) == 500 * 8760)
    #expect(station.occupied > TimeSum(Int64.max), "in 64 bits it would trap: the planted fault")
  }
}
