import ComponentModels
import Testing

/// The rows of the known answers up to a load of 0.9 per connector; `Benchmarks queues` does all of them with 10^7
/// customers each.
@Suite("The charging room against the tables of known answers") struct QueueTableTests {
  private static func rows(_ table: ReferenceTable) -> [[Double]] {
    table.csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
  }

  @Test("Waiting equals Erlang C at stations of any size", arguments: rows(.erlangCVectors))
  func erlangC(row: [Double]) throws {
    let answer = try SingleStation.simulate(
      connectors: Int(row[0]), load: row[0] * row[1], service: .exponential, customers: 60_000)
    #expect(abs(answer.share - row[2]) <= 3 * answer.shareError, "\(answer)")
    #expect(abs(answer.wait - row[3]) <= 3 * answer.waitError, "\(answer)")
  }

  @Test("Loss equals Erlang B with fixed and with exponential service", arguments: rows(.erlangBVectors))
  func erlangB(row: [Double]) throws {
    for service in [SingleStation.Service.exponential, .constant] {
      let answer = try SingleStation.simulate(
        connectors: Int(row[0]), load: row[1], service: service, customers: 60_000, patient: false)
      #expect(abs(answer.share - row[2]) <= 3 * answer.shareError, "\(answer)")
    }
  }

  @Test(
    "Waiting with fixed service equals M/D/c",
    arguments: rows(.packsWaitDeterministic).filter { $0[7] <= 0.9 })
  func fixedService(row: [Double]) throws {
    let answer = try SingleStation.simulate(
      connectors: Int(row[2]), load: row[0] * row[1], service: .constant, customers: 60_000)
    let wait = row[5] / 60 / row[1]
    #expect(abs(answer.share - row[3]) <= 3 * answer.shareError, "\(answer)")
    #expect(abs(answer.wait - wait) <= 3 * answer.waitError, "\(answer)")
    // The planted fault: exponential service would wait about twice as long.
    #expect(abs(answer.wait - 2 * wait) > 3 * answer.waitError, "\(answer)")
  }
}
