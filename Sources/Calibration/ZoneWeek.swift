/// A week of charging as measurements see it: what a model, of whatever kind, is scored by.
public struct ZoneWeek: Codable, Hashable, Sendable {
  public struct Zone: Codable, Hashable, Sendable {
    public let zone: Int
    /// Busy piles over piles, mean of the week.
    public let meanBusyShare: Double
    /// Share of the Sunday's time in which more than 0.8 of the piles are busy.
    public let crowdedShare: Double

    public init(zone: Int, meanBusyShare: Double, crowdedShare: Double) {
      self.zone = zone
      self.meanBusyShare = meanBusyShare
      self.crowdedShare = crowdedShare
    }
  }

  /// Busy share of all piles, 168 hours from Monday midnight.
  public let cityBusyShare: [Double]
  /// Share of the energy by hour of day, 24 values.
  public let energyShare: [Double]
  /// Share of the fast sessions that start in each hour of the day, 24 values.
  public let fastStartShare: [Double]
  /// In ascending order of the zone.
  public let zones: [Zone]

  public init(
    cityBusyShare: [Double], energyShare: [Double], fastStartShare: [Double], zones: [Zone]
  ) {
    precondition(cityBusyShare.count == 168, "a week has 168 hours")
    precondition(energyShare.count == 24 && fastStartShare.count == 24, "a day has 24 hours")
    self.cityBusyShare = cityBusyShare
    self.energyShare = energyShare
    self.fastStartShare = fastStartShare
    self.zones = zones.sorted { $0.zone < $1.zone }
  }
}

extension ZoneWeek {
  /// How much the hours 12 and 13 of a weekday stand above 11 and 14.
  public var middayBump: Double { Self.middayBump(cityBusyShare) }

  /// The same for hours 15 and 16 against 14 and 17.
  public var afternoonBump: Double { Self.weekdayBump(cityBusyShare, 15) }

  static func middayBump(_ hours: [Double]) -> Double { weekdayBump(hours, 12) }

  private static func weekdayBump(_ hours: [Double], _ first: Int) -> Double {
    let rises = (0..<5).map { day in
      let hour = 24 * day + first
      return (hours[hour] + hours[hour + 1] - hours[hour - 1] - hours[hour + 2]) / 2
    }
    return rises.reduce(0, +) / 5
  }

  /// The zones named, in the order given; `nil` if one is missing.
  func zones(_ wanted: [Int]) -> [Zone]? {
    var found: [Zone] = []
    for zone in wanted {
      var low = 0
      var high = zones.count
      while low < high {
        let middle = (low + high) / 2
        if zones[middle].zone < zone { low = middle + 1 } else { high = middle }
      }
      guard low < zones.count, zones[low].zone == zone else { return nil }
      found.append(zones[low])
    }
    return found
  }
}
