import DistrictModel
import EventEngine

/// The fuel of one station: banks, what the compressor draws from, trailers that wait. All in whole mJ, so that the balance
/// of any time closes exactly.
///
/// Law: initial + received = stock + drawn + returned + vented.
struct HydrogenYard: Sendable {
  let equipment: StationEquipment
  /// What banks hold above the pressure fills need.
  private(set) var bank: Millijoules
  /// Of the connected trailer above its residual, or of the tank.
  private(set) var feed: Millijoules
  private(set) var spares: Int
  private(set) var empties = 0
  var working: Int
  private(set) var since: Nanoseconds = 0
  let initial: Millijoules
  private(set) var received: Millijoules = 0
  private(set) var drawn: Millijoules = 0
  private(set) var returned: Millijoules = 0
  private(set) var vented: Millijoules = 0

  init(_ equipment: StationEquipment) {
    self.equipment = equipment
    bank = equipment.bankCapacity
    working = equipment.kind.compressors
    feed = equipment.isTrailer ? equipment.payload : equipment.feedCapacity
    spares = equipment.isTrailer ? max(0, equipment.kind.trailers - 1) : 0
    initial =
      equipment.bankCapacity
      + (equipment.isTrailer
        ? (equipment.payload + equipment.residual) * Millijoules(max(1, equipment.kind.trailers))
        : equipment.feedCapacity)
  }

  /// Everything on the premises; one trailer is always connected where trailers stand.
  var stock: Millijoules {
    bank + feed + equipment.payload * Millijoules(spares)
      + (equipment.isTrailer ? equipment.residual * Millijoules(1 + spares + empties) : 0)
  }

  /// mJ/ns into the banks while there is something to take and room for it.
  var rate: Double { equipment.rate * Double(working) }

  /// What can still come into the banks without a delivery.
  var behindBank: Millijoules { feed + equipment.payload * Millijoules(spares) }

  /// Runs the compressor until now; tells what it moved, when and with how much electricity.
  mutating func advance(
    to now: Nanoseconds,
    moved: (_ fuel: Millijoules, _ electricity: Millijoules, _ from: Nanoseconds, _ to: Nanoseconds) -> Void
  ) {
    while since < now {
      if feed == 0, spares > 0 {
        spares -= 1
        empties += 1
        feed = equipment.payload
      }
      let most = min(feed, equipment.bankCapacity - bank)
      guard rate > 0, most > 0 else { break }
      let needed = Nanoseconds(min(9e18, Double(most) / rate)) + 1
      let time = min(needed, now - since)
      let fuel = time == needed ? most : min(most, Millijoules(rate * Double(time)))
      let electricity = equipment.work(from: feed, to: feed - fuel)
      feed -= fuel
      bank += fuel
      moved(fuel, electricity, since, since + time)
      since += time
    }
    since = now
  }

  /// Gas for one vehicle; the caller has seen that it is there.
  mutating func draw(_ fuel: Millijoules) {
    bank -= fuel
    drawn += fuel
  }

  /// What a fill that was cut short leaves in the banks.
  mutating func putBack(_ fuel: Millijoules) {
    bank += fuel
    drawn -= fuel
  }

  /// A trailer is dropped and an empty one taken along, or a tanker pumps over what fits and drives on with the rest.
  mutating func deliver() {
    guard equipment.isTrailer else {
      let isTank = equipment.feedCapacity == 0
      let space = isTank ? equipment.bankCapacity - bank : equipment.feedCapacity - feed
      let kept = 1 - equipment.transferLossShare
      let pumped = min(Double(equipment.payload), Double(space) / kept)
      let taken = min(space, Millijoules(pumped * kept))
      let lost = max(0, Millijoules(pumped) - taken)
      if isTank { bank += taken } else { feed += taken }
      received += taken + lost
      vented += lost
      return
    }
    received += equipment.payload + equipment.residual
    if empties > 0 {
      empties -= 1
      returned += equipment.residual
      spares += 1
    } else if feed == 0 {
      returned += equipment.residual
      feed = equipment.payload
    } else {
      spares += 1
    }
  }

  /// From the electrolyser into its buffer.
  mutating func make(_ fuel: Millijoules) {
    feed += fuel
    received += fuel
  }

  mutating func boilOff(share: Double) {
    let lost = Millijoules(Double(feed) * share)
    feed -= lost
    vented += lost
  }

  var residualOfBooks: Millijoules { initial + received - stock - drawn - returned - vented }

  /// The first thing that cannot be.
  var fault: String? {
    if bank < 0 || bank > equipment.bankCapacity {
      return "banks hold \(bank) of \(equipment.bankCapacity) mJ"
    }
    if feed < 0 || spares < 0 || empties < 0 { return "a trailer or tank holds less than nothing" }
    if residualOfBooks != 0 { return "the books of fuel differ by \(residualOfBooks) mJ" }
    return nil
  }
}

extension StationEquipment {
  var isTrailer: Bool { kind.fuel == .hydrogen && kind.supply.isTrailer }
}
