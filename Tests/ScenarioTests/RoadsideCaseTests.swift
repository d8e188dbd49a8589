import Assessment
import ChargingStations
import DistrictModel
import Foundation
import RoadsideUnits
import ScenarioFiles
import Testing

@testable import wayside

@Suite("Roadside units of a scenario: their places, their bill, and what drivers know through them")
struct RoadsideCaseTests {
  private static let section = """
    roads:
      grid_spacing_m: 1000
    roadside:
      radio:
        street_model: winner_plus_b1_los
        environment_height_m: 0.5
      traffic:
        zones: 25
      units:
        count: 30
        roads: residential
        spacing_m: 250
        shared_within_m: 500
        weight: length
      connected_share: 0.4
      connected:
        - { class: taxi, share: 0.9 }
      guidance: { replications: 0 }

    siting:

    """

  /// A second class, some of whose drivers know by other means.
  private static let taxis = """
      - id: taxi
        name_zh: 出租车
        name_en: taxis
        stock: 500
        informed_share: 0.5

    charging:

    """

  private static let operators = """
      operators:
        - { id: open, name_zh: 甲, name_en: open, share: 0.75 }
        - { id: closed, name_zh: 乙, name_en: closed, share: 0.25, publishes_live_state: false }
      board_period_min: 3
      patience_min: 10

    """

  private struct Made {
    let scenario: Scenario
    let world: World
    let plan: Plan

    func roadside(threads: Int = 1) throws -> RoadsideCase {
      try #require(try RoadsideCase(scenario, world: world, plan: plan, threads: threads))
    }
  }

  /// The section as it stands, worked out once on one thread.
  private static let usual = Result<(Made, RoadsideCase), any Error> {
    let made = try Self.made([])
    return (made, try made.roadside())
  }

  private func made(_ changes: (String, String)...) throws -> Made { try Self.made(changes) }

  private static func made(_ changes: [(String, String)]) throws -> Made {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace("\nsiting:\n", with: "\n" + Self.section)
    try folder.replace("\ncharging:\n", with: Self.taxis)
    try folder.replace("  patience_min: 10\n", with: Self.operators)
    for (found, put) in changes { try folder.replace(found, with: put) }
    let read = folder.read()
    #expect(read.diagnostics.filter { $0.code.hasPrefix("E") }.map { $0.text() } == [])
    let scenario = try #require(read.scenario)
    let pipeline = Pipeline(scenario: scenario)
    let world = try pipeline.world()
    return Made(
      scenario: scenario, world: world, plan: try pipeline.plan(world, pipeline.demand(in: world), threads: 1)
    )
  }

  @Test(
    "Informed is who knows by other means, or is connected, hears and chooses a publisher; boards age with the gaps"
  )
  func informed() throws {
    let (made, roadside) = try Self.usual.get()
    let card = roadside.card
    let charging = try #require(card.informed.first { $0.service == "charging" })
    #expect(card.informed.map(\.service) == ["charging", "swap"])
    let world = roadside.informing(made.world)
    let stock = made.world.fleets.map { Double($0.stock) }
    let connected = made.world.fleets.map { $0.id == "taxi" ? 0.9 : 0.4 }
    #expect(charging.heardShare > 0.05 && charging.heardShare < 1)
    var (informed, others, ofConnected) = (0.0, 0.0, 0.0)
    for (row, kind) in made.world.fleets.enumerated() {
      let known = 1 - (1 - kind.informedShare) * (1 - connected[row] * charging.heardShare)
      #expect(abs(world.fleets[row].informedShare - known) < 1e-12)
      informed +=
        stock[row]
        * (1 - (1 - kind.informedShare) * (1 - connected[row] * charging.heardShare * 0.75))
      others += stock[row] * kind.informedShare
      ofConnected += stock[row] * connected[row]
    }
    let all = stock.reduce(0, +)
    #expect(abs(charging.share - informed / all) < 1e-12)
    #expect(abs(charging.connectedShare - ofConnected / all) < 1e-12 && charging.publishedShare == 0.75)
    // The fault that was: means of classes put into a product, though taxis have both radio and phone.
    let ofMeans =
      1 - (1 - others / all) * (1 - ofConnected / all * charging.heardShare * 0.75)
    #expect(abs(charging.share - ofMeans) > 1e-4)
    let alone = (informed - others) / informed
    let age = 90 + alone * (1 + charging.gapSeconds)
    #expect(abs(charging.ageSeconds - age) < 1e-9)
    // Nobody is on the approach for longer than it takes to drive along it; the whole district has longer gaps.
    #expect(charging.gapSeconds > 0 && charging.gapSeconds < 2000 / 8.3)
    let guided = roadside.informing(made.scenario)
    #expect(abs(guided.charging.boardPeriodMin - 2 * age / 60) < 1e-12)
    #expect(abs(guided.charging.boardPeriodMin - 3) > 1e-3, "and not the period of the scenario")
  }

