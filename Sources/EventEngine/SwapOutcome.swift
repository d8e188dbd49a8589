/// What one battery-swap station did over the recorded days, beside its ``StationOutcome``.
public struct SwapOutcome: Codable, Hashable, Sendable {
  /// Vehicles that came to the station, and of them those it had no place for.
  public var arrivals = 0
  public var turnedAway = 0
  /// Swaps that failed at first and were repaired.
  public var failures = 0
  /// Served by whole minutes of wait; the last bin is open.
  public var waits = [Int](repeating: 0, count: RoomOutcome.waitBins)
  /// Energy into packs, and out of packs into the grid.
  public var charged: Millijoules = 0
  public var discharged: Millijoules = 0
  /// Grid energy, which what packs gave back is taken off.
  public var gridEnergy: Millijoules = 0
  /// Energy at the packs that vehicles left with beyond what they came with.
  public var swapped: Millijoules = 0
  /// Highest power from the grid at an instant, and in the mean of a quarter hour, kW.
  public var peakKW = 0.0
  public var peakQuarterKW = 0.0
  /// Time integrals: full packs with those reserved, time without any, bays and chargers taken, vehicles on site.
  public var fullPackTime: TimeSum = 0
  public var noPackTime: TimeSum = 0
  public var bayTime: TimeSum = 0
  public var chargerTime: TimeSum = 0
  public var vehicleTime: TimeSum = 0
  /// Quarter hours that began below the stock floor, and of them those that would not have without packs feeding the grid.
  public var floorBreaches = 0
  public var breachesByFeeding = 0
  /// Full cycles of all packs, and what they wear out.
  public var equivalentCycles = 0.0
  public var wearCNY = 0.0
  /// Price of the energy bought, and of that sold.
  public var purchaseCNY = 0.0
  public var saleCNY = 0.0

  public init() {}

  /// Share of those served that waited at least so many minutes.
  public func shareWaiting(atLeastMinutes minutes: Int) -> Double {
    let served = waits.reduce(0, +)
    guard served > 0 else { return 0 }
    return Double(waits[min(max(0, minutes), waits.count)...].reduce(0, +)) / Double(served)
  }
}
