/// `InformedChoice` where a board shows waits: all stations with a free server are equal, and a driver takes any of those he is told of.
///
/// With x = P(all c servers busy) and F(s) = p s^d + (1 - p) s, a station with a free one is joined at the rate
/// c rho (p (1 - x^d)/(1 - x) + 1 - p); above c nothing changes, s_{k+1} = rho F(s_k). So x is the one number for which all
/// probabilities add up to 1.
public struct TiedChoice {
  public let servers: Int
  public let load: Double
  public let informedShare: Double
  public let told: Int

  public init(servers: Int, load: Double, informedShare: Double, told: Int) {
    (self.servers, self.load, self.informedShare, self.told) = (servers, load, informedShare, told)
  }

  private func power(_ share: Double) -> Double { (0..<told).reduce(1) { product, _ in product * share } }

  private func flow(_ share: Double) -> Double {
    informedShare * power(share) + (1 - informedShare) * share
  }

  private func probabilities(_ full: Double) -> Double {
    let arrivals =
      Double(servers) * load * (informedShare * (1 - power(full)) / (1 - full) + 1 - informedShare)
    var one = Double(servers) * (full - load * flow(full)) / arrivals
    var sum = one
    for state in stride(from: servers - 1, to: 0, by: -1) {
      one *= Double(state) / arrivals
      sum += one
    }
    return sum + full
  }

  /// In service times.
  public var meanWait: Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if probabilities(middle) > 1 { high = middle } else { low = middle }
    }
    var (share, sum) = (low, 0.0)
    for _ in 0..<20_000 {
      share = load * flow(share)
      sum += share
    }
    return sum / (Double(servers) * load)
  }
}
