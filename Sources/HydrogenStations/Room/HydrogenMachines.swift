import DistrictModel
import EventEngine
import NumericKernels

/// Compressors that fail and are repaired: each an alternating renewal of exponential times. Draws are counted by station
/// and purpose, so what one station draws moves no other's.
struct HydrogenMachines: Sendable {
  enum Purpose: Int, Sendable {
    case machine
    case trailer
  }

  private static let purposes = [StreamPurpose("hydrogen.compressor"), StreamPurpose("hydrogen.trailer")]

  private let kinds: [HydrogenStationKind]
  private var draws: [[UInt32]]
  private var key: (UInt32, UInt32) = (0, 0)
  private var replication: UInt32 = 0
  var isBroken: [[Bool]]
  /// Since when nothing works; -1 while something does.
  private var outSince: [Nanoseconds]
  var ordersEver: [Int]

  init(_ kinds: [HydrogenStationKind]) {
    self.kinds = kinds
    draws = [[UInt32]](repeating: [0, 0], count: kinds.count)
    isBroken = kinds.map { [Bool](repeating: false, count: $0.compressors) }
    outSince = [Nanoseconds](repeating: -1, count: kinds.count)
    ordersEver = [Int](repeating: 0, count: kinds.count)
  }

  mutating func begin(replication: Int, seed: UInt64) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.replication = UInt32(replication)
  }

  /// A number from 0 to 1 of a station, its next in order for the purpose.
  mutating func unit(_ station: Int, _ purpose: Purpose) -> Double {
    let words = Philox4x32.block(
      counter: Philox4x32.Words(
        draws[station][purpose.rawValue], replication, Self.purposes[purpose.rawValue].word, UInt32(station)),
      key: key)
    draws[station][purpose.rawValue] += 1
    return unitInterval(words.a)
  }

  mutating func time(_ station: Int, meanHours: Double) -> Nanoseconds {
    Duration.hours(-meanHours * Elementary.log(unit(station, .machine))) + 1
  }

  func working(_ station: Int) -> Int { isBroken[station].count { !$0 } }

  mutating func note(_ station: Int, at now: Nanoseconds, _ ledger: inout HydrogenLedger) {
    guard !isBroken[station].isEmpty, kinds[station].fuel == .hydrogen else { return }
    if working(station) == 0 {
      if outSince[station] < 0 { outSince[station] = now }
    } else {
      settle(station, at: now, &ledger)
    }
  }

  mutating func settle(_ station: Int, at now: Nanoseconds, _ ledger: inout HydrogenLedger) {
    guard outSince[station] >= 0 else { return }
    ledger.stations[station].compressorOut += TimeSum(ledger.recorded(outSince[station], now))
    outSince[station] = -1
  }
}

extension HydrogenRoom {
  private static let mostMachines = 16

  /// A run begins in the middle of things: a machine is out with the share of time it is out.
  mutating func startMachines(_ station: Int, _ queue: inout EventQueue) {
    let kind = parameters.kinds[kindOf[station]]
    guard kind.fuel == .hydrogen, kind.availabilityShare < 1 else { return }
    for machine in 0..<min(kind.compressors, Self.mostMachines) {
      let isBroken = machines.unit(station, .machine) >= kind.availabilityShare
      machines.isBroken[station][machine] = isBroken
      expectTurn(station, machine, at: 0, &queue)
    }
    yards[station].working = machines.working(station)
    machines.note(station, at: 0, &ledger)
  }

  private mutating func expectTurn(
    _ station: Int, _ machine: Int, at now: Nanoseconds, _ queue: inout EventQueue
  ) {
    let kind = parameters.kinds[kindOf[station]]
    let mean =
      machines.isBroken[station][machine]
      ? kind.repairHours : kind.repairHours * kind.availabilityShare / (1 - kind.availabilityShare)
    let time = machines.time(station, meanHours: mean)
    queue.push(event(Kind.machine, Int32(station * Self.mostMachines + machine), at: now + time))
  }

  mutating func turnMachine(_ row: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    let (station, machine) = (row / Self.mostMachines, row % Self.mostMachines)
    advance(station, to: now)
    machines.isBroken[station][machine].toggle()
    yards[station].working = machines.working(station)
    machines.note(station, at: now, &ledger)
    expectTurn(station, machine, at: now, &queue)
    serveQueue(station, at: now, &queue)
  }

  /// A declared closure begins or ends; who queues is sent away, who fills is filled.
  mutating func turnClosure(_ row: Int, closes: Bool, at now: Nanoseconds, _ queue: inout EventQueue) {
    let station = parameters.outages[row].station - 1
    advance(station, to: now)
    if closes {
      closures[station] += 1
      if closures[station] == 1 { closedSince[station] = now }
      for visit in queues[station] { queue.push(own(Kind.patience, visit, at: now)) }
    } else {
      if closures[station] == 1 { bookClosure(station, until: now) }
      closures[station] -= 1
      serveQueue(station, at: now, &queue)
    }
  }

  mutating func bookClosure(_ station: Int, until now: Nanoseconds) {
    ledger.stations[station].closed += TimeSum(ledger.recorded(closedSince[station], now))
  }
}
