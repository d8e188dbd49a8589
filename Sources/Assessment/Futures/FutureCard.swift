public import DistrictModel
public import NumericKernels
public import Uncertainty

/// A plan in many futures: how surely promises are kept, and which uncertain inputs decide it.
public struct FutureCard: Codable, Sendable {
  /// A promise over the futures.
  public struct Promise: Codable, Hashable, Sendable {
    /// Its id.
    public let target: String
    /// The mean over futures of how surely each keeps it, with its interval.
    public let probability: ConfidenceInterval
    /// Futures that keep it more likely than not.
    public let kept: Int
    /// What is attained: the value that one future in ten stays below, the middle one, and the one that one in ten exceeds; `nil` for
    /// promises in words.
    public let attained: [Double]?
    /// By future.
    public let probabilities: [Double?]
    public let values: [Double?]

    /// Futures in which it can be judged.
    public var judged: Int { probabilities.count { $0 != nil } }

    /// Whether every future attains the same.
    public var isUnmoved: Bool { values.first != nil && Set(values).count == 1 && values[0] != nil }
  }

  /// A figure and what moves it.
  public struct Answer: Codable, Sendable {
    /// An indicator's id, or `promises_kept`.
    public let id: String
    /// By future.
    public let values: [Double]
    public let tornado: Tornado
    /// The share of its variance that each input brings alone, in the order of the inputs; from groups of like values, good to
    /// about a tenth with sixty-four futures.
    public let varianceShares: [Double]
  }

  /// All inputs at their low, best or high value at once.
  public struct Case: Codable, Hashable, Sendable {
    public let word: UncertainCase
    /// By promise, in their order.
    public let probabilities: [Double?]
    public let attained: [Double?]
  }

  public static let promisesKept = "promises_kept"

  public let inputs: [UncertainInput]
  public let design: UnitDesign
  /// Values of the inputs, a row a future.
  public let rows: [[Double]]
  /// Which draw of the design each row is, from 1.
  public let draws: [Int]
  /// Futures in which the scenario cannot be run, and what the first of them said.
  public let failed: Int
  public let failure: String?
  public let promises: [Promise]
  /// As many of low, mid and high as could be run.
  public let cases: [Case]
  /// The first is what decides: how many promises are kept.
  public let answers: [Answer]
  public let replications: Int
  /// Paths of the inputs whose low or high end cannot be run.
  public let failedEnds: [String]
  /// `nil` where the rules of the plan are beyond what is known over futures.
  public var robust: RobustCard?

  public var futures: Int { rows.count }

  /// The inputs that move the first answer most, at most three, and none that does not move it.
  public var deciding: [UncertainInput] {
    let bars = answers.first?.tornado.bars.filter { $0.width > 0 }.prefix(3) ?? []
    return bars.compactMap { bar in inputs.first { $0.path == bar.input } }
  }
}

/// One world worked out: the figures that a study of futures keeps of it.
public struct FutureFigures: Codable, Sendable {
  /// By target, in their order: how surely it is kept, and what is attained.
  public let probabilities: [Double?]
  public let attained: [Double?]
  public let indicators: [String: Double]

  package init(probabilities: [Double?], attained: [Double?], indicators: [String: Double]) {
    self.probabilities = probabilities
    self.attained = attained
    self.indicators = indicators
  }

