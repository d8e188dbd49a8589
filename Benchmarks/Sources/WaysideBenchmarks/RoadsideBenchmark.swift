import Assessment
import DistrictModel
import RoadNetwork
import RoadsideUnits
import ScenarioFiles
import Siting

/// Where 329 roadside units of 60 km² stand and what they do: figures of a plan in 2 s, its siting with a bound in 60 s, one setting of
/// the side link in 0.1 s.
let roadsideBenchmark = Benchmark(name: "roadside") {
  let setting = try Mode4Setting(vehiclesPerMetre: 0.1, packetsPerSecond: 10, powerDBm: 23, subchannels: 4)
  let (channel, one) = measured { Mode4Channel(setting).map { ($0, $0.delivery(atM: 150)) } }
  guard let channel, channel.1.value != nil, channel.0.busyRatio.value != nil else {
    throw Wrong("100 vehicles per km at 10 Hz are no valid load")
  }
  guard one <= 0.1 else { throw Wrong("one setting of mode 4 takes \(one) s") }

  let yizhuang = try Yizhuang()
  let (district, candidates) = (yizhuang.district, yizhuang.candidates)
  guard let sites = district.sites(candidates) else { throw Wrong("the radio has a fault") }
  let began = cpuSeconds()
  let placement = try yizhuang.place(sites, algorithm: GreedySwap.name)
  let siting = cpuSeconds() - began
  let chosen = placement.sites.map(Int.init)
  guard chosen.count == 329, let value = placement.value, value <= placement.bound,
    value == yizhuang.worth(of: chosen, in: sites)
  else { throw Wrong("the plan does not hold what was asked") }
  guard siting <= 60 else { throw Wrong("siting takes \(siting) s") }

  let units = chosen.map { candidates.units[$0] }
  let (judged, seconds) = try measured {
    try district.figures(units, nodes: chosen.map { candidates.node[$0] })
  }
  guard let judged, judged.figures.units == 329,
    // Whatever one unit covers alone is covered: the value of the plan is a lower bound on its figure.
    judged.figures.wanted.summary.coveredByTraffic >= Double(value) / Double(yizhuang.total(sites)) - 1e-3
  else { throw Wrong("the figures are below the value of the plan") }
  guard seconds <= 2 else { throw Wrong("figures take \(seconds) s") }
  let summary = judged.figures.wanted.summary
  return [
    "one setting of mode 4 with delivery at one distance: CPU s \(fixed(one, 4))",
    "\(district.graph.nodes.count) crossings, \(fixed(summary.kilometres, 0)) km, \(district.wantedSteps.count) pieces, "
      + "\(candidates.units.count) candidates",
    "siting of 329 by greedy-swap: gap \(fixed(100 * (placement.gap ?? 1), 3)) %, CPU s \(fixed(siting, 2))",
    "figures: \(fixed(100 * summary.coveredByTraffic, 1)) % of traffic, \(fixed(100 * summary.coveredByLength, 1)) % of length, "
      + "CPU s \(fixed(seconds, 2))",
  ]
}

/// The same places by every algorithm of the catalogue, each for at most a minute, by traffic and by length.
let roadsideSitingBenchmark = Benchmark(name: "roadside-siting") {
  var lines: [String] = []
  for weight in UnitParameters.Weight.allCases {
    let yizhuang = try Yizhuang(weight: weight)
    guard let sites = yizhuang.district.sites(yizhuang.candidates) else {
      throw Wrong("the radio has a fault")
    }
    for algorithm in SitingCatalogue.names {
      let began = cpuSeconds()
      let placement = try yizhuang.place(sites, algorithm: algorithm) { _ in cpuSeconds() - began < 60 }
      let seconds = cpuSeconds() - began
      guard let value = placement.value, value <= placement.bound,
        value == yizhuang.worth(of: placement.sites.map(Int.init), in: sites)
      else { throw Wrong("\(algorithm): the plan is not worth what it says") }
      lines.append(
        "\(weight.rawValue), \(algorithm): value \(value), bound \(placement.bound), "
          + "gap \(fixed(100 * (placement.gap ?? 1), 3)) %, CPU s \(fixed(seconds, 1))")
    }
  }
  return lines
}

/// The shipped scenario, read once, with candidates beside the stations of its plan.
private struct Yizhuang {
  let district: RoadsideDistrict
  let candidates: UnitCandidates

  init(weight: UnitParameters.Weight = .traffic) throws {
    let read = ScenarioFile.read(at: "Scenarios/yizhuang-v2x", knownMetrics: Assessor.knownMetrics)
    guard let scenario = read.scenario, var parameters = scenario.roadside, let roads = scenario.roads else {
      throw Wrong("run from the project's folder: the scenario cannot be read")
    }
    parameters.units.weight = weight
    let world = try World(scenario.district)
    district = RoadsideDistrict(
      try roads.network(inside: world.boundary), world: world, parameters: parameters,
      given: scenario.linkTraffic)
    // Every sixth place where a station may stand: the plan of stations itself is no part of this.
    candidates = district.candidates(
      beside: stride(from: 0, to: world.sites.count, by: 6).map { world.sites[SiteID($0)].point })
  }

  func place(
    _ sites: UnitSites, algorithm: String, goOn: @escaping (SearchProgress) -> Bool = { _ in true }
  ) throws -> Placement {
    try SitingCatalogue.place(
      try CoveringProblem(
        weights: sites.weights, coverage: CoverageTable(rows: sites.coveredBy),
        candidates: sites.candidates.count, limit: .count(district.parameters.units.count)),
      algorithm: algorithm, among: SitingCatalogue.maximalCovering, seed: 1, goOn: goOn)
  }

  func total(_ sites: UnitSites) -> Int64 { sites.weights.reduce(0, +) }

  /// The weight of the pieces that one of these candidates covers alone.
  func worth(of chosen: [Int], in sites: UnitSites) -> Int64 {
    var isChosen = [Bool](repeating: false, count: sites.candidates.count)
    for site in chosen { isChosen[site] = true }
    return sites.weights.indices.reduce(0) { sum, piece in
      sum + (sites.coveredBy[piece].contains { isChosen[Int($0)] } ? sites.weights[piece] : 0)
    }
  }
}
