import ChargingStations
import DistrictModel
import EventEngine
public import NumericKernels

/// The charging room itself as a queue: one station, Poisson arrivals, service times set through the energy asked for.
public struct StationQueue: Sendable {
  public enum Service: Sendable {
    case exponential
    case constant
  }

  public let connectors: Int
  /// Arrivals per mean service time.
  public let load: Double
  public let service: Service
  /// Mean service times after which somebody leaves the queue, or before which nobody who expects more joins it; 0 for a
  /// loss system, `nil` where nobody gives up.
  public let patience: Double?

  /// Means over batches, the first batch left out.
  public struct Answer: Sendable {
    /// Share that waited or, where people give up, was lost.
    public var share = RunningStatistics()
    /// Mean wait per mean service time.
    public var wait = RunningStatistics()
    /// The first broken law, or that somebody lost patience where nobody should.
    public var fault: String?
  }

  /// A mean service of 36 s fills a thousandth of the battery; none comes near its capacity.
  private static let serviceHours = 0.01
  private static let capacityKWh = 2000.0
  private static let powerKW = 200.0

  public init(connectors: Int, load: Double, service: Service, patience: Double? = nil) {
    self.connectors = connectors
    self.load = load
    self.service = service
    self.patience = patience
  }

  public func simulate(customers: Int, batches: Int, random: RandomStream) throws -> Answer {
    let size = customers / batches
    let hours = Double(customers + size) / load * Self.serviceHours
    var scene = try StationScene(chargers: [[connectors]], days: Int(hours / 24 * 1.05) + 2) { inputs in
      inputs.fleets = [StationScene.constant(kWh: Self.capacityKWh, powerKW: Self.powerKW)]
      inputs.chargerTypes = [StationScene.connector("connector", powerKW: 1e4)]
    } parameters: {
      // Four hundred services: far beyond any wait that occurs, so nobody gives up.
      $0.patienceMin = (patience ?? 400) * Self.serviceHours * 60
      $0.attempts = 1
    }
    scene.keepsEnded = false
    var random = random
    let start = EnergyUnit.millijoules(kWh: 1)
    var now = 0.0
    var answer = Answer()
    var before = counts(scene)
    for batch in 0...batches {
      for customer in 0..<size {
        now += -Elementary.log1p(-random.uniform()) / load * Self.serviceHours
        let service = Self.serviceHours * (service == .constant ? 1 : -Elementary.log1p(-random.uniform()))
        var need = Need(
          time: Duration.hours(now), vehicle: Int32(batch * size + customer), cell: scene.cells[0],
          vehicleType: 0, energy: start, target: start + EnergyUnit.millijoules(kWh: service * Self.powerKW),
          draw: 1)
        need.preferredStation = 0
        scene.admit(need)
      }
      let after = counts(scene)
      if batch > 0 {
        let share = patience != nil ? after.lost - before.lost : after.waits - before.waits
        answer.share.add(Double(share) / Double(size))
        answer.wait.add(Duration.inHours(after.waited - before.waited) / Double(size) / Self.serviceHours)
      }
      before = after
    }
    answer.fault = scene.room.audit() ?? (patience == nil && before.lost > 0 ? "somebody lost patience" : nil)
    return answer
  }

  private func counts(_ scene: StationScene) -> (waits: Int, waited: TimeSum, lost: Int) {
    let station = scene.room.outcome.stations[0]
    return (station.sessionsAfterWait, station.waited, station.balked + station.lostPatience)
  }
}
