public import EventEngine

/// Records of fills, where a run asks for them.
extension HydrogenRoom {
  public mutating func keepRecords() { records = [] }

  public mutating func takeRecords() -> [VisitRecord] {
    defer { records?.removeAll(keepingCapacity: true) }
    return records ?? []
  }

  /// Fills count where they end, and needs where they arise.
  mutating func record(_ visit: HydrogenVisit, at now: Nanoseconds, given: Millijoules, _ ending: VisitEnding)
  {
    let isSold = ending == .served && ledger.isRecorded(now)
    guard ledger.isRecorded(visit.need.time) || isSold else { return }
    var record = VisitRecord(visit.need, ending: ending)
    record.attempts = Int32(visit.tried.count)
    record.station = visit.station
    if visit.stage == .queued || visit.stage == .filling { record.arrived = visit.arrived }
    if visit.stage == .filling {
      record.connected = visit.starts
      record.delivered = given
      record.recorded = isSold ? given : 0
      if isSold {
        let kind = parameters.kinds[kindOf[Int(visit.station)]]
        let kilograms = ledger.stations[Int(visit.station)].kilograms(given)
        record.paidCNY = kilograms * kind.saleCNYPerKg
      }
    }
    if ending != .unfinished { record.left = now }
    records?.append(record)
  }

  public var stationQuarters: [StationQuarters] {
    guard records != nil else { return [] }
    return outcome.hydrogen.map { StationQuarters(energy: $0.load) }
  }
}
