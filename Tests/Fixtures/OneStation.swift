package import ChargingStations
package import DistrictModel
package import EventEngine
import NumericKernels

/// One station with one kind of charger and one kind of vehicle of 60 kWh, to which a test sends cars by hand.
package struct OneStation {
  private var scene: StationScene
  package var room: ChargingRoom { scene.room }
  package var ended: [EndedVisit] { scene.ended }
  /// The first broken law.
  package var fault: String? { scene.fault }

  package static let capacity = EnergyUnit.millijoules(kWh: 60)

  package struct Car: Sendable {
    package var arrives: Nanoseconds
    package var start: Double
    package var target: Double
    /// 0 for as soon as it is charged.
    package var fetched: Nanoseconds = 0

    package init(at minutes: Double, from start: Double, to target: Double = 0.9, fetched: Double = 0) {
      arrives = Duration.minutes(minutes)
      self.start = start
      self.target = target
      self.fetched = Duration.minutes(fetched)
    }

    package var wants: Millijoules { energy(target) - energy(start) }

    private func energy(_ state: Double) -> Millijoules {
      Millijoules((state * Double(OneStation.capacity)).rounded())
    }

    func need(_ row: Int) -> Need {
      var need = Need(
        time: arrives, vehicle: Int32(row), cell: 0, vehicleType: 0, energy: energy(start),
        target: energy(target), draw: 1)
      need.preferredStation = 0
      need.staysUntil = fetched
      return need
    }
  }

  /// A charger of 120 kW per connector without losses, whose connectors share `cabinetKW`.
  package static func charger(
    _ cabinetKW: Double, connectors: Int = 2, _ sharing: PowerSharing = .waterFilling
  ) -> ChargerType {
    var type = ChargerType()
    type.id = "shared"
    type.powerKW = 120
    type.efficiencyShare = 1
    type.connectors = connectors
    type.cabinetKW = cabinetKW
    type.sharing = sharing
    return type
  }

  package init(
    _ type: ChargerType, chargers: Int = 1, inletKW: Double = 120, patienceMin: Double = 1e6,
    overheadS: Double = 0
  ) throws {
    scene = try StationScene(chargers: [[chargers]], days: 1) { inputs in
      var kind = VehicleClass()
      kind.id = "test"
      kind.dcLimitKW = inletKW
      inputs.fleets = [kind]
      inputs.chargerTypes = [type]
      inputs.climate = Climate(dailyMeanC: [Double](repeating: 20, count: 365))
      inputs.tariff = Tariff(energyCNYPerKWh: (0..<24).map { Double($0) / 10 })
    } parameters: {
      $0.connectOverheadS = overheadS
      $0.patienceMin = patienceMin
      $0.attempts = 1
    }
    scene.isAudited = true
  }

  /// Sends cars, in order of arrival, and audits the room after every event before `end`.
  package mutating func drive(_ cars: [Car], until end: Nanoseconds = Duration.day - 1) {
    for (row, car) in cars.enumerated() { scene.admit(car.need(row)) }
    scene.run(through: end)
  }

  package mutating func close(at time: Nanoseconds) {
    scene.audit()
    scene.close(at: time)
  }

  /// What each car got, by car.
  package var given: [Millijoules] { ended.sorted { $0.vehicle < $1.vehicle }.map(\.delivered) }

  /// Cars that come within `hours` of each other from a seed.
  package static func cars(_ count: Int, seed: UInt64, within hours: Double = 3) -> [Car] {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test"))
    return (0..<count).map { _ in
      let start = 0.05 + 0.55 * random.uniform()
      let arrives = 60 * hours * random.uniform()
      let target = start + (0.98 - start) * random.uniform()
      let isFetched = random.uniform() < 0.3
      return Car(
        at: arrives, from: start, to: target, fetched: isFetched ? arrives + 60 * random.uniform() : 0)
    }.sorted { $0.arrives < $1.arrives }
  }
}
