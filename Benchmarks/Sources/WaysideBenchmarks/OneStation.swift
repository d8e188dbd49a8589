import ChargingStations
import DistrictModel
import EventEngine

/// One station in an empty district: the charging room as a queue. All that the drivers need of the room is here.
struct OneStation {
  private var room: ChargingRoom
  private var queue = EventQueue()
  private let cell: Int32

  /// - Parameters:
  ///   - fleets: classes whose inlet is their only limit.
  ///   - patienceMin: 0 where a customer who finds no free connector is lost.
  init(connectors: Int, fleets: [VehicleClass], patienceMin: Double, days: Int) throws {
    let projection = TransverseMercator(zone: 48)
    let corner = projection.project(Coordinate(longitude: 106.55, latitude: 29.65))
    let (x, y) = (corner.x, corner.y)
    var inputs = DistrictInputs()
    inputs.projection = projection
    inputs.boundary = Boundary(polygons: [
      Polygon(outer: [
        MetricPoint(x: x, y: y), MetricPoint(x: x + 1000, y: y), MetricPoint(x: x + 1000, y: y + 1000),
        MetricPoint(x: x, y: y + 1000),
      ])
    ])
    inputs.townships = [
      Township(
        code: "001", name: BilingualText(zh: "街道", en: "township"), residents: 1000, grade: .assumed,
        centre: MetricPoint(x: x + 500, y: y + 500))
    ]
    var parking = SiteCategory()
    parking.id = "parking"
    parking.candidates = 1
    inputs.categories = [parking]
    inputs.fleets = fleets
    var type = ChargerType()
    type.id = "connector"
    type.powerKW = 1e4
    type.efficiencyShare = 1
    type.graceMin = 0
    inputs.chargerTypes = [type]
    let world = try World(inputs)
    var parameters = ChargingParameters()
    parameters.connectOverheadS = 0
    parameters.patienceMin = patienceMin
    parameters.attempts = 1
    parameters.farthestMin = 1e6
    let plan = Plan(stations: [
      PlannedStation(site: SiteID(0), chargers: [connectors], isExisting: false)
    ])
    room = ChargingRoom(world: world, plan: plan, parameters: parameters, days: days, warmUpDays: 0)
    cell = world.sites[0].cell.row
    room.startDay(0, isRecorded: true)
  }

  /// A class that charges with constant power to the end.
  static func vehicles(capacityKWh: Double, powerKW: Double) -> VehicleClass {
    var kind = VehicleClass()
    kind.id = "constant"
    kind.batteryKWh = capacityKWh
    kind.dcLimitKW = powerKW
    kind.curve = [0.0, 1.0].map {
      CurvePoint(stateOfCharge: $0, powerPerCapacity: powerKW / capacityKWh)
    }
    return kind
  }

  /// Works through the events up to an instant, then lets a customer in, who is at the station already.
  ///
  /// - Parameters:
  ///   - kind: row of the class.
  ///   - staysUntil: when the car is fetched; 0 for as soon as it is charged.
  mutating func open(
    at time: Nanoseconds, vehicle: Int32, kind: Int, energy: Millijoules, target: Millijoules,
    staysUntil: Nanoseconds = 0
  ) {
    advance(to: time)
    var need = Need(
      time: time, vehicle: vehicle, cell: cell, vehicleType: UInt16(kind * VehicleTypes.sizes),
      energy: energy,
      target: target, draw: 1)
    need.preferredStation = 0
    need.isParked = staysUntil > 0
    need.staysUntil = staysUntil
    _ = room.open(need, queue: &queue)
  }

  mutating func advance(to time: Nanoseconds) {
    while let next = queue.top, next.time <= time {
      guard let event = queue.pop() else { break }
      _ = room.handle(event, queue: &queue)
    }
  }

  /// Sessions after a wait, the sum of all waits, customers lost, energy at batteries; and the first broken law.
  var counts: (waits: Int, waited: TimeSum, lost: Int, delivered: Millijoules, fault: String?) {
    let outcome = room.outcome
    let station = outcome.stations[0]
    return (
      station.sessionsAfterWait, station.waited, station.balked + station.lostPatience, outcome.delivered,
      room.audit()
    )
  }
}
