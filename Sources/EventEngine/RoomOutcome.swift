/// What one station did over the recorded days.
public struct StationOutcome: Codable, Hashable, Sendable {
  public var sessions = 0
  /// Drawn from the grid.
  public var gridEnergy: Millijoules = 0
  /// Time connectors were taken, by cars that charge or have finished.
  public var occupied: TimeSum = 0
  /// Time connectors gave power.
  public var charging: TimeSum = 0
  /// Sum of waits of those who were served.
  public var waited: TimeSum = 0
  /// Served after a wait.
  public var sessionsAfterWait = 0
  /// Arrivals that did not queue because the wait looked too long, and those who gave up.
  public var balked = 0
  public var lostPatience = 0
  public var longestQueue = 0
  /// Connectors that were never free, and time the others were out of order.
  public var heldConnectors = 0
  public var outOfOrder: TimeSum = 0
  /// Paid by drivers for energy and for staying after the charge, in millionths of a CNY.
  public var paidMicroCNY: Int64 = 0
  public var idleFeeMicroCNY: Int64 = 0
  /// Of that, service fees on the energy of the recorded days; the rest is energy at the tariff.
  public var serviceFeeMicroCNY: Int64 = 0
  /// Row of its operator among the world's.
  public var operatorRow = 0

  public init() {}

  /// A session; only one that began in the recorded days counts as such, its time counts as far as it lies in them.
  @inlinable @inline(__always) public mutating func add(
    occupied: Nanoseconds, charging: Nanoseconds, waited: Nanoseconds, paidCNY: Double, idleFeeCNY: Double,
    isRecorded: Bool
  ) {
    self.occupied += TimeSum(occupied)
    self.charging += TimeSum(charging)
    guard isRecorded else { return }
    sessions += 1
    self.waited += TimeSum(waited)
    if waited > 0 { sessionsAfterWait += 1 }
    paidMicroCNY += EnergyUnit.nearest(paidCNY * 1e6)
    idleFeeMicroCNY += EnergyUnit.nearest(idleFeeCNY * 1e6)
  }
}

/// What one room did over the recorded days of one replication.
public struct RoomOutcome: Codable, Hashable, Sendable {
  /// Whole minutes of wait that are told apart: up to ten hours, the longest patience a scenario can ask for.
  public static let waitBins = 602

  /// The room's word, such as `charging`.
  public var room: String
  public var stations: [StationOutcome]
  /// Needs by how they ended, in the order of `VisitEnding.allCases`.
  public var endings = [Int](repeating: 0, count: VisitEnding.allCases.count)
  /// Energy at the battery that needs asked for, and got; those still charging when the run ended count in neither.
  /// Every unserved need asks again on another day, so the wanted energy has no bound of its own: 128 bits.
  public var wanted: Int128 = 0
  public var delivered: Millijoules = 0
  /// Served needs by whole minutes of wait; the last bin is open.
  public var waits = [Int](repeating: 0, count: RoomOutcome.waitBins)
  public var waitSum: TimeSum = 0
  /// Grid energy by quarter hour since the first recorded midnight.
  public var load: [Millijoules]
  /// The same by station × quarter hour, less what the station's own sun and battery gave; empty where no grid is
  /// simulated.
  public var loadOfStation: [Millijoules] = []
  /// Stations with sun and battery of their own.
  public var sites: [SiteOutcome] = []
  /// By station of a room that swaps batteries.
  public var swaps: [SwapOutcome] = []
  /// Stations of hydrogen, methanol and ammonia, in the order of the plan; empty in other rooms.
  public var hydrogen: [HydrogenStationOutcome] = []
  /// Occupied connector time by hour of the week (0 is Monday's first) and charger type.
  public var occupiedOfType: [[TimeSum]]
  /// The same by station × hour of the week.
  public var occupiedOfStation: [TimeSum]
  /// Needs and unserved needs by the cell where they arose.
  public var needsOfCell: [Int32]
  public var unservedOfCell: [Int32]
  /// Energy at the battery and sessions by vehicle class.
  public var deliveredToClass: [Millijoules]
  public var sessionsOfClass: [Int]
  public var chargingTime: TimeSum = 0
  /// Time from plugging in to leaving, and with power flowing, over the sessions that began in the recorded days.
  public var connectedSum: TimeSum = 0
  public var chargingSum: TimeSum = 0
  /// Sessions at each charger type.
  public var sessionsOfType: [Int]
  /// Needs that came with a reservation.
  public var reserved = 0

  /// Occupied connector time by hour of the day.
  public var occupiedByHour: [TimeSum] {
    (0..<24).map { hour in
      occupiedOfType.reduce(0) { sum, hours in
        (0..<7).reduce(sum) { $0 + hours[$1 * 24 + hour] }
      }
    }
  }

  public init(room: String, stations: Int, types: Int, days: Int, cells: Int, classes: Int) {
    self.room = room
    self.stations = [StationOutcome](repeating: StationOutcome(), count: stations)
    self.load = [Millijoules](repeating: 0, count: days * 96)
    self.occupiedOfType = [[TimeSum]](repeating: [TimeSum](repeating: 0, count: 168), count: types)
    self.occupiedOfStation = [TimeSum](repeating: 0, count: stations * 168)
    self.sessionsOfType = [Int](repeating: 0, count: types)
    self.needsOfCell = [Int32](repeating: 0, count: cells)
    self.unservedOfCell = [Int32](repeating: 0, count: cells)
    self.deliveredToClass = [Millijoules](repeating: 0, count: classes)
    self.sessionsOfClass = [Int](repeating: 0, count: classes)
  }

  public var needs: Int { endings.reduce(0, +) }

  public func count(_ ending: VisitEnding) -> Int { endings[Int(ending.rawValue)] }
}