  @Test(
    "Where no vehicle has a radio, drivers and boards are as without units: the planted fault is a radio in some"
  )
  func noRadio() throws {
    let made = try made(("connected_share: 0.4", "connected_share: 0"), ("share: 0.9 }", "share: 0 }"))
    let none = try made.roadside()
    #expect(none.informing(made.world).fleets == made.world.fleets)
    #expect(none.informing(made.scenario).charging.boardPeriodMin == 3)
    let (other, some) = try Self.usual.get()
    #expect(some.informing(other.world).fleets != other.world.fleets)
    #expect(some.informing(other.scenario).charging.boardPeriodMin > 3)
    #expect(try bytes(none) != bytes(some))
  }

  private func bytes(_ roadside: RoadsideCase) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(roadside.card) + encoder.encode(roadside.cellMW)
  }

  @Test(
    "One thread and two give equal bytes; power is that of the edge, and shared units stand beside stations")
  func whole() throws {
    let (made, roadside) = try Self.usual.get()
    #expect(try bytes(roadside) == bytes(made.roadside(threads: 2)))
    let card = roadside.card
    #expect(card.units.count == 30)
    #expect(abs(roadside.cellMW.reduce(0, +) * 1000 - card.edge.totalKW) < 1e-9)
    let stations = (made.plan.stations.map(\.site) + made.plan.swapSites).map { made.world.sites[$0].point }
    for unit in card.units {
      let isBeside = stations.contains { $0.distance(to: unit.point) <= 500 }
      #expect(!unit.isShared || isBeside)
    }
    #expect(card.bill.sharedSites == card.units.count { $0.isShared })
    #expect(card.bill.sharedSites <= stations.count, "a station lends its pole once")
    #expect(card.bill.equippedJunctions == card.units.count { $0.isAtJunction })
    #expect(card.choice.value <= card.choice.bound && card.choice.bound <= card.choice.total)
    // What one unit covers alone is covered.
    #expect(card.figures.wanted.summary.coveredByLength >= card.choice.value / card.choice.total - 1e-4)
  }

  @Test("A budget is kept to the yuan by the bill, junctions and their computers included")
  func budget() throws {
    let made = try made(
      ("    count: 30\n", "    budget_cny: 9000000\n"), ("    spacing_m: 250\n", ""))
    let card = try made.roadside().card
    #expect(card.units.count > 5 && card.bill.totalCNY <= 9_000_000)
    #expect(card.bill.totalCNY > 9_000_000 - 800_000, "what is left buys no junction")
    // Planted fault: a budget that forgets the computers of junctions.
    #expect(card.bill.junctionsCNY > 1_000_000)
  }

  private static let zones = """
        weight: length
      zones:
        - { id: park, file: zones/park.geojson, datum: WGS-84, units: 12 }
        - { id: line, file: zones/line.geojson, datum: WGS-84, units: 6 }
        - { id: crossing, file: zones/crossing.geojson, datum: WGS-84, units: 4 }

    """

  /// 300 m by 300 m round one crossing.
  private static let crossing = """
    {"type": "Polygon", "coordinates": [
      [[106.5166, 29.6129], [106.5197, 29.6128], [106.5198, 29.6155], [106.5167, 29.6156], [106.5166, 29.6129]]
    ]}
    """

  @Test(
    "Units that zones keep stand in them; the rest is chosen as well as it can be, and the plan is worth no more"
  )
  func zones() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.write(Data(ZoneFolder.park.utf8), to: "zones/park.geojson")
    try folder.write(Data(ZoneFolder.line.utf8), to: "zones/line.geojson")
    try folder.write(Data(Self.crossing.utf8), to: "zones/crossing.geojson")
    try folder.replace("\nsiting:\n", with: "\n" + Self.section)
    try folder.replace("\ncharging:\n", with: Self.taxis)
    try folder.replace("    weight: length\n", with: Self.zones)
    func card() throws -> RoadsideCard {
      let read = folder.read()
      #expect(read.diagnostics.map { $0.text() } == [])
      let pipeline = Pipeline(scenario: try #require(read.scenario))
      let world = try pipeline.world()
      let plan = try pipeline.plan(world, pipeline.demand(in: world), threads: 1)
      return try #require(try RoadsideCase(pipeline.scenario, world: world, plan: plan, threads: 1)).card
    }
    let kept = try card()
    #expect(kept.units.count == 30 && kept.choice.kept == 19)
    #expect(kept.figures.zones[0].units >= 12 && kept.figures.zones[1].units >= 6)
    // There is one place at the crossing: as many as there are, and told.
    #expect(kept.zones.map(\.isShort) == [false, false, true] && kept.figures.zones[2].units == 1)
    for row in kept.zones {
      #expect(row.figures.units == kept.units.count { row.zone.holds($0.point) })
    }
    #expect(kept.choice.value <= kept.choice.bound)
    try folder.replace(", units: 12 }", with: " }")
    try folder.replace(", units: 6 }", with: " }")
    try folder.replace(", units: 4 }", with: " }")
    let free = try card()
    #expect(free.choice.kept == 0 && free.choice.value > kept.choice.value)
    // Planted fault: a plan that takes no notice of what zones keep.
    #expect(free.figures.zones[0].units < 12)
    // The zone is the better for it.
    #expect(
      free.figures.zones[0].wanted.summary.coveredByLength
        < kept.figures.zones[0].wanted.summary.coveredByLength)
  }
}
