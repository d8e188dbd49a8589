import Finance
import NumericKernels

/// Made-up incentives and claims, the same for the same seed.
struct RandomPolicy {
  var incentives: [Incentive] = []
  var claims: [Claim] = []

  private static let bases: [IncentiveBasis] = [.stationKW, .stationKWh, .hydrogenKg, .testKm]
  private static let scopes: [CapScope] = [.stationYear, .projectYear, .firmYear, .programmeYear, .programme]

  /// - Parameter pools: whether caps are shared by words; without, each incentive has its own.
  init(seed: UInt64, pools: Bool = true) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("policy.test"))
    for row in 0..<6 {
      var incentive = Incentive(
        "i\(row)",
        components: (0...random.integer(below: 2)).map { _ in
          IncentiveComponent(
            Self.bases[random.integer(below: Self.bases.count)], rate: 0.01 + 9 * random.uniform())
        })
      for scope in Self.scopes where random.uniform() < 0.6 {
        // One amount for each pool and scope, as the schema asks.
        let pool = pools && random.uniform() < 0.4 ? "pool" : ""
        let amount = pool.isEmpty ? 500 + 5000 * random.uniform() : 3000
        incentive.caps.append(IncentiveCap(per: scope, cny: amount.rounded(), pool: pool))
      }
      if random.uniform() < 0.5 { incentive.group = "g\(random.integer(below: 2))" }
      if random.uniform() < 0.3 { incentive.gradeFactors = [.init("a", 1), .init("b", random.uniform())] }
      incentive.once = random.uniform() < 0.2
      incentive.auditShare = random.uniform()
      incentives.append(incentive)
    }
    for row in 0..<40 {
      var claim = Claim(
        id: "c\(row)", firm: "f\(row % 3)", project: "p\(row % 7)", kind: .charging,
        date: "202\(random.integer(below: 3))-0\(1 + random.integer(below: 9))-15",
        facts: Self.bases.filter { _ in random.uniform() < 0.6 }.map { .init($0, 500 * random.uniform()) })
      claim.grade = random.uniform() < 0.5 ? "a" : "b"
      claims.append(claim)
    }
  }

  /// The same claims in another order.
  func shuffled(_ seed: UInt64) -> [Claim] {
    var random = RandomStream(seed: seed, replication: 1, purpose: StreamPurpose("policy.test"))
    var claims = claims
    random.lead(claims.count, of: claims.count, in: &claims)
    return claims
  }
}
