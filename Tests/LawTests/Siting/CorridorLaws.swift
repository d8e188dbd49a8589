import DistrictModel
import Fixtures
import Siting
import Testing

@Suite("Stations serve their corridors before they cover the district") struct CorridorLaws {
  /// A strip of 10 km with a town at each end and 60 sites anywhere; ways are as long as the crow flies.
  private let world: World
  private let demand: CellDemand

  init() throws {
    let world = try SmallWorld.world { inputs in
      inputs.categories[0].allowsHydrogen = true
      inputs.travel.detourFactor = 1
    }
    self.world = world
    let cells = world.grid.cells.indices
    // All demand in one corner: coverage alone would put every station there.
    demand = CellDemand(
      wattHoursPerDay: cells.map { _ in 1 }, peakErlangs: cells.map { _ in 0.01 },
      swapWattHoursPerDay: cells.map { _ in 1 },
      fuelWattHoursPerDay: cells.map { $0 < 3 ? 1_000_000 : 0 })
  }

  private func corridor(_ rangeKm: Double, _ vehicles: Int = 100) -> Corridor {
    var corridor = Corridor()
    (corridor.id, corridor.from, corridor.to) = ("trunk", "001", "002")
    (corridor.rangeKm, corridor.vehiclesPerDay, corridor.offsetKm) = (rangeKm, vehicles, 1.5)
    return corridor
  }

  private func plan(_ corridors: [Corridor], stations: Int = 4) throws -> Plan {
    var parameters = SitingParameters()
    (parameters.stations, parameters.chargers, parameters.swapStations) = (12, 72, 0)
    (parameters.hydrogenStations, parameters.hydrogenRadiiM) = (stations, [1000])
    parameters.corridors = corridors
    return try DistrictPlanner(parameters: parameters, seed: 1).plan(world, demand: demand)
  }

  /// Drives the round trip three times and asks at every metre what is left: the definition, without the rule for gaps.
  private func drives(_ service: CorridorService, without closed: SiteID? = nil) -> Bool {
    let (from, to) = (world.townships[0].centre, world.townships[1].centre)
    let length = from.distance(to: to)
    let places = service.stations.filter { $0 != closed }.map { site in
      let point = world.sites[site].point
      let along = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length
      return min(max(along, 0), length).rounded()
    }
    guard !places.isEmpty else { return false }
    let end = length.rounded()
    let stops = places + places.map { 2 * end - $0 }
    let passed = (0..<3).flatMap { lap in stops.map { $0 + 2 * end * Double(lap) } }.sorted()
    return zip(passed.dropFirst(), passed).allSatisfy { $0 - $1 <= service.rangeKm * 1000 }
  }

  @Test("With a corridor its vehicles are served with the fewest stations, without it they are not")
  func served() throws {
    let blind = try plan([])
    #expect(blind.corridors.isEmpty && blind.quality.allSatisfy { $0.objective != .refuelling })
    let seen = try plan([corridor(6)])
    let service = try #require(seen.corridors.first)
    #expect(service.isServed && drives(service))
    let quality = try #require(seen.quality.first { $0.objective == .refuelling })
    #expect(quality.value == 100 && quality.bound == 100 && quality.isProvenOptimal)
    #expect(seen.hydrogenSites.count == 4)
    #expect(Set(seen.hydrogenSites) != Set(blind.hydrogenSites))
    let covered = try #require(seen.quality.first { $0.purpose == "hydrogen" && $0.objective == .coverage })
    let freely = try #require(blind.quality.first { $0.purpose == "hydrogen" })
    #expect(covered.value <= freely.value, "what serves the corridor is lost to coverage, never more")
  }

  @Test("What a corridor says agrees with a drive along it, at every range and for every closed station")
  func agreesWithDriving() throws {
    var (yes, no, single) = (0, 0, 0)
    for range in stride(from: 1.0, through: 16, by: 0.5) {
      let service = try #require(try plan([corridor(range)]).corridors.first)
      #expect(service.isServed == drives(service), "range \(range) km")
      if service.isServed { yes += 1 } else { no += 1 }
      for station in service.stations where service.isServed {
        #expect(service.needed.contains(station) == !drives(service, without: station))
      }
      if !service.needed.isEmpty { single += 1 }
    }
    #expect(
      yes > 0 && no > 0 && single > 0, "the planted faults: a range too short, a station it cannot lose")
  }

  @Test("Where not all can be served, the corridor of more vehicles is")
  func choosesByVehicles() throws {
    var other = corridor(4.5, 300)
    (other.id, other.from, other.to) = ("branch", "001", "003")
    let services = try plan([corridor(4.5, 100), other], stations: 2).corridors
    #expect(services.map(\.isServed) == [false, true])
  }

  @Test("A corridor that joins nothing is refused")
  func refused() throws {
    var lost = corridor(6)
    lost.to = "009"
    #expect(throws: SitingError.self) { try plan([lost]) }
  }
}
