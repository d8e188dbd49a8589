import EventEngine

/// What a station's chargers gave to packs and took from them, in whole millijoules by quarter hour of the recorded days.
struct RackBooks: Sendable {
  let from: Nanoseconds
  let to: Nanoseconds
  private(set) var charged: [Millijoules]
  private(set) var discharged: [Millijoules]
  /// By pack type.
  private(set) var chargedOfType: [Millijoules]
  /// Energy charged, each part weighed with what its rate does to the pack, kWh by type.
  private(set) var stressedKWh: [Double]
  private let stress: [(wearPerRate: Double, capacityKWh: Double)]
  /// Over the whole run, for the audit.
  private(set) var chargedEver: Millijoules = 0
  private(set) var dischargedEver: Millijoules = 0

  init(from: Nanoseconds, to: Nanoseconds, packTypes: [PackType]) {
    self.from = from
    self.to = max(from, to)
    let slots = Int((self.to - from) / Duration.quarterHour)
    charged = [Millijoules](repeating: 0, count: slots)
    discharged = charged
    chargedOfType = [Millijoules](repeating: 0, count: packTypes.count)
    stressedKWh = [Double](repeating: 0, count: packTypes.count)
    stress = packTypes.map { ($0.wearPerRate, $0.capacityKWh) }
  }

  func isRecorded(_ time: Nanoseconds) -> Bool { time >= from && time < to }

  /// Books a slot's energy up to an instant: what it has gained or lost in every quarter hour passed.
  mutating func close(_ slot: inout RackSlot, at now: Nanoseconds, capacity: Double) {
    var time = slot.bookedUntil
    while time < now {
      let end = min(now, (time / Duration.quarterHour + 1) * Duration.quarterHour)
      let energy = slot.energy(at: end, capacity: capacity)
      add(energy - slot.booked, type: slot.type, at: time, within: end - time)
      slot.booked = energy
      time = end
    }
    slot.bookedUntil = now
  }

  /// Books the last millijoules of a course that ends now.
  mutating func finish(_ slot: inout RackSlot, with energy: Millijoules, at now: Nanoseconds) {
    add(energy - slot.booked, type: slot.type, at: max(0, now - 1), within: 0)
    slot.booked = energy
  }

  private mutating func add(_ gain: Millijoules, type: Int, at time: Nanoseconds, within length: Nanoseconds)
  {
    if gain > 0 { chargedEver += gain } else { dischargedEver -= gain }
    guard isRecorded(time) else { return }
    let row = Int((time - from) / Duration.quarterHour)
    if gain > 0 {
      charged[row] += gain
      chargedOfType[type] += gain
      let kWh = EnergyUnit.kWh(gain)
      let rate = length > 0 ? kWh / Duration.inHours(length) / stress[type].capacityKWh : 0
      stressedKWh[type] += kWh * (1 + stress[type].wearPerRate * max(0, rate - 0.5))
    } else {
      discharged[row] -= gain
    }
  }
}
