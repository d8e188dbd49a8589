public import DistrictModel
import NumericKernels

/// Drivers of whom a share sees a fresh board and takes the best of d stations; the others take any. Many equal stations,
/// exponential service, in the mean field.
///
/// With s_k = P(occupancy >= k) and F(s) = p s^d + (1 - p) s, what flows up from k equals what flows down from k + 1:
///
///     c rho (F(s_k) - F(s_{k+1})) = min(k + 1, c) (s_{k+1} - s_{k+2})
///
/// From k = c - 1 on this sums up to s_{k+1} = rho F(s_k). So s_{c-1} determines all others, upwards by that rule and
/// downwards by inverting F, and is the one number that makes s_0 = 1: nothing is truncated or iterated to rest. The mean
/// wait is the sum of s_k above c over c rho, in service times (Little).
///
/// With nobody informed it is Erlang C; with one server and all informed Mitzenmacher's choices (IEEE TPDS 12(10), 2001,
/// doi:10.1109/71.963420).
public struct InformedChoice: Codable, Hashable, Sendable {
  public let servers: Int
  /// Load per server, below 1.
  public let utilisation: Double
  public let informedShare: Double
  /// Stations an informed driver compares.
  public let choices: Int

  /// - Throws: `GuidanceFault` naming what was given and what would do.
  public init(servers: Int, utilisation: Double, informedShare: Double, choices: Int) throws(GuidanceFault) {
    guard (1...500).contains(servers) else { throw .servers(servers) }
    guard utilisation > 0, utilisation < 1 else { throw .utilisation(utilisation) }
    guard (0...1).contains(informedShare) else { throw .share(informedShare) }
    guard (1...1000).contains(choices) else { throw .choices(choices) }
    self.servers = servers
    self.utilisation = utilisation
    self.informedShare = informedShare
    self.choices = choices
  }

  /// Mean wait of all drivers in service times.
  ///
  /// - Complexity: O(servers), about 0.1 ms for ten servers.
  public var meanWait: Double {
    waiting(above: utilisation * flow(allButOneBusy)) / (Double(servers) * utilisation)
  }

  /// P(occupancy >= c): the share of stations where a driver who came would wait.
  public var fullShare: Double { utilisation * flow(allButOneBusy) }

  /// Who looks at one station only might as well be uninformed.
  private var comparingShare: Double { choices > 1 ? informedShare : 0 }

  /// F(s).
  private func flow(_ share: Double) -> Double {
    comparingShare * power(share) + (1 - comparingShare) * share
  }

  /// The sum of s_k for k > c, from s_c.
  private func waiting(above full: Double) -> Double {
    let slowest = utilisation * (1 - comparingShare)
    var share = full
    var sum = 0.0
    // Once the informed have no part in it the rest is a geometric series; it comes after some thousand steps at most,
    // unless the load is nearly 1.
    for _ in 0..<50_000_000 {
      let next = utilisation * flow(share)
      guard next > 0 else { return sum }
      sum += next
      let informed = comparingShare * power(next)
      if informed <= 1e-17 * next { return sum + (slowest < 1 ? next * slowest / (1 - slowest) : 0) }
      if next <= 1e-18 * sum { return sum }
      share = next
    }
    return sum
  }

  /// s_{c-1}: the value from which going down ends at s_0 = 1. 0 where it is too small for a double.
  private var allButOneBusy: Double {
    guard servers > 1 else { return 1 }
    var low = -690.0
    var high = 0.0
    guard !exceedsOne(Elementary.exp(low)) else { return 0 }
    while high - low > 1e-15 * max(1, -low) {
      let middle = low + 0.5 * (high - low)
      guard middle > low, middle < high else { break }
      if exceedsOne(Elementary.exp(middle)) { high = middle } else { low = middle }
    }
    return Elementary.exp(low + 0.5 * (high - low))
  }

  /// Whether this s_{c-1} would make s_0 more than 1.
  private func exceedsOne(_ start: Double) -> Bool {
    var upper = start
    var above = utilisation * flow(start)
    let perServer = Double(servers) * utilisation
    for state in stride(from: servers - 2, through: 0, by: -1) {
      let lower = inverseFlow(flow(upper) + Double(state + 1) * (upper - above) / perServer)
      guard lower <= 1 else { return true }
      above = upper
      upper = lower
    }
    return false
  }

  /// The share whose flow is known. F is convex and rises, so Newton's method from above never overshoots.
  private func inverseFlow(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value }
    if comparingShare == 0 { return value }
    let root = Elementary.exp(Elementary.log(value / comparingShare) / Double(choices))
    guard comparingShare < 1 else { return root }
    var share = min(root, value / (1 - comparingShare))
    for _ in 0..<200 {
      let raised = power(share)
      let slope = comparingShare * Double(choices) * raised / share + 1 - comparingShare
      let step = (comparingShare * raised + (1 - comparingShare) * share - value) / slope
      guard step.isFinite, step > 1e-16 * share else { return share }
      share -= step
    }
    return share
  }

  /// s^d.
  private func power(_ base: Double) -> Double {
    var result = 1.0
    var square = base
    var rest = choices
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}

/// Why a question about guidance cannot be answered.
public enum GuidanceFault: Error, Hashable, Sendable {
  case servers(Int)
  case stations(Int)
  case utilisation(Double)
  case share(Double)
  case choices(Int)
  case time(String, Double)
  case served(Int)
  case idle(Double)
  case crowd(Double)

  public var message: BilingualText {
    switch self {
    case .servers(let value):
      BilingualText(
        zh: "每站服务台数应为 1 至 500，现为 \(value)", en: "servers per station must be 1 to 500, not \(value)")
    case .stations(let value):
      BilingualText(zh: "站数应为 1 至 2000，现为 \(value)", en: "stations must be 1 to 2000, not \(value)")
    case .utilisation(let value):
      BilingualText(
        zh: "负载应在 0 与 1 之间，现为 \(value)：达到 1 时队列无限增长",
        en: "load must lie between 0 and 1, not \(value): from 1 on queues grow without end")
    case .share(let value):
      BilingualText(zh: "知情比例应在 0 到 1 之间，现为 \(value)", en: "informed share must lie in 0 to 1, not \(value)")
    case .choices(let value):
      BilingualText(zh: "比较的站数应为 1 至 1000，现为 \(value)", en: "choices must be 1 to 1000, not \(value)")
    case .time(let name, let value):
      BilingualText(
        zh: "\(name) 应为 0 至 1000 个平均服务时间，现为 \(value)",
        en: "\(name) must be 0 to 1000 service times, not \(value)")
    case .idle(let value):
      BilingualText(
        zh: "仿真要求负载不低于 0.01，现为 \(value)", en: "a simulation needs a load of at least 0.01, not \(value)")
    case .crowd(let value):
      BilingualText(
        zh: "站内与在途车辆约 \(value)，超过 5000000：减少站数、服务台或行驶时间",
        en:
          "about \(value) vehicles at stations and on their way, at most 5000000: fewer stations, servers or a shorter drive"
      )
    case .served(let value):
      BilingualText(
        zh: "服务车辆数应为 100 至 5000000，现为 \(value)", en: "served must be 100 to 5000000, not \(value)")
    }
  }
}
