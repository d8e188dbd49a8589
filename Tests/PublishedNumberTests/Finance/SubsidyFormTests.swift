import Finance
import Testing

/// Forms of subsidies in other cities' notices, as they are told on secondary pages; the amounts claimed are made up.
@Suite("The usual forms of subsidies for stations")
struct SubsidyFormTests {
  private func station(_ facts: [Claim.Fact], kind: ProjectKind = .charging, grade: String = "") -> Claim {
    var claim = Claim(
      id: "s", firm: "operator", project: "s", kind: kind, date: "2026-12-31", facts: facts)
    claim.grade = grade
    return claim
  }

  private func paid(_ incentive: Incentive, _ claim: Claim) -> Double {
    IncentiveBook([incentive]).settle([claim], seed: 1).paid.cny
  }

  @Test(
    "Beijing 2018 and 2020: 0.2 and 0.1 CNY/kWh up to 1,500 kWh per kW and year",
    arguments: [(0.2, 144_000.0, 40_000.0), (0.1, 72_000, 20_000)])
  func operation(rate: Double, capped: Double, below: Double) {
    let incentive = Incentive(
      "beijing", components: [IncentiveComponent(.stationKWh, rate: rate, hoursCap: 1500)])
    // 480 kW × 1,500 h = 720,000 kWh of the 900,000 sold.
    #expect(paid(incentive, station([.init(.stationKWh, 900_000), .init(.stationKW, 480)])) == capped)
    // 200,000 kWh lie below it.
    #expect(paid(incentive, station([.init(.stationKWh, 200_000), .init(.stationKW, 480)])) == below)
    // Without a rated power nothing counts.
    #expect(paid(incentive, station([.init(.stationKWh, 900_000)])) == 0)
    // Planted fault: without the limit of hours all is paid.
    let open = Incentive("open", components: [IncentiveComponent(.stationKWh, rate: rate)])
    #expect(paid(open, station([.init(.stationKWh, 900_000), .init(.stationKW, 480)])) > capped)
  }

  @Test("Beijing's yearly award by grade: up to 106 CNY per kW and year, at most 200,000 a station and year")
  func grades() {
    var award = Incentive(
      "award", components: [IncentiveComponent(.stationKW, rate: 106)],
      caps: [IncentiveCap(per: .stationYear, cny: 200_000)])
    // Only the highest grade's rate is public; the half for b is made up.
    award.gradeFactors = [.init("a", 1), .init("b", 0.5)]
    #expect(paid(award, station([.init(.stationKW, 1500)], grade: "a")) == 159_000)
    #expect(paid(award, station([.init(.stationKW, 2400)], grade: "a")) == 200_000)
    // The factor acts on what the cap leaves: half of 200,000, not half of 254,400.
    #expect(paid(award, station([.init(.stationKW, 2400)], grade: "b")) == 100_000)
    award.gradeActs = .beforeCaps
    #expect(paid(award, station([.init(.stationKW, 2400)], grade: "b")) == 127_200)
    #expect(paid(award, station([.init(.stationKW, 2400)], grade: "d")) == 0)
    #expect(paid(award, station([.init(.stationKW, 2400)])) == 0)
  }

