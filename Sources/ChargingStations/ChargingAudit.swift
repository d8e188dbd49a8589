import EventEngine

extension ChargingRoom {
  /// Checks the laws every run must keep; cheap enough to be on always.
  public func audit() -> String? {
    var charging: Millijoules = 0
    var stages = (underWay: 0, queued: 0, charging: 0)
    for visit in visits {
      if let fault = fault(of: visit) { return "\(fault): \(story(of: visit.need.vehicle) ?? "")" }
      switch visit.stage {
      case .free: break
      case .underWay: stages.underWay += 1
      case .queued: stages.queued += 1
      case .charging:
        stages.charging += 1
        charging += visit.delivers
      }
    }
    var busy = 0
    var queued = 0
    var underWay = 0
    for pool in pools {
      if pool.busy < 0 || pool.busy > pool.connectors {
        return "a pool has \(pool.busy) of \(pool.connectors) connectors taken"
      }
      if pool.reserved < 0 || pool.broken < 0 || pool.failing < 0 || pool.free < 0 {
        return
          "a pool of \(pool.connectors) connectors has \(pool.busy) taken, \(pool.reserved) reserved and \(pool.broken) out of order"
      }
      if pool.queued < 0 || pool.underWay < 0 { return "a pool counts fewer than no vehicles" }
      if pool.queued > 0, pool.free > 0 { return "a vehicle queues at a free connector" }
      busy += Int(pool.busy)
      queued += Int(pool.queued)
      underWay += Int(pool.underWay)
    }
    if busy != stages.charging { return "\(busy) connectors are taken by \(stages.charging) vehicles" }
    if queued != stages.queued { return "\(queued) places in queues hold \(stages.queued) vehicles" }
    if underWay != stages.underWay {
      return "\(underWay) vehicles are expected, \(stages.underWay) are under way"
    }
    if connectedEver - leftEver != busy {
      return "\(connectedEver) connected and \(leftEver) left, but \(busy) are there"
    }
    if openedEver - endedEver != openVisits || openVisits != stages.underWay + stages.queued + stages.charging
    {
      return "\(openedEver) needs arose and \(endedEver) ended, but \(openVisits) are open"
    }
    if ledger.booked != deliveredEver + charging {
      return "\(ledger.booked) mJ are booked, \(deliveredEver) mJ delivered and \(charging) mJ under way"
    }
    if ledger.inSlots + ledger.bookedOutside != ledger.booked {
      return "quarter hours do not sum to the sessions"
    }
    if results.waitSum < 0 { return "a wait is negative" }
    let here = visiting
    if let twice = zip(here, here.dropFirst()).first(where: { $0 == $1 }) {
      return "a vehicle visits twice at once: \(story(of: twice.0) ?? "")"
    }
    return cabinets.fault(pools, visits)
  }

  /// What cannot be true of one visit.
  private func fault(of visit: Visit) -> String? {
    guard visit.stage != .free else { return nil }
    if visit.pool < 0 { return "a vehicle is under way to no station" }
    if visit.stage != .underWay, visit.arrived < visit.need.time {
      return "a vehicle arrived before its need arose"
    }
    guard visit.stage == .charging else { return nil }
    if visit.connects < visit.arrived { return "a wait is negative" }
    if visit.leaves < visit.connects { return "a vehicle leaves before it connects" }
    if visit.delivers < 0 { return "a session gives less than nothing" }
    return nil
  }

  public func story(of vehicle: Int32) -> String? {
    let told = visits.filter { $0.stage != .free && $0.need.vehicle == vehicle }.prefix(3).map { visit in
      let need = visit.need
      var words =
        "vehicle \(vehicle): need of \(need.target - need.energy) mJ at \(Self.clock(need.time)) in cell \(need.cell)"
      let pool =
        visit.pool >= 0 ? "station \(pools[Int(visit.pool)].station), pool \(visit.pool)" : "no station"
      switch visit.stage {
      case .free: break
      case .underWay: words += ", under way to \(pool), attempt \(visit.attempts)"
      case .queued: words += ", queues at \(pool) since \(Self.clock(visit.arrived))"
      case .charging:
        words +=
          ", at \(pool) since \(Self.clock(visit.connects)) until \(Self.clock(visit.leaves)), \(visit.delivers) mJ"
      }
      return words
    }
    return told.isEmpty ? nil : told.joined(separator: "; ")
  }

  /// A time as a person reads it: day, hour, minute.
  private static func clock(_ time: Nanoseconds) -> String {
    let minutes = time % Duration.day / Duration.minute
    return "day \(time / Duration.day) \(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
  }
}
