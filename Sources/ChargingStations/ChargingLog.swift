public import EventEngine

/// What the room keeps for the session log and for the quarter hours of its stations, where a run asks for records.
struct ChargingLog: Sendable {
  /// What is known of a session before its visit ends.
  struct Session: Sendable {
    /// Energy at the battery within the recorded days.
    var recorded: Millijoules = 0
    var ends = VisitRecord.never
    var peakKW: Double?
    var paidCNY = 0.0
    var idleFeeCNY = 0.0
  }

  let from: Nanoseconds
  let to: Nanoseconds
  let slots: Int
  /// By visit.
  var sessions: [Session] = []
  /// Visits that ended and were not taken yet.
  var ended: [VisitRecord] = []
  /// Connector time by station × recorded quarter hour.
  var occupied: [Nanoseconds]
  var outOfOrder: [Nanoseconds]

  init(of ledger: ChargingLedger, stations: Int) {
    from = ledger.from
    to = ledger.to
    slots = ledger.slots
    occupied = [Nanoseconds](repeating: 0, count: stations * ledger.slots)
    outOfOrder = occupied
  }

  /// A visit begins in a row that another may have had.
  mutating func open(_ row: Int) {
    while sessions.count <= row { sessions.append(Session()) }
    sessions[row] = Session()
  }

  mutating func occupy(_ station: Int, from start: Nanoseconds, until end: Nanoseconds) {
    Self.spread(1, start, end, from, to, &occupied, first: station * slots)
  }

  mutating func bookOutage(_ station: Int, connectors: Int32, from start: Nanoseconds, until end: Nanoseconds)
  {
    guard connectors > 0 else { return }
    Self.spread(Int64(connectors), start, end, from, to, &outOfOrder, first: station * slots)
  }

  /// Adds an interval to the quarter hours it lies in, as far as it is recorded.
  private static func spread(
    _ factor: Int64, _ start: Nanoseconds, _ end: Nanoseconds, _ from: Nanoseconds, _ to: Nanoseconds,
    _ column: inout [Nanoseconds], first: Int
  ) {
    var now = max(start, from)
    let until = min(end, to)
    while now < until {
      let slot = (now - from) / Duration.quarterHour
      let next = min(until, from + (slot + 1) * Duration.quarterHour)
      column[first + Int(slot)] += factor * (next - now)
      now = next
    }
  }
}

extension ChargingRoom {
  public mutating func keepRecords() {
    log = ChargingLog(of: ledger, stations: results.stations.count)
    // Quarter hours by station need a column for each pool.
    isByPool = true
    ledger = ChargingLedger(
      from: ledger.from, to: ledger.to, stations: results.stations.count, types: types.count,
      columns: pools.count)
  }

  public mutating func takeRecords() -> [VisitRecord] {
    defer { log?.ended.removeAll(keepingCapacity: true) }
    return log?.ended ?? []
  }

  /// A visit that begins or takes energy outside the recorded days only is none of theirs.
  mutating func note(_ row: Int32, at now: Nanoseconds, delivered: Millijoules, _ ending: VisitEnding) {
    guard let session = log?.sessions[Int(row)] else { return }
    let visit = visits[Int(row)]
    let isConnected = visit.stage == .charging
    guard
      isRecorded(visit.need) || session.recorded != 0
        || isConnected && visit.connects >= ledger.from && visit.connects < ledger.to
    else { return }
    var record = VisitRecord(visit.need, ending: ending)
    record.attempts = Int32(visit.attempts)
    if visit.pool >= 0 { record.station = pools[Int(visit.pool)].station }
    if visit.attempts > 0, visit.stage != .underWay || ending != .unfinished {
      record.arrived = visit.arrived
    }
    if isConnected {
      record.equipment = Int32(pools[Int(visit.pool)].type)
      record.connected = visit.connects
      record.full = session.ends <= now ? session.ends : VisitRecord.never
      record.delivered = delivered
      record.recorded = session.recorded
      record.peakKW = session.peakKW
      record.paidCNY = session.paidCNY
      record.idleFeeCNY = session.idleFeeCNY
    }
    if ending != .unfinished { record.left = now }
    log?.ended.append(record)
  }

  public var stationQuarters: [StationQuarters] {
    guard let log else { return [] }
    let drawn = drawnOfStation
    var working = [Nanoseconds](repeating: 0, count: results.stations.count)
    for pool in pools { working[Int(pool.station)] += Int64(pool.connectors) * Duration.quarterHour }
    return results.stations.indices.map { station in
      let range = station * log.slots..<(station + 1) * log.slots
      var quarters = StationQuarters(energy: Array(drawn[range]))
      quarters.occupied = Array(log.occupied[range])
      quarters.available = log.outOfOrder[range].map { working[station] - $0 }
      return quarters
    }
  }
}
