import EventEngine

/// One station while it is simulated: its rack, its bays, its line.
struct SwapStation: Sendable {
  let design: SwapStationDesign
  var rack: StationRack
  var forecast: StationForecast
  /// Visits that wait, in the order they came.
  var line: [Int32] = []
  var busyBays = 0
  /// Full packs that swaps under way have reserved.
  var reserved = 0
  /// Full packs booked by vehicles not served yet, by pack type.
  var booked: [Int]
  var underWay = 0
  /// Counts the wakes of the rack, so that an old one is told.
  var wake: UInt32 = 0
  var isWakePending = false
  var wakeAt = Int64.max
  /// Draws used.
  var draws: UInt32 = 0
  /// The time that is recorded, and until when the integrals over it go.
  let from: Nanoseconds
  let to: Nanoseconds
  var accounted: Nanoseconds = 0
  var outcome = SwapOutcome()
  var results = StationOutcome()
  /// Mean energy packs arrived with so far, and how many they were, by type.
  var arrivedEnergy: [Int128]
  var arrivedPacks: [Int]
  /// Over the whole run, for the audit.
  var packsAtStart: Int
  var energyAtStart: Millijoules
  var energyIn: Millijoules = 0
  var energyOut: Millijoules = 0

  init(
    _ design: SwapStationDesign, packTypes: [PackType], books: RackBooks, from: Nanoseconds, to: Nanoseconds,
    firstWeekday: Int
  ) {
    self.design = design
    self.from = from
    self.to = to
    rack = StationRack(design: design, packTypes: packTypes, books: books)
    forecast = StationForecast(given: design.forecastPerHour, firstWeekday: firstWeekday)
    booked = [Int](repeating: 0, count: packTypes.count)
    arrivedEnergy = [Int128](repeating: 0, count: packTypes.count)
    arrivedPacks = [Int](repeating: 0, count: packTypes.count)
    packsAtStart = rack.packs
    energyAtStart = rack.energy
  }

  var vehicles: Int { line.count + busyBays }

  var hasPlace: Bool { vehicles < design.places }

  /// Full packs a vehicle may have: those booked by others are not offered where the order says so.
  func available(_ visit: SwapVisit) -> Int {
    let full = rack.full(visit.pack)
    guard rack.orders[visit.pack].keepsBooked, !visit.isBooked else { return full }
    return full - booked[visit.pack]
  }

  /// Minutes a newcomer may expect to wait: none where bay and pack are there, else until the bays have taken those ahead, or until
  /// there is a pack for them and him, whichever is later. Packs that the order keeps for others do not count.
  func expectedWaitMinutes(_ pack: Int, chargeHours: Double) -> Double {
    let place = line.count + 1
    let swapHours = max(1e-6, design.bayHours)
    let pace = SaturatedStation.fixedTimeBound(
      packs: max(1, design.packCount), chargers: design.chargers, bays: design.bays,
      swapHours: swapHours, chargeHours: max(1e-6, chargeHours))
    let untilBay = Double(max(0, place + busyBays - design.bays)) * swapHours / Double(design.bays)
    let full = rack.full(pack) - (rack.orders[pack].keepsBooked ? booked[pack] : 0)
    let untilPack = Double(max(0, place - full)) / pace
    return max(untilBay, untilPack) * 60
  }

  /// Adds the time since the last change to the integrals, as far as it is recorded.
  mutating func account(until now: Nanoseconds) {
    let start = max(accounted, from)
    let end = min(now, to)
    accounted = now
    guard end > start else { return }
    let time = TimeSum(end - start)
    let full = rack.fullPacks + reserved
    outcome.fullPackTime += TimeSum(full) * time
    if full == 0 { outcome.noPackTime += time }
    outcome.bayTime += TimeSum(busyBays) * time
    outcome.chargerTime += TimeSum(rack.busyChargers) * time
    outcome.vehicleTime += TimeSum(vehicles) * time
  }

  /// The first broken law, or `nil`.
  func audit(_ row: Int, reservedEnergy: Millijoules) -> String? {
    let packs = rack.packs + reserved
    if packs != packsAtStart { return "swap station \(row) has \(packs) packs, it owns \(packsAtStart)" }
    if busyBays < 0 || busyBays > design.bays { return "swap station \(row) has \(busyBays) bays taken" }
    if rack.busyChargers > design.chargers {
      return "swap station \(row) has more packs on charge than chargers"
    }
    if vehicles > design.places { return "swap station \(row) holds \(vehicles) vehicles" }
    let books = rack.books
    let expected = energyAtStart + energyIn + books.chargedEver - books.dischargedEver - energyOut
    let held = rack.energy + reservedEnergy
    if held != expected { return "swap station \(row) holds \(held) mJ in packs, its books say \(expected)" }
    return nil
  }
}
