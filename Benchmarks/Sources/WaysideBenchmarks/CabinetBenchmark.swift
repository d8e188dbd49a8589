import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine

/// Yubei 2025 with its fast connectors in groups of four, once with their own power and once behind cabinets that can
/// feed 1.5 of them: what sharing costs per session.
let cabinetBenchmark = Benchmark(name: "cabinets") {
  let yubei = try Yubei()
  let isFast = yubei.scenario.district.chargerTypes.map { $0.current == .dc }
  let plan = Plan(
    stations: try yubei.plan().stations.map { station in
      PlannedStation(
        site: station.site,
        chargers: zip(station.chargers, isFast).map { $1 ? ($0 + 3) / 4 : $0 },
        isExisting: station.isExisting)
    })
  let settings = yubei.scenario.run

  func simulate(share: Double) throws -> (run: ReplicationOutcome, seconds: Double) {
    var inputs = yubei.scenario.district
    for row in inputs.chargerTypes.indices where isFast[row] {
      inputs.chargerTypes[row].connectors = 4
      inputs.chargerTypes[row].cabinetKW = share * inputs.chargerTypes[row].powerKW
    }
    let world = try World(inputs)
    let room = ChargingRoom(
      world: world, plan: plan, parameters: yubei.scenario.charging, days: settings.days,
      warmUpDays: settings.warmUpDays)
    let simulator = Simulator(world: world, rooms: [room], settings: settings)
    let (run, seconds) = try measured { try simulator.replicate(0) }
    guard run.balance.residual == 0 else { throw Wrong("energy books do not balance") }
    return (run, seconds)
  }

  let plain = try simulate(share: 0)
  // Enough for all four: the same as plain connectors, to the last session.
  let ample = try simulate(share: 4)
  guard ample.run == plain.run else { throw Wrong("cabinets that never bind change the outcome") }
  let shared = try simulate(share: 1.5)
  let minutes = [plain, shared].map { Duration.inMinutes($0.run.rooms[0].chargingSum) / sessions($0.run) }
  guard minutes[1] > minutes[0] else { throw Wrong("sharing shortens a session: \(minutes)") }
  let extra = (shared.seconds - plain.seconds) / sessions(shared.run) * 1e9
  guard extra <= 8_000 else { throw Wrong("\(Int(extra)) ns per session") }
  return [
    "sessions \(Int(sessions(shared.run))), minutes of charging \(fixed(minutes[0], 2)) alone, \(fixed(minutes[1], 2)) shared",
    "events \(plain.run.events) alone, \(shared.run.events) shared",
    "CPU s \(fixed(plain.seconds, 3)) alone, \(fixed(shared.seconds, 3)) shared: \(Int(extra)) ns more per session",
  ]
}

private func sessions(_ run: ReplicationOutcome) -> Double {
  Double(run.rooms[0].sessionsOfType.reduce(0, +))
}
