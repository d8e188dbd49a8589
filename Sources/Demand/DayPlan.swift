import DistrictModel
public import EventEngine
import NumericKernels

/// A need as the plan of the day knows it.
public struct PlannedNeed: Sendable {
  public var time: Nanoseconds
  public var vehicle: Int32
  /// What the vehicle has driven by then out of what it owes; `nil` where its day's pattern tells.
  var driven: Millijoules?
}

/// The needs of one day in order of (time, vehicle): one counting sort into buckets of 8.6 s, one insertion pass.
public struct DayNeeds: Sendable {
  struct Entry {
    var time: Nanoseconds
    var vehicle: Int32
  }

  private static let bucketBits: Int64 = 33
  private static let buckets = Int(Duration.day >> bucketBits) + 1

  private var found: [Entry] = []
  private var sorted: [Entry] = []
  private var starts = [Int32](repeating: 0, count: DayNeeds.buckets + 1)
  private var midnight: Nanoseconds = 0

  public init() {}

  public var count: Int { sorted.count }

  public subscript(row: Int) -> PlannedNeed {
    PlannedNeed(time: sorted[row].time, vehicle: sorted[row].vehicle)
  }

  public func time(_ row: Int) -> Nanoseconds { sorted[row].time }

  mutating func begin(midnight: Nanoseconds) {
    self.midnight = midnight
    found.removeAll(keepingCapacity: true)
  }

  mutating func add(_ time: Nanoseconds, _ vehicle: Int32) {
    found.append(Entry(time: time, vehicle: vehicle))
  }

