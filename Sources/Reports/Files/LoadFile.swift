import DistrictModel
package import EventEngine

/// `load.csv`: what every station drew in every quarter hour of one replication, and how many connectors were taken.
public enum LoadFile {
  /// Tells the rows one by one.
  ///
  /// - Parameter quarters: by the room's word, its stations in the order of the plan.
  package static func tell(
    _ quarters: [(room: String, stations: [StationQuarters])], of input: ReportInput,
    row: ([CSVField]) -> Void
  ) {
    let clock = RecordClock(warmUpDays: input.provenance.warmUpDays, calendar: input.world.calendar)
    for (room, stations) in quarters {
      let ids = ids(of: room, input)
      for (station, one) in stations.enumerated() where ids.indices.contains(station) {
        for (slot, energy) in one.energy.enumerated() {
          let seconds = slot * 900
          row([
            .text(room), .text(ids[station]), .integer(seconds), .text(clock.clock(clock.start(slot))),
            .fixed(EnergyUnit.kWh(energy) * 4, 4), .fixed(mean(one.occupied, slot), 4),
            .fixed(mean(one.available, slot), 4),
          ])
        }
      }
    }
  }

  private static func mean(_ times: [Nanoseconds], _ slot: Int) -> Double? {
    times.indices.contains(slot) ? Double(times[slot]) / Double(Duration.quarterHour) : nil
  }

  private static func ids(of room: String, _ input: ReportInput) -> [String] {
    switch room {
    case "charging": input.plan.stations.map { input.world.sites[$0.site].id }
    case "swap": input.plan.swapSites.map { input.world.sites[$0].id }
    default: input.plan.hydrogenSites.map { input.world.sites[$0].id }
    }
  }
}

/// `district_load.csv`: what the district drew in every quarter hour of one replication, by kind of plug.
public enum DistrictLoadFile {
  package static func tell(
    ownPlugs: [Millijoules], rooms: [RoomOutcome], of input: ReportInput, row: ([CSVField]) -> Void
  ) {
    let clock = RecordClock(warmUpDays: input.provenance.warmUpDays, calendar: input.world.calendar)
    func kW(_ load: [Millijoules], _ slot: Int) -> Double {
      load.indices.contains(slot) ? EnergyUnit.kWh(load[slot]) * 4 : 0
    }
    for slot in ownPlugs.indices {
      let parts = ["charging", "swap", "hydrogen"].map { name in
        rooms.filter { $0.room == name }.reduce(0) { $0 + kW($1.load, slot) }
      }
      let own = kW(ownPlugs, slot)
      row(
        [.integer(slot * 900)] + clock.fields(clock.start(slot))
          + ([own] + parts + [parts.reduce(own, +)]).map { .fixed($0, 4) })
    }
  }
}
