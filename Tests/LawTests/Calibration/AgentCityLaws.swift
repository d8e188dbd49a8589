import Calibration
import CityAgents
import Fixtures
import NumericKernels
import Testing

@Suite("Agents of a measured city")
struct AgentCityLaws {
  private static func city(
    _ replications: Int, zones: [ZoneSupply] = SyntheticCity.zones
  ) throws -> AgentCity {
    var settings = AgentSettings()
    settings.replications = replications
    return AgentCity(
      zones: zones, tariff: try TariffShape(deviations: SyntheticCity.deviations), settings: settings)
  }

  /// Four weeks of the true parameters, run once for all tests.
  private static let shared = Result { try city(4).week(SyntheticCity.truth, threads: 2) }

  @Test("Agents and flows make the same week of the same city")
  func agree() throws {
    let fluid = try SyntheticCity.model().week(SyntheticCity.truth)
    let agents = try Self.shared.get()
    let scores = try CalibrationScores(
      of: agents.mean, against: SyntheticCity.observation(of: fluid), seed: 1)
    #expect(try #require(scores.training).meanAbsoluteError < 0.012)
    #expect(try #require(scores.training?.correlation) > 0.98)
    #expect(try #require(scores.energyCorrelation) > 0.98)
    #expect(try #require(scores.rankFitted) > 0.9)
    #expect(abs(scores.crowdedShare.modelled - scores.crowdedShare.measured) < 0.01)
    #expect(abs(scores.middayBump.modelled - scores.middayBump.measured) < 0.006)
  }

  @Test("As many sessions take place as the parameters say, of the national mean energy and time")
  func sessions() throws {
    let week = try Self.shared.get()
    let slow = Double(SyntheticCity.zones.reduce(0) { $0 + $1.slowPiles })
    let fast = Double(SyntheticCity.zones.reduce(0) { $0 + $1.fastPiles })
    let truth = SyntheticCity.truth
    let plugIns = truth.overnightPlugIns * slow * (5 + 2 * 0.8) / 7
    let sessions = truth.fastSessions * fast
    // Three standard errors of a Poisson count over 28 days, and the share that found no place.
    #expect(abs(week.plugInsPerDay - plugIns) < 3 * (plugIns / 28).squareRoot() + 0.02 * plugIns)
    #expect(
      abs(week.fastSessionsPerDay - sessions) < 3 * (sessions / 28).squareRoot()
        + (0.01 + week.unservedShare) * sessions)
    #expect(abs(week.fastSessionKWh / 25.6 - 1) < 0.05)
    #expect(abs(week.fastSessionMinutes / 49.3 - 1) < 0.05)
  }

  @Test("Equal inputs give equal weeks on one thread and on two")
  func deterministic() throws {
    #expect(try Self.city(4).week(SyntheticCity.truth, threads: 1) == Self.shared.get())
  }

  @Test("Another seed gives another week")
  func seeds() throws {
    var settings = AgentSettings()
    settings.replications = 1
    let tariff = try TariffShape(deviations: SyntheticCity.deviations)
    settings.seed = 2
    let other = try AgentCity(zones: SyntheticCity.zones, tariff: tariff, settings: settings)
      .week(SyntheticCity.truth, threads: 1)
    #expect(try !Self.shared.get().replications.contains(other.mean))
  }

  @Test("Nothing but held piles is busy where nobody charges")
  func heldAlone() throws {
    var still = SyntheticCity.truth
    still.overnightPlugIns = 0
    still.fastSessions = 0
    let week = try Self.city(1).week(still, threads: 1)
    let slow = SyntheticCity.zones.reduce(0) { $0 + $1.slowPiles }
    let piles = SyntheticCity.zones.reduce(0) { $0 + $1.piles }
    let busy = week.mean.cityBusyShare
    #expect(busy.allSatisfy { $0 == busy[0] })
    #expect(abs(busy[0] * Double(piles) - still.heldShare * Double(slow)) <= 1)
  }

  @Test("Without price response the day has no midday bump; with the valley moved it moves")
  func valley() throws {
    let city = try Self.city(2)
    let tariff = try TariffShape(deviations: SyntheticCity.deviations)
    var blind = SyntheticCity.truth
    blind.timePriceResponse = 0
    let bump = try Self.shared.get().mean
    let moved = try city.under(tariff.withValleyInTheAfternoon).week(SyntheticCity.truth, threads: 2).mean
    let even = try city.week(blind, threads: 2).mean
    // What flows make of the same; two weeks of so small a city move a bump by about 0.001.
    let model = try SyntheticCity.model()
    let flows = model.under(tariff.withValleyInTheAfternoon).week(SyntheticCity.truth)
    #expect(abs(even.middayBump - model.week(blind).middayBump) < 0.004)
    #expect(abs(moved.afternoonBump - flows.afternoonBump) < 0.004)
    #expect(even.middayBump < bump.middayBump)
    #expect(moved.middayBump < bump.middayBump)
    #expect(moved.afternoonBump > bump.afternoonBump + 0.005)
  }

  @Test("A city without fast piles, and one without slow ones, have a week", arguments: [true, false])
  func oneKind(isSlow: Bool) throws {
    let zones = SyntheticCity.zones.map { zone in
      ZoneSupply(
        zone: zone.zone, slowPiles: isSlow ? 20 : 0, fastPiles: isSlow ? 0 : 6,
        listedPriceLevel: zone.listedPriceLevel)
    }
    let week = try Self.city(1, zones: zones).week(SyntheticCity.truth, threads: 1)
    #expect(week.mean.zones.count == zones.count)
    #expect(week.mean.cityBusyShare.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test("A city without any pile is refused, not run")
  func empty() throws {
    let zones = [ZoneSupply(zone: 1, slowPiles: 0, fastPiles: 0)]
    #expect(throws: CityFault.noPiles) {
      try Self.city(1, zones: zones).week(SyntheticCity.truth, threads: 1)
    }
  }
}

@Suite("Stations of a zone")
struct StandingStationLaws {
  @Test("Piles add up to the zone's, whatever the list says", arguments: 0..<20)
  func sums(seed: Int) {
    let zone = SyntheticCity.zones[seed]
    var other = zone
    other.slowPiles += 7 * seed
    other.fastPiles += seed
    for zone in [zone, other] {
      let stations = zone.standingStations(usualSize: 10)
      #expect(stations.reduce(0) { $0 + $1.slowPiles } == zone.slowPiles)
      #expect(stations.reduce(0) { $0 + $1.fastPiles } == zone.fastPiles)
      #expect(stations.allSatisfy { $0.piles > 0 })
    }
    #expect(zone.standingStations(usualSize: 10) == zone.stations)
  }

  @Test("Where nothing is listed, stations have the usual size and one kind")
  func usual() {
    let zone = ZoneSupply(zone: 1, slowPiles: 33, fastPiles: 8)
    let stations = zone.standingStations(usualSize: 10)
    #expect(stations.map(\.piles) == [8, 11, 11, 11])
    #expect(stations.allSatisfy { $0.slowPiles == 0 || $0.fastPiles == 0 })
  }
}
