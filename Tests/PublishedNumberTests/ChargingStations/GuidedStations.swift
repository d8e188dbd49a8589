import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import NumericKernels
import Testing

/// The charging room itself as stations of four connectors, Poisson arrivals, exponential charging, drives of no length; a share of the
/// drivers reads boards that are written every so many mean charging times.
struct GuidedStations {
  static let connectors = 4
  /// A mean charge of 36 s fills a two-thousandth of the battery; none comes near its capacity.
  static let serviceHours = 0.01
  static let powerKW = 200.0
  /// What a mean charging time of wait weighs, in units of utility: best of all up to two of them, where a room's weights end.
  static let scale = 20.0

  var stations = 25
  var load = 0.85
  var informedShare = 1.0
  /// In mean charging times; 0 for live state.
  var period = 0.0
  /// 0 for all.
  var told = 0
  /// Mean charging times it takes to drive 7 km; the stations lie 1 to 14 km away.
  var drive = 0.0
  var isReserving = false

  init(_ change: (inout Self) -> Void = { _ in }) { change(&self) }

  /// The same drivers without a room.
  var reference: GuidedReference {
    GuidedReference {
      ($0.stations, $0.load, $0.informedShare, $0.period) = (stations, load, informedShare, period)
      ($0.told, $0.figure, $0.scale) = (told > 0 ? told : stations, .minutes, Self.scale)
    }
  }

  /// In mean charging times.
  func wait(customers: Int = 30_000, seed: UInt64) throws -> RunningStatistics {
    let perHour = load * Double(stations * Self.connectors) / Self.serviceHours
    var scene = try StationScene(
      chargers: [[Int]](repeating: [Self.connectors], count: stations),
      days: Int(Double(customers) / perHour / 24 * 1.2) + 2
    ) { inputs in
      inputs.fleets = [StationScene.constant(kWh: 4000, powerKW: Self.powerKW)]
      inputs.chargerTypes = [StationScene.connector("connector", powerKW: 1e4)]
      if drive > 0 { inputs.travel.speedKmPerHour = 7 / (drive * Self.serviceHours) }
    } parameters: {
      $0.patienceMin = 400 * Self.serviceHours * 60
      $0.attempts = 1
      $0.alternatives = stations
      $0.choice.perCNY =
        Self.scale
        / (StationScene.constant().valueOfTimeCNYPerHour * $0.choice.waiting * Self.serviceHours)
      ($0.choice.driving, $0.choice.detourCNYPerKm) = (0, 0)
      $0.boardPeriodMin = period * Self.serviceHours * 60
      $0.advisedStations = told
    }
    scene.keepsEnded = false
    let start = EnergyUnit.millijoules(kWh: 1)
    var traffic = GuidedTraffic(
      stations: stations, perHour: perHour, informedShare: informedShare, seed: seed)
    let statistics = GuidedTraffic.batches(customers: customers) { vehicle in
      let driver = traffic.next()
      let wanted = EnergyUnit.millijoules(kWh: driver.service * Self.serviceHours * Self.powerKW)
      var need = Need(
        time: Duration.hours(driver.hours), vehicle: Int32(vehicle), cell: scene.cells[0], vehicleType: 0,
        energy: start, target: start + wanted, draw: driver.draw)
      need.preferredStation = driver.station.map { Int32($0) } ?? -1
      need.isReserving = isReserving
      scene.admit(need)
    } waited: {
      let sum = scene.room.outcome.stations.reduce(TimeSum(0)) { $0 + $1.waited }
      return Duration.inHours(sum) / Self.serviceHours
    }
    #expect(scene.room.audit() == nil)
    return statistics
  }
}
