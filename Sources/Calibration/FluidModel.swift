import NumericKernels

/// The week of a city's public chargers as flows: no single car, no chance.
///
/// Slow piles hold cars that never leave and cars that stay overnight; fast piles serve sessions whose start follows
/// the price. Quarter-hour steps, a week that repeats itself; states are taken at the end of each step.
public struct FluidModel: Sendable {
  /// In ascending order of the zone.
  public let zones: [ZoneSupply]
  public let settings: FluidSettings
  private let sizeEffects: [Double]
  private let overnight: OvernightStock
  private let starts: FastStarts
  private let piles: Double
  private let slowPiles: [Double]
  /// The rows of `zones` that have fast piles.
  private let fastRows: [Int]

  /// - Throws: `badSupply` without zones, with a zone twice, with negative piles or without any.
  public init(
    zones: [ZoneSupply], tariff: TariffShape, settings: FluidSettings = FluidSettings()
  ) throws(CalibrationError) {
    let ordered = zones.sorted { $0.zone < $1.zone }
    let isDistinct = zip(ordered, ordered.dropFirst()).allSatisfy { $0.zone != $1.zone }
    let isPossible = ordered.allSatisfy { $0.slowPiles >= 0 && $0.fastPiles >= 0 && $0.priceLevel.isFinite }
    guard isDistinct, isPossible, ordered.contains(where: { $0.piles > 0 }) else { throw .badSupply }
    self.zones = ordered
    self.settings = settings
    sizeEffects = ZoneAttraction.sizeEffects(of: ordered, settings)
    overnight = OvernightStock(settings)
    starts = FastStarts(settings, tariff)
    piles = Double(ordered.reduce(0) { $0 + $1.piles })
    slowPiles = ordered.map { Double($0.slowPiles) }
    fastRows = ordered.indices.filter { ordered[$0].fastPiles > 0 }
  }

  private init(_ other: FluidModel, tariff: TariffShape) {
    zones = other.zones
    settings = other.settings
    sizeEffects = other.sizeEffects
    overnight = other.overnight
    starts = FastStarts(other.settings, tariff)
    piles = other.piles
    slowPiles = other.slowPiles
    fastRows = other.fastRows
  }

  /// The same city under another tariff.
  public func under(_ tariff: TariffShape) -> FluidModel { FluidModel(self, tariff: tariff) }
}

extension FluidModel {
  private var daySteps: Int { OvernightStock.stepsPerDay }

  /// What the parameters make of a week.
  ///
  /// - Complexity: O(zones with fast piles × 192 + zones × 96).
  public func week(_ parameters: CalibrationParameters) -> ZoneWeek {
    let attraction = ZoneAttraction(
      zones: zones, sizeEffects: sizeEffects, priceLevelResponse: parameters.priceLevelResponse)
    // Wanted slow piles per slow pile of a zone that draws as the mean does.
    let wanted = overnight.perPlugIn.map { parameters.heldShare + parameters.overnightPlugIns * $0 }
    let slow = SlowUse(wanted: wanted, attraction: attraction.slow, piles: slowPiles, cap: settings.slowCap)
    let shares = starts.shares(timePriceResponse: parameters.timePriceResponse)
    let fast = fastDay(attraction.fastShare, shares, sessionsPerPile: parameters.fastSessions)
    return ZoneWeek(
      cityBusyShare: hours(slow.city, fast.city), energyShare: energy(slow.city, fast.city),
      fastStartShare: (0..<24).map { shares[4 * $0..<4 * $0 + 4].reduce(0, +) },
      zones: zoneWeeks(slow, fast, wanted))
  }

  /// Mean busy share of each hour of the week.
  private func hours(_ slow: [Double], _ fast: [Double]) -> [Double] {
    (0..<168).map { hour in
      let busy = (4 * hour..<4 * hour + 4).reduce(0) { $0 + slow[$1] + fast[$1 % daySteps] }
      return busy / 4 / piles
    }
  }

