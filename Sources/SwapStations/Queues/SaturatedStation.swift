import NumericKernels

/// What a station can do at most: a vehicle always waits, and every pack goes round between bays and chargers.
///
/// The closed network of two nodes (Gordon and Newell 1967; Buzen 1973): X = G(N-1)/G(N), where with all times exponential the
/// packs at the bays are a chain of births min(N - m, C)/t_charge and deaths min(m, S)/t_swap.
public struct SaturatedStation: Hashable, Sendable {
  /// Swaps per hour with exponential times.
  public let exponentialPerHour: Double
  /// The bound min(S/t_s, C/t_c, N/(t_s + t_c)): reached where both times are fixed and chargers suffice.
  public let fixedTimePerHour: Double

  /// `nil` for numbers that are not positive.
  ///
  /// - Complexity: O(packs).
  public init?(_ station: StationChain.Equipment) {
    guard station.packs > 0, station.chargers > 0, station.bays > 0, station.swapHours > 0,
      station.chargeHours > 0
    else { return nil }
    let packs = station.packs
    let births = (0..<packs).map { Double(min(packs - $0, station.chargers)) / station.chargeHours }
    let deaths = (1...packs).map { Double(min($0, station.bays)) / station.swapHours }
    guard let chain = BirthDeathChain(births: births, deaths: deaths) else { return nil }
    exponentialPerHour = chain.mean { Double(min($0, station.bays)) } / station.swapHours
    fixedTimePerHour = Self.fixedTimeBound(
      packs: packs, chargers: station.chargers, bays: station.bays, swapHours: station.swapHours,
      chargeHours: station.chargeHours)
  }

  /// Swaps per hour that fixed times allow.
  public static func fixedTimeBound(
    packs: Int, chargers: Int, bays: Int, swapHours: Double, chargeHours: Double
  ) -> Double {
    min(
      Double(bays) / swapHours, Double(chargers) / chargeHours, Double(packs) / (swapHours + chargeHours))
  }
}
