package import ChargingStations
package import DistrictModel
package import EventEngine
import NumericKernels

/// Vehicles that come and go at one cabinet, drawn from a seed, and everything that happens to them.
package struct CabinetTraffic: Sendable {
  package enum Happening: Sendable {
    case join(Int)
    case leave(Int)
    case cap(Double)
  }

  package var vehicles: [TestVehicle] = []
  package var happenings: [(time: Nanoseconds, what: Happening)] = []
  package var capKW = 0.0
  package let end = 2 * Duration.hour

  package static let curves: [[CurvePoint]] = [
    VehicleClass.teslaLike,
    points((0, 0.75), (0.1, 1.75), (0.6, 1.75), (1, 0.05)),
    // Steps (a truck), a battery that takes ever more, a flat one, one with two hills.
    points((0, 1.75), (0.5, 1.75), (0.5, 1.25), (0.75, 1.25), (0.75, 0.5), (1, 0.5)),
    points((0, 0.3), (1, 1.6)),
    points((0, 0.9), (1, 0.9)),
    points((0, 0.4), (0.2, 1.4), (0.4, 0.5), (0.6, 1.3), (1, 0.1)),
  ]

  package static func points(_ values: (Double, Double)...) -> [CurvePoint] {
    values.map { CurvePoint(stateOfCharge: $0.0, powerPerCapacity: $0.1) }
  }

  package init(seed: UInt64, vehicles count: Int = 6) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test"))
    func draw(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.uniform() }
    capKW = draw(60, 300)
    for row in 0..<count {
      let start = draw(0, 0.7)
      vehicles.append(
        TestVehicle(
          Int32(row), capacityKWh: draw(30, 110), from: start, to: draw(start, 1),
          points: Self.curves[Int(draw(0, 5.999))], limitKW: draw(0, 1) < 0.5 ? draw(40, 150) : .infinity,
          efficiency: draw(0, 1) < 0.3 ? 1 : draw(0.88, 0.98)))
      let joins = draw(0, 1) < 0.3 ? 0 : Duration.hours(draw(0, 1))
      happenings.append((joins, .join(row)))
      if draw(0, 1) < 0.4 { happenings.append((joins + Duration.hours(draw(0.05, 0.9)), .leave(row))) }
    }
    happenings.append((Duration.hours(draw(0.3, 1)), .cap(draw(0, 1) < 0.3 ? 0 : draw(30, 300))))
    happenings.append((Duration.hours(draw(1, 1.6)), .cap(draw(30, 300))))
    happenings.sort { $0.time < $1.time }
  }

  package func cabinet(_ policy: PowerSharing) -> Cabinet { Cabinet(capKW: capKW, policy, for: vehicles) }

  /// Lets one thing happen to a cabinet.
  package func happen(_ what: Happening, to cabinet: inout Cabinet, at time: Nanoseconds) {
    switch what {
    case .join(let row): cabinet.join(vehicles[row].member(curve: Int32(row)), at: time)
    case .leave(let row): cabinet.leave(Int32(row), at: time)
    case .cap(let kilowatts): cabinet.setCap(kilowatts, at: time)
    }
  }

  /// Drives a cabinet as a room does: `look` sees it after every event and happening, with the time until which the
  /// present law holds.
  ///
  /// - Returns: the cabinet's own events.
  @discardableResult
  package func drive(
    _ cabinet: inout Cabinet, _ look: (inout Cabinet, _ until: Nanoseconds) -> Void = { _, _ in }
  ) -> Int {
    var events = 0
    for (time, what) in happenings.map({ ($0.time, Happening?.some($0.what)) }) + [(end, nil)] {
      look(&cabinet, min(cabinet.nextEvent(), time))
      while cabinet.nextEvent() <= time {
        cabinet.advance(to: cabinet.nextEvent())
        look(&cabinet, min(cabinet.nextEvent(), time))
        events += 1
      }
      cabinet.advance(to: time)
      if let what { happen(what, to: &cabinet, at: time) }
    }
    return events
  }
}
