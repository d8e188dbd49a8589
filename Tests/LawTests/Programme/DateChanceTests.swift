import DistrictModel
import Fixtures
import NumericKernels
import Programme
import Testing

/// What stands by a date, against closed forms: lead times are lognormal, so the share of works that open within m months is
/// Φ(ln(m / median) / σ), and of n independent works all open with its n-th power.
@Suite("Chance of standing by a date") struct DateChanceTests {
  static func share(months: Double, _ parameters: ProgrammeParameters) -> Double {
    let z = Elementary.log(months / parameters.chargingLeadMonths) / parameters.leadLogSd
    return Elementary.normalCumulative(z)
  }

  @Test(
    "one work and ten works open by a date as the lognormal distribution says",
    arguments: [(1, "2025-04-30"), (1, "2025-06-30"), (10, "2025-06-30"), (10, "2025-08-31")])
  func closedForm(works: Int, date: String) throws {
    var parameters = SmallProgramme.plain()
    parameters.draws = 20_000
    let programme = SmallProgramme.make(SmallProgramme.works(works), parameters: parameters)
    let chance = try #require(programme.chance(of: SmallProgramme.target(Double(works), by: date)))
    let month = try #require(ProgrammeMonth.of(date, firstYear: 2025))
    var exact = 1.0
    for _ in 0..<works { exact *= Self.share(months: month, parameters) }
    let error = (exact * (1 - exact) / Double(parameters.draws)).squareRoot()
    #expect(abs(chance.probability - exact) <= 4 * error, "\(chance.probability) against \(exact)")
    // A median of lead times wrong by a tenth would be seen.
    parameters.chargingLeadMonths *= 1.1
    let wrong = try #require(
      SmallProgramme.make(SmallProgramme.works(works), parameters: parameters)
        .chance(of: SmallProgramme.target(Double(works), by: date)))
    #expect(abs(wrong.probability - exact) > 4 * error)
  }

  @Test("delays that all works of a year share widen the count and leave its mean")
  func commonDelay() throws {
    var parameters = SmallProgramme.plain()
    let works = SmallProgramme.works(200)
    let target = SmallProgramme.target(150, by: "2025-05-31")
    let alone = try #require(SmallProgramme.make(works, parameters: parameters).chance(of: target))
    parameters.yearLeadLogSd = 0.4
    let together = try #require(SmallProgramme.make(works, parameters: parameters).chance(of: target))
    #expect(together.standing.high - together.standing.low > 3 * (alone.standing.high - alone.standing.low))
  }

  @Test(
    "a later date, earlier letting and more works never lower what stands",
    arguments: 1...5 as ClosedRange<UInt64>)
  func monotone(seed: UInt64) throws {
    let works = SmallProgramme.works(30)
    func standing(_ date: String, _ works: [Work]) throws -> CountSpread {
      try #require(
        SmallProgramme.make(works, seed: seed).chance(of: SmallProgramme.target(30, by: date))
      ).standing
    }
    let early = try standing("2025-04-30", works)
    #expect(try standing("2025-05-31", works).mean >= early.mean)
    #expect(try standing("2025-04-30", works + SmallProgramme.works(5)).mean >= early.mean)
  }

  @Test("a reserve or earlier letting reaches what is wanted, and one less does not")
  func reserve() throws {
    var parameters = SmallProgramme.plain()
    parameters.lettingMonths = 8
    let programme = SmallProgramme.make(SmallProgramme.works(100), parameters: parameters)
    let target = SmallProgramme.target(100)
    let before = try #require(programme.chance(of: target))
    #expect(before.probability < 0.5)
    let reserve = try #require(programme.reserve(for: target))
    let more = try #require(reserve.moreWorks)
    func probability(_ extra: Int) throws -> Double {
      try #require(
        SmallProgramme.make(SmallProgramme.works(100 + extra), parameters: parameters).chance(of: target)
      ).probability
    }
    #expect(try probability(more) >= 0.9)
    #expect(try probability(more - 1) < 0.9)
    #expect(reserve.moreCNY == Double(more) * 1_000_000)
    #expect(try #require(reserve.earlierMonths) > 0)
    let sure = SmallProgramme.make(SmallProgramme.works(5))
    #expect(sure.reserve(for: SmallProgramme.target(5)) == nil)
  }

  @Test("the end of the last day of a year is the end of its last month")
  func dates() {
    #expect(ProgrammeMonth.of("2025-12-31", firstYear: 2025) == 12)
    #expect(ProgrammeMonth.of("2026-06-30", firstYear: 2025) == 18)
    #expect(ProgrammeMonth.of("2024-12-31", firstYear: 2025) == 0)
    #expect(ProgrammeMonth.of("2024-02-29", firstYear: 2024) == 2)
    #expect(ProgrammeMonth.of("2023-02-29", firstYear: 2023) == nil)
    #expect(ProgrammeMonth.of("soon", firstYear: 2023) == nil)
  }

  @Test("equal inputs give equal answers, another seed another answer")
  func seeds() throws {
    let works = SmallProgramme.works(40)
    #expect(SmallProgramme.make(works).path == SmallProgramme.make(works).path)
    let mean = { (seed: UInt64) in
      SmallProgramme.make(works, seed: seed).chance(of: SmallProgramme.target(40, by: "2025-05-31"))?
        .standing.mean
    }
    #expect(mean(1) != mean(2))
  }
}
