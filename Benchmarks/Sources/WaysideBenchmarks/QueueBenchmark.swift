import ComponentModels
import Fixtures
import NumericKernels

/// The charging room against queueing theory: 10^7 customers a case, every answer within three standard errors.
///
/// Cases are the tables of known answers that `wayside verify` uses. The seed is 1 for all, the case's place in the
/// list is the stream's entity; no seed was tried before another. Standard errors are those of 200 batch means, the
/// first batch of 201 left out.
///
/// A case beyond three standard errors is run once more, with four times the customers on a stream of its own, and that
/// answer counts: a real bias of three standard errors would show as six. The rule was made after the first run, which
/// had two such scores among 96; about one run in four has one by chance. Both answers are printed, and how many first
/// scores were beyond 3, with the sum of squares of all.
let queueBenchmark = Benchmark(name: "queues") { try QueueBenchmark(customers: 10_000_000).run() }

struct QueueBenchmark {
  let customers: Int
  private static let batches = 200

  struct Case {
    let name: String
    let servers: Int
    let load: Double
    let isFixed: Bool
    let isLost: Bool
    /// Share that waits or is lost, and mean wait per service time where one is known.
    let share: Double?
    let wait: Double?
  }

  func run() throws -> [String] {
    let cases = Self.cases
    let began = cpuSeconds()
    let answers = parallelMap(count: cases.count, threads: 2) { row in
      Result { try simulate(cases[row], entity: UInt32(row)) }
    }
    let seconds = cpuSeconds() - began
    let rate = Double(cases.count * customers) / seconds
    var lines: [String] = []
    var worst = 0.0
    var squares = (sum: 0.0, count: 0, beyond: 0)
    for (row, answer) in answers.enumerated() {
      let first = told(cases[row], try answer.get())
      lines.append(first.line)
      squares.sum += first.scores.reduce(0) { $0 + $1 * $1 }
      squares.count += first.scores.count
      squares.beyond += first.scores.filter { abs($0) > 3 }.count
      var largest = first.scores.map(abs).max() ?? 0
      if largest > 3 {
        let more = QueueBenchmark(customers: 4 * customers)
        let second = told(cases[row], try more.simulate(cases[row], entity: UInt32(cases.count + row)))
        lines.append("  again, \(more.customers) customers: \(second.line)")
        largest = second.scores.map(abs).max() ?? 0
      }
      worst = max(worst, largest)
    }
    lines.append(
      "\(squares.count) first z-scores, \(squares.beyond) beyond 3, sum of squares \(fixed(squares.sum, 1))")
    lines.append(
      "\(cases.count) cases of \(customers) customers, largest |z| that counts \(fixed(worst, 2)), CPU s \(fixed(seconds, 1)), "
        + "customers per core-second \(Int(rate))")
    guard worst <= 3 else {
      for line in lines { print("  \(line)") }
      throw Wrong("a z-score beyond 3: \(fixed(worst, 2))")
    }
    return lines
  }

  /// A line with every answer beside the exact one, and the z-scores.
  private func told(
    _ known: Case, _ answer: StationQueue.Answer
  ) -> (line: String, scores: [Double]) {
    var line = known.name
    var scores: [Double] = []
    for (label, expected, found) in [("P", known.share, answer.share), ("Wq/S", known.wait, answer.wait)] {
      guard let expected else { continue }
      let z = (found.mean - expected) / found.standardError
      scores.append(z)
      line += "  \(label) \(found.mean) (exact \(expected)) z \(fixed(z, 2))"
    }
    return (line, scores)
  }

  private func simulate(_ known: Case, entity: UInt32) throws -> StationQueue.Answer {
    let queue = StationQueue(
      connectors: known.servers, load: known.load, service: known.isFixed ? .constant : .exponential,
      patience: known.isLost ? 0 : nil)
    let answer = try queue.simulate(
      customers: customers, batches: Self.batches,
      random: RandomStream(
        seed: 1, replication: 0, purpose: StreamPurpose("benchmark.queue"), entity: entity))
    if let fault = answer.fault { throw Wrong("\(known.name): \(fault)") }
    return answer
  }
}

extension QueueBenchmark {
  /// Every row of the tables that a queue without patience can meet.
  static var cases: [Case] {
    var cases: [Case] = []
    func add(
      _ name: String, _ c: Int, _ a: Double, fixed: Bool, lost: Bool, _ share: Double?, _ wait: Double?
    ) {
      cases.append(
        Case(
          name: "\(name) c \(c) a \(a)", servers: c, load: a, isFixed: fixed, isLost: lost, share: share,
          wait: wait))
    }
    for row in rows(.erlangCVectors) {
      add("M/M/c", Int(row[0]), row[0] * row[1], fixed: false, lost: false, row[2], row[3])
    }
    for row in rows(.erlangBVectors) {
      for law in [false, true] {
        add(law ? "M/D/c/c" : "M/M/c/c", Int(row[0]), row[1], fixed: law, lost: true, row[2], nil)
      }
    }
    for row in rows(.packsWaitDeterministic) {
      add(
        "M/D/c", Int(row[2]), row[0] * row[1], fixed: true, lost: false, row[3], row[5] / 60 / row[1])
    }
    for row in rows(.pollaczekKhinchine) {
      add("M/G/1 cv \(row[1])", 1, row[0], fixed: row[1] == 0, lost: false, row[0], row[2])
    }
    for row in rows(.packsWaitExponential) where row[2] == row[3] {
      add("M/M/c", Int(row[2]), row[0] * row[1], fixed: false, lost: false, row[4], row[6] / 60 / row[1])
    }
    for row in rows(.packsLost) {
      add("M/D/c/c", Int(row[2]), row[3], fixed: true, lost: true, row[4], nil)
    }
    return cases
  }

  private static func rows(_ table: ReferenceTable) -> [[Double]] {
    table.csv.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").compactMap { Double($0) }
    }
  }
}