  @Test("Super-charging: 216 CNY per kW and year; units' own chargers: 300 CNY per kW")
  func power() {
    #expect(
      paid(
        Incentive("super", components: [IncentiveComponent(.ultraFastKW, rate: 216)]),
        station([.init(.stationKW, 1200), .init(.ultraFastKW, 960)])) == 207_360)
    #expect(
      paid(
        Incentive("unit", components: [IncentiveComponent(.stationKW, rate: 300)]),
        station([.init(.stationKW, 600)])) == 180_000)
  }

  @Test(
    "Weifang: 0.4, 1.6 and 3.5 million CNY from 200, 500 and 1,000 kg a day",
    arguments: [(199.0, 0.0), (200, 400_000), (499, 400_000), (500, 1_600_000), (1000, 3_500_000)])
  func capacity(kgPerDay: Double, cny: Double) {
    let incentive = Incentive(
      "capex",
      components: [
        IncentiveComponent(
          .hydrogenKgPerDay,
          steps: [
            .init(from: 200, cny: 400_000), .init(from: 500, cny: 1_600_000),
            .init(from: 1000, cny: 3_500_000),
          ])
      ])
    #expect(paid(incentive, station([.init(.hydrogenKgPerDay, kgPerDay)], kind: .hydrogen)) == cny)
  }

  @Test("Weifang: 15, later 10 CNY/kg sold, at most 2 million CNY a station and year")
  func sales() {
    let cap = IncentiveCap(per: .stationYear, cny: 2_000_000, pool: "sales")
    var early = Incentive("early", components: [IncentiveComponent(.hydrogenKg, rate: 15)], caps: [cap])
    early.validTo = "2022-12-31"
    var late = Incentive("late", components: [IncentiveComponent(.hydrogenKg, rate: 10)], caps: [cap])
    late.validFrom = "2023-01-01"
    func claims(_ year: Int, _ kg: Double) -> Claim {
      Claim(
        id: "\(year)", firm: "f", project: "s", kind: .hydrogen, date: "\(year)-12-31",
        facts: [.init(.hydrogenKg, kg)])
    }
    let settlement = IncentiveBook([early, late]).settle(
      [claims(2021, 100_000), claims(2022, 150_000), claims(2023, 150_000), claims(2024, 300_000)], seed: 1)
    func year(_ year: Int) -> Double { settlement.paid { $0.year == year }.cny }
    #expect([2021, 2022, 2023, 2024].map(year) == [1_500_000, 2_000_000, 1_500_000, 2_000_000])
  }

  @Test("Chongqing: up to 3 million CNY a station")
  func chongqing() {
    // The share of the investment is made up; the cap is told.
    let incentive = Incentive(
      "station", components: [IncentiveComponent(.stationCapexCNY, rate: 0.3)],
      caps: [IncentiveCap(per: .station, cny: 3_000_000)])
    #expect(paid(incentive, station([.init(.stationCapexCNY, 8e6)], kind: .hydrogen)) == 2_400_000)
    #expect(paid(incentive, station([.init(.stationCapexCNY, 12e6)], kind: .hydrogen)) == 3_000_000)
  }

  @Test("All terms: min(rate·kW + share·investment + rate·min(E, h·kW), station, firm) × grade")
  func whole() {
    var incentive = Incentive(
      "whole",
      components: [
        IncentiveComponent(.stationKW, rate: 100), IncentiveComponent(.stationCapexCNY, rate: 0.1),
        IncentiveComponent(.stationKWh, rate: 0.2, hoursCap: 1000),
      ],
      caps: [IncentiveCap(per: .station, cny: 250_000), IncentiveCap(per: .firm, cny: 240_000)])
    incentive.gradeFactors = [.init("b", 0.8)]
    // 100 × 500 + 0.1 × 900,000 + 0.2 × min(700,000, 500,000) = 50,000 + 90,000 + 100,000 = 240,000; × 0.8 = 192,000.
    let claim = station(
      [.init(.stationKW, 500), .init(.stationCapexCNY, 900_000), .init(.stationKWh, 700_000)], grade: "b")
    #expect(paid(incentive, claim) == 192_000)
    incentive.caps[0].cny = 200_000
    #expect(paid(incentive, claim) == 160_000)
    incentive.caps[1].cny = 150_000
    #expect(paid(incentive, claim) == 120_000)
  }

  @Test("Brackets pay each part at its own rate")
  func brackets() {
    let incentive = Incentive(
      "tiers",
      components: [
        IncentiveComponent(.swapCount, tiers: [.init(from: 0, rate: 3), .init(from: 1000, rate: 2)])
      ])
    #expect(paid(incentive, station([.init(.swapCount, 800)], kind: .swap)) == 2400)
    #expect(paid(incentive, station([.init(.swapCount, 1500)], kind: .swap)) == 4000)
  }
}
