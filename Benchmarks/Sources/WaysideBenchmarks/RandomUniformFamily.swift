import Siting

/// Points in a square by SplitMix64, bit for bit the same everywhere: three draws per demand, two per candidate.
enum RandomUniformFamily {
  static func problem(demands: Int, candidates: Int, open: Int, seed: UInt64) throws -> CoveringProblem {
    var state = seed
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    var points: [SitingPoint] = []
    var weights: [Int64] = []
    for _ in 0..<demands {
      let x = next() >> 44
      let y = next() >> 44
      points.append(SitingPoint(x: Double(x), y: Double(y)))
      weights.append(Int64(1 + next() % 100))
    }
    let sites = (0..<candidates).map { _ in
      let x = next() >> 44
      return SitingPoint(x: Double(x), y: Double(next() >> 44))
    }
    let radius = (1_048_576 * (0.8 / (.pi * Double(open))).squareRoot()).rounded(.down)
    // Coordinates and radius are whole numbers below 2^20, so squares are exact.
    return try CoveringProblem(
      weights: weights, coveredBy: CoveringProblem.candidates(within: radius, of: points, from: sites),
      candidates: candidates, open: open)
  }
}
