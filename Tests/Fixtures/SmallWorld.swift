public import ChargingStations
public import DistrictModel
public import DistrictSimulation
import EventEngine
public import NeighbourStations

/// A district of 10 km by 10 km with three townships, for tests.
public enum SmallWorld {
  public static let projection = TransverseMercator(zone: 48)

  /// South-west corner, near Chongqing.
  public static let corner = projection.project(Coordinate(longitude: 106.55, latitude: 29.65))

  public static func square(_ sizeM: Double = 10_000) -> Boundary {
    let (x, y) = (corner.x, corner.y)
    return Boundary(polygons: [
      Polygon(outer: [
        MetricPoint(x: x, y: y), MetricPoint(x: x + sizeM, y: y), MetricPoint(x: x + sizeM, y: y + sizeM),
        MetricPoint(x: x, y: y + sizeM),
      ])
    ])
  }

  public static func inputs() -> DistrictInputs {
    var inputs = DistrictInputs()
    inputs.name = BilingualText(zh: "试验区", en: "Test district")
    inputs.projection = projection
    inputs.boundary = square()
    inputs.cellSizeM = 500
    inputs.townships = [
      township("001", 40_000, 2500, 2500), township("002", 25_000, 7000, 6000),
      township("003", 5_001, 3000, 8500),
    ]
    var parking = SiteCategory()
    parking.id = "parking"
    parking.nameZh = "公共停车场"
    parking.nameEn = "public car park"
    parking.candidates = 60
    inputs.categories = [parking]
    inputs.fleets = [privateCars(), taxis()]
    inputs.chargerTypes = [fastCharger(), slowCharger()]
    return inputs
  }

  public static func world(_ change: (inout DistrictInputs) -> Void = { _ in }) throws -> World {
    var inputs = inputs()
    change(&inputs)
    return try World(inputs)
  }

  /// Every third site, with equal chargers.
  public static func plan(for world: World, fast: Int = 3, slow: Int = 1) -> Plan {
    Plan(
      stations: stride(from: 0, to: world.sites.count, by: 3).map {
        PlannedStation(site: SiteID($0), chargers: [fast, slow], isExisting: false)
      })
  }

  /// A hundred watt-hours a day for every resident.
  public static func demand(in world: World) -> CellDemand {
    let none = [Int64](repeating: 0, count: world.grid.cells.count)
    return CellDemand(
      wattHoursPerDay: world.population.perCell.map { Int64($0) * 100 },
      peakErlangs: none.map(Double.init), swapWattHoursPerDay: none)
  }

  public static func simulate(
    _ world: World, plan: Plan, settings: RunSettings, threads: Int = 1,
    parameters: ChargingParameters = ChargingParameters(), headroom: StationHeadroom? = nil
  ) throws -> Outcome {
    let room = ChargingRoom(
      world: world, plan: plan, parameters: parameters, days: settings.days, warmUpDays: settings.warmUpDays,
      headroom: headroom)
    let outside =
      world.neighbours.isEmpty
      ? [] : [neighbourRoom(world, plan, days: settings.days, warmUp: settings.warmUpDays)]
    return try Simulator(world: world, rooms: [room] + outside, settings: settings).run(threads: threads)
  }

  /// A station outside, so far east and north of the south-west corner; west is negative.
  public static func neighbour(
    _ id: String = "outside", east: Double, north: Double, connectors: Int = 12, powerKW: Double = 60
  ) -> NeighbourStation {
    let point = MetricPoint(x: corner.x + east, y: corner.y + north)
    return NeighbourStation(
      id: id, name: BilingualText(zh: "区外站", en: "Station outside"), coordinate: projection.unproject(point),
      point: point, connectors: connectors, powerKW: powerKW)
  }

  /// The second room of a run with stations outside.
  public static func neighbourRoom(
    _ world: World, _ plan: Plan, days: Int = 2, warmUp: Int = 0,
    parameters: NeighbourParameters = NeighbourParameters()
  ) -> NeighbourRoom {
    NeighbourRoom(world: world, plan: plan, parameters: parameters, room: 1, days: days, warmUpDays: warmUp)
  }

  public static func settings(days: Int = 2, warmUp: Int = 1, replications: Int = 2, seed: UInt64 = 1)
    -> RunSettings
  {
    var settings = RunSettings()
    settings.days = days
    settings.warmUpDays = warmUp
    settings.replications = replications
    settings.seed = seed
    return settings
  }

  private static func township(_ code: String, _ residents: Int, _ east: Double, _ north: Double) -> Township
  {
    Township(
      code: code, name: BilingualText(zh: "街道\(code)", en: "Township \(code)"), residents: residents,
      grade: .assumed, centre: MetricPoint(x: corner.x + east, y: corner.y + north))
  }

  private static func privateCars() -> VehicleClass {
    var cars = VehicleClass()
    cars.id = "private"
    cars.nameZh = "私家车"
    cars.nameEn = "private cars"
    cars.stock = 2000
    return cars
  }

  private static func taxis() -> VehicleClass {
    var taxis = VehicleClass()
    taxis.id = "taxi"
    taxis.nameZh = "出租车"
    taxis.nameEn = "taxis"
    taxis.stock = 200
    taxis.batteryKWh = 55
    taxis.consumptionKWhPerKm = 0.17
    taxis.dailyKm = 350
    taxis.dailyKmLogSd = 0.3
    taxis.ownPlugShare = 0.1
    taxis.atHomeShare = 0
    taxis.drivingStartHour = 0
    taxis.drivingEndHour = 24
    return taxis
  }

  private static func fastCharger() -> ChargerType {
    var type = ChargerType()
    type.id = "dc60"
    type.nameZh = "直流 60 千瓦"
    type.nameEn = "DC 60 kW"
    type.share = 0.75
    return type
  }

  private static func slowCharger() -> ChargerType {
    var type = ChargerType()
    type.id = "ac7"
    type.nameZh = "交流 7 千瓦"
    type.nameEn = "AC 7 kW"
    type.current = .ac
    type.powerKW = 7
    type.efficiencyShare = 0.92
    type.share = 0.25
    return type
  }
}
