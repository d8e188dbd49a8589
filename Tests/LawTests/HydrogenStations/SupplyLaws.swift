import DistrictModel
import HydrogenStations
import Testing

@Suite("Supply and cost of hydrogen") struct SupplyLaws {
  @Test("Trucks and trailers follow from trips")
  func trailers() throws {
    let road = TrailerLogistics(distanceKm: 100)
    #expect(road.roundTripHours == 4.75)
    // 1000 kg a day in loads of 250: four trips of 4.75 h in days of 18 h.
    #expect(try road.trucks(kilogramsPerDay: 1000, delivered: 250) == 2)
    #expect(road.trailers(trucks: 2, stations: 3) == 5)
    #expect(abs(road.cnyPerKilogram(delivered: 250) - 4.8) < 1e-12)
    #expect(throws: HydrogenFault.self) { try road.trucks(kilogramsPerDay: 1000, delivered: 0) }
    #expect(throws: HydrogenFault.self) { try road.trucks(kilogramsPerDay: .nan, delivered: 250) }
    #expect(
      DeliveryCover.reorderLevel(kilogramsPerDay: 500, deviationPerDay: 100, leadDays: 1, safety: 2) == 700)
    #expect(DeliveryCover.days(usable: 250, kilogramsPerDay: 500) == 0.5)
  }

  @Test("An electrolyser is off below its least load and never above its rating")
  func electrolyser() {
    let machine = Electrolyser(ratedKW: 1000)
    #expect(machine.drawn(offeredKW: 299) == 0)
    #expect(machine.drawn(offeredKW: 300) == 300)
    #expect(abs(machine.kilogramsPerHour(offeredKW: 5000) - 1000 / 53) < 1e-12)
    #expect(machine.kilogramsPerHour(offeredKW: 1000, years: 10) < machine.kilogramsPerHour(offeredKW: 1000))
  }

  @Test("Liquid is lost on transfer and day by day")
  func liquid() {
    let road = LiquidDelivery()
    #expect(abs(road.received - 2660) < 1e-9)
    #expect(abs(road.left(of: 1000, days: 2) - 990.025) < 1e-9)
    #expect(abs(LiquidDelivery.liquefier(tonnesPerDay: 1) - 13.382) < 1e-12)
    #expect(LiquidDelivery.liquefier(tonnesPerDay: 30) < 10)
  }

  @Test("A station sells what its narrowest part allows, and none without dispensers")
  func capacity() throws {
    func station(_ dispensers: Int, payload: Double) throws -> StationCapacity {
      try StationCapacity(
        dispensers: dispensers, openHours: 16, fillMass: 25, fillSeconds: 600, compressorFlow: 0.01,
        usableStorage: 200, trailersPerDay: 2, payload: payload)
    }
    let usual = try station(2, payload: 244)
    #expect(usual.limit == .supply && usual.kilogramsPerDay == 488)
    #expect(try station(2, payload: 500).limit == .compression)
    #expect(throws: HydrogenFault.noDispensers) { try station(0, payload: 244) }
    #expect(HydrogenFault.noDispensers.message.en == "a station needs at least one dispenser")
    #expect(HydrogenFault.noDispensers.message.zh == "加氢机数量不能为零")
  }

  @Test("Recovery pays back what was invested, and a levelised cost adds up")
  func cost() throws {
    // The present value of the yearly payments is the investment.
    let payment = try LevelisedCost.recovery(interest: 0.1, years: 15)
    #expect(abs(payment - 0.131_473_776_9) < 1e-9)
    let worth = (1...15).reduce(0.0) { sum, year in
      sum + payment / (1...year).reduce(1.0) { product, _ in product * 1.1 }
    }
    #expect(abs(worth - 1) < 1e-12)
    #expect(try LevelisedCost.recovery(interest: 0, years: 4) == 0.25)
    let cost = LevelisedCost(
      investment: 12e6, subsidyShare: 0.25, interest: 0, years: 10, fixedShare: 0.05, energy: 1e5,
      labour: 2e5,
      purchase: 3e6, transport: 1e5, kilogramsSold: 150_000)
    #expect(abs(try cost.cnyPerKilogram() - (9e5 + 6e5 + 3.4e6) / 150_000) < 1e-9)
    #expect(throws: HydrogenFault.self) { try LevelisedCost.recovery(interest: 0.1, years: 0) }
  }

  @Test("Equations keep the year of their dollars")
  func equations() throws {
    #expect(CostEquation.stationCompressorStage.dollarYear == 2007)
    #expect(abs(CostEquation.stationCompressorStage.amount(100) - 40_035 * 16.1293) < 40)
    #expect(abs(CostEquation.cascadeStorage.installed(100) - 234_000) < 1e-6)
    #expect(abs(CostEquation.stationLabour.amount(1) - 3252) < 1)
    #expect(CostEquation.indirectShare == 0.23)
    #expect((0.85...0.97).contains(CostEquation.motorEfficiency(shaftKW: 100)))
    let money = DollarYear.recalled
    #expect(abs(try money.factor(from: 2007, to: 2013) - 1.12354) < 1e-4)
    #expect(abs(try money.cny(100, of: 2013, in: 2013) - 710) < 1e-9)
    #expect(throws: HydrogenFault.self) { try money.factor(from: 1899, to: 2013) }
  }
}
