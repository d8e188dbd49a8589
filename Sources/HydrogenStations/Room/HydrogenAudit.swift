import EventEngine

extension HydrogenRoom {
  /// The laws every run keeps: the fuel of each station balances to the last millijoule, what left the banks is in
  /// vehicles, nobody is lost or at two places.
  public func audit() -> String? {
    var (filling, drawn): (Millijoules, Millijoules) = (0, 0)
    var (open, atDispensers, queued) = (0, 0, 0)
    for visit in visits where visit.stage != .free {
      open += 1
      if visit.stage == .queued { queued += 1 }
      guard visit.stage == .filling else { continue }
      atDispensers += 1
      filling += visit.gives
      if visit.starts < visit.arrived { return "a wait is negative: \(story(of: visit.need.vehicle) ?? "")" }
    }
    for (station, yard) in yards.enumerated() {
      if let fault = yard.fault { return "station \(station): \(fault)" }
      drawn += yard.drawn
      let dispensers = parameters.kinds[kindOf[station]].dispensers
      if busy[station] < 0 || busy[station] > dispensers {
        return "station \(station) has \(busy[station]) of \(dispensers) dispensers taken"
      }
    }
    if drawn != givenEver + filling {
      return "\(drawn) mJ left the banks, \(givenEver) mJ are in vehicles and \(filling) mJ under way"
    }
    if busy.reduce(0, +) != atDispensers { return "dispensers taken and vehicles at them differ" }
    if queues.reduce(0, { $0 + $1.count }) != queued { return "queues and vehicles in them differ" }
    if openedEver - endedEver != open {
      return "\(openedEver) needs arose and \(endedEver) ended, but \(open) are open"
    }
    return nil
  }

  public func story(of vehicle: Int32) -> String? {
    let told = visits.filter { $0.stage != .free && $0.need.vehicle == vehicle }.map { visit in
      "vehicle \(vehicle): \(visit.stage) at station \(visit.station), wants \(visit.need.target - visit.need.energy) mJ"
    }
    return told.isEmpty ? nil : told.joined(separator: "; ")
  }
}
