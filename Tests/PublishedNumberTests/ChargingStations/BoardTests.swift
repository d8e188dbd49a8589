import ChargingStations
import Fixtures
import NumericKernels
import RoadsideUnits
import Testing

@Suite("Boards in the charging room, beside the closed forms") struct BoardTests {
  /// Erlang C: four servers, load 0.85 each, in service times.
  private let nobody = ErlangQueue.meanWait(servers: 4, offeredLoad: 3.4, serviceTime: 1)

  @Test("With nobody informed the wait is Erlang's, whatever the boards say")
  func uninformed() throws {
    let wait = try GuidedStations { ($0.informedShare, $0.period, $0.told) = (0, 2, 3) }.wait(seed: 1)
    #expect(abs(nobody - 1.14886) < 1e-5)
    #expect(abs(wait.mean - nobody) < 3 * wait.standardError, "\(wait.told)")
    let others = ErlangQueue.meanWait(servers: 4, offeredLoad: 3, serviceTime: 1)
    #expect(!wait.agrees(with: others), "the planted fault: another load, \(others)")
  }

  // A board of minutes knows what is left of the charges under way, which the number on site does not; on the other hand all stations
  // with a free connector look alike. At half the drivers informed the two cancel within 3 %, with 25 stations as with many.
  @Test("Fresh boards, half of the drivers told of three stations: the mean field of informed choice")
  func meanField() throws {
    let room = GuidedStations { ($0.informedShare, $0.told) = (0.5, 3) }
    let wait = try room.wait(seed: 2)
    let many = try InformedChoice(servers: 4, utilisation: 0.85, informedShare: 0.5, choices: 3).meanWait
    #expect(wait.agrees(with: many), "\(wait.told), mean field \(many)")
    for choices in [1, 2] {
      let fault = try InformedChoice(servers: 4, utilisation: 0.85, informedShare: 0.5, choices: choices)
      #expect(!wait.agrees(with: fault.meanWait), "the planted fault: told of \(choices), \(fault.meanWait)")
    }
  }

  /// The wait of a board that shows the number on site, `StaleBoard` with the same stations, is told beside it: for three stations it
  /// is the same at half a charging time and a tenth more at two. For the whole board it is six and four times as long: minutes tie where
  /// a connector is free, so a crowd that reads them spreads over all such stations, while the smallest number is one station's.
  @Test(
    "Old boards, everybody informed: the wait of the same boards simulated without a room",
    arguments: [(0.5, 3), (2, 3), (0.5, 0), (2, 0)])
  func old(period: Double, told: Int) throws {
    let room = GuidedStations { ($0.period, $0.told) = (period, told) }
    let wait = try room.wait(seed: 3)
    let same = room.reference.run(customers: 120_000, seed: 4)
    #expect(wait.agrees(with: same), "\(wait.told), without a room \(same.told)")
    let number = try StaleBoard(
      stations: 25, servers: 4, utilisation: 0.85, informedShare: 1, choices: told > 0 ? told : 200,
      boardPeriod: period, served: told > 0 ? 100_000 : 20_000
    ).run(seed: 5)
    if told > 0 {
      #expect(abs(wait.mean / number.meanWait - 1) < 0.2, "\(wait.told), number \(number.meanWait)")
    } else {
      #expect(number.meanWait > 3 * wait.mean, "\(wait.told), number \(number.meanWait)")
    }
    var live = room.reference
    live.period = 0
    let fresh = live.run(customers: 60_000, seed: 7)
    #expect(!wait.agrees(with: fresh), "the planted fault: boards that are always live, \(fresh.told)")
    guard period == 2 else { return }
    var fault = room.reference
    fault.told = told > 0 ? 25 : 3
    let other = fault.run(customers: 60_000, seed: 6)
    #expect(!wait.agrees(with: other), "the planted fault: told of \(fault.told), \(other.told)")
  }

  @Test(
    "A reserved connector stands idle while its car comes: worth it where there is room, and a loss where there is not"
  )
  func reservations() throws {
    func wait(_ load: Double, _ isReserving: Bool) throws -> RunningStatistics {
      try GuidedStations {
        ($0.load, $0.isReserving) = (load, isReserving)
        ($0.period, $0.told, $0.drive) = (0.05, 3, 0.5)
      }.wait(customers: 20_000, seed: 7)
    }
    let (calm, calmReserved) = (try wait(0.5, false), try wait(0.5, true))
    #expect(
      calmReserved.mean + 3 * calmReserved.standardError < calm.mean, "\(calm.told) \(calmReserved.told)")
    let (busy, busyReserved) = (try wait(0.85, false), try wait(0.85, true))
    #expect(busyReserved.mean > busy.mean, "\(busy.told) \(busyReserved.told)")
  }
}
