import DistrictModel
import EventEngine
import NumericKernels

extension HydrogenRoom {
  /// Runs the station's compressor until now and books its electricity.
  mutating func advance(_ station: Int, to now: Nanoseconds) {
    var yard = yards[station]
    yard.advance(to: now) { fuel, electricity, from, to in
      ledger.stations[station].compression += ledger.book(electricity, station: station, from: from, to: to)
      if ledger.isRecorded(from) { ledger.stations[station].compressed += fuel }
    }
    yards[station] = yard
  }

  /// Every full hour: boil-off, electrolyser, orders, whoever waits for gas.
  mutating func tick(_ station: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    advance(station, to: now)
    let kind = parameters.kinds[kindOf[station]]
    if kind.fuel == .hydrogen {
      switch kind.supply {
      case .electrolysis: electrolyse(station, kind, at: now)
      case .liquid: yards[station].boilOff(share: LiquidDelivery().boilOffPerDay / 24)
      case .trailer20, .trailer30: break
      }
    }
    serveQueue(station, at: now, &queue)
    let next = now + Duration.hour
    if next < lastTime { queue.push(event(Kind.tick, Int32(station), at: next)) }
  }

  /// What was made in the last hour goes into the buffer; in the next one the machine runs where energy is cheap or the
  /// buffer is low, as far as there is room and its least load allows.
  private mutating func electrolyse(_ station: Int, _ kind: HydrogenStationKind, at now: Nanoseconds) {
    yards[station].make(making[station])
    making[station] = 0
    let unit = equipment[kindOf[station]].millijoulesPerKg
    let hour = Int(now / Duration.hour % 24)
    let mean = prices.reduce(0, +) / Double(max(1, prices.count))
    let stock = yards[station].feed
    guard prices[hour] < mean || stock <= equipment[kindOf[station]].reorder else { return }
    let machine = Electrolyser(ratedKW: kind.electrolyserKW, kWhPerKilogram: kind.electrolyserKWhPerKg)
    let room = Double(equipment[kindOf[station]].feedCapacity - stock) / unit
    let power = machine.drawn(offeredKW: room * kind.electrolyserKWhPerKg)
    guard power > 0 else { return }
    making[station] = min(
      equipment[kindOf[station]].feedCapacity - stock,
      EnergyUnit.nearest(power / kind.electrolyserKWhPerKg * unit))
    ledger.stations[station].electrolysis += ledger.book(
      EnergyUnit.millijoules(kWh: power), station: station, from: now, to: now + Duration.hour)
  }

  /// Orders while what is there and under way is down to the level, and the yard has a place.
  mutating func reorder(_ station: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    let kind = parameters.kinds[kindOf[station]]
    let yard = yards[station]
    guard yard.equipment.payload > 0 else { return }
    let isTank = kind.fuel != .hydrogen
    while true {
      let under = Millijoules(orders[station].count)
      let position = (isTank ? yard.bank : yard.behindBank) + yard.equipment.largestDelivery * under
      guard position <= yard.equipment.reorderLevel else { return }
      if yard.equipment.isTrailer {
        let full = yard.spares + (yard.feed > 0 ? 1 : 0) + orders[station].count
        guard full < kind.trailers else { return }
      } else if orders[station].count >= 8 {
        return
      }
      let isLate = machines.unit(station, .trailer) < kind.lateShare
      let due = now + max(1, Duration.hours(kind.leadHours + (isLate ? kind.lateHours : 0)))
      let place = orders[station].firstIndex { $0 > due } ?? orders[station].count
      orders[station].insert(due, at: place)
      lateOrders[station].insert(isLate, at: place)
      let number = machines.ordersEver[station]
      machines.ordersEver[station] += 1
      queue.push(event(Kind.delivery, Int32(station), at: due, generation: UInt32(number & 0xFF_FFFF)))
    }
  }

  mutating func deliver(_ station: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    advance(station, to: now)
    orders[station].removeFirst()
    let wasLate = lateOrders[station].removeFirst()
    yards[station].deliver()
    if ledger.isRecorded(now) {
      ledger.stations[station].trips += 1
      if wasLate { ledger.stations[station].lateTrips += 1 }
    }
    serveQueue(station, at: now, &queue)
  }

  /// Not a fill left in the banks and nothing behind them.
  func isDry(_ station: Int) -> Bool {
    let yard = yards[station]
    let least = 5 * yard.equipment.millijoulesPerKg
    return Double(yard.bank) < least && yard.behindBank == 0
  }

  mutating func noteDry(_ station: Int, at now: Nanoseconds, isDry: Bool) {
    if isDry {
      if drySince[station] < 0 { drySince[station] = now }
    } else if drySince[station] >= 0 {
      let time = ledger.recorded(drySince[station], now)
      ledger.stations[station].stockOut += TimeSum(time)
      ledger.stations[station].longestStockOut = max(ledger.stations[station].longestStockOut, time)
      drySince[station] = -1
    }
  }
}
