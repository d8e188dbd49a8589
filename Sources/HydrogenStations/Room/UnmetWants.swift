import EventEngine

/// What vehicles asked for and did not get: the last of the day counts, so that who asks three times counts once.
struct UnmetWants: Sendable {
  private var wanted: [Millijoules]
  private var station: [Int32]
  /// Vehicles with an entry, in the order they came.
  private var touched: [Int32] = []

  init(vehicles: Int) {
    wanted = [Millijoules](repeating: -1, count: vehicles)
    station = [Int32](repeating: -1, count: vehicles)
  }

  mutating func note(_ vehicle: Int32, _ energy: Millijoules, nearest: Int) {
    if wanted[Int(vehicle)] < 0 { touched.append(vehicle) }
    wanted[Int(vehicle)] = energy
    station[Int(vehicle)] = Int32(nearest)
  }

  /// It was served after all.
  mutating func forget(_ vehicle: Int32) {
    if wanted[Int(vehicle)] > 0 { wanted[Int(vehicle)] = 0 }
  }

  /// Ends the day.
  mutating func take(_ add: (_ station: Int, _ energy: Millijoules) -> Void) {
    for vehicle in touched {
      if wanted[Int(vehicle)] > 0, station[Int(vehicle)] >= 0 {
        add(Int(station[Int(vehicle)]), wanted[Int(vehicle)])
      }
      wanted[Int(vehicle)] = -1
    }
    touched.removeAll(keepingCapacity: true)
  }
}

extension HydrogenRoom {
  mutating func settleUnmet(recorded: Bool) {
    var wants = unmet
    wants.take { station, energy in
      guard recorded else { return }
      ledger.stations[station].unserved += energy
      ledger.stations[station].unservedVehicles += 1
    }
    unmet = wants
  }
}
