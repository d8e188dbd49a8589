import Fixtures
import NumericKernels
import Testing

extension StationQueue {
  /// Forty batches from seed 1, the books audited at the end.
  func tested(customers: Int) throws -> Answer {
    let random = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.queue"))
    let answer = try simulate(customers: customers, batches: 40, random: random)
    #expect(answer.fault == nil)
    return answer
  }
}

extension RunningStatistics {
  /// Within three standard errors of the mean.
  func meets(_ exact: Double) -> Bool { abs(mean - exact) <= 3 * standardError }
}

@Suite("The charging room against queueing theory") struct QueueTests {
  /// Erlang C (Erlang 1917), c and utilisation.
  @Test(
    "Waiting equals Erlang C within three standard errors",
    arguments: [
      (2, 0.6, 0.45, 0.5625), (4, 0.8, 0.596432472, 0.745540590), (10, 0.8, 0.409180151, 0.204590075),
    ])
  func erlangC(connectors: Int, utilisation: Double, share: Double, wait: Double) throws {
    let queue = StationQueue(
      connectors: connectors, load: utilisation * Double(connectors), service: .exponential)
    let answer = try queue.tested(customers: 40_000)
    #expect(answer.share.meets(share))
    #expect(answer.wait.meets(wait))
    #expect(answer.share.standardError < 0.03, "the test is sharp enough to mean something")
  }

  @Test("Loss equals Erlang B within three standard errors, with constant service as well")
  func erlangB() throws {
    for service in [StationQueue.Service.exponential, .constant] {
      let queue = StationQueue(connectors: 10, load: 8, service: service, patience: 0)
      #expect(try queue.tested(customers: 40_000).share.meets(0.121661064))
    }
  }

  /// Barrer (1957): M/M/c whose customers leave after a constant time. By level crossing the offered wait w has the
  /// density a P(c−1) e^−(c−a)w up to the patience and falls by e^−cw beyond, where nobody joins any more.
  private func lossWithPatience(connectors: Int, load: Double, patience: Double) -> Double {
    let c = Double(connectors)
    let below = (1..<connectors).reduce(1.0) { 1 + $0 * Double($1) / load }
    let end = load * Elementary.exp(-(c - load) * patience)
    return end / c / (below + (load - end) / (c - load) + end / c)
  }

  /// Those who join by what the pool shows lose a little against those who know their wait.
  @Test(
    "Ten and more connectors with short patience lose as many as theory says, not all who cannot plug in at once",
    arguments: [(10, 9.0, 0.2), (20, 18.0, 0.1), (40, 38.0, 0.1)])
  func patience(connectors: Int, load: Double, patience: Double) throws {
    let queue = StationQueue(
      connectors: connectors, load: load, service: .exponential, patience: patience)
    let exact = lossWithPatience(connectors: connectors, load: load, patience: patience)
    let atOnce = ErlangQueue.lossProbability(servers: connectors, offeredLoad: load)
    #expect(abs(lossWithPatience(connectors: connectors, load: load, patience: 0) - atOnce) < 1e-12)
    let lost = try queue.tested(customers: 40_000).share
    #expect(lost.mean > exact - 3 * lost.standardError)
    #expect(lost.mean < 1.25 * exact + 3 * lost.standardError, "\(lost.mean) of \(exact), \(atOnce)")
    #expect(1.25 * exact < atOnce, "an estimate that sends everybody away is told apart: the planted fault")
  }

  /// Pollaczek–Khinchine: the wait of M/D/1 at 0.8 is 2 services.
  @Test("Constant service waits half as long as exponential service at one connector")
  func constantService() throws {
    let queue = StationQueue(connectors: 1, load: 0.8, service: .constant)
    let answer = try queue.tested(customers: 40_000)
    #expect(answer.wait.meets(2))
    #expect(!answer.wait.meets(4), "the exponential figure is told apart: the planted fault")
  }
}