  mutating func sort() {
    for bucket in starts.indices { starts[bucket] = 0 }
    for entry in found { starts[bucket(entry) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    if sorted.count != found.count {
      sorted = [Entry](repeating: Entry(time: 0, vehicle: 0), count: found.count)
    }
    for entry in found {
      let bucket = bucket(entry)
      sorted[Int(starts[bucket])] = entry
      starts[bucket] += 1
    }
    Self.insert(&sorted)
  }

  private func bucket(_ entry: Entry) -> Int {
    min(Self.buckets - 1, max(0, Int((entry.time - midnight) >> Self.bucketBits)))
  }

  /// Rows are in order but for short runs. Vehicles were added in order, so equal times keep it.
  private static func insert(_ sorted: inout [Entry]) {
    var rows = sorted.mutableSpan
    var row = 1
    while row < rows.count {
      let entry = rows[row]
      var hole = row
      while hole > 0, rows[hole - 1].time > entry.time {
        rows[hole] = rows[hole - 1]
        hole -= 1
      }
      rows[hole] = entry
      row += 1
    }
  }
}

extension DemandModel {
  /// Plans one day for every vehicle: settle yesterday, charge at the own plug, draw the driving, decide.
  ///
  /// - Parameter needs: receives the needs of the day in order of (time, vehicle).
  public func planDay(
    _ number: Int, replication: Int, fleet: inout Fleet, ledger: inout FleetLedger, load: inout OwnPlugLoad,
    needs: inout DayNeeds
  ) {
    let midnight = Int64(number) * Duration.day
    needs.begin(midnight: midnight)
    for cell in fleet.promised.indices { fleet.promised[cell] = 0 }
    for row in rules.indices {
      planClass(row, number, replication, &fleet, &ledger, &load, &needs)
    }
    needs.sort()
  }

  private func planClass(
    _ row: Int, _ number: Int, _ replication: Int, _ fleet: inout Fleet, _ ledger: inout FleetLedger,
    _ load: inout OwnPlugLoad, _ needs: inout DayNeeds
  ) {
    let rule = rules[row]
    let kind = rule.kind
    let midnight = Int64(number) * Duration.day
    let isWeekend = calendar.isWeekend(number)
    let season = climate.consumptionFactor(day: number) * (isWeekend ? kind.weekendKmFactor : 1)
    let today = rule.dailyEnergy.map { $0 * season }
    let profile = isWeekend ? rule.weekend : rule.weekday
    let habit = kind.habitShare * (isWeekend ? kind.habitWeekendFactor : 1)
    let isAlwaysPresent = kind.presentShare >= 1
    var books = (driven: Millijoules(0), foregone: Millijoules(0), elsewhere: Millijoules(0))
    for index in fleet.firstOfClass[row]..<fleet.firstOfClass[row + 1] {
      let words = draw(day, UInt32(8 * number), replication, UInt32(index))
      var vehicle = fleet.vehicles[index]
      let size = Int(vehicle.type) % VehicleTypes.sizes
      let step = Int(vehicle.consumption)
      vehicle.needsToday = 0
      let isPresent = isAlwaysPresent || Double(words.a & 0xFFFF) * 0x1p-16 < kind.presentShare
      let driving = isPresent ? Millijoules(today[step] * rule.distance.factor(words.a)) : 0
      if vehicle.has(Vehicle.Flag.inRoom) {
        vehicle.owed += driving
        fleet.vehicles[index] = vehicle
        continue
      }
      let driven = min(vehicle.owed, vehicle.energy)
      vehicle.energy -= driven
      books.driven += driven
      books.foregone += vehicle.owed - driven
      vehicle.owed = driving
      guard isPresent else {
        let level = kind.reserveShare + (kind.targetShare - kind.reserveShare) * unitInterval(words.b)
        let energy = Millijoules(level * Double(rule.capacity[size]))
        books.elsewhere += energy - vehicle.energy
        vehicle.energy = energy
        fleet.vehicles[index] = vehicle
        continue
      }
      let hasOwnPlug = vehicle.has(Vehicle.Flag.ownPlug)
      if hasOwnPlug, Double(words.d >> 16) * 0x1p-16 < kind.plugInShare {
        let night = chargeAtOwnPlug(
          kind, missing: rule.capacity[size] - vehicle.energy, cell: Int(vehicle.homeCell), midnight, &fleet,
          &load)
        let energy = night.energy
        if load.stays != nil, energy > 0 {
          load.note(
            stay(
              index, row, night, held: vehicle.energy, capacity: rule.capacity[size], cell: vehicle.homeCell,
              day: number, replication))
        }
        vehicle.energy += energy
        ledger.ownPlug[row] += energy
      }
      fleet.vehicles[index] = vehicle
      // Who surely charges: the day ends below the reserve.
      let left = vehicle.energy - vehicle.owed
      if left < rule.reserve[size] {
        let lasts = Double(vehicle.energy - rule.reserve[size]) / Double(max(1, vehicle.owed))
        let wanted = Duration.hours(profile.hour(words.c))
        let latest = rule.driving.time(of: min(1, max(0, lasts)))
        needs.add(midnight + min(wanted, latest), Int32(index))
        continue
      }
      let byHabit = Double(words.d & 0xFFFF) * 0x1p-16 < habit
      if !byHabit {
        if hasOwnPlug || Double(left) >= rule.never[step] { continue }
        let width = max(1, rule.never[step] - rule.surely[step])
        if unitInterval(words.b) * width >= rule.never[step] - Double(left) { continue }
      }
      needs.add(midnight + Duration.hours(profile.hour(words.c)), Int32(index))
    }
    ledger.driven[row] += books.driven
    ledger.foregone[row] += books.foregone
    ledger.elsewhere[row] += books.elsewhere
  }

  /// One night at the own plug: all at the hour of the class, or one after another behind the estate's transformer.
  private func chargeAtOwnPlug(
    _ kind: VehicleClass, missing: Millijoules, cell: Int, _ midnight: Nanoseconds, _ fleet: inout Fleet,
    _ load: inout OwnPlugLoad
  ) -> (energy: Millijoules, grid: Millijoules, start: Nanoseconds, length: Nanoseconds) {
    let power = kind.ownPlugKW * kind.ownPlugEfficiencyShare
    let hour = kind.ownPlugStartHour >= 12 ? kind.ownPlugStartHour - 24 : kind.ownPlugStartHour
    var hours = kind.ownPlugHours
    var start = midnight + Nanoseconds(hour * Double(Duration.hour))
    if kind.ownPlugPolicy == .orderly {
      // The transformer serves in turn at its full power: this car begins when the work before it is done.
      let transformerKW = Double(fleet.plugsOfCell[cell]) * transformerKWPerPlug
      let ahead = EnergyUnit.kWh(fleet.promised[cell]) / max(1e-9, transformerKW)
      start += Duration.hours(min(ahead, hours))
      hours -= min(ahead, hours)
    }
    let energy = min(EnergyUnit.millijoules(kWh: power * hours), missing)
    guard energy > 0 else { return (0, 0, 0, 0) }
    let grid = EnergyUnit.nearest(Double(energy) / kind.ownPlugEfficiencyShare)
    let length = Duration.hours(EnergyUnit.kWh(energy) / power)
    load.book(grid, start: start, length: length, night: midnight)
    fleet.promised[cell] += grid
    return (energy, grid, start, length)
  }

  /// When the car of a night stood plugged in: long enough for what it got.
  private func stay(
    _ index: Int, _ row: Int,
    _ night: (energy: Millijoules, grid: Millijoules, start: Nanoseconds, length: Nanoseconds),
    held: Millijoules, capacity: Millijoules, cell: Int32, day: Int, _ replication: Int
  ) -> PlugStay {
    let kind = rules[row].kind
    let words = draw(nights, UInt32(day), replication, UInt32(index))
    let midnight = Int64(day) * Duration.day
    func evening(_ hour: Double) -> Double { hour >= 12 ? hour - 24 : hour }
    var hours = (from: evening(kind.ownPlugFromHour), until: kind.ownPlugUntilHour)
    var spread = kind.ownPlugSpreadHours
    let clock = evening(kind.ownPlugStartHour)
    // A class that charges at other hours, such as at work, stands where its clock says.
    if clock < hours.from || clock + kind.ownPlugHours > hours.until + spread {
      hours = (clock, clock + kind.ownPlugHours)
      spread = 0
    }
    func instant(_ hour: Double, _ one: UInt32, _ other: UInt32) -> Nanoseconds {
      let shift = spread * (unitInterval(one) + unitInterval(other) - 1)
      return midnight + Nanoseconds((hour + shift) * Double(Duration.hour))
    }
    let until = instant(hours.until, words.a, words.b)
    let from = min(instant(hours.from, words.c, words.d), until - night.length)
    return PlugStay(
      vehicle: Int32(index), kind: UInt16(row), cell: cell, from: from, until: until, start: night.start,
      length: night.length, energy: night.grid, held: held, capacity: capacity)
  }
}
