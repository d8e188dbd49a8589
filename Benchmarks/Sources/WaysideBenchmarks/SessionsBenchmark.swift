import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import Foundation

/// `WaysideBenchmarks sessions FILE.csv [--json]`: the peers' sessions through the charging room.
///
/// Every session is a need of a class with its power limit, parked until its stay ends; the room cuts a stay that is too
/// short for its energy. Which connector a car takes does not matter to the energy, so the file's ports are only
/// counted; a car that found none free would wait, and the expected energy would not be met.
enum SessionsBenchmark {
  private struct Session {
    let arrival: Nanoseconds
    let stay: Nanoseconds
    let energyKWh: Double
    let powerKW: Double
    /// Row of its power among all.
    var kind = 0
  }

  /// Capacity of every battery; it holds the largest session.
  private static let capacityKWh = 200.0

  static func run(_ arguments: [String]) -> Int32 {
    guard let path = arguments.first, let data = FileManager.default.contents(atPath: path) else {
      print("usage: WaysideBenchmarks sessions FILE.csv [--json]")
      return 66
    }
    do {
      let (sessions, ports) = try read(String(decoding: data, as: UTF8.self))
      var answer = try simulate(sessions, ports)
      var repeats = 1
      let began = cpuSeconds()
      while cpuSeconds() - began < 1 {
        let next = try simulate(sessions, ports)
        guard next.energyKWh == answer.energyKWh else { throw Wrong("two runs differ") }
        answer.seconds += next.seconds
        repeats += 1
      }
      let seconds = answer.seconds / Double(repeats)
      guard abs(answer.energyKWh - answer.expectedKWh) <= 1e-6 * answer.expectedKWh else {
        throw Wrong("delivered \(answer.energyKWh) kWh, the stays allow \(answer.expectedKWh)")
      }
      let rate = Double(sessions.count) / seconds
      if arguments.contains("--json") {
        print(
          "{\"system\": \"Wayside\", \"sessions\": \(sessions.count), \"energy_kwh\": \(answer.energyKWh), "
            + "\"cpu_s\": \(seconds), \"process_cpu_s\": \(cpuSeconds()), \"peak_rss_mb\": \(peakMB()), "
            + "\"sessions_per_core_s\": \(rate), \"repeats\": \(repeats)}")
      } else {
        print("sessions \(sessions.count), energy \(fixed(answer.energyKWh, 3)) kWh")
        print("CPU s \(fixed(seconds, 6)), sessions per core-second \(Int(rate)), \(repeats) repeats")
      }
      return 0
    } catch {
      print("WRONG: \(error)")
      return 1
    }
  }

  private static func read(_ text: String) throws -> (sessions: [Session], ports: Int) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.first == "session,port,arrival_min,stay_min,energy_kWh,power_kW" else {
      throw Wrong("the header is not that of sessions.py")
    }
    var ports = 0
    let sessions = try lines.dropFirst().map { line in
      let fields = line.split(separator: ",").compactMap { Double($0) }
      guard fields.count == 6, fields[4] <= capacityKWh, fields.allSatisfy({ $0 >= 0 }), fields[5] > 0 else {
        throw Wrong("not a session: \(line)")
      }
      ports = max(ports, Int(fields[1]) + 1)
      return Session(
        arrival: Nanoseconds(fields[2]) * Duration.minute, stay: Nanoseconds(fields[3]) * Duration.minute,
        energyKWh: fields[4], powerKW: fields[5])
    }
    return (sessions.sorted { $0.arrival < $1.arrival }, ports)
  }

  /// The room is made before the clock starts, as the peers' objects are.
  private static func simulate(
    _ sessions: [Session], _ ports: Int
  ) throws -> (energyKWh: Double, expectedKWh: Double, seconds: Double) {
    let powers = Set(sessions.map(\.powerKW)).sorted()
    var sessions = sessions
    for row in sessions.indices { sessions[row].kind = powers.firstIndex(of: sessions[row].powerKW) ?? 0 }
    let kinds = powers.map { StationScene.constant(kWh: capacityKWh, powerKW: $0) }
    let last = sessions.last?.arrival ?? 0
    var scene = try StationScene(chargers: [[ports]], days: Int(last / Duration.day) + 4) {
      $0.fleets = kinds
      $0.chargerTypes = [StationScene.connector("connector", powerKW: 1e4)]
    }
    scene.keepsEnded = false
    let began = cpuSeconds()
    for (row, session) in sessions.enumerated() {
      var need = Need(
        time: session.arrival, vehicle: Int32(row), cell: scene.cells[0],
        vehicleType: UInt16(session.kind * VehicleTypes.sizes),
        energy: EnergyUnit.millijoules(kWh: capacityKWh - session.energyKWh),
        target: EnergyUnit.millijoules(kWh: capacityKWh), draw: 1)
      need.preferredStation = 0
      need.isParked = true
      need.staysUntil = session.arrival + session.stay
      scene.admit(need)
    }
    scene.run(through: last + 3 * Duration.day)
    let delivered = scene.room.outcome.delivered
    scene.audit()
    let seconds = cpuSeconds() - began
    if let fault = scene.fault { throw Wrong(fault) }
    let expected = sessions.reduce(0) { $0 + min($1.energyKWh, $1.powerKW * Duration.inHours($1.stay)) }
    return (EnergyUnit.kWh(delivered), expected, seconds)
  }

  private static func peakMB() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
