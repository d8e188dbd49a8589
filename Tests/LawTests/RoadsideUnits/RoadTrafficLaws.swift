import DistrictModel
import NumericKernels
import RoadNetwork
import RoadsideUnits
import Testing

@Suite("Trips by gravity and what drives on links") struct RoadTrafficLaws {
  private var parameters: TrafficParameters {
    var parameters = TrafficParameters()
    parameters.tripsPerResident = 1
    parameters.tripKm = 2
    return parameters
  }

  private func weight(_ residents: Double, metres: Double, tripKm: Double = 2) -> Double {
    residents * Elementary.exp(-metres / 1000 / tripKm)
  }

  @Test("Two places on a line exchange the trips worked out by hand, each way its own")
  func two() throws {
    let graph = try StreetFixture.line([MetricPoint(x: 500, y: 500), MetricPoint(x: 1500, y: 500)])
    let trips = GravityTrips(
      on: graph, residents: [300, 100], in: try StreetFixture.cells(2, 1, sizeM: 1000), parameters: parameters
    )
    let traffic = trips.traffic()
    let there =
      300 * weight(100, metres: 1000) / (weight(300, metres: 500) + weight(100, metres: 1000))
    let back = 100 * weight(300, metres: 1000) / (weight(100, metres: 500) + weight(300, metres: 1000))
    #expect(abs(traffic.perDay(link: 0) - there) < 1e-9)
    #expect(abs(traffic.perDay(link: 1) - back) < 1e-9)
    // Planted fault: own trips of the whole width of a zone.
    let wide = 300 * weight(100, metres: 1000) / (weight(300, metres: 1000) + weight(100, metres: 1000))
    #expect(abs(traffic.perDay(link: 0) - wide) > 1)
  }

  /// What each of several zones sends to each other, by the formula.
  private func table(_ residents: [Int], _ places: [MetricPoint], sizeM: Double, tripKm: Double) -> [[Double]]
  {
    places.indices.map { from in
      let pulls = places.indices.map { to in
        weight(
          Double(residents[to]), metres: from == to ? sizeM / 2 : places[from].distance(to: places[to]),
          tripKm: tripKm)
      }
      let sum = pulls.reduce(0, +)
      return pulls.indices.map { $0 == from ? 0 : Double(residents[from]) * pulls[$0] / sum }
    }
  }

  @Test(
    "At every crossing what leaves more than it comes begins there: trips get lost nowhere",
    arguments: [1, 2])
  func conserved(seed: UInt64) throws {
    let side = 6
    let cells = try StreetFixture.cells(side, side, sizeM: 500)
    let places = cells.cells.map(\.centre)
    let graph = try StreetFixture.graph(
      places,
      places.indices.flatMap { here -> [(Int, Int)] in
        (here % side + 1 < side ? [(here, here + 1)] : [])
          + (here / side + 1 < side ? [(here, here + side)] : [])
      }
    ) { one, _ in one % 2 == 0 ? (.primary, 50) : (.residential, 30) }
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.trips"))
    let residents = places.map { _ in Int(random.uniform() * 1000) }
    let traffic = GravityTrips(on: graph, residents: residents, in: cells, parameters: parameters).traffic()
    func worst(_ trips: [[Double]]) -> Double {
      places.indices.map { node in
        let begins = trips[node].reduce(0, +)
        let ends = trips.reduce(0) { $0 + $1[node] }
        var net = 0.0
        for (row, link) in graph.links.enumerated() {
          if Int(link.from) == node { net += traffic.perDay(link: row) }
          if Int(link.to) == node { net -= traffic.perDay(link: row) }
        }
        return abs(net - (begins - ends))
      }.max() ?? 0
    }
    #expect(worst(table(residents, places, sizeM: 500, tripKm: 2)) < 1e-7)
    // Planted fault: trips twice as far.
    #expect(worst(table(residents, places, sizeM: 500, tripKm: 4)) > 1)
  }

  @Test("Far places get exp(-d/trip_km): on a line every link carries all pairs on its two sides")
  func far() throws {
    let cells = try StreetFixture.cells(9, 1, sizeM: 1000)
    let places = cells.cells.map(\.centre)
    let graph = try StreetFixture.line(places)
    let residents = [400, 0, 10, 20, 0, 0, 35, 90, 5]
    let traffic = GravityTrips(on: graph, residents: residents, in: cells, parameters: parameters).traffic()
    let trips = table(residents, places, sizeM: 1000, tripKm: 2)
    for block in 0..<8 {
      var (there, back) = (0.0, 0.0)
      for one in 0...block {
        for other in (block + 1)..<9 {
          there += trips[one][other]
          back += trips[other][one]
        }
      }
      #expect(abs(traffic.perDay(link: 2 * block) - there) < 1e-9)
      #expect(abs(traffic.perDay(link: 2 * block + 1) - back) < 1e-9)
    }
  }

