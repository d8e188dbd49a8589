import ComponentModels
import EventEngine
import NumericKernels
import SwapStations
import Testing

/// The swap room's own mechanics against the exact tables, by batch means within three standard errors.
@Suite("The swap room against exact queues") struct StationSimulationTests {
  private static func rows(_ table: ReferenceTable) -> [[Double]] {
    table.csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
  }

  /// A station without failures and without limits of power, whose times follow the laws of a table.
  private static func station(
    packs: Double, chargers: Double, bays: Double, places: Int, swapHours: Double, chargeHours: Double,
    swap: DurationLaw = .exponential, charge: DurationLaw = .exponential
  ) -> SwapStationDesign {
    var design = SwapStationDesign()
    design.packs = [Int(packs)]
    design.chargers = Int(chargers)
    design.bays = Int(bays)
    design.places = places
    design.swapSeconds = swapHours * 3600
    design.successShare = 1
    design.transformerKVA = .infinity
    design.swapLaw = swap
    design.chargeLaw = .timed(hours: chargeHours, charge)
    return design
  }

  private static func tested(_ trial: StationTrial, arrivals: Int) throws -> StationTrial.Answer {
    let answer = try trial.run(arrivals: arrivals, batches: 40, seed: 1)
    #expect(answer.fault == nil)
    return answer
  }

  @Test("The whole station equals its chain", arguments: rows(.stationChains))
  func chain(row: [Double]) throws {
    let station = Self.station(
      packs: row[3], chargers: row[4], bays: row[5], places: Int(row[6]), swapHours: row[1],
      chargeHours: row[2])
    let answer = try Self.tested(
      StationTrial(station: station, demand: .poisson(perHour: row[0])), arrivals: 10_000)
    if row[7] > 1e-4 { #expect(answer.lostShare.meets(row[7]), "lost \(answer.lostShare) \(row[7])") }
    #expect(answer.swapsPerHour.meets(row[8]), "swaps \(answer.swapsPerHour) \(row[8])")
    #expect(answer.vehicles.meets(row[9]), "vehicles \(answer.vehicles) \(row[9])")
    #expect(answer.waitMinutes.meets(row[11]), "wait \(answer.waitMinutes) \(row[11])")
    #expect(answer.busyBays.meets(row[12] * row[5]), "bays \(answer.busyBays) \(row[12] * row[5])")
    #expect(answer.busyChargers.meets(row[13] * row[4]), "chargers \(answer.busyChargers)")
    #expect(answer.fullPacks.meets(row[14]), "full \(answer.fullPacks) \(row[14])")
    #expect(answer.noPackShare.meets(row[15]), "none \(answer.noPackShare) \(row[15])")
    // Planted fault: a pack counts as gone while it is only reserved.
    #expect(!answer.fullPacks.meets(row[14] - row[12] * row[5]), "\(answer.fullPacks)")
  }

  @Test("A fleet of its own equals its chain", arguments: rows(.fleetChains))
  func fleet(row: [Double]) throws {
    let station = Self.station(
      packs: row[4], chargers: row[5], bays: row[6], places: Int(row[0]), swapHours: row[2],
      chargeHours: row[3])
    let answer = try Self.tested(
      StationTrial(
        station: station, demand: .fleet(vehicles: Int(row[0]), hoursBetweenVisits: row[1])),
      arrivals: 10_000)
    #expect(answer.swapsPerHour.meets(row[7]), "swaps \(answer.swapsPerHour) \(row[7])")
    #expect(answer.vehicles.meets(row[9]), "vehicles \(answer.vehicles) \(row[9])")
    #expect(answer.waitMinutes.meets(row[11]), "wait \(answer.waitMinutes) \(row[11])")
    #expect(answer.noPackShare.meets(row[14]), "none \(answer.noPackShare) \(row[14])")
  }

  @Test(
    "Instant swaps with exponential charge wait as the queue for packs",
    arguments: rows(.packsWaitExponential))
  func exponential(row: [Double]) throws {
    guard row[8] <= 0.9 else { return }
    let station = Self.station(
      packs: row[2], chargers: row[3], bays: 1, places: 1_000_000, swapHours: 0, chargeHours: row[1])
    let answer = try Self.tested(
      StationTrial(station: station, demand: .poisson(perHour: row[0])), arrivals: 12_000)
    #expect(answer.waitShare.meets(row[4]), "\(answer.waitShare) \(row[4])")
    #expect(answer.waitMinutes.meets(row[6]), "\(answer.waitMinutes) \(row[6])")
    #expect(answer.fullPacks.meets(row[7]), "\(answer.fullPacks) \(row[7])")
  }

  @Test("Instant swaps with fixed charge wait as M/D/N", arguments: rows(.packsWaitDeterministic))
  func fixed(row: [Double]) throws {
    guard row[7] <= 0.9 else { return }
    let station = Self.station(
      packs: row[2], chargers: row[2], bays: 1, places: 1_000_000, swapHours: 0, chargeHours: row[1],
      charge: .fixed)
    let answer = try Self.tested(
      StationTrial(station: station, demand: .poisson(perHour: row[0])), arrivals: 12_000)
    #expect(answer.waitShare.meets(row[3]), "\(answer.waitShare) \(row[3])")
    #expect(answer.waitMinutes.meets(row[5]), "\(answer.waitMinutes) \(row[5])")
    #expect(!answer.waitMinutes.meets(1.8 * row[5]), "exponential charge waits longer: the planted fault")
  }

  @Test(
    "Lost demand equals Erlang B with fixed and with exponential charge",
    arguments: rows(.packsLost).filter { $0[4] > 0.005 })
  func lost(row: [Double]) throws {
    for law in [DurationLaw.fixed, .exponential] {
      let station = Self.station(
        packs: row[2], chargers: row[2], bays: 1, places: 1_000_000, swapHours: 0, chargeHours: row[1],
        charge: law)
      var trial = StationTrial(station: station, demand: .poisson(perHour: row[0]))
      trial.parameters.patienceMin = 0
      let answer = try Self.tested(trial, arrivals: 6_000)
      #expect(answer.lostShare.meets(row[4]), "\(law) \(answer.lostShare) \(row[4])")
      #expect(answer.fullPacks.meets(row[6]), "\(law) \(answer.fullPacks) \(row[6])")
    }
  }

  @Test(
    "A queue that never ends brings fixed times to 155 and 168 swaps a day",
    arguments: [(7, 155.0), (8, 168)])
  func saturated(packs: Int, advertised: Double) throws {
    let station = Self.station(
      packs: Double(packs), chargers: 7, bays: 1, places: 3, swapHours: 1.0 / 12, chargeHours: 1,
      swap: .fixed,
      charge: .fixed)
    // A vehicle every five minutes for 27 days: places fill at once and the rest is turned away.
    let every = (0..<(27 * 288)).map { Int64($0) * 5 * Duration.minute + 1 }
    let answer = try StationTrial(station: station, demand: .listed(every)).run(
      arrivals: 26 * 288, batches: 26, seed: 1)
    #expect(answer.fault == nil)
    let perDay = answer.swapsPerHour.mean * 24
    #expect(perDay.rounded() == advertised, "\(perDay)")
    #expect(
      abs(
        perDay
          - Nameplate.swapsPerDay(
            StationChain.Equipment(packs: packs, chargers: 7, bays: 1, swapHours: 1.0 / 12, chargeHours: 1)))
        < 0.05)
  }

