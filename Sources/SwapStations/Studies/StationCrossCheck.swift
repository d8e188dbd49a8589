public import EventEngine
import NumericKernels

/// What queueing theory says of a station beside its simulated figures: every report line carries it.
///
/// Arrivals, mean swap and mean charge are those the simulation saw, so the two differ by what the formulae leave out: the daily
/// swing, fixed against exponential times, patience and power.
public struct StationCrossCheck: Codable, Hashable, Sendable {
  public let arrivalsPerHour: Double
  public let swapHours: Double
  public let chargeHours: Double
  /// Share lost if swaps took no time and nobody waited (Erlang B, any law of the charge).
  public let lossIfNobodyWaited: Double
  /// Mean waits, minutes: no swap time and exponential charge, no swap time and fixed charge (M/D/N), and the whole station with
  /// exponential times. `nil` where the queue would grow for ever or is too large to solve.
  public let waitExponentialMin: Double?
  public let waitFixedMin: Double?
  public let chainWaitMin: Double?
  public let chainLossShare: Double?
  /// Most swaps a day with exponential times, and with fixed ones: the nameplate.
  public let saturatedPerDay: Double
  public let nameplatePerDay: Double

  public init(
    packs: Int, chargers: Int, bays: Int, places: Int, arrivalsPerHour: Double, swapHours: Double,
    chargeHours: Double
  ) {
    self.arrivalsPerHour = arrivalsPerHour
    self.swapHours = swapHours
    self.chargeHours = chargeHours
    let equipment = StationChain.Equipment(
      packs: packs, chargers: chargers, bays: bays, swapHours: swapHours, chargeHours: chargeHours)
    lossIfNobodyWaited = ErlangQueue.lossProbability(
      servers: packs, offeredLoad: arrivalsPerHour * chargeHours)
    waitExponentialMin = PackWaiting.exponential(
      arrivalsPerHour: arrivalsPerHour, chargeHours: chargeHours, packs: packs, chargers: min(packs, chargers)
    )
    .map { $0.meanWaitHours * 60 }
    waitFixedMin = PackWaiting.fixed(
      arrivalsPerHour: arrivalsPerHour, chargeHours: chargeHours, packs: packs
    ).map { $0.meanWaitHours * 60 }
    let chain = try? StationChain(equipment, .open(perHour: arrivalsPerHour, places: places))
    chainWaitMin = chain.map { $0.meanWaitHours * 60 }
    chainLossShare = chain.map(\.fullProbability)
    saturatedPerDay = (SaturatedStation(equipment)?.exponentialPerHour ?? 0) * 24
    nameplatePerDay = swapHours + chargeHours > 0 ? Nameplate.swapsPerDay(equipment) : 0
  }

  /// Of a simulated station; `nil` where nobody came.
  public init?(_ design: SwapStationDesign, _ outcome: SwapOutcome, swaps: Int, hours: Double) {
    guard swaps > 0, hours > 0, outcome.arrivals > 0 else { return nil }
    // Little's law: time in bays and chargers per swap, whatever made it so long.
    self.init(
      packs: design.packCount, chargers: design.chargers, bays: design.bays, places: design.places,
      arrivalsPerHour: Double(outcome.arrivals) / hours,
      swapHours: Duration.inHours(outcome.bayTime) / Double(swaps),
      chargeHours: Duration.inHours(outcome.chargerTime) / Double(swaps))
  }
}
