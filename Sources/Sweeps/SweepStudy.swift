public import NumericKernels
public import Uncertainty

/// What the runs of a sweep say of one figure under one set of decisions: over its futures, in its cases, and by the design of its study.
/// Seeds are averaged.
public struct SweepStudy: Codable, Sendable {
  public struct Case: Codable, Hashable, Sendable {
    /// `low`, `mid` or `high`.
    public let word: String
    public let value: Double
  }

  public struct Quantile: Codable, Hashable, Sendable {
    public let share: Double
    public let value: Double
    /// `nil` where so few futures cannot tell.
    public let interval: ConfidenceInterval?
  }

  public struct Futures: Codable, Hashable, Sendable {
    public let mean: ConfidenceInterval
    /// What one future in ten stays below, the middle one, and what one in ten exceeds.
    public let quantiles: [Quantile]
    /// By input; `nil` for Sobol points, which few futures cannot tell apart in this way.
    public let varianceShares: [Double]?
  }

  public let decisions: [SweepChoice]
  public let figure: String
  /// Paths of the inputs, in the order in which the studies tell them.
  public let inputs: [String]
  public let cases: [Case]
  public let futures: Futures?
  public let tornado: Tornado?
  /// Of the paths whose runs all have the figure.
  public let morris: MorrisScreening?
  /// Of the rows whose runs all have the figure; inputs count as independent, whatever groups tie them.
  public let sobol: SobolIndices?
  /// Runs that have no such figure, or failed.
  public let undefined: Int
  /// The least and the greatest answer of all runs; `nil` where no run has one.
  public let range: ClosedRange<Double>?
}

extension SweepStudy {
  /// Every figure under every set of decisions, in the order of the manifest.
  ///
  /// - Parameters:
  ///   - inputs: of the scenario that was planned with.
  ///   - design: the scenario's, whose seed drew the study.
  ///   - figures: columns of the manifest.
  ///   - allowsPartial: whether runs without a record count as undefined.
  /// - Throws: `SweepFault` for runs without a record, and files that cannot be read.
  public static func studies(
    of manifest: SweepManifest, in folder: String, inputs: [UncertainInput], design: FutureDesign,
    figures: [String], allowsPartial: Bool
  ) throws -> [SweepStudy] {
    let columns = figures.compactMap { manifest.header.columns.firstIndex(of: $0) }
    var groups: [AnswerGroup] = []
    var rowOfDecisions: [[SweepChoice]: Int] = [:]
    let records = try ShardRecords(in: folder, of: manifest)
    var missing = 0
    for run in manifest.runs {
      let row = rowOfDecisions[run.decisions] ?? groups.count
      if row == groups.count {
        rowOfDecisions[run.decisions] = row
        groups.append(AnswerGroup(decisions: run.decisions, columns: columns.count))
      }
      var values = [Double?](repeating: nil, count: columns.count)
      let record = try records.record(of: run.id, columns: manifest.header.columns.count)
      if record == nil { missing += 1 }
      if case .figures(let all) = record?.outcome { values = columns.map { all[$0] } }
      groups[row].add(run, values)
    }
    guard missing == 0 || allowsPartial else {
      throw SweepFault.incomplete(missing: missing, of: manifest.runs.count)
    }
    return try groups.flatMap { group in
      try columns.enumerated().map { place, column in
        try SweepStudy(
          group, place, figure: manifest.header.columns[column], inputs: inputs, design: design)
      }
    }
  }

