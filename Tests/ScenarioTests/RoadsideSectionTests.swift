import DistrictModel
import Foundation
import RoadNetwork
import RoadsideUnits
import ScenarioFiles
import Testing

@Suite("The section on roadside units is read into its value, and flows onto the links of the roads")
struct RoadsideSectionTests {
  private static let full = """
    roads:
      grid_spacing_m: 400
    roadside:
      radio:
        { street_model: tr38901_umi_los, environment_height_m: 0.25, frequency_ghz: 5.9, unit_height_m: 6,
          vehicle_height_m: 1.6, blocker_height_m: 3, covered_share: 0.8, power_dbm: 21, antenna_gain_db: 4,
          noise_figure_db: 8, sensing_threshold_dbm: -92, implementation_loss_db: 5, resource_blocks: 12,
          farthest_m: 700, street_half_width_m: 12 }
      channel: { vehicle_power_dbm: 20, subchannels: 2, awareness_m: 300 }
      traffic:
        { trips_per_resident: 0.8, trip_km: 5, zones: 100, speed_factor: 0.6,
          hour_shares: [0, 0, 0, 0, 0, 0, 1, 2, 3, 2, 1, 1, 1, 1, 1, 1, 2, 3, 2, 1, 0, 0, 0, 0] }
      units:
        { budget_cny: 12000000, weight: traffic, roads: secondary, spacing_m: 150, shared_within_m: 40,
          algorithm: greedy }
      zones:
        - { id: park, name_zh: 园区, name_en: park, file: zones/park.geojson, datum: WGS-84, within_m: 75 }
      connected_share: 0.2
      connected_share_per_year: 0.05
      connected:
        - { class: private, share: 0.3, share_per_year: 0.1 }
      messages:
        - { id: bsm, sender: vehicle, per_second: 20, bytes: 190 }
        - { id: spat, sender: unit, per_second: 5, bytes: 250 }
      automated_fleets:
        - { id: sweepers, service: sanitation, vehicles: 30, km_per_day: 60, days_per_year: 350, needed_cover_share: 0.95,
            roads: primary }
      edge:
        sensors:
          - { id: camera, number: 4, frames_per_second: 10, giga_operations_per_frame: 100, megabits_per_second: 5, watts: 11 }
        tera_operations: 100
        sustained_efficiency_share: 0.4
        server: MEC@gNB
        link_share: 0.02
        sensor_ms: 15
        backhaul_ms: 3
        board_delay_s: 2
        objects_per_second: 400
        object_bytes: 50
        megaflop_per_object: 40
        petaflops: 1.5
        float_width: fp32
        map_megabytes_per_km: 8
        map_updates_per_day: 2
        unit_watts: 20
        node_watts: 150
      use_cases:
        - { id: warning, way: perception, limit_ms: 90 }
      costs: { unit_cny: 1, pole_cny: 2, connection_cny: 3, fibre_cny: 4, junction_cny: 5 }
      guidance: { replications: 3, shares: [0.5], ages: [0, 2], approach_m: 500 }

    siting:

    """

  /// The same, written by hand.
  private static var expected: RoadsideParameters {
    var all = RoadsideParameters()
    all.radio.budget = LinkBudget(
      transmitPowerDBm: 21, antennaGainDB: 4, noiseFigureDB: 8, resourceBlocks: 12, sensingThresholdDBm: -92,
      implementationLossDB: 5)
    all.radio.streetModel = .canyon
    all.radio.environmentHeightM = 0.25
    all.radio.frequencyGHz = 5.9
    all.radio.unitHeightM = 6
    all.radio.vehicleHeightM = 1.6
    all.radio.blockerHeightM = 3
    all.radio.coveredShare = 0.8
    all.radio.farthestM = 700
    all.radio.streetHalfWidthM = 12
    all.channel.vehiclePowerDBm = 20
    all.channel.subchannels = 2
    all.channel.awarenessM = 300
    all.traffic.tripsPerResident = 0.8
    all.traffic.tripKm = 5
    all.traffic.zones = 100
    all.traffic.speedFactor = 0.6
    all.traffic.hourShares = [0, 0, 0, 0, 0, 0, 1, 2, 3, 2, 1, 1, 1, 1, 1, 1, 2, 3, 2, 1, 0, 0, 0, 0]
    all.units.budgetCNY = 12_000_000
    all.units.weight = .traffic
    all.units.roads = .secondary
    all.units.spacingM = 150
    all.units.sharedWithinM = 40
    all.units.algorithm = "greedy"
    all.zones = [zone]
    all.connectedShare = 0.2
    all.connectedSharePerYear = 0.05
    return services(all)
  }

  private static var zone: RoadsideZone {
    var zone = RoadsideZone()
    zone.id = "park"
    zone.nameZh = "园区"
    zone.nameEn = "park"
    zone.file = "zones/park.geojson"
    zone.withinM = 75
    zone.shape.lines = [
      [(106.54, 29.64), (106.57, 29.66)].map {
        TransverseMercator(zone: 48).project(Coordinate(longitude: $0.0, latitude: $0.1))
      }
    ]
    return zone
  }

