/// What vendors advertise. A nameplate is never reported alone: a mean wait of five minutes costs about a third of it.
public enum Nameplate {
  /// Swaps a day that bays allow at one cycle after another, packs and queues forgotten: 86400 / cycle. The cycle is the
  /// cadence of a bay (277 s is NIO's second generation with parking), not the mechanical time.
  public static func swapsPerDay(cycleSeconds: Double, bays: Int = 1) -> Double {
    86_400 * Double(bays) / cycleSeconds
  }

  /// Swaps a day with fixed times and a queue that never empties: bays, chargers and packs each bound it.
  public static func swapsPerDay(_ station: StationChain.Equipment) -> Double {
    24
      * SaturatedStation.fixedTimeBound(
        packs: station.packs, chargers: station.chargers, bays: station.bays, swapHours: station.swapHours,
        chargeHours: station.chargeHours)
  }
}
