public import ChargingStations
public import EventEngine
import Synchronization

/// A charging room that writes down every visit: what the outcome's sums cannot tell.
public struct WatchedRoom: InfrastructureRoom {
  private var room: ChargingRoom
  private let log: VisitLog

  public init(_ room: ChargingRoom, log: VisitLog) {
    self.room = room
    self.log = log
  }

  public var services: [EnergyService] { room.services }

  public mutating func startDay(_ day: Int, isRecorded: Bool) { room.startDay(day, isRecorded: isRecorded) }

  public mutating func begin(replication: Int, seed: UInt64, queue: inout EventQueue) {
    room.begin(replication: replication, seed: seed, queue: &queue)
  }

  public mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit? {
    log.add(.opened(need))
    return room.open(need, queue: &queue).map(noted)
  }

  public mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit? {
    room.handle(event, queue: &queue).map(noted)
  }

  public mutating func close(at time: Nanoseconds) -> [EndedVisit] { room.close(at: time).map(noted) }

  public func audit() -> String? { room.audit() }
  public var visiting: [Int32] { room.visiting }
  public func story(of vehicle: Int32) -> String? { room.story(of: vehicle) }
  public var outcome: RoomOutcome { room.outcome }

  private func noted(_ ended: EndedVisit) -> EndedVisit {
    log.add(.ended(ended))
    return ended
  }
}

/// What happened in a watched room, in its order. One replication only: several would be mixed.
public final class VisitLog: Sendable {
  public enum Line: Sendable {
    case opened(Need)
    case ended(EndedVisit)
  }

  /// A visit from need to end.
  public struct Visit: Sendable {
    public let need: Need
    public let end: EndedVisit

    public var hours: Double { Duration.inHours(end.time - need.time) }
    public var kWh: Double { EnergyUnit.kWh(end.delivered) }
  }

  private let written = Mutex<[Line]>([])

  public init() {}

  public var lines: [Line] { written.withLock { $0 } }

  func add(_ line: Line) { written.withLock { $0.append(line) } }

  /// All visits in the order of their ends.
  public var visits: [Visit] {
    var open: [Int32: Need] = [:]
    var visits: [Visit] = []
    for line in lines {
      switch line {
      case .opened(let need): open[need.vehicle] = need
      case .ended(let end):
        if let need = open.removeValue(forKey: end.vehicle) { visits.append(Visit(need: need, end: end)) }
      }
    }
    return visits
  }

  /// The first vehicle that opens a need while another of its own is open, or ends one it has not opened.
  public static func doubled(_ lines: [Line]) -> Int32? {
    var inside: Set<Int32> = []
    for line in lines {
      switch line {
      case .opened(let need): if !inside.insert(need.vehicle).inserted { return need.vehicle }
      case .ended(let end): if inside.remove(end.vehicle) == nil { return end.vehicle }
      }
    }
    return nil
  }
}
