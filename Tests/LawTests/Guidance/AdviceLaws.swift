import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import HydrogenStations
import NumericKernels
import SwapStations
import Testing

@Suite("Randomised advice") struct AdviceLaws {
  @Test("Every choice of so many is equally likely, in every order, and none is told twice")
  func lead() {
    var random = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.advice"))
    var counts = [Int](repeating: 0, count: 25)
    let draws = 40_000
    for _ in 0..<draws {
      var rows = Array(0..<5)
      random.lead(2, of: 5, in: &rows)
      #expect(Set(rows).count == 5)
      counts[5 * rows[0] + rows[1]] += 1
    }
    for (pair, count) in counts.enumerated() {
      let expected = pair % 6 == 0 ? 0 : Double(draws) / 20
      #expect(abs(Double(count) - expected) <= 4 * expected.squareRoot(), "\(pair): \(count)")
    }
    var few = [1, 2]
    random.lead(5, of: 9, in: &few)
    #expect(few.sorted() == [1, 2])
    random.lead(-1, of: 2, in: &few)
    #expect(few.count == 2)
  }

  /// Where each of so many drivers went: they come one after another to stations that are all free.
  private static func charging(_ advised: Int, informed: Bool = true, drivers: Int = 400) throws -> [Int] {
    let stations = 6
    var scene = try StationScene(chargers: [[Int]](repeating: [2], count: stations)) {
      // The nearest is always best: only advice sends anybody elsewhere.
      $0.travel.speedKmPerHour = 60
    } parameters: {
      $0.choice.perCNY = 20
      $0.advisedStations = advised
      $0.alternatives = stations
    }
    var random = RandomStream(seed: 3, replication: 0, purpose: StreamPurpose("test.advice"))
    for driver in 0..<drivers {
      scene.open(Int32(driver), at: .hour(Double(driver) / 20), from: 0.6) {
        $0.draw = random.next()
        $0.isInformed = informed
      }
    }
    scene.close(at: .hour(40))
    return scene.room.outcome.stations.map(\.sessions)
  }

  @Test(
    "A driver goes to the best of those he is told of: told of d of n, to the best of all in d of n cases")
  func bestOfSome() throws {
    let all = try Self.charging(0)
    #expect(all.contains(400), "\(all)")
    #expect(try Self.charging(6) == all && Self.charging(64) == all, "told of as many as there are")
    for advised in 1...5 {
      let some = try Self.charging(advised)
      let best = some[all.firstIndex(of: 400) ?? 0]
      let expected = 400 * Double(advised) / 6
      #expect(
        abs(Double(best) - expected) < 4 * (expected * (1 - Double(advised) / 6)).squareRoot(), "\(some)")
      #expect(some == (try Self.charging(advised)), "equal inputs, equal stations")
    }
    #expect(try Self.charging(2, informed: false) == Self.charging(0, informed: false))
  }

  @Test(
    "Advice in the swap room: the uninformed drive to the nearest, the informed to the best of those told")
  func swap() throws {
    for (advised, informed) in [(0, true), (2, true), (2, false)] {
      var parameters = SwapScene.patient
      parameters.advisedStations = advised
      var scene = try SwapScene(
        stations: [SwapStationDesign](repeating: SwapScene.station(), count: 4), parameters: parameters
      ) { $0.travel.speedKmPerHour = 60 }
      var random = RandomStream(seed: 4, replication: 0, purpose: StreamPurpose("test.advice"))
      for driver in 0..<100 {
        scene.open(Int32(driver), atHours: Double(driver)) {
          $0.draw = random.next()
          $0.isInformed = informed
        }
      }
      scene.close(atHours: 150)
      #expect(scene.fault == nil)
      let nearest = scene.room.outcome.stations[0].sessions
      if advised == 0 || !informed { #expect(nearest == 100) } else { #expect((35...65).contains(nearest)) }
    }
  }

  @Test("Advice in the hydrogen room: the uninformed drive to the nearest, the informed to any of those told")
  func hydrogen() throws {
    for (advised, informed) in [(0, true), (2, true), (2, false)] {
      var parameters = HydrogenDistrict.parameters { $0.availabilityShare = 1 }
      (parameters.advisedStations, parameters.alternatives) = (advised, 4)
      var scene = try HydrogenScene(stations: 4, days: 7, parameters: parameters)
      var random = RandomStream(seed: 5, replication: 0, purpose: StreamPurpose("test.advice"))
      for driver in 0..<100 {
        var need = Need(
          time: .hour(Double(driver)), vehicle: Int32(driver), cell: scene.cells[0], vehicleType: 0,
          energy: scene.capacity / 2, target: scene.capacity / 100 * 55, draw: random.next())
        need.isInformed = informed
        scene.admit(need)
      }
      let vehicles = scene.room.outcome.hydrogen.map(\.vehicles)
      // The last has not arrived; where driving takes no time those told are equal, and the first told is taken.
      #expect(vehicles.reduce(0, +) == 99)
      if advised == 0 || !informed {
        #expect(vehicles[0] == 99)
      } else {
        #expect(vehicles.allSatisfy { (10...40).contains($0) }, "\(vehicles)")
      }
    }
  }
}
