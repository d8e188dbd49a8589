import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import Testing

/// A room with a planted fault: it forgets that a vehicle is there, or lets one in twice.
private struct ForgetfulRoom: InfrastructureRoom {
  enum Slip { case none, loses, doubles }
  var room: ChargingRoom
  let slip: Slip

  var services: [EnergyService] { room.services }
  mutating func startDay(_ day: Int, isRecorded: Bool) { room.startDay(day, isRecorded: isRecorded) }
  mutating func begin(replication: Int, seed: UInt64, queue: inout EventQueue) {
    room.begin(replication: replication, seed: seed, queue: &queue)
  }
  mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit? {
    if slip == .doubles { _ = room.open(need, queue: &queue) }
    return room.open(need, queue: &queue)
  }
  mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit? {
    room.handle(event, queue: &queue)
  }
  mutating func close(at time: Nanoseconds) -> [EndedVisit] { room.close(at: time) }
  func audit() -> String? { room.audit() }
  var visiting: [Int32] { slip == .loses ? Array(room.visiting.dropFirst()) : room.visiting }
  func story(of vehicle: Int32) -> String? { slip == .loses ? nil : room.story(of: vehicle) }
  var outcome: RoomOutcome { room.outcome }
}

@Suite("A broken law ends the run with the vehicle's story") struct FaultStoryTests {
  private func fault(_ slip: ForgetfulRoom.Slip) throws -> SimulationFault? {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world)
    let room = ChargingRoom(
      world: world, plan: plan, parameters: ChargingParameters(), days: 2, warmUpDays: 0)
    var settings = RunSettings()
    settings.days = 2
    settings.warmUpDays = 0
    settings.replications = 1
    do throws(SimulationFault) {
      _ = try Simulator(world: world, rooms: [ForgetfulRoom(room: room, slip: slip)], settings: settings)
        .run(threads: 1)
      return nil
    } catch {
      return error
    }
  }

  @Test("A sound room has no story")
  func sound() throws { #expect(try fault(.none) == nil) }

  @Test("A vehicle the room has lost is named with its battery, its driving and where it is missing")
  func lost() throws {
    let story = try #require(try fault(.loses)).story
    #expect(story.contains("away from the road"))
    #expect(story.contains("mJ in the battery"))
    #expect(story.contains("no room has it"))
    #expect(story.contains("vehicle "))
  }

  @Test("A vehicle that visits twice is named with both visits")
  func twice() throws {
    let story = try #require(try fault(.doubles)).story
    #expect(story.contains("twice"))
    #expect(story.split(separator: ";").count == 2)
    #expect(story.contains("need of"))
  }
}
