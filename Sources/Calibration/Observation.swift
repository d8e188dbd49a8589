/// What was measured: the city hour by hour for some days, and some of its zones.
public struct Observation: Codable, Hashable, Sendable {
  public struct Day: Codable, Hashable, Sendable {
    /// As in the file, such as `2022-06-19`.
    public let date: String
    /// 0 for Monday.
    public let weekday: Int
    /// Busy share of all piles, mean of each of 24 hours.
    public let busyShare: [Double]
    /// Energy of each hour, in any unit.
    public let energy: [Double]

    public init(date: String, weekday: Int, busyShare: [Double], energy: [Double]) {
      self.date = date
      self.weekday = weekday
      self.busyShare = busyShare
      self.energy = energy
    }

    /// Whether it has 24 finite hours, none below zero, and a day of the week.
    var isSound: Bool {
      busyShare.count == 24 && energy.count == 24 && (0..<7).contains(weekday)
        && (busyShare + energy).allSatisfy { $0.isFinite && $0 >= 0 }
    }
  }

  public static let trainingDays = 11
  /// Fewer zones make no classes and no ranks.
  public static let fewestZones = 12

  /// The first eleven are fitted, the others only checked.
  public let days: [Day]
  /// Mean busy share of the whole time, and crowded share of one Sunday; in ascending order of the zone.
  public let zones: [ZoneWeek.Zone]

  /// - Throws: `tooFewDays` for fewer than twelve, `badDay`, `weekdayMissing` where the training days leave one out,
  ///   `tooFewZones`, `badSupply` for a zone twice.
  public init(days: [Day], zones: [ZoneWeek.Zone]) throws(CalibrationError) {
    guard days.count > Self.trainingDays else {
      throw .tooFewDays(given: days.count, needed: Self.trainingDays + 1)
    }
    if let bad = days.first(where: { !$0.isSound }) { throw .badDay(bad.date) }
    for weekday in 0..<7 where !days.prefix(Self.trainingDays).contains(where: { $0.weekday == weekday }) {
      throw .weekdayMissing(weekday)
    }
    guard zones.count >= Self.fewestZones else {
      throw .tooFewZones(given: zones.count, needed: Self.fewestZones)
    }
    let ordered = zones.sorted { $0.zone < $1.zone }
    guard zip(ordered, ordered.dropFirst()).allSatisfy({ $0.zone != $1.zone }) else { throw .badSupply }
    self.days = days
    self.zones = ordered
  }
}

extension Observation {
  public var training: ArraySlice<Day> { days.prefix(Self.trainingDays) }
  public var check: ArraySlice<Day> { days.dropFirst(Self.trainingDays) }

  /// Mean of the training days for each of 168 hours from Monday midnight.
  public var trainingWeek: [Double] {
    (0..<7).flatMap { weekday in
      let same = training.filter { $0.weekday == weekday }
      return (0..<24).map { hour in same.reduce(0) { $0 + $1.busyShare[hour] } / Double(same.count) }
    }
  }

  /// Share of the training days' energy in each hour of the day.
  public var trainingEnergy: [Double] { Self.energyByHour(of: training) }

  /// Share of some days' energy in each hour of the day.
  static func energyByHour(of days: some Collection<Day>) -> [Double] {
    let byHour = (0..<24).map { hour in days.reduce(0) { $0 + $1.energy[hour] } }
    let whole = byHour.reduce(0, +)
    return byHour.map { whole > 0 ? $0 / whole : 1 / 24 }
  }
}
