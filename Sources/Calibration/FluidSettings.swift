/// What the fluid model takes as given: clock times, stays and sizes that were not fitted.
public struct FluidSettings: Codable, Hashable, Sendable {
  /// A clock time with its spread, in hours.
  public struct Clock: Codable, Hashable, Sendable {
    public var hour: Double
    public var spread: Double

    public init(hour: Double, spread: Double) {
      self.hour = hour
      self.spread = spread
    }
  }

  /// Larger stations draw more: a station of n piles counts n^g.
  public var sizeExponent = 1.2
  /// The size a station is taken to have where none of a zone's could be placed.
  public var usualStation = 10.0
  /// How early or late a charge can be done, in hours.
  public var shiftWindowHours = 2.0
  /// Mean stay at a fast pile (48.7 min).
  public var fastStayHours = 0.81
  /// How often a driver who finds a zone full chooses a zone, the first choice included.
  public var attempts = 3
  /// Overnight plug-ins on Saturday and Sunday against a weekday.
  public var weekendFactor = 0.8
  public var weekdayArrival = Clock(hour: 20.3, spread: 2.2)
  public var weekendArrival = Clock(hour: 19.5, spread: 3.5)
  public var weekdayLeaving = Clock(hour: 7.3, spread: 0.8)
  public var weekendLeaving = Clock(hour: 9.0, spread: 2.5)
  /// Probability that an overnight car leaves on a given morning.
  public var leavingProbability = 0.95
  /// The share of piles that can be busy at once.
  public var slowCap = 0.98
  public var fastCap = 0.97
  /// Rated power of a busy pile, as the measured volume counts it.
  public var slowKW = 6.2
  public var fastKW = 100.0
  /// A pile is counted as crowded above this busy share of its zone.
  public var crowdedShare = 0.8

  public init() {}
}
