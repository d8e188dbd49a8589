import DistrictModel
import EventEngine
import PowerNetwork

/// A station whose grid connection can be felt: its chargers together may ask for more than it has.
struct StationLimit: Sendable {
  let station: Int32
  /// Its cabinets; a connector with power of its own counts as a cabinet here.
  var cabinets: Range<Int>
  var headroomKW: Double
  /// Rated power of the cabinets with cars, in whole watts so that it never drifts.
  var pluggedW: Int64 = 0
  /// Its pools, which lie side by side.
  var pools = 0..<0
  /// Row of the controller of its sun and battery; `nil` where it has none.
  var site: Int?
  /// Whether caps stand below rated power since the last deal.
  var isBound = false
  /// Ends of the list of visits that charge as if there were no limit, which holds as long as the station has power for
  /// all.
  var firstAlone: Int32 = -1
  var lastAlone: Int32 = -1
  /// The most they may ask for together, in whole watts.
  var aloneW: Int64 = 0

  var askedKW: Double { Double(pluggedW + aloneW) / 1000 }
}

/// Stations under a limit share it out anew whenever a car joins, is full or leaves, and whenever the headroom changes.
///
/// Between two such instants each cabinet keeps its cap, so the caps never sum to more than the station has; what a
/// tapering car no longer takes is given to others at the next instant, as a station controller does. As long as there
/// is power for the most that all may ask for, a session's course is known when it begins and no cabinet is asked; once
/// there is not, the cars go behind their cabinets with what they hold by then.
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
    if let site = limits[row].site {
      settle(row, until: quarter, &queue)
      limits[row].headroomKW = sites[site].reachKW(quarter, importLimitKW: slots[now])
    }
    share(row, at: event.time, &queue)
    guard event.time < ledger.to,
      let ahead = limits[row].site != nil
        ? 1
        : (1..<StationHeadroom.slots).first(where: {
          slots[(now + $0) % StationHeadroom.slots] != slots[now]
        })
    else { return }
    queue.push(
      Event(
        time: Int64(quarter + ahead) * Duration.quarterHour, kind: Kind.headroom, entity: event.entity))
  }

  /// Closes the quarter hour before for a station with sun and battery.
  mutating func settle(_ row: Int, until quarter: Int, _ queue: inout EventQueue) {
    guard let site = limits[row].site, let headroom, quarter > 0 else { return }
    for place in limits[row].cabinets where !cabinets.rows[place].cabinet.members.isEmpty {
      move(place, to: Int64(quarter) * Duration.quarterHour, &queue)
    }
    let past = quarter - 1
    let drawn = limits[row].pools.reduce(0) {
      $0 + Double(ledger.load($1, quarter: past)) / types[Int(pools[$1].type)].effectiveEfficiency
    }
    let closed = sites[site].close(
      past, chargersKWh: drawn / EnergyUnit.kilowattHour,
      importLimitKW: headroom.kW[Int(limits[row].station)][
        (past + (firstWeekday - 1) * 96) % StationHeadroom.slots])
    let begins = Int64(past) * Duration.quarterHour
    if begins >= ledger.from, begins < ledger.to { results.sites[site].quarters.append(closed) }
  }

  /// Deals a station's headroom to the cabinets with cars: rated power to all where that fits, else first what their
  /// cars accept now, by water-filling, then the rest in proportion to what the cabinets could still give.
  mutating func share(_ limit: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    if limits[limit].askedKW > limits[limit].headroomKW { forgetFull(limit, at: now) }
    let fits = limits[limit].askedKW <= limits[limit].headroomKW
    if fits, !limits[limit].isBound { return }
    limits[limit].isBound = !fits
    if !fits { takeIn(limit, at: now, &queue) }
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

  /// The most a session may ask of the station, in whole watts; a connector never gives more than it is rated for.
  func peakWatts(_ need: Need, _ course: ChargingCourse, _ pool: Int) -> Int64 {
    let type = types[Int(pools[pool].type)]
    let state = Double(need.energy) / Double(capacity[Int(need.vehicleType)])
    let peak = curves.peakKW(course.curve, from: state) / type.effectiveEfficiency
    return Self.watts(min(peak, cabinets.rows[Int(pools[pool].firstCabinet)].ratedKW))
  }

  /// Whether a station under a limit has power for one more session whatever the others ask for.
  mutating func hasPower(_ watts: Int64, at pool: Int, _ now: Nanoseconds) -> Bool {
    let first = Int(pools[pool].firstCabinet)
    let limit = Int(cabinets.rows[first].limit)
    guard limit >= 0, !cabinets.rows[first].isShared, !limits[limit].isBound
    else { return false }
    func fits() -> Bool {
      Double(limits[limit].pluggedW + limits[limit].aloneW + watts) / 1000 <= limits[limit].headroomKW
    }
    if fits() { return true }
    forgetFull(limit, at: now)
    return fits()
  }

  /// Those who are full and only stand there ask for nothing any more.
  private mutating func forgetFull(_ limit: Int, at now: Nanoseconds) {
    var row = limits[limit].firstAlone
    while row >= 0 {
      let next = cabinets.sessions[Int(row)].next
      if cabinets.sessions[Int(row)].ends <= now { forget(row, at: limit) }
      row = next
    }
  }

  /// A session asks for nothing any more; whoever is forgotten already stays so.
  mutating func forget(_ row: Int32, at limit: Int) {
    guard cabinets.sessions[Int(row)].isCounted else { return }
    let (previous, next) = cabinets.unlink(row)
    if previous < 0 { limits[limit].firstAlone = next }
    if next < 0 { limits[limit].lastAlone = previous }
    limits[limit].aloneW -= cabinets.sessions[Int(row)].peakW
  }

  /// Notes a session whose course is known and booked already; it is told in the results when it ends.
  mutating func standAlone(
    _ row: Int32, _ session: KnownSession, _ target: Millijoules, peakW: Int64, cost: Double
  ) {
    let index = Int(row)
    let place = takeConnector(Int(visits[index].pool))
    visits[index].cabinet = Int32(place)
    cabinets.open(
      CabinetSession(
        phase: .alone, curve: Int32(session.curve), target: target, begins: session.begins,
        ends: session.ends, clock: session.clock, peakW: peakW, cost: cost * EnergyUnit.kilowattHour),
      visit: index)
    let limit = Int(cabinets.rows[place].limit)
    let last = limits[limit].lastAlone
    cabinets.link(row, behind: last)
    if last < 0 { limits[limit].firstAlone = row }
    limits[limit].lastAlone = row
    limits[limit].aloneW += peakW
  }

  /// Whoever charges as if there were no limit goes behind its cabinet, with what it got until now; the rest is taken out
  /// of the books again.
  ///
  /// - Precondition: those who are full are forgotten.
  private mutating func takeIn(_ limit: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    var following = limits[limit].firstAlone
    (limits[limit].firstAlone, limits[limit].lastAlone) = (-1, -1)
    limits[limit].aloneW = 0
    while following >= 0 {
      let row = following
      let index = Int(row)
      following = cabinets.sessions[index].next
      let gave = cut(index, at: now)
      let session = cabinets.sessions[index]
      let from = max(now, session.begins)
      visits[index].delivers = gave.energy
      visits[index].generation &+= 1
      cabinets.open(
        CabinetSession(
          curve: session.curve, target: session.target, begins: session.begins,
          cost: gave.cost * EnergyUnit.kilowattHour), visit: index)
      let missing = session.target - visits[index].need.energy - gave.energy
      expectRelease(
        index, at: expectedLeave(index, missing: missing, Duration.inHours(session.ends - from), from: from))
      noteCrowd(Int(visits[index].pool))
      if now < session.begins {
        queue.push(event(Kind.join, row, at: session.begins))
      } else {
        plugIn(row, at: now, &queue)
      }
    }
  }

  /// Takes a known session out of the books and books what of it was given until now.
  private mutating func cut(_ index: Int, at now: Nanoseconds) -> (energy: Millijoules, cost: Double) {
    let need = visits[index].need
    let pool = Int(visits[index].pool)
    let station = Int(pools[pool].station)
    let type = Int(pools[pool].type)
    let session = cabinets.sessions[index]
    let prices = prices[Int(operatorOf[station]) * types.count + type]
    func known(_ delivers: Millijoules, until ends: Nanoseconds) -> KnownSession {
      KnownSession(
        curve: Int(session.curve), vehicleType: need.vehicleType, capacity: capacity[Int(need.vehicleType)],
        energy: need.energy, delivers: delivers, clock: session.clock, begins: session.begins, ends: ends)
    }
    let whole = known(visits[index].delivers, until: session.ends)
    let taken = ledger.book(
      whole, curves: curves, prices: prices, station: station, type: type, column: column(pool, type),
      sign: -1)
    log?.sessions[index].recorded += taken.recorded
    log?.sessions[index].peakKW = nil
    guard now > session.begins else { return (0, 0) }
    let state = curves.state(
      whole.curve, vehicleType: need.vehicleType,
      at: session.clock + Double(now - session.begins) * (1 / Double(Duration.hour)))
    let energy = min(whole.delivers, max(0, Millijoules(state * Double(whole.capacity)) - need.energy))
    let given = ledger.book(
      known(energy, until: now), curves: curves, prices: prices, station: station, type: type,
      column: column(pool, type))
    log?.sessions[index].recorded += given.recorded
    return (energy, given.cost)
  }

  private static func watts(_ kW: Double) -> Int64 { Int64((kW * 1000).rounded(.up)) }

  /// A cabinet got its first car, or lost its last.
  mutating func notePlugged(_ place: Int, _ isPlugged: Bool) {
    let limit = Int(cabinets.rows[place].limit)
    guard limit >= 0 else { return }
    let watts = Self.watts(cabinets.rows[place].ratedKW)
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
