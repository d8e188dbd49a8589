/// A whole swap station as a Markov chain, exact: all times exponential, states (v, n) of v vehicles on site and n packs
/// that are not full.
///
/// A vehicle arrives at the rate of the arrivals; a swap ends at min(v, S, N - n) / t_swap and leads to (v - 1, n + 1); a
/// charge ends at min(n, C) / t_charge and leads to n - 1. One balance row is put aside for a state near the middle of
/// the mass, the rest is a sparse M-matrix for KLU; shares are scaled to one afterwards.
public struct StationChain: Hashable, Sendable {
  /// What stands there.
  public struct Equipment: Codable, Hashable, Sendable {
    public var packs: Int
    public var chargers: Int
    public var bays: Int
    /// Mean times, hours.
    public var swapHours: Double
    public var chargeHours: Double

    public init(packs: Int, chargers: Int, bays: Int, swapHours: Double, chargeHours: Double) {
      self.packs = packs
      self.chargers = chargers
      self.bays = bays
      self.swapHours = swapHours
      self.chargeHours = chargeHours
    }
  }

  /// Who comes.
  public enum Arrivals: Hashable, Sendable {
    /// Poisson arrivals; who finds `places` vehicles on site is lost.
    case open(perHour: Double, places: Int)
    /// Vehicles of their own, back after an exponential time.
    case fleet(vehicles: Int, hoursBetweenVisits: Double)
  }

  /// Share of the time at which all places are taken: with Poisson arrivals the share that is lost.
  public let fullProbability: Double
  public let throughputPerHour: Double
  /// Mean vehicles on site, and of them waiting.
  public let meanVehicles: Double
  public let meanQueue: Double
  /// Means over the vehicles that are let in, hours.
  public let meanStayHours: Double
  public let meanWaitHours: Double
  public let bayUtilisation: Double
  public let chargerUtilisation: Double
  /// Full packs, those reserved by a swap under way included.
  public let meanFullPacks: Double
  /// Share of the time at which no pack is full.
  public let noFullPackProbability: Double
}

/// Why a chain has no answer.
public enum StationChainRefusal: Error, Hashable, Sendable {
  /// No packs, chargers, bays or places, or a time or rate that is no positive number.
  case outOfRange
  /// More states than are solved at once.
  case tooLarge(states: Int, most: Int)
  /// Rates so far apart that no digit is left.
  case notSolved
}

extension StationChain {
  /// States that are solved at once: a few seconds.
  public static let mostStates = 400_000

  /// - Complexity: about O(states^1.5): (K + 1) (N + 1) states.
  public init(_ station: Equipment, _ arrivals: Arrivals) throws(StationChainRefusal) {
    let rates = try ChainRates(station, arrivals)
    let states = (rates.places + 1) * (rates.packs + 1)
    guard states <= Self.mostStates else { throw .tooLarge(states: states, most: Self.mostStates) }
    guard let shares = rates.stationaryShares() else { throw .notSolved }
    var full = 0.0
    var arriving = 0.0
    var vehicles = 0.0
    var queue = 0.0
    var baysTaken = 0.0
    var chargersTaken = 0.0
    var fullPacks = 0.0
    var none = 0.0
    for present in 0...rates.places {
      for empty in 0...rates.packs {
        let share = shares[rates.row(present, empty)]
        let swapping = rates.swapping(present, empty)
        if present == rates.places { full += share }
        if empty == rates.packs { none += share }
        arriving += share * rates.arrival(present)
        vehicles += share * Double(present)
        queue += share * Double(present - swapping)
        baysTaken += share * Double(swapping)
        chargersTaken += share * Double(min(empty, rates.chargers))
        fullPacks += share * Double(rates.packs - empty)
      }
    }
    fullProbability = full
    throughputPerHour = arriving
    meanVehicles = vehicles
    meanQueue = queue
    meanStayHours = vehicles / arriving
    meanWaitHours = queue / arriving
    bayUtilisation = baysTaken / Double(station.bays)
    chargerUtilisation = chargersTaken / Double(station.chargers)
    meanFullPacks = fullPacks
    noFullPackProbability = none
    // Whoever is let in is swapped, and every pack swapped is charged: three sums for one flow.
    let swapped = baysTaken / station.swapHours
    let charged = chargersTaken / station.chargeHours
    guard meanStayHours.isFinite, abs(swapped - arriving) <= 1e-9 * arriving,
      abs(charged - arriving) <= 1e-9 * arriving
    else { throw .notSolved }
  }

  /// Share of a fleet's time that is not spent at the station.
  public func availability(vehicles: Int) -> Double { 1 - meanVehicles / Double(vehicles) }
}
