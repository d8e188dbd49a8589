import Calibration

/// What a calibration has to reach before anything is claimed from it.
public struct CalibrationGoals: Codable, Hashable, Sendable {
  public enum Goal: String, CaseIterable, Codable, Sendable {
    case cityTraining = "city_training"
    case cityCheck = "city_check"
    case energy
    /// A model without price response must fail the goal of energy.
    case energyNeedsPrice = "energy_needs_price"
    case zoneRank = "zone_rank"
    case zoneRankAboveFastShare = "zone_rank_above_fast_share"
    case crowdedShare = "crowded_share"
    case zoneSpread = "zone_spread"
    case bumpVanishes = "bump_vanishes"
    case bumpMoves = "bump_moves"
  }

  public static let largestError = 0.015
  public static let smallestCorrelation = 0.95
  public static let smallestRank = 0.5
  public static let largestCrowdedDifference = 0.01
  public static let largestSpreadDifference = 0.25
  public static let largestBumpLeft = 1.0 / 3

  /// In the order of the cases; `nil` where the calibration was not asked.
  public let met: [Bool?]

  public subscript(goal: Goal) -> Bool? { Goal.allCases.firstIndex(of: goal).flatMap { met[$0] } }

  public init(of study: CalibrationStudy) {
    self.init(
      scores: study.scores, blindEnergyCorrelation: study.blindScores.energyCorrelation,
      fastShareRank: study.baselines.rankByFastShare.spearman)
  }

  /// - Parameter blindEnergyCorrelation: of energy by hour where nobody looks at the price; `nil` for a flat day.
  init(scores: CalibrationScores, blindEnergyCorrelation: Double?, fastShareRank: Double?) {
    let rank = scores.rankOutOfFold?.spearman
    let isRanked = scores.rankOutOfFold != nil
    met = Goal.allCases.map { goal -> Bool? in
      switch goal {
      case .cityTraining: Self.isNear(scores.training)
      case .cityCheck: Self.isNear(scores.check)
      case .energy: (scores.energyCorrelation ?? 0) >= Self.smallestCorrelation
      case .energyNeedsPrice:
        scores.energyCorrelation != nil && (blindEnergyCorrelation ?? 0) < Self.smallestCorrelation
      case .zoneRank: isRanked ? (rank ?? 0) >= Self.smallestRank : nil
      case .zoneRankAboveFastShare: isRanked ? (rank ?? -1) >= (fastShareRank ?? -1) : nil
      case .crowdedShare:
        abs(scores.crowdedShare.modelled - scores.crowdedShare.measured) <= Self.largestCrowdedDifference
      case .zoneSpread:
        abs(scores.zoneSpread.modelled - scores.zoneSpread.measured)
          <= Self.largestSpreadDifference * scores.zoneSpread.measured
      case .bumpVanishes:
        scores.valley.map { abs($0.bumpWithoutValley) <= Self.largestBumpLeft * scores.middayBump.modelled }
      case .bumpMoves:
        scores.valley.map {
          $0.afternoonBumpWithMovedValley > max(0, $0.afternoonBump)
            && $0.bumpWithMovedValley <= Self.largestBumpLeft * scores.middayBump.modelled
        }
      }
    }
  }

  private static func isNear(_ score: CurveScore?) -> Bool {
    guard let score else { return false }
    return score.meanAbsoluteError <= largestError && (score.correlation ?? 0) >= smallestCorrelation
  }
}
