import DistrictModel
import Reports
import RoadNetwork
import ScenarioFiles
import Siting

/// A corridor scenario with its plan: which flows are served, and the files that show it.
struct CorridorPlan {
  let scenario: CorridorScenario
  let graph: RoadGraph
  let routes: [FlowRoute]
  let placement: Placement
  /// Vehicles per day by trip and class of range: all and served.
  let served: [[(class: String, vehicles: Int64, isServed: Bool)]]
  let convention: String

  /// - Throws: `RoadFault`, `SitingError`.
  init(_ scenario: CorridorScenario, algorithm: String, goOn: @escaping (SearchProgress) -> Bool) throws {
    guard let given = scenario.graph else { throw SitingError.badProblem("the scenario has no roads") }
    let graph = try given.split(longerThan: Int64((scenario.siteSpacingKm * 10_000).rounded()))
    let trips = scenario.trips.map {
      FlowTrip(origin: $0.from, destination: $0.to, weight: $0.vehiclesPerDay)
    }
    let routes = try FlowRoute.shortest(trips, on: graph)
    let classes = scenario.vehicles.map {
      RangeClass(range: Int64(($0.rangeKm * 10_000).rounded()), share: Int64($0.share))
    }
    let isRefuelling = scenario.objective == FlowRefuellingProblem.name
    if isRefuelling {
      placement = try SitingCatalogue.place(
        FlowRefuellingProblem(
          routes: RouteCover(refuelling: routes, classes: classes, nodes: graph.nodes.count),
          open: scenario.stations),
        algorithm: algorithm, among: SitingCatalogue.flowRefuelling, seed: scenario.seed, goOn: goOn)
      convention = FlowRefuellingProblem.convention
    } else {
      placement = try SitingCatalogue.place(
        FlowCapturingProblem(
          routes: RouteCover(capturing: routes, nodes: graph.nodes.count), open: scenario.stations),
        algorithm: algorithm, among: SitingCatalogue.flowCapturing, seed: scenario.seed, goOn: goOn)
      convention = FlowCapturingProblem.convention
    }
    let open = Set(placement.sites)
    let whole = max(1, classes.reduce(Int64(0)) { $0 + $1.share })
    served = routes.map { route in
      var shares: Int64 = 0
      return zip(scenario.vehicles, classes).map { kind, range in
        // Whole vehicles that add up to the flow, as the problem splits it.
        let before = Int64(clamping: Int128(route.weight) * Int128(shares) / Int128(whole))
        shares += range.share
        let upTo = Int64(clamping: Int128(route.weight) * Int128(shares) / Int128(whole))
        let rows = isRefuelling ? route.poweringNodes(range: range.range) : [route.nodes]
        return (kind.id, upTo - before, rows.allSatisfy { $0.contains(where: open.contains) })
      }
    }
    self.scenario = scenario
    self.graph = graph
    self.routes = routes
  }

  private var total: Int64 { routes.reduce(0) { $0 + $1.weight } }

  /// Vehicles per day that pass a node, both directions.
  private func passing(_ node: Int32) -> Int64 {
    routes.reduce(0) { $0 + ($1.nodes.contains(node) ? $1.weight : 0) }
  }

  private func place(_ node: Int32) -> Coordinate {
    scenario.projection.unproject(graph.nodes[Int(node)].point)
  }

  var summary: String {
    let value = placement.value ?? 0
    let verdict =
      placement.isProvenOptimal
      ? "optimal, proven" : "gap at most \(NumberText.percent(placement.gap ?? 1, 3))"
    let table = TerminalTable(
      header: ["station", "longitude", "latitude", "vehicles/day passing"],
      rows: placement.sites.map { site in
        [
          graph.nodes[Int(site)].id, NumberText.fixed(place(site).longitude, 4),
          NumberText.fixed(place(site).latitude, 4), "\(passing(site))",
        ]
      }, numbers: [1, 2, 3])
    return """
      \(scenario.name.en)\(scenario.isSynthetic ? " (synthetic roads and flows)" : "")
      \(placement.problem): \(value) of \(total) vehicles/day served (\(NumberText.percent(total > 0 ? Double(value) / Double(total) : 0, 1))), \
      bound \(placement.bound), \(verdict), algorithm \(placement.algorithm), seed \(placement.seed), stopped: \(placement.stopReason.rawValue)
      rule: \(convention)
      distances: along the road network, \(graph.nodes.count) nodes, \(graph.links.count) links, \(NumberText.fixed(graph.lengthKm / 2, 0)) km of road
      \(table.text)
      """
  }

  var files: [(name: String, text: String)] {
    [
      ("plan.geojson", geoJSON), ("stations.csv", stations), ("flows.csv", flows), ("placement.json", json),
      ("plan.html", html),
    ]
  }

  var json: String {
    JSONText.object([
      "schema": .string("wayside-corridor-plan/1"), "scenario": .string(scenario.name.en),
      "synthetic": .bool(scenario.isSynthetic), "problem": .string(placement.problem),
      "convention": .string(convention), "distances": .string("road network"),
      "algorithm": .string(placement.algorithm), "seed": .integer(Int(clamping: placement.seed)),
      "value": placement.value.map { .integer(Int($0)) } ?? .number(nil),
      "bound": .integer(Int(placement.bound)), "gap": .number(placement.gap),
      "status": .string(placement.status.rawValue), "stop_reason": .string(placement.stopReason.rawValue),
      "total": .integer(Int(total)), "work_units": .integer(placement.work.units),
      "inputs": .array(
        scenario.files.map { .object(["path": .string($0.path), "sha256": .string($0.sha256)]) }),
      "sites": .array(placement.sites.map { .string(graph.nodes[Int($0)].id) }),
    ]).document
  }

  private var stations: String {
    "id,lon,lat,vehicles_per_day_passing\n"
      + placement.sites.map { site in
        let at = place(site)
        return
          "\(graph.nodes[Int(site)].id),\(NumberText.fixed(at.longitude, 6)),\(NumberText.fixed(at.latitude, 6)),\(passing(site))\n"
      }.joined()
  }

  private var flows: String {
    var text = "from,to,km,vehicles_per_day,class,served\n"
    for (route, classes) in zip(routes, served) {
      guard let from = route.nodes.first, let to = route.nodes.last else { continue }
      let km = NumberText.fixed(Double(route.lengths.reduce(0, +)) / 10_000, 1)
      for kind in classes {
        text +=
          "\(graph.nodes[Int(from)].id),\(graph.nodes[Int(to)].id),\(km),\(kind.vehicles),\(kind.class),\(kind.isServed)\n"
      }
    }
    return text
  }

  private var geoJSON: String {
    let points = placement.sites.map { site -> JSONText in
      let at = place(site)
      return .object([
        "type": .string("Feature"), "id": .string(graph.nodes[Int(site)].id),
        "geometry": .object([
          "type": .string("Point"), "coordinates": .array([.number(at.longitude), .number(at.latitude)]),
        ]),
        "properties": .object([
          "kind": .string("fast_charging_station"), "synthetic": .bool(scenario.isSynthetic),
          "vehicles_per_day_passing": .integer(Int(passing(site))),
        ]),
      ])
    }
    return JSONText.object(["type": .string("FeatureCollection"), "features": .array(points)]).document
  }
}
