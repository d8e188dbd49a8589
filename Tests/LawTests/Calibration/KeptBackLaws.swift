import Calibration
import Fixtures
import Testing

@Suite("Measurements kept back")
struct KeptBackLaws {
  private struct City {
    let week: ZoneWeek
    let observation: Observation
    let supply: [ZoneSupply]

    init() throws {
      let model = try SyntheticCity.model()
      week = model.week(SyntheticCity.truth)
      observation = try SyntheticCity.observation(of: week)
      supply = model.zones
    }

    func scores(of week: ZoneWeek? = nil, against days: [Observation.Day], _ zones: [ZoneWeek.Zone])
      throws
      -> KeptBackScores
    {
      try KeptBackScores(
        of: week ?? self.week, against: KeptBack(days: days, zones: zones), fittedTo: observation,
        supply: supply,
        seed: 1)
    }
  }

  @Test(
    "The days and zones that were fitted score alike under either name, and are told to be fitted")
  func alike() throws {
    let city = try City()
    var other = SyntheticCity.truth
    other.fastSessions *= 1.3
    let week = try SyntheticCity.model().week(other)
    let scores = try city.scores(
      of: week, against: Array(city.observation.training), city.observation.zones)
    #expect(scores.keptBack == scores.fitted)
    #expect((scores.days, scores.fittedDays, scores.zones, scores.fittedZones) == (11, 11, 20, 20))
    let plain = try CalibrationScores(of: week, against: city.observation, seed: 1)
    #expect(scores.fitted.energyCorrelation == plain.energyCorrelation)
    #expect(scores.fitted.energyDivergence == plain.energyDivergence)
    #expect(scores.fitted.zoneRank.spearman == plain.rankFitted)
    #expect(
      scores.fitted.crowdedShare == plain.crowdedShare
        && scores.fitted.zoneSpread == plain.zoneSpread)
  }

  @Test(
    "The week that was measured scores fully on days and zones kept back, and its history as well")
  func truth() throws {
    let city = try City()
    let scores = try city.scores(
      against: Array(city.observation.check), Array(city.week.zones.prefix(7)))
    #expect(scores.keptBack.city?.meanAbsoluteError == 0)
    #expect(scores.history?.meanAbsoluteError ?? 1 < 1e-12)
    #expect((scores.constant?.meanAbsoluteError ?? 0) > 0.01)
    #expect(abs((scores.keptBack.zoneRank.spearman ?? 0) - 1) < 1e-12)
    #expect(scores.keptBack.zoneRank.zones == 7)
    #expect((scores.days, scores.fittedDays) == (3, 0))
  }

  @Test(
    "A level two points too high, zones in the opposite order and full zones are each told: the planted faults"
  )
  func plantedFaults() throws {
    let city = try City()
    let days = city.observation.check.map {
      Observation.Day(
        date: $0.date, weekday: $0.weekday, busyShare: $0.busyShare.map { $0 + 0.02 },
        energy: $0.energy.reversed())
    }
    let zones = city.week.zones.map {
      ZoneWeek.Zone(zone: $0.zone, meanBusyShare: 1 - $0.meanBusyShare, crowdedShare: 1)
    }
    let scores = try city.scores(against: days, zones)
    #expect(abs((scores.keptBack.city?.meanAbsoluteError ?? 0) - 0.02) < 1e-12)
    #expect((scores.keptBack.energyCorrelation ?? 1) < 0.9)
    #expect((scores.keptBack.zoneRank.spearman ?? 1) < -0.99)
    #expect(scores.keptBack.crowdedShare.measured == 1)
    let fitted = try city.scores(against: Array(city.observation.training), city.observation.zones)
      .fitted
    #expect(scores.fitted == fitted, "what was fitted is not touched")
  }

  @Test("No day, a day of 23 hours, two zones, a zone twice and a zone nobody knows are refused")
  func refused() throws {
    let city = try City()
    let (days, zones) = (Array(city.observation.check), city.week.zones)
    #expect(throws: CalibrationError.tooFewDays(given: 0, needed: 1)) {
      try KeptBack(days: [], zones: zones)
    }
    let short = Observation.Day(
      date: "short", weekday: 0, busyShare: [Double](repeating: 0.2, count: 23),
      energy: days[0].energy)
    #expect(throws: CalibrationError.badDay("short")) {
      try KeptBack(days: days + [short], zones: zones)
    }
    #expect(throws: CalibrationError.tooFewZones(given: 2, needed: 3)) {
      try KeptBack(days: days, zones: Array(zones.prefix(2)))
    }
    #expect(throws: CalibrationError.badSupply) {
      try KeptBack(days: days, zones: zones + [zones[0]])
    }
    let strange = ZoneWeek.Zone(zone: 999, meanBusyShare: 0.3, crowdedShare: 0)
    #expect(throws: CalibrationError.unknownZone(999)) {
      try city.scores(against: days, zones + [strange])
    }
  }
}
