import EventEngine
import NumericKernels

/// The packs and chargers of one station: what is full, what charges, what waits for a charger.
///
/// Law: a pack is full, in a charger, waiting for one, or reserved by a swap under way; their number never changes.
struct StationRack: Sendable {
  let design: SwapStationDesign
  /// By pack type: capacity, energy that counts as full, and the curve behind a charger of full power.
  let capacity: [Double]
  let target: [Millijoules]
  let curves: [RackCharge?]

  /// Energies of the full packs by type, the one that has been full longest first.
  private(set) var stock: [[Millijoules]]
  private(set) var slots: [RackSlot] = []
  private(set) var waiting: [EmptyPack] = []
  /// What the policies ask for, by type.
  var orders: [RackOrder]
  /// Grid power that is left for chargers now, kW at their input.
  var limitKW: Double
  var books: RackBooks
  /// The limit binds: shares are dealt anew after some time, as tapering packs free power.
  private(set) var isShort = false
  private(set) var peakKW = 0.0

  /// Shares under a limit are dealt anew after this time at the latest.
  static let dealInterval = Duration.minute

  init(design: SwapStationDesign, packTypes: [PackType], books: RackBooks) {
    self.design = design
    self.books = books
    capacity = packTypes.map { $0.capacityKWh * EnergyUnit.kilowattHour }
    target = packTypes.map {
      Millijoules(design.targetShare * Double(EnergyUnit.millijoules(kWh: $0.capacityKWh)))
    }
    curves = packTypes.map { $0.charge(chargerKW: design.chargerKW) }
    limitKW = design.chargingLimitKW
    let full = target
    stock = design.packs.indices.map { [Millijoules](repeating: full[$0], count: design.packs[$0]) }
    orders = packTypes.map { _ in RackOrder(releaseShare: design.targetShare, powerKW: design.chargerKW) }
    peakKW = design.baseKW
  }

  func full(_ type: Int) -> Int { stock[type].count }

  var fullPacks: Int { stock.reduce(0) { $0 + $1.count } }

  /// Packs in chargers, those not wanted there yet included.
  var busyChargers: Int { slots.count }

  func charging(_ type: Int) -> Int {
    slots.reduce(0) { $0 + ($1.type == type && !$1.isDischarging ? 1 : 0) }
  }

  func waits(_ type: Int) -> Int { waiting.reduce(0) { $0 + ($1.type == type ? 1 : 0) } }

  func withdrawn(_ type: Int) -> Int {
    slots.reduce(0) { $0 + ($1.type == type && $1.isWithdrawn ? 1 : 0) }
  }

  /// Energy in all packs of the station, as the books have it.
  var energy: Millijoules {
    stock.reduce(0) { $0 + $1.reduce(0, +) } + slots.reduce(0) { $0 + $1.booked }
      + waiting.reduce(0) { $0 + $1.energy }
  }

  var packs: Int { fullPacks + slots.count + waiting.count }
}

// MARK: - Packs come and go

extension StationRack {
  /// A full pack for a swap; `nil` where there is none.
  mutating func take(_ type: Int) -> Millijoules? {
    stock[type].isEmpty ? nil : stock[type].removeFirst()
  }

  /// An empty pack from a vehicle.
  mutating func receive(_ pack: EmptyPack, at now: Nanoseconds) {
    if pack.energy >= target[pack.type], pack.charges == 0 {
      stock[pack.type].append(pack.energy)
    } else {
      waiting.append(pack)
      fillChargers(at: now)
    }
    deal(at: now)
  }

  private mutating func fillChargers(at now: Nanoseconds) {
    while slots.count < design.chargers, !waiting.isEmpty {
      let pack = waiting.removeFirst()
      slots.append(RackSlot(pack, target: releaseEnergy(pack), at: now))
    }
  }

  private func releaseEnergy(_ pack: EmptyPack) -> Millijoules {
    min(target[pack.type], EnergyUnit.nearest(orders[pack.type].releaseShare * capacity[pack.type]))
  }