  private init(
    _ group: AnswerGroup, _ place: Int, figure: String, inputs: [UncertainInput], design: FutureDesign
  ) throws {
    let answers = group.answers(place)
    decisions = group.decisions
    self.figure = figure
    self.inputs = inputs.map(\.path)
    undefined = group.undefined[place]
    range = answers.values.min().flatMap { least in answers.values.max().map { least...$0 } }
    cases = UncertainCase.allCases.compactMap { one in
      answers[one.rawValue].map { Case(word: one.rawValue, value: $0) }
    }
    let drawn = group.numbered("future-", answers)
    let values = drawn.compactMap(\.self)
    if values.count > 1 {
      let kept = drawn.indices.filter { drawn[$0] != nil }
      let rows = kept.map { row in
        let chosen = group.choices["future-\(row + 1)"] ?? []
        return chosen.map(\.value)
      }
      let quantiles = try [0.1, 0.5, 0.9].map { share in
        Quantile(
          share: share, value: try Quantiles.of(values, share),
          interval: try Quantiles.interval(of: values, share))
      }
      futures = Futures(
        mean: figure.hasSuffix(".probability") ? .probability(values) : .student(values),
        quantiles: quantiles,
        varianceShares: design.kind == .sobol
          ? nil : try? CorrelationRatio.first(rows: rows, answers: values))
    } else {
      futures = nil
    }
    let bars = inputs.compactMap { input -> Tornado.Bar? in
      guard let low = answers["tornado:\(input.path):low"], let high = answers["tornado:\(input.path):high"]
      else { return nil }
      return Tornado.Bar(input: input.path, low: low, high: high)
    }
    tornado = bars.isEmpty ? nil : answers["tornado"].map { Tornado(middle: $0, bars: bars) }
    morris = try Self.morris(group.numbered("morris-", answers), inputs.count, design.seed)
    sobol = try Self.sobol(group.numbered("sobol-", answers), inputs.count, design.seed)
  }

  private static func morris(_ answers: [Double?], _ inputs: Int, _ seed: UInt64) throws -> MorrisScreening? {
    let length = inputs + 1
    guard inputs > 0, answers.count >= length, answers.count % length == 0 else { return nil }
    let rows = try MorrisScreening.design(paths: answers.count / length, inputs: inputs, seed: seed)
    var (places, values) = ([[Double]](), [Double]())
    for start in stride(from: 0, to: answers.count, by: length) {
      let path = answers[start..<start + length].compactMap(\.self)
      guard path.count == length else { continue }
      values += path
      places += rows[start..<start + length]
    }
    return values.isEmpty ? nil : try MorrisScreening(rows: places, answers: values)
  }

  private static func sobol(_ answers: [Double?], _ inputs: Int, _ seed: UInt64) throws -> SobolIndices? {
    guard inputs > 0, !answers.isEmpty, answers.count % (inputs + 2) == 0 else { return nil }
    let count = answers.count / (inputs + 2)
    let whole = (0..<count).filter { row in
      (0..<inputs + 2).allSatisfy { answers[$0 * count + row] != nil }
    }
    guard whole.count > 1 else { return nil }
    let kept = (0..<inputs + 2).flatMap { part in whole.compactMap { answers[part * count + $0] } }
    return try SobolIndices(answers: kept, inputs: inputs, seed: seed)
  }
}

/// The runs of one set of decisions, by label, with their seeds added up.
private struct AnswerGroup {
  let decisions: [SweepChoice]
  var choices: [String: [SweepChoice]] = [:]
  var undefined: [Int]
  private var sums: [String: [(sum: Double, count: Int)]] = [:]
  /// By column, labels of which a run has no figure.
  private var lacking: [Set<String>]
  private let columns: Int

  init(decisions: [SweepChoice], columns: Int) {
    self.decisions = decisions
    self.columns = columns
    undefined = [Int](repeating: 0, count: columns)
    lacking = [Set<String>](repeating: [], count: columns)
  }

  mutating func add(_ run: SweepRun, _ values: [Double?]) {
    choices[run.label] = run.future
    for (column, value) in values.enumerated() {
      if let value {
        sums[run.label, default: .init(repeating: (0, 0), count: columns)][column].sum += value
        sums[run.label]?[column].count += 1
      } else {
        undefined[column] += 1
        lacking[column].insert(run.label)
      }
    }
  }

  /// By label, the mean over the seeds; nothing where one of them has no figure, for answers are compared seed by seed.
  func answers(_ column: Int) -> [String: Double] {
    sums.filter { !lacking[column].contains($0.key) }
      .mapValues { $0[column].sum / Double(max(1, $0[column].count)) }
  }

  /// The answers of labels that are numbered from 1, as far as there are such runs.
  func numbered(_ prefix: String, _ answers: [String: Double]) -> [Double?] {
    var found: [Double?] = []
    while choices["\(prefix)\(found.count + 1)"] != nil {
      found.append(answers["\(prefix)\(found.count + 1)"])
    }
    return found
  }
}
