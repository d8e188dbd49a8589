import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import NumericKernels
import Testing

/// The charging room itself as a queue: one station, Poisson arrivals, service times set through the energy asked for.
struct SingleStation {
  enum Service {
    case exponential
    case constant
  }

  /// A mean service of 36 s fills a thousandth of the battery; none comes near its capacity.
  private static let serviceHours = 0.01
  private static let capacityKWh = 2000.0
  private static let powerKW = 200.0

  /// Share that waited or was lost, and mean wait per service time, with their standard errors by batch means.
  struct Answer {
    let share: Double
    let shareError: Double
    let wait: Double
    let waitError: Double
  }

  static func simulate(
    connectors: Int, load: Double, service: Service, customers: Int, patient: Bool = true, seed: UInt64 = 1
  ) throws -> Answer {
    var (room, cell) = try room(connectors: connectors, patient: patient)
    room.startDay(0, isRecorded: true)
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.queue"))
    var queue = EventQueue()
    var now = 0.0
    let batches = 40
    var waited: [Double] = []
    var waits: [Double] = []
    var before = (waits: 0, sum: TimeSum(0), left: 0)
    for batch in 0...batches {
      for customer in 0..<(customers / batches) {
        now += -Elementary.log1p(-random.uniform()) / load * serviceHours
        while let next = queue.top, next.time <= Duration.hours(now) {
          guard let event = queue.pop() else { break }
          _ = room.handle(event, queue: &queue)
        }
        let hours = serviceHours * (service == .constant ? 1 : -Elementary.log1p(-random.uniform()))
        let energy = EnergyUnit.millijoules(kWh: 1)
        let need = Need(
          time: Duration.hours(now), vehicle: Int32(batch * (customers / batches) + customer), cell: cell,
          vehicleType: 0, energy: energy,
          target: energy + EnergyUnit.millijoules(kWh: hours * powerKW), draw: 1)
        _ = room.open(need, queue: &queue)
      }
      let outcome = room.outcome
      let station = outcome.stations[0]
      let after = (waits: station.sessionsAfterWait, sum: station.waited, left: station.balked)
      if batch > 0 {
        let count = Double(customers / batches)
        waited.append(Double(patient ? after.waits - before.waits : after.left - before.left) / count)
        waits.append(Duration.inHours(after.sum - before.sum) / count / serviceHours)
      }
      before = after
    }
    #expect(room.audit() == nil)
    let shares = RunningStatistics(waited)
    let means = RunningStatistics(waits)
    return Answer(
      share: shares.mean, shareError: shares.standardError, wait: means.mean, waitError: means.standardError)
  }

  private static func room(connectors: Int, patient: Bool) throws -> (ChargingRoom, Int32) {
    let world = try SmallWorld.world { inputs in
      var kind = VehicleClass()
      kind.id = "test"
      kind.batteryKWh = capacityKWh
      kind.dcLimitKW = powerKW
      kind.curve = [0.0, 1.0].map { CurvePoint(stateOfCharge: $0, powerPerCapacity: 1) }
      inputs.fleets = [kind]
      var type = ChargerType()
      type.id = "test"
      type.powerKW = 1000
      type.graceMin = 0
      inputs.chargerTypes = [type]
    }
    var parameters = ChargingParameters()
    parameters.connectOverheadS = 0
    parameters.patienceMin = patient ? 1e7 : 0
    parameters.attempts = 1
    parameters.farthestMin = 1e6
    let plan = Plan(stations: [PlannedStation(site: SiteID(0), chargers: [connectors], isExisting: false)])
    return (
      ChargingRoom(world: world, plan: plan, parameters: parameters, days: 60, warmUpDays: 0),
      world.sites[0].cell.row
    )
  }
}

@Suite("The charging room against queueing theory") struct QueueTests {
  /// Erlang C (Erlang 1917), c and utilisation.
  @Test(
    "Waiting equals Erlang C within three standard errors",
    arguments: [
      (2, 0.6, 0.45, 0.5625), (4, 0.8, 0.596432472, 0.745540590), (10, 0.8, 0.409180151, 0.204590075),
    ])
  func erlangC(connectors: Int, utilisation: Double, share: Double, wait: Double) throws {
    let answer = try SingleStation.simulate(
      connectors: connectors, load: utilisation * Double(connectors), service: .exponential, customers: 40_000
    )
    #expect(abs(answer.share - share) <= 3 * answer.shareError)
    #expect(abs(answer.wait - wait) <= 3 * answer.waitError)
    #expect(answer.shareError < 0.03, "the test is sharp enough to mean something")
  }

  @Test("Loss equals Erlang B within three standard errors, with constant service as well")
  func erlangB() throws {
    for service in [SingleStation.Service.exponential, .constant] {
      let answer = try SingleStation.simulate(
        connectors: 10, load: 8, service: service, customers: 40_000, patient: false)
      #expect(abs(answer.share - 0.121661064) <= 3 * answer.shareError)
    }
  }

  /// Pollaczek–Khinchine: the wait of M/D/1 at 0.8 is 2 services.
  @Test("Constant service waits half as long as exponential service at one connector")
  func constantService() throws {
    let answer = try SingleStation.simulate(connectors: 1, load: 0.8, service: .constant, customers: 40_000)
    #expect(abs(answer.wait - 2) <= 3 * answer.waitError)
    #expect(
      abs(answer.wait - 4) > 3 * answer.waitError, "the exponential figure is told apart: the planted fault")
  }
}
