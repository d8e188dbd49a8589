import DistrictModel
import Finance
import Testing

@Suite("Who may have an incentive")
struct EligibilityTests {
  private static var eligible: Claim {
    var claim = Claim(
      id: "c", firm: "f", project: "p", kind: .charging, date: "2026-06-30", facts: [.init(.stationKW, 100)])
    claim.service = .bus
    claim.township = "A01"
    claim.leastChargerKW = 120
    claim.chargers = 8
    claim.isOrdered = true
    claim.givesBack = true
    claim.isFirstTime = true
    claim.attributes = ["listed", "local"]
    claim.built = "2026-03-01"
    return claim
  }

  private static var incentive: Incentive {
    var incentive = Incentive("i", components: [IncentiveComponent(.stationKW, rate: 1)])
    incentive.validFrom = "2026-01-01"
    incentive.validTo = "2026-12-31"
    incentive.eligibility.kinds = [.charging, .swap]
    incentive.eligibility.services = [.bus]
    incentive.eligibility.townships = ["A01", "A02"]
    incentive.eligibility.leastChargerKW = 120
    incentive.eligibility.leastChargers = 8
    incentive.eligibility.mustBeOrdered = true
    incentive.eligibility.mustGiveBack = true
    incentive.eligibility.firstTime = true
    incentive.eligibility.requires = ["local"]
    incentive.eligibility.builtWithinValidity = true
    return incentive
  }

  private func outcome(_ claim: Claim) -> Award.Outcome? {
    IncentiveBook([Self.incentive]).settle([claim], seed: 1).awards.first?.outcome
  }

  @Test("A claim that has all of it is paid, on the first and the last day too")
  func paid() {
    #expect(outcome(Self.eligible) == .paid)
    for day in ["2026-01-01", "2026-12-31"] {
      var claim = Self.eligible
      claim.date = day
      claim.built = day
      #expect(outcome(claim) == .paid)
    }
  }

  static let changes: [(@Sendable (inout Claim) -> Void, Ineligibility)] = [
    ({ $0.kind = .hydrogen }, .kind(.hydrogen)),
    ({ $0.service = .ride }, .service(.ride)),
    ({ $0.service = nil }, .service(nil)),
    ({ $0.township = "A03" }, .township("A03")),
    ({ $0.leastChargerKW = 119 }, .chargerKW(has: 119, needed: 120)),
    ({ $0.chargers = 7 }, .chargers(has: 7, needed: 8)),
    ({ $0.isOrdered = false }, .notOrdered),
    ({ $0.givesBack = false }, .givesNothingBack),
    ({ $0.isFirstTime = false }, .notFirst),
    ({ $0.attributes = ["listed"] }, .lacks("local")),
    ({ $0.built = "2025-12-31" }, .built("2025-12-31")),
    ({ $0.built = "" }, .built("")),
  ]

  @Test("Each thing it lacks is told, in both languages", arguments: changes.indices)
  func lacking(row: Int) {
    let (change, reason) = Self.changes[row]
    var claim = Self.eligible
    change(&claim)
    #expect(outcome(claim) == .notEligible([reason]))
    #expect(!reason.text.zh.isEmpty && !reason.text.en.isEmpty && reason.text.zh != reason.text.en)
  }

  @Test("All it lacks is told at once")
  func together() {
    var claim = Self.eligible
    for (change, _) in Self.changes { change(&claim) }
    guard case .notEligible(let reasons) = outcome(claim) else {
      Issue.record("nothing is told")
      return
    }
    #expect(reasons.count == 10)
  }

  @Test("A day after the last is over, and says since when")
  func validity() {
    var claim = Self.eligible
    claim.date = "2027-01-01"
    #expect(outcome(claim) == .expired(to: "2026-12-31"))
    claim.date = "2025-12-31"
    #expect(outcome(claim) == .notYetValid(from: "2026-01-01"))
  }
}
