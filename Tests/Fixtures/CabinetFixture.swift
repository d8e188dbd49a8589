package import ChargingStations
package import DistrictModel
package import EventEngine

/// A vehicle as a test writes it down.
package struct TestVehicle: Sendable {
  package var id: Int32
  package var capacityKWh = 60.0
  package var start = 0.2
  package var target = 0.9
  package var points = VehicleClass.teslaLike
  package var limitKW = Double.infinity
  package var efficiency = 1.0

  package init(
    _ id: Int32, capacityKWh: Double = 60, from start: Double = 0.2, to target: Double = 0.9,
    points: [CurvePoint] = VehicleClass.teslaLike, limitKW: Double = .infinity, efficiency: Double = 1
  ) {
    self.id = id
    self.capacityKWh = capacityKWh
    self.start = start
    self.target = target
    self.points = points
    self.limitKW = limitKW
    self.efficiency = efficiency
  }

  package var capacity: Millijoules { EnergyUnit.millijoules(kWh: capacityKWh) }

  package func member(curve: Int32) -> CabinetMember {
    CabinetMember(
      id: id, capacity: capacity, energy: EnergyUnit.millijoules(kWh: start * capacityKWh),
      target: EnergyUnit.millijoules(kWh: target * capacityKWh), curve: curve, efficiency: efficiency)
  }

  /// Site-side kW the battery accepts, read off the points; at a step, what holds after it.
  package func acceptance(at state: Double) -> Double {
    for (low, high) in zip(points, points.dropFirst()) where state < high.stateOfCharge {
      let share = (state - low.stateOfCharge) / (high.stateOfCharge - low.stateOfCharge)
      let rate = low.powerPerCapacity + share * (high.powerPerCapacity - low.powerPerCapacity)
      return min(rate * capacityKWh, limitKW) / efficiency
    }
    return 0
  }

  /// The same as linear pieces, cut where the limit bites.
  package var pieces: [ChargeCurve.Piece] {
    var pieces: [ChargeCurve.Piece] = []
    for (low, high) in zip(points, points.dropFirst()) where high.stateOfCharge > low.stateOfCharge {
      let (start, end) = (low.powerPerCapacity * capacityKWh, high.powerPerCapacity * capacityKWh)
      var cuts = [low.stateOfCharge, high.stateOfCharge]
      if (start - limitKW) * (end - limitKW) < 0 {
        let knee = (limitKW - start) / (end - start)
        cuts.insert(cuts[0] + knee * (cuts[1] - cuts[0]), at: 1)
      }
      let slope = (end - start) / (high.stateOfCharge - low.stateOfCharge)
      for (from, to) in zip(cuts, cuts.dropFirst()) {
        let middle = start + slope * ((from + to) / 2 - low.stateOfCharge)
        let isLimited = middle > limitKW
        pieces.append(
          ChargeCurve.Piece(
            from: from, to: to,
            power: isLimited ? limitKW : start + slope * (from - low.stateOfCharge),
            slope: isLimited ? 0 : slope))
      }
    }
    return pieces
  }
}

extension Cabinet {
  /// A cabinet whose table has one curve per vehicle, in their order.
  package init(
    capKW: Double, _ policy: PowerSharing = .waterFilling, moduleKW: Double = 20, for vehicles: [TestVehicle]
  ) {
    var table = AcceptanceTable()
    for vehicle in vehicles { table.append(vehicle.pieces) }
    self.init(capKW: capKW, policy: policy, moduleKW: moduleKW, table: table)
  }

  package func state(of id: Int32) -> Double {
    let member = members.first { $0.id == id }!
    return Double(member.energy) / Double(member.capacity)
  }

  /// Runs from event to event until nothing moves or `end`; returns how many events there were.
  @discardableResult
  package mutating func run(until end: Nanoseconds = .max) -> Int {
    var events = 0
    while nextEvent() <= end, nextEvent() != .max {
      advance(to: nextEvent())
      events += 1
      if events > 100_000 { break }
    }
    if end != .max { advance(to: end) }
    return events
  }
}

/// Whole modules dealt one by one, in rounds, to every connector that still accepts more: kW by connector.
package func dealtModules(_ accepted: [Double], capKW: Double, moduleKW: Double) -> [Double] {
  var dealt = accepted.map { _ in 0.0 }
  var left = Int(capKW / moduleKW)
  var isDealing = true
  while isDealing {
    isDealing = false
    for row in dealt.indices where left > 0 && dealt[row] * moduleKW < accepted[row] {
      dealt[row] += 1
      left -= 1
      isDealing = true
    }
  }
  return zip(dealt, accepted).map { min($0 * moduleKW, $1) }
}
