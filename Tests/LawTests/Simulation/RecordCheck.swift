import ChargingStations
import DistrictModel
import EventEngine

/// Holds the records of a charging room against its books: what a log may never get wrong.
struct RecordCheck {
  let world: World
  let plan: Plan
  let room: RoomOutcome
  let from: Nanoseconds
  let to: Nanoseconds

  private func isRecorded(_ time: Nanoseconds) -> Bool { time >= from && time < to }

  /// Everything that does not fit, in words.
  func complaints(_ visits: [VisitRecord], _ quarters: [StationQuarters]) -> [String] {
    var found: [String] = []
    let needs = visits.filter { isRecorded($0.need) }
    for ending in VisitEnding.allCases where needs.count(where: { $0.ending == ending }) != room.count(ending)
    {
      found.append("another number of needs ended \(ending)")
    }
    if needs.filter({ $0.ending != .unfinished }).reduce(0, { $0 + $1.delivered }) != room.delivered {
      found.append("the visits' energy is not the room's")
    }
    if needs.filter({ $0.ending != .unfinished }).reduce(Int128(0), { $0 + Int128($1.wanted) }) != room.wanted
    {
      found.append("the visits wanted another energy")
    }
    for (row, station) in room.stations.enumerated() {
      found += complaints(visits.filter { $0.station == Int32(row) }, of: station).map {
        "station \(row): \($0)"
      }
      found += complaints(quarters[row], of: station, row).map { "station \(row): \($0)" }
    }
    found += visits.filter { !isInOrder($0) }.map { "vehicle \($0.vehicle): times out of order" }
    return found
  }

  private func complaints(_ visits: [VisitRecord], of station: StationOutcome) -> [String] {
    var found: [String] = []
    let sessions = visits.filter { isRecorded($0.connected) }
    if sessions.count != station.sessions {
      found.append("\(sessions.count) sessions, not \(station.sessions)")
    }
    let waited = sessions.reduce(TimeSum(0)) { $0 + TimeSum($1.connected - $1.arrived) }
    if waited != station.waited { found.append("another wait") }
    let drawn = visits.reduce(0.0) { sum, visit in
      guard visit.equipment >= 0 else { return sum }
      return sum + Double(visit.recorded) / world.chargerTypes[Int(visit.equipment)].effectiveEfficiency
    }
    if abs(drawn - Double(station.gridEnergy)) > Double(world.chargerTypes.count) + 1e-12 * drawn {
      found.append("sessions drew \(drawn) mJ, the station \(station.gridEnergy)")
    }
    let paid = sessions.reduce(0.0) { $0 + $1.paidCNY } * 1e6
    let idle = sessions.reduce(0.0) { $0 + $1.idleFeeCNY } * 1e6
    let slack = Double(sessions.count) + 1
    if abs(paid - Double(station.paidMicroCNY)) > slack { found.append("another sum is paid") }
    if abs(idle - Double(station.idleFeeMicroCNY)) > slack { found.append("other fees") }
    return found
  }

  private func complaints(_ quarters: StationQuarters, of station: StationOutcome, _ row: Int) -> [String] {
    var found: [String] = []
    let slack = Double(quarters.energy.count * world.chargerTypes.count)
    if abs(Double(quarters.energy.reduce(0, +) - station.gridEnergy)) > slack {
      found.append("the load is not the energy")
    }
    if quarters.occupied.reduce(TimeSum(0), { $0 + TimeSum($1) }) != station.occupied {
      found.append("connectors are taken for another time")
    }
    let connectors = zip(plan.stations[row].chargers, world.chargerTypes).reduce(0) {
      $0 + $1.0 * $1.1.connectors
    }
    let working = Int64(connectors - station.heldConnectors) * Duration.quarterHour
    if quarters.available.reduce(TimeSum(0), { $0 + TimeSum(working - $1) }) != station.outOfOrder {
      found.append("connectors are out of order for another time")
    }
    if zip(quarters.occupied, quarters.available).contains(where: { $0 > $1 || $0 < 0 }) {
      found.append("more connectors are taken than work")
    }
    return found
  }

  private func isInOrder(_ visit: VisitRecord) -> Bool {
    let told = [visit.need, visit.arrived, visit.connected, visit.full, visit.left].filter {
      $0 != VisitRecord.never
    }
    let isWhole = visit.ending != .served || visit.connected != VisitRecord.never
    return isWhole && zip(told, told.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