  @Test("A link without length keeps what drives over it")
  func noLength() throws {
    // The nearer of the two nodes at one place has the larger number.
    let (home, work) = (MetricPoint(x: 500, y: 500), MetricPoint(x: 1500, y: 500))
    let graph = try StreetFixture.graph([work, home, work], [(1, 2), (2, 0)]) { _, _ in (.primary, 36) }
    #expect(graph.links[2].length == 0)
    let traffic = GravityTrips(
      on: graph, residents: [300, 100], in: try StreetFixture.cells(2, 1, sizeM: 1000), parameters: parameters
    ).traffic()
    let there =
      300 * weight(100, metres: 1000) / (weight(300, metres: 500) + weight(100, metres: 1000))
    #expect(abs(traffic.perDay(link: 0) - there) < 1e-9)
    #expect(abs(traffic.perDay(link: 2) - there / 2) < 1e-9)
    // The fault that was: only what ends at the nearer node arrives.
    #expect(abs(traffic.perDay(link: 0) - there / 2) > 1)
  }

  @Test("One thread and four give equal flows")
  func threads() throws {
    let cells = try StreetFixture.cells(8, 8, sizeM: 250)
    let residents = cells.cells.indices.map { $0 * 37 % 101 }
    let trips = GravityTrips(
      on: try StreetFixture.grid(11), residents: residents, in: cells, parameters: parameters)
    let one = trips.traffic()
    #expect(one == trips.traffic(threads: 4) && one == trips.traffic(threads: 3))
    var other = parameters
    other.tripKm = 2.000_001
    #expect(
      one
        != GravityTrips(on: try StreetFixture.grid(11), residents: residents, in: cells, parameters: other)
        .traffic(), "the comparison sees a millionth")
  }

  @Test(
    "Roads that no way leads to stay empty; without people, roads or room there is no traffic and no trap")
  func nobody() throws {
    let cells = try StreetFixture.cells(3, 1, sizeM: 1000)
    let places = [500.0, 1500, 2300, 2700].map { MetricPoint(x: $0, y: 500) }
    // The last two are an island.
    let graph = try StreetFixture.graph(places, [(0, 1), (2, 3)]) { _, _ in (.primary, 36) }
    func traffic(
      _ residents: [Int], _ graph: RoadGraph, _ change: (inout TrafficParameters) -> Void = { _ in }
    )
      -> LinkTraffic
    {
      var parameters = parameters
      change(&parameters)
      return GravityTrips(on: graph, residents: residents, in: cells, parameters: parameters).traffic(
        threads: 2)
    }
    let parted = traffic([100, 100, 100], graph)
    #expect(parted.perDay(link: 0) > 0 && parted.perDay(link: 1) > 0)
    #expect(parted.perDay(link: 2) == 0 && parted.perDay(link: 3) == 0)
    let empty = try RoadGraph(nodes: [], links: [])
    #expect(traffic([1, 2, 3], empty).links == 0 && traffic([1, 2, 3], empty).busiestHour(empty) == 0)
    for residents in [[0, 0, 0], [], [-5, 0, 0], [7, 0, 0]] {
      let quiet = traffic(residents, graph)
      #expect(graph.links.indices.allSatisfy { quiet.perDay(link: $0) == 0 })
    }
    for change in [
      { (p: inout TrafficParameters) in p.tripKm = 0 }, { $0.tripsPerResident = 0 }, { $0.hourShares = [] },
      { $0.tripsPerResident = .nan }, { $0.zones = 1 }, { $0.zones = -3 },
    ] as [(inout TrafficParameters) -> Void] {
      let quiet = traffic([100, 100, 100], graph, change)
      #expect(graph.links.indices.allSatisfy { quiet.perDay(link: $0) >= 0 })
    }
  }

  @Test("Fewer zones than cells put cells together and lose no trips that leave a zone")
  func zones() throws {
    let cells = try StreetFixture.cells(8, 1, sizeM: 500)
    let graph = try StreetFixture.line(cells.cells.map(\.centre))
    var few = parameters
    few.zones = 2
    let traffic = GravityTrips(
      on: graph, residents: [Int](repeating: 50, count: 8), in: cells, parameters: few
    ).traffic()
    // Two zones of four cells, 2 km apart, each 2 km wide: a trip of own has 1 km.
    let crossing = 200 * weight(200, metres: 2000) / (weight(200, metres: 1000) + weight(200, metres: 2000))
    #expect(abs(traffic.perDay(link: 6) - crossing) < 1e-9)
    #expect(abs(traffic.perDay(link: 7) - crossing) < 1e-9)
  }
}

