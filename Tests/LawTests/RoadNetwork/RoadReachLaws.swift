import DistrictModel
import Fixtures
import RoadNetwork
import Testing

@Suite("Distances along roads in a district") struct RoadReachLaws {
  @Test("No way along roads is shorter than the straight line, and the same whatever the threads")
  func longer() throws {
    var world = try World(SmallWorld.inputs())
    let graph = try SyntheticRoads(spacingM: 400).graph(inside: world.boundary)
    let reach = RoadReach(on: graph, in: world, limitM: 5000, threads: 1)
    #expect(reach == RoadReach(on: graph, in: world, limitM: 5000, threads: 3))
    #expect(reach.isSynthetic)
    var listed = 0
    for cell in world.grid.cells.indices {
      for site in world.sites.indices {
        let straight = world.grid.cells[cell].centre.distance(to: world.sites[site].point)
        #expect(world.metresApart(cell: cell, site: site) == straight)
        guard let driven = reach.metres(cell: cell, site: site) else { continue }
        listed += 1
        #expect(driven <= 5000)
        #expect(driven >= straight * 0.999_999)
      }
    }
    #expect(listed > 0)
    let before = world.distanceRule.en
    world.roads = reach
    #expect(before == "distances: straight line × detour factor \(world.travel.detourFactor)")
    #expect(world.distanceRule.en == "distances: along a synthetic grid of streets, no surveyed network")
  }

  @Test("Without any crossing nothing is listed and nothing traps")
  func empty() throws {
    let world = try World(SmallWorld.inputs())
    let reach = RoadReach(on: try RoadGraph(nodes: [], links: []), in: world, limitM: 5000, threads: 1)
    #expect(reach.metres(cell: 0, site: 0) == nil)
  }

  @Test("Splitting links keeps every distance and leaves none too long")
  func splitting() throws {
    for seed in UInt64(0)..<100 {
      let graph = try ShortestPathLaws.graph(seed)
      let split = try graph.split(longerThan: 1)
      #expect(split.links.allSatisfy { $0.length <= 1 })
      guard graph.nodes.allSatisfy(\.isThrough) else { continue }
      var (one, other) = (ShortestPaths(graph), ShortestPaths(split))
      for from in graph.nodes.indices {
        one.search(from: Int32(from))
        other.search(from: Int32(from))
        for to in graph.nodes.indices {
          #expect(one.distance(to: Int32(to)) == other.distance(to: Int32(to)))
        }
      }
    }
  }
}
