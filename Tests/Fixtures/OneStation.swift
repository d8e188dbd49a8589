package import ChargingStations
package import DistrictModel
package import EventEngine
import NumericKernels

/// One station with one kind of charger and one kind of vehicle of 60 kWh, to which a test sends cars by hand.
package struct OneStation {
  package private(set) var room: ChargingRoom
  private var queue = EventQueue()
  package private(set) var ended: [EndedVisit] = []
  /// The first broken law.
  package private(set) var fault: String?

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
    let world = try SmallWorld.world { inputs in
      var kind = VehicleClass()
      kind.id = "test"
      kind.dcLimitKW = inletKW
      inputs.fleets = [kind]
      inputs.chargerTypes = [type]
      inputs.climate = Climate(dailyMeanC: [Double](repeating: 20, count: 365))
      inputs.tariff = Tariff(energyCNYPerKWh: (0..<24).map { Double($0) / 10 })
    }
    var parameters = ChargingParameters()
    parameters.connectOverheadS = overheadS
    parameters.patienceMin = patienceMin
    parameters.attempts = 1
    let plan = Plan(stations: [PlannedStation(site: SiteID(0), chargers: [chargers], isExisting: false)])
    room = ChargingRoom(world: world, plan: plan, parameters: parameters, days: 1, warmUpDays: 0)
    room.startDay(0, isRecorded: true)
    room.begin(replication: 0, seed: 1, queue: &queue)
  }

  /// Sends cars, in order of arrival, and audits the room after every event before `end`.
  package mutating func drive(_ cars: [Car], until end: Nanoseconds = Duration.day - 1) {
    for (row, car) in cars.enumerated() {
      settle(before: car.arrives)
      if let visit = room.open(car.need(row), queue: &queue) { ended.append(visit) }
    }
    settle(before: end)
  }

  package mutating func close(at time: Nanoseconds) {
    note(room.audit())
    ended += room.close(at: time)
  }

  private mutating func settle(before end: Nanoseconds) {
    while let next = queue.top, next.time <= end, let event = queue.pop() {
      if let visit = room.handle(event, queue: &queue) { ended.append(visit) }
      note(room.audit())
    }
  }

  private mutating func note(_ story: String?) {
    if fault == nil { fault = story }
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