  private func energy(_ slow: [Double], _ fast: [Double]) -> [Double] {
    var byHour = [Double](repeating: 0, count: 24)
    for step in slow.indices {
      let power = settings.slowKW * slow[step] + settings.fastKW * fast[step % daySteps]
      byHour[step % daySteps / 4] += power
    }
    let whole = byHour.reduce(0, +)
    return byHour.map { whole > 0 ? $0 / whole : 1 / 24 }
  }

  private func zoneWeeks(_ slow: SlowUse, _ fast: FastDay, _ wanted: [Double]) -> [ZoneWeek.Zone] {
    let sunday = Array(wanted[(6 * daySteps)...])
    let highest = sunday.max() ?? 0
    var column = 0
    var weeks: [ZoneWeek.Zone] = []
    for row in zones.indices {
      let capacity = Double(zones[row].piles)
      let isFast = zones[row].fastPiles > 0
      defer { column += isFast ? 1 : 0 }
      guard capacity > 0 else { continue }
      var crowded = 0.0
      let peak = slow.busy(row, wanting: highest) + (isFast ? fast.peaks[column] : 0)
      // Most zones are never near it.
      if crowdedChance(peak, of: capacity) > 0 {
        for step in 0..<daySteps {
          let charging = isFast ? fast.busy[step * fastRows.count + column] : 0
          crowded += crowdedChance(charging + slow.busy(row, wanting: sunday[step]), of: capacity)
        }
      }
      let charging = isFast ? fast.sums[column] / Double(daySteps) : 0
      weeks.append(
        ZoneWeek.Zone(
          zone: zones[row].zone, meanBusyShare: (slow.mean(row) + charging) / capacity,
          crowdedShare: crowded / Double(daySteps)))
    }
    return weeks
  }

  /// The chance that a number of whole piles with this mean and the variance m (1 - m/n) is above the crowded share.
  private func crowdedChance(_ busy: Double, of capacity: Double) -> Double {
    let bound = settings.crowdedShare * capacity
    let variance = busy * (1 - busy / capacity)
    guard variance > 0 else { return busy > bound ? 1 : 0 }
    return NormalShare.below((busy - bound) / variance.squareRoot())
  }
}

extension FluidModel {
  /// Busy fast piles at the end of each quarter hour.
  private struct FastDay {
    /// Steps × zones with fast piles.
    var busy: [Double] = []
    var city: [Double] = []
    /// Over the day, of each zone with fast piles.
    var sums: [Double]
    var peaks: [Double]
  }

  /// The day is run twice; the second one has the night before it.
  private func fastDay(_ share: [Double], _ starts: [Double], sessionsPerPile: Double) -> FastDay {
    let shares = fastRows.map { share[$0] }
    let caps = fastRows.map { settings.fastCap * Double(zones[$0].fastPiles) }
    let sessions = sessionsPerPile * fastRows.reduce(0) { $0 + Double(zones[$1].fastPiles) }
    let ratio = OvernightStock.stepHours / settings.fastStayHours
    let kept = Elementary.exp(-ratio)
    // Sessions that start evenly within a step and are still there at its end.
    let arriving = (1 - kept) / ratio
    var busy = [Double](repeating: 0, count: shares.count)
    var day = FastDay(sums: busy, peaks: busy)
    for turn in 0..<2 {
      for step in starts {
        Self.fill(&busy, shares, caps, kept: kept, adding: sessions * step * arriving, settings.attempts)
        guard turn == 1 else { continue }
        day.busy += busy
        day.city.append(busy.reduce(0, +))
        for column in busy.indices {
          day.sums[column] += busy[column]
          day.peaks[column] = max(day.peaks[column], busy[column])
        }
      }
    }
    return day
  }

  /// Lets sessions end, then seats new ones; who finds a zone full chooses again, and leaves after the last attempt.
  private static func fill(
    _ busy: inout [Double], _ shares: [Double], _ caps: [Double], kept: Double, adding: Double,
    _ attempts: Int
  ) {
    for zone in busy.indices { busy[zone] *= kept }
    var left = adding
    for _ in 0..<attempts where left > 0 {
      var refused = 0.0
      for zone in busy.indices {
        let asking = left * shares[zone]
        let room = max(0, caps[zone] - busy[zone])
        busy[zone] += min(asking, room)
        refused += max(0, asking - room)
      }
      left = refused
    }
  }
}
