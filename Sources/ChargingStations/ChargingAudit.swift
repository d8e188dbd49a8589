import EventEngine

extension ChargingRoom {
  /// Checks the laws every run must keep; cheap enough to be on always.
  public func audit() -> String? {
    var charging: Millijoules = 0
    var stages = (underWay: 0, queued: 0, charging: 0)
    for visit in visits {
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
    return cabinets.fault(pools, visits)
  }
}
