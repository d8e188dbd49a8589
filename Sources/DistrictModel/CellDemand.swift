/// What the people of each cell are expected to want of public stations, before any plan: the weights of siting.
public struct CellDemand: Codable, Hashable, Sendable {
  /// Public charging energy in whole watt-hours per day, by cell.
  public let wattHoursPerDay: [Int64]
  /// Connectors busy at the peak hour if nobody had to wait (erlangs), by cell.
  public let peakErlangs: [Double]
  /// Energy of the vehicles that look for battery swaps, in watt-hours per day, by cell.
  public let swapWattHoursPerDay: [Int64]
  /// Energy in hydrogen, methanol and ammonia, in watt-hours per day, by cell.
  public let fuelWattHoursPerDay: [Int64]

  public init(
    wattHoursPerDay: [Int64], peakErlangs: [Double], swapWattHoursPerDay: [Int64],
    fuelWattHoursPerDay: [Int64]? = nil
  ) {
    self.wattHoursPerDay = wattHoursPerDay
    self.peakErlangs = peakErlangs
    self.swapWattHoursPerDay = swapWattHoursPerDay
    self.fuelWattHoursPerDay = fuelWattHoursPerDay ?? wattHoursPerDay.map { _ in 0 }
  }
}
