/// Trailers between the source and the stations: how many trips, trucks and trailers, and what a kilogram costs.
///
///     t = 2 d/v + t_load + t_swap,   trucks = ⌈(demand / m) t / H_day⌉
public struct TrailerLogistics: Codable, Hashable, Sendable {
  /// One way, km.
  public var distanceKm: Double
  public var speedKmPerHour: Double
  /// At the source, h.
  public var loadHours: Double
  /// Dropping the full one and taking the empty one, h.
  public var swapHours: Double
  /// A truck's working day, h.
  public var hoursPerDay: Double
  public var cnyPerKm: Double
  public var driverCNYPerHour: Double
  /// Share of a trip in the yearly cost of truck and trailer.
  public var capitalCNYPerTrip: Double

  /// Speed, swap and cost are estimates (grade U); the working day is HDSAM's.
  public init(
    distanceKm: Double, speedKmPerHour: Double = 50, loadHours: Double = 0, swapHours: Double = 0.75,
    hoursPerDay: Double = 18, cnyPerKm: Double = 6, driverCNYPerHour: Double = 0,
    capitalCNYPerTrip: Double = 0
  ) {
    self.distanceKm = distanceKm
    self.speedKmPerHour = speedKmPerHour
    self.loadHours = loadHours
    self.swapHours = swapHours
    self.hoursPerDay = hoursPerDay
    self.cnyPerKm = cnyPerKm
    self.driverCNYPerHour = driverCNYPerHour
    self.capitalCNYPerTrip = capitalCNYPerTrip
  }

  public var roundTripHours: Double { 2 * distanceKm / speedKmPerHour + loadHours + swapHours }

  /// Trips a day for a demand in kg a day.
  public func trips(kilogramsPerDay: Double, delivered: Double) -> Double { kilogramsPerDay / delivered }

  /// Trucks for a demand in kg a day.
  ///
  /// - Throws: `impossible` where a trailer delivers nothing.
  public func trucks(kilogramsPerDay: Double, delivered: Double) throws(HydrogenFault) -> Int {
    guard delivered > 0 else { throw .impossible("kg delivered a trip", value: delivered) }
    guard kilogramsPerDay >= 0, kilogramsPerDay < 1e9, speedKmPerHour > 0, hoursPerDay > 0 else {
      throw .impossible("kg a day", value: kilogramsPerDay)
    }
    return Int(
      (trips(kilogramsPerDay: kilogramsPerDay, delivered: delivered) * roundTripHours / hoursPerDay).rounded(
        .up))
  }

  /// One on every truck and one dropped at every station.
  public func trailers(trucks: Int, stations: Int) -> Int { trucks + stations }

  public func cnyPerKilogram(delivered: Double) -> Double {
    (2 * distanceKm * cnyPerKm + roundTripHours * driverCNYPerHour + capitalCNYPerTrip) / delivered
  }
}
