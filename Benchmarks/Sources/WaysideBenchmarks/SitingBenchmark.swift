import Fixtures
import Siting

/// The plan of Yubei 2025 with its bound: at most 5 s.
let sitingBenchmark = Benchmark(name: "siting") {
  let yubei = try Yubei()
  let (plan, seconds) = try measured { try yubei.plan() }
  guard plan.stations.count == 550, plan.chargerCount == 12_000,
    plan.quality.allSatisfy({ $0.value <= $0.bound })
  else {
    throw Wrong("the plan does not hold what was asked")
  }
  guard seconds <= 5 else { throw Wrong("\(seconds) s") }
  return plan.quality.map {
    "\($0.purpose): value \($0.value), bound \($0.bound), gap \(fixed(100 * $0.gapShare, 3)) %, rows \($0.mergedRows)"
  } + ["CPU s \(fixed(seconds, 3)), both problems and sizing"]
}

/// The random-uniform family of maximal covering, seed 1, with values known from other programs.
let familyBenchmark = Benchmark(name: "siting-family") {
  var lines: [String] = []
  for (demands, candidates, proven) in [
    (1000, 100, Int64(38_873)), (10_000, 100, 372_786), (10_000, 1000, 0), (100_000, 1000, 0),
  ] {
    let problem = try RandomUniformFamily(demands: demands, candidates: candidates, seed: 1).problem()
    let began = cpuSeconds()
    let placement = try SitingCatalogue.place(problem, algorithm: GreedySwap.name, seed: 1)
    let seconds = cpuSeconds() - began
    guard let value = placement.value, let gap = placement.gap,
      proven == 0 || (value <= proven && proven <= placement.bound)
    else { throw Wrong("\(demands) x \(candidates): the known optimum is not between value and bound") }
    lines.append(
      "\(demands) x \(candidates): value \(value), bound \(placement.bound), "
        + "gap \(fixed(100 * gap, 2)) %, CPU s \(fixed(seconds, 2))")
  }
  return lines
}
