import DistrictModel
import Testing

/// A year of verification, visits and checks, by hand.
@Suite("Supervision of stations") struct SupervisionLaws {
  @Test("550 stations with 15,000 connectors: five thousand verifications and so many inspectors")
  func byHand() {
    let year = Supervision().year(stations: 550, chargers: 12_000, connectors: 15_000)
    #expect(year.verifications == 5_000)
    #expect(year.visits == 550)
    #expect(year.qualityChecks == 600)
    #expect(abs(year.inspectors - (5_000 + 2_200 + 1_200) / 1_500) < 1e-12)
    #expect(year.lostHours == 5_000)
    var often = Supervision()
    often.verificationYears = 1
    #expect(often.year(stations: 550, chargers: 12_000, connectors: 15_000).inspectors > year.inspectors)
  }
}
