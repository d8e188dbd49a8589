import NumericKernels

/// Waiting for a full pack where the swap itself takes no time, so that packs are the servers.
public struct PackWaiting: Hashable, Sendable {
  /// Share of vehicles that wait.
  public let waitProbability: Double
  public let meanQueue: Double
  /// Mean wait of all vehicles, hours.
  public let meanWaitHours: Double
  public let meanFullPacks: Double
  /// Load per charger.
  public let utilisation: Double

  /// Exponential charge, C chargers for N >= C packs; `nil` where the load is not below the chargers.
  ///
  /// With x empty packs and waiting vehicles together: birth rate lambda, death rate min(x, C)/tau, and a vehicle waits
  /// when x >= N. That is the C-server queue, of which the first N - C states above C are packs nobody waits for; those
  /// fall by rho = a/C each, so P_wait = P(x >= C) rho^(N - C) and Lq = P_wait rho / (1 - rho). C = N is Erlang C.
  ///
  /// - Complexity: O(packs).
  public static func exponential(
    arrivalsPerHour: Double, chargeHours: Double, packs: Int, chargers: Int
  ) -> PackWaiting? {
    let load = arrivalsPerHour * chargeHours
    guard arrivalsPerHour >= 0, chargeHours >= 0, chargers > 0, chargers <= packs, load < Double(chargers)
    else { return nil }
    let utilisation = load / Double(chargers)
    let allBusy = ErlangQueue.waitProbability(servers: chargers, offeredLoad: load)
    var falling = 1.0
    /// The mean of min(x, N) above the busy chargers.
    var queuedPacks = 0.0
    for _ in 0..<(packs - chargers) where falling > 0 {
      falling *= utilisation
      queuedPacks += falling
    }
    let waiting = allBusy * falling
    let queue = waiting * utilisation / (1 - utilisation)
    return PackWaiting(
      waitProbability: waiting, meanQueue: queue,
      meanWaitHours: arrivalsPerHour > 0 ? queue / arrivalsPerHour : 0,
      meanFullPacks: Double(packs) - load - allBusy * queuedPacks, utilisation: utilisation)
  }

  /// Fixed charge time, a charger for every pack (M/D/N); `nil` where the load is not below the packs.
  public static func fixed(arrivalsPerHour: Double, chargeHours: Double, packs: Int) -> PackWaiting? {
    let load = arrivalsPerHour * chargeHours
    guard arrivalsPerHour >= 0, chargeHours >= 0, packs > 0, load < Double(packs) else { return nil }
    let queue = DeterministicQueue(servers: packs, offeredLoad: load)
    return PackWaiting(
      waitProbability: queue.waitProbability, meanQueue: queue.meanQueue,
      meanWaitHours: queue.meanWait * chargeHours, meanFullPacks: Double(packs) - load,
      utilisation: load / Double(packs))
  }
}