@Suite("Vehicles on links") struct LinkTrafficLaws {
  private func graph() throws -> RoadGraph {
    let nodes = (0..<3).map { RoadNode(id: "\($0)", point: MetricPoint(x: Double($0) * 100, y: 0)) }
    // There, back, there again on a road beside it, one way, and a loop.
    let ends: [(Int32, Int32)] = [(0, 1), (1, 0), (0, 1), (1, 2), (2, 2)]
    return try RoadGraph(
      nodes: nodes, links: ends.map { RoadLink(from: $0.0, to: $0.1, length: 1000, speedKmPerHour: 36) })
  }

  @Test("Hours make up the day by their shares, whatever these sum to; density is flow over speed")
  func hours() throws {
    var traffic = LinkTraffic(try graph(), speedFactor: 0.5)
    traffic.set(perDay: 2400, link: 0, hourShares: TrafficParameters.usualHours)
    traffic.set(perDay: 2400, link: 1, hourShares: [Double](repeating: 7, count: 24))
    #expect(abs(traffic.perDay(link: 0) - 2400) < 1e-9)
    #expect((0..<24).allSatisfy { abs(traffic.vehicles(link: 1, hour: $0) - 100) < 1e-12 })
    let known = 100.0 / 3600 / 5
    #expect(traffic.speedMPS(link: 1) == 5 && abs(traffic.perMetre(link: 1, hour: 3) - known) < 1e-15)
    // Planted fault: the speed a road is made for.
    #expect(abs(traffic.perMetre(link: 1, hour: 3) - 100.0 / 3600 / 10) > 1e-3)
    #expect(abs(traffic.vehicleKm(try graph())[3] - (traffic.vehicles(link: 0, hour: 3) + 100) * 0.1) < 1e-12)
    let usual = TrafficParameters.usualHours
    #expect(usual.count == 24 && abs(usual.reduce(0, +) - 1) < 1e-12)
    var flat = LinkTraffic(try graph(), speedFactor: 1)
    flat.set(perDay: 24, link: 0, hourShares: [Double](repeating: 1, count: 24))
    #expect(flat.busiestHour(try graph()) == 0)
    flat.set(3, link: 3, hour: 17)
    #expect(flat.busiestHour(try graph()) == 17)
  }

  @Test("What is no number of vehicles is left out")
  func noNumber() throws {
    var traffic = LinkTraffic(try graph(), speedFactor: 1)
    traffic.set(5, link: 0, hour: 8)
    let before = traffic
    for value in [Double.nan, .infinity, -1] { traffic.set(value, link: 0, hour: 8) }
    traffic.set(1, link: -1, hour: 0)
    traffic.set(1, link: 5, hour: 0)
    traffic.set(1, link: 0, hour: 24)
    traffic.set(1, link: 0, hour: -1)
    traffic.set(perDay: .nan, link: 0, hourShares: TrafficParameters.usualHours)
    traffic.set(perDay: 10, link: 0, hourShares: [0, 0])
    #expect(traffic == before)
    traffic.set(6, link: 0, hour: 8)
    #expect(traffic != before)
  }

  @Test("The way back is added once: not to one-way roads, not to roads beside, not to a loop")
  func bothWays() throws {
    let graph = try graph()
    let traffic = LinkTraffic(graph, speedFactor: 1)
    let own = [1.0, 10, 100, 1000, 10_000]
    #expect(traffic.bothWays(graph) { own[$0] } == [11, 111, 110, 1000, 10_000])
    // Planted fault: a loop that is its own way back.
    let doubled = graph.links.indices.map { row in
      graph.links.indices.reduce(own[row]) {
        graph.links[$1].from == graph.links[row].to && graph.links[$1].to == graph.links[row].from
          ? $0 + own[$1] : $0
      }
    }
    #expect(doubled == [11, 111, 110, 1000, 20_000])
  }
}
