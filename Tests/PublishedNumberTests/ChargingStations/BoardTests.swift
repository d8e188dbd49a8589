import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import NumericKernels
import Testing

/// The charging room itself as twenty stations of four connectors, Poisson arrivals, exponential charging, drives of no length; a share
/// of the drivers reads boards that are written every so many mean charging times.
private struct GuidedStations {
  static let stations = 20
  static let connectors = 4
  /// A mean charge of 36 s fills a two-thousandth of the battery; none comes near its capacity.
  static let serviceHours = 0.01
  static let powerKW = 200.0

  let load: Double
  let informedShare: Double
  /// In mean charging times; 0 for live state.
  let period: Double

  /// Mean waits in mean charging times, over batches after the first.
  func wait(customers: Int, seed: UInt64, batches: Int = 20) throws -> RunningStatistics {
    let perHour = load * Double(Self.stations * Self.connectors) / Self.serviceHours
    let days = Int(Double(customers) / perHour / 24 * 1.2) + 2
    var scene = try StationScene(
      chargers: [[Int]](repeating: [Self.connectors], count: Self.stations), days: days
    ) { inputs in
      inputs.fleets = [StationScene.constant(kWh: 4000, powerKW: Self.powerKW)]
      inputs.chargerTypes = [StationScene.connector("connector", powerKW: 1e4)]
    } parameters: {
      $0.patienceMin = 400 * Self.serviceHours * 60
      $0.attempts = 1
      $0.alternatives = Self.stations
      // The informed always take the least wait; a tie is drawn.
      $0.choice.perCNY = 1e5
      ($0.choice.driving, $0.choice.detourCNYPerKm) = (0, 0)
      $0.boardPeriodMin = period * Self.serviceHours * 60
    }
    scene.keepsEnded = false
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.boards"))
    let start = EnergyUnit.millijoules(kWh: 1)
    var now = 0.0
    var statistics = RunningStatistics()
    var before: TimeSum = 0
    let size = customers / (batches + 1)
    for batch in 0...batches {
      for customer in 0..<size {
        now += -Elementary.log1p(-random.uniform()) / perHour
        let service = -Elementary.log1p(-random.uniform()) * Self.serviceHours
        var need = Need(
          time: Duration.hours(now), vehicle: Int32(batch * size + customer), cell: scene.cells[0],
          vehicleType: 0, energy: start, target: start + EnergyUnit.millijoules(kWh: service * Self.powerKW),
          draw: UInt64(random.uniform() * 0x1p53) << 11)
        if random.uniform() >= informedShare {
          need.preferredStation = Int32(random.integer(below: Self.stations))
        }
        scene.admit(need)
      }
      let waited = scene.room.outcome.stations.reduce(TimeSum(0)) { $0 + $1.waited }
      if batch > 0 {
        statistics.add(Duration.inHours(waited - before) / Double(size) / Self.serviceHours)
      }
      before = waited
    }
    #expect(scene.room.audit() == nil)
    return statistics
  }
}

@Suite("Boards in the charging room, beside the closed forms") struct BoardTests {
  /// Erlang C: four servers, load 0.85 each, in service times.
  private let nobody = ErlangQueue.meanWait(servers: 4, offeredLoad: 3.4, serviceTime: 1)

  @Test("With nobody informed the wait is Erlang's, whatever the boards say")
  func uninformed() throws {
    let wait = try GuidedStations(load: 0.85, informedShare: 0, period: 2).wait(customers: 60_000, seed: 1)
    #expect(abs(nobody - 1.14886) < 1e-5)
    #expect(abs(wait.mean - nobody) < 3 * wait.standardError, "\(wait.mean) ± \(wait.standardError)")
  }

  @Test("Fresh boards shorten queues, and the more the more drivers read them")
  func fresh() throws {
    let half = try GuidedStations(load: 0.85, informedShare: 0.5, period: 0).wait(customers: 60_000, seed: 2)
    let all = try GuidedStations(load: 0.85, informedShare: 1, period: 0).wait(customers: 60_000, seed: 3)
    // Simulated with boards of the number on site (20 stations, whole board): 0.130 and 0.017.
    #expect(half.mean < 0.4 * nobody, "\(half.mean)")
    #expect(all.mean < 0.1 * nobody, "\(all.mean)")
    #expect(all.mean < half.mean)
  }

  @Test("Old boards lengthen queues beyond those of nobody informed: everybody drives to what was empty")
  func stale() throws {
    let recent = try GuidedStations(load: 0.85, informedShare: 1, period: 0.1).wait(
      customers: 60_000, seed: 4)
    let old = try GuidedStations(load: 0.85, informedShare: 1, period: 2).wait(customers: 60_000, seed: 5)
    #expect(recent.mean < nobody, "a tenth of a charge old: \(recent.mean)")
    #expect(
      old.mean - 3 * old.standardError > nobody, "the planted fault: boards that are always live, \(old.mean)"
    )
    let few = try GuidedStations(load: 0.85, informedShare: 0.25, period: 2).wait(customers: 60_000, seed: 6)
    #expect(few.mean < old.mean, "the fewer read an old board the better, \(few.mean)")
  }
}
