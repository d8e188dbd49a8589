import DistrictModel
import EventEngine

/// The cabinets of all stations, and the sessions behind them.
struct CabinetFloor: Sendable {
  struct Row: Sendable {
    var cabinet: Cabinet
    let pool: Int32
    let connectors: Int32
    /// Whether its cars share its power even where the station has plenty.
    let isShared: Bool
    /// What it gives where the station has power to spare.
    let ratedKW: Double
    /// Row of its station's limit; -1 where the station has none.
    var limit: Int32 = -1
    /// Connectors with a car, from connecting to leaving.
    var taken: Int32 = 0
    /// Marks the cabinet's last wake-up: earlier ones are stale.
    var generation: UInt32 = 0
    var bookedUntil: Nanoseconds = 0
  }

  var rows: [Row] = []
  /// By row of the visit.
  private(set) var sessions: [CabinetSession] = []
  /// Cabinets that gave more than their power within a quarter hour; 0 unless there is a bug.
  private(set) var overdrawn = 0

  /// One cabinet per charger wherever the chargers of a type share power in a way that can be felt, and wherever the
  /// station has less power than its chargers could ask for.
  init(pools: inout [ChargerPool], types: [ChargerType], curves: CurveTable, isLimited: [Bool]) {
    guard types.contains(where: Self.binds) || isLimited.contains(true) else { return }
    for pool in pools.indices {
      let type = types[Int(pools[pool].type)]
      guard Self.binds(type) || isLimited[Int(pools[pool].station)] else { continue }
      pools[pool].firstCabinet = Int32(rows.count)
      for _ in 0..<Int(pools[pool].connectors) / type.connectors {
        let cabinet = Cabinet(
          capKW: type.ratedKW, policy: type.sharing, moduleKW: min(type.moduleKW, type.ratedKW),
          table: curves.table)
        rows.append(
          Row(
            cabinet: cabinet, pool: Int32(pool), connectors: Int32(type.connectors),
            isShared: Self.binds(type), ratedKW: type.ratedKW))
      }
    }
  }

  /// The limited stations with the cabinets of each, which lie side by side.
  mutating func limits(_ pools: [ChargerPool], _ isLimited: [Bool]) -> [StationLimit] {
    var limits: [StationLimit] = []
    for row in rows.indices where isLimited[Int(pools[Int(rows[row].pool)].station)] {
      let station = pools[Int(rows[row].pool)].station
      if limits.last?.station == station {
        limits[limits.count - 1].cabinets = limits[limits.count - 1].cabinets.lowerBound..<row + 1
      } else {
        limits.append(StationLimit(station: station, cabinets: row..<row + 1, headroomKW: .infinity))
      }
      rows[row].limit = Int32(limits.count - 1)
    }
    return limits
  }

  /// Whether the connectors of a charger can ask for more than it has; where they cannot, each has its own power.
  static func binds(_ type: ChargerType) -> Bool {
    guard type.cabinetKW > 0 else { return false }
    let connectors = Double(type.connectors)
    guard type.sharing == .modules else { return type.cabinetKW < connectors * type.powerKW }
    let each = (type.powerKW / type.moduleKW).rounded(.up)
    return (type.cabinetKW / type.moduleKW).rounded(.down) < connectors * each
  }

  /// The cabinet of a pool with the fewest cars; the first of several.
  ///
  /// Connectors out of order are counted by pool, not by cabinet, so there is a place wherever the pool has one.
  func emptiest(of pool: Int32, from first: Int32) -> Int {
    var found = Int(first)
    var row = found
    while row < rows.count, rows[row].pool == pool {
      if rows[row].taken == 0 { return row }
      if rows[row].taken < rows[found].taken { found = row }
      row += 1
    }
    return found
  }

  mutating func open(_ session: CabinetSession, visit: Int) {
    while sessions.count <= visit { sessions.append(CabinetSession()) }
    sessions[visit] = session
  }

  mutating func plug(_ visit: Int) { sessions[visit].phase = .plugged }

  mutating func finish(_ visit: Int, at time: Nanoseconds) {
    sessions[visit].phase = .finished
    sessions[visit].ends = time
  }

  /// Puts a session behind the last of a list, or before the only one.
  mutating func link(_ visit: Int32, behind last: Int32) {
    sessions[Int(visit)].previous = last
    sessions[Int(visit)].isCounted = true
    if last >= 0 { sessions[Int(last)].next = visit }
  }

  /// Takes a session out of its list; returns its neighbours.
  mutating func unlink(_ visit: Int32) -> (previous: Int32, next: Int32) {
    let (previous, next) = (sessions[Int(visit)].previous, sessions[Int(visit)].next)
    if previous >= 0 { sessions[Int(previous)].next = next }
    if next >= 0 { sessions[Int(next)].previous = previous }
    sessions[Int(visit)].isCounted = false
    return (previous, next)
  }

  mutating func pay(_ visit: Int, _ cost: Double) { sessions[visit].cost += cost }

  /// Counts a cabinet that gave more battery energy than its power allows over some time; half a millijoule of
  /// rounding per car is none.
  mutating func check(
    _ row: Int, gave energy: Millijoules, for time: Nanoseconds, efficiency: Double
  ) {
    let most =
      rows[row].cabinet.capKW * efficiency * Duration.inHours(time) * EnergyUnit.kilowattHour * (1 + 1e-9)
    if Double(energy) > most + Double(rows[row].cabinet.members.count) + 1 { overdrawn += 1 }
  }
}

/// A session at a connector of a cabinet; its course is known only as it happens.
struct CabinetSession: Sendable {
  enum Phase: UInt8 {
    case connecting
    case plugged
    /// The station has power for all: the course is known and booked, and the cabinet has no part in it.
    case alone
    /// Full, or fetched.
    case finished
  }
  var phase = Phase.connecting
  var curve: Int32 = 0
  /// What the battery will hold, as far as its curve reaches.
  var target: Millijoules = 0
  var begins: Nanoseconds = 0
  var ends: Nanoseconds = 0
  /// For a course that is known: the curve's clock at the start, and the most it asks of the station, in whole watts.
  var clock = 0.0
  var peakW: Int64 = 0
  /// CNY per kWh × mJ.
  var cost = 0.0
  /// Neighbours among those of the station that ask for power and whose course is known; -1 for none.
  var previous: Int32 = -1
  var next: Int32 = -1
  var isCounted = false
}
