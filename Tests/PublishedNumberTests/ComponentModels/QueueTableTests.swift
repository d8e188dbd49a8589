import ComponentModels
import Fixtures
import Testing

/// The rows of the known answers up to a load of 0.9 per connector; `Benchmarks queues` does all of them with 10^7
/// customers each.
@Suite("The charging room against the tables of known answers") struct QueueTableTests {
  private static func rows(_ table: ReferenceTable) -> [[Double]] {
    table.csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
  }

  @Test("Waiting equals Erlang C at stations of any size", arguments: rows(.erlangCVectors))
  func erlangC(row: [Double]) throws {
    let queue = StationQueue(connectors: Int(row[0]), load: row[0] * row[1], service: .exponential)
    let answer = try queue.tested(customers: 60_000)
    #expect(answer.share.meets(row[2]), "\(answer)")
    #expect(answer.wait.meets(row[3]), "\(answer)")
  }

  @Test("Loss equals Erlang B with fixed and with exponential service", arguments: rows(.erlangBVectors))
  func erlangB(row: [Double]) throws {
    for service in [StationQueue.Service.exponential, .constant] {
      let queue = StationQueue(connectors: Int(row[0]), load: row[1], service: service, patience: 0)
      let answer = try queue.tested(customers: 60_000)
      #expect(answer.share.meets(row[2]), "\(answer)")
    }
  }

  @Test(
    "Waiting with fixed service equals M/D/c",
    arguments: rows(.packsWaitDeterministic).filter { $0[7] <= 0.9 })
  func fixedService(row: [Double]) throws {
    let queue = StationQueue(connectors: Int(row[2]), load: row[0] * row[1], service: .constant)
    let answer = try queue.tested(customers: 60_000)
    let wait = row[5] / 60 / row[1]
    #expect(answer.share.meets(row[3]), "\(answer)")
    #expect(answer.wait.meets(wait), "\(answer)")
    // The planted fault: exponential service would wait about twice as long.
    #expect(!answer.wait.meets(2 * wait), "\(answer)")
  }
}
