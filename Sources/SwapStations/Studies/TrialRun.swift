import DistrictModel
import EventEngine
import NumericKernels

/// A trial under way: draws the arrivals and works through the events between them.
struct TrialRun {
  private let trial: StationTrial
  private(set) var room: SwapRoom
  private var queue = EventQueue()
  private var random: RandomStream
  private(set) var now: Nanoseconds = 0
  private(set) var arrived = 0
  private var day = 0
  /// Vehicles of a fleet that are away, with the time at which they come back.
  private var away: [(time: Nanoseconds, vehicle: Int32)] = []
  /// When the next vehicle comes, where it does not depend on those that leave.
  private var next = Int64.max
  /// Millijoules of a pack by type, and the shares of the customers up to it.
  private let capacity: [Double]
  private let sharesUpTo: [Double]

  init(_ trial: StationTrial, seed: UInt64, replication: Int) throws(SwapFaults) {
    self.trial = trial
    capacity = trial.packTypes.map { Double(EnergyUnit.millijoules(kWh: $0.capacityKWh)) }
    let mix = trial.customerShares
    sharesUpTo = mix.indices.map { mix[...$0].reduce(0, +) }
    random = RandomStream(
      seed: seed, replication: UInt32(replication), purpose: StreamPurpose("swap.trial"))
    room = try SwapRoom(
      stations: [trial.station],
      setting: SwapRoom.Setting(
        packTypes: trial.packTypes,
        packOfVehicleType: trial.packTypes.indices.flatMap {
          [Int](repeating: $0, count: VehicleTypes.sizes)
        },
        access: SwapAccess(minutes: [0], stations: 1, stationCell: [0]), prices: trial.pricesCNYPerKWh,
        classes: trial.packTypes.count, cells: 1, room: 0,
        headroom: trial.gridLimitKW.map { StationHeadroom(kW: [$0]) },
        mostBookDays: 400),
      parameters: trial.parameters, policies: trial.policies, from: 0, to: Int64.max / 2)
    room.begin(replication: replication, seed: seed, queue: &queue)
    room.startDay(0, isRecorded: true)
    if case .fleet(let vehicles, let hours) = trial.demand {
      for vehicle in 0..<max(0, vehicles) { away.append((draw(hours: hours), Int32(vehicle))) }
    } else {
      next = following(0)
    }
  }

  /// Works through so many arrivals more; at equal times pending events come first.
  mutating func advance(arrivals: Int) {
    let until = arrived + arrivals
    while arrived < until {
      let pending = queue.top?.time ?? Int64.max
      let row = away.indices.min { (away[$0].time, away[$0].vehicle) < (away[$1].time, away[$1].vehicle) }
      let arrival = row.map { away[$0].time } ?? next
      guard min(pending, arrival) < .max else { return }
      if pending <= arrival, let event = queue.pop() {
        enter(event.time)
        if let ended = room.handle(event, queue: &queue) { release(ended) }
      } else {
        enter(arrival)
        admit(vehicle: row.map { away.remove(at: $0).vehicle } ?? Int32(arrived & 0x3FFF_FFFF), at: arrival)
        if row == nil { next = following(arrival) }
      }
    }
  }

  private mutating func enter(_ time: Nanoseconds) {
    now = time
    while Int64(day + 1) * Duration.day <= time {
      day += 1
      room.startDay(day, isRecorded: true)
    }
  }

  private mutating func admit(vehicle: Int32, at time: Nanoseconds) {
    arrived += 1
    let spread = trial.arrivalSpread > 0 ? trial.arrivalSpread * (2 * random.uniform() - 1) : 0
    let share = min(max(0, trial.arrivalShare + spread), 1)
    let type = packType()
    var need = Need(
      time: time, vehicle: vehicle, cell: 0, vehicleType: UInt16(clamping: type * VehicleTypes.sizes),
      energy: Millijoules(share * capacity[type]), target: Millijoules(capacity[type]), draw: 0)
    need.preferredStation = 0
    if let ended = room.open(need, queue: &queue) { release(ended) }
  }

  /// What the next customer swaps; nothing is drawn where all swap the same.
  private mutating func packType() -> Int {
    guard sharesUpTo.count > 1 else { return 0 }
    let place = random.uniform()
    return sharesUpTo.firstIndex { place < $0 } ?? sharesUpTo.count - 1
  }

  private mutating func release(_ ended: EndedVisit) {
    guard case .fleet(_, let hours) = trial.demand else { return }
    away.append((later(ended.time, hours: hours), ended.vehicle))
  }
}

// MARK: - Arrivals

extension TrialRun {
  /// Nobody comes after so long; thirty years.
  private static let end = Nanoseconds(1e18)

  private mutating func draw(hours: Double) -> Nanoseconds {
    Nanoseconds(min(1e18, -Elementary.log1p(-random.uniform()) * hours * Double(Duration.hour)))
  }

  /// An exponential time after another one; never where the end of all trials lies before.
  private mutating func later(_ time: Nanoseconds, hours: Double) -> Nanoseconds {
    let next = time + draw(hours: hours)
    return next > Self.end ? .max : next
  }

  /// When the next vehicle comes; never where a list has ended.
  private mutating func following(_ time: Nanoseconds) -> Nanoseconds {
    switch trial.demand {
    case .poisson(let perHour): perHour > 0 ? later(time, hours: 1 / perHour) : .max
    case .weekly(let rates): thinned(time, rates)
    case .listed(let times): arrived < times.count ? times[arrived] : .max
    case .fleet: .max
    }
  }

  /// Lewis and Shedler's thinning (1979) at the highest rate of the week.
  private mutating func thinned(_ time: Nanoseconds, _ rates: [Double]) -> Nanoseconds {
    guard let most = rates.max(), most > 0 else { return .max }
    var time = time
    while true {
      time = later(time, hours: 1 / most)
      if time == .max { return time }
      if random.uniform() * most < rates[Int(time / Duration.hour) % rates.count] { return time }
    }
  }
}
