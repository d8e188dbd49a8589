public import DistrictModel
public import DistrictSimulation
public import PowerNetwork

/// The same nights at own plugs under every policy: what orderly charging is worth.
public struct OrderlyStudy: Codable, Sendable {
  public struct Row: Codable, Sendable {
    /// For all cars; `nil` for each class its own, as the scenario has it.
    public let policy: OwnPlugPolicy?
    /// Own plugs by quarter hour of the week, MW, and their peak.
    public let weekMW: [Double]
    public let peakMW: Double
    /// Of everything in the district: base load, stations, own plugs.
    public let districtPeakMW: Double
    /// Cells whose transformers are loaded beyond their rating, and what they lack, kVA.
    public let overloadedCells: Int
    public let missingKVA: Double
    /// What drivers pay for a kilowatt-hour, what they earned taken off.
    public let costPerKWh: Double?
    /// Energy the transformers could not carry within the stays.
    public let beyondKWh: Double
    public let soldKWh: Double
  }

  public let rows: [Row]
  public let nights: Int
  public let reinforcementCNYPerKVA: Double

  /// What is compared: what the scenario has, the clock alone, and all that move energy within the stay but the one that
  /// is too slow for whole districts.
  public static let policies: [OwnPlugPolicy?] =
    [nil] + OwnPlugPolicy.allCases.filter { $0 != .priceGreedy && $0 != .orderly }

  /// - Parameters:
  ///   - weeks: under each policy, in the order of `policies`.
  ///   - nights: how many nights they hold.
  ///   - stationMW: of all stations by quarter hour of the week.
  public init(
    _ weeks: [OwnPlugWeek], nights: Int, grid: DistrictGrid, settings: RunSettings, firstWeekday: Int,
    stationMW: [Double], reinforcementCNYPerKVA: Double
  ) {
    let fold = WeekFold(settings, firstWeekday: firstWeekday)
    let base = grid.basePeakMW
    self.nights = nights
    self.reinforcementCNYPerKVA = reinforcementCNYPerKVA
    rows = zip(Self.policies, weeks).map { policy, week in
      let mean = fold.mean(kW: week.totalKW).map { $0 / 1000 }
      let peaks = week.estateKW.indices.map { cell in
        week.estateKW[cell].indices.map { slot in
          week.estateKW[cell][slot] + 1000 * grid.baseMW(cell: cell, slot: fold.slotOfWeek[slot])
        }.max().map { $0 / grid.parameters.powerFactor } ?? 0
      }
      let missing = zip(peaks, grid.cellKVA).map { $1 > 0 ? max(0, $0 - $1) : 0 }
      return Row(
        policy: policy, weekMW: mean, peakMW: mean.max() ?? 0,
        districtPeakMW: mean.indices.map { slot in
          mean[slot] + stationMW[slot] + base * grid.parameters.baseProfile[slot % 96 / 4]
        }.max() ?? 0,
        overloadedCells: missing.count { $0 > 1e-6 }, missingKVA: missing.reduce(0, +),
        costPerKWh: week.energyKWh > 0 ? week.cost / week.energyKWh : nil, beyondKWh: week.beyondKWh,
        soldKWh: week.soldKWh)
    }
  }

  public func row(_ policy: OwnPlugPolicy) -> Row? { rows.first { $0.policy == policy } }

  /// Investment in transformers that one policy spares against another, CNY.
  public func sparedCNY(_ policy: OwnPlugPolicy, against other: OwnPlugPolicy) -> Double? {
    guard let one = row(policy), let two = row(other) else { return nil }
    return (two.missingKVA - one.missingKVA) * reinforcementCNYPerKVA
  }
}