  public init(of card: Scorecard) {
    probabilities = card.targets.map(\.probabilityMet)
    attained = card.targets.map { $0.target.form == .text ? nil : $0.attained }
    indicators = Dictionary(
      card.indicators.compactMap { one in one.value.map { (one.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  func value(of answer: String) -> Double? {
    guard answer == FutureCard.promisesKept else { return indicators[answer] }
    let judged = probabilities.compactMap(\.self)
    return judged.isEmpty ? nil : judged.reduce(0, +)
  }
}

extension FutureCard {
  /// Figures whose tornado is told, where a run has them.
  static let told = [promisesKept, "left_unserved_share", "net_present_value_wan_cny"]

  /// - Parameters:
  ///   - rows: of the futures that could be run, with their draws and their figures.
  ///   - middle: with every input at its best estimate.
  ///   - ends: by input, at its low and at its high case; `nil` where one of them cannot be run.
  ///   - cases: with all of them low, or high.
  public init(
    inputs: [UncertainInput], design: UnitDesign, rows: [[Double]], draws: [Int], figures: [FutureFigures],
    middle: FutureFigures,
    ends: [(low: FutureFigures, high: FutureFigures)?],
    cases: [(word: UncertainCase, figures: FutureFigures)],
    targets: [Target], failed: Int, failure: String?, replications: Int
  ) {
    self.inputs = inputs
    self.design = design
    self.rows = rows
    self.draws = draws
    failedEnds = zip(inputs, ends).filter { $0.1 == nil }.map(\.0.path)
    self.failed = failed
    self.failure = failure
    self.replications = replications
    let promised = targets.indices.filter { row in figures.contains { $0.probabilities[row] != nil } }
    self.cases = cases.map { one in
      Case(
        word: one.word, probabilities: promised.map { one.figures.probabilities[$0] },
        attained: promised.map { one.figures.attained[$0] })
    }
    promises = promised.map { row in
      let probabilities = figures.compactMap { $0.probabilities[row] }
      let attained = figures.compactMap { $0.attained[row] }
      return Promise(
        target: targets[row].id, probability: .probability(probabilities),
        kept: probabilities.count { $0 >= 0.5 },
        attained: try? attained.isEmpty ? nil : [0.1, 0.5, 0.9].map { try Quantiles.of(attained, $0) },
        probabilities: figures.map { $0.probabilities[row] }, values: figures.map { $0.attained[row] })
    }
    answers = Self.told.compactMap { id in
      guard let centre = middle.value(of: id) else { return nil }
      let values = figures.compactMap { $0.value(of: id) }
      let bars = zip(inputs, ends).compactMap { input, end -> Tornado.Bar? in
        guard let low = end?.low.value(of: id), let high = end?.high.value(of: id) else { return nil }
        return Tornado.Bar(input: input.path, low: low, high: high)
      }
      guard values.count == rows.count, !bars.isEmpty else { return nil }
      return Answer(
        id: id, values: values, tornado: Tornado(middle: centre, bars: bars),
        varianceShares: (try? CorrelationRatio.first(rows: rows, answers: values)) ?? inputs.map { _ in 0 })
    }
  }
}

extension FutureCard {
  /// What a committee should know of the futures: the least sure promise over them, beside what best estimates say of it.
  func finding(of targets: [TargetResult]) -> Finding {
    if futures == 0 {
      return Finding(
        .warning, zh: "\(failed) 个情景均无法运行，未能计入输入的不确定性。",
        en: "None of the \(failed) futures could be run: what is uncertain is not accounted for.")
    }
    let lost = BilingualText(
      zh: failed == 0 ? "" : "另有 \(failed) 个情景无法运行。",
      en: failed == 0 ? "" : " \(failed) more could not be run.")
    guard let least = promises.min(by: { $0.probability.mean < $1.probability.mean }),
      let result = targets.first(where: { $0.target.id == least.target })
    else {
      return Finding(
        .notice, zh: "计入输入的不确定性，共 \(futures) 个情景。" + lost.zh,
        en: "\(futures) futures of uncertain inputs were run." + lost.en)
    }
    let verdict: Finding.Weight =
      least.probability.mean >= 0.9 ? .good : least.probability.mean >= 0.5 ? .notice : .warning
    let (share, own) = (Findings.fixed(100 * least.probability.mean, 0), result.probabilityMet)
    let before = own.map { Findings.fixed(100 * $0, 0) }
    return Finding(
      failed > 0 && verdict == .good ? .notice : verdict,
      zh: "计入输入的不确定性（\(futures) 个情景），把握最小的目标“\(result.target.name.zh)”的达标概率为 \(share)%"
        + (before.map { "（最可能值下 \($0)%）" } ?? "") + "。" + lost.zh,
      en:
        "With what is uncertain (\(futures) futures) the least sure target, \(result.target.name.en), is met with \(share) %"
        + (before.map { ", \($0) % at best estimates" } ?? "") + "." + lost.en)
  }
}

extension Scorecard {
  /// Adds the futures, and behind what is said of the targets what they say.
  public mutating func add(_ card: FutureCard) {
    futures = card
    findings.insert(card.finding(of: targets), at: min(1, findings.count))
  }
}
