import ComponentModels
import Foundation
import NumericKernels
import Testing

@Suite("M/D/c against other ways to it") struct DeterministicQueueAgainstChainTests {
  /// The chain itself: waiting numbers one service apart, iterated until they stand still.
  private func chain(servers: Int, load: Double) -> (wait: Double, queue: Double) {
    let states = 60 * servers
    var arrivals = [Foundation.exp(-load)]
    while arrivals.count < states {
      arrivals.append(arrivals[arrivals.count - 1] * load / Double(arrivals.count))
    }
    var present = [1.0] + [Double](repeating: 0, count: states - 1)
    for _ in 0..<2000 {
      var waiting = [Double](repeating: 0, count: states)
      for (number, share) in present.enumerated() { waiting[max(number - servers, 0)] += share }
      var next = [Double](repeating: 0, count: states)
      for (number, share) in waiting.enumerated() where share > 1e-18 {
        for (more, probability) in arrivals.enumerated() where number + more < states {
          if probability < 1e-18, Double(more) > load { break }
          next[number + more] += share * probability
        }
      }
      let change = zip(present, next).reduce(0) { $0 + abs($1.0 - $1.1) }
      present = next
      if change < 1e-13 { break }
    }
    let queue = present.enumerated().reduce(0) { $0 + Double(max($1.offset - servers, 0)) * $1.element }
    return (present[servers...].reduce(0, +), queue)
  }

  @Test(
    "The embedded chain, iterated by brute force, gives the same",
    arguments: [(2, 0.6), (3, 0.3), (4, 0.8), (5, 0.05)])
  func bruteForce(servers: Int, utilisation: Double) {
    let load = utilisation * Double(servers)
    let rival = chain(servers: servers, load: load)
    let queue = DeterministicQueue(servers: servers, offeredLoad: load)
    #expect(abs(queue.waitProbability - rival.wait) <= 1e-10)
    #expect(abs(queue.meanQueue - rival.queue) <= 1e-9)
    #expect(
      abs(queue.waitProbability - chain(servers: servers, load: load * 1.01).wait) > 1e-3
        * queue.waitProbability, "the planted fault")
  }

  @Test(
    "Free sums and roots agree where both keep their digits",
    arguments: [1, 2, 3, 7, 13, 22, 50, 199], [0.5, 0.8, 0.9, 0.95])
  func sumsAndRoots(servers: Int, utilisation: Double) {
    let load = utilisation * Double(servers)
    let sums = DeterministicQueue.bySums(servers: servers, offeredLoad: load)
    let roots = DeterministicQueue.byRoots(servers: servers, offeredLoad: load)
    #expect(abs(sums.waitProbability - roots.waitProbability) <= 1e-11)
    #expect(abs(sums.meanQueue - roots.meanQueue) <= 1e-9 * max(1, roots.meanQueue))
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../../shared/data/swap"
  ).standardized.path

  @Test(
    "The shipped copies are the tables beside the checkout",
    .enabled(if: FileManager.default.fileExists(atPath: folder), "the tables are not beside the checkout"))
  func copies() throws {
    let names = [
      "charge_time_taper", "lost_demand_erlang_b", "waiting_exponential_charge",
      "waiting_deterministic_charge",
    ]
    for name in names {
      let text = try String(contentsOfFile: "\(Self.folder)/\(name).csv", encoding: .utf8)
      let table = try #require(ReferenceTable.all.first { $0.id == name })
      #expect(table.csv.split(separator: "\n") == text.split(whereSeparator: \.isNewline), "\(name)")
    }
  }
}