  private static func services(_ given: RoadsideParameters) -> RoadsideParameters {
    var all = given
    var known = ConnectedClass()
    known.vehicleClass = "private"
    known.share = 0.3
    known.sharePerYear = 0.1
    all.connected = [known]
    var state = MessageSet()
    state.id = "bsm"
    state.perSecond = 20
    state.bytes = 190
    var phases = MessageSet()
    phases.id = "spat"
    phases.sender = .unit
    phases.perSecond = 5
    phases.bytes = 250
    all.messages = [state, phases]
    var fleet = AutomatedFleet()
    fleet.id = "sweepers"
    fleet.service = .sanitation
    fleet.vehicles = 30
    fleet.kmPerDay = 60
    fleet.daysPerYear = 350
    fleet.neededCoverShare = 0.95
    fleet.roads = .primary
    all.automatedFleets = [fleet]
    all.edge = edge
    var use = UseCase()
    use.id = "warning"
    use.way = .perception
    use.limitMs = 90
    all.useCases = [use]
    all.costs.unitCNY = 1
    all.costs.poleCNY = 2
    all.costs.connectionCNY = 3
    all.costs.fibreCNY = 4
    all.costs.junctionCNY = 5
    all.guidance.replications = 3
    all.guidance.shares = [0.5]
    all.guidance.ages = [0, 2]
    all.guidance.approachM = 500
    return all
  }

  private static var edge: EdgeParameters {
    var edge = EdgeParameters()
    var camera = EdgeParameters.Sensor()
    camera.id = "camera"
    camera.number = 4
    camera.framesPerSecond = 10
    camera.gigaOperationsPerFrame = 100
    camera.megabitsPerSecond = 5
    camera.watts = 11
    edge.sensors = [camera]
    edge.teraOperations = 100
    edge.sustainedEfficiencyShare = 0.4
    edge.server = .baseStation
    edge.linkShare = 0.02
    edge.sensorMs = 15
    edge.backhaulMs = 3
    edge.boardDelayS = 2
    edge.objectsPerSecond = 400
    edge.objectBytes = 50
    edge.megaflopPerObject = 40
    edge.petaflops = 1.5
    edge.floatWidth = .fp32
    edge.mapMegabytesPerKm = 8
    edge.mapUpdatesPerDay = 2
    edge.unitWatts = 20
    edge.nodeWatts = 150
    return edge
  }

  @Test("A section with every key is the value written by hand, and a changed number is another value")
  func full() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let line = #"{"type": "LineString", "coordinates": [[106.54, 29.64], [106.57, 29.66]]}"#
    try folder.write(Data(line.utf8), to: "zones/park.geojson")
    try folder.replace("\nsiting:\n", with: "\n" + Self.full)
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    let read = try #require(result.scenario)
    #expect(read.roadside == Self.expected)
    #expect(read.linkTraffic == nil)
    try folder.replace("fibre_cny: 4", with: "fibre_cny: 6")
    #expect(folder.read().scenario?.roadside != Self.expected)
  }

  @Test("A section with what is required only has the usual values, each noted with its grade")
  func usual() throws {
    let folder = try RoadsideFolder.make()
    defer { folder.remove() }
    let scenario = try #require(folder.read().scenario)
    let roadside = try #require(scenario.roadside)
    #expect(roadside.messages == MessageSet.usual && roadside.useCases == UseCase.usual)
    #expect(roadside.edge == EdgeParameters() && roadside.costs == RoadsideCosts())
    func grade(_ path: String) -> Grade? {
      scenario.assumptions.first { $0.path == "roadside.\(path)" }?.grade
    }
    #expect(grade("radio.power_dbm") == .published)
    #expect(grade("radio.frequency_ghz") == .reported)
    #expect(grade("connected_share") == .assumed)
    #expect(grade("edge.petaflops") == .assumed)
    #expect(grade("messages[0].per_second") == .assumed)
    let unsourced = scenario.assumptions.filter {
      $0.path.hasPrefix("roadside.") && $0.origin == .standard && $0.source.isEmpty
    }
    // Numbers of usual sensors and fleets are required where they are given, and have no source where they are not.
    #expect(unsourced.map(\.path).filter { !$0.contains("[") } == [])
  }

  @Test("Flows stand on their links: the first of parallel ones, each direction its own, other hours empty")
  func flows() throws {
    let folder = try RoadsideFolder.make()
    defer { folder.remove() }
    let scenario = try #require(folder.read().scenario)
    let traffic = try #require(scenario.linkTraffic)
    let links = try #require(scenario.roads?.graph).links
    // As in the file, a two-way road as two links.
    #expect(links.count == 5 && traffic.links == 5)
    #expect(links.map(\.length) == [9700, 12000, 11100, 11100, 0])
    #expect((0..<5).map { traffic.vehicles(link: $0, hour: 8) } == [900, 0, 360, 0, 0])
    #expect((0..<5).map { traffic.perDay(link: $0) } == [900, 0, 360, 120.5, 0])
    #expect(traffic.vehicles(link: 3, hour: 17) == 120.5)
    // 360 vehicles an hour at 0.7 of 36 km/h, 7 m/s.
    #expect(abs(traffic.perMetre(link: 2, hour: 8) - 0.1 / 7) < 1e-15)
    try folder.replace("c,south-gate,17", with: "south-gate,c,17", in: "data/flows.csv")
    #expect(folder.read().scenario?.linkTraffic != traffic)
  }

  @Test("A district without the section has no roadside units")
  func absent() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let scenario = try #require(folder.read().scenario)
    #expect(scenario.roadside == nil && scenario.linkTraffic == nil)
    #expect(!scenario.assumptions.contains { $0.path.hasPrefix("roadside") })
  }
}
