/// By what a plan is judged that has to serve several possible futures.
public enum RobustGoal: Codable, Hashable, Sendable {
  /// What it covers on average: all futures are equally likely.
  case mean
  /// What it covers in all but a share of the futures, the unlucky ones: 0.1 asks for what is reached or exceeded in
  /// nine futures of ten, 0 for the worst of them.
  case quantile(Double)
  /// By how much it falls short of the best plan of that future, where it falls short most (Savage 1951,
  /// doi:10.1080/01621459.1951.10500768; for locations: Averbakh, Berman 1997).
  case regret

  /// The word in tables.
  public var word: String {
    switch self {
    case .mean: "mean"
    case .quantile: "quantile"
    case .regret: "regret"
    }
  }

  /// Which of the ascending values of `futures` futures the share `q` names: ⌊q · S⌋ + 1, counted from 1.
  ///
  /// q · S is first rounded to the nearest millionth, so that a tenth of thirty is three although neither 0.1 nor the
  /// product is exact in binary. The value of this rank is reached or exceeded in S − ⌊q · S⌋ futures.
  ///
  /// - Precondition: 0 ≤ share < 1 and there is a future.
  public static func rank(_ share: Double, of futures: Int) -> Int {
    precondition(share >= 0 && share < 1 && futures > 0, "a share from 0 to below 1 of at least one future")
    let millionths = (share * Double(futures) * 1e6).rounded()
    return min(futures, Int(millionths) / 1_000_000 + 1)
  }
}
