/// What many cars can do together, in three numbers a slot: the district sees 3 T numbers whatever the number of cars.
///
/// The envelope is necessary, and sufficient only where stay, rate and need are equal for all: always disaggregate and
/// report what was not delivered.
/// Source: Vandael et al., "A three-step methodology to improve domestic energy efficiency", 2011,
/// doi:10.1109/TSG.2011.2168548.
public struct AggregateEnvelope: Hashable, Sendable {
  /// Most energy delivered by the end of a slot, kWh: everyone as soon as possible.
  public let mostKWh: [Double]
  /// Least energy delivered by the end of a slot, kWh: everyone as late as possible.
  public let leastKWh: [Double]
  /// Most power in a slot, kW.
  public let mostKW: [Double]

  public init(_ vehicles: [FlexibleVehicle], slots: Int, hours: Double) {
    var soon = [Double](repeating: 0, count: slots)
    var late = soon
    var power = soon
    for vehicle in vehicles {
      let stay = vehicle.stay(slots: slots)
      let need = min(vehicle.energyKWh, vehicle.powerKW * Double(stay.count) * hours)
      for slot in stay {
        power[slot] += vehicle.powerKW
        let full = vehicle.powerKW * hours
        let before = full * Double(slot - stay.lowerBound)
        soon[slot] += min(full, max(0, need - before))
        let after = full * Double(stay.upperBound - 1 - slot)
        late[slot] += min(full, max(0, need - after))
      }
    }
    for slot in soon.indices.dropFirst() {
      soon[slot] += soon[slot - 1]
      late[slot] += late[slot - 1]
    }
    mostKWh = soon
    leastKWh = late
    mostKW = power
  }

  /// Whether a total could be followed as far as the envelope tells.
  public func admits(_ totalKW: [Double], hours: Double, tolerance: Double = 1e-9) -> Bool {
    var energy = 0.0
    for slot in totalKW.indices {
      energy += totalKW[slot] * hours
      if totalKW[slot] < -tolerance || totalKW[slot] > mostKW[slot] + tolerance { return false }
      if energy > mostKWh[slot] + tolerance || energy < leastKWh[slot] - tolerance { return false }
    }
    return true
  }

  /// Shares a total among the cars by least laxity; what a car then lacks is told.
  public static func disaggregate(
    _ totalKW: [Double], among vehicles: [FlexibleVehicle], hours: Double
  ) -> OrderlyCharging.Answer {
    OrderlyCharging.leastLaxity(vehicles, limitKW: totalKW, hours: hours)
  }
}
