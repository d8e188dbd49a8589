import Fixtures
import NumericKernels
import Testing

/// Intervals say what they promise: of a thousand experiments with a known answer, about 950 hold it.
@Suite("Estimates") struct EstimateTests {
  private static let experiment = ErlangExperiment(servers: 3, offeredLoad: 1.5)
  private static let experiments = 1000

  /// How many of a thousand intervals hold the truth.
  private static func covered(
    _ truth: Double, _ interval: @Sendable @escaping (Int) throws -> ConfidenceInterval
  ) throws -> Int {
    try parallelMap(count: experiments, threads: 2) { number in Result { try interval(number) } }
      .map { try $0.get() }.filter { $0.low <= truth && truth <= $0.high }.count
  }

  private static let promised = 930...970

  @Test("intervals over replications hold the mean stay of M/M/3") func replications() throws {
    let held = try Self.covered(Self.experiment.meanStay) { number in
      .student(
        (0..<10).map { replication in
          let stays = Self.experiment.stays(500, seed: 11, replication: number * 10 + replication).stays
          return stays.reduce(0, +) / 500
        })
    }
    #expect(Self.promised.contains(held), "\(held)")
  }

  @Test("intervals of batch means hold the mean stay of M/M/3") func batches() throws {
    let held = try Self.covered(Self.experiment.meanStay) { number in
      try BatchMeans.interval(Self.experiment.stays(2000, seed: 12, replication: number).stays, batches: 16)
    }
    #expect(Self.promised.contains(held), "\(held)")
    // Planted fault: single stays are not independent, and their interval is too narrow.
    let naive = try Self.covered(Self.experiment.meanStay) { number in
      .student(Self.experiment.stays(2000, seed: 12, replication: number).stays)
    }
    #expect(naive < 930, "\(naive)")
  }

  /// The mean service time is known, and long services make long stays.
  @Test("control variates hold the mean stay of M/M/3 in narrower intervals") func controls() throws {
    let samples = parallelMap(count: Self.experiments, threads: 2) { number in
      let runs = (0..<40).map { Self.experiment.stays(400, seed: 13, replication: number * 40 + $0) }
      return (
        values: runs.map { $0.stays.reduce(0, +) / 400 },
        controls: runs.map { $0.services.reduce(0, +) / 400 }
      )
    }
    func held(_ trueMean: Double) throws -> Int {
      try Self.covered(Self.experiment.meanStay) { number in
        try ControlVariate.interval(
          samples[number].values, controls: samples[number].controls, trueMean: trueMean)
      }
    }
    #expect(Self.promised.contains(try held(1)))
    let widths = try samples.map { sample in
      let plain = ConfidenceInterval.student(sample.values)
      let controlled = try ControlVariate.interval(sample.values, controls: sample.controls, trueMean: 1)
      return (controlled.high - controlled.low) / (plain.high - plain.low)
    }
    #expect(widths.reduce(0, +) / Double(widths.count) < 0.75)
    // Planted fault: a control whose mean is told wrongly moves the answer away.
    #expect(try held(1.1) < 800)
  }

  @Test("intervals of quantiles hold the quantile of any distribution", arguments: [0.5, 0.9])
  func quantiles(_ probability: Double) throws {
    let truth = -Elementary.log1p(-probability)
    let held = try Self.covered(truth) { number in
      var stream = RandomStream(
        seed: 14, replication: UInt32(number), purpose: StreamPurpose("test.quantile"))
      let values = (0..<200).map { _ in -Elementary.log1p(-stream.uniform()) }
      return try Quantiles.interval(of: values, probability)
        ?? ConfidenceInterval(mean: 0, low: 0, high: 0, replications: 0)
    }
    // Whole ranks: at least the level, and little more.
    #expect((940...980).contains(held), "\(held)")
  }

  @Test("few values tell no interval of a far quantile") func few() throws {
    let values = (1...20).map(Double.init)
    #expect(try Quantiles.interval(of: values, 0.99) == nil)
    // By the binomial distribution of 20 tries at a half: P(X <= 5) = 0.0207, so the sixth and the fifteenth.
    let median = try #require(try Quantiles.interval(of: values, 0.5))
    #expect(median == ConfidenceInterval(mean: 10.5, low: 6, high: 15, replications: 20))
  }

  @Test("shares lie in Wilson's interval") func shares() {
    // Wilson 1927 as tabled by Newcombe, Statistics in Medicine 17, 1998: 81 of 263 and 0 of 20 at 95 %.
    let some = ConfidenceInterval.share(81, of: 263)
    #expect(abs(some.low - 0.2553) < 5e-5 && abs(some.high - 0.3662) < 5e-5)
    let none = ConfidenceInterval.share(0, of: 20)
    #expect(none.low == 0 && abs(none.high - 0.1611) < 5e-5)
    let all = ConfidenceInterval.share(20, of: 20)
    #expect(all.high == 1 && abs(all.low - 0.8389) < 5e-5)
    #expect(
      ConfidenceInterval.share(0, of: 0) == ConfidenceInterval(mean: 0.5, low: 0, high: 1, replications: 0))
  }

  @Test("a run ends once its mean is known well enough, and not by a lucky beginning") func stopping() {
    let rule = SequentialStopping(withinShare: 0.05, atMost: 200)
    var values: [Double] = []
    var stream = RandomStream(seed: 3, replication: 0, purpose: StreamPurpose("test.stopping"))
    var verdict = rule.verdict(values)
    #expect(verdict == .more(expected: 10))
    while case .more(let expected) = verdict {
      #expect(expected > values.count && expected <= 200)
      values.append(10 + 2 * stream.standardNormal())
      verdict = rule.verdict(values)
    }
    #expect(verdict == .enough)
    let interval = ConfidenceInterval.student(values)
    #expect((interval.high - interval.mean) / interval.mean <= 0.05)
    // By the closed form (1.96 · 0.2 / 0.05)² = 61 values are needed.
    #expect((40...85).contains(values.count), "\(values.count)")
    #expect(rule.verdict([5, 5, 5]) == .more(expected: 10))
    #expect(rule.verdict([Double](repeating: 5, count: 10)) == .enough)
    #expect(rule.verdict((0..<200).map { Double($0 % 2) }) == .stopped)
  }

  @Test("estimates of too little are refused") func refused() {
    #expect(throws: NumericsError.outOfDomain) { try BatchMeans.interval([1, 2, 3], batches: 4) }
    #expect(throws: NumericsError.outOfDomain) { try BatchMeans.interval([1, 2, 3], batches: 1) }
    #expect(throws: NumericsError.outOfDomain) {
      try ControlVariate.interval([1, 2], controls: [1, 2], trueMean: 1)
    }
    #expect(throws: NumericsError.outOfDomain) {
      try ControlVariate.interval([1, 2, 3], controls: [1, 2], trueMean: 1)
    }
    #expect(throws: NumericsError.outOfDomain) { try Quantiles.interval(of: [], 0.5) }
  }
}