  /// Anchors of the model's reference: swap and charge fixed, Poisson arrivals, an independent simulation good to 3 %.
  @Test(
    "Fixed times under Poisson arrivals wait as an independent simulation says",
    arguments: [
      (7.0, 84.0, 2.2, 0.009), (7, 104, 5.0, 0.04), (7, 118, 9.6, 0.105), (8, 100, 2.4, 0.009),
      (8, 118, 4.9, 0.035), (8, 124, 6.4, nil), (8, 134, 10.4, 0.115),
    ])
  func anchors(packs: Double, perDay: Double, minutes: Double, long: Double?) throws {
    let station = Self.station(
      packs: packs, chargers: 7, bays: 1, places: 1_000_000, swapHours: 1.0 / 12, chargeHours: 1,
      swap: .fixed,
      charge: .fixed)
    let answer = try Self.tested(
      StationTrial(station: station, demand: .poisson(perHour: perDay / 24)), arrivals: 12_000)
    let error = 3 * answer.waitMinutes.standardError + 0.03 * minutes + 0.05
    #expect(abs(answer.waitMinutes.mean - minutes) <= error, "\(answer.waitMinutes) \(minutes)")
    guard let long else { return }
    let spread = 3 * answer.longWaitShare.standardError + 0.1 * long + 0.0005
    #expect(abs(answer.longWaitShare.mean - long) <= spread, "\(answer.longWaitShare) \(long)")
  }
}
