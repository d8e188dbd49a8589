public import EventEngine

/// Records of swaps, where a run asks for them.
extension SwapRoom {
  public mutating func keepRecords() { records = [] }

  public mutating func takeRecords() -> [VisitRecord] {
    defer { records?.removeAll(keepingCapacity: true) }
    return records ?? []
  }

  /// A vehicle whose need arose outside the recorded days counts nowhere.
  mutating func record(_ visit: SwapVisit, at now: Nanoseconds, delivered: Millijoules, _ ending: VisitEnding)
  {
    guard isRecorded(visit.need.time) else { return }
    var record = VisitRecord(visit.need, ending: ending)
    record.attempts = Int32(visit.attempts)
    record.station = visit.station
    if visit.attempts > 0, visit.stage != .underWay || ending != .unfinished {
      record.arrived = visit.arrived
    }
    if visit.stage == .swapping {
      record.equipment = Int32(visit.pack)
      record.connected = visit.started
      record.paidCNY = visit.paidCNY
      record.delivered = delivered
      record.recorded = delivered
    }
    if ending != .unfinished { record.left = now }
    records?.append(record)
  }

  public var stationQuarters: [StationQuarters] {
    guard records != nil else { return [] }
    return stations.map { StationQuarters(energy: gridQuarters($0)) }
  }
}
