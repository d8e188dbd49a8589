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
      let queue = StationQueue(connectors: 10, load: 8, service: service, isLoss: true)
      #expect(try queue.tested(customers: 40_000).share.meets(0.121661064))
    }
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
