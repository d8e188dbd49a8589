import NumericKernels

/// What a week is worth beside the measurements. It does not ask who made the week.
public struct CalibrationScores: Codable, Hashable, Sendable {
  /// A value of the model beside the measured one.
  public struct Pair: Codable, Hashable, Sendable {
    public let modelled: Double
    public let measured: Double
  }

  /// The midday bump under other tariffs. It tests the model, not the city, which had one tariff only.
  public struct Valley: Codable, Hashable, Sendable {
    /// Bump of 12 and 13 h without the midday valley.
    public let bumpWithoutValley: Double
    /// The same with the valley at 15 and 16 h.
    public let bumpWithMovedValley: Double
    /// Rise of 15 and 16 h with the valley at 12 and 13 h, and with the valley there.
    public let afternoonBump: Double
    public let afternoonBumpWithMovedValley: Double
  }

  /// 168 hours of the week against the mean of the training days.
  public let training: CurveScore?
  /// Hours of the days that were kept back.
  public let check: CurveScore?
  /// Pearson's over 24 hours.
  public let energyCorrelation: Double?
  /// Kullback and Leibler's, in nats.
  public let energyDivergence: Double?
  /// Zone means in the order of the fitted model, which has seen all of them.
  public let rankFitted: Double?
  /// The same out of fold; `nil` without folds.
  public let rankOutOfFold: RankScore?
  /// Share of the measured zones' time on the Sunday with more than 0.8 busy.
  public let crowdedShare: Pair
  /// Standard deviation of zone means.
  public let zoneSpread: Pair
  public let middayBump: Pair
  /// `nil` without the weeks under other tariffs.
  public let valley: Valley?

  /// Weeks of the same model under other tariffs.
  public struct OtherTariffs: Sendable {
    public let withoutValley: ZoneWeek
    public let movedValley: ZoneWeek

    public init(withoutValley: ZoneWeek, movedValley: ZoneWeek) {
      self.withoutValley = withoutValley
      self.movedValley = movedValley
    }
  }

  /// - Throws: `unknownZone` where the week leaves a measured zone out.
  public init(
    of week: ZoneWeek, against observation: Observation, pooled: [ZoneFolds.Prediction]? = nil,
    otherTariffs: OtherTariffs? = nil, seed: UInt64
  ) throws(CalibrationError) {
    let wanted = observation.zones.map(\.zone)
    guard let zones = week.zones(wanted) else {
      let known = Set(week.zones.map(\.zone))
      throw .unknownZone(wanted.first { !known.contains($0) } ?? 0)
    }
    let measured = observation.zones.map(\.meanBusyShare)
    let modelled = zones.map(\.meanBusyShare)
    training = observation.trainingScore(of: week.cityBusyShare)
    check = observation.checkScore(of: week.cityBusyShare)
    energyCorrelation = try? Correlation.pearson(week.energyShare, observation.trainingEnergy)
    energyDivergence = try? Divergence.kullbackLeibler(of: week.energyShare, from: observation.trainingEnergy)
    rankFitted = try? Correlation.spearman(modelled, measured)
    rankOutOfFold = pooled.map { pooled in
      let byZone = Dictionary(pooled.map { ($0.zone, $0.meanBusyShare) }) { first, _ in first }
      return RankScore(wanted.map { byZone[$0] ?? .nan }, measured, seed: seed)
    }
    crowdedShare = Pair(
      modelled: zones.reduce(0) { $0 + $1.crowdedShare } / Double(zones.count),
      measured: observation.zones.reduce(0) { $0 + $1.crowdedShare } / Double(zones.count))
    zoneSpread = Pair(
      modelled: CalibrationObjective.spread(of: modelled),
      measured: CalibrationObjective.spread(of: measured))
    middayBump = Pair(
      modelled: week.middayBump, measured: ZoneWeek.middayBump(observation.trainingWeek))
    valley = otherTariffs.map { other in
      Valley(
        bumpWithoutValley: other.withoutValley.middayBump,
        bumpWithMovedValley: other.movedValley.middayBump,
        afternoonBump: week.afternoonBump, afternoonBumpWithMovedValley: other.movedValley.afternoonBump)
    }
  }
}
