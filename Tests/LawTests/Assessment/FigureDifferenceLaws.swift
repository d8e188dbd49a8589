import NumericKernels
import Testing

@testable import Assessment

@Suite("Differences between runs keep their laws") struct FigureDifferenceLaws {
  private static func figure(_ values: [Double?], _ basis: Indicator.Basis = .replications)
    -> FigureDifference.Figure
  {
    let defined = values.compactMap(\.self)
    return .init(
      value: defined.isEmpty ? nil : defined.reduce(0, +) / Double(defined.count), basis: basis,
      byReplication: basis == .replications ? values : [])
  }

  private static func width(_ one: FigureDifference) throws -> Double {
    try #require(one.high) - #require(one.low)
  }

  @Test("Equal runs differ by exactly nothing, whatever their spread")
  func equal() throws {
    let values: [Double?] = [0.1, 0.7, 1e9, -3]
    let same = try #require(
      FigureDifference(of: Self.figure(values), from: Self.figure(values), isPaired: true))
    #expect(same.value == 0 && same.low == 0 && same.high == 0 && !same.isClear && same.method == .paired)
    // The planted fault: compared as strangers, equal runs get an interval of their spread.
    let strangers = try #require(
      FigureDifference(of: Self.figure(values), from: Self.figure(values), isPaired: false))
    #expect(try strangers.value == 0 && strangers.method == .welch && Self.width(strangers) > 1e8)
  }

  /// Normal numbers of one named stream.
  private static func normals(_ purpose: String, _ entity: Int, _ count: Int) -> [Double] {
    var stream = RandomStream(
      seed: 5, replication: 0, purpose: StreamPurpose(purpose), entity: UInt32(entity))
    return (0..<count).map { _ in stream.standardNormal() }
  }

  @Test("Common random numbers make the interval narrower, and pairs in the wrong order do not")
  func narrower() throws {
    let (common, own) = (Self.normals("common", 0, 12), Self.normals("own", 1, 12))
    let first = Self.figure(common)
    let other = zip(common, own).map { $0 + 0.5 + 0.1 * $1 }
    let paired = try #require(FigureDifference(of: Self.figure(other), from: first, isPaired: true))
    let welch = try #require(FigureDifference(of: Self.figure(other), from: first, isPaired: false))
    #expect(try Self.width(paired) < Self.width(welch) / 4)
    #expect(paired.isClear && !welch.isClear && abs(paired.value - welch.value) < 1e-9)
    let shuffled = Array(other.dropFirst(5) + other.prefix(5))
    let wrong = try #require(FigureDifference(of: Self.figure(shuffled), from: first, isPaired: true))
    #expect(try Self.width(wrong) > 4 * Self.width(paired) && !wrong.isClear)
  }

  @Test(
    "Welch's interval holds the truth 95 times in 100 for unequal sizes and spreads; a normal one does not")
  func coverage() throws {
    var (held, naive) = (0, 0)
    let trials = 2000
    for trial in 0..<trials {
      let own = Self.normals("own", trial, 4).map { 3 * $0 + 1 }
      let other = Self.normals("other", trial, 12)
      let interval = ConfidenceInterval.welch(own, minus: other)
      if interval.low <= 1, 1 <= interval.high { held += 1 }
      let (one, two) = (RunningStatistics(own), RunningStatistics(other))
      let error = (one.standardError * one.standardError + two.standardError * two.standardError).squareRoot()
      if abs(interval.mean - 1) <= 1.96 * error { naive += 1 }
    }
    #expect((0.93...0.97).contains(Double(held) / Double(trials)), "\(held)")
    #expect(
      Double(naive) / Double(trials) < 0.91, "the planted fault: normal quantiles for four runs, \(naive)")
  }

  @Test("What is counted differs or not; what no interval tells of is never called clear")
  func methods() throws {
    let plan = FigureDifference.Figure(value: 3, basis: .plan, byReplication: [])
    let more = FigureDifference.Figure(value: 4, basis: .plan, byReplication: [])
    let exact = try #require(FigureDifference(of: more, from: plan, isPaired: false))
    #expect(exact.method == .exact && exact.isClear && exact.low == 1 && exact.high == 1)
    #expect(FigureDifference(of: plan, from: plan, isPaired: true)?.isClear == false)
    let pooled = FigureDifference.Figure(value: 9, basis: .pooled, byReplication: [])
    let point = try #require(FigureDifference(of: pooled, from: pooled, isPaired: true))
    #expect(point.method == .point && point.low == nil && !point.isClear)
    let single = try #require(
      FigureDifference(of: Self.figure([5]), from: Self.figure([1]), isPaired: true))
    #expect(single.method == .point && single.value == 4 && !single.isClear)
    #expect(FigureDifference(of: Self.figure([]), from: Self.figure([1, 2]), isPaired: true) == nil)
    // A replication without a value has no pair.
    let holed = FigureDifference.Figure(value: 2, basis: .replications, byReplication: [1, nil, 3])
    #expect(FigureDifference(of: holed, from: Self.figure([1, 2, 3]), isPaired: true)?.method == .point)
  }
}
