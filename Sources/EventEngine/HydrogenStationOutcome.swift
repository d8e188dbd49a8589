/// What one station of hydrogen, methanol or ammonia did over the recorded days. Fuel is told in mJ of its lower heating
/// value, as vehicles' books are; `millijoulesPerKg` makes kilograms of it.
public struct HydrogenStationOutcome: Codable, Hashable, Sendable {
  /// Whole minutes of wait that are told apart; the last bin is open.
  public static let waitBins = 181

  /// Row of the kind in the scenario.
  public var kind: Int
  public var millijoulesPerKg: Double
  public var vehicles = 0
  /// Arrivals who were sent away: the station was closed, or the wait would have been too long.
  public var turnedAway = 0
  /// Those who gave up in the queue.
  public var lostPatience = 0
  /// Given to vehicles that left within the recorded days.
  public var sold: Millijoules = 0
  /// What vehicles that have this station nearest asked for and had not got by the end of the day; each counts once a day.
  public var unserved: Millijoules = 0
  public var unservedVehicles = 0
  public var waited: TimeSum = 0
  public var waits = [Int](repeating: 0, count: HydrogenStationOutcome.waitBins)
  /// Time at the dispenser, and its square in (0.1 s)²: for the formula beside the simulation.
  public var service: TimeSum = 0
  public var serviceSquares: Int128 = 0
  /// Those who began, by hour of the day.
  public var arrivalsOfHour = [Int](repeating: 0, count: 24)
  /// Electricity drawn by compressor or pump, by the cooler for the fuel, by the electrolyser; base loads are in `load`.
  public var compression: Millijoules = 0
  public var cooling: Millijoules = 0
  public var electrolysis: Millijoules = 0
  /// Electricity by quarter hour since the first recorded midnight, base loads included.
  public var load: [Millijoules]
  /// Fuel that the compressor took from trailer or tank.
  public var compressed: Millijoules = 0
  public var trips = 0
  public var lateTrips = 0
  /// Law: stockAtStart + received = stockAtEnd + drawn + returned + vented, to the last millijoule.
  public var stockAtStart: Millijoules = 0
  public var stockAtEnd: Millijoules = 0
  public var received: Millijoules = 0
  /// Left the banks for vehicles; differs from `sold` by the fills at the ends of the recorded days.
  public var drawn: Millijoules = 0
  /// Went back in empty trailers: paid for and never sold.
  public var returned: Millijoules = 0
  /// Boiled off, or lost while pumping over.
  public var vented: Millijoules = 0
  public var closed: TimeSum = 0
  /// No compressor worked.
  public var compressorOut: TimeSum = 0
  /// Nothing to fill from, and nothing to make it from.
  public var stockOut: TimeSum = 0
  public var longestStockOut: Nanoseconds = 0

  public init(kind: Int, millijoulesPerKg: Double, days: Int) {
    self.kind = kind
    self.millijoulesPerKg = millijoulesPerKg
    load = [Millijoules](repeating: 0, count: days * 96)
  }

  public func kilograms(_ energy: Millijoules) -> Double { Double(energy) / millijoulesPerKg }

  /// What the books of the fuel miss, mJ.
  public var residual: Millijoules { stockAtStart + received - stockAtEnd - drawn - returned - vented }

  public var electricity: Millijoules { load.reduce(0, +) }

  /// kW, mean of a quarter hour.
  public var peakKW: Double { EnergyUnit.kWh(load.max() ?? 0) * 4 }

  /// Share of the served who waited longer than so many whole minutes.
  public func shareWaiting(over minutes: Int) -> Double? {
    guard vehicles > 0 else { return nil }
    return Double(waits.dropFirst(minutes).reduce(0, +)) / Double(vehicles)
  }
}
