import NumericKernels

/// Customers who arrive by chance at equal servers: an experiment whose answers a closed form tells.
public struct ErlangExperiment: Sendable {
  public let servers: Int
  /// Mean arrivals in a mean service time.
  public let offeredLoad: Double

  public init(servers: Int, offeredLoad: Double) {
    self.servers = servers
    self.offeredLoad = offeredLoad
  }

  /// The mean time in the system in mean service times, service included.
  public var meanStay: Double { ErlangQueue.meanWait(servers: servers, offeredLoad: offeredLoad) + 1 }

  /// Stays and services of customers in their order, begun in the steady state.
  public func stays(_ count: Int, seed: UInt64, replication: Int) -> (stays: [Double], services: [Double]) {
    var stream = RandomStream(
      seed: seed, replication: UInt32(replication), purpose: StreamPurpose("test.erlang"))
    func exponential() -> Double { -Elementary.log1p(-stream.uniform()) }
    var free = [Double](repeating: 0, count: servers)
    let before = present(stream.uniform())
    for server in 0..<min(before, servers) { free[server] = exponential() }
    func take(_ service: Double, at time: Double) -> Double {
      let server = free.indices.min { free[$0] < free[$1] } ?? 0
      let begin = max(time, free[server])
      free[server] = begin + service
      return begin + service - time
    }
    for _ in 0..<max(0, before - servers) { _ = take(exponential(), at: 0) }
    var stays: [Double] = []
    var services: [Double] = []
    var time = 0.0
    for _ in 0..<count {
      services.append(exponential())
      stays.append(take(services[services.count - 1], at: time))
      time += exponential() / offeredLoad
    }
    return (stays, services)
  }

  /// How many are there, for a share of all times.
  private func present(_ share: Double) -> Int {
    let wait = ErlangQueue.waitProbability(servers: servers, offeredLoad: offeredLoad)
    let use = offeredLoad / Double(servers)
    // From full servers upwards the numbers fall by the use of the servers.
    var chance = wait * (1 - use)
    for number in stride(from: servers, to: 0, by: -1) { chance *= Double(number) / offeredLoad }
    var sum = chance
    var number = 0
    while sum < share, number < 10_000 {
      number += 1
      chance *= number <= servers ? offeredLoad / Double(number) : use
      sum += chance
    }
    return number
  }
}
