/// A car that stands plugged in for some slots and wants energy: what every orderly charging method is given.
public struct FlexibleVehicle: Codable, Hashable, Sendable {
  /// First slot it stands in.
  public var arrival: Int
  /// First slot it is gone; the stay is half-open.
  public var departure: Int
  /// Most it takes, kW.
  public var powerKW: Double
  /// What it wants at the meter, kWh.
  public var energyKWh: Double

  public init(arrival: Int, departure: Int, powerKW: Double, energyKWh: Double) {
    self.arrival = arrival
    self.departure = departure
    self.powerKW = powerKW
    self.energyKWh = energyKWh
  }

  /// What it could take in its stay within a day of so many slots, kWh.
  public func capacityKWh(slots: Int, hours: Double) -> Double {
    powerKW * Double(stay(slots: slots).count) * hours
  }

  /// Its slots within a day of so many slots.
  public func stay(slots: Int) -> Range<Int> {
    let first = min(max(0, arrival), slots)
    return first..<min(max(first, departure), slots)
  }
}

/// Power of every car in every slot of its stay.
public struct ChargingSchedule: Hashable, Sendable {
  /// Slots of the day.
  public let slots: Int
  /// Length of a slot, hours.
  public let hours: Double
  /// First slot of every car's stay.
  let firsts: [Int]
  /// Where every car's powers begin in `powers`; one more than there are cars.
  let starts: [Int]
  /// kW.
  var powers: [Double]

  init(_ vehicles: [FlexibleVehicle], slots: Int, hours: Double) {
    self.slots = slots
    self.hours = hours
    var starts = [0]
    starts.reserveCapacity(vehicles.count + 1)
    var firsts: [Int] = []
    firsts.reserveCapacity(vehicles.count)
    for vehicle in vehicles {
      let stay = vehicle.stay(slots: slots)
      firsts.append(stay.lowerBound)
      starts.append(starts[starts.count - 1] + stay.count)
    }
    self.firsts = firsts
    self.starts = starts
    powers = [Double](repeating: 0, count: starts[starts.count - 1])
  }

  public var vehicles: Int { firsts.count }

  /// kW; 0 outside the stay.
  public func power(_ vehicle: Int, _ slot: Int) -> Double {
    let place = starts[vehicle] + slot - firsts[vehicle]
    return slot >= firsts[vehicle] && place < starts[vehicle + 1] ? powers[place] : 0
  }

  /// Energy a car gets at the meter, kWh.
  public func energyKWh(_ vehicle: Int) -> Double {
    powers[starts[vehicle]..<starts[vehicle + 1]].reduce(0, +) * hours
  }

  /// Load of all cars in every slot, kW.
  public func load() -> [Double] {
    var load = [Double](repeating: 0, count: slots)
    load.withUnsafeMutableBufferPointer { load in
      powers.withUnsafeBufferPointer { powers in
        for vehicle in 0..<vehicles {
          let move = firsts[vehicle] - starts[vehicle]
          for place in starts[vehicle]..<starts[vehicle + 1] { load[place + move] += powers[place] }
        }
      }
    }
    return load
  }
}
