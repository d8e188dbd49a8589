import Fixtures
import Siting
import Testing

@Suite("Medians, centers and capacities against trying every answer") struct LocationBruteForceTests {
  private static let seeds = UInt64(1)...1000

  @Test("The p-median: no value below the optimum, no bound above it, and branching proves all 1,000")
  func median() throws {
    for seed in Self.seeds {
      let tiny = TinyLocation(seed: seed)
      let problem = try MedianProblem(costs: tiny.costs(), open: tiny.open)
      check(problem, SitingCatalogue.median, optimum: tiny.median, seed)
    }
  }

  @Test("The p-center: no value below the optimum, no bound above it, and bisection proves all 1,000")
  func center() throws {
    for seed in Self.seeds {
      let tiny = TinyLocation(seed: seed)
      let problem = try CenterProblem(costs: tiny.costs(), open: tiny.open)
      check(problem, SitingCatalogue.center, optimum: tiny.center, seed)
    }
  }

  @Test("The capacitated p-median: 1,000 optima and impossibilities are proven")
  func capacitatedMedian() throws {
    for seed in Self.seeds {
      let tiny = TinyLocation(seed: seed)
      let problem = try CapacitatedMedianProblem(
        costs: tiny.costs(), demands: tiny.demands, capacities: tiny.capacities, open: tiny.open)
      check(
        problem, SitingCatalogue.capacitatedMedian,
        optimum: tiny.singleSource(size: tiny.open, opensFreely: true), seed)
    }
  }

  @Test("Single-source location: 1,000 optima and impossibilities are proven")
  func singleSource() throws {
    for seed in Self.seeds {
      let tiny = TinyLocation(seed: seed)
      let problem = try SingleSourceLocationProblem(
        costs: tiny.costs(), demands: tiny.demands, capacities: tiny.capacities,
        openingCosts: tiny.openingCosts)
      check(
        problem, SitingCatalogue.singleSourceLocation,
        optimum: tiny.singleSource(size: nil, opensFreely: false), seed)
    }
  }

  @Test("Split-source location: 1,000 optima and impossibilities are proven")
  func split() throws {
    for seed in Self.seeds {
      let tiny = TinyLocation(seed: seed)
      let problem = try SplitLocationProblem(
        unitCosts: tiny.cells.map { Int64($0) }, demands: tiny.demands, capacities: tiny.capacities,
        openingCosts: tiny.openingCosts)
      check(problem, SitingCatalogue.splitLocation, optimum: tiny.split, seed)
    }
  }

  /// The last algorithm of a list is the one that proves.
  private func check<Problem: SitingProblem>(
    _ problem: Problem, _ algorithms: [any SitingAlgorithm<Problem>], optimum: Int64?, _ seed: UInt64
  ) {
    for (rank, algorithm) in algorithms.enumerated() {
      let placement = algorithm.place(problem, seed: seed)
      #expect(BoundWatch.faults(placement, optimum: optimum).isEmpty, "\(algorithm.name), seed \(seed)")
      if let value = placement.value {
        let choice = SiteChoice(sites: placement.sites, servedBy: placement.servedBy)
        #expect(problem.judge(choice) == .worth(value))
      }
      if rank == algorithms.count - 1 {
        #expect(placement.stopReason == .proof, "\(algorithm.name), seed \(seed): \(placement)")
        #expect(placement.value == optimum)
      }
    }
    guard let optimum, optimum > 0, let last = algorithms.last else { return }
    // Planted fault: the same bound, a thousandth too tight.
    let placement = TooTight(honest: last).place(problem, seed: seed)
    #expect(!BoundWatch.faults(placement, optimum: optimum).isEmpty, "seed \(seed)")
  }
}

/// What is wrong with a placement whose optimum is known.
enum BoundWatch {
  static func faults(_ placement: Placement, optimum: Int64?) -> [String] {
    var faults: [String] = []
    if placement.stopReason == .contradiction { faults.append(placement.reason ?? "contradiction") }
    guard let optimum else {
      if placement.value != nil { faults.append("an answer where none exists") }
      return faults
    }
    if placement.status == .infeasible { faults.append("called infeasible") }
    if placement.bound > optimum { faults.append("the bound \(placement.bound) is above \(optimum)") }
    if let value = placement.value, value < optimum {
      faults.append("the value \(value) is below \(optimum)")
    }
    if placement.isProvenOptimal, placement.value != optimum { faults.append("proven, but not optimal") }
    return faults
  }
}

/// A rival's fault on purpose: proves a bound 0.1 % (a unit at least) above what its honest twin proved.
struct TooTight<Problem: SitingProblem>: SitingAlgorithm {
  static var name: String { "too-tight" }
  let honest: any SitingAlgorithm<Problem>

  func run(_ search: inout Search<Problem>) {
    honest.run(&search)
    search.prove(bound: search.bound + max(1, search.bound / 1000))
  }
}
