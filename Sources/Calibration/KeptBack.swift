import NumericKernels

/// Measurements that no fit has seen: other days, other zones, or both, in the form of those that were fitted.
public struct KeptBack: Codable, Hashable, Sendable {
  public let days: [Observation.Day]
  /// In ascending order of the zone.
  public let zones: [ZoneWeek.Zone]

  /// Fewer zones make no rank.
  public static let fewestZones = 3

  /// - Throws: `tooFewDays` without any day, `badDay`, `tooFewZones`, `badSupply` for a zone twice.
  public init(days: [Observation.Day], zones: [ZoneWeek.Zone]) throws(CalibrationError) {
    guard !days.isEmpty else { throw .tooFewDays(given: 0, needed: 1) }
    if let bad = days.first(where: { !$0.isSound }) { throw .badDay(bad.date) }
    guard zones.count >= Self.fewestZones else {
      throw .tooFewZones(given: zones.count, needed: Self.fewestZones)
    }
    let ordered = zones.sorted { $0.zone < $1.zone }
    guard zip(ordered, ordered.dropFirst()).allSatisfy({ $0.zone != $1.zone }) else {
      throw .badSupply
    }
    self.days = days
    self.zones = ordered
  }
}

/// What a week is worth beside some days and zones, by the same measures whichever they are.
public struct MeasuredScores: Codable, Hashable, Sendable {
  /// Every hour of every day against that hour of the week.
  public let city: CurveScore?
  /// Pearson's over the 24 hours of the days' energy.
  public let energyCorrelation: Double?
  /// Kullback and Leibler's, in nats.
  public let energyDivergence: Double?
  public let zoneRank: RankScore
  /// Share of the zones' time on the Sunday with more than 0.8 busy.
  public let crowdedShare: CalibrationScores.Pair
  /// Standard deviation of zone means.
  public let zoneSpread: CalibrationScores.Pair

  /// - Throws: `unknownZone` where the week leaves a measured zone out.
  init(
    of week: ZoneWeek, against days: some Collection<Observation.Day>, _ measured: [ZoneWeek.Zone],
    seed: UInt64
  ) throws(CalibrationError) {
    guard let zones = week.zones(measured.map(\.zone)) else {
      let known = Set(week.zones.map(\.zone))
      throw .unknownZone(measured.first { !known.contains($0.zone) }?.zone ?? 0)
    }
    city = Observation.hourScore(of: week.cityBusyShare, on: days)
    let energy = Observation.energyByHour(of: days)
    energyCorrelation = try? Correlation.pearson(week.energyShare, energy)
    energyDivergence = try? Divergence.kullbackLeibler(of: week.energyShare, from: energy)
    let levels = (zones.map(\.meanBusyShare), measured.map(\.meanBusyShare))
    zoneRank = RankScore(levels.0, levels.1, seed: seed)
    let count = Double(measured.count)
    crowdedShare = .init(
      modelled: zones.reduce(0) { $0 + $1.crowdedShare } / count,
      measured: measured.reduce(0) { $0 + $1.crowdedShare } / count)
    zoneSpread = .init(
      modelled: CalibrationObjective.spread(of: levels.0),
      measured: CalibrationObjective.spread(of: levels.1))
  }
}

/// A fitted week beside measurements kept back, with the same beside the fitted ones and what needs no model. Nothing
/// is fitted again.
public struct KeptBackScores: Codable, Hashable, Sendable {
  /// Against the days and zones that were fitted.
  public let fitted: MeasuredScores
  public let keptBack: MeasuredScores
  public let days: Int
  /// Days that the fit has seen after all, by their date.
  public let fittedDays: Int
  public let zones: Int
  public let fittedZones: Int
  /// The fitted days' mean by hour of the week, on the days kept back.
  public let history: CurveScore?
  /// The mean of the fitted days at all hours.
  public let constant: CurveScore?
  public let evenEnergyDivergence: Double?
  public let rankByFastShare: RankScore
  public let rankByLowPrice: RankScore

  /// - Throws: `unknownZone` where the week or the supply leaves a measured zone out.
  public init(
    of week: ZoneWeek, against keptBack: KeptBack, fittedTo observation: Observation,
    supply: [ZoneSupply],
    seed: UInt64
  ) throws(CalibrationError) {
    fitted = try MeasuredScores(
      of: week, against: observation.training, observation.zones, seed: seed)
    self.keptBack = try MeasuredScores(of: week, against: keptBack.days, keptBack.zones, seed: seed)
    days = keptBack.days.count
    let dates = Set(observation.training.map(\.date))
    fittedDays = keptBack.days.count { dates.contains($0.date) }
    zones = keptBack.zones.count
    let numbers = Set(observation.zones.map(\.zone))
    fittedZones = keptBack.zones.count { numbers.contains($0.zone) }
    let hours = observation.trainingWeek
    let mean = hours.reduce(0, +) / Double(hours.count)
    history = Observation.hourScore(of: hours, on: keptBack.days)
    constant = Observation.hourScore(of: hours.map { _ in mean }, on: keptBack.days)
    evenEnergyDivergence = try? Divergence.kullbackLeibler(
      of: [Double](repeating: 1, count: 24), from: Observation.energyByHour(of: keptBack.days))
    var places: [ZoneSupply] = []
    for zone in keptBack.zones {
      guard let place = supply.first(where: { $0.zone == zone.zone }) else {
        throw .unknownZone(zone.zone)
      }
      places.append(place)
    }
    let measured = keptBack.zones.map(\.meanBusyShare)
    rankByFastShare = RankScore(places.map(\.fastShare), measured, seed: seed)
    rankByLowPrice = RankScore(places.map { -$0.priceLevel }, measured, seed: seed)
  }
}