  /// Takes full packs out of chargers; those that wait get the chargers. Returns whether any became full.
  mutating func finish(at now: Nanoseconds) -> Bool {
    var any = false
    for row in slots.indices.reversed() where slots[row].doneAt <= now {
      books.close(&slots[row], at: now, capacity: capacity[slots[row].type])
      if slots[row].isDischarging {
        // Nothing left to give.
        slots[row].rest(at: now)
      } else {
        books.finish(&slots[row], with: slots[row].target, at: now)
        stock[slots[row].type].append(slots[row].target)
        slots.remove(at: row)
        any = true
      }
    }
    if any { fillChargers(at: now) }
    deal(at: now)
    return any
  }

  /// When something changes by itself: a pack is full, or shares have to be dealt anew.
  func nextWake(after now: Nanoseconds) -> Nanoseconds {
    var next = Int64.max
    for slot in slots where slot.doneAt < next { next = slot.doneAt }
    return isShort ? min(next, now + Self.dealInterval) : next
  }

  /// Closes the books of all chargers.
  mutating func settle(at now: Nanoseconds) {
    for row in slots.indices { books.close(&slots[row], at: now, capacity: capacity[slots[row].type]) }
  }
}

// MARK: - Orders

extension StationRack {
  /// Carries out what the policies ask for.
  mutating func obey(at now: Nanoseconds, releasesEarly: Bool = true) {
    for row in slots.indices where !slots[row].isTimed && !slots[row].isDischarging {
      let type = slots[row].type
      books.close(&slots[row], at: now, capacity: capacity[type])
      let release = EnergyUnit.nearest(orders[type].releaseShare * capacity[type])
      slots[row].target = max(slots[row].booked, min(target[type], release))
      // What is in the charger now is where its course begins anew.
      let isFull = slots[row].booked >= slots[row].target
      slots[row].turn(to: .paused, at: now, energy: slots[row].booked, doneAt: isFull ? now : .max)
    }
    for type in orders.indices { feed(type, at: now) }
    _ = finish(at: now)
  }

  /// Packs feed the grid, or stop doing so.
  private mutating func feed(_ type: Int, at now: Nanoseconds) {
    var left = orders[type].feeding
    for row in slots.indices where slots[row].type == type && slots[row].isWithdrawn {
      left -= 1
      guard slots[row].isDischarging, left < 0 else { continue }
      books.close(&slots[row], at: now, capacity: capacity[type])
      slots[row].rest(at: now)
    }
    let power = min(design.dischargeKW, orders[type].dischargeKW)
    guard power > 0 else { return }
    let empty = EnergyUnit.nearest(orders[type].leastShare * capacity[type])
    while left > 0, slots.count < design.chargers, waiting.isEmpty, let energy = stock[type].first,
      energy > empty
    {
      stock[type].removeFirst()
      left -= 1
      var slot = RackSlot(
        EmptyPack(type: type, energy: energy, isWithdrawn: true), target: target[type], at: now)
      slot.isDischarging = true
      let until = now + 1 + Duration.hours(EnergyUnit.kWh(energy - empty) / power)
      slot.turn(to: .even(to: empty, until: until), at: now, energy: energy, doneAt: until)
      slots.append(slot)
    }
  }
}

// MARK: - Power

extension StationRack {
  /// kW at the chargers' input now; what packs give back counts for itself.
  func chargingKW(at now: Nanoseconds) -> Double {
    var power = 0.0
    for slot in slots where !slot.isDischarging {
      power += slot.power(at: now, capacity: capacity[slot.type])
    }
    return power / design.chargerEfficiency
  }

