import DistrictModel
import RoadNetwork
import RoadsideUnits
import Testing

@Suite("Where roadside units could stand") struct UnitCandidateLaws {
  private func candidates(
    _ graph: RoadGraph, stations: [MetricPoint] = [], _ change: (inout UnitParameters) -> Void = { _ in }
  ) -> UnitCandidates {
    var parameters = UnitParameters()
    parameters.roads = .residential
    change(&parameters)
    let roads = parameters.roads
    return UnitCandidates(
      graph, steps: RoadSteps(graph).only { roads.holds($0) }, stations: stations, parameters: parameters)
  }

  private func isTwice(_ found: UnitCandidates) -> Bool {
    found.units.indices.contains { one in
      found.units.indices.contains { $0 < one && found.units[$0].place == found.units[one].place }
    }
  }

  @Test(
    "Junctions are crossings with three neighbours or more on roads of the wanted classes", arguments: [4, 7])
  func junctions(side: Int) throws {
    let graph = try StreetFixture.grid(side)
    var neighbours = [Set<Int32>](repeating: [], count: graph.nodes.count)
    for link in graph.links where link.roadClass == .primary { neighbours[Int(link.from)].insert(link.to) }
    let main = candidates(graph) { $0.roads = .primary }
    #expect(main.node.map(Int.init) == neighbours.indices.filter { neighbours[$0].count >= 3 })
    let all = candidates(graph)
    // All but the four corners; the planted fault counts links, of which a corner has four.
    #expect(all.junctions == side * side - 4 && all.units.count == all.junctions)
    let byLinks = graph.nodes.indices.filter { node in
      graph.links.count { Int($0.from) == node || Int($0.to) == node } >= 3
    }
    #expect(byLinks.count == side * side)
    for unit in all.units { #expect(unit.streets.count >= 3) }
    #expect(candidates(graph) { $0.roads = .motorway }.units.isEmpty)
  }

  @Test(
    "Along a road places are as far apart as asked, and half of that from its junctions",
    arguments: [50.0, 100, 160])
  func spacing(metres: Double) throws {
    let road = try StreetFixture.line((0...20).map { MetricPoint(x: Double($0) * 100, y: 0) })
    let along = candidates(road) { $0.spacingM = metres }
    #expect(along.junctions == 0 && abs(Double(along.units.count) - 2000 / metres) <= 1)
    for (one, other) in zip(along.units, along.units.dropFirst()) {
      // Pieces are 25 m long: a place is at most one of them off.
      #expect(abs(one.place.distance(to: other.place) - metres) <= 25)
    }
    let graph = try StreetFixture.grid(5, spacingM: 400)
    let found = candidates(graph) { $0.spacingM = metres }
    #expect(found.junctions == 21 && found.units.count > 21 && !isTwice(found))
    for (row, unit) in found.units.enumerated() where found.node[row] < 0 {
      let nearest =
        graph.nodes.indices.filter { found.node.contains(Int32($0)) }
        .map { graph.nodes[$0].point.distance(to: unit.place) }.min() ?? 0
      #expect(nearest > metres / 2)
    }
    #expect(candidates(graph) { $0.spacingM = 0 }.units.count == 21)
  }

  @Test(
    "A station shares with the places around it, or is a place itself beside a road, once for all its services"
  )
  func stations() throws {
    let graph = try StreetFixture.grid(4, spacingM: 400)
    let beside = MetricPoint(x: 400 + 30, y: 400)
    let alone = MetricPoint(x: 600, y: 400 + 40)
    let far = MetricPoint(x: 600, y: 600)
    let found = candidates(graph, stations: [beside, alone, alone, MetricPoint(x: 601, y: 440), far])
    #expect(found.units.count == found.junctions + 1 && !isTwice(found))
    let shared = found.units.indices.filter { found.isShared[$0] }
    #expect(shared.count == 2)
    #expect(found.units[shared[0]].place == graph.nodes[5].point && found.node[shared[0]] == 5)
    #expect(found.units[shared[1]].place == alone && found.node[shared[1]] == -1)
    #expect(found.units[shared[1]].streets == [MetricPoint(x: 1, y: 0)])
    #expect(!candidates(graph, stations: [beside, alone]) { $0.sharedWithinM = 0 }.isShared.contains(true))
    #expect(candidates(graph, stations: [far]).isShared.allSatisfy { !$0 }, "200 m off every road")
    // Planted fault: one place for every service.
    let services = [alone, alone].filter { station in
      !graph.nodes.contains { $0.point.distance(to: station) <= 60 }
    }
    #expect(services.count == 2)
  }

  @Test("A reach of a few metres is found in a wide district too")
  func small() throws {
    let far = MetricPoint(x: 40_000, y: 40_000)
    let places =
      [far]
      + [(0, 100), (100, 0), (-100, 0), (0, -40_000.0)].map {
        MetricPoint(x: far.x + $0.0, y: far.y + $0.1)
      } + [MetricPoint(x: 0, y: 0)]
    let graph = try StreetFixture.graph(places, [(0, 1), (0, 2), (0, 3), (0, 4), (4, 5)]) { _, _ in
      (.primary, 36)
    }
    let found = candidates(graph, stations: [MetricPoint(x: far.x + 3, y: far.y)]) { $0.sharedWithinM = 4 }
    #expect(found.node.first == 0 && found.isShared.first == true)
    #expect(
      !candidates(graph, stations: [MetricPoint(x: far.x + 5, y: far.y)]) { $0.sharedWithinM = 4 }.isShared[0]
    )
  }

  @Test("A rank holds its own class and all more important ones, for all pairs")
  func ranks() {
    let order: [RoadClass] = [.motorway, .trunk, .primary, .secondary, .tertiary, .residential]
    for (place, rank) in RoadRank.allCases.enumerated() {
      for roadClass in RoadClass.allCases {
        let known =
          rank == .all
          ? roadClass != .connector : order.firstIndex(of: roadClass).map { $0 <= place } ?? false
        #expect(rank.holds(roadClass) == known, "\(rank) \(roadClass)")
      }
    }
    #expect(RoadRank.allCases.count == order.count + 1)
    // Planted fault: less important ones.
    #expect(!RoadRank.primary.holds(.tertiary) && RoadRank.tertiary.holds(.primary))
  }
}
