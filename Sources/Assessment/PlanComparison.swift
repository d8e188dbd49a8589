public import DistrictModel
public import DistrictSimulation
import EventEngine
public import NumericKernels

/// Plans of one district side by side: how good their sites are, how near people live, and, where they were simulated,
/// how long drivers wait.
///
/// All plans are simulated with the same random numbers, so the difference between two plans is told by replication and
/// its interval is much narrower than those of the plans (Law 2015, section 11.2).
public struct PlanComparison: Codable, Sendable {
  /// One plan.
  public struct Row: Codable, Sendable {
    /// Word of the algorithm that was asked for.
    public let name: String
    public let quality: [PlanQuality]
    public let stations: Int
    public let chargers: Int
    public let coveredShare: Double?
    public let meanDistanceM: Double?
    public let p95DistanceM: Double?
    public let service: Service?
  }

  /// What a plan did for drivers.
  public struct Service: Codable, Sendable {
    public let meanWaitMin: ConfidenceInterval
    public let unservedShare: ConfidenceInterval
    /// Against the first plan; an interval on one side of 0 is a difference that chance does not make.
    public let waitDifferenceMin: ConfidenceInterval
    public let unservedDifference: ConfidenceInterval
  }

  public let rows: [Row]
  public let coverageRadiusM: Double

  /// - Parameters:
  ///   - plans: with the word of their algorithm.
  ///   - outcomes: of each plan from the same settings; empty where nothing was simulated.
  public init(
    of plans: [(name: String, plan: Plan)], in world: World, outcomes: [Outcome], coverageRadiusM: Double
  ) {
    var people = [Double](repeating: 0, count: world.grid.cells.count)
    for resident in world.population.residents { people[Int(resident.cell.row)] += Double(resident.count) }
    let services = outcomes.map { outcome in
      outcome.replications.map { (wait: Self.meanWaitMin($0), unserved: Self.unservedShare($0)) }
    }
    self.coverageRadiusM = coverageRadiusM
    rows = plans.indices.map { row in
      let plan = plans[row].plan
      let coverage = Coverage(world: world, plan: plan, radiusM: coverageRadiusM)
      let service = services.indices.contains(row) ? Service(services[row], against: services[0]) : nil
      return Row(
        name: plans[row].name, quality: plan.quality, stations: plan.stations.count,
        chargers: plan.chargerCount, coveredShare: coverage.share(people),
        meanDistanceM: coverage.mean(people), p95DistanceM: coverage.quantile(0.95, people),
        service: service)
    }
  }

  private static func meanWaitMin(_ replication: ReplicationOutcome) -> Double {
    guard let room = replication.rooms.first else { return 0 }
    return ratio(Duration.inMinutes(room.waitSum), Double(room.sessionsOfClass.reduce(0, +))) ?? 0
  }

  private static func unservedShare(_ replication: ReplicationOutcome) -> Double {
    guard let room = replication.rooms.first else { return 0 }
    let unserved = room.count(.noStation) + room.count(.balked) + room.count(.lostPatience)
    return ratio(Double(unserved), Double(room.needs)) ?? 0
  }

  /// The plan with the shortest mean wait that differs from the first beyond chance; the first where none does, and where one
  /// replication says nothing about chance.
  public var leastWait: Row? {
    rows.filter { row in
      row.service.map { $0.waitDifferenceMin.replications > 1 && $0.waitDifferenceMin.high < 0 } ?? false
    }
    .min { ($0.service?.meanWaitMin.mean ?? 0) < ($1.service?.meanWaitMin.mean ?? 0) } ?? rows.first
  }
}

extension PlanComparison.Service {
  init(
    _ own: [(wait: Double, unserved: Double)], against first: [(wait: Double, unserved: Double)]
  ) {
    meanWaitMin = .student(own.map(\.wait))
    unservedShare = .student(own.map(\.unserved))
    waitDifferenceMin = .student(zip(own, first).map { $0.wait - $1.wait })
    unservedDifference = .student(zip(own, first).map { $0.unserved - $1.unserved })
  }
}