  /// Gives every pack its power: all what they take where the site can, else by the station's rule.
  mutating func deal(at now: Nanoseconds) {
    let left = max(0, limitKW) * design.chargerEfficiency
    if Double(slots.count) * design.chargerKW <= left, orders.allSatisfy({ $0.mostCharging == .max }) {
      // Enough for everybody whatever they take: nobody is asked.
      isShort = false
      for row in slots.indices where !slots[row].isTimed && !slots[row].isDischarging {
        guard slots[row].doneAt > now else { continue }
        course(row, limitKW: most(row), at: now)
      }
      notePeak(at: now)
      return
    }
    var allowed = orders.map(\.mostCharging)
    let held = slots.map { $0.energy(at: now, capacity: capacity[$0.type]) }
    var wishes: [(row: Int, mostKW: Double, takesKW: Double)] = []
    var sum = 0.0
    for row in order(at: now, holding: held) {
      let type = slots[row].type
      if !slots[row].isWithdrawn {
        guard allowed[type] > 0 else {
          course(row, limitKW: 0, at: now)
          continue
        }
        allowed[type] -= 1
      }
      let most = most(row)
      let takes = min(most, curvePower(slots[row].type, holding: held[row]))
      wishes.append((row, most, takes))
      sum += takes
    }
    isShort = sum > left * (1 + 1e-9)
    if !isShort {
      for wish in wishes { course(wish.row, limitKW: wish.mostKW, at: now) }
    } else {
      var rest = left
      for wish in wishes {
        let share =
          design.sharing == .proportional ? wish.takesKW * left / sum : min(wish.takesKW, rest)
        rest -= share
        course(wish.row, limitKW: share, at: now)
      }
    }
    notePeak(at: now)
  }

  /// Most power a pack may get now, kW: those that fed the grid owe their charge, and only their own rule holds them back.
  private func most(_ row: Int) -> Double {
    let order = orders[slots[row].type]
    if slots[row].isWithdrawn { return order.holdsWithdrawn ? 0 : design.chargerKW }
    return min(design.chargerKW, order.powerKW)
  }

  private mutating func notePeak(at now: Nanoseconds) {
    guard books.isRecorded(now) else { return }
    let power = chargingKW(at: now) + design.baseKW
    if power > peakKW { peakKW = power }
  }

  /// Chargers in the order they are served: packs owed to the stock first, then who is full soonest.
  private func order(at now: Nanoseconds, holding held: [Millijoules]) -> [Int] {
    let rows = slots.indices.filter {
      !slots[$0].isTimed && !slots[$0].isDischarging && slots[$0].doneAt > now
    }
    guard rows.count > 1 else { return Array(rows) }
    let left = slots.indices.map { slots[$0].target - held[$0] }
    return rows.sorted {
      if slots[$0].isWithdrawn != slots[$1].isWithdrawn { return slots[$0].isWithdrawn }
      return left[$0] == left[$1] ? $0 < $1 : left[$0] < left[$1]
    }
  }

  private func curvePower(_ type: Int, holding energy: Millijoules) -> Double {
    curves[type]?.power(at: Double(energy) / capacity[type]) ?? 0
  }

  /// Lets a pack charge with no more than a limit; a pack whose limit stays keeps its course and its last digit.
  private mutating func course(_ row: Int, limitKW: Double, at now: Nanoseconds) {
    let type = slots[row].type
    if case .paused = slots[row].course {
      guard limitKW > 0 else { return }
    } else if limitKW == slots[row].limitKW {
      return
    }
    books.close(&slots[row], at: now, capacity: capacity[type])
    let energy = slots[row].booked
    slots[row].limitKW = limitKW
    guard let charge = curves[type]?.limited(toKW: limitKW) else {
      slots[row].turn(to: .paused, at: now, energy: energy, doneAt: .max)
      return
    }
    let state = Double(energy) / capacity[type]
    let hours = charge.hours(from: state, to: Double(slots[row].target) / capacity[type])
    slots[row].turn(
      to: .curve(charge, from: state), at: now, energy: energy, doneAt: now + 1 + Duration.hours(hours))
  }
}
