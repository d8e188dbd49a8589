/// Where to open so that service is worth most, when worth falls with distance in steps (Berman, Krass 2002,
/// doi:10.1016/S0305-0548(01)00079-X): each row counts what its best open site is worth to it.
public struct GradualCoverProblem: SitingProblem, Hashable {
  public static let name = "gradual-covering"
  public static let sense = SitingSense.maximise

  public let coverage: CoverageTable
  /// What each pair of the table is worth, in whole units.
  public let worths: [Int64]
  public let candidates: Int
  /// Sites to open, exactly.
  public let open: Int
  public let plainBound: Int64

  /// - Throws: `SitingError.badProblem`, `.moreStationsThanSites`.
  public init(
    coverage: CoverageTable, worths: [Int64], candidates: Int, open: Int
  ) throws(SitingError) {
    guard open >= 0, open <= candidates else {
      throw .moreStationsThanSites(stations: open, sites: candidates)
    }
    guard worths.count == coverage.pairCount, worths.allSatisfy({ $0 >= 0 }) else {
      throw .badProblem("every pair needs a worth of 0 or more")
    }
    let best = (0..<coverage.rowCount).map { row in
      worths[coverage.starts[row]..<coverage.starts[row + 1]].max() ?? 0
    }
    plainBound = try coverage.total(best, candidates: candidates)
    self.coverage = coverage
    self.worths = worths
    self.candidates = candidates
    self.open = open
  }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let fault = choice.formFault(candidates: candidates) { return .broken(fault) }
    guard choice.sites.count == open else {
      return .broken("\(choice.sites.count) sites are open, but \(open) are asked for")
    }
    let isOpen = SiteSet(choice.sites, candidates: candidates)
    var value: Int64 = 0
    for row in 0..<coverage.rowCount {
      var best: Int64 = 0
      for pair in coverage.starts[row]..<coverage.starts[row + 1] where isOpen[coverage.candidates[pair]] {
        best = max(best, worths[pair])
      }
      value += best
    }
    return .worth(value)
  }

  /// The same question as maximal covering: one row per step of worth, weighing the height of the step, covered by
  /// whoever is worth as much. Every plan has the same value in both.
  public var stepped: CoveringProblem? {
    var weights: [Int64] = []
    var starts = [0]
    var pairs: [Int32] = []
    for row in 0..<coverage.rowCount {
      let range = coverage.starts[row]..<coverage.starts[row + 1]
      let levels = Array(Set(worths[range])).filter { $0 > 0 }.sorted()
      var below: Int64 = 0
      for level in levels {
        for pair in range where worths[pair] >= level { pairs.append(coverage.candidates[pair]) }
        starts.append(pairs.count)
        weights.append(level - below)
        below = level
      }
    }
    return try? CoveringProblem(
      weights: weights, coverage: CoverageTable(ascendingStarts: starts, candidates: pairs),
      candidates: candidates, limit: .count(open))
  }
}

/// Answers gradual covering through the maximal covering problem it equals.
public struct SteppedCover: SitingAlgorithm {
  public static let name = "stepped"
  public var inner = BranchAndBound()

  public init() {}

  public func run(_ search: inout Search<GradualCoverProblem>) {
    guard let problem = search.problem.stepped else { return }
    var state = search
    let placement = inner.place(problem, seed: search.seed) { progress in
      state.work = progress.work
      state.prove(bound: progress.bound)
      return state.goesOn()
    }
    search = state
    search.work = placement.work
    search.prove(bound: placement.bound)
    search.offer(SiteChoice(sites: placement.sites))
  }
}
