import NumericKernels

/// What needs no model: to be printed beside every score.
public struct CalibrationBaselines: Codable, Hashable, Sendable {
  /// The mean of the training days at all hours.
  public let constantTraining: CurveScore?
  public let constantCheck: CurveScore?
  /// The training days' mean by hour of the week, on the days kept back. Hard to beat.
  public let historyCheck: CurveScore?
  /// Divergence of an even day from the measured energy, in nats.
  public let evenEnergyDivergence: Double?
  /// Zones ranked by their share of fast piles, by cheapness, by number of piles.
  public let rankByFastShare: RankScore
  public let rankByLowPrice: RankScore
  public let rankByPiles: RankScore
  /// The chance that the folds order the zones better than the fast share does; `nil` without folds.
  public let chanceBetterThanFastShare: Double?

  /// - Throws: `unknownZone` for a measured zone without supply.
  public init(
    _ observation: Observation, supply: [ZoneSupply], pooled: [ZoneFolds.Prediction]? = nil, seed: UInt64
  ) throws(CalibrationError) {
    var places: [ZoneSupply] = []
    for zone in observation.zones {
      guard let place = supply.first(where: { $0.zone == zone.zone }) else { throw .unknownZone(zone.zone) }
      places.append(place)
    }
    let week = observation.trainingWeek
    let mean = week.reduce(0, +) / Double(week.count)
    let flat = [Double](repeating: mean, count: week.count)
    constantTraining = observation.trainingScore(of: flat)
    constantCheck = observation.checkScore(of: flat)
    historyCheck = observation.checkScore(of: week)
    let even = [Double](repeating: 1, count: 24)
    evenEnergyDivergence = try? Divergence.kullbackLeibler(of: even, from: observation.trainingEnergy)
    let measured = observation.zones.map(\.meanBusyShare)
    let fast = places.map(\.fastShare)
    rankByFastShare = RankScore(fast, measured, seed: seed)
    rankByLowPrice = RankScore(places.map { -$0.priceLevel }, measured, seed: seed)
    rankByPiles = RankScore(places.map { Double($0.piles) }, measured, seed: seed)
    chanceBetterThanFastShare = pooled.flatMap { pooled in
      let byZone = Dictionary(pooled.map { ($0.zone, $0.meanBusyShare) }) { first, _ in first }
      let predicted = observation.zones.map { byZone[$0.zone] ?? .nan }
      return RankScore.chance(predicted, isBetterThan: fast, at: measured, seed: seed)
    }
  }
}
