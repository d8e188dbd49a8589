import DistrictModel
import EventEngine
import Fixtures
import HydrogenStations
import NumericKernels
import RoadsideUnits
import Testing

/// The hydrogen room as stations of four dispensers with gas in plenty: the dispensers alone bind. Poisson arrivals; a fill from equal
/// charge takes as long as it gives, so exponential wants make exponential fills; drives of no length.
private struct GuidedDispensers {
  static let dispensers = 4
  /// Of a tank, in the mean; none comes near to what a fill can give.
  static let wantedShare = 0.02

  var stations = 25
  var load = 0.85
  var informedShare = 1.0
  /// In mean fills.
  var period = 0.0
  var told = 3

  init(_ change: (inout Self) -> Void = { _ in }) { change(&self) }

  /// The same drivers without a room. The board counts a driver's place in the queue, in fills at the pace of all dispensers.
  var reference: GuidedReference {
    GuidedReference {
      ($0.stations, $0.load, $0.informedShare, $0.period) = (stations, load, informedShare, period)
      ($0.told, $0.figure) = (told, .ahead)
    }
  }

  private static var parameters: HydrogenParameters {
    var parameters = HydrogenDistrict.parameters {
      ($0.dispensers, $0.overheadS, $0.availabilityShare) = (dispensers, 0, 1)
      ($0.bankM3, $0.compressorKgPerHour, $0.trailers) = (500, 100_000, 500)
      $0.reorderKg = 1
    }
    (parameters.patienceMin, parameters.farthestMin, parameters.attempts) = (1e5, 1e5, 1)
    return parameters
  }

  private static func need(_ scene: HydrogenScene, hours: Double, service: Double) -> Need {
    let start = scene.capacity * 3 / 10
    return Need(
      time: Duration.hours(hours), vehicle: 0, cell: scene.cells[0], vehicleType: 0, energy: start,
      target: start + Millijoules(service * wantedShare * Double(scene.capacity)), draw: 0)
  }

  /// Hours of the mean fill, by one of them.
  private static func meanFillHours() throws -> Double {
    var scene = try HydrogenScene(stations: 1, days: 1, parameters: parameters)
    for hours in [1.0, 2] { scene.admit(need(scene, hours: hours, service: 1)) }
    let one = scene.room.outcome.hydrogen[0]
    return Duration.inHours(one.service) / Double(one.vehicles)
  }

  /// In mean fills.
  func wait(customers: Int = 20_000, seed: UInt64) throws -> RunningStatistics {
    let fillHours = try Self.meanFillHours()
    let perHour = load * Double(stations * Self.dispensers) / fillHours
    var parameters = Self.parameters
    parameters.alternatives = stations
    parameters.boardPeriodMin = period * fillHours * 60
    parameters.advisedStations = told
    var scene = try HydrogenScene(
      stations: stations, days: Int(Double(customers) / perHour / 24 * 1.2) + 2, parameters: parameters)
    try #require(scene.cells.count == stations)
    var traffic = GuidedTraffic(
      stations: stations, perHour: perHour, informedShare: informedShare, seed: seed)
    let statistics = GuidedTraffic.batches(customers: customers) { vehicle in
      let driver = traffic.next()
      var need = Self.need(scene, hours: driver.hours, service: driver.service)
      need.vehicle = Int32(vehicle % 5000)
      need.draw = driver.draw
      need.isInformed = driver.station == nil
      // Who is not informed drives to the nearest station.
      need.cell = scene.cells[driver.station ?? 0]
      scene.admit(need)
    } waited: {
      let sum = scene.room.outcome.hydrogen.reduce(TimeSum(0)) { $0 + $1.waited }
      return Duration.inHours(sum) / fillHours
    }
    let outcome = scene.room.outcome.hydrogen
    #expect(outcome.allSatisfy { $0.residual == 0 && $0.turnedAway == 0 && $0.stockOut == 0 })
    // Fills are exponential: cv² is 1.
    let fills = outcome.reduce(0.0) { $0 + Double($1.vehicles) }
    let tenths = outcome.reduce(0.0) { $0 + Double($1.serviceSquares) } / fills
    let mean = Duration.inHours(outcome.reduce(TimeSum(0)) { $0 + $1.service }) * 36_000 / fills
    #expect(abs(tenths / (mean * mean) - 2) < 0.1, "\(tenths / (mean * mean))")
    #expect(abs(mean / (fillHours * 36_000) - 1) < 0.03, "\(mean)")
    return statistics
  }
}

@Suite("Boards in the hydrogen room, beside the closed forms") struct HydrogenBoardTests {
  @Test("With nobody informed the wait is Erlang's, whatever the boards say")
  func uninformed() throws {
    let wait = try GuidedDispensers { ($0.informedShare, $0.period) = (0, 2) }.wait(seed: 21)
    let nobody = ErlangQueue.meanWait(servers: 4, offeredLoad: 3.4, serviceTime: 1)
    #expect(abs(wait.mean - nobody) < 3 * wait.standardError, "\(wait.told)")
    let others = ErlangQueue.meanWait(servers: 4, offeredLoad: 3, serviceTime: 1)
    #expect(!wait.agrees(with: others), "the planted fault: another load, \(others)")
  }

  // 25 stations are not many: without a room they wait 5 % longer than the mean field at half informed. Waits instead of numbers on site
  // add 7 %: 0.205 against 0.192.
  @Test("Fresh boards, half of the drivers told of three stations: the mean field of boards that show waits")
  func meanField() throws {
    let room = GuidedDispensers { $0.informedShare = 0.5 }
    let wait = try room.wait(seed: 22)
    let many = TiedChoice(servers: 4, load: 0.85, informedShare: 0.5, told: 3).meanWait
    #expect(wait.agrees(with: many), "\(wait.told), mean field \(many)")
    for told in [1, 2] {
      let fault = TiedChoice(servers: 4, load: 0.85, informedShare: 0.5, told: told).meanWait
      #expect(!wait.agrees(with: fault), "the planted fault: told of \(told), \(fault)")
    }
  }

  @Test(
    "Old boards, everybody informed: the wait of the same boards simulated without a room",
    arguments: [(0.5, 3), (2, 3), (0.5, 25), (2, 25)])
  func old(period: Double, told: Int) throws {
    let room = GuidedDispensers { ($0.period, $0.told) = (period, told) }
    let wait = try room.wait(seed: 23)
    let same = room.reference.run(customers: 120_000, seed: 24)
    #expect(wait.agrees(with: same), "\(wait.told), without a room \(same.told)")
    var live = room.reference
    live.period = 0
    let fresh = live.run(customers: 60_000, seed: 25)
    #expect(!wait.agrees(with: fresh), "the planted fault: boards that are always live, \(fresh.told)")
    guard period == 2 else { return }
    var fault = room.reference
    fault.told = told == 3 ? 25 : 3
    let other = fault.run(customers: 60_000, seed: 26)
    #expect(!wait.agrees(with: other), "the planted fault: told of \(fault.told), \(other.told)")
  }
}
