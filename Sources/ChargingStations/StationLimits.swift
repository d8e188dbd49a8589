import DistrictModel
import EventEngine

/// A station whose grid connection can be felt: its chargers together may ask for more than it has.
struct StationLimit: Sendable {
  let station: Int32
  /// Its cabinets; a connector with power of its own counts as a cabinet here.
  var cabinets: Range<Int>
  var headroomKW: Double
  /// Rated power of the cabinets with cars, in whole watts so that it never drifts.
  var pluggedW: Int64 = 0
  /// Whether caps stand below rated power since the last deal.
  var isBound = false
}

/// Stations under a limit share it out anew whenever a car joins or leaves and whenever the headroom changes.
///
/// Between two such instants each cabinet keeps its cap, so the caps never sum to more than the station has; what a
/// tapering car no longer takes is given to others at the next instant, as a station controller does.
extension ChargingRoom {
  mutating func startHeadroom(_ queue: inout EventQueue) {
    for row in limits.indices { queue.push(Event(time: 0, kind: Kind.headroom, entity: Int32(row))) }
  }

  /// Another quarter hour has another headroom; the next change is looked up at once.
  mutating func changeHeadroom(_ event: Event, _ queue: inout EventQueue) {
    guard let headroom else { return }
    let row = Int(event.entity)
    let slots = headroom.kW[Int(limits[row].station)]
    let quarter = Int(event.time / Duration.quarterHour)
    let now = (quarter + (firstWeekday - 1) * 96) % StationHeadroom.slots
    limits[row].headroomKW = slots[now]
    share(row, at: event.time, &queue)
    guard event.time < ledger.to,
      let ahead = (1..<StationHeadroom.slots).first(where: {
        slots[(now + $0) % StationHeadroom.slots] != slots[now]
      })
    else { return }
    queue.push(
      Event(
        time: Int64(quarter + ahead) * Duration.quarterHour, kind: Kind.headroom, entity: event.entity))
  }

  /// Deals a station's headroom to the cabinets with cars: rated power to all where that fits, else first what their
  /// cars accept now, by water-filling, then the rest in proportion to what the cabinets could still give.
  mutating func share(_ limit: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    let fits = Double(limits[limit].pluggedW) / 1000 <= limits[limit].headroomKW
    if fits, !limits[limit].isBound { return }
    limits[limit].isBound = !fits
    var places: [Int] = []
    var rated: [Double] = []
    for place in limits[limit].cabinets where !cabinets.rows[place].cabinet.members.isEmpty {
      places.append(place)
      rated.append(cabinets.rows[place].ratedKW)
    }
    var caps = rated
    if !fits {
      for place in places { move(place, to: now, &queue) }
      let wanted = zip(places, rated).map { min($1, cabinets.rows[$0].cabinet.acceptedKW()) }
      caps = Self.caps(headroomKW: limits[limit].headroomKW, wanted: wanted, rated: rated)
    }
    for (place, cap) in zip(places, caps) where cap != cabinets.rows[place].cabinet.capKW {
      move(place, to: now, &queue)
      cabinets.rows[place].cabinet.setCap(cap, at: now)
      expectWake(place, &queue)
    }
  }

  /// A cabinet got its first car, or lost its last.
  mutating func notePlugged(_ place: Int, _ isPlugged: Bool) {
    let limit = Int(cabinets.rows[place].limit)
    guard limit >= 0 else { return }
    let watts = Int64((cabinets.rows[place].ratedKW * 1000).rounded(.up))
    limits[limit].pluggedW += isPlugged ? watts : -watts
    // What was dealt to it before is nobody's any more; with its next car it is dealt anew.
    if !isPlugged {
      cabinets.rows[place].cabinet.setCap(cabinets.rows[place].ratedKW, at: cabinets.rows[place].cabinet.time)
    }
  }

  /// Caps that sum to the headroom at most; each cabinet its rated power where that fits.
  package static func caps(headroomKW: Double, wanted: [Double], rated: [Double]) -> [Double] {
    let all = rated.reduce(0, +)
    if all <= headroomKW { return rated }
    // The least headroom for rounding, so that the sum of the caps stays below it.
    let room = headroomKW * (1 - 1e-12)
    let asked = wanted.reduce(0, +)
    if asked <= room {
      let share = all > asked ? min(1, (room - asked) / (all - asked)) : 0
      return zip(wanted, rated).map { $0 + share * ($1 - $0) }
    }
    var caps = [Double](repeating: 0, count: wanted.count)
    var left = room
    var waiting = wanted.indices.filter { wanted[$0] > 0 }.sorted { (wanted[$0], $0) < (wanted[$1], $1) }[...]
    while let next = waiting.popFirst() {
      caps[next] = min(wanted[next], left / Double(waiting.count + 1))
      left -= caps[next]
    }
    return caps
  }
}
