import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import Testing

/// What other simulators' trackers report about sharing, taper and plugs; every check also meets its fault.
@Suite("Bug classes of other simulators, behind cabinets") struct CabinetBugClasses {
  private func station(
    _ cars: [OneStation.Car], cabinetKW: Double = 90, connectors: Int = 2,
    until: Nanoseconds = Duration.day - 1
  ) throws -> OneStation {
    var station = try OneStation(OneStation.charger(cabinetKW, connectors: connectors))
    station.drive(cars, until: until)
    #expect(station.fault == nil)
    return station
  }

  private func minutes(_ visit: EndedVisit) -> Double { Duration.inMinutes(visit.time) }

  /// eclipse-sumo/sumo #17173, #15712.
  @Test("no sharing of the site's power: two cars at once take twice as long as one")
  func noSharing() throws {
    func ratio(_ cabinetKW: Double) throws -> Double {
      let car = OneStation.Car(at: 0, from: 0.2, to: 0.6)
      // The grace of five minutes is no charging.
      let one = try minutes(station([car], cabinetKW: cabinetKW).ended[0]) - 5
      return try (minutes(station([car, car], cabinetKW: cabinetKW).ended[0]) - 5) / one
    }
    #expect(abs(try ratio(60) - 2) < 1e-6)
    #expect(abs(try ratio(0) - 1) < 1e-6, "plain connectors do not share: the planted fault")
  }

  /// eclipse-sumo/sumo #14860, #14872.
  @Test("constant maximum power at any SOC: the last tenth takes longer than the first")
  func taper() throws {
    func tenth(from state: Double, to target: Double) throws -> Double {
      try minutes(station([OneStation.Car(at: 0, from: state, to: target)]).ended[0]) - 5
    }
    let (early, late) = try (tenth(from: 0.3, to: 0.4), tenth(from: 0.85, to: 0.95))
    #expect(abs(early - 6 / 90.0 * 60) < 1e-6)
    #expect(late > 2 * early)
    #expect(
      abs(try tenth(from: 0.4, to: 0.5) - early) < 1e-6,
      "where nothing tapers none is found: the planted fault")
  }

  /// LBNL-UCB-STI/beam #3918.
  @Test("plug used once and never released: one cabinet serves twenty cars in turn")
  func released() throws {
    let cars = (0..<20).map { OneStation.Car(at: 30 * Double($0), from: 0.3, to: 0.6) }
    let all = try station(cars)
    #expect(all.ended.filter { $0.ending == .served }.count == 20)
    #expect(all.room.vehicles == 0)
    let early = try station(cars, until: Duration.minutes(575))
    #expect(early.room.vehicles > 0, "a plug that is still taken is seen: the planted fault")
  }

  /// LBNL-UCB-STI/beam #2533.
  @Test("vehicle never unplugged after its last activity: a parked car leaves when it is fetched")
  func unplugged() throws {
    // The first is full long before, the second is not.
    let both = try station(
      [OneStation.Car(at: 0, from: 0.6, to: 0.7, fetched: 50), .init(at: 0, from: 0.05, to: 1, fetched: 30)])
    #expect(both.ended.map(minutes) == [30, 50])
    #expect(both.room.vehicles == 0)
    let second = both.ended[0].delivered
    #expect(second > 0 && second < OneStation.capacity * 19 / 20)
    let never = try station([OneStation.Car(at: 0, from: 0.6, to: 0.7, fetched: 2000)])
    #expect(never.room.vehicles == 1, "one that nobody fetches stays: the planted fault")
  }

  /// matsim-libs #2933.
  @Test("newcomer plugged before the queue head: cars leave a single connector in order of arrival")
  func firstCome() throws {
    let cars = (0..<8).map { OneStation.Car(at: 3 * Double($0), from: 0.3, to: 0.4) }
    let order = try station(cars, cabinetKW: 80, connectors: 1).ended.map(\.vehicle)
    #expect(order == order.sorted())
    // With two connectors a small need overtakes a large one after it is plugged, not before.
    let two = try station([OneStation.Car(at: 0, from: 0.1)] + cars.dropFirst()).ended.map(\.vehicle)
    #expect(two != two.sorted(), "an order that is not that of arrival is seen: the planted fault")
  }

  /// matsim-libs #2442.
  @Test("one vehicle charged at two plugs at once: as many sessions as cars, as much time as their stays")
  func oneVehicleOnePlug() throws {
    func occupied(_ connectors: Int) throws -> (sessions: Int, time: TimeSum, stays: TimeSum) {
      let cars = OneStation.cars(10, seed: 3)
      var station = try OneStation(OneStation.charger(80, connectors: connectors))
      station.drive(cars)
      #expect(station.fault == nil)
      let outcome = station.room.outcome
      let stays = station.ended.reduce(0) { $0 + $1.time - cars[Int($1.vehicle)].arrives }
      return (outcome.stations[0].sessions, outcome.stations[0].occupied, TimeSum(stays))
    }
    let free = try occupied(12)
    #expect(free.sessions == 10)
    #expect(free.time == free.stays)
    let scarce = try occupied(1)
    #expect(scarce.time < scarce.stays, "time in the queue is no time at a plug: the planted fault")
  }

  /// matsim-code-examples #551.
  @Test("vehicle believes it charges while it queues: who waits has got nothing")
  func queueing() throws {
    var full = try station(
      [OneStation.Car(at: 0, from: 0.1), .init(at: 0, from: 0.1), .init(at: 1, from: 0.1)],
      until: Duration.minutes(20))
    full.close(at: Duration.minutes(20))
    #expect(full.given[2] == 0)
    #expect(full.given[0] > 0, "who charges has got something: the planted fault")
  }

  /// eclipse-sumo/sumo #16372.
  @Test("target SOC ignored: every car gets what it wants, to the millijoule")
  func targets() throws {
    for seed in UInt64(1)...5 {
      let cars = OneStation.cars(10, seed: seed)
      let given = try station(cars, connectors: 4).given
      for (car, got) in zip(cars, given) {
        if car.fetched == 0 { #expect(got == car.wants) }
        #expect(got <= car.wants)
      }
    }
    let fetched = OneStation.Car(at: 0, from: 0.1, fetched: 5)
    #expect(try station([fetched]).given != [fetched.wants], "who is fetched gets less: the planted fault")
  }
}
