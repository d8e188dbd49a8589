import DistrictModel
import EventEngine
import NumericKernels

/// Racks: wakes, orders of the policies, power, draws.
extension SwapRoom {
  private static let purpose = StreamPurpose("swap.station")

  /// The next number from 0 to 1 of a station.
  mutating func unit(_ station: Int) -> Double {
    let words = Philox4x32.block(
      counter: Philox4x32.Words(stations[station].draws, replication, Self.purpose.word, UInt32(station)),
      key: key)
    stations[station].draws &+= 1
    return unitInterval(words.a)
  }

  mutating func time(_ mean: Nanoseconds, _ law: DurationLaw, _ station: Int) -> Nanoseconds {
    switch law {
    case .fixed: mean
    case .exponential: Nanoseconds(-Double(mean) * Elementary.log(unit(station))) + 1
    }
  }

  mutating func wake(_ event: Event, _ queue: inout EventQueue) {
    let station = Int(event.entity)
    guard stations[station].wake & 0xFF_FFFF == event.generation else { return }
    stations[station].wakeAt = .max
    stations[station].account(until: event.time)
    if stations[station].rack.finish(at: event.time) { pump(station, at: event.time, &queue) }
    schedule(station, at: event.time, &queue)
  }

  /// Sees to it that the rack is woken when its next pack is full.
  mutating func schedule(_ station: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    let next = stations[station].rack.nextWake(after: now)
    guard next != stations[station].wakeAt else { return }
    stations[station].wake &+= 1
    stations[station].wakeAt = next
    guard next < .max else { return }
    queue.push(
      Event(
        time: next, kind: firstKind + Kind.rack, entity: Int32(station),
        generation: stations[station].wake & 0xFF_FFFF))
  }

  /// A quarter hour begins: what the grid leaves, and what the policies want.
  mutating func tick(at now: Nanoseconds, _ queue: inout EventQueue) {
    for station in stations.indices {
      stations[station].account(until: now)
      if let headroom {
        let quarter = Int(now / Duration.quarterHour) + firstWeekday * 96
        let design = stations[station].design
        let left =
          headroom.kW[station][quarter % StationHeadroom.slots] - design.baseKW - design.mostAuxiliaryKW
        stations[station].rack.limitKW = min(design.chargingLimitKW, max(0, left))
      }
      order(station, at: now)
      pump(station, at: now, &queue)
      schedule(station, at: now, &queue)
    }
    queue.push(Event(time: now + Duration.quarterHour, kind: firstKind + Kind.tick, entity: 0))
  }

  private mutating func order(_ station: Int, at now: Nanoseconds) {
    let design = stations[station].design
    stations[station].rack.settle(at: now)
    for type in packTypes.indices where design.packs[type] > 0 {
      let view = view(station, type, at: now)
      var order = RackOrder(releaseShare: design.targetShare, powerKW: design.chargerKW)
      for policy in policies { policy.shape(&order, view) }
      stations[station].rack.orders[type] = order
      guard isRecorded(now), view.floor > 0, view.floor < 1_000_000_000, view.full < view.floor else {
        continue
      }
      stations[station].outcome.floorBreaches += 1
      if view.withdrawn > 0, view.full + view.withdrawn >= view.floor {
        stations[station].outcome.breachesByFeeding += 1
      }
    }
    stations[station].rack.obey(at: now)
  }

  private func view(_ station: Int, _ type: Int, at now: Nanoseconds) -> RackView {
    let rack = stations[station].rack
    var away = 0.0
    for slot in rack.slots where slot.type == type && slot.isWithdrawn {
      let state = Double(slot.booked) / rack.capacity[type]
      away = max(away, rack.curves[type]?.hours(from: state, to: stations[station].design.targetShare) ?? 0)
    }
    return RackView(
      design: stations[station].design, pack: packTypes[type], now: now, demand: stations[station].forecast,
      pricesCNYPerKWh: prices, full: rack.full(type), charging: rack.charging(type),
      waiting: rack.waits(type),
      withdrawn: rack.withdrawn(type), withdrawnHours: away, chargeHours: chargeHours(station, type),
      risk: parameters.floorRisk)
  }

  /// Hours a pack of the mean state of charge seen so far charges at full power.
  func chargeHours(_ station: Int, _ type: Int) -> Double {
    if case .timed(let hours, _) = stations[station].design.chargeLaw { return hours }
    let seen = stations[station].arrivedPacks[type]
    let rack = stations[station].rack
    let state =
      seen == 0
      ? 0.25 : Double(stations[station].arrivedEnergy[type]) / Double(seen) / rack.capacity[type]
    return rack.curves[type]?.hours(from: state, to: stations[station].design.targetShare) ?? 0
  }

  func classRow(_ vehicleType: Int) -> Int { vehicleType / VehicleTypes.sizes }
}
