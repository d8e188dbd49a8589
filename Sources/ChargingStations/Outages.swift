import DistrictModel
import EventEngine
import NumericKernels

/// Connectors fail and are repaired. A connector in use fails when its car has left: the fault is found by the next.
struct Outages: Sendable {
  /// Mean nanoseconds to the next failure of one connector, and to its repair, by charger type; 0 for never.
  var toFailure: [Double] = []
  var toRepair: [Double] = []
  /// Since when the broken connectors of each pool are counted.
  var since: [Nanoseconds] = []
  /// Draws used by each pool.
  var draws: [UInt32] = []
  var key: (UInt32, UInt32) = (0, 0)
  var replication: UInt32 = 0
  private static let purpose = StreamPurpose("charging.outage")

  /// A number from 0 to 1 of a pool, its next in order.
  mutating func unit(_ pool: Int) -> Double {
    let words = Philox4x32.block(
      counter: Philox4x32.Words(draws[pool], replication, Self.purpose.word, UInt32(pool)), key: key)
    draws[pool] += 1
    return unitInterval(words.a)
  }

  /// An exponential time of a pool.
  mutating func time(_ pool: Int, mean: Double) -> Nanoseconds {
    Nanoseconds(min(1e18, -mean * Elementary.log(unit(pool)))) + 1
  }
}

extension ChargingRoom {
  mutating func startOutages(replication: Int, seed: UInt64, _ queue: inout EventQueue) {
    outages.toRepair = types.map { $0.availabilityShare < 1 ? $0.repairHours * Double(Duration.hour) : 0 }
    outages.toFailure = types.map {
      $0.availabilityShare < 1
        ? $0.repairHours * Double(Duration.hour) * $0.availabilityShare / (1 - $0.availabilityShare) : 0
    }
    outages.since = [Nanoseconds](repeating: 0, count: pools.count)
    outages.draws = [UInt32](repeating: 0, count: pools.count)
    outages.key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    outages.replication = UInt32(replication)
    for pool in pools.indices {
      breakAtStart(pool, &queue)
      expectFailure(pool, at: 0, &queue)
    }
  }

  /// A run begins in the middle of things: each connector is out with the share of time it is out, and as a repair
  /// takes an exponential time, what is left of it does too.
  private mutating func breakAtStart(_ pool: Int, _ queue: inout EventQueue) {
    let type = Int(pools[pool].type)
    guard outages.toRepair[type] > 0 else { return }
    for _ in 0..<pools[pool].connectors where outages.unit(pool) >= types[type].availabilityShare {
      takeOut(pool, at: 0, &queue)
    }
  }

  /// The next failure among the working connectors of a pool.
  private mutating func expectFailure(_ pool: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    let mean = outages.toFailure[Int(pools[pool].type)]
    guard mean > 0, pools[pool].connectors > 0 else { return }
    // A pool fails at the rate of all its connectors; one that is out already cannot fail again.
    let time = outages.time(pool, mean: mean / Double(pools[pool].connectors))
    queue.push(Event(time: now + time, kind: Kind.failure, entity: Int32(pool)))
  }

  mutating func fail(_ pool: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    let out = pools[pool].broken + pools[pool].failing
    let words = Philox4x32.block(
      counter: Philox4x32.Words(outages.draws[pool], outages.replication, 1, UInt32(pool)), key: outages.key)
    // The connector that fails is any of them.
    if unitInterval(words.a) * Double(pools[pool].connectors) >= Double(out) {
      if pools[pool].free > 0 {
        takeOut(pool, at: now, &queue)
      } else {
        pools[pool].failing += 1
      }
    }
    expectFailure(pool, at: now, &queue)
  }

  /// A connector stops working now.
  mutating func takeOut(_ pool: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    bookOutage(pool, until: now)
    pools[pool].broken += 1
    noteCrowd(pool)
    let mean = outages.toRepair[Int(pools[pool].type)]
    queue.push(Event(time: now + outages.time(pool, mean: mean), kind: Kind.repair, entity: Int32(pool)))
  }

  mutating func repair(_ pool: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    bookOutage(pool, until: now)
    pools[pool].broken -= 1
    serveQueue(pool, at: now, &queue)
    noteCrowd(pool)
  }

  mutating func bookOutage(_ pool: Int, until now: Nanoseconds) {
    let time = ledger.recorded(outages.since[pool], now) * Int64(pools[pool].broken)
    results.stations[Int(pools[pool].station)].outOfOrder += TimeSum(time)
    log?.bookOutage(
      Int(pools[pool].station), connectors: pools[pool].broken, from: outages.since[pool], until: now)
    outages.since[pool] = now
  }
}
