/// The least peak a battery can hold a load to.
public enum PeakThreshold {
  /// What a threshold leads to.
  public struct Answer: Hashable, Sendable {
    /// kW.
    public let threshold: Double
    /// Load at the grid, kW per slot.
    public let grid: [Double]
    /// Stored at the beginning of every slot and at the end, kWh.
    public let stored: [Double]
  }

  /// The least threshold by bisection, to a relative 1e-9 of the peak: what exceeds it is discharged, below it the battery
  /// fills up as far as the threshold leaves room.
  ///
  /// A threshold that can be held can be held a fortiori a little higher, because the battery is never emptier for it.
  ///
  /// - Parameters:
  ///   - load: Net load, kW per slot; negative where photovoltaics exceed it.
  ///   - storedKWh: At the beginning.
  ///   - hours: Length of a slot.
  /// - Complexity: O(slots × 40).
  public static func least(
    load: [Double], storage: SiteStorage, storedKWh: Double, hours: Double
  ) -> Answer {
    guard let peak = load.max(), peak > 0 else {
      return hold(load, peak: load.max() ?? 0, storage, storedKWh, hours).answer
    }
    var low = max(0, peak - storage.dischargeKW)
    var high = peak
    for _ in 0..<60 where high - low > 1e-9 * peak {
      let middle = low + (high - low) / 2
      if hold(load, peak: middle, storage, storedKWh, hours).isHeld { high = middle } else { low = middle }
    }
    return hold(load, peak: high, storage, storedKWh, hours).answer
  }

  private static func hold(
    _ load: [Double], peak: Double, _ storage: SiteStorage, _ storedKWh: Double, _ hours: Double
  ) -> (isHeld: Bool, answer: Answer) {
    var stored = min(max(0, storedKWh), storage.capacityKWh)
    var course = [stored]
    var grid: [Double] = []
    var isHeld = true
    for net in load {
      if net > peak {
        let given = min(
          net - peak, storage.dischargeKW, stored * storage.dischargeEfficiency / hours)
        if given < (net - peak) * (1 - 1e-12) - 1e-12 { isHeld = false }
        stored = max(0, stored - given * hours / storage.dischargeEfficiency)
        grid.append(net - given)
      } else {
        let room = (storage.capacityKWh - stored) / (storage.chargeEfficiency * hours)
        let taken = max(0, min(storage.chargeKW, peak - net, room))
        stored = min(storage.capacityKWh, stored + taken * hours * storage.chargeEfficiency)
        grid.append(net + taken)
      }
      course.append(stored)
    }
    return (isHeld, Answer(threshold: peak, grid: grid, stored: course))
  }
}
