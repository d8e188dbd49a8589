public import DistrictModel
import NumericKernels

/// A township's part of one promise at the end of one year.
public struct TownshipShareRow: Codable, Hashable, Sendable {
  public let target: String
  public let year: Int
  public let allocated: Int
  /// Planned to stand, and standing on the mean over draws of the programme (or as planned without one).
  public let planned: Int
  public let attained: Double
}

/// What a township is judged by, and its place among all.
public struct TownshipScore: Codable, Hashable, Sendable {
  public let township: TownshipID
  public let shares: [TownshipShareRow]
  /// Each 0...1: part of the promises that stands in the last year, residents covered, needs served.
  /// `nil` where nothing is promised of it.
  public let attainment: Double?
  public let coverage: Double
  public let service: Double
  public let score: Double
  public let rank: Int
  /// Places between which 95 % of the draws of weights put it.
  public let rankLow: Int
  public let rankHigh: Int
  /// Public chargers per thousand residents once the plan is built; `nil` without residents.
  public let chargersPerThousand: Double?
}

/// Townships in order, and how even the plan is among them.
public struct TownshipScores: Codable, Hashable, Sendable {
  public let scoring: TownshipScoring
  /// In the order of the townships.
  public let rows: [TownshipScore]
  /// Gini coefficients over residents of chargers per resident and of the score: 0 is even.
  public let chargerGini: Double?
  public let scoreGini: Double?
  /// Share of draws of weights in which the best township is the same, and the worst.
  public let bestIsSureShare: Double
  public let worstIsSureShare: Double
}

/// Ranks by weighted sums, and what other weights would make of them.
struct TownshipRanking {
  /// Attainment, coverage, service by township; what is missing leaves its weight to the others.
  let marks: [[Double?]]
  let scoring: TownshipScoring

  private var weights: [Double] {
    [scoring.attainmentWeight, scoring.coverageWeight, scoring.serviceWeight]
  }

  func scores(_ weights: [Double]) -> [Double] {
    marks.map { mark in
      let known = zip(mark, weights).compactMap { mark, weight in mark.map { ($0, weight) } }
      return ratio(known.reduce(0) { $0 + $1.0 * $1.1 }, known.reduce(0) { $0 + $1.1 }) ?? 0
    }
  }

  var scores: [Double] { scores(weights) }

  /// 1 is best; equal scores share the better place.
  static func ranks(_ scores: [Double]) -> [Int] { scores.map { own in 1 + scores.count { $0 > own } } }

  /// Ranks under drawn weights, one list per draw.
  func drawn(seed: UInt64) -> [[Int]] {
    (0..<scoring.rankingDraws).map { draw in
      var random = RandomStream(
        seed: seed, replication: UInt32(draw), purpose: StreamPurpose("township.weights"))
      return Self.ranks(
        scores(weights.map { $0 * (1 + scoring.weightSpreadShare * (2 * random.uniform() - 1)) }))
    }
  }
}
